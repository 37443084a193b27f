//! The format of the library, and the way from each older one to it.

use std::path::{Path, PathBuf};

use rusqlite::{MAIN_DB, Transaction, TransactionBehavior};

use super::error::LibraryError;
use super::library::Library;

/// Says of a database that it is newsdesk's (`NwsD`).
const OURS: i64 = 0x4e77_7344;

/// What leads from each format to the next; never changed once released, only added to.
pub(super) const STEPS: &[&str] = &[include_str!("schema/1.sql")];

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

/// Brings the library to the newest format in one transaction; a copy of an older one is kept beside it.
pub(super) fn run(library: &mut Library, steps: &[&str]) -> Result<(), LibraryError> {
    let newest = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let version = library.ask(version_of)?;
    refuse_newer(&library.path, version, steps.len())?;
    if version == newest {
        return Ok(());
    }
    if version > 0 {
        keep_copy(library, version)?;
    }
    let path = library.path.clone();
    let told = |error| LibraryError::from_sql(&path, error);
    let transaction = library.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    // Another newsdesk may have done it in the meantime.
    let version = version_of(&transaction).map_err(told)?;
    refuse_newer(&path, version, steps.len())?;
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

fn keep_copy(library: &Library, version: i64) -> Result<(), LibraryError> {
    let none = None::<fn(rusqlite::backup::Progress)>;
    library.ask(|conn| conn.backup(MAIN_DB, copy_path(&library.path, version), none))
}

/// Where the copy from before a migration lies: `library.db.format-1`.
fn copy_path(path: &Path, version: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".format-{version}"));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_keeps_a_copy_and_is_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut library = Library::open(&path).unwrap();
        let first = STEPS[0];
        let broken = run(&mut library, &[first, "CREATE TABLE extra (a); INSERT INTO nowhere VALUES (1);"]);
        assert!(broken.is_err());
        assert_eq!(library.ask(version_of).unwrap(), 1);
        let extra = |library: &Library| {
            let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'";
            library.ask(|conn| conn.query_row(sql, [], |row| row.get::<_, i64>(0))).unwrap()
        };
        assert_eq!(extra(&library), 0);

        run(&mut library, &[first, "CREATE TABLE extra (a);"]).unwrap();
        assert_eq!(extra(&library), 1);
        let copy = Library::open(&copy_path(&path, 1)).unwrap();
        assert_eq!(extra(&copy), 0);
        drop(library);
        assert!(matches!(Library::open(&path), Err(LibraryError::Newer { found: 2, known: 1, .. })));
    }
}
