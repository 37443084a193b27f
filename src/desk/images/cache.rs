//! Pictures on disk: private to the reader, limited in all, the ones not seen for longest out first.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::desk::hash;
use crate::feeds::limits;

/// What the files of the cache are called, so that nothing else in the folder is ever taken for one.
const ENDING: &str = "picture";

/// The pictures of a folder. A folder that can't be used keeps nothing, and that is no error.
pub struct Cache {
    folder: PathBuf,
    /// Bytes in all; 0: nothing is kept.
    most: u64,
    written: AtomicU64,
}

impl Cache {
    pub fn new(folder: PathBuf, most: u64) -> Self {
        Self { folder, most, written: AtomicU64::new(0) }
    }

    /// What is kept of an address.
    pub fn read(&self, url: &str) -> Option<Vec<u8>> {
        if self.most == 0 {
            return None;
        }
        let file = File::open(self.file(url)).ok()?;
        let mut bytes = Vec::new();
        (&file).take(limits::PICTURE_BYTES + limits::ID_BYTES as u64 + 2).read_to_end(&mut bytes).ok()?;
        // The first line says whose picture it is: two addresses may share a file name.
        let head = url.len() + 1;
        if bytes.get(..head)? != format!("{url}\n").as_bytes() {
            return None;
        }
        // Seen now, so not the next one to go; where that can't be noted it goes earlier.
        let _ = file.set_modified(SystemTime::now());
        bytes.drain(..head);
        Some(bytes)
    }

    /// Keeps a picture where it can be kept.
    pub fn keep(&self, url: &str, bytes: &[u8]) {
        if self.most > 0 && !url.contains('\n') {
            let _ = self.write(url, bytes).and_then(|()| self.limit());
        }
    }

    fn file(&self, url: &str) -> PathBuf {
        self.folder.join(format!("{:016x}.{ENDING}", hash::of(&[url])))
    }

    /// Whole or not at all: a picture half written would be a broken one for good.
    fn write(&self, url: &str, bytes: &[u8]) -> io::Result<()> {
        make_private(&self.folder)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let draft = self.folder.join(format!("{}-{number}.draft", std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&draft)?;
        let written = file.write_all(format!("{url}\n").as_bytes()).and_then(|()| file.write_all(bytes));
        written.and_then(|()| fs::rename(&draft, self.file(url))).inspect_err(|_| {
            let _ = fs::remove_file(&draft);
        })
    }

    /// Takes out what has not been seen for longest, until a tenth of the room is free again.
    fn limit(&self) -> io::Result<()> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == ENDING)
                && let Ok(about) = entry.metadata()
            {
                files.push((about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len(), path));
            }
        }
        let mut sum: u64 = files.iter().map(|(_, length, _)| length).sum();
        if sum <= self.most {
            return Ok(());
        }
        files.sort();
        for (_, length, path) in files {
            if sum <= self.most / 10 * 9 {
                break;
            }
            fs::remove_file(path)?;
            sum -= length;
        }
        Ok(())
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_oldest_go_when_the_room_is_full() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("new/pictures");
        let cache = Cache::new(folder.clone(), 10_000);
        let url = |n: u64| format!("https://a.site/{n}");
        let age = |n: u64, seconds: u64| {
            let file = File::options().append(true).open(cache.file(&url(n))).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
        };
        for n in 0..3 {
            cache.keep(&url(n), &[7; 3_000]);
            age(n, 100 - n);
        }
        // The oldest one is looked at, so the second oldest has to go.
        assert_eq!(cache.read(&url(0)), Some(vec![7; 3_000]));
        cache.keep(&url(3), &[7; 3_000]);
        let kept: Vec<u64> = (0..4).filter(|n| cache.read(&url(*n)).is_some()).collect();
        assert_eq!(kept, [0, 3]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&cache.file(&url(3)))), (0o700, 0o600));
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_and_a_limit_of_nothing_keep_nothing() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        for cache in [Cache::new(file.join("pictures"), 1_000), Cache::new(home.path().join("p"), 0)] {
            cache.keep("https://a.site/1", b"x");
            assert_eq!(cache.read("https://a.site/1"), None);
        }
        assert!(!home.path().join("p").exists());
    }

    #[test]
    fn a_file_of_another_address_is_not_taken() {
        let home = tempfile::tempdir().unwrap();
        let cache = Cache::new(home.path().to_path_buf(), 1_000);
        cache.keep("https://a.site/1", b"x");
        fs::rename(cache.file("https://a.site/1"), cache.file("https://a.site/2")).unwrap();
        assert_eq!(cache.read("https://a.site/2"), None);
    }
}
