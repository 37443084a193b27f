//! What the reader did: read marks, bookmarks, tags, notes, places.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use rusqlite::{OptionalExtension, Transaction, params};

use super::error::LibraryError;
use super::library::Library;
use super::list::List;
use super::rows::{COLUMNS, COUNT, FROM, row};
use crate::model::{ArticleId, Bookmark, BookmarkRow, ListQuery, Text};

/// How many articles are marked in one transaction: some hundredths of a second.
const MARKED_AT_ONCE: usize = 1_000;

/// How long the library is left to others between two of these; who waits for it looks again every few hundredths.
const TURN_OF_OTHERS: Duration = Duration::from_millis(10);

impl Library {
    pub fn mark_read(&mut self, articles: &[ArticleId], read: bool) -> Result<(), LibraryError> {
        self.mark_in_turns(articles, read)
    }

    /// Marks all that a list shows as read; which ones were not.
    pub fn mark_all_read(&mut self, query: &ListQuery) -> Result<Vec<ArticleId>, LibraryError> {
        let articles = self.ask(|conn| List::new(query).unread(conn))?;
        self.mark_in_turns(&articles, true)?;
        Ok(articles)
    }

    /// Marks many articles in several transactions, so that nobody else who writes waits for all of them.
    fn mark_in_turns(&mut self, articles: &[ArticleId], read: bool) -> Result<(), LibraryError> {
        for (turn, some) in articles.chunks(MARKED_AT_ONCE).enumerate() {
            if turn > 0 {
                thread::sleep(TURN_OF_OTHERS);
            }
            self.change(|tx| mark(tx, some, read))?;
        }
        Ok(())
    }

    /// Some: keeps the article with these tags and this note. None: takes its bookmark away.
    pub fn set_bookmark(&mut self, article: ArticleId, bookmark: Option<&Bookmark>) -> Result<(), LibraryError> {
        let known = self.change(|tx| put_bookmark(tx, article, bookmark))?;
        if known == 0 {
            return Err(LibraryError::NoArticle { path: self.path.clone(), article: article.0 });
        }
        Ok(())
    }

    pub fn bookmark(&self, article: ArticleId) -> Result<Option<Bookmark>, LibraryError> {
        self.ask(|conn| {
            let kept = conn
                .prepare_cached("SELECT created, note FROM bookmarks WHERE article = ?")?
                .query_row([article.0], |row| {
                    Ok(Bookmark {
                        article,
                        created: row.get(0)?,
                        tags: Vec::new(),
                        note: Text::lines(row.get_ref(1)?.as_str()?),
                    })
                })
                .optional()?;
            let Some(mut bookmark) = kept else { return Ok(None) };
            let mut tags = conn.prepare_cached("SELECT tag FROM tags WHERE article = ? ORDER BY tag")?;
            let tags = tags.query_map([article.0], |row| Ok(Text::line(row.get_ref(0)?.as_str()?)))?;
            bookmark.tags = tags.collect::<rusqlite::Result<_>>()?;
            Ok(Some(bookmark))
        })
    }

    /// All bookmarks, the last kept first.
    pub fn bookmarks(&self) -> Result<Vec<BookmarkRow>, LibraryError> {
        self.ask(|conn| {
            let mut tags: HashMap<i64, Vec<Text>> = HashMap::new();
            let mut statement = conn.prepare_cached("SELECT article, tag FROM tags ORDER BY article, tag")?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                tags.entry(row.get(0)?).or_default().push(Text::line(row.get_ref(1)?.as_str()?));
            }
            let sql = format!(
                "SELECT {COLUMNS}, b.created, b.note FROM bookmarks b JOIN articles a ON a.id = b.article
                 LEFT JOIN feeds f ON f.id = a.feed LEFT JOIN stories s ON s.id = a.story ORDER BY b.created DESC, a.id DESC"
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let rows = statement.query_map([], |found| {
                let row = row(found)?;
                let bookmark = Bookmark {
                    article: row.id,
                    created: found.get(COUNT)?,
                    tags: tags.remove(&row.id.0).unwrap_or_default(),
                    note: Text::lines(found.get_ref(COUNT + 1)?.as_str()?),
                };
                Ok(BookmarkRow { row, bookmark })
            })?;
            rows.collect()
        })
    }

