//! What the indexes can't decide: whether words stand side by side, and in which part of an article.

use super::Limits;
use crate::desk::Desk;
use crate::desk::tokens;
use crate::model::ArticleId;
use crate::store::Term;

/// Words that must stand side by side somewhere.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Check {
    pub terms: Vec<Term>,
    pub part: CheckedPart,
}

/// Where they must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum CheckedPart {
    Anywhere,
    Headline,
    Text,
    Quotes,
}

impl Check {
    pub fn holds(&self, desk: &Desk, limits: &Limits, article: ArticleId) -> anyhow::Result<bool> {
        if self.part == CheckedPart::Quotes {
            let quotes = desk.library.quotes_of(article)?;
            return Ok(quotes.iter().any(|quote| quote.direct && stands(&self.terms, &quote.words)));
        }
        if self.part != CheckedPart::Text && stands(&self.terms, &desk.library.row(article)?.headline) {
            return Ok(true);
        }
        if self.part == CheckedPart::Headline || limits.texts.get() == 0 {
            return Ok(false);
        }
        limits.texts.set(limits.texts.get() - 1);
        limits.with_text(desk, article, |text| stands(&self.terms, text))
    }
}

/// Whether the terms stand side by side in a text.
pub(in crate::desk) fn stands(terms: &[Term], text: &str) -> bool {
    let mut found = false;
    // Beginnings that still hold: how many terms of each have come.
    let mut open: Vec<usize> = Vec::new();
    tokens::each_word(text, |_, word| {
        if found {
            return;
        }
        open.push(0);
        open.retain_mut(|come| {
            let is = terms
                .get(*come)
                .is_some_and(|term| if term.prefix { word.starts_with(&term.word) } else { word == term.word });
            *come += 1;
            found |= is && *come == terms.len();
            is
        });
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_side_by_side_or_not() {
        let terms = |words: &str| -> Vec<Term> {
            words.split(' ').map(|word| Term { word: word.to_owned(), prefix: false }).collect()
        };
        assert!(stands(&terms("new york"), "In new New York, rain"));
        assert!(!stands(&terms("new york"), "York is new"));
        assert!(stands(&terms("a a b"), "a a a b"));
        assert!(!stands(&terms("a a b"), "a b a"));
        let open = [Term { word: "new".into(), prefix: false }, Term { word: "yo".into(), prefix: true }];
        assert!(stands(&open, "New York"));
    }
}
