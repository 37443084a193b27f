//! The quote book: what was said, across all articles.

mod wanted;

use std::collections::HashSet;

use super::Desk;
use crate::model::book::context_with;
use crate::model::{ArticleId, NameId, Query, QuoteEntry, QuoteId, QuoteOrder, QuoteVersion, QuotesPage, Text};
use crate::store::KeptQuote;

/// How many quotes a page holds.
pub(super) const A_PAGE: usize = 120;

/// How many articles with the words are looked through for quotes with them, the newest.
const ARTICLES: usize = 600;

/// Grouped by speaker: how many speakers, and how many quotes of each.
const SPEAKERS: u32 = 40;
const OF_A_SPEAKER: usize = 12;

/// How many articles with the same quote are listed.
const VERSIONS: u32 = 40;

impl Desk {
    /// Up to `most` quotes that a query finds, each with the articles that have it; without words, of all.
    pub fn quotes(&self, words: &str, order: QuoteOrder, most: usize) -> anyhow::Result<QuotesPage> {
        let is_all = words.trim().is_empty();
        let ids = match order {
            _ if !is_all => self.quotes_with(words, most + 1)?,
            QuoteOrder::Newest => self.library.newest_quotes(most + 1)?,
            QuoteOrder::Speaker => {
                let mut ids = Vec::new();
                for speaker in self.library.most_quoted(SPEAKERS)? {
                    ids.extend(self.library.quotes_by(speaker, OF_A_SPEAKER)?);
                    if ids.len() > most {
                        break;
                    }
                }
                ids
            }
        };
        let more = ids.len() > most;
        let mut entries = self.quote_entries(ids.get(..most).unwrap_or(&ids))?;
        match order {
            QuoteOrder::Newest => newest_first(&mut entries),
            QuoteOrder::Speaker => by_speaker(&mut entries),
        }
        Ok(QuotesPage { order, entries, more })
    }

    /// What one speaker said, by whatever name, newest first.
    pub fn quotes_by(&self, speaker: NameId, most: usize) -> anyhow::Result<Vec<QuoteEntry>> {
        let mut entries = self.quote_entries(&self.library.quotes_by(speaker, most)?)?;
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

    /// The quotes that hold the words, in the newest articles that do.
    fn quotes_with(&self, words: &str, most: usize) -> anyhow::Result<Vec<QuoteId>> {
        // A mistake in it is told by what finds the articles.
        let query = Query::read(words).unwrap_or_default();
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        if let Some(narrowed) = wanted::narrowed(&query) {
            let articles = self.find(&narrowed.to_string(), ARTICLES)?;
            self.take_meant(&query, &articles, most, &mut seen, &mut found)?;
        }
        if found.len() < most {
            // A word of the sentence around, or of a paraphrase.
            let articles = self.find(words, ARTICLES)?;
            self.take_meant(&query, &articles, most, &mut seen, &mut found)?;
        }
        Ok(found)
    }

    fn take_meant(
        &self,
        query: &Query,
        articles: &[ArticleId],
        most: usize,
        seen: &mut HashSet<QuoteId>,
        found: &mut Vec<QuoteId>,
    ) -> anyhow::Result<()> {
        for article in articles {
            for head in self.library.quote_heads(*article)? {
                if !seen.contains(&head.same) && wanted::means(query, &head) {
                    seen.insert(head.same);
                    found.extend(self.library.first_quote(head.same)?);
                }
            }
            if found.len() >= most {
                break;
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
