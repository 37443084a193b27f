//! Quotes as references of the Citation Style Language, in JSON.

use serde_json::{Map, Value, json};

use super::{day, keys, speaker};
use crate::model::CitedQuote;
use crate::model::book::set_words;

pub(super) fn references(quotes: &[CitedQuote]) -> String {
    let all: Vec<Value> = quotes.iter().zip(keys(quotes)).map(|(quote, key)| reference(quote, key)).collect();
    let mut out = serde_json::to_string_pretty(&all).unwrap_or_default();
    out.push('\n');
    out
}

fn reference(quote: &CitedQuote, key: String) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), Value::String(key));
    out.insert("type".into(), json!("article-newspaper"));
    out.insert("title".into(), json!(quote.headline));
    out.insert("container-title".into(), json!(quote.publisher));
    if !quote.authors.is_empty() {
        let authors: Vec<Value> = quote.authors.iter().map(|author| json!({ "literal": author })).collect();
        out.insert("author".into(), Value::Array(authors));
    }
    if let Some((year, month, day)) = day(quote.published) {
        out.insert("issued".into(), json!({ "date-parts": [[year, month, day]] }));
    }
    if let Some(url) = &quote.url {
        out.insert("URL".into(), json!(url));
    }
    let said = set_words(&quote.words, quote.direct);
    let speaker = speaker(quote);
    out.insert("note".into(), Value::String(if speaker.is_empty() { said } else { format!("{said} — {speaker}") }));
    Value::Object(out)
}
