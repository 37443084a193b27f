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
    assert!(figures["articles"].as_array().unwrap().len() >= 24);
    let written = fs::read_to_string(&file).unwrap();
    let floors: Table = written.parse().unwrap();
    let ahead = |row: &str| reached(&figures, row) - floors[row].as_float().unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        // Those that were passed by a point or more.
        let lifted = |line: &str| match line.split_once(" = ") {
            Some((row, _)) if floors.contains_key(row) && ahead(row) >= 1.0 => {
                format!("{row} = {:.1}\n", as_floor(reached(&figures, row)))
            }
            _ => format!("{line}\n"),
        };
        fs::write(&file, written.lines().map(lifted).collect::<String>()).unwrap();
        return;
    }
    let floor = evaluate(&labelled(), &["--show", "40", "--floor", file.to_str().unwrap()]);
    println!("{}", printed(&floor));
    assert!(floor.status.success(), "a figure fell below its floor");
    // A point or two is what a change elsewhere may bring along; three are a gain to be held.
    let left: Vec<&String> = floors.keys().filter(|row| ahead(row) >= 3.0).collect();
    assert!(left.is_empty(), "raise the floors of {left:?}: UPDATE_GOLDEN=1 does it");
}

#[test]
fn every_row_of_the_labelled_articles_has_a_floor() {
    let figures: Value = serde_json::from_slice(&evaluate(&labelled(), &["--json"]).stdout).unwrap();
    let floors: Table = fs::read_to_string(labelled().join("floors.toml")).unwrap().parse().unwrap();
    for row in figures["rows"].as_object().unwrap().keys() {
        assert!(floors.contains_key(row), "{row} has no floor");
    }
}

/// The shares of a table of calibration: by task and band, the per cent and the number of guesses.
fn shares(table: &str) -> Vec<Vec<Option<(f64, usize)>>> {
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    let cell = |cell: &str| {
        let (share, count) = cell.split_once(" % of ")?;
        Some((share.trim().parse().unwrap(), count.trim().parse().unwrap()))
    };
    rows.map(|row| row.split('|').map(cell).collect()).collect()
}

/// `UPDATE_GOLDEN=1 cargo test --test it understanding` writes the table anew.
#[test]
fn the_readme_tells_how_confidence_keeps_its_word() {
    let printed = String::from_utf8(evaluate(&labelled(), &["--calibration"]).stdout).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once("<!-- calibration -->\n").expect("README.md has a place for the table");
    let (told, after) = rest.split_once("<!-- /calibration -->").expect("README.md ends the place for the table");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, format!("{before}<!-- calibration -->\n{printed}<!-- /calibration -->{after}")).unwrap();
        return;
    }
    let (told, now) = (shares(told), shares(&printed));
    assert_eq!((told.len(), now.len()), (5, 5), "{printed}");
    for (told, now) in told.iter().flatten().zip(now.iter().flatten()) {
        // A handful of guesses says nothing, and a few points more or less are not worth a change.
        if let (Some((before, many)), Some((share, count))) = (told, now)
            && *many.min(count) >= 25
        {
            let fits = (before - 5.0..=before + 10.0).contains(share);
            assert!(fits, "README.md says {before} %, now {share} %: run with UPDATE_GOLDEN=1\n{printed}");
        }
    }
}

#[test]
fn what_is_shown_as_sure_is_right() {
    let figures: Value = serde_json::from_slice(&evaluate(&labelled(), &["--json"]).stdout).unwrap();
    for task in ["captions", "speakers", "indirect", "entities", "sources"] {
        let top = &figures["calibration"][task]["bands"][0];
        let (shown, right) = (top["shown"].as_f64().unwrap(), top["right"].as_f64().unwrap());
        assert!(right >= shown - 3.0, "{task}: of those shown at {shown:.0} % only {right:.0} % are right");
    }
}

#[test]
fn a_language_that_the_rules_were_not_made_for_is_met_with_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stueck.txt");
    let text = "Der Hafen von Hamburg bleibt geschlossen\n\nDie Bürgermeisterin von Hamburg sagte am Dienstag, der Hafen \
                bleibe wegen des Sturms bis zum Abend geschlossen. „Wir warten auf den Wind“, sagte Anna Petersen in Berlin \
                und fügte hinzu, dass die Schiffe vor Bremen ankern müssten.\n";
    fs::write(&file, text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_newsdesk")).args(["analyze", "--json"]).arg(&file).output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["lang"], "de");
    let guesses = ["quotes", "entities", "sources"].map(|list| answer[list].as_array().unwrap());
    assert!(!guesses[0].is_empty(), "{answer}");
    // A cue beside a quote tells more than lists of names that are those of another language.
    for (list, most) in guesses.into_iter().zip([0.6, 0.4, 0.4]) {
        for guess in list {
            assert!(guess["confidence"].as_f64().unwrap() <= most + 1e-6, "{guess}");
        }
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
    let told = evaluate(folder.path(), &["--json", "--show", "9", "--only", "entities"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["mistakes"][0]["what"], "missed \"Pier\" (place)");
}

#[test]
fn merging_and_pronouns_are_scored_where_they_were_found() {
    let text =
        "“We will mend the pier,” said Ilse Marn, the mayor.\n\n“It is old,” she said. Mayor Marn left on Monday.\n";
    let name = |canonical: &str, printed: &str, start: usize| {
        let mention = serde_json::json!({"text": printed, "span": [start, start + printed.len()]});
        serde_json::json!({"canonical": canonical, "type": "PER", "mentions": [mention]})
    };
    let spans = [("Ilse Marn", 30), ("she", 66), ("Marn", 82)];
    let quote = serde_json::json!([{"text": "It is old,", "span": [54, 64], "speaker": "Ilse Marn",
        "speaker_mention": {"text": "she", "span": [66, 69]}}]);
    for (printed, start) in spans {
        assert_eq!(text.chars().skip(start).take(printed.len()).collect::<String>(), printed);
    }
    // Labelled as two people, of whom newsdesk makes one.
    let gold = serde_json::json!({"direct_quotes": quote,
        "entities": [name("Ilse Marn", "Ilse Marn", 30), name("Otto Marn", "Marn", 82)]});
    let folder = folder_with(text, &gold.to_string());
    let figures: Value = serde_json::from_slice(&evaluate(folder.path(), &["--json"]).stdout).unwrap();
    assert_eq!(figures["rows"]["pronouns"]["f1"], 100.0);
    assert_eq!(figures["rows"]["merging-person"]["precision"], 50.0);
    assert_eq!(figures["rows"]["merging-person"]["recall"], 100.0);
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
    let paragraphs =
        text.split("\n\n").skip(1).map(|words| ["<p>", words, "</p>"].concat()).collect::<Vec<_>>().concat();
    let page = format!("<html><body><article><h1>Pier to be mended</h1>{paragraphs}</article></body></html>");
    fs::write(folder.path().join("page.html"), page).unwrap();
    let gold = serde_json::json!({"text": text, "entities": [{"canonical": "Ilse Marn", "type": "PER",
        "mentions": [{"text": "Ilse Marn", "span": [start, start + 9]}]}]});
    fs::write(folder.path().join("page.gold.json"), gold.to_string()).unwrap();
    let output = evaluate(folder.path(), &["--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", printed(&output)));
    assert_eq!(figures["rows"]["mentions-person"]["f1"], 100.0);
}
