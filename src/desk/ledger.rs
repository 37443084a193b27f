//! On whom the articles that a query finds rest.

use super::{Desk, now};
use crate::model::{ArticleId, DAY, Facets, LedgerPage, LedgerSpan, SourceKind, Timestamp};
use crate::store::LedgerEntry;

/// How many articles are looked at: the newest.
const MOST: usize = 10_000;

/// In how many of them it is counted who is quoted.
const MOST_COUNTED: usize = 2_500;

/// Seconds of the time that is looked at where no words say which.
const PAST: Timestamp = 90 * DAY;

/// Stretches of time at most.
const SPANS: i64 = 13;

/// How many of the most quoted, and of the articles that rest on little.
const NAMES: usize = 20;
const THIN: usize = 30;

const KINDS: [SourceKind; 6] = [
    SourceKind::Person,
    SourceKind::Organisation,
    SourceKind::Document,
    SourceKind::Outlet,
    SourceKind::Agency,
    SourceKind::Anonymous,
];

impl Desk {
    /// The sources of what a query finds; without words, of the last 90 days.
    pub fn ledger(&self, words: &str) -> anyhow::Result<LedgerPage> {
        let since = now() - PAST;
        let is_free = words.trim().is_empty();
        let first = if is_free { ArticleId(self.library.first_since(since)?) } else { ArticleId(i64::MIN) };
        let found = self.find_from(words, first, MOST + 1)?;
        let more = found.len() > MOST;
        let mut entries = self.library.ledger_entries(found.get(..MOST).unwrap_or(&found))?;
        entries.retain(|entry| !is_free || entry.published >= since);
        let mut page = page(&entries);
        page.more = more;
        let newest: Vec<ArticleId> = entries.iter().take(MOST_COUNTED).map(|entry| entry.article).collect();
        page.counted = u32::try_from(newest.len()).unwrap_or(u32::MAX);
        let quoted = self.library.quoted_in(&newest, NAMES)?.into_iter();
        page.most_quoted =
            quoted.map(|one| (one.name, one.title, one.kind, one.direct, one.paraphrased, one.articles)).collect();
        let thin = entries.iter().filter(|entry| is_thin(entry.facets)).take(THIN);
        page.thin = self.library.rows_of(&thin.map(|entry| entry.article).collect::<Vec<_>>())?;
        Ok(page)
    }
}

fn is_thin(facets: Facets) -> bool {
    facets.holds(Facets::LONE_SOURCE) || facets.holds(Facets::ONLY_ANONYMOUS)
}

/// The totals, whole and by stretches of whole days.
fn page(entries: &[LedgerEntry]) -> LedgerPage {
    let days = || entries.iter().map(|entry| entry.published.div_euclid(DAY));
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return LedgerPage::default() };
    let step = ((last - first) / SPANS + 1).max(1);
    let all = span(first, entries.iter());
    let mut spans = Vec::new();
    let mut from = first;
    while from <= last {
        let within = |entry: &&LedgerEntry| (from..from + step).contains(&entry.published.div_euclid(DAY));
        spans.push(span(from, entries.iter().filter(within)));
        from += step;
    }
    LedgerPage {
        articles: all.articles,
        spans,
        kinds: all.kinds,
        lone_source: all.lone_source,
        only_anonymous: all.only_anonymous,
        ..LedgerPage::default()
    }
}

fn span<'a>(day: i64, entries: impl Iterator<Item = &'a LedgerEntry>) -> LedgerSpan {
    let mut kinds = KINDS.map(|kind| (kind, 0));
    let (mut articles, mut lone_source, mut only_anonymous) = (0, 0, 0);
    for entry in entries {
        articles += 1;
        lone_source += u32::from(entry.facets.holds(Facets::LONE_SOURCE));
        only_anonymous += u32::from(entry.facets.holds(Facets::ONLY_ANONYMOUS));
        for (kind, count) in &mut kinds {
            *count += entry.ledger.count(*kind);
        }
    }
    LedgerSpan { from: day * DAY, articles, kinds: kinds.to_vec(), lone_source, only_anonymous }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ledger;

    #[test]
    fn stretches_hold_every_article_once() {
        let entry = |day: i64, kind: SourceKind| LedgerEntry {
            article: ArticleId(day),
            published: day * DAY + 5,
            facets: Facets::LONE_SOURCE,
            ledger: Ledger::of([kind]),
        };
        let entries: Vec<LedgerEntry> =
            (0..100).map(|day| entry(day, if day < 90 { SourceKind::Person } else { SourceKind::Anonymous })).collect();
        let page = page(&entries);
        assert_eq!((page.articles, page.lone_source, page.only_anonymous), (100, 100, 0));
        assert_eq!((page.kinds[0], page.kinds[5]), ((SourceKind::Person, 90), (SourceKind::Anonymous, 10)));
        assert!(page.spans.len() <= 14);
        assert_eq!(page.spans.iter().map(|span| span.articles).sum::<u32>(), 100);
        assert_eq!(super::page(&[]), LedgerPage::default());
    }
}
