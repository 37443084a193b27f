//! What can be wrong with a library, said so that the reader knows the file and the remedy.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    #[error(
        "the library {} is damaged, or no library at all. Nothing was changed. `newsdesk library restore \
         BACKUP` puts a backup in its place (those made before a migration lie beside it); without one, try `sqlite3 FILE \
         .recover`",
        .0.display()
    )]
    Damaged(PathBuf),
    #[error(
        "the library {} is empty: something took away all that was in it. Nothing was changed. Put a backup in its \
         place, or remove the file to begin a new one",
        .0.display()
    )]
    Emptied(PathBuf),
    #[error(
        "the library {} was made by a newer newsdesk (format {found}, this one knows up to {known}). \
         Nothing was changed. Update newsdesk, or choose another library with --library",
        .path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error(
        "{} is no newsdesk library, though it is a database. Nothing was changed. Choose another file with --library",
        .0.display()
    )]
    Foreign(PathBuf),
    #[error(
        "the library {} cannot be written. Make the file and its folder writable, or choose another one with --library",
        .0.display()
    )]
    ReadOnly(PathBuf),
    #[error(
        "a newsdesk is at work on the library {} (the interface, a refresh or another program). Nothing was changed. \
         Close it and try again", .0.display()
    )]
    InUse(PathBuf),
    #[error("the library {} is locked by another program. Close that one, or try again", .0.display())]
    Locked(PathBuf),
    #[error("the disk is full: {} cannot grow. Make room and try again; what was written before is kept", .0.display())]
    Full(PathBuf),
    #[error("the library {} cannot be opened: {why}", .path.display())]
    Io { path: PathBuf, why: std::io::Error },
    #[error("the library {} could not be used: {why}", .path.display())]
    Sql { path: PathBuf, why: rusqlite::Error },
    #[error("article {article} of the library {} cannot be read: what is kept of it is damaged", .path.display())]
    BadArticle { path: PathBuf, article: i64 },
    #[error("there is no article {article} in the library {}", .path.display())]
    NoArticle { path: PathBuf, article: i64 },
}

impl LibraryError {
    /// Says what an error of SQLite means for the library at `path`.
    pub(super) fn from_sql(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(path),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            // A table that every library has, and this one lacks.
            _ if source.to_string().starts_with("no such ") => Self::Damaged(path),
            _ => Self::Sql { path, why: source },
        }
    }
}
