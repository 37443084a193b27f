//! The format of the library, and the way from each older one to it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Transaction, TransactionBehavior};

use super::error::LibraryError;
use super::file::beside;
use super::library::{Library, connect};
use super::upkeep;

/// Says of a database that it is newsdesk's (`NwsD`).
const OURS: i64 = 0x4e77_7344;

/// What leads from each format to the next; never changed once released, only added to.
pub(super) const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
];

/// How far an older library is on its way to the newest format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upgrade {
    /// A copy of it is made: pages that are done, of how many.
    Copying { done: u64, of: u64 },
    /// It is changed.
    Changing,
}

/// Refuses what this newsdesk must not touch, before anything is written.
pub(super) fn check(library: &Library) -> Result<(), LibraryError> {
    let (ours, version, tables) = library.ask(|conn| {
        let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let tables: i64 = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok((pragma("application_id")?, pragma("user_version")?, tables))
    })?;
    let is_new = ours == 0 && version == 0 && tables == 0;
    if ours != OURS && !is_new {
        return Err(LibraryError::Foreign(library.path.clone()));
    }
    refuse_newer(library.path(), version, STEPS.len())
}

/// Whether the library has the newest format.
pub(super) fn is_newest(library: &Library) -> Result<bool, LibraryError> {
    Ok(usize::try_from(library.ask(version_of)?) == Ok(STEPS.len()))
}

/// Brings the library to the newest format in one transaction; a copy of an older one is kept beside it.
///
/// Where it is broken off, by whatever, the library is what it was, and the next to open it begins anew.
pub(super) fn run(library: &mut Library, steps: &[&str], tell: &dyn Fn(Upgrade)) -> Result<(), LibraryError> {
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let version = library.ask(version_of)?;
    refuse_newer(&library.path, version, steps.len())?;
    if version == newest {
        return Ok(());
    }
    let path = library.path.clone();
    let told = |error| LibraryError::from_sql(&path, error);
    let transaction = library.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    // Another newsdesk may have done it in the meantime.
    let version = version_of(&transaction).map_err(told)?;
    refuse_newer(&path, version, steps.len())?;
    if version > 0 && version < newest {
        // Nobody else writes now: the copy is what is changed next.
        keep_copy(&path, version, tell)?;
        tell(Upgrade::Changing);
    }
    apply(&transaction, steps.get(usize::try_from(version).unwrap_or(0)..).unwrap_or(&[])).map_err(told)?;
    transaction.pragma_update(None, "application_id", OURS).map_err(told)?;
    transaction.pragma_update(None, "user_version", newest).map_err(told)?;
    transaction.commit().map_err(told)
}

fn apply(transaction: &Transaction<'_>, steps: &[&str]) -> rusqlite::Result<()> {
    steps.iter().try_for_each(|step| transaction.execute_batch(step))
}

fn version_of(conn: &rusqlite::Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn refuse_newer(path: &Path, found: i64, known: usize) -> Result<(), LibraryError> {
    let known = i64::try_from(known).unwrap_or(i64::MAX);
    if found > known {
        return Err(LibraryError::Newer { path: path.to_owned(), found, known });
    }
    Ok(())
}

/// Keeps a copy of the library, whole or not at all.
fn keep_copy(path: &Path, version: i64, tell: &dyn Fn(Upgrade)) -> Result<(), LibraryError> {
    let to = copy_path(path, version);
    let told = |done, of| tell(Upgrade::Copying { done, of });
    let copied = connect(path).and_then(|conn| upkeep::copy_whole(&conn, &to, &told));
    copied.map_err(|error| LibraryError::from_sql(&to, error))
}

/// Where the copy from before a migration lies: `library.db.format-1`.
fn copy_path(path: &Path, version: i64) -> PathBuf {
    beside(path, &format!(".format-{version}"))
}

/// Removes the copies from before migrations of a library that is itself but a copy.
pub(super) fn forget_copies(path: &Path) {
    for version in (1..).take(STEPS.len()) {
        let _ = fs::remove_file(copy_path(path, version));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn a_migration_keeps_a_copy_and_is_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut library = Library::open(&path).unwrap();
        let newest = i64::try_from(STEPS.len()).unwrap();
        let with = |step| [STEPS, &[step]].concat();
        let broken = run(&mut library, &with("CREATE TABLE extra (a); INSERT INTO nowhere VALUES (1);"), &|_| {});
        assert!(broken.is_err());
        assert_eq!(library.ask(version_of).unwrap(), newest);
        let extra = |library: &Library| {
            let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'";
            library.ask(|conn| conn.query_row(sql, [], |row| row.get::<_, i64>(0))).unwrap()
        };
        assert_eq!(extra(&library), 0);

        let told = RefCell::new(Vec::new());
        run(&mut library, &with("CREATE TABLE extra (a);"), &|upgrade| told.borrow_mut().push(upgrade)).unwrap();
        assert_eq!(extra(&library), 1);
        let told = told.into_inner();
        assert!(matches!(told[..], [Upgrade::Copying { .. }, .., Upgrade::Changing]), "{told:?}");
        let copy = Library::open(&copy_path(&path, newest)).unwrap();
        assert_eq!(extra(&copy), 0);
        drop(library);
        let refused = Library::open(&path).err().unwrap();
        assert!(matches!(refused, LibraryError::Newer { found, known, .. } if found == newest + 1 && known == newest));
    }

    #[test]
    fn a_library_of_the_first_release_comes_to_today_with_all_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch(STEPS[0]).unwrap();
        conn.execute_batch(
            "INSERT INTO feeds (id, url, title, etag, last_ok, fresh_until, failures)
             VALUES (3, 'https://a.example/', 'A', 'x', 1000, 5000, 2);
             INSERT INTO articles (feed, key, content, published, fetched, headline)
             VALUES (3, 1, 1, 900, 1000, 'Old'), (3, 2, 2, 950, 1000, 'New');",
        )
        .unwrap();
        conn.pragma_update(None, "application_id", OURS).unwrap();
        conn.pragma_update(None, "user_version", 1).unwrap();
        drop(conn);
        let library = Library::open(&path).unwrap();
        let feeds = library.feeds().unwrap();
        assert_eq!((feeds[0].title.as_str(), feeds[0].total, feeds[0].unread), ("A", 2, 2));
        let health = &feeds[0].health;
        assert_eq!((health.last_ok, health.last_tried, health.last_new), (Some(1000), Some(1000), Some(950)));
        assert_eq!((health.next, health.failures, health.interval), (Some(5000), 2, None));
        let to_fetch = library.to_fetch(None).unwrap();
        assert_eq!((to_fetch[0].etag.as_deref(), to_fetch[0].due), (Some("x"), Some(5000)));
        assert_eq!(library.ask(version_of).unwrap(), i64::try_from(STEPS.len()).unwrap());
        assert!(copy_path(&path, 1).is_file());
    }
}
