//! `newsdesk quotes`: the quote book on the command line.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use super::Setting;
use super::print::Out;
use crate::desk::{QuotesAsked, citation};
use crate::model::{CitationStyle, CitedQuote, QuoteOrder};

/// Print the quote book: what was said in all articles, by whom, and who printed it
///
/// The words are those of a search; of the articles that they find, the quotes are printed that hold the words, or
/// whose speaker is named in them. The same quote in several outlets is printed once, with all of them. A speaker
/// with a question mark is a guess.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Args {
    /// The words, or a query: speaker:NAME, quote:WORD, publisher:NAME, after:DATE …
    words: Vec<String>,
    /// By speaker, the most quoted first, instead of newest first
    #[arg(long)]
    speaker_order: bool,
    /// Only words between quotation marks
    #[arg(long)]
    direct: bool,
    /// How the quotes are written
    #[arg(long, value_enum, default_value_t = Format::Plain, value_name = "FORMAT")]
    format: Format,
    /// Print JSON: the same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    limit: usize,
    /// All of them, however many they are
    #[arg(long, conflicts_with = "limit")]
    all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Plain,
    Markdown,
    Csv,
    Json,
    Bibtex,
    /// The JSON of the Citation Style Language
    Csl,
}

impl Format {
    fn style(self) -> CitationStyle {
        match self {
            Self::Plain => CitationStyle::Plain,
            Self::Markdown => CitationStyle::Markdown,
            Self::Csv => CitationStyle::Csv,
            Self::Json => CitationStyle::Json,
            Self::Bibtex => CitationStyle::Bibtex,
            Self::Csl => CitationStyle::Csl,
        }
    }
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    // What came in since the last look is to be found, too.
    super::refresh::work_off(&mut desk, &AtomicBool::new(false))?;
    let order = if args.speaker_order { QuoteOrder::Speaker } else { QuoteOrder::Newest };
    let words = super::query_words::joined(&args.words);
    let limit = if args.all { usize::MAX } else { args.limit };
    let page = desk.quotes(&QuotesAsked { words: &words, order, direct: args.direct }, limit)?;
    let style = if args.json { CitationStyle::Json } else { args.format.style() };
    let quotes: Vec<CitedQuote> = page.entries.iter().map(CitedQuote::from).collect();
    let is_empty = quotes.is_empty();
    let quotes = desk.with_authors(quotes, style);
    let mut out = Out::new();
    if style == CitationStyle::Json {
        // What a terminal would act on is escaped on this way.
        out.json(&citation::values(&quotes))?;
    } else {
        out.text(&citation::written(&quotes, style))?;
    }
    out.flush()?;
    if is_empty {
        let told = desk.unknown_in(&words)?.map_or_else(|| "no quote is found".to_owned(), |hint| hint.to_string());
        super::print::say(&told);
    }
    Ok(if is_empty { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
