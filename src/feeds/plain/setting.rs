//! What a page as a whole says of each of its passages: what repeats, what stands out, what stands around.

use std::collections::{HashMap, HashSet};

use crate::feeds::caption::{Cue, Cues};
use crate::feeds::language;

use super::captions::Place;
use super::headline::Title;
use super::look::Look;
use super::page::Page;
use super::repeats::{Hashed, content, hashes, long, pairs, place, runs};

/// A page with its counts.
pub(super) struct Setting<'p, 't> {
    pub(super) page: &'p Page<'t>,
    pub(super) title: Title,
    pub(super) lead: usize,
    pub(super) end: usize,
    /// Pairs of capitalised words, and the passage they stand in; none where they stand in several.
    names: HashMap<(&'t str, &'t str), Option<usize>>,
    /// Runs of four words, likewise.
    phrases: HashMap<u64, Option<usize>>,
    /// Long words, likewise.
    long_words: HashMap<u64, Option<usize>>,
    /// The words of each passage that is counted, hashed.
    hashed: Vec<Vec<Hashed>>,
    headline: HashSet<String>,
    /// Passages that have a picture credit.
    credited: usize,
    /// Passages of the article without a stop at the end.
    open: usize,
    /// Passages without and with a stop at the end that are likely captions by their words alone.
    likely_open: usize,
    likely_stopped: usize,
    /// Half of the paragraphs have fewer words.
    median: usize,
}

/// Passages of more words are not looked at for what they repeat.
const LONGEST: usize = 400;

impl<'p, 't> Setting<'p, 't> {
    pub(super) fn new(page: &'p Page<'t>, title: Title, lead: usize, end: usize) -> Self {
        let (mut names, mut phrases, mut long_words) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut hashed = vec![Vec::new(); page.len()];
        let told = |index: usize| {
            matches!(page.look(index), Some(Look::Short | Look::Prose))
                && !page.is_twin(index)
                && page.words(index) <= LONGEST
        };
        for index in (0..page.len()).filter(|&index| told(index)) {
            for pair in pairs(page.text_of(index)) {
                place(&mut names, pair, index);
            }
            let words = hashes(page.text_of(index));
            for phrase in runs(&words) {
                place(&mut phrases, phrase, index);
            }
            for word in long(&words) {
                place(&mut long_words, word, index);
            }
            if let Some(hashed) = hashed.get_mut(index) {
                *hashed = words;
            }
        }
        let headline = title.headline.map(|index| page.text_of(index).to_lowercase()).unwrap_or_default();
        let headline = content(&headline).into_iter().map(str::to_owned).collect();
        let article = (lead..end).filter(|&index| told(index));
        let credited = article.clone().filter(|&index| page.caption(index) >= 0.94).count();
        let open = article.clone().filter(|&index| page.is(index, Look::Short) && page.words(index) >= 6).count();
        let mut sizes: Vec<usize> =
            article.filter(|&index| page.is(index, Look::Prose)).map(|index| page.words(index)).collect();
        sizes.sort_unstable();
        let median = sizes.get(sizes.len() / 2).copied().unwrap_or(0);
        let likely =
            |look: Look| (lead + 1..end).filter(|&index| page.is(index, look) && is_likely_alone(page, index)).count();
        let (likely_open, likely_stopped) = (likely(Look::Short), likely(Look::Prose));
        Self {
            page,
            title,
            lead,
            end,
            names,
            phrases,
            long_words,
            hashed,
            headline,
            credited,
            open,
            likely_open,
            likely_stopped,
            median,
        }
    }

    fn likely_alone(&self, index: usize) -> bool {
        (self.lead + 1..self.end).contains(&index) && is_likely_alone(self.page, index)
    }

    /// All cues of a passage, those of its words and those of its place.
    pub(super) fn cues(&self, index: usize, place: Place) -> Cues {
        let mut cues = self.page.cues(index);
        self.neighbours(&mut cues, index);
        self.repeats(&mut cues, index);
        self.size(&mut cues, index);
        Self::together(&mut cues);
        self.others(&mut cues, index);
        match place {
            Place::Head if self.page.dated_above(index) => cues.add(Cue::InHead),
            Place::Head => cues.add(Cue::InHeadUndated),
            Place::Summary => cues.add(Cue::InSummary),
            _ => {}
        }
        cues
    }

    /// Whether the passage says what the headline says, and no more.
    pub(super) fn says_headline(&self, index: usize) -> bool {
        let low = language::lower(self.page.text_of(index));
        let own = content(&low);
        let shared = own.iter().filter(|word| self.headline.contains(**word)).count();
        self.title.headline != Some(index)
            && shared >= 3
            && shared * 10 >= own.len() * 9
            && shared * 10 >= self.headline.len() * 8
    }

