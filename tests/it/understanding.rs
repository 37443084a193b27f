//! What is understood of the labelled articles of `sample-data/labelled`, and the floors under it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use toml::Table;

fn labelled() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/labelled")
}

fn evaluate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsdesk")).arg("evaluate").arg(folder).args(arguments).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The F1 of a row, as `--json` prints it.
fn reached(figures: &Value, row: &str) -> f64 {
    figures["rows"][row]["f1"].as_f64().unwrap_or_else(|| panic!("nothing was scored as {row}"))
}

/// Rounded down to half a point, so that a floor survives what doesn't matter.
fn as_floor(figure: f64) -> f64 {
    (figure * 2.0).floor() / 2.0
}

/// `UPDATE_GOLDEN=1 cargo test --test it understanding` lifts the floors.
#[test]
fn labelled_articles_are_understood_at_least_this_well() {
    let file = labelled().join("floors.toml");
    let figures = evaluate(&labelled(), &["--json"]);
    assert!(figures.status.success(), "{}", printed(&figures));
    let figures: Value = serde_json::from_slice(&figures.stdout).unwrap();
    assert!(figures["articles"].as_array().unwrap().len() >= 12);
    let written = fs::read_to_string(&file).unwrap();
    let floors: Table = written.parse().unwrap();
    let passed = floors.iter().filter(|(row, floor)| reached(&figures, row) >= floor.as_float().unwrap() + 1.0);
    let passed: Vec<&String> = passed.map(|(row, _)| row).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let lifted = |line: &str| match line.split_once(" = ") {
            Some((row, _)) if passed.iter().any(|passed| *passed == row) => {
                format!("{row} = {:.1}\n", as_floor(reached(&figures, row)))
            }
            _ => format!("{line}\n"),
        };
        fs::write(&file, written.lines().map(lifted).collect::<String>()).unwrap();
    }
    let floor = evaluate(&labelled(), &["--show", "40", "--floor", file.to_str().unwrap()]);
    println!("{}", printed(&floor));
    assert!(floor.status.success(), "a figure fell below its floor");
    if !passed.is_empty() {
        println!("raise the floors of {passed:?} (UPDATE_GOLDEN=1 does it)");
    }
}

#[test]
fn every_row_of_the_labelled_articles_has_a_floor() {
    let figures: Value = serde_json::from_slice(&evaluate(&labelled(), &["--json"]).stdout).unwrap();
    let floors: Table = fs::read_to_string(labelled().join("floors.toml")).unwrap().parse().unwrap();
    for row in figures["rows"].as_object().unwrap().keys() {
        assert!(floors.contains_key(row), "{row} has no floor");
    }
}

/// A folder with one article and its annotation.
fn folder_with(article: &str, gold: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("piece.txt"), article).unwrap();
    fs::write(folder.path().join("piece.gold.json"), gold).unwrap();
    folder
}

const PIECE: &str = "“We will mend the pier,” said Ilse Marn.\n";

#[test]
fn figures_are_those_of_what_was_annotated() {
    let gold = r#"{"direct_quotes": [{"text": "We will mend the pier,", "span": [1, 23], "speaker": "Ilse Marn"}],
        "entities": [{"canonical": "Ilse Marn", "type": "PER", "mentions": [{"text": "Ilse Marn", "span": [30, 39]}]},
                     {"canonical": "Pier", "type": "LOC", "mentions": [{"text": "pier", "span": [18, 22]}]}]}"#;
    let folder = folder_with(PIECE, gold);
    let output = evaluate(folder.path(), &["--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", printed(&output)));
    assert_eq!(figures["rows"]["speakers-long"]["recall"], 100.0);
    assert_eq!(figures["rows"]["mentions"]["recall"], 50.0);
    assert_eq!(figures["rows"]["entities-person"]["f1"], 100.0);
    assert!(figures["rows"].get("sources").is_none() && figures["rows"].get("headline").is_none());
    let shown = printed(&evaluate(folder.path(), &["--show", "9", "--only", "mentions"]));
    assert!(shown.starts_with("piece:1:19: mentions: missed \"pier\" (place)\n"), "{shown}");
}

#[test]
fn a_figure_below_its_floor_fails_and_is_named() {
    let folder = folder_with(PIECE, r#"{"captions": [{"text": "A pier"}]}"#);
    let floors = folder.path().join("floors.toml");
    fs::write(&floors, "captions = 50\n").unwrap();
    let output = evaluate(folder.path(), &["--floor", floors.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("captions is 0.0, below its floor of 50.0"), "{}", printed(&output));
    fs::write(&floors, "captains = 50\n").unwrap();
    let output = evaluate(folder.path(), &["--floor", floors.to_str().unwrap()]);
    assert!(!output.status.success() && printed(&output).contains("nothing was scored"), "{}", printed(&output));
}

#[test]
fn annotations_that_contradict_their_article_are_refused_with_their_place() {
    let cases = [
        (
            r#"{"entities": [{"canonical": "Marn", "type": "PER", "mentions": [{"text": "Marn", "span": [30, 34]}]}]}"#,
            "entities[0].mentions[0].span says \"Marn\", but at [30, 34] the article has \"Ilse\"",
        ),
        (r#"{"title": {"text": "We", "span": [0, 400]}}"#, "outside the 41 code points"),
        (r#"{"entities": [{"canonical": "Marn", "type": "GOD", "mentions": []}]}"#, "GOD"),
        ("{", "is not JSON"),
    ];
    for (gold, told) in cases {
        let folder = folder_with(PIECE, gold);
        let output = evaluate(folder.path(), &[]);
        let printed = printed(&output);
        assert_eq!(output.status.code(), Some(1));
        assert!(printed.contains("piece.gold.json") && printed.contains(told), "{printed}");
    }
    let empty = tempfile::tempdir().unwrap();
    assert!(printed(&evaluate(empty.path(), &[])).contains("no labelled article"));
}

#[test]
fn name_sets_are_scored_by_type() {
    let folder = tempfile::tempdir().unwrap();
    let set = "-DOC-\tO\nThe\tO\nmayor\tO\n,\tO\nIlse\tB-PER\nMarn\tI-PER\n,\tO\nspoke\tO\nin\tO\nParis\tB-LOC\n.\tO\n";
    fs::write(folder.path().join("town.tsv"), set).unwrap();
    let figures: Value = serde_json::from_slice(&evaluate(folder.path(), &["--json"]).stdout).unwrap();
    assert_eq!(figures["rows"]["names-town"]["wanted"], 2);
    assert_eq!(figures["rows"]["names-town-person"]["f1"], 100.0);
}

#[test]
fn a_page_is_scored_by_the_words_of_its_reading_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Pier to be mended\n\nThe council met on Monday and spoke of the pier for three hours.\n\n\
                “We will mend the pier,” said Ilse Marn.";
    let start = text.chars().count() - "Ilse Marn.".len();
    let paragraphs = text.split("\n\n").skip(1).map(|words| format!("<p>{words}</p>")).collect::<String>();
    let page = format!("<html><body><article><h1>Pier to be mended</h1>{paragraphs}</article></body></html>");
    fs::write(folder.path().join("page.html"), page).unwrap();
    let gold = serde_json::json!({"text": text, "entities": [{"canonical": "Ilse Marn", "type": "PER",
        "mentions": [{"text": "Ilse Marn", "span": [start, start + 9]}]}]});
    fs::write(folder.path().join("page.gold.json"), gold.to_string()).unwrap();
    let output = evaluate(folder.path(), &["--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", printed(&output)));
    assert_eq!(figures["rows"]["mentions-person"]["f1"], 100.0);
}
