//! JSON-LD: what a page tells search engines about its article.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::feeds::markup::decode;

/// The facts of the JSON-LD node that is the article.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub headline: Option<String>,
    /// Another headline of the same article.
    pub alternative: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub body: Option<String>,
    pub section: Option<String>,
    pub description: Option<String>,
    /// The captions of the article's pictures.
    pub pictured: Vec<String>,
    pub locked: bool,
}

/// Nodes looked at, so that a page made of nothing else costs no more than others.
const NODES: usize = 4_000;
/// The longest script that is read, in bytes.
const LONGEST: usize = 1 << 20;

type Node = Map<String, Value>;

/// Reads the scripts of a page; of several articles the first is it.
pub(super) fn read(scripts: &[&str]) -> Said {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parsed(script)).collect();
    let mut nodes: Vec<&Node> = Vec::new();
    for value in &values {
        gather(value, &mut nodes);
    }
    let by_id: HashMap<&str, &Node> = nodes
        .iter()
        .filter(|node| node.len() > 1)
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let mut articles: Vec<&Node> = nodes.iter().copied().filter(|node| is_article(node)).collect();
    articles.sort_by_key(|node| !node.contains_key("headline"));
    let mut said = Said::default();
    for node in articles.iter().take(3) {
        let text = |name: &str| node.get(name).and_then(words);
        said.headline = said.headline.or_else(|| text("headline"));
        said.alternative = said.alternative.or_else(|| text("alternativeHeadline"));
        said.published = said.published.or_else(|| text("datePublished"));
        said.modified = said.modified.or_else(|| text("dateModified"));
        said.locked |= node.get("isAccessibleForFree").is_some_and(|free| {
            free.as_bool() == Some(false) || free.as_str().is_some_and(|free| free.eq_ignore_ascii_case("false"))
        });
        said.description = said.description.or_else(|| text("description"));
        said.section = said.section.or_else(|| text("articleSection"));
        said.body = said.body.or_else(|| text("articleBody"));
        said.language = said.language.or_else(|| text("inLanguage"));
        said.pictured.extend(node.get("image").map(captions).unwrap_or_default());
        if said.authors.is_empty() {
            let by = node.get("author").or_else(|| node.get("creator"));
            said.authors = by.map(|by| names(by, &by_id)).unwrap_or_default();
        }
        said.publisher = said.publisher.or_else(|| names(node.get("publisher")?, &by_id).into_iter().next());
    }
    said
}

fn parsed(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("-->");
    let script = script.trim_end_matches("//]]>").trim().trim_end_matches(';');
    if script.len() > LONGEST {
        return None;
    }
    // Line ends inside of strings are a usual slip.
    let cleaned: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&cleaned).ok()
}

/// The nodes of a document, in its order.
fn gather<'a>(value: &'a Value, nodes: &mut Vec<&'a Node>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Object(node) if nodes.len() < NODES => {
                nodes.push(node);
                let inner =
                    ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart", "itemListElement"];
                waiting.extend(inner.iter().rev().filter_map(|name| node.get(*name)));
            }
            _ => {}
        }
    }
}

fn is_article(node: &Node) -> bool {
    let kind = |kind: &str| {
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(kind, "Report" | "Review" | "OpinionNewsArticle")
    };
    match node.get("@type") {
        Some(Value::String(name)) => kind(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(kind),
        _ => false,
    }
}

fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words,
        Value::Object(node) => node.get("@value").or_else(|| node.get("name"))?.as_str()?,
        Value::Array(list) => list.first()?.as_str()?,
        _ => return None,
    };
    let words = decode(words).trim().to_owned();
    (!words.is_empty()).then_some(words)
}

/// What the pictures of an article show.
fn captions(value: &Value) -> Vec<String> {
    let one = |value: &Value| value.get("caption").or_else(|| value.get("description")).and_then(words);
    match value {
        Value::Array(list) => list.iter().take(32).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

/// The names of people or organisations: written out, in nodes, or in nodes named by their id.
fn names(value: &Value, by_id: &HashMap<&str, &Node>) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::Object(node) => {
            let told = node.get("name").and_then(words);
            let elsewhere = || by_id.get(node.get("@id")?.as_str()?)?.get("name").and_then(words);
            told.or_else(elsewhere)
        }
        value => words(value),
    };
    match value {
        Value::Array(list) => list.iter().take(16).filter_map(one).collect(),
        Value::Object(node) if matches!(node.get("name"), Some(Value::Array(_))) => {
            node.get("name").and_then(Value::as_array).into_iter().flatten().take(16).filter_map(words).collect()
        }
        value => one(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_among_other_nodes() {
        let script = r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Site"},
            {"@type":["NewsArticle"],"headline":"A &amp; B","author":[{"@id":"#ann"},{"name":"Bo"}],
             "datePublished":"2025-06-16","publisher":{"name":"The Paper"}},
            {"@type":"Person","@id":"#ann","name":"Ann
             Roe"}]}"##;
        let said = read(&["not json", script]);
        assert_eq!(said.headline.as_deref(), Some("A & B"));
        assert_eq!(said.authors.len(), 2);
        assert!(said.authors[0].starts_with("Ann"));
        assert_eq!(said.publisher.as_deref(), Some("The Paper"));
        assert_eq!(said.published.as_deref(), Some("2025-06-16"));
    }

    #[test]
    fn depth_and_nonsense_are_survived() {
        let deep = "[".repeat(100_000);
        assert!(read(&[&deep, "null", "{}", "[1,\"x\"]"]).headline.is_none());
    }
}
