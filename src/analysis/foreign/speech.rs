//! Which words between marks are speech.

use crate::analysis::foreign::dialogue;
use crate::analysis::foreign::page::Page;
use crate::analysis::foreign::speakers::Match;
use crate::analysis::foreign::tongue::Sense;
use crate::analysis::quotes::DirectQuote;
use crate::analysis::reading::{Passage, Reading};
use crate::model::{BlockKind, Span};

/// What is taken for speech, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) passage: usize,
    pub(super) part: Span,
    pub(super) found: Option<Match>,
    /// The words go on with what the last one said.
    pub(super) goes_on: bool,
}

/// Letters that scripts without blanks need for what a word is elsewhere.
const LETTERS_A_WORD: usize = 2;

/// The speech of an article in text order.
pub(super) fn said(reading: &Reading<'_>, direct: &[DirectQuote], pages: Option<&[Page<'_>]>) -> Vec<Said> {
    let text = reading.text();
    let mut out: Vec<Said> = Vec::new();
    let mut last: Option<&DirectQuote> = None;
    for quote in direct.iter().filter(|quote| !quote.nested) {
        let Some(passage) = reading.passages.get(quote.passage) else { continue };
        let page = pages.and_then(|pages| pages.get(quote.passage));
        let turn = last.is_some_and(|last| last.unclosed && last.passage + 1 == quote.passage && quote.open == 0);
        let beside = last.is_some_and(|last| last.passage == quote.passage);
        let found = page.and_then(|page| page.behind(quote.close + 1).or_else(|| page.before(quote.open)));
        let words = words(text, quote.span);
        let is_named = page.is_some_and(|page| is_named(page, quote.open));
        let stops = quote.span.of(text).ends_with(['.', ',', '!', '?', '…', '。', '！', '？', '؟']);
        // Without a file for the language, what stands beside the marks is all there is to go by.
        let least = if page.is_none() && is_linked(text, passage, quote) { 2 } else { 4 };
        let stands_alone = is_sentence_start(passage, quote.open);
        let is_speech = turn
            || !is_named
                && match &found {
                    Some(found) if found.confidence >= 0.5 => words >= 1,
                    Some(_) => words >= 2,
                    None => words >= least || stops && words >= 2,
                };
        if !is_speech || matches!(passage.kind, BlockKind::Heading) && found.is_none() && words < 3 {
            continue;
        }
        let goes_on = turn || found.is_none() && beside && stands_alone;
        out.push(Said { passage: quote.passage, part: quote.span, found, goes_on });
        last = Some(quote);
    }
    for (index, page) in pages.unwrap_or_default().iter().enumerate() {
        if let Some((part, found)) = dialogue::line(page) {
            out.retain(|said| said.passage != index);
            out.push(Said { passage: index, part, found: Some(found), goes_on: false });
        }
    }
    out.sort_by_key(|said| said.part.start);
    out
}

/// How many words there are, in whatever script.
fn words(text: &str, span: Span) -> usize {
    let dense = |c: &char| ('\u{2e80}'..='\u{9fff}').contains(c) || ('\u{e00}'..='\u{e7f}').contains(c);
    let letters = span.of(text).chars().filter(dense).count();
    span.of(text).split_whitespace().count().max(letters / LETTERS_A_WORD)
}

/// Whether a colon leads to the marks, or a comma or a dash stands behind them, as where speech is attributed.
fn is_linked(text: &str, passage: &Passage, quote: &DirectQuote) -> bool {
    let word = |at: usize| passage.word(text, at);
    quote.open.checked_sub(1).is_some_and(|at| matches!(word(at), ":" | "："))
        || quote.open == 0 && matches!(word(quote.close + 1), "," | "–" | "—" | "-" | "،" | "、")
}

fn is_sentence_start(passage: &Passage, open: usize) -> bool {
    passage.sentences.iter().any(|sentence| sentence.start == open)
}

/// Whether the word before the mark, or the one before that, announces a title: "der Roman „...“".
fn is_named(page: &Page<'_>, open: usize) -> bool {
    open.checked_sub(1).is_some_and(|at| page.is(at, Sense::NAMING))
}
