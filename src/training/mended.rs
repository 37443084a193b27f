//! Labels of the Groningen Meaning Bank that were put right by reading.
//!
//! The sentences stay in the corpus: a line of `mended.tsv` has the hash of a sentence, and after a tab
//! each of its names as kind and place (`PER:0-12`, in bytes), parted by blanks.

use std::collections::HashMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use crate::analysis::hashing::hashed;
use crate::model::EntityKind;
use crate::training::corpora::{Document, Name, bracketed, kind_of};

/// The right names under the hashes of their sentences.
#[derive(Debug)]
pub struct Mended {
    names: HashMap<u64, Vec<Name>>,
}

impl Mended {
    /// Reads the labels that are kept with the program.
    pub fn read() -> Result<Self> {
        let mut names = HashMap::new();
        for (number, line) in include_str!("mended.tsv").lines().enumerate().filter(|(_, line)| !line.starts_with('#'))
        {
            let read = read_line(line).with_context(|| format!("mended.tsv:{}: {line}", number + 1))?;
            names.insert(read.0, read.1);
        }
        Ok(Self { names })
    }

    /// Takes the sentences whose labels are known out of others, with the right names.
    #[must_use]
    pub fn taken_from(&self, documents: &mut Vec<Document>) -> Vec<Document> {
        let mut out = Vec::new();
        documents.retain(|document| {
            let Some(names) = self.names.get(&hashed(document.text.as_bytes())) else { return true };
            let fits = names.iter().all(|(range, _)| document.text.get(range.clone()).is_some());
            if fits {
                out.push(Document { names: names.clone(), ..document.clone() });
            }
            !fits
        });
        out
    }
}

fn read_line(line: &str) -> Result<(u64, Vec<Name>)> {
    let (hash, names) = line.split_once('\t').context("no tab")?;
    let mut out = Vec::new();
    for name in names.split_whitespace() {
        let (kind, range) = name.split_once(':').context("no kind")?;
        let (start, end) = range.split_once('-').context("no range")?;
        out.push((start.parse()?..end.parse()?, kind_of(kind).context("no such kind")?));
    }
    Ok((u64::from_str_radix(hash, 16)?, out))
}

/// The lines of `mended.tsv` for sentences with their names in brackets, one a line.
pub fn lines(marked: &str) -> Result<String> {
    let mut out = Vec::new();
    for (number, line) in marked.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (text, names) = bracketed(line).with_context(|| format!("line {}", number + 1))?;
        let mut written = format!("{:016x}\t", hashed(text.as_bytes()));
        for (at, (range, kind)) in names.iter().enumerate() {
            let blank = if at == 0 { "" } else { " " };
            write!(written, "{blank}{}:{}-{}", short(*kind), range.start, range.end)?;
        }
        out.push(written);
    }
    out.sort();
    out.dedup();
    Ok(out.join("\n") + "\n")
}

/// The name that corpora have for a kind.
#[must_use]
pub const fn short(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "LOC",
        EntityKind::Other => "MISC",
    }
}
