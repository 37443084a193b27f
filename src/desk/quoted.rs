//! What the catalogue keeps of the quotes of an article.

use super::prints;
use crate::model::book::{BETWEEN, WORDS, office};
use crate::model::{Article, Findings, Quote, QuoteKind, Span, Text};
use crate::store::QuoteUse;

/// Bytes of a quote that are kept.
const LONGEST_QUOTE: usize = 4_000;

/// Indirect quotes of fewer words tell nothing where they stand alone.
const LEAST_TOLD: usize = 3;

/// Bytes of its sentence that are kept on either side of it.
const LONGEST_SIDE: usize = 200;

/// The longest that a title or a word of saying gets, in bytes; what is longer is a mistake of the page.
const LONGEST_ROLE: usize = 120;

/// The quotes of an article; `speakers`: for each source the place of its name in the catalogue's entry.
#[must_use]
pub(super) fn uses(article: &Article, findings: &Findings, speakers: &[Option<u32>]) -> Vec<QuoteUse> {
    let text = &article.body.text;
    let of = |(quote, index): (&Quote, u32)| {
        let words = words_of(quote, text);
        let direct = quote.kind == QuoteKind::Direct;
        let entity = findings.speaker(quote).and_then(|source| findings.entities.get(source.entity? as usize));
        let role = entity.and_then(|entity| office(entity.role.as_deref()?)).filter(|role| role.len() <= LONGEST_ROLE);
        let cue = quote.cue.map_or("", |cue| cue.of(text));
        QuoteUse {
            index,
            speaker: quote.speaker.and_then(|speaker| speakers.get(speaker as usize).copied().flatten()),
            direct,
            confidence: quote.confidence,
            place: quote.extent().start,
            cue: if cue.len() <= LONGEST_ROLE { Text::line(cue).into_string() } else { String::new() },
            role: role.unwrap_or("").to_owned(),
            context: context(article, quote),
            prints: if direct { prints::of_direct(&words) } else { prints::of_indirect(&words) },
            words,
        }
    };
    let is_told = |used: &QuoteUse| used.direct || used.words.split(' ').count() >= LEAST_TOLD;
    findings.quotes.iter().zip(0..).map(of).filter(is_told).collect()
}

/// The words of a quote on one line, its stretches parted by a mark.
#[must_use]
pub(super) fn words_of(quote: &Quote, text: &str) -> String {
    let parts: Vec<String> = quote.parts.iter().map(|part| Text::line(part.of(text)).into_string()).collect();
    let mut words = parts.join(BETWEEN);
    words.truncate(floor(&words, LONGEST_QUOTE));
    words
}

/// The sentence of a quote, a sign in the place of its words.
fn context(article: &Article, quote: &Quote) -> String {
    let text = &article.body.text;
    let extent = quote.extent();
    // A long quote goes through several paragraphs.
    let block = |place: usize| Some(article.body.blocks.get(article.body.block_at(place)?)?.span);
    let Some((first, last)) = block(extent.start()).zip(block(extent.end().saturating_sub(1))) else {
        return String::new();
    };
    let block = Span::new(first.start(), last.end());
    // Who says it and how belongs to the sentence, whatever the marks make of its end.
    let told = [quote.cue, quote.speaker_mention].into_iter().flatten().filter(|span| {
        block.covers(*span) && span.start() + LONGEST_SIDE > extent.start() && span.end() < extent.end() + LONGEST_SIDE
    });
    let (start, end) =
        told.fold((extent.start(), extent.end()), |(start, end), span| (start.min(span.start()), end.max(span.end())));
    let before = Span::new(block.start(), start).of(text);
    let after = Span::new(end, block.end()).of(text);
    let start = block.start() + sentence_start(before);
    let end = end + sentence_end(after, text.get(..end).unwrap_or(""));
    let mut out = String::new();
    let mut at = start;
    for part in &quote.parts {
        let between = without_sign(Span::new(at, part.start()).of(text));
        out.push_str(if at == start { ending(&between, LONGEST_SIDE) } else { &between });
        out.push(WORDS);
        at = part.end();
    }
    let rest = without_sign(Span::new(at, end).of(text));
    out.push_str(rest.get(..floor(&rest, LONGEST_SIDE)).unwrap_or(""));
    Text::line(&out).into_string()
}

