//! The row of an article, as every list shows it.

use rusqlite::{OptionalExtension, Row};

use super::error::LibraryError;
use super::library::Library;
use crate::model::{ArticleId, ArticleRow, Facets, FeedId, Ledger, StoryFold, StoryId, Text, Timestamp};

/// The columns of a row, in the order in which [`row`] reads them.
pub(super) const COLUMNS: &str = "a.id, CASE f.state WHEN 2 THEN NULL ELSE a.feed END, a.headline,
    coalesce(a.publisher, f.name, f.title, ''), a.url, a.published, a.read, a.bookmarked, a.quotes, a.sources, a.words,
    a.facets, a.ledger, a.story, s.articles, s.publishers, a.same, a.revised, a.revision_seen";

/// How many columns those are: what a question asks beside them comes after.
pub(super) const COUNT: usize = 19;

pub(super) const FROM: &str = "articles a LEFT JOIN feeds f ON f.id = a.feed LEFT JOIN stories s ON s.id = a.story";

/// Reads an article's row; its text was clean when it was kept.
pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<ArticleRow> {
    Ok(ArticleRow {
        id: ArticleId(row.get(0)?),
        feed: row.get::<_, Option<i64>>(1)?.map(FeedId),
        headline: text(row, 2)?,
        publisher: text(row, 3)?,
        url: optional_text(row, 4)?,
        published: row.get(5)?,
        read: row.get(6)?,
        bookmarked: row.get(7)?,
        quotes: row.get(8)?,
        sources: row.get(9)?,
        words: row.get(10)?,
        facets: Facets(row.get(11)?),
        ledger: Ledger(row.get(12)?),
        story: fold(row)?,
        same_story: row.get(16)?,
        revised: row.get(17)?,
        revision_seen: row.get(18)?,
    })
}

/// The story of an article; one of a single article is none yet.
fn fold(row: &Row<'_>) -> rusqlite::Result<Option<StoryFold>> {
    let (id, articles): (Option<i64>, Option<u32>) = (row.get(13)?, row.get(14)?);
    let Some((id, articles)) = id.zip(articles.filter(|articles| *articles > 1)) else { return Ok(None) };
    Ok(Some(StoryFold { id: StoryId(id), articles, publishers: row.get(15)? }))
}

pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<Text> {
    Ok(Text::line(row.get_ref(column)?.as_str()?))
}

pub(super) fn optional_text(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Text>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(Text::line))
}

impl Library {
    /// Whether the date of an article is its own; one without stands at the moment it came.
    pub fn is_dated(&self, article: ArticleId) -> Result<bool, LibraryError> {
        let sql = "SELECT published < fetched FROM articles WHERE id = ?";
        let dated = self.ask(|conn| conn.prepare_cached(sql)?.query_row([article.0], |row| row.get(0)).optional())?;
        Ok(dated.unwrap_or(false))
    }

    /// When an article came in.
    pub fn fetched(&self, article: ArticleId) -> Result<Option<Timestamp>, LibraryError> {
        let sql = "SELECT fetched FROM articles WHERE id = ?";
        self.ask(|conn| conn.prepare_cached(sql)?.query_row([article.0], |row| row.get(0)).optional())
    }

    pub fn row(&self, article: ArticleId) -> Result<ArticleRow, LibraryError> {
        let found = self.ask(|conn| {
            conn.prepare_cached(&format!("SELECT {COLUMNS} FROM {FROM} WHERE a.id = ?"))?
                .query_row([article.0], row)
                .optional()
        })?;
        found.ok_or_else(|| LibraryError::NoArticle { path: self.path.clone(), article: article.0 })
    }

    /// Those of these articles that are listed, with their rows, in their order.
    pub fn listed(&self, articles: &[ArticleId]) -> Result<Vec<ArticleRow>, LibraryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {FROM} WHERE a.id = ? AND a.hidden = 0 AND (a.shown = 1 OR a.bookmarked = 1)"
        );
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&sql)?;
            let rows = articles.iter().filter_map(|id| statement.query_row([id.0], row).optional().transpose());
            rows.collect()
        })
    }
}
