//! `newsdesk extract`: articles out of what the web serves, as text, Markdown and JSON.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::site::{Answer, Site};

const PAGE: &str = "<!doctype html><html lang=en><head><title>Ferry stays on at night</title></head><body>\
    <nav><a href=/>Home</a></nav><article><h1>Ferry stays on at night</h1>\
    <p>The harbour board voted on Monday to keep the <a href=/old>old night ferry</a> running until the pier is built.</p>\
    <p>Nobody on the island spoke against it, and the crew will get two more sailors for the winter crossings.</p>\
    </article></body></html>";

fn extract(home: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsdesk"));
    command.arg("extract").args(arguments).env_clear().env("HOME", home);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[track_caller]
fn text(arguments: &[&str], input: &[u8]) -> String {
    let home = tempfile::tempdir().unwrap();
    let run = extract(home.path(), arguments, input);
    assert!(run.status.success(), "{arguments:?}: {run:?}");
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn a_page_comes_out_as_text_markdown_and_json() {
    let plain = text(&["-"], PAGE.as_bytes());
    assert!(plain.starts_with("Ferry stays on at night\n\nThe harbour board voted"), "{plain}");
    assert!(!plain.contains("Home"), "{plain}");
    let markdown = text(&["-", "--format", "markdown", "--url", "https://lunde.example/a/1"], PAGE.as_bytes());
    assert!(markdown.contains("[old night ferry](<https://lunde.example/old>)"), "{markdown}");
    let value: Value = serde_json::from_str(&text(&["-", "--json"], PAGE.as_bytes())).unwrap();
    assert_eq!(value["lang"], "en");
    assert!(value["blocks"].as_array().unwrap().iter().any(|block| block["kind"] == "lead"));
    assert!(value.get("quotes").is_none() && value.get("entities").is_none());
}

#[test]
fn many_pages_come_as_json_lines() {
    let lines =
        format!("{}\nnot json\n", serde_json::json!({"id": 7, "html": PAGE, "url": "https://lunde.example/a/1"}));
    let out = text(&["--jsonl"], lines.as_bytes());
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[0]["links"][0]["url"], "https://lunde.example/old");
    assert!(answers[1]["error"].is_string());
}

#[test]
fn an_address_is_fetched_and_what_has_no_article_is_told() {
    let site = Site::new();
    site.set("/a", Answer::ok(PAGE).header("Content-Type", "text/html"));
    site.set("/none", Answer::ok("<html><body></body></html>").header("Content-Type", "text/html"));
    assert!(text(&[&site.url("/a")], b"").contains("two more sailors"));
    let home = tempfile::tempdir().unwrap();
    for path in ["/none", "/missing"] {
        let run = extract(home.path(), &[&site.url(path)], b"");
        assert_eq!(run.status.code(), Some(1));
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(said.contains("127.0.0.1"), "{said}");
    }
}

#[test]
fn the_readers_own_rules_are_used_and_their_mistakes_told() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/newsdesk");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("sites.toml");
    std::fs::write(&file, "[\"lunde.example\"]\narticle = \"article p + p\"\n").unwrap();
    let page = ["-", "--url", "https://www.lunde.example/a/1"];
    let run = extract(home.path(), &page, PAGE.as_bytes());
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(out.contains("two more sailors") && !out.contains("harbour board"), "{out}");
    std::fs::write(&file, "[\"lunde.example\"]\narticel = \"p\"\n").unwrap();
    let run = extract(home.path(), &page, PAGE.as_bytes());
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(said.contains("sites.toml:2:1") && said.contains("`article`"), "{said}");
}

#[test]
fn an_article_in_pages_is_joined_to_its_end() {
    let site = Site::new();
    let page = |part: &str, next: &str| {
        let body = ["who runs it", "what it costs", "when it sails"].map(|what| {
            format!("<p>The board of Lunde was asked in {part} of the hearing {what}, and its answer took more than an hour.</p>")
        });
        Answer::ok(format!(
            "<html><body><article><h1>Ferry stays on</h1>{}</article><div>{next}</div></body></html>",
            body.concat()
        ))
        .header("Content-Type", "text/html")
    };
    site.set("/a", page("the first part", "<a href='/a?page=2'>2</a>"));
    site.set("/a?page=2", page("the second part", "<a href='/a'>1</a><a rel=next href='/a?page=3'>Next</a>"));
    site.set("/a?page=3", page("the third part", "<a rel=next href='/a?page=4'>Next</a>"));
    site.set("/a?page=4", page("the third part", "<a rel=next href='/a?page=5'>Next</a>"));
    let out = text(&[&site.url("/a")], b"");
    for part in ["first", "second", "third"] {
        assert_eq!(out.matches(&format!("the {part} part")).count(), 3, "{out}");
    }
    assert_eq!(out.matches("Ferry stays on").count(), 1);
    assert_eq!(site.asked(), ["/a", "/a?page=2", "/a?page=3", "/a?page=4"]);
}
