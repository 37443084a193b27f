//! What the README says of the keys is what the table of commands says.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use newsdesk::app::command::{Group, TABLE};

fn table_of_keys() -> String {
    let mut out = String::new();
    for group in Group::ALL {
        writeln!(out, "### {}\n\n| Keys | Command | Where | Does |\n|---|---|---|---|", group.title()).unwrap();
        for row in TABLE.iter().filter(|row| row.group == *group) {
            let keys: Vec<String> = row.keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
            let places: Vec<&str> = row.places.iter().map(|place| place.name()).collect();
            let (keys, places) = (keys.join(" "), places.join(", "));
            writeln!(out, "| {keys} | `{}` | {places} | {} |", row.name, row.help).unwrap();
        }
        out.push('\n');
    }
    out
}

/// `UPDATE_GOLDEN=1 cargo test` writes the table anew.
#[test]
fn the_readme_lists_every_command() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- keys -->\n").expect("README.md has a place for the keys");
    let (keys, after) = rest.split_once("<!-- /keys -->").expect("README.md ends the place for the keys");
    let expected = format!("\n{}", table_of_keys());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, format!("{before}<!-- keys -->\n{expected}<!-- /keys -->{after}")).unwrap();
    } else {
        assert_eq!(keys, expected, "README.md is behind the table of commands; run with UPDATE_GOLDEN=1");
    }
}

/// Every key of every object in a JSON value.
fn keys(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(object) => {
            found.extend(object.keys().cloned());
            object.values().for_each(|value| keys(value, found));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_readme_names_every_key_of_the_json() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let home = tempfile::tempdir().unwrap();
    let print = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_newsdesk"));
        let run = command.args(arguments).env_clear().env("HOME", home.path()).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {run:?}");
        serde_json::from_slice::<serde_json::Value>(&run.stdout).unwrap()
    };
    let listed = print(&["list", "--json"]);
    let first = listed[0]["id"].to_string();
    let mut found = std::collections::BTreeSet::new();
    for value in [
        listed,
        print(&["list", "--count", "--json"]),
        print(&["feeds", "--json"]),
        print(&["themes", "--json"]),
        print(&["show", &first, "--json"]),
        print(&["refresh", "--json"]),
        print(&["search", "the", "--json"]),
    ] {
        keys(&value, &mut found);
    }
    let missing: Vec<&String> = found.iter().filter(|key| !readme.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "README.md does not name {missing:?}");
}
