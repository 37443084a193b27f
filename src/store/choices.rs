//! What the reader said of the stories that articles are of.

use std::collections::HashMap;

use rusqlite::params;

use super::error::LibraryError;
use super::joined;
use super::library::Library;
use super::placing::{member, put};
use crate::model::{ArticleId, StoryId};

/// Whether an article is of a story, by the reader's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub story: StoryId,
    pub is_of: bool,
}

impl Library {
    /// Puts articles into a story, or out of the one that they are of, and keeps to that.
    pub fn choose_story(&mut self, articles: &[ArticleId], story: Option<StoryId>) -> Result<(), LibraryError> {
        self.change(|tx| {
            for article in articles {
                let Some((_, from)) = member(tx, *article)? else { continue };
                let to: Option<i64> = match story {
                    Some(story) => Some(tx.query_row(&joined::number_now(story.0), [], |row| row.get(0))?),
                    None => None,
                };
                let Some(about) = to.or(from) else { continue };
                put(tx, *article, from, to)?;
                tx.prepare_cached(
                    "INSERT INTO story_choices (article, story, is_of) VALUES (?1, ?2, ?3)
                     ON CONFLICT (article) DO UPDATE SET story = ?2, is_of = ?3",
                )?
                .execute(params![article.0, about, to.is_some()])?;
                // Whoever follows the story follows what was put into it.
                tx.prepare_cached(
                    "INSERT OR IGNORE INTO followed (follow, article)
                     SELECT id, ?1 FROM follows WHERE query = 'story:' || ?2",
                )?
                .execute([Some(article.0), to])?;
            }
            Ok(())
        })
    }

    /// What was said of these articles.
    pub fn choices(&self, articles: &[ArticleId]) -> Result<HashMap<ArticleId, Choice>, LibraryError> {
        let ids: Vec<String> = articles.iter().map(|article| article.0.to_string()).collect();
        let sql = format!("SELECT article, story, is_of FROM story_choices WHERE article IN ({})", ids.join(","));
        self.ask(|conn| {
            let mut statement = conn.prepare(&sql)?;
            let found = statement.query_map([], |row| {
                Ok((ArticleId(row.get(0)?), Choice { story: StoryId(row.get(1)?), is_of: row.get(2)? }))
            })?;
            found.collect()
        })
    }
}
