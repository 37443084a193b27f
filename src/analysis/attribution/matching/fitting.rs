//! How well a cue and a quote fit.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::phrases::Sort;
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};

/// About 100 where they fit best; none where they cannot belong together.
pub(super) fn fit(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    let after = cue.start() > quote.open;
    let base = if after { fit_after(prose, cue, quote, sentence)? } else { fit_before(prose, cue, quote, sentence)? };
    // "as the heckler yelled: “...”"
    let shouts = !after
        && cue.manner == Manner::Act
        && quote.shape == Shape::Full
        && cue.to + 1 == quote.open
        && matches!(prose.word(cue.to), ":" | ",");
    let manner = match cue.manner {
        Manner::Say => 0,
        Manner::Act if shouts => 0,
        Manner::Label => -4,
        Manner::Act => -12,
        Manner::Show => -14,
        Manner::Think => -22,
    };
    let sourceless = if cue.source.is_none() { -30 } else { 0 };
    let weak_source = if cue.source.is_some_and(|source| source.sort == Sort::Other) { -10 } else { 0 };
    let own = if cue.source.is_some_and(|source| prose.is(source.head, &["I", "we", "you"])) { -30 } else { 0 };
    let infinitive = if cue.form == Form::Base && cue.from > 0 && prose.is(cue.from - 1, &["to"]) { -10 } else { 0 };
    // "said a new round would begin “in days”"
    let thing = cue.form == Form::Base && cue.source.is_some_and(|source| source.sort == Sort::Other);
    // "she says it shows that he is “late”"
    let it = is_empty_subject(prose, cue);
    let weak_source = if thing || it { -40 } else { weak_source };
    // "had gone “into hiding”" tells no words, as "the joke goes: “...”" does.
    let gone = if cue.base == "go" && quote.shape != Shape::Full && !prose.is(cue.to, &["on"]) { -40 } else { 0 };
    // "criticised voters who support Orr as “late”"
    let relative = !matches!(cue.manner, Manner::Say | Manner::Label)
        && cue.source.is_some_and(|source| prose.is(source.head, &["who", "that", "which"]));
    let relative = if relative { -14 } else { 0 };
    Some(base + gone + manner + sourceless + weak_source + infinitive + own + relative)
}

/// What a cue loses that is part of what somebody else is told to have said: "Orr said he was sure Poe will
/// continue to be “late”".
pub(super) fn within_speech(prose: &Prose, cues: &[Cue], index: usize, quote: &DirectQuote) -> i32 {
    let Some(cue) = cues.get(index) else { return 0 };
    if cue.from > quote.open || matches!(cue.manner, Manner::Say | Manner::Label) && cue.form != Form::Base {
        return 0;
    }
    let floor = prose.sentence(quote.open).start;
    let start = cue.start();
    let outer = cues[..index].iter().rev().take_while(|outer| outer.from >= floor).find(|outer| {
        outer.manner == Manner::Say
            && matches!(outer.form, Form::Past | Form::Present | Form::Ing)
            && outer.to <= start
            && outer.source.is_some_and(|source| source.sort != Sort::Other && source.from < outer.from)
    });
    let Some(outer) = outer else { return 0 };
    let parted =
        (outer.to..start).any(|at| matches!(prose.word(at), ";" | "—" | "–" | "--" | ":") || prose.is_quoted(at));
    let own = cue.manner == Manner::Act
        && matches!(cue.form, Form::Past | Form::Present)
        && cue.source.is_some_and(|source| source.sort != Sort::Other);
    // "Orr said that when Poe railed against the lock, “...”"
    let aside = (outer.to..start).any(|at| prose.is(at, &["when", "once", "after", "if", "as", "while", "because"]))
        && (cue.to..quote.open).any(|at| prose.word(at) == ",");
    if parted || own && !aside || cue.form == Form::Ing { 0 } else { 30 }
}

/// "she says it shows": the subject stands for no one.
fn is_empty_subject(prose: &Prose, cue: &Cue) -> bool {
    let before = cue.start().checked_sub(1);
    cue.source.is_some_and(|source| prose.is(source.head, &["it"]))
        && before.is_some_and(|before| prose.at(before).cue.is_some() || prose.is(before, &["that"]))
}

/// “...,” said Orr
fn fit_after(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    if cue.start() <= quote.close {
        return None;
    }
    let gap = gap(prose, quote.close + 1, cue.start());
    let last = prose.word(quote.close.saturating_sub(1));
    let asks = matches!(last, "?" | "!" | "…" | "—" | "–" | "--" | "...");
    let comma = last == "," || prose.word(quote.close + 1) == ",";
    // "Orr calls it “duty”; rivals deride it": the quote's clause has ended.
    if matches!(prose.word(quote.close + 1), ";" | ":") || last == ";" {
        return None;
    }
    if cue.from >= sentence.end {
        // “Why?” Orr asked: the stop is the quote's, not the sentence's.
        let closes = matches!(prose.word(cue.end()), "." | "");
        let stops = last == "." && closes && cue.start() == quote.close + 1;
        let adjacent = gap == 0 && (asks || stops) && matches!(cue.manner, Manner::Say);
        return adjacent.then_some(88);
    }
    // What is told after a colon or before a further quote has its own cue.
    Some(match (comma || asks, gap) {
        (true, 0..=1) => 100,
        (true, 2..=3) => 92 - 2 * gap,
        (true, _) => 78 - gap.min(30),
        (false, 0..=1) if quote.shape == Shape::Full => 84,
        (false, _) => 64 - gap.min(30),
    })
}

/// Orr said, “...”
fn fit_before(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    if cue.from < sentence.start || cue.to > quote.open {
        return None;
    }
    let end = cue.end().min(quote.open);
    let gap = gap(prose, end, quote.open);
    let lead = quote.open.checked_sub(1).map_or("", |at| prose.word(at));
    let quoted_between = (end..quote.open).any(|at| prose.is_quoted(at));
    let strong = match lead {
        ":" => 12,
        "," if gap <= 8 && !quoted_between => 10,
        _ if gap == 0 => 10,
        _ => 0,
    };
    // A clause of its own with another subject between: "said he was told “no”".
    Some(84 - gap.min(24) + strong - if quoted_between && quote.shape == Shape::Full { 10 } else { 0 })
}

/// How many words stand between, quotes not counted.
fn gap(prose: &Prose, from: usize, to: usize) -> i32 {
    let between = (from..to).filter(|&at| !prose.is_quoted(at) && prose.at(at).kind != TokenKind::Punctuation);
    i32::try_from(between.count()).unwrap_or(i32::MAX).min(200)
}
