//! Names that go on behind what was recognised: ministries of several fields, first names in capitals.

use crate::analysis::entities::tidy::bared::is_title;
use crate::analysis::gazetteer::gazetteer;
use crate::analysis::mention::Mention;
use crate::analysis::reading::{Passage, Reading};
use crate::model::{EntityKind, Span};

/// "Department of Health" with "and Social Care", "KHATUN" with "REHANA".
pub(super) fn widened(reading: &Reading<'_>, mention: Mention) -> Mention {
    let Some(passage) = reading.passages.iter().find(|passage| passage.span.covers(mention.span)) else {
        return mention;
    };
    let text = reading.text();
    let printed = mention.span.of(text);
    let state = ["Ministry of ", "Department of ", "Department for ", "Ministry for ", "Office of ", "Committee on "];
    if mention.kind == EntityKind::Organisation && state.iter().any(|start| printed.starts_with(start)) {
        let to = fields_end(text, passage, passage.token_at(mention.span.end()));
        let end = to.and_then(|to| passage.tokens.get(to)).map_or(mention.span.end(), |token| token.span.end());
        return Mention { span: Span::new(mention.span.start(), end), ..mention };
    }
    if JOURNALS.iter().any(|start| printed.starts_with(start)) {
        return Mention { kind: EntityKind::Organisation, ..mention };
    }
    let shouted = printed.chars().all(|c| !c.is_lowercase()) && printed.chars().count() > 3;
    let labelled = text.get(mention.span.end()..).is_some_and(|rest| rest.starts_with(':'));
    if mention.kind == EntityKind::Person && shouted && labelled {
        let mut first = passage.token_at(mention.span.start());
        while let Some(token) = first.checked_sub(1).and_then(|before| passage.tokens.get(before)) {
            let word = token.of(text);
            if is_title(word) || !token.is_word() || word.chars().any(char::is_lowercase) {
                break;
            }
            first -= 1;
        }
        let start = passage.tokens.get(first).map_or(mention.span.start(), |token| token.span.start());
        return Mention { span: Span::new(start.min(mention.span.start()), mention.span.end()), ..mention };
    }
    mention
}

/// The last token of the further fields of a ministry that begin at `at`: ", Food and Rural Affairs".
///
/// They are plain words with capitals: "the Ministry of Health and Ofsted" are two.
fn fields_end(text: &str, passage: &Passage, at: usize) -> Option<usize> {
    let word = |at: usize| passage.word(text, at);
    let field = |at: usize| {
        let word = word(at);
        word.starts_with(char::is_uppercase) && gazetteer().is_word(&word.to_lowercase())
    };
    let run = |mut at: usize| {
        while field(at) {
            at += 1;
        }
        at
    };
    let mut at = at;
    for _ in 0..4 {
        let more = if word(at) == "," { run(at + 1) } else { at };
        if word(at) == "," && more == at + 1 {
            return None;
        }
        at = more;
        if matches!(word(at), "and" | "&") {
            let end = run(at + 1);
            return (end > at + 1).then(|| end - 1);
        }
    }
    None
}

/// First words of the names of learned journals.
const JOURNALS: &[&str] = &["Annals of ", "Journal of ", "Proceedings of ", "Transactions of "];
