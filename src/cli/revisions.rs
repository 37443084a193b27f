//! `newsdesk revisions`: what was changed in an article after it had come in.

use std::process::ExitCode;

use super::Setting;
use super::list::line;
use super::print::{Out, iso, local};
use crate::model::{ArticleId, Ask, Page, Part, Piece, Revision};

/// Print what was changed in an article after it had come in: headline, paragraphs, captions, quotes
#[derive(clap::Args)]
pub struct Args {
    /// Its number, from `newsdesk list`
    article: i64,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let Page::Revisions(page) = setting.desk()?.look(&Ask::Revisions(ArticleId(args.article)))? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut out = Out::new();
    if args.json {
        out.json(&serde_json::json!({
            "article": super::values::row(&page.row),
            "revisions": page.revisions.iter().map(value).collect::<Vec<_>>(),
        }))?;
    } else {
        out.line(&line(&page.row))?;
        if page.revisions.is_empty() {
            out.line("No change of it is known")?;
        }
        for revision in &page.revisions {
            out.line(&format!("\nChanged {}", local(revision.seen)))?;
            for passage in &revision.passages {
                let part = match passage.part {
                    Part::Headline => "headline",
                    Part::Paragraph => "paragraph",
                    Part::Caption => "caption",
                    Part::Quote => "quote",
                };
                let speaker = passage.speaker.as_ref().map_or(String::new(), |name| format!(" ({name})"));
                let words: Vec<String> = passage.pieces.iter().map(written).collect();
                out.line(&format!("  {part}{speaker}: {}", words.join(" ")))?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn value(revision: &Revision) -> serde_json::Value {
    serde_json::json!({
        "changed": iso(revision.seen),
        "headline_before": revision.headline,
        "passages": revision.passages,
    })
}

/// As `wdiff` writes it.
fn written(piece: &Piece) -> String {
    match piece {
        Piece::Same(words) => words.to_string(),
        Piece::Added(words) => format!("{{+{words}+}}"),
        Piece::Removed(words) => format!("[-{words}-]"),
    }
}
