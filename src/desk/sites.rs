//! The reader's own rules for single sites: from the text of `sites.toml` to rules in force.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::config::{self, ConfigError, Document, Section, Written};
use crate::feeds::sites;
use crate::feeds::sites::{Part, Rule, Rules};

pub use crate::feeds::sites::BUILT_IN;

/// Reads the file and puts its rules in force for as long as the program runs; every mistake is told.
pub fn load(path: &Path) -> Result<(), Vec<ConfigError>> {
    let Some(text) = config::read_text(path).map_err(|error| vec![error])? else { return Ok(()) };
    sites::use_own(parse(&text, &path.to_string_lossy())?);
    Ok(())
}

/// The rules that a text gives; `file` is the name that errors carry.
fn parse(text: &str, file: &str) -> Result<Rules, Vec<ConfigError>> {
    let (document, table) = Document::parse(text, file);
    let mut rules = Rules::default();
    let mut wrong = Vec::new();
    for (key, value) in &table {
        let host: &str = key.get_ref();
        let Some(keys) = value.get_ref().as_table() else {
            document.refuse(
                key.span(),
                &format!("`{host}` stands before the first site; sites look like [\"news.example\"]"),
            );
            continue;
        };
        if let Some(rest) = unquoted(keys) {
            document.refuse(key.span(), &format!("a site stands in quotes: [\"{host}.{rest}\"]"));
            continue;
        }
        if !is_host(host) {
            document.refuse(key.span(), &format!("`{host}` is not the name of a host, such as \"news.example\""));
            continue;
        }
        rules.set(host, rule(&document, keys, &mut |at, why| wrong.push(ConfigError::new(file, at.at, &why))));
    }
    wrong.extend(document.into_errors());
    wrong.sort();
    if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
}

fn rule(document: &Document<'_>, keys: &DeTable<'_>, refuse: &mut impl FnMut(&Written, String)) -> Rule {
    let mut rule = Rule::default();
    let mut section = Section::new(document, keys, "key for a site");
    for part in Part::ALL {
        for selector in section.texts(part.name()).unwrap_or_default() {
            if let Err(why) = rule.add(part, &selector.text) {
                refuse(&selector, why);
            }
        }
    }
    section.finish();
    rule
}

/// What follows the first dot of a host that stands without quotes, so that TOML sees tables in tables.
fn unquoted(keys: &DeTable<'_>) -> Option<String> {
    let (name, value) = keys.iter().find(|(_, value)| matches!(value.get_ref(), DeValue::Table(_)))?;
    let rest = value.get_ref().as_table().and_then(unquoted);
    let name: &str = name.get_ref();
    Some(rest.map_or_else(|| name.to_owned(), |rest| format!("{name}.{rest}")))
}

/// Whether the words are a host alone: no scheme, no port, no path.
fn is_host(words: &str) -> bool {
    !words.is_empty()
        && words.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && !words.starts_with('.')
        && !words.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        parse(text, "sites.toml").err().unwrap_or_default().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rules_are_read_by_host() {
        let text = "[\"lunde.example\"]\narticle = \"main\"\nremove = [\".ad\", \".more\"]\n";
        let rules = parse(text, "sites.toml").unwrap();
        let rule = rules.of("www.lunde.example").unwrap();
        assert_eq!(rule.written(Part::Article), ["main"]);
        assert_eq!(rule.written(Part::Remove), [".ad", ".more"]);
        assert!(parse("", "sites.toml").is_ok());
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let text = "[\"lunde.example\"]\nartcle = \"main\"\nremove = [\".ad\", \"div[\"]\nbyline = 3\n\n\
            [news.lunde.example]\narticle = \"p\"\n[\"https://a.example/\"]\n";
        assert_eq!(
            mistakes(text),
            [
                "sites.toml:2:1: there is no key for a site `artcle`; did you mean `article`?",
                "sites.toml:3:18: `div[` is not a CSS selector",
                "sites.toml:4:10: `byline` must be a list of texts in quotes, not an integer",
                "sites.toml:6:2: a site stands in quotes: [\"news.lunde.example\"]",
                "sites.toml:8:2: `https://a.example/` is not the name of a host, such as \"news.example\"",
            ]
        );
        assert_eq!(mistakes("article = \"p\"").len(), 1);
        assert!(!mistakes("[[\"x\"").is_empty());
    }
}
