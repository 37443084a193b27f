//! `newsdesk search`: words over the whole library.

use std::process::ExitCode;

use super::Setting;
use super::list::line;
use super::print::Out;

/// Search the whole library, best matches first
#[derive(clap::Args)]
pub struct Args {
    /// The words; all must occur
    #[arg(required = true)]
    words: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    // What came in since the last look is to be found, too.
    super::refresh::index(&mut desk)?;
    let hits = desk.search(&args.words.join(" "), false, args.limit)?;
    let mut out = Out::new();
    if args.json {
        out.json(&hits.iter().map(super::values::hit).collect::<Vec<_>>())?;
    } else {
        for hit in &hits {
            out.line(&format!("{}\n{:12}{}", line(&hit.row), "", hit.snippet))?;
        }
    }
    out.flush()?;
    Ok(if hits.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
