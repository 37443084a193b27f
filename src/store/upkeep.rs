//! The care of the library file: its sizes, its soundness, copies of it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::error::LibraryError;
use super::file::{beside, forget, make_private};
use super::library::Library;

/// Pages that are copied before whoever waits for the library gets a turn.
const PAGES: i32 = 1_000;

/// How long to wait for one who writes.
const PATIENCE: Duration = Duration::from_millis(50);

/// Sizes and counts of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Bytes of the file, and those of it that are free.
    pub file: u64,
    pub free: u64,
    /// Bytes of each table with its indexes, the largest first.
    pub tables: Vec<(String, u64)>,
    /// How many rows the tables of note have.
    pub counts: Vec<(&'static str, u64)>,
    /// Words of all articles, as they were counted.
    pub words: u64,
}

/// Tables whose rows mean something to a reader.
const COUNTED: [(&str, &str); 9] = [
    ("feeds", "SELECT count(*) FROM feeds WHERE state = 0"),
    ("articles", "SELECT count(*) FROM articles"),
    ("bookmarks", "SELECT count(*) FROM bookmarks"),
    ("highlights", "SELECT count(*) FROM highlights"),
    ("names", "SELECT count(*) FROM names"),
    ("quotes", "SELECT count(*) FROM quotes"),
    ("stories", "SELECT count(*) FROM stories WHERE articles > 1"),
    ("revisions", "SELECT count(*) FROM revisions"),
    ("taken out as old", "SELECT count(*) FROM retired"),
];

/// What must be true of a sound library, each with what is wrong where a row comes back.
const HOLDS: [(&str, &str); 6] = [
    ("articles without a text", "SELECT 1 FROM articles WHERE id NOT IN (SELECT article FROM bodies) LIMIT 1"),
    ("texts without an article", "SELECT 1 FROM bodies WHERE article NOT IN (SELECT id FROM articles) LIMIT 1"),
    (
        "articles that the catalogue should know and does not",
        "SELECT 1 FROM articles WHERE catalogued = 1 AND id NOT IN (SELECT article FROM catalogued) LIMIT 1",
    ),
    (
        "entries of the catalogue without an article",
        "SELECT 1 FROM catalogued WHERE article NOT IN (SELECT id FROM articles) LIMIT 1",
    ),
    (
        "quotes of articles that are not in the catalogue",
        "SELECT 1 FROM quotes WHERE id / 1024 NOT IN (SELECT article FROM catalogued) LIMIT 1",
    ),
    (
        "counts of feeds that are not those of their articles",
        "SELECT 1 FROM feeds f WHERE f.total <> (SELECT count(*) FROM articles a WHERE a.feed = f.id AND a.hidden = 0)
         LIMIT 1",
    ),
];

impl Library {
    pub fn sizes(&self) -> Result<Sizes, LibraryError> {
        self.ask(|conn| {
            let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            let bytes = |number: i64| u64::try_from(number).unwrap_or(0);
            let page = pragma("page_size")?;
            let mut statement = conn.prepare(
                "SELECT coalesce(s.tbl_name, d.name), sum(d.pgsize) FROM dbstat d
                 LEFT JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = 1 GROUP BY 1 ORDER BY 2 DESC",
            )?;
            let tables = statement.query_map([], |row| Ok((row.get(0)?, bytes(row.get(1)?))))?;
            let tables = tables.collect::<rusqlite::Result<Vec<(String, u64)>>>()?;
            let counts =
                COUNTED.iter().map(|(name, sql)| Ok((*name, bytes(conn.query_row(sql, [], |row| row.get(0))?))));
            Ok(Sizes {
                file: bytes(page * pragma("page_count")?),
                free: bytes(page * pragma("freelist_count")?),
                tables,
                counts: counts.collect::<rusqlite::Result<_>>()?,
                words: bytes(conn.query_row("SELECT coalesce(sum(words), 0) FROM articles", [], |row| row.get(0))?),
            })
        })
    }

    /// Everything that is wrong, a sentence each; nothing where the library is sound.
    pub fn faults(&self) -> Result<Vec<String>, LibraryError> {
        self.ask(|conn| {
            let mut faults = integrity(conn)?;
            // The indexes are looked through by a write.
            let indexes: &[&str] =
                if self.is_read_only() { &[] } else { &["word_index", "finding_index", "name_index"] };
            for index in indexes {
                let sql = format!("INSERT INTO {index} ({index}) VALUES ('integrity-check')");
                if let Err(error) = conn.execute(&sql, []) {
                    faults.push(format!("the index {index} is not whole ({error})"));
                }
            }
            for (fault, sql) in HOLDS {
                let mut statement = conn.prepare(sql)?;
                if statement.exists([])? {
                    faults.push(format!("there are {fault}"));
                }
            }
            Ok(faults)
        })
    }

    /// Gives free room back to the file system; needs as much again while it works.
    pub fn vacuum(&self) -> Result<(), LibraryError> {
        self.ask(|conn| conn.execute_batch("VACUUM"))
    }

    /// Copies the library to a new file, for the reader's eyes only, while others may be at work on it. `tell` hears
    /// how many pages of how many are done.
    pub fn back_up(&self, to: &Path, tell: &dyn Fn(u64, u64)) -> Result<(), LibraryError> {
        let io = |why| LibraryError::Io { path: to.to_owned(), why };
        if to.exists() {
            return Err(io(std::io::Error::other("there is a file of this name; a backup goes to a new one")));
        }
        copy_whole(&self.conn, to, tell).map_err(|error| LibraryError::from_sql(to, error))
    }
}

/// Copies a library to another file, which has its name once it is whole.
pub(super) fn copy_whole(from: &Connection, to: &Path, tell: &dyn Fn(u64, u64)) -> rusqlite::Result<()> {
    let unable = |error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
    let fresh = beside(to, ".part");
    forget(&fresh);
    make_private(&fresh).map_err(unable)?;
    let placed = copy(from, &fresh, tell).and_then(|()| fs::rename(&fresh, to).map_err(unable));
    if placed.is_err() {
        forget(&fresh);
    }
    placed
}

fn integrity(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare("PRAGMA integrity_check(20)")?;
    let found = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

fn copy(from: &Connection, to: &Path, tell: &dyn Fn(u64, u64)) -> rusqlite::Result<()> {
    let mut target = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    {
        let backup = Backup::new_with_names(from, MAIN_DB, &mut target, MAIN_DB)?;
        loop {
            let step = backup.step(PAGES)?;
            let progress = backup.progress();
            let pages = |number: i32| u64::try_from(number).unwrap_or(0);
            tell(pages(progress.pagecount - progress.remaining), pages(progress.pagecount));
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(PATIENCE),
            }
        }
    }
    // One file that is whole by itself, on disk.
    target.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    target.close().map_err(|(_, error)| error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_measured_and_copied_for_the_reader_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("library.db"), folder.path().join("copy.db"));
        let mut library = Library::open(&path).unwrap();
        library.set_fact("mark", "first").unwrap();
        library.back_up(&copy, &|_, _| {}).unwrap();
        assert!(library.back_up(&copy, &|_, _| {}).is_err(), "never over a file");
        library.set_fact("mark", "second").unwrap();
        assert_eq!(library.faults().unwrap(), Vec::<String>::new());
        let sizes = library.sizes().unwrap();
        assert!(sizes.file > 0 && sizes.tables.iter().any(|(name, _)| name == "articles"));
        library.vacuum().unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
