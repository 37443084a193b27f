//! What is done with new articles: the tables `[[rule]]`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Section, or_nearest};
use crate::model::{Action, Query, Rule};

/// More rules than these are a mistake: each is asked about every new article.
const MOST: usize = 500;

pub(super) fn parse_rules(document: &Document<'_>, tables: &[(&DeTable<'_>, std::ops::Range<usize>)]) -> Vec<Rule> {
    if let Some((_, at)) = tables.get(MOST) {
        document.refuse(at.clone(), "there are more than 500 rules");
    }
    tables.iter().take(MOST).filter_map(|(table, at)| parse_rule(document, table, at)).collect()
}

fn parse_rule(document: &Document<'_>, table: &DeTable<'_>, at: &std::ops::Range<usize>) -> Option<Rule> {
    let mut section = Section::new(document, table, "setting of a rule");
    let query = section.text("query").map(|query| query.text);
    let named = |name: &str| table.get(name).map_or(at.clone(), Spanned::span);
    match query.as_deref() {
        None if section.has("query") => {}
        None => document.refuse(at.clone(), "a rule needs `query`: the articles that it is about"),
        Some(words) if words.trim().is_empty() => {
            document.refuse(named("query"), "an empty `query` would hold for every article; `after:2000` does, too");
        }
        Some(words) => {
            if let Err(mistake) = Query::read(words) {
                document.refuse(named("query"), &format!("in `query`: {}", mistake.told(or_nearest)));
            }
        }
    }
    section.known("do");
    let mut actions = Vec::new();
    match table.get("do").map(|value| (value.get_ref(), value.span())) {
        Some((DeValue::String(text), span)) => actions.extend(action(document, text, span)),
        Some((DeValue::Array(values), span)) => {
            if values.is_empty() {
                document.refuse(span, "`do` names no action; a rule wants one at least");
            }
            for value in values {
                match value.get_ref().as_str() {
                    Some(text) => actions.extend(action(document, text, value.span())),
                    None => document.refuse(value.span(), "`do` must be a list of texts in quotes"),
                }
            }
        }
        Some((_, span)) => document.refuse(span, "`do` must be a list of texts in quotes"),
        None => document.refuse(at.clone(), "a rule needs `do`: what is done with the articles"),
    }
    section.finish();
    Some(Rule { query: query?, actions })
}

fn action(document: &Document<'_>, written: &str, at: std::ops::Range<usize>) -> Option<Action> {
    let action = Action::read(written);
    if action.is_none() {
        let word = written.split_whitespace().next().unwrap_or("");
        let told = match word {
            "tag" => "`tag` wants the tag behind it: \"tag floods\"".to_owned(),
            "run" => "`run` wants a program behind it: \"run notify-send {headline}\"".to_owned(),
            known if Action::WORDS.contains(&known) => format!("nothing can stand behind `{known}`"),
            _ => format!("there is no action `{word}`{}", or_nearest(word, &Action::WORDS)),
        };
        document.refuse(at, &told);
    }
    action
}

#[cfg(test)]
mod tests {
    use crate::config::parse;
    use crate::model::Action;

    fn errors(text: &str) -> Vec<String> {
        parse(text, "c.toml").unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rules_are_read_and_their_mistakes_have_their_place() {
        let text = "[[rule]]\nquery = \"storm -sport\"\ndo = [\"read\", \"tag weather\"]\n\n[[rule]]\nquery = \"a\"\ndo = \"hide\"\n";
        let rules = parse(text, "c.toml").unwrap().rules;
        assert_eq!(rules[0].query, "storm -sport");
        assert_eq!(rules[0].actions[0], Action::Read);
        assert_eq!(rules[1].actions, [Action::Hide]);
        let told = errors("[[rule]]\nquery = \"a\"\ndo = []\n");
        assert!(told[0].starts_with("c.toml:3:6: `do` names no action"), "{told:?}");
        let told = errors("[[rule]]\nquery = \"spekaer:lindt\"\ndo = [\"hidde\"]\n");
        assert!(told[0].starts_with("c.toml:2:9: in `query`") && told[0].contains("speaker"), "{told:?}");
        assert!(told[1].starts_with("c.toml:3:7: there is no action `hidde`") && told[1].contains("hide"), "{told:?}");
        assert_eq!(errors("[[rule]]\ndo = [\"tag\"]\n").len(), 2);
        assert_eq!(errors("rule = 3\n").len(), 1);
    }
}
