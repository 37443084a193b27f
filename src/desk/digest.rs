//! What came in since a moment, by what is followed and by story.

use std::collections::{HashMap, HashSet};

use super::Desk;
use crate::model::{ArticleId, ArticleRow, SourceKind, StoryId, Text, Timestamp};
use crate::store::article_of;

/// Articles that are looked at for each thing followed: the newest.
const MOST: usize = 500;

/// Stories of a section, articles of a story that are read for quotes, quotes of a story.
const STORIES: usize = 40;
const READ: usize = 4;
const QUOTES: usize = 4;

/// What came in, by what is followed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    pub since: Timestamp,
    pub sections: Vec<DigestSection>,
}

/// One thing that is followed; or all, where nothing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DigestSection {
    pub name: Text,
    pub articles: usize,
    /// There are more than were looked at.
    pub has_more: bool,
    pub stories: Vec<DigestStory>,
    /// Stories that were left out.
    pub more: usize,
}

/// The articles of one event, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DigestStory {
    pub rows: Vec<ArticleRow>,
    pub quotes: Vec<DigestQuote>,
    /// "5 named, 1 anonymous".
    pub ledger: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DigestQuote {
    pub words: Text,
    pub speaker: Option<Text>,
    pub confidence: f32,
    pub publisher: Text,
}

impl DigestStory {
    /// Who has it, each once.
    #[must_use]
    pub fn publishers(&self) -> Vec<&Text> {
        let mut told = HashSet::new();
        self.rows.iter().map(|row| &row.publisher).filter(|publisher| told.insert(*publisher)).collect()
    }
}

impl Desk {
    /// What came in since a moment: of a query, or of each that is followed, or of everything.
    pub fn digest(&self, since: Timestamp, query: Option<&str>) -> anyhow::Result<Digest> {
        let first = ArticleId(self.library.first_since(since)?);
        let mut asked: Vec<(Text, Text)> = match query {
            Some(query) => vec![(Text::line(query), Text::line(query))],
            None => self.follows()?.into_iter().map(|follow| (follow.name, follow.query)).collect(),
        };
        if asked.is_empty() {
            asked.push((Text::line("All articles"), Text::default()));
        }
        let mut sections = Vec::new();
        for (name, query) in asked {
            let found = self.find_from(&query, first, MOST)?;
            let section = self.section(name, self.library.rows_of(&found)?)?;
            if section.articles > 0 {
                sections.push(section);
            }
        }
        Ok(Digest { since, sections })
    }

    fn section(&self, name: Text, rows: Vec<ArticleRow>) -> anyhow::Result<DigestSection> {
        let articles = rows.len();
        let mut places: HashMap<StoryId, usize> = HashMap::new();
        let mut stories: Vec<DigestStory> = Vec::new();
        for row in rows {
            let known = row.story.map(|story| *places.entry(story.id).or_insert(stories.len()));
            match known.and_then(|place| stories.get_mut(place)) {
                Some(story) => story.rows.push(row),
                None => stories.push(DigestStory { rows: vec![row], ..DigestStory::default() }),
            }
        }
        // What many have comes first; among them the newest.
        stories.sort_by_key(|story| std::cmp::Reverse(story.publishers().len()));
        let more = stories.len().saturating_sub(STORIES);
        stories.truncate(STORIES);
        for story in &mut stories {
            story.ledger = ledger(&story.rows);
            story.quotes = self.new_quotes(&story.rows)?;
        }
        Ok(DigestSection { name, articles, has_more: articles >= MOST, stories, more })
    }

    /// What is said first in these articles: a quote that is known from elsewhere is not new.
    fn new_quotes(&self, rows: &[ArticleRow]) -> anyhow::Result<Vec<DigestQuote>> {
        let ids: HashSet<ArticleId> = rows.iter().map(|row| row.id).collect();
        let mut told = HashSet::new();
        let mut quotes = Vec::new();
        for row in rows.iter().take(READ) {
            for head in self.library.quote_heads(row.id)? {
                if quotes.len() >= QUOTES {
                    return Ok(quotes);
                }
                let is_new = head.direct && ids.contains(&article_of(head.same)) && told.insert(head.same);
                if let Some(kept) = is_new.then(|| self.library.quote(head.id)).transpose()?.flatten() {
                    quotes.push(DigestQuote {
                        words: kept.words,
                        speaker: kept.speaker.map(|(_, name, _)| name),
                        confidence: kept.confidence,
                        publisher: row.publisher.clone(),
                    });
                }
            }
        }
        Ok(quotes)
    }
}

/// The sources of all these articles together; who stands in several of them counts in each.
fn ledger(rows: &[ArticleRow]) -> String {
    let count = |kinds: &[SourceKind]| -> u32 {
        rows.iter().flat_map(|row| kinds.iter().map(|kind| row.ledger.count(*kind))).sum()
    };
    let parts = [
        (count(&[SourceKind::Person, SourceKind::Organisation]), "named", "named"),
        (count(&[SourceKind::Document]), "document", "documents"),
        (count(&[SourceKind::Outlet]), "outlet", "outlets"),
        (count(&[SourceKind::Agency]), "agency", "agencies"),
        (count(&[SourceKind::Anonymous]), "anonymous", "anonymous"),
    ];
    let told = parts.iter().filter(|(count, ..)| *count > 0);
    let told = told.map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }));
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ledger;

    #[test]
    fn the_sources_of_a_story_are_those_of_its_articles() {
        let row = |kinds: &[SourceKind]| ArticleRow {
            ledger: Ledger::of(kinds.iter().copied()),
            publisher: Text::line("Quay"),
            ..ArticleRow::default()
        };
        let rows = [row(&[SourceKind::Person, SourceKind::Anonymous]), row(&[SourceKind::Organisation])];
        assert_eq!(ledger(&rows), "2 named, 1 anonymous");
        assert_eq!(DigestStory { rows: rows.to_vec(), ..DigestStory::default() }.publishers().len(), 1);
    }
}
