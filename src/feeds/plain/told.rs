//! What an article speaks of, by the stems of its words: its headline and its paragraphs share them, and what
//! stands around it hardly does.

use std::collections::HashSet;

use super::look::Look;
use super::page::Page;

/// The stems of an article's paragraphs.
#[derive(Default)]
pub(super) struct Told(HashSet<u64>);

/// So many words of a paragraph tell what it speaks of.
const ENOUGH: usize = 200;

impl Told {
    /// Of the paragraphs among these passages.
    pub(super) fn new(page: &Page<'_>, passages: impl Iterator<Item = usize>) -> Self {
        let prose = passages.filter(|&index| page.is(index, Look::Prose) && page.words(index) >= 8);
        Self(prose.flat_map(|index| stems(page.text_of(index))).collect())
    }

    /// From 0 to 1: how much of a text the article speaks of, too; nothing where the text is too short to tell.
    pub(super) fn share(&self, text: &str) -> Option<f32> {
        let (mut all, mut known) = (0_u16, 0_u16);
        for stem in stems(text) {
            all += 1;
            known += u16::from(self.0.contains(&stem));
        }
        (all >= 2).then(|| f32::from(known) / f32::from(all))
    }

    /// Whether a paragraph speaks of the same as the article.
    pub(super) fn goes_on(&self, page: &Page<'_>, index: usize) -> bool {
        page.is(index, Look::Prose)
            && page.words(index) >= 12
            && page.caption(index) < 0.6
            && self
                .share(page.text_of(index))
                .is_some_and(|share| share >= if page.words(index) >= LONG { LESS } else { SAME })
    }
}

/// Four of five paragraphs of an article share more with the rest of it, and hardly one of what stands below.
const SAME: f32 = 0.4;

/// So much of a long paragraph tells as well: what stands below an article is hardly ever long.
const LESS: f32 = 0.34;
const LONG: usize = 40;

fn stems(text: &str) -> Vec<u64> {
    let mut out = Vec::new();
    for word in text.split_whitespace().take(ENOUGH) {
        if word.chars().any(is_dense) {
            // No blanks part these words: two characters are as much as a stem.
            let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).take(ENOUGH).collect();
            out.extend(letters.windows(2).map(|pair| hash(pair.iter().copied())));
            continue;
        }
        let letters = || word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        if letters().nth(3).is_some() {
            out.push(hash(letters().take(6)));
        }
    }
    out
}

/// A character of the scripts that set no blanks between words.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}')
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |sum, c| (sum ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_goes_on_with_its_article_and_a_teaser_does_not() {
        let text = "The harbour board of Lunde voted on Tuesday to close the northern quay to fishing boats.\n\
                    Crews of the boats told the board that the quay was the last one open to fishing in winter.\n\
                    Fishing crews had asked the harbour board in March to keep the northern quay open.\n\
                    A bakery that has sold rye bread since the war will open a second shop in the capital.";
        let page = Page::new(text);
        let told = Told::new(&page, 0..2);
        assert!(told.goes_on(&page, 2), "{:?}", told.share(page.text_of(2)));
        assert!(!told.goes_on(&page, 3), "{:?}", told.share(page.text_of(3)));
    }
}
