//! The care of the library: sizes, soundness, backups.

use std::path::Path;

use anyhow::ensure;

use super::Desk;
use crate::store::{Restored, Sizes, restore};

impl Desk {
    pub fn sizes(&self) -> anyhow::Result<Sizes> {
        Ok(self.library.sizes()?)
    }

    /// Everything that is wrong with the library, a sentence each.
    pub fn faults(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.library.faults()?)
    }

    /// Gives free room back; `room` is what the file system has left. How many bytes the file is smaller.
    pub fn vacuum(&self, room: Option<u64>) -> anyhow::Result<u64> {
        let before = self.library.sizes()?.file;
        ensure!(
            room.is_none_or(|room| room > before + before / 10),
            "there is too little room for it: {before} bytes are needed beside the library while it works"
        );
        self.library.vacuum()?;
        Ok(before.saturating_sub(self.library.sizes()?.file))
    }

    /// Copies the library to a new file; `tell` hears how many pages of how many are done.
    pub fn back_up(&self, to: &Path, tell: &dyn Fn(u64, u64)) -> anyhow::Result<()> {
        Ok(self.library.back_up(to, tell)?)
    }
}

/// Puts a backup in the place of a library, see [`crate::store::restore`].
pub fn restore_library(backup: &Path, library: &Path) -> anyhow::Result<Restored> {
    Ok(restore(backup, library)?)
}
