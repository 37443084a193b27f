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
        let mut told = String::from("\n# Files\n\n");
        for one in &page.articles {
            let opened = self.open_article(one.row.id)?;
            let copy = format!("article-{}.txt", one.row.id.0);
            let text = export::article_text(&opened.article);
            let mut record = record(one, &copy, &sum_of(text.as_bytes()));
            record["fetched"] = json!(self.library.fetched(one.row.id)?.and_then(noted::moment));
            // What it was before belongs to what can be shown of it.
            let _ = writeln!(told, "- `{copy}`: {}, as it is kept", export::escaped(&one.row.headline));
            let mut copies = vec![(copy.clone(), folded(&text))];
            let mut earlier = Vec::new();
            for (index, (replaced, text)) in self.earlier_texts(&opened.row)?.into_iter().enumerate() {
                let copy = format!("article-{}-earlier-{}.txt", one.row.id.0, index + 1);
                let changed = noted::moment(replaced);
                earlier.push(json!({"copy": copy, "sha256": sum_of(text.as_bytes()), "changed": changed}));
                let _ = writeln!(told, "- `{copy}`: what it was until {}", changed.unwrap_or_default());
                copies.push((copy.clone(), folded(&text)));
                files.insert(copy, text.into_bytes());
            }
            record["earlier"] = json!(earlier);
            for (index, highlight) in one.highlights.iter().enumerate() {
                let stands_in = holding(&copies, &highlight.passage);
                if highlight.span.is_none() || highlight.now.is_some() {
                    let words = words_of(&highlight.passage);
                    let where_ = if stands_in.is_empty() { "no copy".to_owned() } else { stands_in.join(", ") };
                    let _ = writeln!(told, "- “{words}” stands in {where_}");
                }
                record["highlights"][index]["stands_in"] = json!(stands_in);
            }
            records.push(record);
            files.insert(copy, text.into_bytes());
        }
        files.insert("notes.md".to_owned(), format!("{}{told}", noted::markdown(page)).into_bytes());
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

/// The first of many words.
fn words_of(passage: &str) -> String {
    let mut words: Vec<&str> = passage.split_whitespace().collect();
    let is_long = words.len() > 12;
    words.truncate(12);
    format!("{}{}", words.join(" "), if is_long { " …" } else { "" })
}

/// A text with all white space alike, by which a passage is found in it.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The copies that hold a passage word for word.
fn holding<'a>(copies: &'a [(String, String)], passage: &str) -> Vec<&'a str> {
    let passage = folded(passage);
    copies.iter().filter(|(_, text)| text.contains(&passage)).map(|(name, _)| name.as_str()).collect()
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
    fn a_passage_is_found_in_the_copies_that_hold_it() {
        let copies = [("now".to_owned(), folded("It broke.\n")), ("earlier".to_owned(), folded("The lock\nheld. So"))];
        assert_eq!(holding(&copies, "The lock\n\nheld."), ["earlier"]);
        assert!(holding(&copies, "Nobody said so").is_empty());
        assert_eq!(words_of(&"a ".repeat(20)), format!("{}…", "a ".repeat(12)));
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(sum_of(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