    fn neighbours(&self, cues: &mut Cues, index: usize) {
        let page = self.page;
        cues.add_if(index > 0 && page.is(index - 1, Look::Short), Cue::AfterShort);
        cues.add_if(page.is(index + 1, Look::Short), Cue::BeforeShort);
        let above = index.checked_sub(1).is_some_and(|above| page.caption(above) >= 0.9 || page.is_twin(above));
        cues.add_if(above, Cue::AfterCaption);
        cues.add_if(page.cues(index + 1).has(Cue::OpensGoingOn), Cue::BeforeGoingOn);
        cues.add_if(index > 0 && page.text_of(index - 1).ends_with(':'), Cue::AfterColon);
        cues.add_if(page.joined(index + 1) && page.is(index + 1, Look::Prose), Cue::JoinedToNext);
        cues.add_if(index + 1 == self.end, Cue::LastOfArticle);
    }

    fn repeats(&self, cues: &mut Cues, index: usize) {
        let text = self.page.text_of(index);
        if self.page.words(index) > LONGEST {
            return;
        }
        let elsewhere = |found: Option<&Option<usize>>| found.is_some_and(|place| *place != Some(index));
        let opening = text.char_indices().nth(40).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
        cues.add_if(pairs(text).any(|pair| elsewhere(self.names.get(&pair))), Cue::RestatesName);
        cues.add_if(pairs(opening).any(|pair| elsewhere(self.names.get(&pair))), Cue::RestatesOpening);
        let hashed = self.hashed.get(index).map(Vec::as_slice).unwrap_or_default();
        cues.add_if(runs(hashed).any(|phrase| elsewhere(self.phrases.get(&phrase))), Cue::RepeatsPhrase);
        let (mut count, mut known) = (0, 0);
        for word in long(hashed) {
            count += 1;
            known += usize::from(elsewhere(self.long_words.get(&word)));
        }
        cues.add_if(count >= 3 && known * 4 >= count * 3, Cue::Redundant);
        cues.add_if(count >= 3 && known * 3 <= count, Cue::Novel);
        let low = language::lower(text);
        let own = content(&low);
        let shared = own.iter().filter(|word| self.headline.contains(**word)).count();
        cues.add_if(shared * 5 >= own.len() * 2 && shared >= 2, Cue::EchoesHeadline);
        cues.add_if(shared >= 1, Cue::NamesHeadline);
    }

    /// Cues that say more together than each alone.
    fn together(cues: &mut Cues) {
        let brief = cues.has(Cue::MuchShorter);
        let open = cues.has(Cue::EndsOpen) || cues.has(Cue::EndsOpenLong);
        cues.add_if(brief && cues.has(Cue::OpensWithFullName), Cue::BriefFullName);
        cues.add_if(brief && !open && (cues.has(Cue::TellsOnly) || cues.has(Cue::TellsOther)), Cue::BriefTells);
        cues.add_if(cues.has(Cue::Shorter) && cues.has(Cue::Sentences2), Cue::BriefTwo);
        cues.add_if(brief && cues.has(Cue::RestatesName), Cue::BriefRestates);
        cues.add_if(open && cues.has(Cue::RestatesName), Cue::OpenRestates);
        cues.add_if(cues.has(Cue::AfterShort) && cues.has(Cue::BeforeShort), Cue::BetweenShort);
        let names = cues.has(Cue::TitleCase) || cues.has(Cue::NamesOnly);
        cues.add_if(names && cues.has(Cue::RestatesName), Cue::NamesKnown);
    }

    /// Whether something else on the page ends the same way and is likely a caption by its words.
    fn others(&self, cues: &mut Cues, index: usize) {
        let open = self.page.is(index, Look::Short);
        let own = usize::from(self.likely_alone(index));
        let all = if open { self.likely_open } else { self.likely_stopped };
        cues.add_if(all > own, Cue::LikeOthers);
    }

    fn size(&self, cues: &mut Cues, index: usize) {
        let words = self.page.words(index);
        cues.add_if(self.page.many_headings, Cue::ManyHeadings);
        cues.add_if(self.credited >= 2, Cue::OthersCredited);
        cues.add_if(self.credited >= 1, Cue::OthersSure);
        cues.add_if(self.open >= 4, Cue::OthersOpen);
        cues.add_if(words * 3 <= self.median, Cue::MuchShorter);
        cues.add_if(words * 3 <= self.median * 2, Cue::Shorter);
        cues.add_if(self.median >= 40, Cue::LongParagraphs);
        cues.add_if(self.median <= 24, Cue::ShortParagraphs);
    }
}

fn is_likely_alone(page: &Page<'_>, index: usize) -> bool {
    (0.6..0.94).contains(&page.caption(index)) && !page.is_twin(index)
}
