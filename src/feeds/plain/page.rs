//! A capture as passages, each with what its words alone tell.

use std::ops::Range;

use crate::feeds::caption::{self, Cues};
use crate::feeds::language::{self, Language};
use crate::feeds::limits;

use super::lines::{Mark, Passage};
use super::look::{Look, look};
use super::who::{authors, label, speakers};
use super::{dates, furniture, wrap};

pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) passages: Vec<Passage<'t>>,
    /// Where what is left unread stands, as bytes of the text.
    pub(super) unread: Option<Range<usize>>,
    pub(super) folded: Vec<String>,
    pub(super) looks: Vec<Look>,
    /// How much the words alone speak for a caption.
    pub(super) caption: Vec<f32>,
    /// What in the words of each passage speaks for or against a caption.
    cues: Vec<Cues>,
    /// Whether blank lines part the passages, so that lines without one between them belong together.
    pub(super) gapped: bool,
    /// Whether so many lines are no sentences that one of them says little: a live report, a list.
    pub(super) many_headings: bool,
    /// Whether times of day stand over the parts of the page, as in a live report.
    pub(super) live: bool,
    /// The first passage that says who wrote the article, or when.
    first_meta: Option<usize>,
    /// Who speaks in a transcript: the labels before a colon that several passages begin with.
    speakers: Vec<&'t str>,
    /// The names in the bylines.
    authors: Vec<&'t str>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut passages = wrap::passages(text);
        let unread = passages.get(limits::BLOCKS).map(|first| first.span.start..text.trim_end().len());
        passages.truncate(limits::BLOCKS);
        let folded: Vec<String> = passages.iter().map(Passage::folded).collect();
        let looks: Vec<Look> = passages.iter().zip(&folded).map(|(passage, folded)| look(passage, folded)).collect();
        let language = language_of(&passages);
        let cues: Vec<Cues> = passages.iter().map(|passage| caption::cues(passage.text, language)).collect();
        let caption = passages.iter().zip(&cues).map(|(passage, cues)| caption::sure(passage.text, *cues)).collect();
        // Paragraphs tell whether blank lines part things here; menus stand without them anywhere.
        let long = passages.iter().filter(|passage| passage.words >= 12);
        let (count, gaps) = long.fold((0, 0), |(count, gaps), passage| (count + 1, gaps + usize::from(passage.gap)));
        let gapped = count >= 3 && gaps * 10 >= count * 7;
        let prose = looks.iter().filter(|look| **look == Look::Prose).count();
        let short =
            looks.iter().zip(&passages).filter(|(look, passage)| **look == Look::Short && passage.words >= 5).count();
        let many_headings = short >= 8 && short * 3 > prose;
        let first_meta = looks.iter().position(|look| matches!(look, Look::Date | Look::Byline));
        let clocks = looks.iter().zip(&passages).filter(|(look, _)| **look == Look::Date);
        let live = clocks.filter(|(_, passage)| dates::is_clock(passage.text)).nth(2).is_some();
        let speakers = speakers(&passages);
        let authors = authors(&passages, &looks);
        Self {
            text,
            passages,
            unread,
            folded,
            looks,
            caption,
            cues,
            gapped,
            many_headings,
            live,
            first_meta,
            speakers,
            authors,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.passages.len()
    }

    pub(super) fn look(&self, index: usize) -> Option<Look> {
        self.looks.get(index).copied()
    }

    pub(super) fn is(&self, index: usize, look: Look) -> bool {
        self.look(index) == Some(look)
    }

    pub(super) fn mark(&self, index: usize) -> Option<Mark> {
        self.passages.get(index).and_then(|passage| passage.mark)
    }

    pub(super) fn words(&self, index: usize) -> usize {
        self.passages.get(index).map_or(0, |passage| passage.words)
    }

    pub(super) fn caption(&self, index: usize) -> f32 {
        self.caption.get(index).copied().unwrap_or(0.0)
    }

    /// None where there is no such passage.
    pub(super) fn cues(&self, index: usize) -> Cues {
        self.cues.get(index).copied().unwrap_or_default()
    }

    pub(super) fn text_of(&self, index: usize) -> &'t str {
        self.passages.get(index).map_or("", |passage| passage.text)
    }

    pub(super) fn folded(&self, index: usize) -> &str {
        self.folded.get(index).map_or("", String::as_str)
    }

    /// Whether the passage stands on the line after the one before it, where blank lines part the others.
    pub(super) fn joined(&self, index: usize) -> bool {
        self.gapped && index > 0 && self.passages.get(index).is_some_and(|passage| !passage.gap)
    }

    /// Whether the passage hangs on a line of furniture: its group begins with one.
    pub(super) fn under_furniture(&self, index: usize) -> bool {
        let mut at = index;
        while self.joined(at) {
            at -= 1;
            if index - at > 12 {
                return false;
            }
        }
        at < index && self.is(at, Look::Furniture) || self.is_listed(index)
    }

    /// Whether the passage is one of the headlines under "Related stories" or the like.
    fn is_listed(&self, index: usize) -> bool {
        let is_headline = |at: &usize| self.is(*at, Look::Short) && self.words(*at) >= 3;
        let run = (0..=index).rev().take(12).take_while(is_headline).count();
        let Some(above) = index.checked_sub(run) else { return false };
        let listed = run > 1 || self.is(index + 1, Look::Short);
        listed && run > 0 && self.is(above, Look::Furniture) && furniture::opens_list(self.folded(above))
    }

    /// Whether the next line up or down that is no furniture says who wrote the article, or when.
    pub(super) fn beside_meta(&self, index: usize) -> bool {
        let is_meta = |at: Option<usize>| at.is_some_and(|at| matches!(self.look(at), Some(Look::Date | Look::Byline)));
        let solid = |at: &usize| !self.is(*at, Look::Furniture);
        is_meta((0..index).rev().take(6).find(solid)) || is_meta((index + 1..self.len()).take(6).find(solid))
    }

    /// Whether the passage stands in the first group of lines, and links stand there with it.
    pub(super) fn in_page_header(&self, index: usize) -> bool {
        let end = (1..self.len()).take(12).find(|&at| !self.joined(at)).unwrap_or(0);
        index < end && (0..end).any(|at| self.is(at, Look::Furniture))
    }

    /// Whether names or dates stand above the passage.
    pub(super) fn dated_above(&self, index: usize) -> bool {
        self.first_meta.is_some_and(|first| first < index)
    }

    /// The names in the bylines.
    pub(super) fn authors(&self) -> &[&'t str] {
        &self.authors
    }

    /// Whether the passage is what somebody says in a transcript or an interview: "Q: Why?", "MS ROE: No.".
    pub(super) fn is_turn(&self, index: usize) -> bool {
        label(self.text_of(index)).is_some_and(|label| self.speakers.contains(&label))
    }

    /// Whether the next passage says the same once more.
    pub(super) fn has_twin(&self, index: usize) -> bool {
        let text = self.text_of(index);
        !text.is_empty() && self.words(index) >= 3 && text == self.text_of(index + 1)
    }

    /// Whether the passage before says the same.
    pub(super) fn is_twin(&self, index: usize) -> bool {
        index > 0 && self.has_twin(index - 1)
    }

    /// Whether the same words stand below once more, with nothing but a label or a credit between: the
    /// alternative text of a picture over its caption.
    pub(super) fn has_echo(&self, index: usize) -> bool {
        let between = |at: &usize| matches!(self.look(*at), Some(Look::Furniture | Look::PictureCredit));
        let below = (index + 1..index + 4).take_while(between).last();
        below.is_some_and(|last| self.words(index) >= 3 && self.text_of(index) == self.text_of(last + 1))
    }

    /// Whether a short line hangs on the end of a paragraph, where blank lines part all others: text browsers
    /// print what stands below a picture so, and headings never.
    pub(super) fn hangs(&self, index: usize) -> bool {
        self.joined(index)
            && self.is(index, Look::Short)
            && (4..=40).contains(&self.words(index))
            && self.is(index - 1, Look::Prose)
            && self.words(index - 1) >= 12
            && !self.joined(index - 1)
            && !self.text_of(index).ends_with([',', '-', '–', '—'])
    }

    /// Whether a passage stands right under the sign of a picture.
    pub(super) fn under_picture(&self, index: usize) -> bool {
        index > 0
            && matches!(self.look(index), Some(Look::Short | Look::Prose))
            && (2..=60).contains(&self.words(index))
            && self.passages.get(index).is_some_and(|passage| !passage.gap)
            && furniture::is_picture(self.text_of(index - 1))
    }
}

/// The language of the longer passages, which hardly ever are furniture.
fn language_of(passages: &[Passage<'_>]) -> Option<&'static Language> {
    let long = passages.iter().filter(|passage| passage.words >= 10).take(40);
    language::of_words(long.flat_map(|passage| passage.text.split_whitespace().take(60)).map(language::lower))
}
