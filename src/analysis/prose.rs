//! A passage with what the lexicon knows of each of its words.

use crate::analysis::lexicon::{Classes, CueVerb, Entry, StanceVerb, look_up};
use crate::analysis::quotes::DirectQuote;
use crate::analysis::reading::Passage;
use crate::analysis::tokens::TokenKind;
use crate::model::{BlockKind, EntityKind, Span};

/// One token with its classes and its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub classes: Classes,
    pub cue: Option<CueVerb>,
    pub stance: Option<StanceVerb>,
    pub kind: TokenKind,
    /// Begins with a capital letter.
    pub capital: bool,
    /// First word of a sentence or of a quote: a capital says nothing.
    pub first: bool,
    /// Stands in somebody's words.
    pub quoted: bool,
    /// What kind of name it is part of, as far as the recogniser knows.
    pub named: Option<EntityKind>,
}

impl Word {
    const BLANK: Self = Self {
        classes: Classes::NONE,
        cue: None,
        stance: None,
        kind: TokenKind::Punctuation,
        capital: false,
        first: false,
        quoted: false,
        named: None,
    };
}

/// A passage, its words, and what of it is quoted.
pub struct Prose<'a> {
    pub text: &'a str,
    pub passage: &'a Passage,
    pub words: Vec<Word>,
    /// The recogniser has marked the names, so that a word without a mark is none.
    pub is_known: bool,
    /// One sentence whose longer words all have capitals.
    is_titled: bool,
}

impl<'a> Prose<'a> {
    #[must_use]
    pub fn new(text: &'a str, passage: &'a Passage, quotes: &[DirectQuote]) -> Self {
        let mut words: Vec<Word> = passage
            .tokens
            .iter()
            .map(|token| {
                let word = token.of(text);
                let entry = if token.kind == TokenKind::Word { look_up(word) } else { Entry::default() };
                let capital = word.starts_with(char::is_uppercase);
                let (classes, cue) = (entry.classes, entry.cue);
                Word {
                    classes,
                    cue,
                    stance: entry.stance,
                    kind: token.kind,
                    capital,
                    first: false,
                    quoted: false,
                    named: None,
                }
            })
            .collect();
        for sentence in &passage.sentences {
            let start = (sentence.start..sentence.end).find(|&at| words[at].kind == TokenKind::Word);
            if let Some(at) = start {
                words[at].first = true;
            }
        }
        for quote in quotes.iter().filter(|quote| !quote.nested) {
            let end = quote.close.saturating_add(1).min(words.len());
            if let Some(inside) = words.get_mut(quote.open..end) {
                for word in inside {
                    word.quoted = true;
                }
            }
            if let Some(word) = words.get_mut(quote.open + 1) {
                word.first = true;
            }
            if let Some(word) = words.get_mut(quote.close.saturating_add(1)) {
                word.first |= matches!(word.kind, TokenKind::Word);
            }
        }
        let is_titled = is_titled(passage, &words);
        Self { text, passage, words, is_known: false, is_titled }
    }

    /// Marks the words of a name.
    pub fn name(&mut self, span: Span, kind: EntityKind) {
        let from = self.passage.token_at(span.start());
        let to = self.passage.token_at(span.end());
        for word in self.words.get_mut(from..to.max(from)).unwrap_or_default() {
            word.named = Some(kind);
            // Its capital is its own, wherever it stands, and "Kelly" is no adverb.
            if word.capital && !word.classes.has(Classes::DETERMINER) {
                word.first = false;
                word.classes = word.classes.without(Classes::ADVERB);
            }
        }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The token as printed; empty past the end.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.passage.word(self.text, at)
    }

    /// The word at a token; a blank one past the end.
    #[must_use]
    pub fn at(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or(Word::BLANK)
    }

    #[must_use]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let held = self.word(at);
        words.iter().any(|word| held.eq_ignore_ascii_case(word))
    }

    #[must_use]
    pub fn has(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.classes.has(classes))
    }

    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.quoted)
    }

    /// Whether a capital letter tells that the word is a name.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.capital && word.kind == TokenKind::Word)
    }

    /// Whether the word has a capital where lower case would be expected of a common one.
    #[must_use]
    pub fn is_name_word(&self, at: usize) -> bool {
        self.is_capital(at) && !self.at(at).first
    }

    /// Whether every word of the passage is printed with a capital, as in some headlines.
    #[must_use]
    pub fn is_headline(&self) -> bool {
        matches!(self.passage.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Kicker) || self.is_titled
    }

    /// From the first token to the one before `to`.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let tokens = &self.passage.tokens;
        let start = tokens.get(from).map_or(self.passage.span.end(), |token| token.span.start());
        let end = to.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.span.end());
        Span::new(start, end)
    }

    /// The range of tokens of the sentence that holds `at`.
    #[must_use]
    pub fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        self.passage.sentence_of(at).and_then(|index| self.passage.sentences.get(index)).cloned().unwrap_or(at..at)
    }
}

/// Whether a passage is one sentence in which nearly all longer words have capitals.
fn is_titled(passage: &Passage, words: &[Word]) -> bool {
    if passage.sentences.len() != 1 || words.len() > 40 {
        return false;
    }
    let long = passage
        .tokens
        .iter()
        .zip(words)
        .filter(|(token, word)| word.kind == TokenKind::Word && token.span.end - token.span.start > 3);
    let (count, capitals) =
        long.fold((0, 0), |(count, capitals), (_, word)| (count + 1, capitals + usize::from(word.capital)));
    count >= 5 && capitals * 10 >= count * 9
}
