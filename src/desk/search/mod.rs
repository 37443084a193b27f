//! Search over the whole library: candidates from the indexes, ranked by what their texts say.

mod hint;
mod snippet;

use super::query::{Limits, read_query, terms_of};
use super::{Desk, strip, tokens};
use crate::model::query::{Sort, Test};
use crate::model::{After, ArticleId, ArticleRow, Query, SearchHit, SearchHits, Span, Text, Timestamp};
use crate::store::{Kept, Term, Tier};

/// How many candidates are read and ranked.
const CANDIDATES: usize = 60;

/// How many texts are read at most to see whether a phrase stands in them, while the reader types; after that four
/// for each article that is wanted, but no fewer than [`FEWEST_TEXTS`].
const TEXTS_WHILE_TYPING: usize = 120;
const FEWEST_TEXTS: usize = 400;

/// After this many seconds an article's lead for being new has gone down to a half.
const HALF_LIFE: f64 = 30.0 * 86_400.0;

/// A word of a text that was searched for: which term, which word of the text, and where.
#[derive(Clone, Copy, Debug)]
struct Match {
    term: usize,
    place: usize,
    span: Span,
}

/// What a search looks for, and what it lights up.
struct Wanted {
    query: Query,
    /// The words by which articles are ranked.
    terms: Vec<Term>,
    /// Those and the names: what is lit up in a snippet.
    lit: Vec<Term>,
}

impl Wanted {
    fn read(words: &str, typing: bool) -> anyhow::Result<Self> {
        let query = read_query(words, typing)?;
        let (mut terms, mut lit) = (Vec::new(), Vec::new());
        for (leaf, _) in query.leaves().into_iter().filter(|(_, not)| !not) {
            match &leaf.test {
                Test::Words(_, words) if leaf.test.is_of_text() => {
                    terms.extend(terms_of(words));
                    lit.extend(terms_of(words));
                }
                Test::Name(_, words) | Test::Words(_, words) => lit.extend(terms_of(words)),
                _ => {}
            }
        }
        Ok(Self { query, terms, lit })
    }

    fn order(&self) -> Sort {
        self.query.sort.unwrap_or(if self.terms.is_empty() { Sort::Date } else { Sort::Relevance })
    }

    /// Articles with the words in their headlines are ranked before others are looked for.
    fn tiers(&self) -> &'static [Tier] {
        let is_free = |test: &Test| matches!(test, Test::Words(None, _));
        let has_free = self.query.leaves().iter().any(|(leaf, not)| !not && is_free(&leaf.test));
        if has_free { &Tier::ALL } else { &[Tier::Anywhere] }
    }
}

impl Desk {
    /// What a query finds, in the order that it asks for: by relevance where it holds words, else the newest first.
    /// `typing`: the last word counts as a prefix, and what the end lacks is no mistake. The more articles are wanted,
    /// the more texts are read for a phrase.
    pub fn search(&self, words: &str, typing: bool, most: usize) -> anyhow::Result<SearchHits> {
        let wanted = Wanted::read(words, typing)?;
        if wanted.query.root.is_none() && wanted.query.sort.is_none() {
            let hint = (!typing).then(|| Text::line("These words hold no letter or digit to look for"));
            return Ok(SearchHits { hint, ..SearchHits::default() });
        }
        let texts = if typing { TEXTS_WHILE_TYPING } else { FEWEST_TEXTS.max(4 * most) };
        let limits = Limits::new(texts);
        let rows = match wanted.order() {
            Sort::Relevance => self.ranked(&wanted, &limits, most)?,
            order => self.library.rows_of(&self.found_in_order(&wanted.query, &limits, order, most)?)?,
        };
        let more = rows.len() >= most || limits.texts.get() == 0;
        let hits: Vec<SearchHit> =
            rows.into_iter().map(|row| self.hit(row, &wanted, &limits)).collect::<anyhow::Result<_>>()?;
        let hint = if hits.is_empty() { self.unknown(&wanted.query)? } else { None };
        Ok(SearchHits { hits, more, hint })
    }

