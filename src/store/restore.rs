//! Putting a backup in the place of a library.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};

use super::error::LibraryError;
use super::file::{beside, forget};
use super::library::{Library, connect};
use super::{migrate, upkeep};

/// How long to wait for one who is just leaving the library.
const PATIENCE: Duration = Duration::from_millis(500);

/// What was put in the place of a library, and where the one from before lies now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// None: there was none.
    pub before: Option<PathBuf>,
}

/// Puts a backup in the place of a library, once it was found to open and to be sound; the present one is kept
/// beside it. Refused while anybody has the library open.
///
/// The present one may be damaged: that is what backups are for. Broken off at any moment, the library is the one
/// from before or the restored one.
pub fn restore(backup: &Path, library: &Path) -> Result<Restored, LibraryError> {
    let fresh = beside(library, ".restored");
    forget(&fresh);
    let done = sound_copy(backup, &fresh).and_then(|()| put(&fresh, library));
    migrate::forget_copies(&fresh);
    forget(&fresh);
    Ok(Restored { before: done? })
}

/// Copies a backup, brings the copy to today's format (never the backup) and looks whether it is sound.
fn sound_copy(backup: &Path, fresh: &Path) -> Result<(), LibraryError> {
    fs::metadata(backup).map_err(|why| LibraryError::Io { path: backup.to_owned(), why })?;
    let copied = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|from| upkeep::copy_whole(&from, fresh, &|_, _| {}));
    copied.map_err(|error| match LibraryError::from_sql(backup, error) {
        // It is the copy that cannot grow.
        LibraryError::Full(_) => LibraryError::Full(fresh.to_owned()),
        error => error,
    })?;
    let opened = Library::open(fresh)?;
    if let Some(fault) = opened.faults()?.first() {
        let why = std::io::Error::other(format!("it is not sound: {fault}; nothing was changed"));
        return Err(LibraryError::Io { path: backup.to_owned(), why });
    }
    // One file that is whole by itself.
    let (path, conn) = (&opened.path, &opened.conn);
    leave_log(conn).map_err(|error| LibraryError::from_sql(path, error))
}

/// Puts a sound library in the place of another one; where that lies now.
fn put(fresh: &Path, library: &Path) -> Result<Option<PathBuf>, LibraryError> {
    let io = |why| LibraryError::Io { path: library.to_owned(), why };
    if !library.exists() {
        return fs::rename(fresh, library).map_err(io).map(|()| None);
    }
    let aside = (1..1_000).map(|number| beside(library, &format!(".before-{number}"))).find(|path| !path.exists());
    let aside = aside.unwrap_or_else(|| beside(library, ".before"));
    match alone_at(library) {
        Ok(mut present) => {
            let told = |error| LibraryError::from_sql(library, error);
            upkeep::copy_whole(&present, &aside, &|_, _| {}).map_err(told)?;
            write_over(fresh, &mut present).map_err(told)?;
        }
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                return Err(LibraryError::InUse(library.to_owned()));
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                // There is nothing to be read in it: the file goes aside as it is, and its log before another one
                // has its name.
                fs::hard_link(library, &aside).or_else(|_| fs::copy(library, &aside).map(drop)).map_err(io)?;
                for ending in ["-wal", "-shm"] {
                    let _ = fs::rename(beside(library, ending), beside(&aside, ending));
                }
                fs::rename(fresh, library).map_err(io)?;
            }
            _ => return Err(LibraryError::from_sql(library, error)),
        },
    }
    Ok(Some(aside))
}

/// Opens a library that nobody else has open, and keeps others out of it.
fn alone_at(library: &Path) -> rusqlite::Result<Connection> {
    let conn = connect(library)?;
    conn.busy_timeout(PATIENCE)?;
    // Only who is alone may put the log away.
    leave_log(&conn)?;
    conn.pragma_update(None, "locking_mode", "exclusive")?;
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    Ok(conn)
}

fn leave_log(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))
}

/// Writes all of a library over another one, in one transaction.
fn write_over(fresh: &Path, present: &mut Connection) -> rusqlite::Result<()> {
    let from = Connection::open_with_flags(fresh, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let backup = Backup::new_with_names(&from, MAIN_DB, present, MAIN_DB)?;
    loop {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => std::thread::sleep(PATIENCE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_put_back_where_nobody_is_at_work_and_the_present_one_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("library.db"), folder.path().join("copy.db"));
        let mut library = Library::open(&path).unwrap();
        library.set_fact("mark", "first").unwrap();
        library.back_up(&copy, &|_, _| {}).unwrap();
        library.set_fact("mark", "second").unwrap();
        let mark = |path: &Path| Library::open(path).unwrap().fact("mark").unwrap();
        assert!(matches!(restore(&copy, &path), Err(LibraryError::InUse(_))));
        assert_eq!(library.fact("mark").unwrap().as_deref(), Some("second"));
        drop(library);
        let before = restore(&copy, &path).unwrap().before.unwrap();
        assert_eq!(mark(&path).as_deref(), Some("first"));
        assert_eq!(mark(&before).as_deref(), Some("second"));
        std::fs::write(folder.path().join("bad.db"), "no library at all, but long enough to be read").unwrap();
        assert!(restore(&folder.path().join("bad.db"), &path).is_err());
        assert_eq!(mark(&path).as_deref(), Some("first"));
    }

    #[test]
    fn a_damaged_library_is_set_aside_for_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("library.db"), folder.path().join("copy.db"));
        Library::open(&path).unwrap().back_up(&copy, &|_, _| {}).unwrap();
        let damaged = vec![0x5a; 100_000];
        fs::write(&path, &damaged).unwrap();
        let before = restore(&copy, &path).unwrap().before.unwrap();
        assert_eq!(fs::read(before).unwrap(), damaged);
        assert_eq!(Library::open(&path).unwrap().faults().unwrap(), Vec::<String>::new());
        let names = fs::read_dir(folder.path()).unwrap().map(|found| found.unwrap().file_name());
        let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort_unstable();
        assert_eq!(names, ["copy.db", "library.db", "library.db.before-1"]);
    }
}
