//! The documented JSON of one analysed article; its spans count code points, not bytes.

use chrono::DateTime;
use serde_json::{Value, json};

use crate::desk::analyse::Analysed;
use crate::model::{Article, BlockKind, Body, Findings, Link, Quote, Span, Text, Timestamp};

/// Quotes and, marked as such, stances, each in text order.
fn quotes(findings: &Findings, places: &CodePoints) -> Vec<Value> {
    let value = |quote: &Quote| {
        json!({
            "kind": quote.kind,
            "parts": places.spans(&quote.parts),
            "speaker": quote.speaker.map(source_id),
            "speaker_mention": quote.speaker_mention.map(|span| places.span(span)),
            "cue": quote.cue.map(|span| places.span(span)),
            "confidence": rounded(quote.confidence),
        })
    };
    let stance = |quote: &Quote| {
        let mut value = value(quote);
        value["stance"] = json!(true);
        value
    };
    findings.quotes.iter().map(value).chain(findings.stances.iter().map(stance)).collect()
}

/// The whole answer for one article; `text` is what the spans point into, as it is to be printed.
pub fn answer(id: &Value, text: &str, analysed: &Analysed) -> Value {
    let Analysed { article, findings } = analysed;
    let body = &article.body;
    let places = CodePoints::of(&body.text);
    let first = |kind| body.blocks.iter().find(|block| block.kind == kind).map(|block| places.span(block.span));
    let published = article.published.and_then(moment);
    let byline = first(BlockKind::Byline)
        .filter(|_| article.byline.is_empty())
        .or_else(|| (!article.byline.is_empty()).then(|| json!(article.byline)));
    json!({
        "id": id,
        "text": text,
        "lang": article.language,
        "wall": article.wall,
        "headline": first(BlockKind::Headline),
        "kicker": first(BlockKind::Kicker),
        "byline": byline,
        "dateline": first(BlockKind::Dateline).or_else(|| article.dateline.as_ref().map(|line| json!(line))),
        "published": published,
        "publisher": article.publisher,
        "blocks": blocks(body, &places),
        "quotes": quotes(findings, &places),
        "entities": findings.entities.iter().enumerate().map(|(index, entity)| json!({
            "id": entity_id(index),
            "name": entity.name,
            "kind": entity.kind,
            "role": entity.role,
            "mentions": places.spans(&with_repeats(body, &entity.mentions)),
            "confidence": rounded(entity.confidence),
        })).collect::<Vec<_>>(),
        "sources": findings.sources.iter().enumerate().map(|(index, source)| json!({
            "id": source_id(index),
            "name": source.name,
            "kind": source.kind,
            "entity": source.entity.map(entity_id),
            "quoted": source.quoted,
            "paraphrased": source.paraphrased,
            "credited": source.credited,
            "via": source.via,
            "mentions": places.spans(&source.mentions),
            "confidence": rounded(source.confidence),
        })).collect::<Vec<_>>(),
    })
}

/// The answer of one that was read and not analysed: no quotes, entities and sources, but its links and pictures.
pub fn extracted(id: &Value, text: &str, article: &Article) -> Value {
    let body = &article.body;
    let places = CodePoints::of(&body.text);
    let analysed = Analysed { article: article.clone(), findings: Findings::default() };
    let mut value = answer(id, text, &analysed);
    if let Some(object) = value.as_object_mut() {
        for missing in ["quotes", "entities", "sources"] {
            object.remove(missing);
        }
    }
    let link = |link: &Link| {
        let mut value = places.span(link.span);
        value["url"] = json!(link.url);
        value
    };
    value["url"] = json!(article.url);
    value["section"] = json!(article.section);
    value["modified"] = json!(article.modified.and_then(moment));
    value["links"] = body.links.iter().map(link).collect();
    value["images"] = json!(body.images);
    beside(&mut value, article);
    value
}

/// What the feed gave beside the text.
pub fn beside(value: &mut Value, article: &Article) {
    value["categories"] = json!(article.categories);
    value["comments"] = json!(article.comments);
    value["thumbnail"] = json!(article.thumbnail);
    value["enclosures"] = json!(article.enclosures);
}

fn moment(at: Timestamp) -> Option<String> {
    DateTime::from_timestamp(at, 0).map(|at| at.to_rfc3339())
}

fn blocks(body: &Body, places: &CodePoints) -> Vec<Value> {
    let block = |block: &crate::model::Block| {
        let mut value = places.span(block.span);
        // What only tells of things beside the text has no kind of its own in the contract.
        value["kind"] = json!(if block.kind == BlockKind::Beside { BlockKind::Furniture } else { block.kind });
        value["duplicate_of"] = json!(block.duplicate_of);
        value["confidence"] = json!(rounded(block.confidence));
        value["credit"] = json!(block.credit.map(|span| places.span(span)));
        value
    };
    body.blocks.iter().map(block).collect()
}

/// The mentions, with those in blocks that stand a second time and are analysed once.
fn with_repeats(body: &Body, mentions: &[Span]) -> Vec<Span> {
    let mut out = mentions.to_vec();
    for block in &body.blocks {
        let original = block.duplicate_of.and_then(|index| body.blocks.get(index as usize));
        let Some(original) = original.filter(|original| body.words(original) == body.words(block)) else { continue };
        let first = mentions.partition_point(|mention| mention.start < original.span.start);
        let inside = mentions.iter().skip(first).take_while(|mention| mention.end <= original.span.end);
        out.extend(inside.map(|mention| {
            let start = block.span.start() + mention.start() - original.span.start();
            Span::new(start, start + mention.len())
        }));
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn source_id(index: impl std::fmt::Display + TryInto<u64>) -> String {
    format!("s{}", index.try_into().map_or(0, |index| index + 1))
}

fn entity_id(index: impl std::fmt::Display + TryInto<u64>) -> String {
    format!("e{}", index.try_into().map_or(0, |index| index + 1))
}

/// Two decimals say all that a confidence knows.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// From bytes to code points in one text.
pub struct CodePoints {
    /// The bytes at which each character after the first of a multi-byte one begins to lag:
    /// sorted (byte, characters before it), one for each character that is longer than a byte.
    wide: Vec<(usize, usize)>,
}

impl CodePoints {
    pub fn of(text: &Text) -> Self {
        let mut lag = 0;
        let wide = text.char_indices().filter(|(_, c)| c.len_utf8() > 1).map(|(at, c)| {
            lag += c.len_utf8() - 1;
            (at, lag)
        });
        Self { wide: wide.collect() }
    }

    fn place(&self, byte: usize) -> usize {
        let before = self.wide.partition_point(|&(at, _)| at < byte);
        let lag = before.checked_sub(1).and_then(|index| self.wide.get(index)).map_or(0, |&(_, lag)| lag);
        byte.saturating_sub(lag)
    }

    fn span(&self, span: Span) -> Value {
        json!({"start": self.place(span.start()), "end": self.place(span.end())})
    }

    pub fn spans(&self, spans: &[Span]) -> Vec<Value> {
        spans.iter().map(|&span| self.span(span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::CodePoints;
    use crate::model::Text;

    #[test]
    fn places_are_counted_in_code_points() {
        let text = Text::from("aé😀b“c”");
        let places = CodePoints::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(places.place(byte), count);
        }
        assert_eq!(places.place(text.len()), text.chars().count());
    }
}