    fn ranked(&self, wanted: &Wanted, limits: &Limits, most: usize) -> anyhow::Result<Vec<ArticleRow>> {
        let candidates = self.candidates(wanted, limits, most.max(CANDIDATES))?;
        let rarities = self.rarities(&wanted.terms)?;
        let rows = self.library.rows_of(&candidates.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
        let now = super::now();
        let mut ranked: Vec<(f64, ArticleRow)> = Vec::new();
        for row in rows {
            let tier = candidates.iter().find(|(id, _)| *id == row.id).map_or(Tier::Anywhere, |(_, tier)| *tier);
            let matches = limits.with_text(self, row.id, |text| matches(&wanted.terms, text))?;
            let headline = self::matches(&wanted.terms, &row.headline);
            ranked.push((score(&rarities, &matches, &headline, tier, &row, now), row));
        }
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.id.cmp(&one.1.id)));
        ranked.truncate(most);
        Ok(ranked.into_iter().map(|(_, row)| row).collect())
    }

    /// What is to be ranked: the best tier first, the newest first in each.
    fn candidates(&self, wanted: &Wanted, limits: &Limits, most: usize) -> anyhow::Result<Vec<(ArticleId, Tier)>> {
        let mut found: Vec<(ArticleId, Tier)> = Vec::new();
        for tier in wanted.tiers() {
            let (mut flow, range) = self.flow_of(&wanted.query, *tier, (i64::MIN, i64::MAX))?;
            for id in self.newest(&mut flow, limits, range, After::START, most)?.articles() {
                if found.iter().all(|(known, _)| *known != id) {
                    found.push((id, *tier));
                }
            }
            if found.len() >= most {
                break;
            }
        }
        Ok(found)
    }

    fn hit(&self, row: ArticleRow, wanted: &Wanted, limits: &Limits) -> anyhow::Result<SearchHit> {
        let snippet = match self.said(row.id, &wanted.query)? {
            Some(said) => said,
            None => limits.with_text(self, row.id, |text| snippet::of_text(text, &matches(&wanted.lit, text)))?,
        };
        let mut hits: Vec<Span> = matches(&wanted.lit, &snippet).iter().map(|found| found.span).collect();
        hits.dedup();
        Ok(SearchHit { row, snippet, hits })
    }

    pub(super) fn words_of(&self, article: ArticleId) -> anyhow::Result<String> {
        Ok(match self.unpacker.borrow_mut().body(&self.library.body(article)?) {
            Some(Kept::Entry { html, .. }) => strip::text(&html),
            Some(Kept::Article(article)) => article.body.text.into_string(),
            None => String::new(),
        })
    }

    /// How much each term tells: the rarer, the more.
    fn rarities(&self, terms: &[Term]) -> anyhow::Result<Vec<f64>> {
        let size = self.library.size()?.max(1) as f64;
        let rarity = |term: &Term| -> anyhow::Result<f64> {
            let holding = self.library.frequency(term)? as f64;
            Ok((1.0 + (size - holding + 0.5).max(0.5) / (holding + 0.5)).ln())
        };
        terms.iter().map(rarity).collect()
    }
}

/// Okapi BM25 over text and headline, more for what is new.
fn score(rarities: &[f64], text: &[Match], headline: &[Match], tier: Tier, row: &ArticleRow, now: Timestamp) -> f64 {
    let length = 0.25 + 0.75 * f64::from(row.words.max(1)) / 600.0;
    let mut score = 0.0;
    for (term, rarity) in rarities.iter().enumerate() {
        let count = text.iter().filter(|found| found.term == term).count() as f64;
        score += rarity * count * 2.2 / (count + 1.2 * length);
        if headline.iter().any(|found| found.term == term) {
            score += 1.5 * rarity;
        }
    }
    if tier == Tier::Headline {
        score *= 1.2;
    }
    let age = (now - row.published).max(0) as f64;
    score * (1.0 + 0.6 * (-age * std::f64::consts::LN_2 / HALF_LIFE).exp())
}

fn matches(terms: &[Term], text: &str) -> Vec<Match> {
    let mut found = Vec::new();
    let mut place = 0;
    tokens::each_word(text, |token, word| {
        let span = Span::new(token.start, token.end);
        for (index, term) in terms.iter().enumerate() {
            let is = if term.prefix { word.starts_with(&term.word) } else { word == term.word };
            if is {
                found.push(Match { term: index, place, span });
            }
        }
        place += 1;
    });
    found.dedup_by_key(|found| (found.place, found.term));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_hold_is_lit() {
        let wanted = Wanted::read("rain \"new york\" -sun speaker:Lindt is:unread", false).unwrap();
        let words = |terms: &[Term]| terms.iter().map(|term| term.word.clone()).collect::<Vec<_>>();
        assert_eq!(words(&wanted.terms), ["rain", "new", "york"]);
        assert_eq!(words(&wanted.lit), ["rain", "new", "york", "lindt"]);
        assert!(Wanted::read("rai", true).unwrap().terms[0].prefix);
        assert!(!Wanted::read("rain ", true).unwrap().terms[0].prefix);
        assert_eq!(Wanted::read("is:unread", false).unwrap().order(), Sort::Date);
    }
}
