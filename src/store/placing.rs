//! Puts articles into stories, and out of them.

use rusqlite::{OptionalExtension, Transaction};

use super::error::LibraryError;
use super::joined;
use super::library::Library;
use crate::model::{ArticleId, StoryId};

/// Where an article belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    pub article: ArticleId,
    /// The article itself and those around it, by the events that they are of; empty where it is of none that is known.
    pub groups: Vec<Vec<ArticleId>>,
    /// The article whose text it repeats, or that repeats its text.
    pub twin: Option<ArticleId>,
    /// Whether the twin is the copy.
    pub is_original: bool,
}

/// Articles of one event with the stories that they are of so far.
type Group = Vec<(ArticleId, Option<i64>)>;

impl Library {
    /// Puts an article where it belongs, and others where it shows them to belong; the story that it is of.
    pub fn place_article(&mut self, placed: &Placed) -> Result<Option<StoryId>, LibraryError> {
        self.change(|tx| {
            let sql = "UPDATE story_prints SET placed = (SELECT max(placed) + 1 FROM story_prints) WHERE article = ?";
            tx.prepare_cached(sql)?.execute([placed.article.0])?;
            let mut groups: Vec<Group> = Vec::with_capacity(placed.groups.len());
            for group in &placed.groups {
                let mut known = Group::with_capacity(group.len());
                for article in group {
                    // It may be gone by another hand in the meantime.
                    known.extend(member(tx, *article)?);
                }
                groups.push(known);
            }
            regroup(tx, &groups)?;
            if let Some(twin) = placed.twin {
                join_copies(tx, placed.article, twin, placed.is_original)?;
            }
            Ok(member(tx, placed.article)?.and_then(|(_, story)| story).map(StoryId))
        })
    }
}

