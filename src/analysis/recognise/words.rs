//! The tokens of an article as a recogniser looks at them: their case, and what it tells where they stand.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::analysis::gazetteer::{Gazetteer, Known, gazetteer};
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

/// What is known of a word; "Russian-Ukrainian" and "Kremlin-backed" are adjectives like "Russian".
fn known_word(name: &str, lists: &Gazetteer) -> Known {
    let known = lists.of(name);
    if known != Known::default() || !name.contains('-') {
        return known;
    }
    let christened = name.split_once('-').is_some_and(|(first, second)| {
        lists.of(first).any(Known::FIRST_NAME)
            && !lists.of(first).is_name()
            && second.starts_with(char::is_uppercase)
            && !lists.of(second).is_name()
            && !lists.of(second).any(Known::DEMONYM)
    });
    if christened || is_two_syllables(name) {
        return Known::FIRST_NAME;
    }
    let small = name.rsplit('-').next().is_some_and(|last| last.starts_with(char::is_lowercase));
    let capital = name.starts_with(char::is_uppercase);
    let prefix = name.split('-').next().is_some_and(|first| {
        matches!(
            &*first.to_lowercase(),
            "pro" | "anti" | "non" | "ex" | "pre" | "post" | "mid" | "sub" | "neo" | "inter" | "intra"
        )
    });
    if capital && (small || prefix || name.split('-').any(|part| lists.of(part).any(Known::DEMONYM))) {
        return Known::DEMONYM;
    }
    known
}

/// "Young-ho", "Mei-ling": given names of two syllables.
fn is_two_syllables(name: &str) -> bool {
    const SECOND: &[&str] = &[
        "ho", "hun", "jin", "soo", "young", "wook", "hee", "min", "il", "un", "jae", "hyun", "sung", "chul", "tae",
        "woo", "seok", "kyung", "mi", "sook", "ja", "hwan", "kyu", "jun", "joon", "yeon", "ah", "eun", "won", "gil",
        "bum", "sik", "ching", "wen", "ming", "ying", "chen", "fang", "yi", "ping", "jung", "hui", "ling", "wei",
        "kai", "su", "hye",
    ];
    name.split_once('-').is_some_and(|(first, second)| {
        first.starts_with(char::is_uppercase) && first.len() < 6 && SECOND.contains(&second)
    })
}

/// A part of a token as a word of its own.
fn plain_word<'t>(text: &'t str, span: Span, form: Form, starts: bool, line: LineCase, lists: &Gazetteer) -> Word<'t> {
    let raw = span.of(text);
    let name = Cow::Borrowed(raw);
    Word {
        span,
        text: raw,
        known: lists.of(raw),
        name,
        lower: raw.to_lowercase().into(),
        form,
        starts,
        line,
        is_mark: false,
    }
}

/// The places of the name and of the rest in "Portland-based".
fn attributive(raw: &str, span: Span) -> Option<(Span, Span)> {
    let (head, tail) = raw.rsplit_once('-')?;
    let attributive = matches!(tail, "based" | "born" | "area" | "bound" | "listed" | "headquartered");
    let cut = span.start() + head.len();
    (attributive && !head.is_empty()).then(|| (Span::new(span.start(), cut), Span::new(cut, span.end())))
}

/// How far before a word an address may have begun, in bytes.
const LONGEST_ADDRESS: usize = 500;

/// Whether a word is a piece of a web address.
fn is_in_address(text: &str, start: usize) -> bool {
    let Some(before) = text.get(..start).filter(|before| before.ends_with(['/', '=', '#'])) else { return false };
    let near = (0..=before.len().saturating_sub(LONGEST_ADDRESS)).rev().find(|&from| before.is_char_boundary(from));
    let near = near.and_then(|from| before.get(from..)).unwrap_or_default();
    let host = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    host.contains("://") || host.starts_with("www.")
}

/// The name behind a wire's slug: "River" in "EXCLUSIVE-River", "Port" in "1-Port".
fn behind_slug(raw: &str, span: Span) -> Option<Span> {
    let (slug, rest) = raw.split_once('-')?;
    let shouted = slug.len() > 2 && slug.bytes().all(|byte| byte.is_ascii_uppercase());
    let numbered = slug.len() == 1 && slug.bytes().all(|byte| byte.is_ascii_digit());
    let named = rest.starts_with(char::is_uppercase) && rest.chars().skip(1).all(char::is_lowercase) && rest.len() > 2;
    ((shouted || numbered) && named && !gazetteer().of(slug).is_name())
        .then(|| Span::new(span.start() + slug.len() + 1, span.end()))
}

/// Marks after which a capital tells nothing.
fn begins_anew(raw: &str, is_mark: bool) -> bool {
    is_mark && raw != "'" && raw != "’" || matches!(raw, ":" | "•" | "." | "!" | "?" | "—" | "*" | "|" | "…" | "...")
}

fn line_case<'t>(tokens: impl Iterator<Item = &'t str>, kind: BlockKind) -> LineCase {
    let (mut lower, mut capital, mut capitals) = (0, 0, 0);
    for token in tokens.filter(|token| token.chars().count() > 3) {
        match form(token) {
            Form::Lower => lower += 1,
            Form::Capital => capital += 1,
            Form::Capitals => capitals += 1,
            Form::Other => {}
        }
    }
    let short = matches!(kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Heading);
    let enough = if short { 2 } else { 6 };
    let names_people = matches!(kind, BlockKind::Caption | BlockKind::Credit | BlockKind::Byline | BlockKind::Dateline);
    if capitals >= 2 && capitals > 2 * (lower + capital) || short && capitals > 0 && lower + capital == 0 {
        LineCase::Capitals
    } else if capital >= enough && !names_people && (lower == 0 || short && capital > 4 * lower) {
        LineCase::Headline
    } else {
        LineCase::Sentence
    }
}

fn form(raw: &str) -> Form {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Form::Other };
    if first.is_uppercase() {
        let mut more = letters.peekable();
        if more.peek().is_some() && more.all(char::is_uppercase) { Form::Capitals } else { Form::Capital }
    } else if first.is_lowercase() && is_particled(raw) {
        Form::Capital
    } else if first.is_lowercase() {
        Form::Lower
    } else {
        Form::Other
    }
}

/// "al-Masri", "el-Sisi", "d'Estaing", "iPhone": names that begin small.
fn is_particled(raw: &str) -> bool {
    let joined = ["al-", "el-", "as-", "ash-", "an-", "ar-", "d'", "d’", "de-", "bin-", "ul-"];
    let rest = joined.iter().find_map(|particle| raw.strip_prefix(particle));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

fn as_in_a_sentence<'t>(raw: &'t str, form: Form, case: LineCase, lists: &Gazetteer) -> Cow<'t, str> {
    if form != Form::Capitals || raw.contains('.') {
        return Cow::Borrowed(raw);
    }
    let is_long = raw.chars().count() > 3;
    if lists.of(raw).is_name() || !is_long && case == LineCase::Sentence {
        return Cow::Borrowed(raw);
    }
    let taken_back = capitalised(raw);
    if case == LineCase::Capitals || lists.of(&taken_back) != Known::default() {
        return Cow::Owned(taken_back);
    }
    Cow::Borrowed(raw)
}

/// "SOUTHERN-CROSS" as "Southern-Cross".
#[must_use]
pub fn capitalised(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut fresh = true;
    for c in raw.chars() {
        if fresh {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        fresh = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    out
}
