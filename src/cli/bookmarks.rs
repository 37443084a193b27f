//! `newsdesk bookmarks`: what the reader kept.

use std::process::ExitCode;

use super::Setting;
use super::list::line;
use super::print::Out;
use crate::desk::export;

/// Print the bookmarks with their tags and notes
#[derive(clap::Args)]
pub struct Args {
    /// Only those with this tag
    #[arg(long)]
    tag: Option<String>,
    /// Print Markdown
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut kept = setting.desk()?.bookmarks()?;
    if let Some(tag) = &args.tag {
        let tag = tag.to_lowercase();
        kept.retain(|kept| kept.bookmark.tags.iter().any(|has| has.as_str() == tag));
    }
    let mut out = Out::new();
    if args.json {
        out.json(&kept.iter().map(super::values::bookmark).collect::<Vec<_>>())?;
    } else if args.markdown {
        out.text(&export::bookmarks_markdown(&kept))?;
    } else {
        for kept in &kept {
            out.line(&line(&kept.row))?;
            let tags: Vec<String> = kept.bookmark.tags.iter().map(|tag| format!("#{tag}")).collect();
            if !tags.is_empty() {
                out.line(&format!("{:12}{}", "", tags.join(" ")))?;
            }
            for line in kept.bookmark.note.lines() {
                out.line(&format!("{:12}{line}", ""))?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
