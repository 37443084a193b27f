//! Two stories that turn out to be one.

use rusqlite::{OptionalExtension, Transaction, params};

/// The most articles that are moved to another story: each of them has both stories counted anew.
const MOST_MOVED: i64 = 32;

/// The most articles of the story that they are moved to.
const MOST_THERE: i64 = 400;

/// SQL for the number that a story goes by now: itself, or the one that it was joined with.
pub(super) fn number_now(story: i64) -> String {
    format!("SELECT CASE WHEN articles < 0 THEN -articles ELSE id END FROM stories WHERE id = {story}")
}

/// Makes two stories one; the number that it goes by, that of the first where they are too long to be joined.
///
/// The longer one stays, of two of one length the older. What the reader follows goes with it.
pub(super) fn join(tx: &Transaction<'_>, one: i64, other: i64) -> rusqlite::Result<i64> {
    if one == other {
        return Ok(one);
    }
    let articles = |story: i64| -> rusqlite::Result<i64> {
        tx.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM articles WHERE story = ? LIMIT ?)")?
            .query_row([story, MOST_THERE + 1], |row| row.get(0))
    };
    let mut both = [(articles(one)?, -one), (articles(other)?, -other)];
    both.sort_unstable();
    let [(moved, gone), (there, stays)] = both.map(|(articles, story)| (articles, -story));
    if moved > MOST_MOVED || there > MOST_THERE {
        return Ok(one);
    }
    tx.prepare_cached("UPDATE articles SET story = ?1 WHERE story = ?2")?.execute([stays, gone])?;
    // What was joined with the one that goes, goes with it.
    tx.prepare_cached("UPDATE stories SET articles = ?1, publishers = 0, first = 0, last = 0 WHERE id = ?2")?
        .execute([-stays, gone])?;
    tx.prepare_cached("UPDATE stories SET articles = ?1 WHERE last = 0 AND articles = ?2")?.execute([-stays, -gone])?;
    tx.prepare_cached("UPDATE story_choices SET story = ?1 WHERE story = ?2")?.execute([stays, gone])?;
    follow(tx, stays, gone)?;
    Ok(stays)
}

/// Whoever follows one of two stories follows what they are now.
fn follow(tx: &Transaction<'_>, stays: i64, gone: i64) -> rusqlite::Result<()> {
    let followed = |story: i64| -> rusqlite::Result<Option<(i64, bool)>> {
        tx.prepare_cached("SELECT id, notify FROM follows WHERE query = ?")?
            .query_row([query(story)], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    };
    let follow = match (followed(stays)?, followed(gone)?) {
        (None, None) => return Ok(()),
        (Some((follow, _)), None) => follow,
        (None, Some((follow, _))) => {
            tx.execute("UPDATE follows SET query = ? WHERE id = ?", params![query(stays), follow])?;
            follow
        }
        (Some((follow, notify)), Some((second, also))) => {
            tx.execute("DELETE FROM follows WHERE id = ?", [second])?;
            tx.execute("UPDATE follows SET notify = ? WHERE id = ?", params![notify || also, follow])?;
            follow
        }
    };
    tx.execute(
        "INSERT OR IGNORE INTO followed (follow, article) SELECT ?1, id FROM articles
         WHERE story = ?2 AND (shown = 1 OR bookmarked = 1)",
        [follow, stays],
    )
    .map(drop)
}

/// As the interface follows a story.
fn query(story: i64) -> String {
    format!("story:{story}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Library;

    /// Stories with so many articles each.
    fn library(stories: &[i64]) -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(&folder.path().join("library.db")).unwrap();
        let made = library.change(|tx| {
            for (story, articles) in (1..).zip(stories) {
                tx.execute("INSERT INTO stories (id) VALUES (?)", [story])?;
                for _ in 0..*articles {
                    tx.execute(
                        "INSERT INTO articles (key, content, published, fetched, headline, shown, story)
                         SELECT count(*), 0, 900, 900, 'News', 1, ? FROM articles",
                        [story],
                    )?;
                }
                tx.execute("UPDATE stories SET changes = changes + 1 WHERE id = ?", [story])?;
            }
            Ok(())
        });
        made.unwrap();
        (folder, library)
    }

    fn now(library: &Library, story: i64) -> (i64, i64) {
        let sql = format!("SELECT id, articles FROM stories WHERE id = ({})", number_now(story));
        library.ask(|conn| conn.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))).unwrap()
    }

    #[test]
    fn a_story_is_found_by_each_of_its_numbers() {
        let (_folder, mut library) = library(&[2, 3, 9]);
        assert_eq!(library.change(|tx| join(tx, 1, 2)).unwrap(), 2, "the longer one stays");
        assert_eq!(library.change(|tx| join(tx, 2, 3)).unwrap(), 3);
        assert_eq!([now(&library, 1), now(&library, 2), now(&library, 3)], [(3, 14); 3]);
    }

    #[test]
    fn long_stories_are_left_as_they_are() {
        let (_folder, mut library) = library(&[MOST_MOVED + 1, MOST_MOVED + 2, 1]);
        assert_eq!(library.change(|tx| join(tx, 1, 2)).unwrap(), 1);
        assert_eq!(now(&library, 2), (2, MOST_MOVED + 2));
        assert_eq!(library.change(|tx| join(tx, 3, 2)).unwrap(), 2);
    }

    #[test]
    fn both_follows_of_a_joined_story_are_one() {
        let (_folder, mut library) = library(&[2, 3]);
        for (story, notify) in [(1, true), (2, false)] {
            library.follow(&query(story), "Ferry", notify, &[], 0).unwrap();
        }
        library.change(|tx| join(tx, 1, 2)).unwrap();
        let follows = library.follows().unwrap();
        let told: Vec<_> = follows.iter().map(|one| (one.query.as_str(), one.notify, one.total)).collect();
        assert_eq!(told, [("story:2", true, 5)]);
    }
}
