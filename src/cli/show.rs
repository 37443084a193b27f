//! `newsdesk show`: one article of the library.

use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::analyze::contract;
use super::print::Out;
use crate::desk::analyse::Analysed;
use crate::desk::export;
use crate::model::ArticleId;

/// Print an article of the library
#[derive(clap::Args)]
pub struct Args {
    /// Its number, from `newsdesk list`
    article: i64,
    /// Print Markdown
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Print JSON: the article with its quotes, entities and sources, as `newsdesk analyze` does
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    let opened = desk.open_article(ArticleId(args.article))?;
    let mut out = Out::new();
    if args.json {
        let findings = match opened.findings {
            Some(findings) => findings,
            None => desk.analyse_article(opened.row.id)?,
        };
        let analysed = Analysed { article: opened.article, findings };
        let mut value = contract::answer(&json!(opened.row.id), &analysed.article.body.text, &analysed);
        value["url"] = json!(analysed.article.url);
        value["read"] = json!(opened.row.read);
        value["bookmarked"] = json!(opened.row.bookmarked);
        contract::beside(&mut value, &analysed.article);
        out.json(&value)?;
    } else if args.markdown {
        out.text(&export::article_markdown(&opened.article))?;
    } else {
        out.text(&export::article_text(&opened.article))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
