//! `newsdesk analyze` as other programs see it: the documented JSON, line by line.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

fn started(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_newsdesk"))
        .arg("analyze")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn output(arguments: &[&str], input: &[u8]) -> String {
    let mut child = started(arguments);
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input).unwrap();
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn answers(input: &[u8]) -> Vec<Value> {
    output(&["--jsonl"], input).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_has_its_answer_and_a_bad_one_stops_nothing() {
    let input =
        b"{\"id\": 7, \"text\": \"\"}\nnot json\n\n{\"id\": \"x\"}\n\xff\xfe\n[\"a\"]\n{\"id\": null, \"text\": 3}\n\
        {\"id\": \"page\", \"html\": \"\", \"url\": \"\"}\n{\"id\": [1], \"text\": \"the end without a line end\"}";
    let answers = answers(input);
    assert_eq!(answers.len(), 9);
    let failed = answers.iter().map(|answer| answer["error"].is_string()).collect::<Vec<_>>();
    assert_eq!(failed, [false, true, true, true, true, true, true, false, false]);
    assert_eq!(answers[0]["id"], json!(7));
    assert_eq!(answers[1]["id"], json!(null));
    assert_eq!(answers[3]["id"], json!("x"));
    assert_eq!(answers[8]["id"], json!([1]));
}

#[test]
fn an_answer_has_every_key() {
    let answer = &answers(b"{\"id\": 1, \"text\": \"Nothing happened.\"}\n")[0];
    let keys = [
        "id",
        "text",
        "lang",
        "headline",
        "kicker",
        "byline",
        "dateline",
        "published",
        "publisher",
        "blocks",
        "quotes",
        "entities",
        "sources",
    ];
    for key in keys {
        assert!(answer.get(key).is_some(), "no key {key}");
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = started(&["--jsonl"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"One\"}}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], json!(id));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_text_is_given_back_unchanged_but_escaped() {
    let raw = "Zo\u{eb} \u{202e}said\u{202c}\r\n\tso \u{9b}31m \u{1b}[0m \u{1f600}.\u{0}\n";
    let line = format!("{}\n", json!({"id": 1, "text": raw}));
    let printed = output(&["--jsonl"], line.as_bytes());
    assert!(printed.trim_end_matches('\n').chars().all(|c| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c)));
    let answer: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(answer["text"], json!(raw));
}

#[test]
fn one_article_is_read_from_a_file_or_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("piece.txt");
    std::fs::write(&file, "A plain piece.\n").unwrap();
    let from_file: Value = serde_json::from_str(&output(&["--json", file.to_str().unwrap()], b"")).unwrap();
    let from_input: Value = serde_json::from_str(&output(&["--json", "-"], b"A plain piece.\n")).unwrap();
    assert_eq!(from_file["text"], json!("A plain piece.\n"));
    assert_eq!(from_file["blocks"], from_input["blocks"]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let mut child = started(&["/nowhere/piece.txt"]);
    drop(child.stdin.take());
    let done = child.wait_with_output().unwrap();
    assert!(!done.status.success());
    assert!(String::from_utf8(done.stderr).unwrap().contains("/nowhere/piece.txt"));
}
