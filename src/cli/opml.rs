//! `newsdesk import` and `newsdesk export`: subscriptions as OPML.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde_json::json;

use super::Setting;
use super::print::Out;

/// Subscribe to all feeds of an OPML file
#[derive(clap::Args)]
pub struct ImportArgs {
    /// The file, or - for standard input
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Print the subscriptions as OPML
#[derive(clap::Args)]
pub struct ExportArgs {
    /// Write to a new file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Leave the passwords in the addresses; the file is then a secret
    #[arg(long)]
    passwords: bool,
}

/// No list of subscriptions is larger than this.
const LARGEST: u64 = 32 << 20;

pub fn import(args: &ImportArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let bytes = read(&args.file)?;
    let done = setting.desk()?.import_opml(&bytes).with_context(|| args.file.display().to_string())?;
    let mut out = Out::new();
    if args.json {
        out.json(&json!({"added": done.added, "known": done.known}))?;
    } else {
        out.line(&format!(
            "{} feeds added, {} known already; `newsdesk refresh` fetches them",
            done.added, done.known
        ))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

pub fn export(args: &ExportArgs, setting: &Setting) -> anyhow::Result<ExitCode> {
    let opml = setting.desk()?.export_opml(args.passwords)?;
    if let Some(path) = &args.output {
        let mut file = private(path).with_context(|| format!("{} could not be made", path.display()))?;
        io::Write::write_all(&mut file, opml.as_bytes())?;
    } else {
        let mut out = Out::new();
        out.text(&opml)?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A new file that only the reader can read.
fn private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The bytes of a file or of standard input, up to a limit that no honest file reaches.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes).context("standard input could not be read")?;
    } else {
        let file = fs::File::open(path).with_context(|| format!("{} could not be opened", path.display()))?;
        file.take(LARGEST).read_to_end(&mut bytes).with_context(|| format!("{} could not be read", path.display()))?;
    }
    Ok(bytes)
}
