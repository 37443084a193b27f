//! On whom the articles that a query finds rest.

mod csv;
mod stretches;

use std::collections::HashMap;

pub use self::csv::{ledger_by_publisher, ledger_over_time};
use super::{Desk, now};
use crate::model::{
    After, ArticleId, ArticleRow, DAY, Facets, Findings, LedgerPage, LedgerSpan, LedgerTally, SourceKind, Text,
    Timestamp,
};
use crate::store::LedgerEntry;

/// How many articles are looked at: the newest.
const MOST: usize = 10_000;

/// In how many of them it is counted who is quoted.
const MOST_COUNTED: usize = 2_500;

/// Seconds of the time that is looked at where no words say which.
const PAST: Timestamp = 90 * DAY;

/// How many of the publishers, of the most quoted, and of the articles that rest on little.
const A_PAGE: usize = 30;

impl Desk {
    /// The sources of what a query finds; without words, of the last 90 days.
    pub fn ledger(&self, words: &str) -> anyhow::Result<LedgerPage> {
        self.long_ledger(words, A_PAGE)
    }

    /// The same with at most so many publishers, of the most quoted, and of the articles that rest on little.
    pub fn long_ledger(&self, words: &str, most: usize) -> anyhow::Result<LedgerPage> {
        self.library.still(|| self.ledger_of(words, most))
    }

    fn ledger_of(&self, words: &str, most: usize) -> anyhow::Result<LedgerPage> {
        let (entries, more) = self.ledger_entries(words, After::START, MOST)?;
        let mut page = page(&entries, Self::clock().offset);
        page.words = Text::line(words.trim());
        page.more = more.is_some();
        page.all_publishers = u32::try_from(page.publishers.len()).unwrap_or(u32::MAX);
        page.publishers.truncate(most);
        let newest: Vec<ArticleId> = entries.iter().take(MOST_COUNTED).map(|entry| entry.article).collect();
        page.counted = u32::try_from(newest.len()).unwrap_or(u32::MAX);
        let quoted = self.library.quoted_in(&newest, most)?.into_iter();
        page.most_quoted =
            quoted.map(|one| (one.name, one.title, one.kind, one.direct, one.paraphrased, one.articles)).collect();
        (page.thin, page.more_thin) = self.thin(&entries, more, most)?;
        Ok(page)
    }

    /// The part of such a page with the articles that rest on little, behind a place.
    pub(super) fn ledger_thin(&self, words: &str, after: After) -> anyhow::Result<LedgerPage> {
        let (entries, more) = self.ledger_entries(words, after, MOST_COUNTED)?;
        let (thin, more_thin) = self.thin(&entries, more, A_PAGE)?;
        Ok(LedgerPage { thin, more_thin, ..LedgerPage::default() })
    }

    /// What the library knows of the sources of up to `most` articles behind a place, and where more of them begin.
    fn ledger_entries(
        &self,
        words: &str,
        after: After,
        most: usize,
    ) -> anyhow::Result<(Vec<LedgerEntry>, Option<After>)> {
        let since = now() - PAST;
        let is_free = words.trim().is_empty();
        let first = if is_free { ArticleId(self.library.first_since(since)?) } else { ArticleId(i64::MIN) };
        let found = self.find_within(words, first, ArticleId(after.id.saturating_sub(1)), most + 1)?;
        let shown = found.get(..most).unwrap_or(&found);
        let more = shown.last().filter(|_| found.len() > most);
        let mut entries = self.library.ledger_entries(shown)?;
        entries.retain(|entry| !is_free || entry.published >= since);
        Ok((entries, more.map(|article| behind(*article))))
    }

    /// The first of the articles that rest on little, each with the place where it names what it rests on, and where
    /// more of them are.
    fn thin(
        &self,
        entries: &[LedgerEntry],
        more: Option<After>,
        most: usize,
    ) -> anyhow::Result<(Vec<Thin>, Option<After>)> {
        let all = || entries.iter().filter(|entry| is_thin(entry.facets)).map(|entry| entry.article);
        let some: Vec<ArticleId> = all().take(most).collect();
        let more = if all().nth(most).is_some() { some.last().map(|article| behind(*article)) } else { more };
        let mut thin = Vec::with_capacity(some.len());
        for row in self.library.rows_of(&some)? {
            let place = self.kept_findings(row.id)?.and_then(|findings| first_source(&findings));
            thin.push((row, place));
        }
        Ok((thin, more))
    }
}

