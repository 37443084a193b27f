//! What a library makes of labelled articles: stories, names, quotes and sources.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn labelled() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/labelled/library")
}

fn evaluate(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.args(["evaluate", "--across"]).arg(folder).args(arguments).output().unwrap()
}

#[test]
fn a_library_is_understood_as_well_as_it_was() {
    let floors = labelled().join("floors.toml");
    let run = evaluate(&labelled(), &["--json", "--floor", floors.to_str().unwrap()]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    let precision = |row: &str| told["rows"][row]["precision"].as_f64().unwrap();
    // What is wrongly put together is worse than what is not found.
    assert!(precision("library-names-pairs") >= 98.0, "{told:#}");
    assert!(precision("library-quotes-pairs") >= 99.0, "{told:#}");
    assert!(precision("stories-pairs") >= 93.5, "{told:#}");
}

#[test]
fn every_label_stands_in_its_article() {
    let read = |name: &str| fs::read_to_string(labelled().join(name)).unwrap();
    let mut texts: HashMap<String, String> = HashMap::new();
    for line in read("articles.jsonl").lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        let id = article["id"].as_str().unwrap().to_owned();
        assert!(texts.insert(id, article["text"].as_str().unwrap().to_owned()).is_none());
    }
    let holds = |label: &Value, key: &str| {
        let words = label[key].as_str().unwrap();
        assert!(texts[label["article"].as_str().unwrap()].contains(words), "{label}");
    };
    let names: Vec<Value> = serde_json::from_str(&read("names.json")).unwrap();
    names.iter().flat_map(|name| name["forms"].as_array().unwrap()).for_each(|form| holds(form, "form"));
    let quotes: Vec<Value> = serde_json::from_str(&read("quotes.json")).unwrap();
    quotes.iter().flat_map(|quote| quote["in"].as_array().unwrap()).for_each(|said| holds(said, "text"));
}

#[test]
fn labels_that_cannot_be_read_are_told_with_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let message = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let run = evaluate(folder.path(), &[]);
    assert!(!run.status.success() && message(&run).contains("articles.jsonl"), "{}", message(&run));
    let article = r#"{"id": "a", "publisher": "P", "published": "soon", "headline": "H", "text": "T", "story": null}"#;
    fs::write(folder.path().join("articles.jsonl"), format!("\n{article}\n")).unwrap();
    let run = evaluate(folder.path(), &[]);
    assert!(!run.status.success() && message(&run).contains("articles.jsonl:2"), "{}", message(&run));
}
