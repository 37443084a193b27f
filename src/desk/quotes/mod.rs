//! The quote book: what was said, across all articles.

mod wanted;

use std::collections::HashSet;

use super::Desk;
use super::query::read_query;
use crate::model::book::{OF_A_SPEAKER, context_with};
use crate::model::{After, ArticleId, NameId, Query, QuoteEntry, QuoteId, QuoteOrder, QuoteVersion, QuotesPage, Text};
use crate::store::KeptQuote;

/// How many quotes a page holds.
pub(super) const A_PAGE: usize = 120;

/// How many articles with the words are looked through for quotes with them for one page, and at a time.
const ARTICLES: usize = 600;
const AT_ONCE: usize = 150;

/// The first stage for all that a query finds; those before it are for what holds its words in a quote.
const WIDE: u8 = 2;

/// Grouped by speaker: how many speakers.
const SPEAKERS: u32 = 2_000;

/// How many articles with the same quote are listed.
const VERSIONS: u32 = 40;

/// An article with its place among those that a query finds.
type Placed = (After, ArticleId);

/// What the quote book is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuotesAsked<'a> {
    pub words: &'a str,
    pub order: QuoteOrder,
    /// Only what is in the speaker's own words.
    pub direct: bool,
}

impl Desk {
    /// Up to `most` quotes that a query finds, each with the articles that have it; without words, of all.
    pub fn quotes(&self, asked: &QuotesAsked<'_>, most: usize) -> anyhow::Result<QuotesPage> {
        let (mut entries, mut seen) = (Vec::new(), HashSet::new());
        let mut more = Some(After::START);
        while let Some(after) = more.filter(|_| entries.len() < most) {
            let page = self.quotes_after(asked, after, A_PAGE.min(most))?;
            entries.extend(page.entries.into_iter().filter(|entry| seen.insert(entry.id)));
            more = page.more;
        }
        if entries.len() > most {
            entries.truncate(most);
            more = Some(After::START);
        }
        // Each part has an order of its own.
        match asked.order {
            QuoteOrder::Newest => newest_first(&mut entries),
            QuoteOrder::Speaker => by_speaker(&mut entries),
        }
        Ok(QuotesPage { order: asked.order, entries, more })
    }

    /// Some `most` of them behind a place in their order. There may be more where a part has few or none: each
    /// looks at so many articles only.
    pub(super) fn quotes_after(
        &self,
        asked: &QuotesAsked<'_>,
        after: After,
        most: usize,
    ) -> anyhow::Result<QuotesPage> {
        let (ids, more) = match asked.order {
            _ if !asked.words.trim().is_empty() => self.quotes_with(asked, after, most)?,
            QuoteOrder::Newest => self.library.newest_quotes(asked.direct, after, most)?,
            QuoteOrder::Speaker => self.quotes_of_speakers(asked.direct, after, most)?,
        };
        let mut entries = self.quote_entries(&ids)?;
        match asked.order {
            QuoteOrder::Newest => newest_first(&mut entries),
            QuoteOrder::Speaker => by_speaker(&mut entries),
        }
        Ok(QuotesPage { order: asked.order, entries, more })
    }

    /// The newest quotes of each of those that are quoted most; the rank of a place is how many of them went before.
    fn quotes_of_speakers(
        &self,
        direct: bool,
        after: After,
        most: usize,
    ) -> anyhow::Result<(Vec<QuoteId>, Option<After>)> {
        let before = if after == After::START { 0 } else { after.rank };
        let before = usize::try_from(before).unwrap_or(0);
        let mut ids = Vec::new();
        for (rank, speaker) in (0..).zip(self.library.most_quoted(SPEAKERS)?).skip(before) {
            if ids.len() >= most {
                return Ok((ids, Some(After { rank, ..After::START })));
            }
            ids.extend(self.library.quotes_by(speaker, direct, OF_A_SPEAKER)?);
        }
        Ok((ids, None))
    }

    /// What one speaker said, by whatever name, newest first.
    pub fn quotes_by(&self, speaker: NameId, most: usize) -> anyhow::Result<Vec<QuoteEntry>> {
        let mut entries = self.quote_entries(&self.library.quotes_by(speaker, false, most)?)?;
        newest_first(&mut entries);
        Ok(entries)
    }

    /// The quotes of these numbers with the articles that have them, in this order.
    pub fn quote_entries(&self, quotes: &[QuoteId]) -> anyhow::Result<Vec<QuoteEntry>> {
        let mut entries = Vec::with_capacity(quotes.len());
        for id in quotes {
            let Some(kept) = self.library.quote(*id)? else { continue };
            let mut others = Vec::new();
            let mut articles = HashSet::from([kept.row.id]);
            for version in self.library.quote_versions(kept.same, VERSIONS)? {
                if articles.insert(version.row.id) {
                    others.push(QuoteVersion {
                        id: version.id,
                        words: version.words,
                        row: version.row,
                        place: version.place,
                    });
                }
            }
            others.sort_by_key(|other| (other.row.published, other.id));
            entries.push(entry(kept, others));
        }
        Ok(entries)
    }

