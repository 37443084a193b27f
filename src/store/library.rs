//! The library file: opened, checked, made.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};

use super::error::LibraryError;
use super::migrate;

/// How long a write waits for the one of another newsdesk.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open library. One connection: give each thread its own.
pub struct Library {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
}

impl Library {
    /// Opens the library at `path`, making and migrating it as needed.
    ///
    /// A file that is damaged, newer, not ours or not writable is refused and left as it is.
    pub fn open(path: &Path) -> Result<Self, LibraryError> {
        make_private(path).map_err(|source| LibraryError::Io { path: path.to_owned(), source })?;
        let conn = connect(path).map_err(|error| LibraryError::from_sql(path, error))?;
        let mut library = Self { conn, path: path.to_owned() };
        migrate::check(&library)?;
        library.prepare().map_err(|error| LibraryError::from_sql(path, error))?;
        if library.conn.is_readonly(MAIN_DB).unwrap_or(false) {
            return Err(LibraryError::ReadOnly(path.to_owned()));
        }
        migrate::run(&mut library, migrate::STEPS)?;
        Ok(library)
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

    /// A number that is another one whenever another connection has changed the library since.
    pub fn data_version(&self) -> Result<i64, LibraryError> {
        self.ask(|conn| conn.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    pub(super) fn ask<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, LibraryError> {
        ask(&self.conn).map_err(|error| LibraryError::from_sql(&self.path, error))
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

    fn prepare(&mut self) -> rusqlite::Result<()> {
        let conn = &self.conn;
        let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" {
            conn.pragma_update(None, "page_size", 8192)?;
            conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        }
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "cache_size", -6144)?;
        conn.pragma_update(None, "temp_store", "memory")?;
        conn.pragma_update(None, "journal_size_limit", 16_777_216)?;
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

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

/// Makes the file and its folder, for the reader's eyes only, where they are missing.
fn make_private(path: &Path) -> io::Result<()> {
    let mut folders = DirBuilder::new();
    folders.recursive(true);
    let mut file = OpenOptions::new();
    file.append(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folders.mode(0o700);
        file.mode(0o600);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        folders.create(folder)?;
    }
    match file.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ if path.is_dir() => Err(io::Error::other("it is a folder, not a file")),
        _ => Ok(()),
    }
}
