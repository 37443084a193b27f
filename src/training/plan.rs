//! What the recogniser is taught with: the corpora and our own text, in the order in which they count.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::training::corpora::{Document, brackets, tokens};
use crate::training::lessons::Course;
use crate::training::mended::Mended;

/// The corpora of a folder besides those of the Groningen Meaning Bank: file, domain, and whether names
/// that are no person, organisation or place are left unlabelled in it.
const OTHERS: &[(&str, u64, bool)] = &[
    ("btc.tsv", 2, true),
    ("wnut_train.tsv", 2, false),
    ("wikigold_first_half.tsv", 3, false),
    ("xpol_train.tsv", 3, false),
    ("gum_train.tsv", 4, true),
];

/// How much a sentence counts whose labels a first model has put right, beside one that was read.
const RELABELLED: f32 = 0.5;

/// What is taught.
#[derive(Debug)]
pub struct Plan {
    pub courses: Vec<Course>,
    /// Sentences of the Groningen Meaning Bank with half automatic labels, one of five of them wrong.
    pub noisy: Vec<Document>,
    /// Own documents that are kept for measuring.
    pub held_out: Vec<Document>,
}

impl Plan {
    /// Reads all corpora of a folder and our own text; `hold_out` keeps every so many own documents apart.
    pub fn read(corpora: &Path, hold_out: Option<usize>) -> Result<Self> {
        let file = |name: &str| corpora.join(name);
        let (own, held_out) = own(hold_out)?;
        let careful = tokens(&file("gmb_careful_train.tsv"))?;
        let kept = tokens(&file("gmb_careful_dev.tsv"))?;
        let known = careful.iter().chain(&kept).map(|document| document.text.clone()).collect::<HashSet<_>>();
        let mut noisy = tokens(&file("gmb_train.tsv"))?;
        noisy.retain(|document| !known.contains(&document.text));
        let mended = Mended::read()?.taken_from(&mut noisy);
        let mut courses = vec![
            Course { name: "own".to_owned(), domain: 0, documents: own, weight: 1.0 },
            Course { name: "gmb_careful".to_owned(), domain: 0, documents: careful, weight: 1.0 },
            Course { name: "gmb_mended".to_owned(), domain: 0, documents: mended, weight: 1.0 },
        ];
        for (name, domain, without_other) in OTHERS {
            let mut documents = tokens(&file(name))?;
            for document in &mut documents {
                document.without_other = *without_other;
            }
            let name = name.trim_end_matches(".tsv").to_owned();
            courses.push(Course { name, domain: *domain, documents, weight: 1.0 });
        }
        Ok(Self { courses, noisy, held_out })
    }

    /// Adds the noisy sentences with the labels that a first model gave them.
    pub fn add_relabelled(&mut self, documents: Vec<Document>) {
        self.courses.push(Course { name: "gmb_relabelled".to_owned(), domain: 0, documents, weight: RELABELLED });
    }
}

/// Our own documents, and those that are kept apart.
fn own(hold_out: Option<usize>) -> Result<(Vec<Document>, Vec<Document>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/training/text");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        documents.extend(brackets(&file)?);
    }
    let Some(every) = hold_out.filter(|every| *every > 0) else { return Ok((documents, Vec::new())) };
    let (kept, taught) = documents.into_iter().enumerate().partition::<Vec<_>, _>(|(at, _)| at % every == every - 1);
    let plain = |documents: Vec<(usize, Document)>| documents.into_iter().map(|(_, document)| document).collect();
    Ok((plain(taught), plain(kept)))
}

/// Labelled text to measure on: a file of tokens and labels, or of names in brackets.
pub fn labelled(path: &Path) -> Result<Vec<Document>> {
    if path.extension().is_some_and(|extension| extension == "tsv") { tokens(path) } else { brackets(path) }
}
