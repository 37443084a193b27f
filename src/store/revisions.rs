//! What articles were before their publishers changed them.

use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::error::LibraryError;
use super::library::Library;
use crate::model::{ArticleId, Timestamp};

/// So many are kept of an article, the newest.
const MOST: i64 = 20;

/// What is known of a text that another one took the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevisionState {
    /// The one after it says something else.
    Changed,
    /// Still to be compared with the one after it.
    Waiting,
    /// The same, but a teaser in whose place the full text came.
    WaitingTeaser,
    /// Such a teaser, compared; kept as what an older text was changed to.
    Teaser,
}

impl RevisionState {
    fn number(self) -> i64 {
        match self {
            Self::Changed => 0,
            Self::Waiting => 1,
            Self::WaitingTeaser => 2,
            // Beyond those that the index of waiting ones holds.
            Self::Teaser => -1,
        }
    }

    fn of(number: i64) -> Self {
        match number {
            0 => Self::Changed,
            1 => Self::Waiting,
            2 => Self::WaitingTeaser,
            _ => Self::Teaser,
        }
    }
}

/// A text that an article had.
#[derive(Clone, Debug)]
pub struct KeptRevision {
    pub id: i64,
    pub article: ArticleId,
    /// When another text took its place.
    pub kept: Timestamp,
    pub state: RevisionState,
    pub headline: String,
    /// Packed as all bodies are.
    pub body: Vec<u8>,
}

impl Library {
    /// All texts that an article had before the one that it has, the oldest first.
    pub fn revisions(&self, article: ArticleId) -> Result<Vec<KeptRevision>, LibraryError> {
        self.ask(|conn| {
            let sql = "SELECT id, article, kept, state, headline, body FROM revisions WHERE article = ? ORDER BY id";
            let mut statement = conn.prepare_cached(sql)?;
            statement.query_map([article.0], revision)?.collect()
        })
    }

    /// The numbers of those texts, and what is known of them.
    pub fn revision_states(&self, article: ArticleId) -> Result<Vec<(i64, RevisionState)>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT id, state FROM revisions WHERE article = ? ORDER BY id")?;
            statement.query_map([article.0], |row| Ok((row.get(0)?, RevisionState::of(row.get(1)?))))?.collect()
        })
    }

    /// Articles that have texts still to be compared.
    pub fn articles_to_compare(&self, most: usize) -> Result<Vec<ArticleId>, LibraryError> {
        let sql = format!("SELECT DISTINCT article FROM revisions WHERE state > 0 LIMIT {most}");
        self.ask(|conn| conn.prepare_cached(&sql)?.query_map([], |row| row.get(0).map(ArticleId))?.collect())
    }

    /// Says what texts of an article are, now that they are compared; those without a state are not kept.
    pub fn settle_revisions(
        &mut self,
        article: ArticleId,
        settled: &[(i64, Option<RevisionState>)],
    ) -> Result<(), LibraryError> {
        self.change(|tx| {
            let mut is_news = false;
            for (id, state) in settled {
                match state {
                    Some(state) => {
                        is_news |= *state == RevisionState::Changed;
                        tx.prepare_cached("UPDATE revisions SET state = ? WHERE id = ?")?
                            .execute([state.number(), *id])?;
                    }
                    None => {
                        tx.prepare_cached("DELETE FROM revisions WHERE id = ?")?.execute([id])?;
                    }
                }
            }
            if is_news {
                tx.prepare_cached(
                    "UPDATE articles SET revision_seen = 0,
                     revised = (SELECT max(kept) FROM revisions WHERE article = ?1 AND state = 0) WHERE id = ?1",
                )?
                .execute([article.0])?;
            }
            Ok(())
        })
    }

    /// The reader has seen an article as it is after its last change.
    pub fn mark_seen(&mut self, article: ArticleId) -> Result<(), LibraryError> {
        self.change(|tx| tx.execute("UPDATE articles SET revision_seen = 1 WHERE id = ?", [article.0])).map(drop)
    }
}

/// Whether the text that an article has now was kept since a moment, as its headline changed.
pub(super) fn is_kept_since(tx: &Transaction<'_>, article: i64, since: Timestamp) -> rusqlite::Result<bool> {
    let sql = "SELECT r.body = b.body FROM revisions r JOIN bodies b ON b.article = r.article
               WHERE r.article = ? AND r.kept >= ? ORDER BY r.id DESC LIMIT 1";
    let found: Option<bool> =
        tx.prepare_cached(sql)?.query_row(params![article, since], |row| row.get(0)).optional()?;
    Ok(found == Some(true))
}

/// Keeps what an article is now, as something else is about to take its place.
pub(super) fn keep(tx: &Transaction<'_>, article: i64, is_teaser: bool, now: Timestamp) -> rusqlite::Result<()> {
    let state = if is_teaser { RevisionState::WaitingTeaser } else { RevisionState::Waiting };
    tx.prepare_cached(
        "INSERT INTO revisions (article, kept, state, headline, body)
         SELECT a.id, ?2, ?3, a.headline, b.body FROM articles a JOIN bodies b ON b.article = a.id WHERE a.id = ?1",
    )?
    .execute(params![article, now, state.number()])?;
    let oldest: Option<i64> = tx
        .prepare_cached("SELECT id FROM revisions WHERE article = ? ORDER BY id DESC LIMIT 1 OFFSET ?")?
        .query_row([article, MOST - 1], |row| row.get(0))
        .optional()?;
    if let Some(oldest) = oldest {
        tx.prepare_cached("DELETE FROM revisions WHERE article = ? AND id < ?")?.execute([article, oldest])?;
    }
    Ok(())
}

fn revision(row: &Row<'_>) -> rusqlite::Result<KeptRevision> {
    Ok(KeptRevision {
        id: row.get(0)?,
        article: ArticleId(row.get(1)?),
        kept: row.get(2)?,
        state: RevisionState::of(row.get(3)?),
        headline: row.get(4)?,
        body: row.get(5)?,
    })
}
