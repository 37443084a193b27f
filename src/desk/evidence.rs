//! Evidence: what the reader noted, with the kept copy of each article and a checksum of every file.
//!
//! A folder of plain files that needs no newsdesk to be read or checked: `SHA256SUMS` is what `sha256sum -c` takes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::{Desk, export, noted};
use crate::model::{NotedArticle, NotesPage};

/// The list of checksums.
const SUMS: &str = "SHA256SUMS";

/// What a check of a folder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Files that are as they were.
    pub good: usize,
    /// Files that are not, that are missing or that nobody listed, each with what is wrong.
    pub bad: Vec<(String, &'static str)>,
}

impl Desk {
    /// Writes notes with their articles as they are kept to a new or empty folder; how many articles.
    pub fn write_evidence(&self, page: &NotesPage, folder: &Path) -> anyhow::Result<usize> {
        let shown = folder.display();
        fs::create_dir_all(folder).with_context(|| format!("{shown} can't be made"))?;
        if fs::read_dir(folder).with_context(|| format!("{shown} can't be read"))?.next().is_some() {
            bail!("{shown} is not empty; evidence is written to a folder of its own");
        }
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut records = Vec::with_capacity(page.articles.len());
        for one in &page.articles {
            let opened = self.open_article(one.row.id)?;
            let copy = format!("article-{}.txt", one.row.id.0);
            let text = export::article_text(&opened.article).into_bytes();
            let mut record = record(one, &copy, &sum_of(&text));
            record["fetched"] = json!(self.library.fetched(one.row.id)?.and_then(noted::moment));
            files.insert(copy, text);
            // What it was before belongs to what can be shown of it.
            let mut earlier = Vec::new();
            for (index, (replaced, text)) in self.earlier_texts(&opened.row)?.into_iter().enumerate() {
                let copy = format!("article-{}-earlier-{}.txt", one.row.id.0, index + 1);
                earlier.push(json!({"copy": copy, "sha256": sum_of(&text), "changed": noted::moment(replaced)}));
                files.insert(copy, text);
            }
            record["earlier"] = json!(earlier);
            records.push(record);
        }
        files.insert("notes.md".to_owned(), noted::markdown(page).into_bytes());
        files.insert("notes.json".to_owned(), serde_json::to_vec_pretty(&records)?);
        let mut sums = String::new();
        for (name, bytes) in &files {
            let _ = writeln!(sums, "{}  {name}", sum_of(bytes));
        }
        files.insert(SUMS.to_owned(), sums.into_bytes());
        for (name, bytes) in &files {
            let path = folder.join(name);
            let written = fs::OpenOptions::new().write(true).create_new(true).open(&path);
            let written = written.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
            written.with_context(|| format!("{} can't be written", path.display()))?;
        }
        Ok(page.articles.len())
    }
}

/// Compares the files of a folder with the checksums that were written with them.
pub fn check_evidence(folder: &Path) -> anyhow::Result<Checked> {
    let sums = fs::read_to_string(folder.join(SUMS))
        .with_context(|| format!("{} holds no {SUMS}: it is no evidence of newsdesk", folder.display()))?;
    let mut left: Vec<String> = Vec::new();
    for found in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        left.push(found?.file_name().to_string_lossy().into_owned());
    }
    left.retain(|name| name != SUMS);
    left.sort();
    let mut checked = Checked::default();
    for line in sums.lines() {
        let Some((sum, name)) = line.split_once("  ") else {
            bail!("{SUMS} holds a line that is no checksum: {line}");
        };
        left.retain(|other| other != name);
        // A name that leads out of the folder is none that was written into it.
        if name.contains(['/', '\\']) {
            checked.bad.push((name.to_owned(), "lies outside of the folder"));
            continue;
        }
        match fs::read(folder.join(name)) {
            Ok(bytes) if sum_of(&bytes) == sum => checked.good += 1,
            Ok(_) => checked.bad.push((name.to_owned(), "was changed")),
            Err(_) => checked.bad.push((name.to_owned(), "is missing")),
        }
    }
    checked.bad.extend(left.into_iter().map(|name| (name, "was added")));
    Ok(checked)
}

fn record(one: &NotedArticle, copy: &str, sum: &str) -> Value {
    let mut record = noted::value(one);
    record["article"] = json!(one.row.id);
    record["headline"] = json!(one.row.headline);
    record["publisher"] = json!(one.row.publisher);
    record["url"] = json!(one.row.url);
    record["published"] = json!(noted::moment(one.row.published));
    record["written"] = json!(noted::moment(super::now()));
    record["citation"] = json!(noted::citation(&one.row));
    record["copy"] = json!(copy);
    record["sha256"] = json!(sum);
    record
}

fn sum_of(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(sum_of(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
