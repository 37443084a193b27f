//! Words, numbers and marks of a stretch of text.
//!
//! Clitics stand alone ("Biden" + "'s", "do" + "n't"), every quotation mark is a token of its own,
//! and what belongs together stays whole: "U.S.", "Lt.", initials, "175,000", "pro-Russian".

use crate::analysis::abbreviations::takes_dot;
use crate::model::Span;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
}

impl Token {
    /// The token as printed.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it is a word or a number.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter; clitics are words too.
    Word,
    /// Begins with a digit.
    Number,
    /// May open or close a quote: an apostrophe that stands alone is one of these as well.
    Mark,
    /// Everything else, a character each ("..." and "--" are one).
    Punctuation,
}

/// The tokens of `text` within `span`, in order; blanks belong to none.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let part = span.of(text);
    let mut out = Vec::with_capacity(part.len() / 5 + 1);
    let mut at = 0;
    while let Some(c) = part.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = if c.is_alphabetic() {
            (word_end(part, at), TokenKind::Word)
        } else if c.is_numeric() {
            (word_end(part, at), TokenKind::Number)
        } else {
            mark(&part[at..], c, at)
        };
        let base = span.start();
        if kind == TokenKind::Word {
            let cut = negation(&part[at..end]).map_or(end, |n| end - n);
            for (from, to) in [(at, cut), (cut, end)] {
                if from < to {
                    out.push(Token { span: Span::new(base + from, base + to), kind });
                }
            }
        } else {
            out.push(Token { span: Span::new(base + at, base + end), kind });
        }
        at = end;
        // What stands after a word's apostrophe and makes a clitic with it.
        if matches!(kind, TokenKind::Word | TokenKind::Number)
            && let Some(length) = clitic(&part[at..])
        {
            out.push(Token { span: Span::new(base + at, base + at + length), kind: TokenKind::Word });
            at += length;
        }
    }
    out
}

/// Whether a character may open or close a quote.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn mark(rest: &str, c: char, at: usize) -> (usize, TokenKind) {
    // A single mark and a double one close together.
    if rest.starts_with("'''") && rest[3..].chars().next().is_none_or(|next| !next.is_alphanumeric()) {
        return (at + 1, TokenKind::Mark);
    }
    for (pair, kind) in [("''", TokenKind::Mark), ("``", TokenKind::Mark), ("--", TokenKind::Punctuation)] {
        if rest.starts_with(pair) {
            return (at + 2, kind);
        }
    }
    if c == '.' {
        let dots = rest.bytes().take_while(|&b| b == b'.').count();
        return (at + dots, TokenKind::Punctuation);
    }
    let kind = if is_mark(c) { TokenKind::Mark } else { TokenKind::Punctuation };
    (at + c.len_utf8(), kind)
}

/// Where the word ends that begins at `from`.
fn word_end(part: &str, from: usize) -> usize {
    let mut from = from;
    loop {
        let at = letters_end(part, from);
        let rest = &part[at..];
        if !rest.starts_with('.') || rest.starts_with("..") || !takes_dot(&part[from..at], &rest[1..]) {
            return at;
        }
        // "U.S.-led" goes on after its dot.
        let goes_on = rest[1..].strip_prefix('-').is_some_and(|more| more.starts_with(char::is_alphabetic));
        if !goes_on {
            return at + 1;
        }
        from = at + 2;
    }
}

/// Where the letters, digits and what holds them together end.
fn letters_end(part: &str, from: usize) -> usize {
    let mut at = from;
    // Where the letters since the last dot began, to tell "U.S." from "end.Next".
    let mut piece = from;
    while let Some(c) = part[at..].chars().next() {
        if c.is_alphanumeric() || is_joined_mark(c) {
            at += c.len_utf8();
            continue;
        }
        let after = part[at + c.len_utf8()..].chars().next();
        let next_is_word = after.is_some_and(char::is_alphanumeric);
        let next_is_digit = after.is_some_and(|d| d.is_ascii_digit());
        let glue = match c {
            '-' | '&' | '_' | '\u{2011}' => next_is_word,
            ',' | ':' => next_is_digit && part[..at].ends_with(|d: char| d.is_ascii_digit()),
            '–' | '/' => next_is_digit && part[piece..at].chars().all(|d| d.is_ascii_digit()),
            '.' => next_is_word && dot_joins(&part[piece..at], &part[at + 1..]),
            c if is_apostrophe(c) => next_is_word && clitic(&part[at..]).is_none(),
            _ => false,
        };
        if !glue {
            break;
        }
        at += c.len_utf8();
        if matches!(c, '.' | '–' | '/') {
            piece = at;
        }
    }
    at
}

/// Marks on letters and joiners within words of other scripts.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{652}' | '\u{93c}'..='\u{94d}')
}

/// Whether a dot between two letters holds a word together.
fn dot_joins(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    if next.is_numeric() || next.is_lowercase() {
        return true;
    }
    before.chars().nth(1).is_none() || after[next.len_utf8()..].starts_with('.')
}

/// How long the clitic is that begins with the apostrophe at the start of `rest`.
fn clitic(rest: &str) -> Option<usize> {
    let apostrophe = rest.chars().next().filter(|&c| is_apostrophe(c))?;
    let tail = &rest[apostrophe.len_utf8()..];
    let letters = tail.char_indices().find(|(_, c)| !c.is_alphanumeric()).map_or(tail.len(), |(i, _)| i);
    let word = &tail[..letters];
    ["s", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|c| word.eq_ignore_ascii_case(c))
        .then_some(apostrophe.len_utf8() + letters)
}

/// How long the "n't" at the end of a word is.
fn negation(word: &str) -> Option<usize> {
    let tail = ["n't", "n’t", "N'T", "N’T"].into_iter().find(|n| word.ends_with(n))?;
    (word.len() > tail.len()).then_some(tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn clitics_and_marks_stand_alone() {
        assert_eq!(
            split("Anna’s dog can't, “he” said."),
            ["Anna", "’s", "dog", "ca", "n't", ",", "“", "he", "”", "said", "."]
        );
        assert_eq!(split("the workers' pay"), ["the", "workers", "'", "pay"]);
    }

    #[test]
    fn abbreviations_numbers_and_hyphens_stay_whole() {
        assert_eq!(
            split("Lt. J. Orr of the U.S.-led force paid $1,200.50 to AT&T."),
            ["Lt.", "J.", "Orr", "of", "the", "U.S.-led", "force", "paid", "$", "1,200.50", "to", "AT&T", "."]
        );
        assert_eq!(split("the U.S. in the U.S.”"), ["the", "U.S.", "in", "the", "U.S.", "”"]);
        assert_eq!(split("done.Then O'Neil’s"), ["done", ".", "Then", "O'Neil", "’s"]);
    }

    #[test]
    fn spans_lie_between_characters_whatever_comes() {
        for text in ["é’’''``…--\u{301}a’", "’s", "x.’é.", "....", "日本「語」。", "n't don’t", "1–2/3:4,5."]
        {
            for token in tokens(text, Span::new(0, text.len())) {
                assert!(!token.of(text).is_empty(), "{text}");
            }
        }
    }
}
