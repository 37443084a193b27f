//! Groups of words that are used alike, as word vectors tell.

use crate::analysis::hashing::hashed;
use crate::analysis::tagger::table::Table;

/// How many groups the words are put into, each time anew; group 0 is for words that are in none.
pub const GROUPS: [usize; 4] = [64, 256, 1024, 2500];

/// Two bytes for each of the four groups.
pub const WIDTH: usize = 8;

/// The groups of a word in small letters.
#[must_use]
pub fn groups(table: &Table, lower: &str) -> [u16; 4] {
    let mut out = [0; 4];
    // Vectors know "tory-controlled" less often than "controlled".
    let row = table.find(hashed(lower.as_bytes())).or_else(|| {
        let (_, last) = lower.rsplit_once('-')?;
        table.find(hashed(last.as_bytes()))
    });
    for (group, bytes) in out.iter_mut().zip(row.unwrap_or_default().as_chunks::<2>().0) {
        *group = u16::from_le_bytes(*bytes);
    }
    out
}