/// An article that rests on little, with the byte of its text at which it names what that is.
type Thin = (ArticleRow, Option<u32>);

fn behind(article: ArticleId) -> After {
    After { stage: 0, rank: 0, id: article.0 }
}

/// Where an article first quotes somebody, else where it first names a source.
fn first_source(findings: &Findings) -> Option<u32> {
    let quotes = findings.quotes.iter().filter(|quote| quote.speaker.is_some());
    let named = || findings.sources.iter().flat_map(|source| &source.mentions);
    quotes.map(|quote| quote.extent().start).min().or_else(|| named().map(|span| span.start).min())
}

fn is_thin(facets: Facets) -> bool {
    facets.holds(Facets::LONE_SOURCE) || facets.holds(Facets::ONLY_ANONYMOUS)
}

/// The totals: whole, by stretches of time, and by publisher, the one with most articles first. Days begin `offset`
/// seconds before they do in Greenwich.
fn page(entries: &[LedgerEntry], offset: i64) -> LedgerPage {
    let day = |entry: &LedgerEntry| (entry.published + offset).div_euclid(DAY);
    let (Some(first), Some(last)) = (entries.iter().map(day).min(), entries.iter().map(day).max()) else {
        return LedgerPage::default();
    };
    let bounds = stretches::bounds(first, last);
    let spans = bounds.iter().zip(bounds.iter().skip(1)).map(|(from, until)| LedgerSpan {
        from: from * DAY - offset,
        until: until * DAY - offset,
        tally: tally(entries.iter().filter(|entry| (*from..*until).contains(&day(entry)))),
    });
    let spans = spans.collect();
    let mut by_publisher: HashMap<&str, Vec<&LedgerEntry>> = HashMap::new();
    for entry in entries {
        by_publisher.entry(&entry.publisher).or_default().push(entry);
    }
    let publishers = by_publisher.into_iter();
    let mut publishers: Vec<(Text, LedgerTally)> =
        publishers.map(|(name, entries)| (Text::line(name), tally(entries.into_iter()))).collect();
    publishers.sort_unstable_by(|(name, one), (other_name, other)| {
        other.articles.cmp(&one.articles).then_with(|| name.cmp(other_name))
    });
    let first = entries.iter().map(|entry| entry.published).min();
    LedgerPage { first, tally: tally(entries.iter()), spans, publishers, ..LedgerPage::default() }
}

fn tally<'a>(entries: impl Iterator<Item = &'a LedgerEntry>) -> LedgerTally {
    let mut tally = LedgerTally { kinds: SourceKind::ALL.map(|kind| (kind, 0)).to_vec(), ..LedgerTally::default() };
    for entry in entries {
        tally.articles += 1;
        tally.official += entry.ledger.official();
        tally.lone_source += u32::from(entry.facets.holds(Facets::LONE_SOURCE));
        tally.only_anonymous += u32::from(entry.facets.holds(Facets::ONLY_ANONYMOUS));
        for (kind, count) in &mut tally.kinds {
            *count += entry.ledger.count(*kind);
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ledger;

    #[test]
    fn stretches_and_publishers_hold_every_article_once() {
        let entry = |day: i64, kind: SourceKind| LedgerEntry {
            article: ArticleId(day),
            published: day * DAY + 5,
            publisher: Text::line(if day % 4 == 0 { "Post" } else { "Courier" }),
            facets: Facets::LONE_SOURCE,
            ledger: Ledger::of([kind]).with_official(1),
        };
        let entries: Vec<LedgerEntry> =
            (0..100).map(|day| entry(day, if day < 90 { SourceKind::Person } else { SourceKind::Anonymous })).collect();
        let page = page(&entries, 3_600);
        let all = &page.tally;
        assert_eq!((all.articles, all.lone_source, all.only_anonymous, all.official), (100, 100, 0, 100));
        assert_eq!((all.of(SourceKind::Person), all.of(SourceKind::Anonymous), all.sources()), (90, 10, 100));
        assert_eq!(page.spans.iter().map(|span| span.tally.articles).sum::<u32>(), 100);
        assert!(page.spans.windows(2).all(|pair| pair[0].until == pair[1].from));
        let publishers: Vec<(&str, u32)> =
            page.publishers.iter().map(|(name, tally)| (name.as_str(), tally.articles)).collect();
        assert_eq!(publishers, [("Courier", 75), ("Post", 25)]);
        assert_eq!(super::page(&[], 0), LedgerPage::default());
    }
}
