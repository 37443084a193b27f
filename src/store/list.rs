//! The list of articles that the reader looks at: a query as a condition, read a page at a time.

use std::fmt::Write;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::error::LibraryError;
use super::folded::{self, Unfolded};
use super::library::Library;
use super::rows::{COLUMNS, row};
use crate::model::{Around, ArticleId, ArticleRow, ListOrder, ListQuery, RowsPage, Scope};

impl Library {
    /// Up to `rows` rows of the list, and its counts.
    pub fn rows(&self, query: &ListQuery, around: Around, rows: usize) -> Result<RowsPage, LibraryError> {
        self.ask(|conn| List::new(query).page(conn, around, rows))
    }
}

/// A query as the condition it becomes.
pub(super) struct List<'a> {
    pub(super) query: &'a ListQuery,
    /// For the articles behind the list, and for those that have a line in it.
    pub(super) whole: String,
    pub(super) condition: String,
    pub(super) values: Vec<Value>,
}

impl<'a> List<'a> {
    pub(super) fn new(query: &'a ListQuery) -> Self {
        let mut values = Vec::new();
        let mut condition = match &query.scope {
            Scope::All => "a.shown = 1".to_owned(),
            Scope::Unread => "a.shown = 1 AND a.read = 0".to_owned(),
            Scope::Since(since) => {
                values.push(Value::Integer(*since));
                "a.shown = 1 AND a.published >= ?1".to_owned()
            }
            Scope::Feed(feed) => {
                values.push(Value::Integer(feed.0));
                "a.feed = ?1 AND a.hidden = 0".to_owned()
            }
            Scope::Folder(folder) => {
                values.push(Value::Text(folder.to_string()));
                values.push(Value::Text(format!("{folder}/")));
                format!("a.shown = 1 AND a.feed IN (SELECT id FROM feeds WHERE state = 0 AND {IN_FOLDER})")
            }
            Scope::Bookmarks => "a.bookmarked = 1".to_owned(),
            // What is followed is less than what there is: it leads, not the order of time.
            Scope::Followed(follow) => {
                values.push(Value::Integer(follow.0));
                "+a.shown = 1 AND a.id IN (SELECT article FROM followed WHERE follow = ?1)".to_owned()
            }
            Scope::Hidden => "a.hidden = 1".to_owned(),
        };
        if query.unread_only && query.scope != Scope::Unread {
            condition.push_str(" AND a.read = 0");
        }
        for word in query.filter.as_deref().unwrap_or("").split_whitespace() {
            values.push(Value::Text(word.to_lowercase()));
            let _ = write!(condition, " AND holds(a.headline, ?{})", values.len());
        }
        let whole = condition.clone();
        if let Some(folded) = folded::condition(query) {
            let _ = write!(condition, " AND {folded}");
        }
        Self { query, whole, condition, values }
    }

    /// The ids of all that is unread behind the list, what is folded in it as well.
    pub(super) fn unread(&self, conn: &Connection) -> rusqlite::Result<Vec<ArticleId>> {
        let sql = format!("SELECT a.id FROM articles a WHERE {} AND a.read = 0", self.whole);
        let mut statement = conn.prepare_cached(&sql)?;
        let ids = statement.query_map(params_from_iter(&self.values), |row| row.get(0).map(ArticleId))?;
        ids.collect()
    }

    fn page(&self, conn: &Connection, around: Around, rows: usize) -> rusqlite::Result<RowsPage> {
        let (articles, unread) = self.counts(conn)?;
        let lines = self.lines(conn, articles)?;
        let unfolded = self.unfolded(conn)?;
        let total = lines + unfolded.iter().map(|story| story.members.len()).sum::<usize>();
        let (mut anchor, mut offset) = (None, 0);
        match around {
            Around::Place(place) => offset = place.min(total),
            Around::Article(article) => {
                anchor = self.line_of(conn, article, &unfolded)?;
                if let Some(place) = anchor {
                    offset = place.saturating_sub(rows / 2).min(total.saturating_sub(rows));
                }
            }
        }
        let (from, rest) = folded::begin(&unfolded, offset);
        let mut found: Vec<ArticleRow> = rest.to_vec();
        found.extend(folded::unfold(&unfolded, from, self.stretch(conn, from, rows, lines)?));
        found.truncate(rows);
        Ok(RowsPage { total, articles, unread, offset, rows: found, anchor })
    }

    /// The place of an article in the list; of one that is folded, that of its story.
    fn line_of(&self, conn: &Connection, article: ArticleId, unfolded: &[Unfolded]) -> rusqlite::Result<Option<usize>> {
        for story in unfolded {
            if let Some(index) = story.members.iter().position(|row| row.id == article) {
                return Ok(Some(folded::unfolded_place(unfolded, story.place) + 1 + index));
            }
        }
        let mut place = self.place(conn, article)?;
        if place.is_none() && self.query.is_folding() {
            let story = Self::story_of(conn, article)?;
            let stands = story.map(|story| self.stands_for(conn, story)).transpose()?.flatten();
            place = stands.map(|stands| self.place(conn, stands)).transpose()?.flatten();
        }
        Ok(place.map(|place| folded::unfolded_place(unfolded, place)))
    }

