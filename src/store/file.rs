//! The library's file on the disk, and those that SQLite sets beside it.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Makes the file, and its folder where that is missing, for the reader's eyes only.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
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
    file.open(path).map(drop)
}

/// Gives a finished library its name, unless another newsdesk was quicker: then that one's stays.
pub(super) fn place(fresh: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(fresh, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_file() => Ok(()),
        // A file system that knows no second names.
        Err(_) if fs::symlink_metadata(path).is_err() => fs::rename(fresh, path),
        Err(error) => Err(error),
    }
}

/// Removes what is left of a library that was being made.
pub(super) fn forget(fresh: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(fresh, ending));
    }
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_that_begin_at_once_all_have_the_same_library() {
        let folder = tempfile::tempdir().unwrap();
        let (fresh, path) = (folder.path().join("fresh"), folder.path().join("library.db"));
        fs::write(&path, "theirs").unwrap();
        fs::write(&fresh, "ours").unwrap();
        place(&fresh, &path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    }
}
