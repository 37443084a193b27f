//! The articles that a new one is compared with: those of the days around it.

use std::collections::HashMap;

use crate::analysis::is_agency;
use crate::analysis::likeness::Weighed;
use crate::analysis::similarity::{Print, commonness};
use crate::desk::stories::alike::{Alike, NEAR, Piece, REACH};
use crate::desk::stories::grouping::groups;
use crate::model::{ArticleId, StoryId, Timestamp};
use crate::store::{Library, Placed, Printed};

/// How many prints are held to compare with, on each side of the moment that they are held for.
const HELD: usize = 10_000;

/// Words that more of the held articles have than this share lead to no candidates.
const COMMON: f32 = 0.04;

/// How many candidates are looked at closely.
const CANDIDATES: usize = 24;

/// How many stories are grouped anew with an article, and how many articles of each, those nearest in time.
const STORIES: usize = 4;
const MEMBERS: usize = 8;

/// How many articles stand behind what is known of words without a library.
const PRIOR: f32 = 1_000.0;

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
        let holding = PRIOR.mul_add(commonness(word), held + 1.0);
        ((all / holding).ln() / all.ln()).max(0.0)
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

    fn piece(&self, article: ArticleId, published: Timestamp, print: &Print) -> Piece {
        let weighed = Weighed::of(print, |word| self.rarity(word));
        Piece { article, published, weighed, print: print.clone(), story: None, choice: None }
    }

    /// Where an article belongs, and what it shows of the articles around it.
    pub fn place(
        &self,
        library: &Library,
        article: ArticleId,
        published: Timestamp,
        print: &Print,
    ) -> anyhow::Result<Placed> {
        let own = self.piece(article, published, print);
        let mut near: Vec<(Alike, Piece)> = Vec::new();
        for entry in self.candidates(article, published, print) {
            let piece = self.piece(entry.article, entry.published, &entry.print);
            let alike = own.alike(&piece);
            if alike.now >= NEAR {
                near.push((alike, piece));
            }
        }
        near.sort_by(|(one, a), (other, b)| other.now.total_cmp(&one.now).then(a.article.cmp(&b.article)));
        let mut placed = Placed { article, ..Placed::default() };
        if near.is_empty() {
            return Ok(placed);
        }
        if let Some((_, twin)) = near.iter().find(|(alike, _)| alike.is_copy) {
            placed.twin = Some(twin.article);
            let (_, publisher) = library.story_of(twin.article)?;
            let (_, own) = library.story_of(article)?;
            placed.is_original = match (is_agency(&own), is_agency(&publisher)) {
                (true, false) => true,
                (false, true) => false,
                _ => (published, article) < (twin.published, twin.article),
            };
        }
        let gathered = self.gather(library, own, near.into_iter().map(|(_, piece)| piece).collect())?;
        let found = groups(&gathered);
        // What stands alone says nothing of the others.
        if found.iter().any(|group| group.len() > 1 && group.first() == Some(&0)) {
            let articles =
                |group: &Vec<usize>| group.iter().filter_map(|at| Some(gathered.get(*at)?.article)).collect();
            placed.groups = found.iter().map(articles).collect();
        }
        Ok(placed)
    }

    /// An article, those that are like it, and others of their stories.
    fn gather(&self, library: &Library, own: Piece, near: Vec<Piece>) -> anyhow::Result<Vec<Piece>> {
        let at = own.published;
        let mut gathered = vec![own];
        let mut stories: Vec<StoryId> = Vec::new();
        for mut piece in near {
            let (story, _) = library.story_of(piece.article)?;
            piece.story = story;
            if gathered.iter().any(|held| held.article == piece.article) {
                continue;
            }
            let Some(story) = story else {
                gathered.push(piece);
                continue;
            };
            if stories.len() == STORIES || stories.contains(&story) {
                continue;
            }
            stories.push(story);
            for one in library.prints_of(story, at, MEMBERS)? {
                if gathered.iter().all(|held| held.article != one.article) {
                    let piece = self.piece(one.article, one.published, &Print::unpacked(&one.print));
                    gathered.push(Piece { story: Some(story), ..piece });
                }
            }
        }
        let articles: Vec<ArticleId> = gathered.iter().map(|piece| piece.article).collect();
        let choices = library.choices(&articles)?;
        for piece in &mut gathered {
            piece.choice = choices.get(&piece.article).copied();
        }
        Ok(gathered)
    }
}