/// An article of the library with its story.
pub(super) fn member(tx: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<Option<(ArticleId, Option<i64>)>> {
    let mut statement = tx.prepare_cached("SELECT story FROM articles WHERE id = ?")?;
    statement.query_row([article.0], |row| Ok((article, row.get(0)?))).optional()
}

/// A story's number goes to the group that has the most of its articles; what else is of the story goes along.
fn regroup(tx: &Transaction<'_>, groups: &[Group]) -> rusqlite::Result<()> {
    let mut stories: Vec<i64> = groups.iter().flatten().filter_map(|(_, story)| *story).collect();
    stories.sort_unstable();
    stories.dedup();
    let mut claims: Vec<Vec<i64>> = vec![Vec::new(); groups.len()];
    for story in stories {
        let held = |group: &Group| (group.iter().filter(|(_, of)| *of == Some(story)).count(), group.len());
        // Of groups with as many of them it is the larger one.
        let most = groups.iter().enumerate().max_by_key(|(_, group)| held(group));
        if let Some(claims) = most.and_then(|(place, _)| claims.get_mut(place)) {
            claims.push(story);
        }
    }
    let mut whole = Vec::new();
    for (group, claimed) in groups.iter().zip(&claims) {
        let story = match claimed.first() {
            Some(story) => Some(*story),
            None if group.len() > 1 => {
                tx.execute("INSERT INTO stories DEFAULT VALUES", [])?;
                Some(tx.last_insert_rowid())
            }
            None => None,
        };
        for (article, of) in group {
            if of.is_none_or(|of| !claimed.contains(&of)) {
                put(tx, *article, *of, story)?;
            }
        }
        whole.extend(claimed.split_first().filter(|(_, others)| !others.is_empty()));
    }
    // Only now, as what is joined takes all articles with it.
    for (first, others) in whole {
        let mut story = *first;
        for other in others {
            story = joined::join(tx, story, *other)?;
        }
    }
    Ok(())
}

/// Puts an article into another story, or into none.
pub(super) fn put(
    tx: &Transaction<'_>,
    article: ArticleId,
    from: Option<i64>,
    story: Option<i64>,
) -> rusqlite::Result<()> {
    if from == story {
        return Ok(());
    }
    // What is of no story stands for itself.
    tx.prepare_cached(
        "UPDATE articles SET story = ?1, stands = iif(?1 IS NULL, 1, stands),
           stands_unread = iif(?1 IS NULL, 1, stands_unread), same = iif(?1 IS NULL, 0, same) WHERE id = ?2",
    )?
    .execute((story, article.0))?;
    if let Some(from) = from {
        tx.prepare_cached(
            "DELETE FROM followed WHERE article = ?1 AND follow IN (SELECT id FROM follows WHERE query = 'story:' || ?2)",
        )?
        .execute([article.0, from])?;
    }
    Ok(())
}

/// Two articles have one text: what repeats it, repeats the same original.
fn join_copies(tx: &Transaction<'_>, article: ArticleId, twin: ArticleId, is_original: bool) -> rusqlite::Result<()> {
    let root: Option<Option<i64>> = tx
        .prepare_cached("SELECT copy_of FROM story_prints WHERE article = ?")?
        .query_row([twin.0], |row| row.get(0))
        .optional()?;
    let root = root.flatten().unwrap_or(twin.0);
    if is_original && root == twin.0 {
        tx.prepare_cached(
            "UPDATE story_prints SET copy_of = ?1 WHERE article = ?2 OR (copy_of = ?2 AND article IN (
               SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?2)))",
        )?
        .execute([article.0, root])?;
    } else {
        tx.prepare_cached("UPDATE story_prints SET copy_of = ?1 WHERE article = ?2")?.execute([root, article.0])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Articles numbered from 1 on, the first so many of them of one story.
    fn library(articles: i64, of_story: i64) -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("library.db")).unwrap();
        let made = library.change(|tx| {
            tx.execute("INSERT INTO stories (id) VALUES (1)", [])?;
            for article in 1..=articles {
                tx.execute(
                    "INSERT INTO articles (id, key, content, published, fetched, headline, shown)
                     VALUES (?1, ?1, 0, 900 + ?1, 900, 'News', 1)",
                    [article],
                )?;
                tx.execute(
                    "INSERT INTO story_prints (article, published, print) VALUES (?1, 900 + ?1, x'00')",
                    [article],
                )?;
                if article <= of_story {
                    tx.execute("UPDATE articles SET story = 1 WHERE id = ?", [article])?;
                }
            }
            Ok(())
        });
        made.unwrap();
        (folder, library)
    }

    fn place(library: &mut Library, article: i64, groups: &[&[i64]]) -> Option<i64> {
        let groups = groups.iter().map(|group| group.iter().copied().map(ArticleId).collect()).collect();
        let placed = Placed { article: ArticleId(article), groups, ..Placed::default() };
        library.place_article(&placed).unwrap().map(|story| story.0)
    }

    fn stories(library: &Library) -> Vec<(Option<i64>, bool)> {
        let sql = "SELECT story, stands FROM articles ORDER BY id";
        let rows = |conn: &rusqlite::Connection| {
            conn.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        library.ask(rows).unwrap()
    }

    #[test]
    fn the_larger_part_of_a_story_keeps_its_number() {
        let (_folder, mut library) = library(6, 5);
        assert_eq!(place(&mut library, 6, &[&[6, 4, 5], &[1, 2, 3]]), Some(2));
        let numbers: Vec<Option<i64>> = stories(&library).iter().map(|(story, _)| *story).collect();
        assert_eq!(numbers, [1, 1, 1, 2, 2, 2].map(Some));
    }

    #[test]
    fn what_leaves_a_story_alone_stands_for_itself() {
        let (_folder, mut library) = library(4, 3);
        assert_eq!(place(&mut library, 4, &[&[4, 2, 3], &[1]]), Some(1));
        assert_eq!(stories(&library), [(None, true), (Some(1), false), (Some(1), false), (Some(1), true)]);
    }

    #[test]
    fn what_was_not_looked_at_stays_with_the_number() {
        let (_folder, mut library) = library(5, 4);
        assert_eq!(place(&mut library, 5, &[&[5, 4], &[3]]), Some(1));
        let numbers: Vec<Option<i64>> = stories(&library).iter().map(|(story, _)| *story).collect();
        assert_eq!(numbers, [Some(1), Some(1), None, Some(1), Some(1)]);
    }

    #[test]
    fn an_article_of_no_known_event_is_alone() {
        let (_folder, mut library) = library(2, 0);
        assert_eq!(place(&mut library, 1, &[]), None);
        assert_eq!(stories(&library), [(None, true), (None, true)]);
    }
}
