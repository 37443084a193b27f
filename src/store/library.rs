//! The library file: opened, checked, made.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, DropBehavior, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use super::error::LibraryError;
use super::file::{beside, forget, make_private, place};
use super::migrate::{self, Upgrade};
use super::said::Sayings;

/// How long a write waits for the one of another newsdesk.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open library. One connection: give each thread its own.
pub struct Library {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    /// What packs and unpacks the words of quotes, once it was needed.
    pub(super) sayings: RefCell<Option<Sayings>>,
    is_read_only: bool,
}

impl Library {
    /// Opens the library at `path`, making and migrating it as needed.
    ///
    /// A file that is damaged, emptied, newer or not ours is refused and left as it is; one that can't be written is
    /// opened for reading.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        Self::open_telling(path, &|_| {})
    }

    /// The same; `tell` hears how far an older library is on its way to today's format.
    pub fn open_telling(path: &Path, tell: &dyn Fn(Upgrade)) -> Result<Self, LibraryError> {
        let told = |why| LibraryError::Io { path: path.to_owned(), why };
        match path.metadata() {
            Ok(found) if found.is_dir() => Err(told(io::Error::other("it is a folder, not a file"))),
            Ok(found) if !found.is_file() => Err(told(io::Error::other("it is not a file"))),
            // One that is made is never empty for others to see, so this one was full once.
            Ok(found) if found.len() == 0 => Err(LibraryError::Emptied(path.to_owned())),
            Ok(_) => Self::open_as_it_is(path, tell),
            Err(_) if path.is_symlink() => Err(told(io::Error::other("it is a link to nowhere"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::make(path),
            Err(error) => Err(told(error)),
        }
    }

    /// Makes a library under another name and gives it its own when it is whole.
    fn make(path: &Path) -> Result<Self, LibraryError> {
        let told = |why| LibraryError::Io { path: path.to_owned(), why };
        let fresh = beside(path, &format!(".new-{}", process::id()));
        forget(&fresh);
        make_private(&fresh).map_err(told)?;
        let placed = match Self::open_as_it_is(&fresh, &|_| {}) {
            Ok(made) => {
                drop(made);
                place(&fresh, path).map_err(told)
            }
            Err(error) => Err(error),
        };
        forget(&fresh);
        placed?;
        Self::open_as_it_is(path, &|_| {})
    }

    fn open_as_it_is(path: &Path, tell: &dyn Fn(Upgrade)) -> Result<Self, LibraryError> {
        match Self::open_to_write(path, tell) {
            Err(LibraryError::ReadOnly(_)) => Self::open_to_read(path),
            opened => opened,
        }
    }

    fn open_to_write(path: &Path, tell: &dyn Fn(Upgrade)) -> Result<Self, LibraryError> {
        let told = |error| LibraryError::from_sql(path, error);
        let conn = connect(path).map_err(told)?;
        let mut library = Self { conn, path: path.to_owned(), sayings: RefCell::default(), is_read_only: false };
        migrate::check(&library)?;
        library.prepare_to_write().and_then(|()| library.prepare()).map_err(told)?;
        if library.conn.is_readonly(MAIN_DB).unwrap_or(false) {
            return Err(LibraryError::ReadOnly(path.to_owned()));
        }
        migrate::run(&mut library, migrate::STEPS, tell)?;
        Ok(library)
    }

    /// Opens a library that can't be written; one of an older format would have to be changed first.
    fn open_to_read(path: &Path) -> Result<Self, LibraryError> {
        let told = |error| LibraryError::from_sql(path, error);
        let conn = connect_to_read(path).map_err(told)?;
        let library = Self { conn, path: path.to_owned(), sayings: RefCell::default(), is_read_only: true };
        migrate::check(&library)?;
        if !migrate::is_newest(&library)? {
            return Err(LibraryError::ReadOnly(path.to_owned()));
        }
        library.prepare().map_err(told)?;
        Ok(library)
    }

    /// Whether nothing can be kept in it.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Trades the wait for the disk at each commit for speed: for news, which can be fetched again.
    /// A crash of the system may lose the last commits, one of the program may not.
    pub fn hurry(&self) -> Result<(), LibraryError> {
        self.ask(|conn| {
            conn.pragma_update(None, "synchronous", "NORMAL")?;
            conn.pragma_update(None, "wal_autocheckpoint", 8192)
        })
    }

    /// Moves what stands in the log into the library, where nobody is at work on it.
    ///
    /// Who opens the library next would have to read all of the log first.
    pub fn empty_log(&self) -> Result<(), LibraryError> {
        self.ask(|conn| {
            conn.busy_timeout(Duration::ZERO)?;
            conn.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
            conn.busy_timeout(PATIENCE)
        })
    }

    /// A number that is another one whenever another connection has changed the library since.
    pub fn data_version(&self) -> Result<i64, LibraryError> {
        self.ask(|conn| conn.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    pub(super) fn ask<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, LibraryError> {
        ask(&self.conn).map_err(|error| LibraryError::from_sql(&self.path, error))
    }

    /// Asks many things of the library as it stands now: what others write meanwhile is seen after it, and the file is
    /// locked for it once instead of once for each question.
    pub fn still<T>(&self, ask: impl FnOnce() -> T) -> T {
        // Within another such question, or where the file can't be locked, each question stands for itself.
        let mut held = self.conn.unchecked_transaction().ok();
        if let Some(held) = &mut held {
            held.set_drop_behavior(DropBehavior::Commit);
        }
        ask()
    }

    /// Runs `change` in one transaction, on disk when this returns.
    pub(super) fn change<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LibraryError> {
        let path = &self.path;
        let told = |error| LibraryError::from_sql(path, error);
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
        let result = change(&transaction).map_err(told)?;
        transaction.commit().map_err(told)?;
        Ok(result)
    }

    fn prepare_to_write(&self) -> rusqlite::Result<()> {
        let conn = &self.conn;
        let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" {
            conn.pragma_update(None, "page_size", 8192)?;
            conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        }
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "journal_size_limit", 16_777_216)
    }

    fn prepare(&self) -> rusqlite::Result<()> {
        let conn = &self.conn;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "cache_size", -6144)?;
        conn.pragma_update(None, "temp_store", "memory")?;
        conn.set_prepared_statement_cache_capacity(64);
        conn.create_scalar_function(
            "holds",
            2,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC,
            |call| {
                let (text, words) = (call.get_raw(0).as_str()?, call.get_raw(1).as_str()?);
                Ok(text.to_lowercase().contains(words))
            },
        )
    }
}

pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

/// A connection to a library whose file, folder or disk can't be written.
///
/// SQLite wants to write beside a library even to read it, to agree with others at work on it; where nobody left a
/// log there, nobody is, and it is told so.
fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let has_log = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let address = path.to_str().filter(|_| !has_log).map(|path| {
        let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        format!("file:{path}?immutable=1")
    });
    let conn = match address {
        Some(address) => Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?,
        None => Connection::open_with_flags(path, flags)?,
    };
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

#[cfg(test)]
mod tests;
