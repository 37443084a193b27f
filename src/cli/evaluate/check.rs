//! Whether an annotation agrees with its article and with itself.

use std::collections::HashSet;

use serde_json::Value;

use crate::cli::evaluate::gold::{Gold, Source, Sources, class_named};
use crate::cli::evaluate::naming::folded;
use crate::cli::evaluate::points::{Points, Stretch};

/// What is wrong, each with its place in the annotation (`entities[3].mentions[0]`).
#[must_use]
pub fn faults(raw: &Value, text: &str, gold: &Gold) -> Vec<String> {
    let points = Points::from(text);
    let mut out = Vec::new();
    if let Some(count) = raw.get("n_chars").and_then(Value::as_u64)
        && usize::try_from(count).ok() != Some(points.len())
    {
        out.push(format!("n_chars is {count}, but the article has {} code points", points.len()));
    }
    spans(raw, "", &points, &mut out);
    names(gold, &mut out);
    out
}

/// Every object with a `text` and a place must have that text there.
fn spans(value: &Value, path: &str, points: &Points, out: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                spans(value, &format!("{path}[{index}]"), points, out);
            }
        }
        Value::Object(keys) => {
            if let Some(text) = keys.get("text").and_then(Value::as_str) {
                let own = keys.get("span").map(|span| ("span".to_owned(), span));
                let occurrences = keys.get("occurrences").and_then(Value::as_array);
                let more = occurrences.into_iter().flatten().enumerate();
                let more = more.map(|(index, span)| (format!("occurrences[{index}]"), span));
                for (key, span) in own.into_iter().chain(more) {
                    out.extend(fault_of(span, text, points).map(|fault| format!("{path}.{key} {fault}")));
                }
            }
            for (key, value) in keys {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                spans(value, &inner, points, out);
            }
        }
        _ => {}
    }
}

fn fault_of(span: &Value, text: &str, points: &Points) -> Option<String> {
    let end = |side: usize| span.get(side).and_then(Value::as_u64).and_then(|place| usize::try_from(place).ok());
    let (Some(start), Some(end)) = (end(0), end(1)) else {
        return Some(format!("is {span}, not a pair of code points"));
    };
    if start > end || end > points.len() {
        return Some(format!("is [{start}, {end}], outside the {} code points of the article", points.len()));
    }
    let there = points.cut(Stretch { start, end });
    (there != text).then(|| format!("says {text:?}, but at [{start}, {end}] the article has {there:?}"))
}

/// Who speaks must be listed as a source or an entity, and a class must be one.
fn names(gold: &Gold, out: &mut Vec<String>) {
    let sources = gold.sources.iter().flat_map(Sources::classes);
    for source in sources.flat_map(|(_, sources)| sources) {
        for class in source.also_accept_classes.iter().filter(|class| class_named(class).is_none()) {
            out.push(format!("sources: {:?} accepts the class {class:?}, which there is not", source.name()));
        }
    }
    let (Some(entities), Some(sources)) = (&gold.entities, &gold.sources) else { return };
    let listed = sources.classes().into_iter().flat_map(|(_, sources)| sources).flat_map(Source::forms);
    let known = entities.iter().map(|entity| entity.canonical.as_str()).chain(listed);
    let known = known.chain(sources.optional.iter().map(String::as_str)).map(folded).collect::<HashSet<_>>();
    let mut look = |name: &str, place: String| {
        if !known.contains(&folded(name)) {
            out.push(format!("{place} is {name:?}, which is neither an entity nor a source of the annotation"));
        }
    };
    for (index, quote) in gold.direct_quotes.iter().flatten().enumerate().filter(|(_, quote)| !quote.optional) {
        quote.speaker.iter().for_each(|name| look(name, format!("direct_quotes[{index}].speaker")));
    }
    for (index, record) in gold.indirect.iter().flatten().enumerate().filter(|(_, record)| !record.optional) {
        look(&record.source, format!("indirect[{index}].source"));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::faults;

    fn of(raw: &serde_json::Value) -> Vec<String> {
        faults(raw, "Añez said so.", &serde_json::from_value(raw.clone()).unwrap())
    }

    #[test]
    fn a_span_must_hold_its_text() {
        let entity = |start: usize, end: usize| {
            json!({"entities": [{"canonical": "Añez", "type": "PER",
                                 "mentions": [{"text": "Añez", "span": [start, end]}]}]})
        };
        assert!(of(&entity(0, 4)).is_empty());
        assert!(of(&entity(0, 5))[0].contains("entities[0].mentions[0].span says \"Añez\""));
        assert!(of(&entity(10, 14))[0].contains("outside the 13 code points"));
    }

    #[test]
    fn a_speaker_must_be_known_and_a_class_must_exist() {
        let raw = json!({"entities": [], "sources": {"people": [{"name": "Añez", "also_accept_classes": ["saints"]}]},
            "direct_quotes": [{"text": "said", "span": [5, 9], "speaker": "Bo"}], "n_chars": 12});
        let found = of(&raw);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("13 code points") && found[1].contains("saints") && found[2].contains("\"Bo\""));
    }
}
