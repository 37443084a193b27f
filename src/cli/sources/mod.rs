//! `newsdesk sources`: on whom articles rest.

mod figures;

use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::analyze::contract::CodePoints;
use super::print::Out;
use crate::desk::{Desk, is_official, ledger_by_publisher, ledger_over_time};
use crate::model::{ArticleId, Findings, Quote, Source, Span, ledger_line};

/// Below this it is not sure who a source is, as the side panel has it.
const DOUBT: f32 = 0.7;

/// Tell on whom articles rest: sources by kind, over time and by publisher, the most quoted, articles with a single source
///
/// It looks at the newest 10,000 articles that the query finds, and counts who is quoted in the newest 2,500.
#[derive(clap::Args)]
pub struct Args {
    /// Of which articles, in the language of searches; without it, of the last 90 days
    query: Vec<String>,
    /// Of this one article (its number, from `newsdesk list`), with the places of its text where each is named
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["query", "csv", "limit", "all"])]
    article: Option<i64>,
    /// Print CSV: a line for each stretch of time (or publisher) and kind of source
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// What the CSV tells apart
    #[arg(long, value_enum, default_value_t = By::Time, value_name = "WHAT", requires = "csv")]
    by: By,
    /// At most so many publishers, of the most quoted, and of the articles that rest on little
    #[arg(long, default_value_t = 30, value_name = "NUMBER")]
    limit: usize,
    /// All of them, however many they are
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum By {
    Time,
    Publisher,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    if let Some(article) = args.article {
        return of_article(&mut desk, ArticleId(article), args.json);
    }
    super::refresh::read_all(&mut desk, setting)?;
    let is_csv_of_publishers = args.csv && args.by == By::Publisher;
    let limit = if args.all || is_csv_of_publishers { usize::MAX } else { args.limit };
    let page = desk.long_ledger(&super::query_words::joined(&args.query), limit)?;
    let mut out = Out::new();
    if args.json {
        out.json(&figures::value(&page))?;
    } else if args.csv && args.by == By::Publisher {
        out.text(&ledger_by_publisher(&page))?;
    } else if args.csv {
        out.text(&ledger_over_time(&page))?;
    } else {
        figures::print(&page, &mut out)?;
    }
    out.flush()?;
    Ok(if page.tally.articles == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Columns of a text around a place in it.
const AROUND: usize = 34;

fn of_article(desk: &mut Desk, id: ArticleId, is_json: bool) -> anyhow::Result<ExitCode> {
    let opened = desk.open_article(id)?;
    let findings = match opened.findings {
        Some(findings) => findings,
        None => desk.analyse_article(id)?,
    };
    let text = &opened.article.body.text;
    let mut out = Out::new();
    if is_json {
        let points = CodePoints::of(text);
        let sources = findings.sources.iter().enumerate().map(|(index, source)| {
            json!({
                "name": source.name,
                "kind": source.kind.name(),
                "official": is_official(source, &findings),
                "quoted": source.quoted,
                "paraphrased": source.paraphrased,
                "credited": source.credited,
                "via": source.via,
                "confidence": source.confidence,
                "mentions": points.spans(&source.mentions),
                "quotes": points.spans(&quotes_of(&findings, index)),
            })
        });
        let sources: Vec<_> = sources.collect();
        let mut value = super::values::row(&opened.row);
        value["ledger"] = json!(ledger_line(&findings));
        value["sources"] = json!(sources);
        out.json(&value)?;
    } else {
        out.line(&format!("{}\n{}, {}", opened.row.headline, opened.row.publisher, ledger_line(&findings)))?;
        for (index, source) in findings.sources.iter().enumerate() {
            out.line(&format!("\n{}", told(source, is_official(source, &findings))))?;
            let quotes = quotes_of(&findings, index);
            let apart = |one: &&Span| !quotes.iter().any(|quote| quote.holds(one.start()));
            let mut places: Vec<Span> = quotes.iter().chain(source.mentions.iter().filter(apart)).copied().collect();
            places.sort_unstable();
            for place in places {
                out.line(&format!("  {:>7}  {}", place.start, around(text, place)))?;
            }
        }
    }
    out.flush()?;
    Ok(if findings.sources.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Where a source is quoted or paraphrased.
fn quotes_of(findings: &Findings, source: usize) -> Vec<Span> {
    let own = findings.quotes.iter().filter(|quote| quote.speaker.is_some_and(|speaker| speaker as usize == source));
    own.map(Quote::extent).collect()
}

/// "Rosa Lindt (person, official): 2 quoted, 1 paraphrased".
fn told(source: &Source, is_official: bool) -> String {
    let doubt = if source.confidence < DOUBT { "?" } else { "" };
    let counts = [(source.quoted, "quoted"), (source.paraphrased, "paraphrased")];
    let mut parts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!("{count} {how}")).collect();
    parts.extend(source.credited.then(|| "credited".to_owned()));
    parts.extend(source.via.as_ref().map(|via| format!("via {via}")));
    let official = if is_official { ", official" } else { "" };
    format!("{}{doubt} ({}{official}): {}", source.name, source.kind.name(), parts.join(", "))
}

/// The words at a place of a text, on one line, with some of those around them.
fn around(text: &str, place: Span) -> String {
    let from = text.floor_char_boundary(place.start().saturating_sub(AROUND));
    let middle = text.floor_char_boundary(place.end().min(place.start() + 2 * AROUND));
    let to = text.ceil_char_boundary((middle + AROUND).min(text.len()));
    let (head, tail) = (text.get(from..place.start()).unwrap_or(""), text.get(middle..to).unwrap_or(""));
    // What is cut in the middle is no word.
    let head = if from > 0 { head.split_once(char::is_whitespace).map_or("", |(_, head)| head) } else { head };
    let tail = if to < text.len() { tail.rsplit_once(char::is_whitespace).map_or("", |(tail, _)| tail) } else { tail };
    let words = format!("{head}{}{tail}", text.get(place.start()..middle).unwrap_or(""));
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let sign = |is_there: bool| if is_there { "…" } else { "" };
    format!("{}{words}{}", sign(from > 0), sign(to < text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_shown_with_whole_words_around_it() {
        let text =
            "One long sentence that goes on before it, then Rosa Lindt said so.\n\nAnd after it some more words.";
        let at = text.find("Rosa").unwrap();
        let told = around(text, Span::new(at, at + 10));
        assert_eq!(told, "…that goes on before it, then Rosa Lindt said so. And after it some more…");
        assert_eq!(around("Öre rose", Span::new(0, 4)), "Öre rose");
    }
}
