//! A passage being chosen in the open article: where it begins and ends, and how keys move its end.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::marks::Mark;
use crate::app::reading::{AtHand, Reading};
use crate::app::rows::{Piece, RowKind, row_at, width, with_marks};
use crate::model::{Body, Highlight, Span};

/// A passage from word to word; `to` is the end that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selecting {
    pub from: Span,
    pub to: Span,
}

/// How far the moving end goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Word,
    Line,
    Sentence,
    Paragraph,
    /// As far as the text goes.
    All,
}

impl Selecting {
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.from.start.min(self.to.start), end: self.from.end.max(self.to.end) }
    }
}

impl Reading {
    /// Begins to choose a passage: the quote or hit at hand, else the first word in sight.
    pub fn begin_selecting(&mut self, height: usize) -> bool {
        let words = self.words();
        let (first, end) = self.visible(height);
        let at_hand = self.span_at_hand().filter(|span| (first..end).contains(&span.start()));
        let first_in_sight = || words.iter().find(|word| word.start() >= first).or(words.last()).copied();
        self.selecting = at_hand.or_else(first_in_sight).map(|span| Selecting { from: span, to: span });
        self.light();
        self.selecting.is_some()
    }

    /// Chooses from the word at one place to the word at another.
    pub fn select_between(&mut self, from: usize, to: usize) {
        let words = self.words();
        let (Some(from), Some(to)) = (word_at(&words, from), word_at(&words, to)) else { return };
        self.selecting = Some(Selecting { from, to });
        self.light();
    }

    /// Moves the end of the passage, so many steps on or, below 0, back.
    pub fn move_selection(&mut self, step: Step, by: isize, height: usize) {
        let words = self.words();
        let Some(mut selecting) = self.selecting else { return };
        for _ in 0..by.unsigned_abs().min(words.len()) {
            let is_forward = by > 0;
            let at = index_at(&words, selecting.to, is_forward);
            let next = match step {
                Step::Word if is_forward => at + 1,
                Step::Word => at.saturating_sub(1),
                Step::Line => self.line_from(&words, at, is_forward),
                Step::Sentence => sentence_from(self.text(), &words, &self.opened.article.body, at, is_forward),
                Step::Paragraph => paragraph_from(&words, &self.opened.article.body, at, is_forward),
                Step::All if is_forward => words.len(),
                Step::All => 0,
            };
            let Some(word) = words.get(next.min(words.len().saturating_sub(1))) else { break };
            selecting.to = *word;
        }
        self.selecting = Some(selecting);
        self.light();
        self.show(selecting.to.start(), height);
    }

    /// Turns the passage round, so that its other end moves.
    pub fn turn_selection(&mut self, height: usize) {
        if let Some(selecting) = &mut self.selecting {
            (selecting.from, selecting.to) = (selecting.to, selecting.from);
            let place = selecting.to.start();
            self.show(place, height);
        }
    }

    pub fn end_selecting(&mut self) -> Option<Span> {
        let span = self.selecting.take().map(|selecting| selecting.span());
        self.light();
        span
    }

    /// How many words are chosen.
    #[must_use]
    pub fn selected_words(&self) -> Option<usize> {
        let span = self.selecting?.span();
        Some(span.of(self.text()).split_whitespace().count())
    }

    /// The whole of what is at hand: a quote with its marks, a hit, a mention, a caption.
    pub(super) fn span_at_hand(&self) -> Option<Span> {
        if let Some(hit) = self.marks.iter().find(|(_, mark)| *mark == Mark::HitAtHand) {
            return Some(hit.0);
        }
        match self.at_hand? {
            AtHand::Quote(index) => Some(with_marks(self.text(), self.findings()?.quotes.get(index)?.extent())),
            AtHand::Caption(index) => self.opened.article.body.blocks.get(index).map(|block| block.span),
            AtHand::Entity(_) | AtHand::Source(_) => self.mention,
            AtHand::Highlight(index) => self.opened.highlights.get(index)?.span,
        }
    }

    /// The highlight at hand, or that of exactly the quote or caption at hand.
    pub(super) fn highlight_at_hand(&self) -> Option<&Highlight> {
        let highlights = &self.opened.highlights;
        match self.at_hand? {
            AtHand::Highlight(index) => highlights.get(index),
            AtHand::Quote(_) | AtHand::Caption(_) => {
                let span = self.span_at_hand()?;
                highlights.iter().find(|one| one.span == Some(span))
            }
            AtHand::Entity(_) | AtHand::Source(_) => None,
        }
    }

    /// The words that are shown, in their order.
    fn words(&self) -> Vec<Span> {
        let mut words = Vec::new();
        for row in self.rows.iter().filter(|row| matches!(row.kind, RowKind::Text(_))) {
            let mut stretches: Vec<Span> = Vec::new();
            for piece in &row.pieces {
                let Piece::Text(span, _) = piece else { continue };
                match stretches.last_mut().filter(|last| last.end == span.start) {
                    Some(last) => last.end = span.end,
                    None => stretches.push(*span),
                }
            }
            for stretch in stretches {
                split(self.text(), stretch, &mut words);
            }
        }
        words
    }

