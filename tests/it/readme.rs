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