fn without_sign(text: &str) -> String {
    text.replace(WORDS, "")
}

/// Where the last sentence begins in what stands before a quote.
fn sentence_start(before: &str) -> usize {
    let mut start = 0;
    for (at, c) in before.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let after = at + c.len_utf8();
        let (done, rest) = (before.get(..at).unwrap_or(""), before.get(after..).unwrap_or(""));
        if ends_sentence(done) && !rest.starts_with(|c: char| c.is_lowercase() || c.is_whitespace()) {
            start = after;
        }
    }
    start
}

/// Where the sentence ends in what stands after a quote; `done`: all that stands before that.
fn sentence_end(after: &str, done: &str) -> usize {
    let closed = after.len() - after.trim_start_matches(is_closing).len();
    if ends_sentence(done) && after.get(closed..).is_some_and(|rest| !goes_on(rest)) {
        return closed;
    }
    for (at, _) in after.char_indices().filter(|(at, c)| *at > closed && c.is_whitespace()) {
        let (read, rest) = (after.get(..at).unwrap_or(""), after.get(at..).unwrap_or(""));
        if ends_sentence(read) && !goes_on(rest) {
            return at;
        }
    }
    after.len()
}

fn goes_on(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_lowercase() || c == ',')
}

/// Whether a text ends with the end of a sentence, closing marks behind it or not.
fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(is_closing);
    if bare.ends_with(['!', '?', '…', '。']) {
        return true;
    }
    let Some(before) = bare.strip_suffix('.') else { return false };
    // "Mr.", "U.S.", "J." end no sentence that can be told from its middle.
    let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let is_short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase) || word.contains('.');
    !is_short || bare.len() < text.len()
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '“' | ')' | ']')
}

/// The last bytes of a text, up to so many, from the beginning of a word.
fn ending(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let from = (text.len() - most..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let tail = text.get(from..).unwrap_or("");
    tail.split_once(' ').map_or(tail, |(_, rest)| rest)
}

/// The last place for a cut in the first `most` bytes.
fn floor(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::analyse::{Given, analyse};
    use crate::model::book::context_with;

    /// Each quote of a text with its sentence.
    fn contexts(text: &str) -> Vec<(String, String)> {
        let read = analyse(Given::Plain(text));
        let uses = uses(&read.article, &read.findings, &[]);
        uses.into_iter().map(|used| (used.words.clone(), context_with(&used.context, &used.words))).collect()
    }

    #[test]
    fn a_quote_is_kept_with_the_sentence_that_it_stands_in() {
        let text = "Harbour wall to be rebuilt\n\nThe town of Velmora waited for years. “We will not wait for the next \
                    storm,” Mayor Rosa Lindt told reporters in Velmora. The wall fell in March.\n\n“It was about \
                    time,” she said, “and it is not enough.” The council meets on Monday.\n";
        let found = contexts(text);
        let of = |words: &str| {
            found.iter().find(|(said, _)| said.contains(words)).map(|(_, context)| context.as_str()).unwrap()
        };
        assert_eq!(
            of("next storm"),
            "“We will not wait for the next storm,” Mayor Rosa Lindt told reporters in Velmora."
        );
        assert_eq!(of("about time"), "“It was about time,” she said, “and it is not enough.”");
    }

    #[test]
    fn sides_are_short_and_no_letter_is_cut() {
        let side = "é".repeat(2_000);
        let text = format!("News\n\n{side} “We will not wait for the storm,” Rosa Lindt said {side}.\n");
        for (_, context) in contexts(&text) {
            assert!(context.len() < 1_000, "{}", context.len());
        }
        assert_eq!(ending("ab cd ef", 4), "ef");
        assert_eq!(floor("aé", 2), 1);
    }
}
