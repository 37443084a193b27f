//! When two names mean the same.

use std::collections::{HashMap, HashSet};

use crate::cli::evaluate::gold::{Gold, Type};

/// A name in lower case, without brackets, punctuation, a leading article and a possessive.
#[must_use]
pub fn folded(name: &str) -> String {
    let lower = without_brackets(&name.to_lowercase().replace('’', "'"));
    let bare = lower.trim();
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix('\'')).unwrap_or(bare);
    let kept = |word: &str| word.chars().filter(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let words = bare.split_whitespace().map(kept).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() && matches!(first.as_str(), "the" | "a" | "an") => rest.join(" "),
        _ => words.join(" "),
    }
}

/// Brackets that close are taken out with what is in them.
fn without_brackets(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((_, tail)) = after.split_once(')') else { break };
        out.push_str(before);
        out.push(' ');
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// White space folded.
#[must_use]
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn telling(folded: &str) -> Vec<&str> {
    folded.split(' ').filter(|word| !matches!(*word, "" | "the" | "a" | "an" | "of" | "for" | "and" | "s")).collect()
}

/// The names of one annotated article.
#[derive(Debug, Default)]
pub struct Names {
    people: HashSet<String>,
    /// From a name to the other forms that the article uses for it.
    forms: HashMap<String, HashSet<String>>,
}

impl Names {
    #[must_use]
    pub fn of(gold: &Gold) -> Self {
        let mut names = Self::default();
        for entity in gold.entities.iter().flatten() {
            let canonical = folded(&entity.canonical);
            let forms = names.forms.entry(canonical.clone()).or_default();
            if entity.kind == Type::Person {
                names.people.insert(canonical);
            } else {
                let printed = entity.mentions.iter().map(|mention| &mention.text).chain(&entity.also_accept_mentions);
                forms.extend(printed.map(|form| folded(form)));
            }
        }
        let Some(sources) = &gold.sources else { return names };
        names.people.extend(sources.people.iter().map(|source| folded(source.name())));
        for source in sources.classes().into_iter().flat_map(|(_, sources)| sources) {
            names.forms.entry(folded(source.name())).or_default().extend(source.forms().map(folded));
        }
        names
    }

    /// Names of which only people are known.
    #[must_use]
    pub fn of_people<'a>(people: impl Iterator<Item = &'a str>) -> Self {
        Self { people: people.map(folded).collect(), ..Self::default() }
    }

    /// Whether `found` names what the annotation calls `wanted`, a name or a phrase.
    ///
    /// A person may be called by the surname alone; another name by a form that the article uses,
    /// by the half of its words with the last among them, or with words before it.
    #[must_use]
    pub fn same(&self, wanted: &str, found: &str) -> bool {
        let (wanted, found) = (folded(wanted), folded(found));
        if wanted.is_empty() || found.is_empty() {
            return false;
        }
        if wanted == found || self.forms.get(&wanted).is_some_and(|forms| forms.contains(&found)) {
            return true;
        }
        let (want, find) = (telling(&wanted), telling(&found));
        let (Some(want_last), Some(find_last)) = (want.last(), find.last()) else { return false };
        if self.people.contains(&wanted) {
            return find.contains(want_last) || find.len() == 1 && want.contains(find_last);
        }
        if find.iter().all(|word| want.contains(word)) && 2 * find.len() >= want.len() {
            return find_last == want_last || find.len() > 1;
        }
        want.len() > 1 && find.ends_with(&want)
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, folded};
    use crate::cli::evaluate::gold::Gold;

    #[test]
    fn names_are_folded() {
        assert_eq!(folded("The Lake (FILE) Board’s"), "lake board");
        assert_eq!(folded("J. B. (open"), "j b open");
        assert_eq!(folded("the"), "the");
    }

    #[test]
    fn people_go_by_their_surname_and_others_by_the_forms_printed() {
        let gold: Gold = serde_json::from_str(
            r#"{"entities": [
                {"canonical": "Ilse Marn", "type": "PER", "mentions": []},
                {"canonical": "Harbour Board", "type": "ORG", "mentions": [{"text": "HB", "span": [0, 2]}]}]}"#,
        )
        .unwrap();
        let names = Names::of(&gold);
        assert!(names.same("Ilse Marn", "Marn") && names.same("Ilse Marn", "Mayor Marn"));
        assert!(!names.same("Ilse Marn", "Ilse Brandt"));
        assert!(names.same("Harbour Board", "HB") && !names.same("Harbour Board", "School"));
        assert!(names.same("a harbour official", "official"));
        assert!(names.same("port officials", "two port officials"));
        assert!(!names.same("a harbour official from the north", "harbour"));
    }
}
