//! The care of the library file: its sizes, its soundness, copies of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::error::LibraryError;
use super::library::{Library, beside, make_private};

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
            for index in ["word_index", "finding_index", "name_index"] {
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
        let fresh = beside(to, ".part");
        let _ = fs::remove_file(&fresh);
        make_private(&fresh).map_err(io)?;
        let copied = copy(&self.conn, &fresh, tell).map_err(|error| LibraryError::from_sql(&fresh, error));
        let placed = copied.and_then(|()| fs::hard_link(&fresh, to).or_else(|_| fs::rename(&fresh, to)).map_err(io));
        let _ = fs::remove_file(&fresh);
        placed
    }
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

/// What was put in the place of a library, and where the one from before lies now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// None: there was none.
    pub before: Option<PathBuf>,
}

/// Puts a backup in the place of a library, once it was found to open and to be sound; the present one is kept
/// beside it. No newsdesk may be at work on the library.
pub fn restore(backup: &Path, library: &Path) -> Result<Restored, LibraryError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |why| LibraryError::Io { path, why }
    };
    fs::metadata(backup).map_err(io(backup))?;
    let fresh = beside(library, ".restored");
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(&fresh, ending));
    }
    make_private(&fresh).map_err(io(&fresh))?;
    fs::copy(backup, &fresh).map_err(io(&fresh))?;
    // Opening migrates the copy, never the backup.
    let opened = Library::open(&fresh)?;
    let faults = opened.faults()?;
    opened.empty_log()?;
    drop(opened);
    if let Some(fault) = faults.first() {
        let _ = fs::remove_file(&fresh);
        let why = std::io::Error::other(format!("it is not sound: {fault}; nothing was changed"));
        return Err(LibraryError::Io { path: backup.to_owned(), why });
    }
    let before = if library.exists() {
        // What others have open must be in the file before it is set aside.
        Library::open(library)?.empty_log()?;
        let aside = (1..1_000).map(|number| beside(library, &format!(".before-{number}"))).find(|path| !path.exists());
        let aside = aside.unwrap_or_else(|| beside(library, ".before"));
        fs::rename(library, &aside).map_err(io(library))?;
        for ending in ["-wal", "-shm"] {
            let _ = fs::rename(beside(library, ending), beside(&aside, ending));
        }
        Some(aside)
    } else {
        None
    };
    fs::rename(&fresh, library).map_err(io(library))?;
    Ok(Restored { before })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_can_be_put_back_and_the_present_one_is_kept() {
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
        drop(library);
        let before = restore(&copy, &path).unwrap().before.unwrap();
        assert_eq!(Library::open(&path).unwrap().fact("mark").unwrap().as_deref(), Some("first"));
        assert_eq!(Library::open(&before).unwrap().fact("mark").unwrap().as_deref(), Some("second"));
        std::fs::write(folder.path().join("bad.db"), "no library at all, but long enough to be read").unwrap();
        assert!(restore(&folder.path().join("bad.db"), &path).is_err());
        assert_eq!(Library::open(&path).unwrap().fact("mark").unwrap().as_deref(), Some("first"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