    /// How many articles there are, and how many of them are unread.
    fn counts(&self, conn: &Connection) -> rusqlite::Result<(usize, usize)> {
        let has_filter = self.query.filter.as_ref().is_some_and(|filter| !filter.trim().is_empty());
        let stored = match &self.query.scope {
            _ if has_filter => None,
            Scope::All | Scope::Unread => Some("feeds WHERE state = 0".to_owned()),
            Scope::Feed(_) => Some("feeds WHERE id = ?1".to_owned()),
            Scope::Folder(_) => Some(format!("feeds WHERE state = 0 AND {IN_FOLDER}")),
            Scope::Followed(_) => Some("follows WHERE id = ?1".to_owned()),
            Scope::Since(_) | Scope::Bookmarks | Scope::Hidden => None,
        };
        let (total, unread): (i64, i64) = if let Some(which) = &stored {
            let sql = format!("SELECT total(total), total(unread) FROM {which}");
            conn.prepare_cached(&sql)?
                .query_row(params_from_iter(&self.values), |row| Ok((whole(row.get(0)?), whole(row.get(1)?))))?
        } else {
            let sql = format!("SELECT count(*), count(*) - total(a.read) FROM articles a WHERE {}", self.whole);
            conn.prepare_cached(&sql)?
                .query_row(params_from_iter(&self.values), |row| Ok((row.get(0)?, whole(row.get(1)?))))?
        };
        let (total, unread) = (usize::try_from(total).unwrap_or(0), usize::try_from(unread).unwrap_or(0));
        Ok((if self.query.only_unread() { unread } else { total }, unread))
    }

    /// The place of an article in the list.
    pub(super) fn place(&self, conn: &Connection, article: ArticleId) -> rusqlite::Result<Option<usize>> {
        let sql = format!("SELECT a.published FROM articles a WHERE {} AND a.id = ?", self.condition);
        let mut values = self.values.clone();
        values.push(Value::Integer(article.0));
        let published: Option<i64> =
            conn.prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get(0)).optional()?;
        let Some(published) = published else { return Ok(None) };
        let before = match self.query.order {
            ListOrder::NewestFirst => ">",
            ListOrder::OldestFirst => "<",
        };
        let sql = format!(
            "SELECT (SELECT count(*) FROM articles a WHERE {0} AND a.published {before} ?{1})
             + (SELECT count(*) FROM articles a WHERE {0} AND a.published = ?{1} AND a.id {before} ?{2})",
            self.condition,
            self.values.len() + 1,
            self.values.len() + 2,
        );
        let mut values = self.values.clone();
        values.extend([Value::Integer(published), Value::Integer(article.0)]);
        let place: i64 = conn.prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get(0))?;
        Ok(usize::try_from(place).ok())
    }

    /// The rows from `offset` on. What lies past the middle is counted off from the other end.
    fn stretch(
        &self,
        conn: &Connection,
        offset: usize,
        rows: usize,
        total: usize,
    ) -> rusqlite::Result<Vec<ArticleRow>> {
        let rows = rows.min(total.saturating_sub(offset));
        if rows == 0 {
            return Ok(Vec::new());
        }
        let from_end = offset > total / 2;
        let skip = if from_end { total - offset - rows } else { offset };
        let newest_first = (self.query.order == ListOrder::NewestFirst) != from_end;
        let order = if newest_first { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT {COLUMNS} FROM (
               SELECT a.id AS here FROM articles a WHERE {} ORDER BY a.published {order}, a.id {order} LIMIT ?{} OFFSET ?{}
             ) JOIN articles a ON a.id = here LEFT JOIN feeds f ON f.id = a.feed LEFT JOIN stories s ON s.id = a.story
             ORDER BY a.published {order}, a.id {order}",
            self.condition,
            self.values.len() + 1,
            self.values.len() + 2,
        );
        let mut values = self.values.clone();
        values.extend([rows, skip].map(|number| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))));
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows: Vec<ArticleRow> =
            statement.query_map(params_from_iter(&values), row)?.collect::<rusqlite::Result<_>>()?;
        if from_end {
            rows.reverse();
        }
        Ok(rows)
    }
}

/// Whether a feed lies in a folder (first value) or below it (second value: its name and a slash).
pub(super) const IN_FOLDER: &str = "(folder = ?1 OR substr(folder, 1, length(?2)) = ?2)";

/// A sum that SQLite gives as a float, so that it can't overflow.
#[allow(clippy::cast_possible_truncation)]
fn whole(sum: f64) -> i64 {
    sum as i64
}
