//! A table of bytes that is looked up by hash, read in place from the program's own file.
//!
//! Rows stand in the order of the top bits of their hashes; how many share those bits is counted, and
//! sixteen more bits of the hash tell them apart. A hash that isn't in the table is taken for one that
//! is in about one of 20,000 look-ups.

/// How many bits of a tag there are.
const TAG_BITS: u32 = 16;

/// How many hashes are looked up together.
const AT_ONCE: usize = 64;

/// Rows of one width under their hashes.
#[derive(Debug)]
pub struct Table {
    /// Where each bucket begins, and the end of the last.
    starts: Vec<u32>,
    tags: &'static [[u8; 2]],
    rows: &'static [u8],
    width: usize,
    /// 64 less the number of bits that choose the bucket.
    shift: u32,
}

impl Table {
    /// Reads a table from the start of `bytes`; what stands behind it comes back too.
    ///
    /// None when the bytes are no whole table.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (bits, bytes) = number(bytes)?;
        let (width, bytes) = number(bytes)?;
        let (count, bytes) = number(bytes)?;
        let buckets = 1_usize.checked_shl(bits)?;
        let (counts, bytes) = bytes.split_at_checked(buckets)?;
        let (tags, bytes) = bytes.split_at_checked(count as usize * 2)?;
        let (rows, bytes) = bytes.split_at_checked(count as usize * width as usize)?;
        let mut starts = Vec::with_capacity(buckets + 1);
        let mut start = 0;
        for &count in counts {
            starts.push(start);
            start += u32::from(count);
        }
        starts.push(start);
        let table = Self { starts, tags: tags.as_chunks().0, rows, width: width as usize, shift: 64 - bits };
        (start == count).then_some((table, bytes))
    }

    /// The row of a hash.
    #[must_use]
    pub fn find(&self, hash: u64) -> Option<&'static [u8]> {
        let bucket = usize::try_from(hash >> self.shift).ok()?;
        let (from, to) = (*self.starts.get(bucket)? as usize, *self.starts.get(bucket + 1)? as usize);
        let tag = tag(hash, self.shift);
        let at = from + self.tags.get(from..to)?.iter().position(|each| *each == tag)?;
        self.rows.get(at * self.width..(at + 1) * self.width)
    }

    /// The rows of many hashes, in their order; hashes without one are left out.
    ///
    /// The table is far larger than what a processor keeps at hand. All places are looked up before any
    /// is compared and all are compared before any row is read, so that the waits fall together.
    pub fn find_each(&self, hashes: &[u64], mut each: impl FnMut(&'static [u8])) {
        for hashes in hashes.chunks(AT_ONCE) {
            let mut places = [(0_u32, 0_u32); AT_ONCE];
            for (place, hash) in places.iter_mut().zip(hashes) {
                let bucket = usize::try_from(hash >> self.shift).unwrap_or(usize::MAX);
                if let Some(&[from, to]) = self.starts.get(bucket..).and_then(<[u32]>::first_chunk::<2>) {
                    *place = (from, to);
                }
            }
            let mut found = [0_usize; AT_ONCE];
            let mut count = 0;
            for (&(from, to), &hash) in places.iter().zip(hashes) {
                let tag = tag(hash, self.shift);
                let tags = self.tags.get(from as usize..to as usize).unwrap_or_default();
                if let Some(at) = tags.iter().position(|each| *each == tag)
                    && let Some(place) = found.get_mut(count)
                {
                    *place = from as usize + at;
                    count += 1;
                }
            }
            for &at in found.iter().take(count) {
                if let Some(row) = self.rows.get(at * self.width..(at + 1) * self.width) {
                    each(row);
                }
            }
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// The bytes of a table with these rows, each `width` long; of two with one hash the first stays.
    #[must_use]
    pub fn written(mut rows: Vec<(u64, Vec<u8>)>, width: usize, bits: u32) -> Vec<u8> {
        let shift = 64 - bits;
        let key = |hash: u64| (hash >> shift, tag(hash, shift));
        rows.sort_by_key(|(hash, _)| key(*hash));
        rows.dedup_by_key(|(hash, _)| key(*hash));
        let mut counts = vec![0_u8; 1 << bits];
        rows.retain(|(hash, _)| {
            let bucket = usize::try_from(hash >> shift).unwrap_or_default();
            counts.get_mut(bucket).is_some_and(|count| {
                let room = *count < u8::MAX;
                *count += u8::from(room);
                room
            })
        });
        let mut out = Vec::new();
        for number in [bits, u32::try_from(width).unwrap_or_default(), u32::try_from(rows.len()).unwrap_or_default()] {
            out.extend(number.to_le_bytes());
        }
        out.extend(&counts);
        for (hash, _) in &rows {
            out.extend(tag(*hash, shift));
        }
        for (_, row) in &rows {
            out.extend(row.iter().take(width));
        }
        out
    }
}

/// The bits of a hash that follow those of the bucket.
fn tag(hash: u64, shift: u32) -> [u8; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "sixteen bits are asked for")]
    let bits = (hash >> (shift - TAG_BITS)) as u16;
    bits.to_le_bytes()
}

/// A number of four bytes, and what stands behind it.
#[must_use]
pub fn number(bytes: &'static [u8]) -> Option<(u32, &'static [u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::hashing::hashed;

    #[test]
    fn rows_are_found_again() {
        let rows = (0..2000_u32).map(|n| (hashed(&n.to_le_bytes()), n.to_le_bytes().to_vec())).collect::<Vec<_>>();
        let bytes: &'static [u8] = Table::written(rows.clone(), 4, 9).leak();
        let (table, rest) = Table::read(bytes).unwrap();
        assert!(rest.is_empty());
        assert_eq!(table.len(), 2000);
        for (hash, row) in rows {
            assert_eq!(table.find(hash), Some(&*row));
        }
        let hashes = (1900..2100_u32).map(|n| hashed(&n.to_le_bytes())).collect::<Vec<_>>();
        let mut each = Vec::new();
        table.find_each(&hashes, |row| each.push(row));
        assert_eq!(each, hashes.iter().filter_map(|&hash| table.find(hash)).collect::<Vec<_>>());
        let strangers = (2000..12_000_u32).filter(|n| table.find(hashed(&n.to_le_bytes())).is_some()).count();
        assert!(strangers < 10, "{strangers}");
    }

    #[test]
    fn half_a_table_is_none() {
        let bytes: &'static [u8] = Table::written(vec![(7, vec![1, 2])], 2, 4).leak();
        for end in 0..bytes.len() {
            assert!(Table::read(&bytes[..end]).is_none());
        }
    }
}