    pub fn set_place(&mut self, article: ArticleId, place: u32, words: &str) -> Result<(), LibraryError> {
        let sql = "INSERT INTO places (article, place, words) SELECT id, ?2, ?3 FROM articles WHERE id = ?1
                   ON CONFLICT (article) DO UPDATE SET place = ?2, words = ?3";
        self.change(|tx| tx.execute(sql, params![article.0, place, words])).map(drop)
    }

    /// The place of an article, and the words that stood there.
    pub fn place(&self, article: ArticleId) -> Result<Option<(u32, String)>, LibraryError> {
        self.ask(|conn| {
            conn.prepare_cached("SELECT place, words FROM places WHERE article = ?")?
                .query_row([article.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })
    }

    /// All articles with these numbers that there are, in their order.
    pub fn rows_of(&self, articles: &[ArticleId]) -> Result<Vec<crate::model::ArticleRow>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM {FROM} WHERE a.id = ?"))?;
            let rows = articles.iter().filter_map(|id| statement.query_row([id.0], row).optional().transpose());
            rows.collect()
        })
    }
}

/// Keeps a bookmark or takes it away, within a change; 0 where there is no such article.
pub(super) fn put_bookmark(
    tx: &Transaction<'_>,
    article: ArticleId,
    bookmark: Option<&Bookmark>,
) -> rusqlite::Result<usize> {
    tx.execute("DELETE FROM tags WHERE article = ?", [article.0])?;
    match bookmark {
        None => tx.execute("DELETE FROM bookmarks WHERE article = ?", [article.0])?,
        Some(bookmark) => keep(tx, article, bookmark)?,
    };
    tx.execute("UPDATE articles SET bookmarked = ? WHERE id = ?", params![bookmark.is_some(), article.0])
}

/// Marks articles, and what is the same in other feeds.
fn mark(tx: &Transaction<'_>, articles: &[ArticleId], read: bool) -> rusqlite::Result<()> {
    let mut statement = tx.prepare_cached("UPDATE articles SET read = ?1 WHERE id = ?2 AND read <> ?1")?;
    articles.iter().try_for_each(|article| statement.execute(params![read, article.0]).map(drop))?;
    articles.iter().try_for_each(|article| mark_copies(tx, *article, read))
}

/// Marks the other articles with the address of this one.
fn mark_copies(tx: &Transaction<'_>, article: ArticleId, read: bool) -> rusqlite::Result<()> {
    let sql = "UPDATE articles SET read = ?1
               WHERE link = (SELECT link FROM articles WHERE id = ?2) AND id <> ?2 AND read <> ?1";
    tx.prepare_cached(sql)?.execute(params![read, article.0]).map(drop)
}

fn keep(tx: &Transaction<'_>, article: ArticleId, bookmark: &Bookmark) -> rusqlite::Result<usize> {
    // The article may be gone by another hand: then nothing is kept, and the caller says so.
    let sql = "INSERT INTO bookmarks (article, created, note) SELECT id, ?2, ?3 FROM articles WHERE id = ?1
               ON CONFLICT (article) DO UPDATE SET created = ?2, note = ?3";
    let kept = tx.execute(sql, params![article.0, bookmark.created, bookmark.note.as_str()])?;
    if kept > 0 {
        // Whoever keeps it has dealt with it: it is not to come up again in another feed.
        mark_copies(tx, article, true)?;
        let mut statement = tx.prepare_cached("INSERT OR IGNORE INTO tags (article, tag) VALUES (?, ?)")?;
        for tag in bookmark.tags.iter().filter(|tag| !tag.trim().is_empty()) {
            statement.execute(params![article.0, tag.trim().to_lowercase()])?;
        }
    }
    Ok(kept)
}