    /// The word on the next or the last line of text that stands nearest below or above.
    fn line_from(&self, words: &[Span], at: usize, is_forward: bool) -> usize {
        let Some(word) = words.get(at) else { return at };
        let here = row_at(&self.rows, word.start());
        let column = self.column_in(here, word.start());
        let mut rows = self.rows.iter().enumerate();
        let is_text = |(index, row): &(usize, &crate::app::rows::Row)| {
            matches!(row.kind, RowKind::Text(_)) && if is_forward { *index > here } else { *index < here }
        };
        let next = if is_forward { rows.find(is_text) } else { rows.rfind(is_text) };
        let Some((row, _)) = next else { return if is_forward { words.len() } else { 0 } };
        let place = self.place_on(row, column).unwrap_or_else(|| self.end_of(row));
        words.partition_point(|word| word.start() <= place).saturating_sub(1)
    }

    fn column_in(&self, row: usize, place: usize) -> usize {
        let mut column = 0;
        for piece in self.rows.get(row).map_or(&[][..], |row| &row.pieces) {
            if let Piece::Text(span, _) = piece
                && span.holds(place)
            {
                return column + width(self.text().get(span.start()..place).unwrap_or(""));
            }
            column += width(&piece.words(self.text()));
        }
        column
    }

    /// The last byte of text on a row.
    fn end_of(&self, row: usize) -> usize {
        let pieces = self.rows.get(row).map_or(&[][..], |row| &row.pieces);
        let ends = pieces.iter().filter_map(|piece| match piece {
            Piece::Text(span, _) => Some(span.end().saturating_sub(1)),
            _ => None,
        });
        ends.max().or_else(|| self.rows.get(row).map(|row| row.start)).unwrap_or(0)
    }
}

/// Adds the words of a stretch. Scripts that put no blanks between words are cut where Unicode says.
fn split(text: &str, stretch: Span, words: &mut Vec<Span>) {
    let mut at = stretch.start();
    for raw in stretch.of(text).split_inclusive(char::is_whitespace) {
        let bare = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        at += raw.len();
        if width(bare) > bare.chars().count() {
            words.extend(
                bare.split_word_bound_indices()
                    .map(|(index, word)| Span::new(start + index, start + index + word.len())),
            );
        } else if !bare.is_empty() {
            words.push(Span::new(start, start + bare.len()));
        }
    }
}

/// The word that holds a place, or the last before it.
fn word_at(words: &[Span], place: usize) -> Option<Span> {
    let after = words.partition_point(|word| word.start() <= place);
    words.get(after.saturating_sub(1)).copied()
}

/// Where in the words the moving end is, which may be several words long at first.
fn index_at(words: &[Span], end: Span, is_forward: bool) -> usize {
    let place = if is_forward { end.end.saturating_sub(1) } else { end.start };
    words.partition_point(|word| word.start <= place).saturating_sub(1)
}

fn paragraph_from(words: &[Span], body: &Body, at: usize, is_forward: bool) -> usize {
    let block = |index: usize| words.get(index).and_then(|word| body.block_at(word.start()));
    let step = |index: usize| if is_forward { Some(index + 1) } else { index.checked_sub(1) };
    // From the very end of one the step goes through the next.
    let Some(mut last) = step(at).filter(|next| *next < words.len()) else { return at };
    let goes_through = block(last);
    while let Some(next) = step(last).filter(|next| *next < words.len() && block(*next) == goes_through) {
        last = next;
    }
    last
}

fn sentence_from(text: &str, words: &[Span], body: &Body, at: usize, is_forward: bool) -> usize {
    let ends = |index: usize| {
        let (Some(word), Some(next)) = (words.get(index), words.get(index + 1)) else { return true };
        body.block_at(word.start()) != body.block_at(next.start()) || is_end(word.of(text), next.of(text))
    };
    if is_forward {
        (at + 1..words.len()).find(|index| ends(*index)).unwrap_or(words.len())
    } else {
        (1..at).rev().find(|index| ends(index - 1)).unwrap_or(0)
    }
}

/// Whether a sentence ends between two words. A short word with a capital and a point is an abbreviation.
fn is_end(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    if bare.ends_with(['。', '！', '？', '!', '?', '…']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else { return false };
    let is_short = stem.chars().count() < 4 && stem.starts_with(char::is_uppercase) || stem.contains('.');
    let begins = next.trim_start_matches(['“', '"', '‘', '\'', '«', '(', '[']);
    (!is_short || bare.len() < word.len()) && begins.starts_with(|c: char| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_points_and_not_at_abbreviations() {
        assert!(is_end("storm.", "The"));
        assert!(is_end("storm.”", "She"));
        assert!(!is_end("Gen.", "Ruiz"));
        assert!(!is_end("U.S.", "Treasury"));
        assert!(!is_end("p.m.", "on"));
        assert!(!is_end("storm,", "The"));
        assert!(is_end("晴れです。", "知事"));
    }

    #[test]
    fn words_are_cut_at_blanks_and_where_there_are_none_by_unicode() {
        let text = "It “held,” 知事は";
        let mut words = Vec::new();
        split(text, Span::new(0, text.len()), &mut words);
        let words: Vec<&str> = words.iter().map(|word| word.of(text)).collect();
        assert_eq!(words[..2], ["It", "“held,”"]);
        assert!(words.len() > 3, "{words:?}");
    }
}