    /// The quotes that hold the words, in the articles that do, newest first: in the first stages those that hold
    /// them in a quote or as a speaker's name, then all others, which have them in the sentence around or in a
    /// paraphrase. A place tells the article that was looked through last: its date in the stages that go by dates,
    /// its number in those for what is too much to be put in order.
    fn quotes_with(
        &self,
        asked: &QuotesAsked<'_>,
        after: After,
        most: usize,
    ) -> anyhow::Result<(Vec<QuoteId>, Option<After>)> {
        let query = read_query(asked.words, false)?;
        let narrowed = wanted::narrowed(&query);
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        let mut at = after;
        let mut looked_at = 0;
        loop {
            let is_narrow = at.stage < WIDE;
            let stage = narrowed.as_ref().filter(|_| is_narrow).unwrap_or(&query);
            let (articles, next) = self.articles_with(stage, at)?;
            for (place, article) in articles {
                if found.len() >= most || looked_at >= ARTICLES {
                    return Ok((found, Some(at)));
                }
                at = place;
                looked_at += 1;
                self.take_meant(&query, article, asked.direct, &mut seen, &mut found)?;
            }
            at = match next {
                Some(next) => next,
                None if is_narrow && narrowed.is_some() => After { stage: WIDE, ..After::START },
                None => return Ok((found, None)),
            };
        }
    }

    /// Some articles that a query finds behind a place, each with its own, and where they go on.
    fn articles_with(&self, query: &Query, at: After) -> anyhow::Result<(Vec<Placed>, Option<After>)> {
        let next = |articles: &[Placed]| articles.last().map(|(place, _)| *place);
        if at.stage.is_multiple_of(WIDE) {
            let newest = self.found_by_date(query, at, AT_ONCE)?;
            let place = |(rank, article): (i64, ArticleId)| (After { stage: at.stage, rank, id: article.0 }, article);
            let articles: Vec<_> = newest.found.into_iter().map(place).collect();
            let more = if articles.len() < AT_ONCE {
                newest.rest.map(|rest| After { stage: at.stage + 1, rank: 0, id: rest.0 })
            } else {
                next(&articles)
            };
            return Ok((articles, more));
        }
        let found = self.found(query, (i64::MIN, at.id - 1), AT_ONCE)?;
        let articles: Vec<_> = found.into_iter().map(|article| (After { id: article.0, ..at }, article)).collect();
        let more = next(&articles).filter(|_| articles.len() >= AT_ONCE);
        Ok((articles, more))
    }

    fn take_meant(
        &self,
        query: &Query,
        article: ArticleId,
        direct: bool,
        seen: &mut HashSet<QuoteId>,
        found: &mut Vec<QuoteId>,
    ) -> anyhow::Result<()> {
        for head in self.library.quote_heads(article)? {
            if (head.direct || !direct) && !seen.contains(&head.same) && wanted::means(query, &head) {
                seen.insert(head.same);
                found.extend(self.library.first_quote(head.same)?);
            }
        }
        Ok(())
    }

    /// The people named as the authors of an article.
    pub(super) fn authors(&self, article: ArticleId) -> anyhow::Result<Vec<Text>> {
        Ok(self.open_article(article)?.article.byline)
    }
}

fn entry(kept: KeptQuote, others: Vec<QuoteVersion>) -> QuoteEntry {
    QuoteEntry {
        id: kept.id,
        context: Text::line(&context_with(&kept.context, &kept.words)),
        words: kept.words,
        speaker_kind: kept.speaker.as_ref().map(|(_, _, kind)| *kind),
        speaker: kept.speaker.map(|(id, name, _)| (id, name)),
        role: kept.role,
        direct: kept.direct,
        confidence: kept.confidence,
        cue: kept.cue,
        row: kept.row,
        place: kept.place,
        others,
    }
}

fn newest_first(entries: &mut [QuoteEntry]) {
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.row.published, entry.row.id, std::cmp::Reverse(entry.id))));
}

/// Those with the most quotes here first, who is not known last; each speaker's newest first.
fn by_speaker(entries: &mut [QuoteEntry]) {
    newest_first(entries);
    let mut speakers: Vec<(Option<NameId>, usize)> = Vec::new();
    for entry in entries.iter() {
        let id = entry.speaker.as_ref().map(|(id, _)| *id);
        match speakers.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => speakers.push((id, 1)),
        }
    }
    speakers.sort_by_key(|(id, count)| (id.is_none(), std::cmp::Reverse(*count)));
    entries.sort_by_key(|entry| {
        let id = entry.speaker.as_ref().map(|(id, _)| *id);
        speakers.iter().position(|(known, _)| *known == id)
    });
}
