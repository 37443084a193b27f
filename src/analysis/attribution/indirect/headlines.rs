//! Who is said to tell it in a headline, without a verb: "Orr: The gates were shut".

use crate::analysis::attribution::{Mention, Said};
use crate::analysis::phrases::{Sort, ending_at};
use crate::analysis::prose::Prose;
use crate::model::{EntityKind, QuoteKind};

/// "Orr: The gates were shut", as headlines have it.
pub(super) fn before_colon(prose: &Prose, passage: usize) -> Option<Said> {
    let colon = (1..prose.len().min(8)).find(|&at| prose.word(at) == ":")?;
    let phrase = ending_at(prose, colon - 1, 0).filter(|phrase| phrase.from == 0)?;
    let person = prose.at(phrase.head).named == Some(EntityKind::Person);
    let polled =
        prose.is(phrase.head, &["poll", "study", "report", "survey", "officials", "police", "source", "sources"]);
    let body = phrase.sort == Sort::Name && prose.at(phrase.head).named == Some(EntityKind::Organisation);
    if !person && !polled && !body
        || prose.len() < colon + 4
        || prose.word(prose.len() - 1) == "?"
        || prose.is_quoted(colon + 1)
    {
        return None;
    }
    let mention = Some(Mention { passage, phrase });
    let parts = vec![prose.span(colon + 1, prose.len())];
    Some(Said { kind: QuoteKind::Indirect, parts, passage, mention, cue: None, confidence: 0.8 })
}

/// "Two missing after flood - officials"
pub(super) fn after_dash(prose: &Prose, passage: usize) -> Option<Said> {
    let last = prose.len().checked_sub(1)?;
    let phrase = ending_at(prose, last, 0)?;
    let dash = phrase.from.checked_sub(1).filter(|&dash| dash > 2 && matches!(prose.word(dash), "-" | "–" | "—"))?;
    if !matches!(phrase.sort, Sort::Role | Sort::Somebody | Sort::Group | Sort::Document) {
        return None;
    }
    let mention = Some(Mention { passage, phrase });
    Some(Said {
        kind: QuoteKind::Indirect,
        parts: vec![prose.span(0, dash)],
        passage,
        mention,
        cue: None,
        confidence: 0.7,
    })
}
