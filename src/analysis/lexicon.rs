//! What is known of single English words: one table, built once.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::analysis::closed_words::{CLOSED, NOUNS_TOO};
use crate::analysis::hashing::ListMap;
use crate::analysis::nouns;
use crate::analysis::stances::{self, Needs};
use crate::analysis::verbs::{Form, Manner, VERBS, forms};

/// The classes that a word belongs to; a word may be in several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    pub const NONE: Self = Self(0);
    pub const DETERMINER: Self = Self(1);
    /// his, her, its, their, my, our
    pub const OWNER: Self = Self(1 << 1);
    pub const PRONOUN: Self = Self(1 << 2);
    pub const PREPOSITION: Self = Self(1 << 3);
    pub const CONJUNCTION: Self = Self(1 << 4);
    pub const AUXILIARY: Self = Self(1 << 5);
    pub const ADVERB: Self = Self(1 << 6);
    /// Monday, yesterday, earlier
    pub const TIME: Self = Self(1 << 7);
    /// who, which, that, whose
    pub const RELATIVE: Self = Self(1 << 8);
    pub const ROLE: Self = Self(1 << 9);
    pub const PLURAL: Self = Self(1 << 10);
    pub const GROUP: Self = Self(1 << 11);
    pub const DOCUMENT: Self = Self(1 << 12);
    pub const VEHICLE: Self = Self(1 << 13);
    pub const OUTLET: Self = Self(1 << 14);
    pub const SOMEBODY: Self = Self(1 << 15);
    /// Words that are verbs where they stand without an article, and no cue.
    pub const VERB: Self = Self(1 << 16);
    /// Nouns of saying and thinking: "raised doubts".
    pub const OPINION: Self = Self(1 << 17);
    /// "is confident that"
    pub const MINDED: Self = Self(1 << 18);
    /// "his claim that"
    pub const OWNED: Self = Self(1 << 20);
    /// What is carried or hung up to be read.
    pub const SIGN: Self = Self(1 << 21);
    /// Verbs of attribution that are as often nouns: "states", "rules", "report".
    pub const NOUN_TOO: Self = Self(1 << 19);

    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A verb of attribution in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueVerb {
    pub manner: Manner,
    pub form: Form,
    /// The base form of the verb.
    pub base: &'static str,
}

/// A verb that may tell of a stance in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StanceVerb {
    pub form: Form,
    pub needs: Needs,
    /// What it needs as well to be told of somebody: any of the two will do.
    pub or: Option<Needs>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub classes: Classes,
    pub cue: Option<CueVerb>,
    /// A verb that tells of a stance, where the word is one.
    pub stance: Option<StanceVerb>,
}

fn table() -> &'static ListMap<String, Entry> {
    static TABLE: OnceLock<ListMap<String, Entry>> = OnceLock::new();
    TABLE.get_or_init(build)
}

fn build() -> ListMap<String, Entry> {
    let mut table: ListMap<String, Entry> = ListMap::default();
    let mut add = |word: &str, classes: Classes| {
        let entry = table.entry(word.to_owned()).or_default();
        entry.classes = entry.classes.or(classes);
    };
    for (classes, words) in CLOSED {
        words.split_whitespace().for_each(|word| add(word, *classes));
    }
    for (classes, words) in [
        (Classes::ROLE, nouns::ROLES),
        (Classes::GROUP, nouns::GROUPS),
        (Classes::DOCUMENT, nouns::DOCUMENTS),
        (Classes::VEHICLE, nouns::VEHICLES),
        (Classes::OUTLET, nouns::OUTLET_NOUNS),
        (Classes::SIGN, nouns::SIGNS),
    ] {
        for word in words.split_whitespace() {
            add(word, classes);
            add(&plural(word), classes.or(Classes::PLURAL));
        }
    }
    nouns::SOMEBODY.split_whitespace().for_each(|word| add(word, Classes::SOMEBODY));
    for (manner, verbs) in VERBS {
        for verb in verbs.split_whitespace() {
            let base = verb.split('/').next().unwrap_or(verb);
            for (word, form) in forms(verb) {
                let entry = table.entry(word).or_default();
                let cue = CueVerb { manner: *manner, form, base };
                // The first manner named is the one that counts; a past form beats the base ("put").
                entry.cue.get_or_insert(cue);
            }
        }
    }
    for (needs, verbs) in stances::VERBS {
        for (word, form) in verbs.split_whitespace().flat_map(forms) {
            let entry = table.entry(word).or_default();
            match &mut entry.stance {
                Some(stance) if stance.needs != *needs => stance.or = Some(*needs),
                Some(_) => {}
                None => entry.stance = Some(StanceVerb { form, needs: *needs, or: None }),
            }
        }
    }
    for base in NOUNS_TOO.split_whitespace() {
        for (word, form) in forms(base) {
            if matches!(form, Form::Base | Form::Present) {
                let entry = table.entry(word).or_default();
                entry.classes = entry.classes.or(Classes::NOUN_TOO);
            }
        }
    }
    let of_stances =
        [(Classes::OPINION, stances::NOUNS), (Classes::OWNED, stances::OWNED), (Classes::MINDED, stances::ADJECTIVES)];
    for (classes, words) in of_stances {
        for word in words.split_whitespace() {
            let mut add = |word: String| {
                let entry = table.entry(word).or_default();
                entry.classes = entry.classes.or(classes);
            };
            add(word.to_owned());
            if classes != Classes::MINDED {
                add(plural(word));
            }
        }
    }
    table
}

fn plural(word: &str) -> String {
    match word {
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "person" => "people".to_owned(),
        "wife" => "wives".to_owned(),
        "analysis" => "analyses".to_owned(),
        "statistics" | "figures" | "findings" | "results" | "records" | "papers" | "data" => word.to_owned(),
        _ if word.ends_with("sman") || word.ends_with("swoman") || word.ends_with("man") && word.len() > 6 => {
            format!("{}en", &word[..word.len() - 2])
        }
        _ if word.ends_with('y') && !word.ends_with("ay") && !word.ends_with("ey") => {
            format!("{}ies", &word[..word.len() - 1])
        }
        _ if ["s", "sh", "ch", "x"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// What is known of a word, whatever its case.
#[must_use]
pub fn look_up(word: &str) -> Entry {
    if word.len() > 32 {
        return Entry::default();
    }
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    let lower: &str = &lower;
    let mut entry = table().get(lower).copied().unwrap_or_default();
    let is_adverb = lower.len() > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "daily"
                | "weekly"
                | "assembly"
                | "reply"
                | "ally"
                | "elderly"
                | "monthly"
                | "italy"
                | "july"
                | "early"
                | "apply"
                | "supply"
                | "friendly"
        );
    if is_adverb && entry.cue.is_none() {
        entry.classes = entry.classes.or(Classes::ADVERB);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        assert!(look_up("Spokesmen").classes.has(Classes::PLURAL));
        assert!(look_up("officials").classes.has(Classes::ROLE));
        assert!(look_up("quickly").classes.has(Classes::ADVERB));
        assert_eq!(look_up("Says").cue.map(|cue| (cue.manner, cue.form)), Some((Manner::Say, Form::Present)));
        assert_eq!(look_up("told").cue.map(|cue| cue.base), Some("tell"));
        assert_eq!(look_up("zzz"), Entry::default());
    }
}
