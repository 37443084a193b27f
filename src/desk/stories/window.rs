//! The articles that a new one is compared with: those of the days around it.

use std::collections::HashMap;

use crate::analysis::is_agency;
use crate::analysis::similarity::{Likeness, Print};
use crate::model::{ArticleId, DAY, StoryId, Timestamp};
use crate::store::{Library, Placed, Printed};

/// What two articles have in common beyond this makes them no more alike: of long texts it is a matter of course.
const MOST_SHARED: f32 = 12.0;

/// In prints of fewer words than this the same names are soon a great share of all.
const FULL: f32 = 40.0;

/// Articles further apart than this are not of one story by themselves, in seconds.
const REACH: i64 = 7 * DAY;

/// How many prints are held to compare with, on each side of the moment that they are held for.
const HELD: usize = 10_000;

/// Words that more of the held articles have than this share lead to no candidates.
const COMMON: f32 = 0.04;

/// How many candidates are looked at closely, and how many articles of a story.
const CANDIDATES: usize = 24;
const MEMBERS: usize = 8;

/// How many articles stand behind what is known of the words of a small library.
const PRIOR: f32 = 300.0;

/// From this score on two articles are of one event.
const JOIN: f32 = 0.9;

/// The share of that which a story's articles need on the average.
const HOLD: f32 = 0.65;

/// The share of it that the articles of two stories need, for one that is like both to show them to be one: else it
/// could be one that tells of two events.
const CROSS: f32 = 0.33;

/// With how many further stories, or articles of none, a new article may show one to be the same.
const MOST_JOINED: usize = 3;

/// From this overlap on an article repeats the text of another one.
const COPY: f32 = 0.6;

/// Texts of fewer word sequences tell nothing by their overlap.
const SHORTEST: u16 = 12;

/// The prints of the days around a moment, found by their words.
#[derive(Debug, Default)]
pub struct Window {
    entries: Vec<Entry>,
    places: HashMap<ArticleId, u32>,
    holders: HashMap<u32, Vec<(u32, u8)>>,
    /// Articles of these moments can be compared with what is held.
    good: Option<(Timestamp, Timestamp)>,
    /// The number of the article that was compared last when the library was looked at.
    seen: i64,
}

#[derive(Debug, PartialEq, Eq)]
struct Entry {
    article: ArticleId,
    published: Timestamp,
    print: Print,
}

/// How alike two articles are in all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Match {
    score: f32,
    is_copy: bool,
}

impl Window {
    /// Holds the prints around a moment as the library has them now.
    pub fn come(&mut self, library: &Library, at: Timestamp) -> anyhow::Result<()> {
        let last = library.last_placed()?;
        if self.good.is_some_and(|(from, to)| (from..=to).contains(&at)) && self.entries.len() < 3 * HELD {
            // Another newsdesk may have placed articles, too.
            let new = if last == self.seen { Vec::new() } else { library.prints_since(self.seen, HELD)? };
            if new.len() < HELD {
                for one in &new {
                    self.add(one);
                }
                self.seen = last;
                return Ok(());
            }
        }
        self.read(library, at)?;
        self.seen = last;
        Ok(())
    }

    fn read(&mut self, library: &Library, at: Timestamp) -> anyhow::Result<()> {
        let (first, last) = (at.saturating_sub(3 * REACH), at.saturating_add(3 * REACH));
        let before = library.prints_before(first, at, HELD)?;
        let after = library.prints_after(at, last, HELD)?;
        // Where not all could be read, what is held ends earlier; half way there it is read again.
        let end = |full: bool, edge: Option<&Printed>, far: Timestamp| match edge {
            Some(edge) if full => i64::midpoint(at, edge.published),
            _ => far,
        };
        let from = end(before.len() == HELD, before.last(), at.saturating_sub(2 * REACH));
        let is_newest = library.newest_print()?.is_none_or(|newest| newest <= last);
        let far = if is_newest { i64::MAX } else { at.saturating_add(2 * REACH) };
        let to = end(after.len() == HELD, after.last(), far);
        *self = Self { good: Some((from, to)), ..Self::default() };
        for one in before.iter().chain(&after) {
            self.add(one);
        }
        Ok(())
    }

    fn add(&mut self, one: &Printed) {
        let entry = Entry { article: one.article, published: one.published, print: Print::unpacked(&one.print) };
        let Ok(next) = u32::try_from(self.entries.len()) else { return };
        let place = *self.places.entry(one.article).or_insert(next);
        let held = self.entries.get_mut(place as usize);
        if held.as_deref() == Some(&entry) {
            return;
        }
        for term in &entry.print.terms {
            self.holders.entry(term.word).or_default().push((place, term.weight));
        }
        let Some(held) = held else { return self.entries.push(entry) };
        // Its text was changed.
        let old = std::mem::replace(held, entry);
        for term in &old.print.terms {
            let holders = self.holders.entry(term.word).or_default();
            if let Some(at) = holders.iter().position(|(holder, _)| *holder == place) {
                holders.remove(at);
            }
        }
    }

    /// How much a word tells apart, from how many of the held articles hold it.
    #[allow(clippy::cast_precision_loss)]
    fn rarity(&self, word: u32) -> f32 {
        let held = self.holders.get(&word).map_or(0, Vec::len) as f32;
        let all = self.entries.len() as f32 + PRIOR;
        (all / (held + 1.0)).ln() / all.ln()
    }

