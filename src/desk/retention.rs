//! Lets old articles go where the reader wants a feed's kept for some time only.

use super::{Desk, now};

impl Desk {
    /// Takes out articles that are past the time or the number that their feeds keep, up to `most` in one go; how
    /// many. To be called until there is nothing left to do: each go is whole by itself.
    pub fn retire_old(&mut self, most: usize) -> anyhow::Result<usize> {
        let now = now();
        let mut gone = 0;
        for retention in self.library.retentions()? {
            if gone < most {
                gone += self.library.retire(retention, now, most - gone)?;
            }
        }
        Ok(gone)
    }
}
