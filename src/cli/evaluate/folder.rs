//! The labelled articles and name sets of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::cli::evaluate::check;
use crate::cli::evaluate::gold::Gold;
use crate::desk::analyse::Given;

/// An article as a file holds it, with what was annotated in it.
#[derive(Debug)]
pub struct Labelled {
    pub name: String,
    contents: String,
    is_page: bool,
    pub gold: Gold,
}

impl Labelled {
    #[must_use]
    pub fn given(&self) -> Given<'_> {
        if self.is_page {
            Given::Page { html: &self.contents, url: self.gold.url.as_deref() }
        } else {
            Given::Plain(&self.contents)
        }
    }

    /// The text that the annotation's spans point into.
    #[must_use]
    pub fn annotated(&self) -> &str {
        self.gold.text.as_deref().filter(|_| self.is_page).unwrap_or(&self.contents)
    }
}

/// What a folder holds, by name.
#[derive(Debug, Default)]
pub struct Folder {
    pub articles: Vec<Labelled>,
    /// Files of tokens with their labels.
    pub name_sets: Vec<PathBuf>,
}

/// Reads a folder; a file that can't be read or contradicts its article is an error with its name.
pub fn read(folder: &Path) -> anyhow::Result<Folder> {
    let listed = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in listed {
        files.push(entry.with_context(|| format!("cannot read the folder {}", folder.display()))?.path());
    }
    files.sort();
    let mut out = Folder::default();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "gold.json" || name.ends_with(".gold.json") {
            out.articles.push(labelled(&file, &name)?);
        } else if file.extension().is_some_and(|extension| extension == "tsv") {
            out.name_sets.push(file);
        }
    }
    if out.articles.is_empty() && out.name_sets.is_empty() {
        bail!("{} has no labelled article (NAME.gold.json) and no name set (NAME.tsv)", folder.display());
    }
    Ok(out)
}

fn labelled(file: &Path, name: &str) -> anyhow::Result<Labelled> {
    let annotation = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let raw: serde_json::Value =
        serde_json::from_str(&annotation).with_context(|| format!("{} is not JSON", file.display()))?;
    let stem = name.strip_suffix(".gold.json");
    let named = raw.get("file").and_then(serde_json::Value::as_str);
    let plain = stem.map(|stem| format!("{stem}.txt"));
    let page = stem.map(|stem| format!("{stem}.html"));
    let candidates = [named.map(str::to_owned), plain, page].into_iter().flatten();
    let article = candidates.map(|candidate| file.with_file_name(candidate)).find(|path| path.is_file());
    let Some(article) = article else {
        bail!("no article beside {}: it wants a .txt or .html file of its name", file.display());
    };
    let contents = fs::read_to_string(&article).with_context(|| format!("cannot read {}", article.display()))?;
    let is_page = article.extension().is_some_and(|extension| extension == "html" || extension == "htm");
    let gold: Gold = serde_json::from_str(&annotation)
        .with_context(|| format!("{} does not have the form of an annotation", file.display()))?;
    if is_page && gold.text.is_none() {
        bail!("{}: the annotation of a page needs its reading text, as \"text\"", file.display());
    }
    let name = article.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let read = Labelled { name, contents, is_page, gold };
    let faults = check::faults(&raw, read.annotated(), &read.gold);
    if let Some((first, rest)) = faults.split_first() {
        let more = if rest.is_empty() { String::new() } else { format!(" (and {} more)", rest.len()) };
        bail!("{}: {first}{more}", file.display());
    }
    Ok(read)
}