    /// The held articles that share the most with a print.
    #[allow(clippy::cast_precision_loss)]
    fn candidates(&self, article: ArticleId, published: Timestamp, print: &Print) -> Vec<&Entry> {
        let mut shared = vec![0_f32; self.entries.len()];
        let common = COMMON.mul_add(self.entries.len() as f32, 30.0);
        for term in &print.terms {
            let Some(holders) = self.holders.get(&term.word).filter(|holders| holders.len() as f32 <= common) else {
                continue;
            };
            let rare = self.rarity(term.word).powi(2) * f32::from(term.weight);
            for (place, weight) in holders {
                if let Some(sum) = shared.get_mut(*place as usize) {
                    *sum = f32::from(*weight).mul_add(rare, *sum);
                }
            }
        }
        let mut found: Vec<(f32, &Entry)> =
            shared.into_iter().zip(&self.entries).filter(|(sum, _)| *sum > 0.0).collect();
        found.retain(|(_, entry)| (entry.published - published).abs() <= REACH && entry.article != article);
        let order = |one: &(f32, &Entry), other: &(f32, &Entry)| {
            other.0.total_cmp(&one.0).then(one.1.article.cmp(&other.1.article))
        };
        if found.len() > CANDIDATES {
            found.select_nth_unstable_by(CANDIDATES, order);
        }
        found.truncate(CANDIDATES);
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// Where an article belongs.
    pub fn place(
        &self,
        library: &Library,
        article: ArticleId,
        published: Timestamp,
        print: &Print,
    ) -> anyhow::Result<Placed> {
        let matched = |entry: &Entry| self.matched(print, published, &entry.print, entry.published);
        let mut alike: Vec<(Match, &Entry)> =
            self.candidates(article, published, print).into_iter().map(|entry| (matched(entry), entry)).collect();
        alike.retain(|(found, _)| found.is_copy || found.score >= JOIN);
        alike.sort_by(|one, other| {
            let order = other.0.is_copy.cmp(&one.0.is_copy).then(other.0.score.total_cmp(&one.0.score));
            order.then(one.1.article.cmp(&other.1.article))
        });
        let itself = [(published, print.clone())];
        let mut placed = Placed { article, ..Placed::default() };
        let mut seen: Vec<StoryId> = Vec::new();
        let mut joined: Vec<(Timestamp, Print)> = Vec::new();
        for (found, entry) in alike {
            let (story, publisher) = library.story_of(entry.article)?;
            if story.is_some_and(|story| seen.contains(&story)) {
                continue;
            }
            seen.extend(story);
            let members = match story {
                Some(story) => members(library, story)?,
                None => vec![(entry.published, entry.print.clone())],
            };
            // So that stories do not grow along chains, it has to be like the story on the whole.
            if !found.is_copy && self.alike(&itself, &members) < JOIN * HOLD {
                continue;
            }
            if placed.beside.is_none() {
                placed.beside = Some(entry.article);
                placed.twin = found.is_copy.then_some(entry.article);
                let (_, own) = library.story_of(article)?;
                placed.is_original = match (is_agency(&own), is_agency(&publisher)) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => (published, article) < (entry.published, entry.article),
                };
            } else if self.alike(&joined, &members) >= JOIN * CROSS {
                placed.also.push(entry.article);
            } else {
                continue;
            }
            joined.extend(members);
            if placed.also.len() == MOST_JOINED {
                break;
            }
        }
        Ok(placed)
    }

    /// How like articles are to others, on the average.
    #[allow(clippy::cast_precision_loss)]
    fn alike(&self, these: &[(Timestamp, Print)], others: &[(Timestamp, Print)]) -> f32 {
        let pairs = these.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
        let sum: f32 = pairs.map(|((at, one), (then, other))| self.matched(one, *at, other, *then).score).sum();
        sum / (these.len() * others.len()).max(1) as f32
    }

    #[allow(clippy::cast_precision_loss)]
    fn matched(&self, one: &Print, at: Timestamp, other: &Print, then: Timestamp) -> Match {
        let is_copy = one.length().min(other.length()) >= SHORTEST && one.overlap(other) >= COPY;
        let likeness = one.likeness(other, |word| self.rarity(word));
        let is_named = one.has_names() && other.has_names();
        let length = (one.terms.len().min(other.terms.len()) as f32 / FULL).min(1.0);
        Match { score: length * score(likeness, is_named, (at - then).abs()), is_copy }
    }
}

/// The newest articles of a story.
fn members(library: &Library, story: StoryId) -> anyhow::Result<Vec<(Timestamp, Print)>> {
    let printed = library.prints_of(story, MEMBERS)?;
    Ok(printed.iter().map(|one| (one.published, Print::unpacked(&one.print))).collect())
}

/// One figure from how alike the words of two articles are and how far they are apart, in seconds.
///
/// Both the names and what is said of them have to agree: floods in two towns share the words, two affairs of one
/// minister the names. Shares alone do not tell it: two long articles of one event have much that the other lacks,
/// and two of one campaign have in common what everybody has.
#[allow(clippy::cast_precision_loss)]
fn score(likeness: Likeness, is_named: bool, apart: i64) -> f32 {
    let Likeness { all, names, words, shared } = likeness;
    // Where no names were found, as in languages that the analysis knows little of, the words have to tell it.
    let share = if is_named { (names * words).sqrt() } else { all };
    let days = apart as f32 / DAY as f32;
    share * shared.min(MOST_SHARED) * (1.0 - 0.09 * days).max(0.0)
}
