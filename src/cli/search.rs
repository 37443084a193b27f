//! `newsdesk search`: a query over the whole library.

use std::process::ExitCode;

use super::Setting;
use super::list::line;
use super::print::Out;

/// Search the whole library, best matches first
///
/// Words all have to occur: harbour "harbour wall" harb* -storm (flood or storm).
/// Fields: title: body: caption: quote: note: author: speaker: about: person: org: place: source: publisher: feed:
/// folder: tag: is: has: after: before: date: age: words: quotes: story: sort:
/// A value with blanks stands in quotation marks: 'speaker:"Rosa Lindt" age:<3d'.
/// source: also takes anonymous, official, document, agency, outlet, person, organisation;
/// is: unread, read, bookmarked, noted, updated, new, hidden, single-source, only-anonymous;
/// has: quote, caption, image, enclosure, note; sort: date, relevance, length, quotes.
/// Of several arguments one with blanks is a phrase: search 'harbour wall' -storm speaker:'Rosa Lindt'
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The query; several words are joined with blanks
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
    let words = super::query_words::joined(&args.words);
    super::refresh::ready_for(&mut desk, &words)?;
    let found = desk.search(&words, false, args.limit)?;
    let hits = found.hits;
    let mut out = Out::new();
    if args.json {
        out.json(&hits.iter().map(super::values::hit).collect::<Vec<_>>())?;
    } else {
        for hit in &hits {
            out.line(&format!("{}\n{:12}{}", line(&hit.row), "", hit.snippet))?;
        }
    }
    out.flush()?;
    if hits.is_empty() {
        let told = found.hint.map_or_else(|| "no article holds these words".to_owned(), |hint| hint.to_string());
        super::print::say(&told);
    }
    if found.more {
        eprintln!("newsdesk: there may be more: a greater --limit looks further");
    }
    Ok(if hits.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
