//! The tokens of an article as a recogniser looks at them: their case, and what it tells where they stand.

mod case;
mod pieces;

use std::borrow::Cow;
use std::collections::HashMap;

pub use self::case::capitalised;
use self::case::{as_in_a_sentence, begins_anew, form, line_case};
use self::pieces::{attributive, behind_slug, is_in_address, known_word, plain_word};
use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::reading::{Passage, Reading};
use crate::analysis::recognise::peoples;
use crate::analysis::tokens::TokenKind;
use crate::model::{BlockKind, Span};

/// How a line uses capitals, and so what a capital in it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineCase {
    /// A capital inside a sentence marks a name.
    Sentence,
    /// All words that matter have one: it tells nothing.
    Headline,
    /// All letters are capitals.
    Capitals,
}

/// How a word is written, once the capitals of its line are taken into account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Lower,
    /// "Word", "O'Brien", "al-Masri".
    Capital,
    /// Two letters and more, all capitals: "NATO", "U.S.".
    Capitals,
    /// Numbers and marks.
    Other,
}

/// A token, with what a recogniser asks of it.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    pub span: Span,
    /// As printed.
    pub text: &'t str,
    /// As it would stand inside a sentence: capitals taken back where the line is all capitals.
    pub name: Cow<'t, str>,
    pub lower: Cow<'t, str>,
    pub form: Form,
    pub known: Known,
    /// Whether a capital here tells nothing because a sentence or a quote begins with it.
    pub starts: bool,
    pub line: LineCase,
    pub is_mark: bool,
}

impl Word<'_> {
    #[must_use]
    pub fn is_capital(&self) -> bool {
        matches!(self.form, Form::Capital | Form::Capitals)
    }

    #[must_use]
    pub fn is(&self, flags: Known) -> bool {
        self.known.any(flags)
    }
}

/// A block's words, with its kind.
pub struct Line<'t> {
    pub kind: BlockKind,
    pub words: Vec<Word<'t>>,
}

/// How often a word (in lower case) stands with and without a capital where that tells something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cases {
    pub capital: u32,
    pub lower: u32,
    /// Whether the article names a people after it.
    pub peopled: bool,
    /// Whether it stands as "Word" somewhere, not only as "WORD".
    pub mixed: bool,
}

pub type CaseCounts = HashMap<String, Cases>;

/// All words of an article, and how each is written in it.
#[must_use]
pub fn words<'t>(reading: &Reading<'t>, lists: &Gazetteer) -> (Vec<Line<'t>>, CaseCounts) {
    let text = reading.text();
    let lines = reading.passages.iter().map(|passage| Line { kind: passage.kind, words: line(text, passage, lists) });
    let mut lines = lines.collect::<Vec<_>>();
    let mut counts = CaseCounts::new();
    for word in lines.iter().flat_map(|line| &line.words) {
        if word.line != LineCase::Sentence || word.form == Form::Other {
            continue;
        }
        let mixed = word.form == Form::Capital;
        count(&mut counts, &word.lower, |cases| match word.form {
            Form::Lower => cases.lower += 1,
            _ if word.starts => cases.mixed |= mixed,
            _ => {
                cases.capital += 1;
                cases.mixed |= mixed;
            }
        });
    }
    for word in lines.iter_mut().flat_map(|line| &mut line.words) {
        // "BREZINA" in a dateline is the Brezina of the rest.
        let shouted = word.form == Form::Capitals && word.known.is_unknown() && word.name.len() > 3;
        if shouted && counts.get(&*word.lower).is_some_and(|cases| cases.mixed) {
            word.name = capitalised(word.text).into();
        }
    }
    peoples::mark(&mut lines, &mut counts, lists);
    (lines, counts)
}

/// Changes the counts of a word, which is copied only where it is new: most words of an article come again.
fn count(counts: &mut CaseCounts, lower: &str, change: impl FnOnce(&mut Cases)) {
    if let Some(cases) = counts.get_mut(lower) {
        change(cases);
    } else {
        change(counts.entry(lower.to_owned()).or_default());
    }
}

fn line<'t>(text: &'t str, passage: &Passage, lists: &Gazetteer) -> Vec<Word<'t>> {
    let mut out = Vec::with_capacity(passage.tokens.len());
    let works = works(text, passage);
    for sentence in &passage.sentences {
        let tokens = passage.tokens.get(sentence.clone()).unwrap_or_default();
        let case = line_case(tokens.iter().map(|token| token.of(text)), passage.kind);
        let mut starts = true;
        let line = case;
        for token in tokens {
            let case = if works.iter().any(|work| work.covers(token.span)) { LineCase::Headline } else { line };
            let raw = token.of(text);
            let is_mark = token.kind == TokenKind::Mark;
            if let Some(name) = behind_slug(raw, token.span).filter(|_| out.len() < 2) {
                out.push(plain_word(text, name, Form::Capital, true, case, lists));
                starts = false;
                continue;
            }
            if raw == "X." && out.last().is_some_and(|before: &Word<'_>| before.lower == "on") {
                // The network, at the end of a sentence.
                let name = Span::new(token.span.start(), token.span.end() - 1);
                out.push(plain_word(text, name, Form::Capital, false, case, lists));
                continue;
            }
            let wordy = token.kind == TokenKind::Word && !is_in_address(text, token.span.start());
            let form = if wordy { form(raw) } else { Form::Other };
            let name = as_in_a_sentence(raw, form, case, lists);
            if form == Form::Capital
                && let Some((span, rest)) = attributive(raw, token.span)
            {
                let starts = starts && token.is_word();
                out.push(plain_word(text, span, Form::Capital, starts, case, lists));
                out.push(plain_word(text, rest, Form::Lower, false, case, lists));
                continue;
            }
            let lower =
                if raw.chars().any(char::is_uppercase) { raw.to_lowercase().into() } else { Cow::Borrowed(raw) };
            out.push(Word {
                span: token.span,
                text: raw,
                known: known_word(&name, lists),
                name,
                lower,
                form,
                starts: starts && token.is_word(),
                line: case,
                is_mark,
            });
            starts = if token.is_word() { false } else { starts || begins_anew(raw, is_mark) };
        }
    }
    out
}

/// What stands between quotation marks and is written like a headline: titles of books and films.
fn works(text: &str, passage: &Passage) -> Vec<Span> {
    let works = passage.marked.iter().filter_map(|marked| {
        let inside = passage.tokens.get(marked.open + 1..marked.close?)?;
        let (first, last) = (inside.first()?, inside.last()?);
        let words = inside.iter().map(|token| form(token.of(text)));
        let large = inside.iter().filter(|token| token.of(text).len() > 3);
        let titled = large.clone().all(|token| form(token.of(text)) != Form::Lower) && large.count() > 1;
        let closed = form(last.of(text)) == Form::Capital && form(first.of(text)) == Form::Capital;
        let length = words.filter(|form| *form != Form::Other).count();
        (titled && closed && (3..9).contains(&length)).then(|| Span::new(first.span.start(), last.span.end()))
    });
    works.collect()
}
