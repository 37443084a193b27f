//! Passages that the reader marked, and who else has a note.

use rusqlite::{Row, params};

use super::error::LibraryError;
use super::library::Library;
use super::marks;
use crate::model::{ArticleId, Bookmark, Highlight, HighlightId, Span, Text};

/// The columns of a highlight, in the order in which [`highlight`] reads them.
const COLUMNS: &str = "h.id, h.article, h.created, h.start, h.end, h.passage, h.before, h.after, h.note, h.tags";
const COUNT: usize = 10;

/// A highlight or the note on an article, with what else its article may be found by.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    pub article: ArticleId,
    pub created: i64,
    /// None: the note on the article.
    pub highlight: Option<Highlight>,
    /// Of the article.
    pub headline: String,
    pub note: String,
}

impl Library {
    /// Some: keeps a highlight. None: takes it away. The article's bookmark goes with it.
    pub fn set_highlight(
        &mut self,
        article: ArticleId,
        id: HighlightId,
        highlight: Option<&Highlight>,
        bookmark: Option<&Bookmark>,
    ) -> Result<(), LibraryError> {
        let known = self.change(|tx| {
            let known = marks::put_bookmark(tx, article, bookmark)?;
            match highlight {
                None => tx.execute("DELETE FROM highlights WHERE id = ?", [id.0])?,
                Some(_) if known == 0 => 0,
                Some(one) => {
                    let tags: Vec<&str> = one.tags.iter().map(Text::as_str).collect();
                    tx.execute(
                        "REPLACE INTO highlights (id, article, created, start, end, passage, before, after, note, tags)
                         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        params![
                            id.0,
                            article.0,
                            one.created,
                            one.span.map(|span| span.start),
                            one.span.map(|span| span.end),
                            one.passage.as_str(),
                            one.before.as_str(),
                            one.after.as_str(),
                            one.note.as_str(),
                            tags.join(" "),
                        ],
                    )?
                }
            };
            Ok(known)
        })?;
        if known == 0 {
            return Err(LibraryError::NoArticle { path: self.path.clone(), article: article.0 });
        }
        Ok(())
    }

    /// The highlights of an article, as they were last found in it.
    pub fn highlights(&self, article: ArticleId) -> Result<Vec<Highlight>, LibraryError> {
        let sql =
            format!("SELECT {COLUMNS} FROM highlights h WHERE h.article = ? ORDER BY h.start IS NULL, h.start, h.id");
        self.ask(|conn| conn.prepare_cached(&sql)?.query_map([article.0], highlight)?.collect())
    }

    /// Says where highlights stand in a text that has taken the place of another.
    pub fn move_highlights(&mut self, moved: &[(HighlightId, Option<Span>)]) -> Result<(), LibraryError> {
        self.change(|tx| {
            let mut statement = tx.prepare_cached("UPDATE highlights SET start = ?, end = ? WHERE id = ?")?;
            moved.iter().try_for_each(|(id, span)| {
                statement.execute(params![span.map(|span| span.start), span.map(|span| span.end), id.0]).map(drop)
            })
        })
    }

    /// Up to `most` highlights and as many notes on articles made up to a moment, the last ones, and where there may
    /// be more of them the moment from which on back they are to be asked for.
    pub fn noted(&self, until: i64, most: usize) -> Result<(Vec<Noted>, Option<i64>), LibraryError> {
        let marked = format!(
            "SELECT {COLUMNS}, a.headline, coalesce(b.note, '') FROM highlights h JOIN articles a ON a.id = h.article
             LEFT JOIN bookmarks b ON b.article = h.article WHERE h.created <= ?
             ORDER BY h.created DESC, h.id DESC LIMIT {most}"
        );
        let notes = format!(
            "SELECT b.article, b.created, a.headline, b.note FROM bookmarks b JOIN articles a ON a.id = b.article
             WHERE b.note <> '' AND b.created <= ? ORDER BY b.created DESC LIMIT {most}"
        );
        self.ask(|conn| {
            let mut found: Vec<Noted> = conn
                .prepare_cached(&marked)?
                .query_map([until], |row| {
                    let one = highlight(row)?;
                    Ok(Noted {
                        article: one.article,
                        created: one.created,
                        highlight: Some(one),
                        headline: row.get(COUNT)?,
                        note: row.get(COUNT + 1)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            let highlights = found.len();
            let mut statement = conn.prepare_cached(&notes)?;
            let notes = statement.query_map([until], |row| {
                Ok(Noted {
                    article: ArticleId(row.get(0)?),
                    created: row.get(1)?,
                    highlight: None,
                    headline: row.get(2)?,
                    note: row.get(3)?,
                })
            })?;
            for note in notes {
                found.push(note?);
            }
            // Of a kind that was cut off those of the last moment may not all be there.
            let (marked, noted) = found.split_at(highlights);
            let cut_off = [marked, noted].into_iter().filter(|kind| kind.len() >= most);
            let left = cut_off.filter_map(|kind| kind.last()).map(|one| one.created).max();
            let Some(left) = left else { return Ok((found, None)) };
            // A moment with more than that is passed by, so that there is an end.
            let left = if left < until { left } else { left.saturating_sub(1) };
            found.retain(|one| one.created > left);
            Ok((found, Some(left)))
        })
    }
}

fn highlight(row: &Row<'_>) -> rusqlite::Result<Highlight> {
    let (start, end): (Option<u32>, Option<u32>) = (row.get(3)?, row.get(4)?);
    let text = |column: usize| -> rusqlite::Result<Text> { Ok(Text::lines(row.get_ref(column)?.as_str()?)) };
    Ok(Highlight {
        id: HighlightId(row.get(0)?),
        article: ArticleId(row.get(1)?),
        created: row.get(2)?,
        span: start.zip(end).map(|(start, end)| Span { start, end: end.max(start) }),
        passage: text(5)?,
        now: None,
        before: text(6)?,
        after: text(7)?,
        note: text(8)?,
        tags: text(9)?.split_whitespace().map(Text::line).collect(),
    })
}
