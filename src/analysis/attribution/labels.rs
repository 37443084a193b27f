//! Interviews and transcripts: speakers named by a label, their words without marks.

use std::collections::HashMap;

use crate::analysis::attribution::{Mention, Said};
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::model::{BlockKind, QuoteKind, Span};

/// What is known of a label.
#[derive(Default)]
struct Label {
    turns: usize,
    questions: usize,
}

/// The turns of an interview or transcript; nothing for any other article.
pub(super) fn said(prose: &[Prose]) -> Vec<Said> {
    let mut labels: Vec<Option<Phrase>> = prose.iter().map(label).collect();
    let record = is_record(prose, &labels);
    if record {
        // What the reporter puts before a colon is no turn of the record.
        for (piece, label) in prose.iter().zip(&mut labels) {
            *label = label.filter(|label| is_shouted(piece, label));
        }
    }
    let mut known: HashMap<String, Label> = HashMap::new();
    for (prose, phrase) in prose.iter().zip(&labels).filter_map(|(prose, label)| Some((prose, label.as_ref()?))) {
        let entry = known.entry(key(prose, phrase)).or_default();
        entry.turns += 1;
        entry.questions += usize::from(prose.word(prose.len().saturating_sub(1)) == "?");
    }
    let turns: usize = known.values().map(|label| label.turns).sum();
    let repeated = known.values().filter(|label| label.turns >= 2).count();
    if (turns < 4 || repeated < 2) && !record {
        return Vec::new();
    }
    let bare = known.contains_key("Q") && known.contains_key("A");
    let asks = |name: &str| {
        let often = known.get(name).is_some_and(|label| label.questions * 2 > label.turns);
        if bare { name == "Q" } else { often && !record }
    };
    // Whoever asks only once is the one who asks often, under the full name.
    let asking: Vec<&String> = known.keys().filter(|name| asks(name)).take(8).collect();
    let mut out = Vec::new();
    let mut speaking: Option<(usize, Phrase)> = None;
    for (passage, piece) in prose.iter().enumerate() {
        if !matches!(piece.passage.kind, BlockKind::Paragraph | BlockKind::Lead | BlockKind::Quote) {
            speaking = None;
            continue;
        }
        if let Some(phrase) = labels[passage] {
            let name = key(piece, &phrase);
            let questioner =
                asking.iter().any(|other| **other == name || is_short_for(other, &name) || is_short_for(&name, other));
            speaking = (!questioner).then_some((passage, phrase));
        }
        let Some((at, phrase)) = speaking else { continue };
        // Behind the colon, or the whole of a paragraph that goes on.
        let from = if at == passage { phrase.to + 1 } else { 0 };
        let last = piece.len();
        let closing = piece
            .words
            .iter()
            .rev()
            .find(|word| word.kind != TokenKind::Mark)
            .is_some_and(|word| word.kind == TokenKind::Punctuation);
        let aside = matches!((piece.word(0), piece.word(last.saturating_sub(1))), ("(" | "[", ")" | "]"));
        // A record has a label for every turn; what else stands there is the reporter's.
        if from >= last || at != passage && (!closing || record || aside) {
            speaking = None;
            continue;
        }
        let span = piece.span(from, last);
        let mention = Some(Mention { passage: at, phrase });
        out.push(Said { kind: QuoteKind::Direct, parts: vec![span], passage, mention, cue: None, confidence: 0.9 });
    }
    // The closing paragraph of the reporter has no label; a long silence ends the interview.
    end_with_last_label(&mut out, &labels);
    out
}

/// "SHRI SUNIL MANE: ...", "THE CHAIR: ...": the record of a parliament, a council or a court, where even
/// those who speak once have a label. Three passages on end have one, in capitals.
fn is_record(prose: &[Prose], labels: &[Option<Phrase>]) -> bool {
    let mut run = 0;
    prose.iter().zip(labels).any(|(piece, label)| {
        run = if label.is_some_and(|label| is_shouted(piece, &label)) { run + 1 } else { 0 };
        run >= 3
    })
}

/// Two words or more, all in capitals.
fn is_shouted(prose: &Prose, label: &Phrase) -> bool {
    label.to - label.from >= 2 && !label.span(prose).of(prose.text).contains(char::is_lowercase)
}

/// Paragraphs far behind the last label are not the interview any more.
fn end_with_last_label(out: &mut Vec<Said>, labels: &[Option<Phrase>]) {
    let Some(last) = labels.iter().rposition(Option::is_some) else { return };
    out.retain(|said| said.passage <= last);
}

fn key(prose: &Prose, phrase: &Phrase) -> String {
    phrase.span(prose).of(prose.text).to_uppercase()
}

/// "I.B." for "Ilse Bonvin"
pub(in crate::analysis) fn is_short_for(short: &str, long: &str) -> bool {
    let initials: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    let firsts: String = long.split_whitespace().filter_map(|word| word.chars().next()).collect();
    initials.chars().count() >= 2 && short.contains('.') && initials.eq_ignore_ascii_case(&firsts)
}

/// The name before the colon that begins a paragraph.
fn label(prose: &Prose) -> Option<Phrase> {
    let mut at = 0;
    // Some transcripts put a mark before every label.
    while prose.words.get(at).is_some_and(|word| word.kind == TokenKind::Mark) {
        at += 1;
    }
    let from = at;
    while at < from + 5 && prose.words.get(at)?.kind == TokenKind::Word && prose.is_capital(at) {
        at += 1;
    }
    let letter = at == from + 1 && matches!(prose.word(from), "Q" | "A");
    let stop = prose.word(at) == ":" || letter && prose.word(at) == ".";
    let named = at > from && stop && at + 1 < prose.len();
    named.then(|| Phrase { from, to: at, head: at - 1, sort: Sort::Name })
}

/// The spans that a labelled turn takes up, so that marks inside are not read twice.
pub(super) fn spans(said: &[Said]) -> Vec<Span> {
    said.iter().flat_map(|said| said.parts.iter().copied()).collect()
}
