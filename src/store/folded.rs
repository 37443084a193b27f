//! Lists in which a story takes one line, and the stories that the reader unfolded in them.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::list::{IN_FOLDER, List};
use super::rows::{COLUMNS, FROM, row};
use crate::model::{ArticleId, ArticleRow, ListOrder, ListQuery, Scope, StoryId};

/// The most articles that an unfolded story shows.
const MEMBERS: usize = 200;

/// A story that the reader unfolded: below the line at this place of the folded list.
pub(super) struct Unfolded {
    pub place: usize,
    pub members: Vec<ArticleRow>,
}

/// The condition on `articles a` under which an article has a line; none: each has.
pub(super) fn condition(query: &ListQuery) -> Option<String> {
    if !query.is_folding() {
        return None;
    }
    let only_unread = query.only_unread();
    Some(match &query.scope {
        // Of a story whose newest article lies in another folder, the newest one here has the line.
        Scope::Folder(_) => format!(
            "(a.story IS NULL OR NOT EXISTS (SELECT 1 FROM articles n INDEXED BY article_by_story
               WHERE n.story = a.story AND n.shown = 1 AND (n.published, n.id) > (a.published, a.id)
                 AND n.feed IN (SELECT id FROM feeds WHERE state = 0 AND {IN_FOLDER}){}))",
            if only_unread { " AND n.read = 0" } else { "" }
        ),
        _ if only_unread => "a.stands_unread = 1".to_owned(),
        _ => "a.stands = 1".to_owned(),
    })
}

impl List<'_> {
    /// How many lines the folded list has, of so many articles.
    pub(super) fn lines(&self, conn: &Connection, articles: usize) -> rusqlite::Result<usize> {
        let only_unread = self.query.only_unread();
        let counted = match &self.query.scope {
            _ if !self.query.is_folding() => return Ok(articles),
            Scope::All | Scope::Unread if only_unread => {
                "SELECT count(*) FROM articles INDEXED BY article_folded_unread
                 WHERE shown = 1 AND read = 0 AND stands_unread = 0"
                    .to_owned()
            }
            Scope::All => {
                "SELECT count(*) FROM articles INDEXED BY article_folded WHERE shown = 1 AND stands = 0".to_owned()
            }
            // One walk along the stories, as looking from each article for a newer one takes several times as long.
            Scope::Folder(_) => format!(
                "SELECT coalesce(sum(more), 0) FROM (
                   SELECT count(*) - 1 AS more FROM articles INDEXED BY article_by_story
                   WHERE story IS NOT NULL AND shown = 1{}
                     AND feed IN (SELECT id FROM feeds WHERE state = 0 AND {IN_FOLDER}) GROUP BY story)",
                if only_unread { " AND read = 0" } else { "" }
            ),
            _ => {
                let sql = format!("SELECT count(*) FROM articles a WHERE {}", self.condition);
                return self.count(conn, &sql);
            }
        };
        Ok(articles.saturating_sub(self.count(conn, &counted)?))
    }

    fn count(&self, conn: &Connection, sql: &str) -> rusqlite::Result<usize> {
        let mut statement = conn.prepare_cached(sql)?;
        let values = if statement.parameter_count() == 0 { &[][..] } else { &self.values };
        let count: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The unfolded stories that have a line in the list, in its order.
    pub(super) fn unfolded(&self, conn: &Connection) -> rusqlite::Result<Vec<Unfolded>> {
        let mut found = Vec::new();
        if !self.query.is_folding() {
            return Ok(found);
        }
        for story in &self.query.unfolded {
            let Some(stands) = self.stands_for(conn, *story)? else { continue };
            let Some(place) = self.place(conn, stands)? else { continue };
            let members = self.members(conn, *story, stands)?;
            found.push(Unfolded { place, members });
        }
        found.sort_by_key(|unfolded| unfolded.place);
        Ok(found)
    }

    /// The article that has the line of a story here.
    pub(super) fn stands_for(&self, conn: &Connection, story: StoryId) -> rusqlite::Result<Option<ArticleId>> {
        let sql =
            format!("SELECT a.id FROM articles a WHERE a.story = ?{} AND {}", self.values.len() + 1, self.condition);
        let mut values = self.values.clone();
        values.push(Value::Integer(story.0));
        conn.prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get(0).map(ArticleId)).optional()
    }

    /// The story of an article.
    pub(super) fn story_of(conn: &Connection, article: ArticleId) -> rusqlite::Result<Option<StoryId>> {
        let found: Option<Option<i64>> = conn
            .prepare_cached("SELECT story FROM articles WHERE id = ?")?
            .query_row([article.0], |row| row.get(0))
            .optional()?;
        Ok(found.flatten().map(StoryId))
    }

    fn members(&self, conn: &Connection, story: StoryId, stands: ArticleId) -> rusqlite::Result<Vec<ArticleRow>> {
        let order = match self.query.order {
            ListOrder::NewestFirst => "DESC",
            ListOrder::OldestFirst => "ASC",
        };
        let next = self.values.len() + 1;
        let sql = format!(
            "SELECT {COLUMNS} FROM {FROM} WHERE a.story = ?{next} AND a.id <> ?{} AND {}
             ORDER BY a.published {order}, a.id {order} LIMIT {MEMBERS}",
            next + 1,
            self.whole
        );
        let mut values = self.values.clone();
        values.extend([Value::Integer(story.0), Value::Integer(stands.0)]);
        conn.prepare_cached(&sql)?.query_map(params_from_iter(&values), row)?.collect()
    }
}

/// The place in the list of what has this place in the folded one.
pub(super) fn unfolded_place(unfolded: &[Unfolded], folded: usize) -> usize {
    folded + unfolded.iter().filter(|story| story.place < folded).map(|story| story.members.len()).sum::<usize>()
}

/// Where in the folded list to begin so that the list begins at `offset`, and the rows of unfolded stories before that.
pub(super) fn begin(unfolded: &[Unfolded], offset: usize) -> (usize, &[ArticleRow]) {
    let mut above = 0;
    for story in unfolded {
        let first = story.place + above + 1;
        if offset < first {
            break;
        }
        if let Some(rest) = story.members.get(offset - first..).filter(|rest| !rest.is_empty()) {
            return (story.place + 1, rest);
        }
        above += story.members.len();
    }
    (offset - above, &[])
}

/// Rows of the folded list, from this place of it on, with those of the unfolded stories below their lines.
pub(super) fn unfold(unfolded: &[Unfolded], from: usize, rows: Vec<ArticleRow>) -> Vec<ArticleRow> {
    let mut out = Vec::with_capacity(rows.len());
    for (place, row) in (from..).zip(rows) {
        out.push(row);
        let here = unfolded.iter().filter(|story| story.place == place);
        out.extend(here.flat_map(|story| story.members.iter().cloned()));
    }
    out
}
