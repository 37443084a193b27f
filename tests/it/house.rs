//! The rules of the house, as tests.

use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use. The same table stands in words in `src/lib.rs`.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("config", &["model"]),
    ("analysis", &["model"]),
    ("feeds", &["model"]),
    ("store", &["model"]),
    ("desk", &["model", "config", "analysis", "feeds", "store"]),
    ("app", &["model", "config"]),
    ("ui", &["model", "config", "app"]),
    ("runtime", &["model", "config", "desk", "app", "ui"]),
    ("cli", &["model", "config", "desk", "runtime", "app", "ui"]),
    ("training", &["model", "analysis"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The first names after each `crate::` of a file, those in `use crate::{a, b}` too.
fn rooms_used(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (place, _) in text.match_indices("crate::") {
        let rest = &text[place + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                name.push(c);
            }
            let mut depth = 0;
            let mut word = String::new();
            for c in name.chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        used.push(word.trim().split("::").next().unwrap_or("").to_owned());
                        word.clear();
                    }
                    c if depth == 0 => word.push(c),
                    _ => {}
                }
            }
        } else {
            used.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    used
}

#[test]
fn a_room_uses_only_what_it_may() {
    let mut wrong = Vec::new();
    for (room, may) in ROOMS {
        for file in rust_files(&root().join("src").join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for used in rooms_used(&text) {
                let is_room = ROOMS.iter().any(|(name, _)| *name == used);
                if is_room && used != *room && !may.contains(&used.as_str()) {
                    wrong.push(format!("{}: {room} must not use {used}", file.display()));
                }
            }
            if text.contains("super::super") {
                wrong.push(format!("{}: reaches out by super::super", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let name = line.trim_end_matches(';');
        assert!(ROOMS.iter().any(|(room, _)| *room == name), "{name} is not in the table of rooms");
    }
}

/// Longer than this, a file has more than one thing in it.
const MOST_LINES: usize = 500;

#[test]
fn files_are_short_and_named_after_what_is_in_them() {
    let mut wrong = Vec::new();
    let mut files = rust_files(&root().join("src"));
    files.extend(rust_files(&root().join("tests")));
    for file in files {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        if lines > MOST_LINES {
            wrong.push(format!("{}: {lines} lines", file.display()));
        }
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let parent = file.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        for bad in ["utils", "util", "helpers", "common", "misc", "prelude"] {
            if name == bad || parent == bad {
                wrong.push(format!("{}: is called {bad}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_no_globs_across_rooms() {
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().map(str::trim) {
            if line.starts_with("use crate::") && line.ends_with("::*;") {
                wrong.push(format!("{}: {line}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every program is started in one of three places, each with a list of arguments, and none of them is a shell.
#[test]
fn no_shell_is_run() {
    let may_start = ["src/runtime/outside.rs", "src/runtime/programs.rs", "src/feeds/fetch/secret.rs"];
    for path in rust_files(&root().join("src")) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        assert!(!code.contains("Command::new(") || may_start.contains(&name.as_str()), "{name} starts programs");
        for shell in ["\"sh\"", "\"bash\"", "\"cmd\"", "\"powershell\"", "sh -c", "/bin/sh"] {
            let starts = may_start.contains(&name.as_str()) && code.contains(shell);
            assert!(!starts, "{name} names the shell {shell}");
        }
    }
}
