//! Rules for single sites: which parts of their pages are what, as CSS selectors.
//!
//! The built-in table holds the few sites where the general way fails; the reader's own rules, read
//! from a file once at the start, go before it. A rule that finds nothing on a page changes nothing.

mod rule;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;
use url::Url;

pub use rule::{Part, Rule};

/// The built-in table as text: also what a reader can copy from.
pub const BUILT_IN: &str = include_str!("rules.toml");

/// The rules of a table, by host.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    by_host: BTreeMap<String, Rule>,
}

impl Rules {
    /// Takes in the rule for a host and its subdomains.
    pub fn set(&mut self, host: &str, rule: Rule) {
        self.by_host.insert(host.to_ascii_lowercase(), rule);
    }

    /// The rule for a host: its own, or that of the nearest domain above it.
    #[must_use]
    pub fn of(&self, host: &str) -> Option<&Rule> {
        let mut rest = host;
        loop {
            if let Some(rule) = self.by_host.get(rest) {
                return Some(rule);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

/// The reader's own rules. They are the same for everything that is read while the program runs.
static OWN: OnceLock<Rules> = OnceLock::new();

static BUILT_IN_RULES: LazyLock<Rules> = LazyLock::new(|| parse_built_in().unwrap_or_default());

/// Puts the reader's own rules in force, once: later ones are left out.
pub fn use_own(rules: Rules) {
    let _ = OWN.set(rules);
}

/// The rule for the pages of an address.
pub(super) fn rule_for(url: &Url) -> Option<&'static Rule> {
    let host = url.host_str()?.to_ascii_lowercase();
    OWN.get().and_then(|rules| rules.of(&host)).or_else(|| BUILT_IN_RULES.of(&host))
}

/// A selector, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Selectors {
    One(String),
    Many(Vec<String>),
}

fn parse_built_in() -> Result<Rules, String> {
    let table: BTreeMap<String, BTreeMap<String, Selectors>> =
        toml::from_str(BUILT_IN).map_err(|error| error.to_string())?;
    let mut rules = Rules::default();
    for (host, keys) in table {
        let mut rule = Rule::default();
        for (name, selectors) in keys {
            let part = Part::named(&name).ok_or(format!("{host}: there is no part {name}"))?;
            let selectors = match selectors {
                Selectors::One(selector) => vec![selector],
                Selectors::Many(selectors) => selectors,
            };
            for selector in selectors {
                rule.add(part, &selector)?;
            }
        }
        rules.set(&host, rule);
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_can_be_read() {
        let rules = parse_built_in().unwrap();
        assert!(!rules.by_host.is_empty());
    }

    #[test]
    fn a_rule_holds_for_subdomains_and_the_nearest_one_goes_first() {
        let rule = |selector: &str| {
            let mut rule = Rule::default();
            rule.add(Part::Article, selector).unwrap();
            rule
        };
        let mut rules = Rules::default();
        rules.set("lunde.example", rule("main"));
        rules.set("Live.lunde.example", rule("ol"));
        assert!(rules.of("www.lunde.example").is_some());
        assert!(rules.of("notlunde.example").is_none());
        assert!(rules.of("example").is_none());
        let live = rules.of("a.live.lunde.example").unwrap();
        assert_eq!(live.written(Part::Article), ["ol"]);
    }
}
