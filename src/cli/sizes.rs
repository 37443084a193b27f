//! `newsdesk library stats`: how large the library is, and what in it.

use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::print::Out;
use crate::desk::Sizes;

#[derive(clap::Args)]
pub struct StatsArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Bytes that a word takes with the blank behind it, on average in news.
const WORD: u64 = 6;

pub fn stats(args: &StatsArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let sizes = setting.desk()?.sizes()?;
    let mut out = Out::new();
    if args.json {
        let tables = sizes.tables.iter().map(|(name, bytes)| (name.clone(), json!(bytes))).collect();
        let counts = sizes.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        out.json(&json!({
            "file": setting.library,
            "bytes": sizes.file,
            "free": sizes.free,
            "words": sizes.words,
            "tables": serde_json::Value::Object(tables),
            "counts": serde_json::Value::Object(counts),
        }))?;
    } else {
        print(&sizes, setting, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn print(sizes: &Sizes, setting: &Setting, out: &mut Out) -> anyhow::Result<()> {
    out.line(&format!("{}  {} ({} free)", setting.library.display(), bytes(sizes.file), bytes(sizes.free)))?;
    let text = sizes.words * WORD;
    if let Some(times) = (sizes.file * 10).checked_div(text) {
        let text = bytes(text);
        out.line(&format!(
            "{} words, about {text} of text: the library is {}.{} times that",
            sizes.words,
            times / 10,
            times % 10
        ))?;
    }
    out.line("")?;
    for (name, count) in &sizes.counts {
        out.line(&format!("{count:>10}  {name}"))?;
    }
    out.line("")?;
    for (name, size) in sizes.tables.iter().filter(|(_, size)| *size * 200 > sizes.file) {
        out.line(&format!("{:>10}  {name}", bytes(*size)))?;
    }
    Ok(())
}

/// "3.2 MB".
pub fn bytes(count: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if count < 1_000 {
        return format!("{count} B");
    }
    let mut tenths = count / 100;
    for unit in UNITS {
        if tenths < 10_000 {
            return format!("{}.{} {unit}", tenths / 10, tenths % 10);
        }
        tenths /= 1_000;
    }
    format!("{} TB", tenths * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_their_unit() {
        assert_eq!([999, 1_000, 3_249_999, 5_000_000_000].map(bytes), ["999 B", "1.0 KB", "3.2 MB", "5.0 GB"]);
    }
}
