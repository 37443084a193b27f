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
    // From a thread of its own: a long answer fills the pipe before the questions are all asked.
    let input = input.to_vec();
    let asking = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let done = child.wait_with_output().unwrap();
    asking.join().unwrap();
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
fn whatever_a_line_holds_the_next_one_is_answered() {
    let wide = format!(r#"{{"id": "wide", "text": "{}"}}"#, "The mayor said it was “fine” in Paris. ".repeat(250_000));
    let long_id = "i".repeat(1_000_000);
    let lines: Vec<Vec<u8>> = vec![
        wide.into_bytes(),
        "\u{feff}{\"id\": \"mark\", \"text\": \"After a byte order mark.\"}".into(),
        br#"{"id": "nul", "text": "a\u0000b said \u201cno\u201d."}"#.to_vec(),
        b"{\"id\": 4, \"text\": \"a\0b\"}".to_vec(),
        br#"{"id": "half a pair", "text": "\ud800"}"#.to_vec(),
        br#"{"id": "beyond", "text": "x", "at": 1e999}"#.to_vec(),
        br#"{"text": "no id"}"#.to_vec(),
        br#"{"id": "both", "text": "The text.", "html": "<p>The page.</p>", "url": "https://news.example/"}"#.to_vec(),
        br#"{"id": "nothing", "text": null, "html": null}"#.to_vec(),
        br#"{"id": "wrong", "html": ["<p>"]}"#.to_vec(),
        format!(r#"{{"id": "{long_id}", "text": "A long name."}}"#).into_bytes(),
        br#"{"id": 18446744073709551615, "text": "A great number."}"#.to_vec(),
        b"[".repeat(100_000),
        format!(r#"{{"id": "deep", "html": "{}x"}}"#, "<div>".repeat(20_000)).into_bytes(),
        b"\xc3\x28\xff".to_vec(),
        br#"{"id": "two", "text": "a"} {"id": "three", "text": "b"}"#.to_vec(),
        br#"{"id": "last", "text": "Still here."}"#.to_vec(),
    ];
    let answers = answers(&lines.join(&b'\n'));
    assert_eq!(answers.len(), lines.len());
    let told = |answer: &Value| (answer["id"].clone(), answer["error"].is_string());
    let wanted = [
        (json!("wide"), false),
        (json!("mark"), false),
        (json!("nul"), false),
        (json!(null), true),
        (json!("half a pair"), true),
        (json!("beyond"), true),
        (json!(null), false),
        (json!("both"), false),
        (json!("nothing"), true),
        (json!("wrong"), true),
        (json!(long_id), false),
        (json!(18_446_744_073_709_551_615_u64), false),
        (json!(null), true),
        (json!("deep"), false),
        (json!(null), true),
        (json!(null), true),
        (json!("last"), false),
    ];
    for (answer, wanted) in answers.iter().zip(wanted) {
        let told = told(answer);
        assert!(told == wanted, "{:.200}: {told:?}, wanted {wanted:?}", answer.to_string());
    }
    assert_eq!(answers[7]["text"], "The text.");
    assert_eq!(answers[2]["text"], "a\0b said “no”.");
}

/// Every span of the answer lies within its text, and every id that is named is there.
fn assert_whole(answer: &Value) {
    let length = answer["text"].as_str().unwrap().chars().count() as u64;
    let mut spans = 0;
    let mut open = vec![answer];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(keys) => {
                if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                    assert!(start <= end && end <= length, "{value}");
                    spans += 1;
                }
                if let Some(confidence) = value.get("confidence") {
                    assert!((0.0..=1.0).contains(&confidence.as_f64().unwrap()), "{value}");
                }
                open.extend(keys.values());
            }
            Value::Array(values) => open.extend(values),
            _ => {}
        }
    }
    assert!(spans > 0);
    let ids = |list: &str| answer[list].as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let (entities, sources) = (ids("entities"), ids("sources"));
    for quote in answer["quotes"].as_array().unwrap() {
        assert!(quote["speaker"].is_null() || sources.contains(&quote["speaker"]), "{quote}");
    }
    for source in answer["sources"].as_array().unwrap() {
        assert!(source["entity"].is_null() || entities.contains(&source["entity"]), "{source}");
    }
}

#[test]
fn answers_are_whole_for_text_and_for_pages() {
    let words =
        "\u{1f30a} Añez Varga of the Lock Board said: “We’ll mend it…” “Soon,” she added, the Courier reported.";
    let page = format!("<html><body><h1>Über den Fluß</h1><p>{words}</p><figcaption>é</figcaption></body></html>");
    let lines =
        [json!({"id": 1, "text": words}), json!({"id": 2, "html": page}), json!({"id": 3, "text": "x\r\n\r\ny"})];
    let input = lines.map(|line| line.to_string()).join("\n");
    answers(input.as_bytes()).iter().for_each(assert_whole);
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
