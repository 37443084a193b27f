//! `newsdesk sources`: on whom articles rest.

use std::fmt::Write;
use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::analyze::contract::CodePoints;
use super::print::{Out, iso};
use crate::desk::Desk;
use crate::model::{ArticleId, ArticleRow, Findings, LedgerPage, Quote, Source, SourceKind, Span, ledger_line};

/// Below this it is not sure who a source is, as the side panel has it.
const DOUBT: f32 = 0.7;

/// Tell on whom articles rest: sources by kind over time, the most quoted, articles with a single source
#[derive(clap::Args)]
pub struct Args {
    /// Of which articles, in the language of searches; without it, of the last 90 days
    query: Vec<String>,
    /// Of this one article (its number, from `newsdesk list`), with the places of its text where each is named
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["query", "csv"])]
    article: Option<i64>,
    /// Print CSV: a line for each stretch of time and kind of source
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    if let Some(article) = args.article {
        return of_article(&mut desk, ArticleId(article), args.json);
    }
    super::refresh::read_all(&mut desk, setting)?;
    let page = desk.ledger(&super::query_words::joined(&args.query))?;
    let mut out = Out::new();
    if args.json {
        out.json(&value(&page))?;
    } else if args.csv {
        out.text(&csv(&page))?;
    } else {
        print(&page, &mut out)?;
    }
    out.flush()?;
    Ok(if page.articles == 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
                "kind": name(source.kind),
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
            out.line(&format!("\n{}", told(source)))?;
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

/// "Rosa Lindt (person): 2 quoted, 1 paraphrased".
fn told(source: &Source) -> String {
    let doubt = if source.confidence < DOUBT { "?" } else { "" };
    let counts = [(source.quoted, "quoted"), (source.paraphrased, "paraphrased")];
    let mut parts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!("{count} {how}")).collect();
    parts.extend(source.credited.then(|| "credited".to_owned()));
    parts.extend(source.via.as_ref().map(|via| format!("via {via}")));
    format!("{}{doubt} ({}): {}", source.name, name(source.kind), parts.join(", "))
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

fn name(kind: SourceKind) -> &'static str {
    crate::model::NameKind::of_source(kind).title()
}

fn csv(page: &LedgerPage) -> String {
    let mut csv = "from,articles,kind,sources,single_source,only_anonymous\r\n".to_owned();
    for span in &page.spans {
        let from = iso(span.from).unwrap_or_default();
        for (kind, count) in &span.kinds {
            let figures = format!("{count},{},{}", span.lone_source, span.only_anonymous);
            let _ = write!(csv, "{from},{},{},{figures}\r\n", span.articles, name(*kind));
        }
    }
    csv
}

fn print(page: &LedgerPage, out: &mut Out) -> anyhow::Result<()> {
    let more = if page.more { " (the newest of more)" } else { "" };
    out.line(&format!("{:>6} articles{more}", page.articles))?;
    out.line(&format!("{:>6} rest on a single source", page.lone_source))?;
    out.line(&format!("{:>6} rest on anonymous sources only\n", page.only_anonymous))?;
    for (kind, count) in &page.kinds {
        out.line(&format!("{count:>6} {}", name(*kind)))?;
    }
    out.line(&format!("\nMost quoted in the newest {} articles: direct, paraphrased, in articles", page.counted))?;
    for (_, who, kind, direct, paraphrased, articles) in &page.most_quoted {
        out.line(&format!("{direct:>6} {paraphrased:>6} {articles:>6}  {who} ({})", kind.title()))?;
    }
    Ok(())
}

/// An article with the byte of its text at which it names what it rests on.
fn thin(row: &ArticleRow, place: Option<u32>) -> serde_json::Value {
    let mut value = super::values::row(row);
    value["at"] = json!(place);
    value
}

fn value(page: &LedgerPage) -> serde_json::Value {
    let kinds = |kinds: &[(SourceKind, u32)]| {
        let kinds = kinds.iter().map(|(kind, count)| (name(*kind).to_owned(), json!(count)));
        serde_json::Value::Object(kinds.collect())
    };
    let spans = page.spans.iter().map(|span| {
        json!({
            "from": iso(span.from),
            "articles": span.articles,
            "sources": kinds(&span.kinds),
            "single_source": span.lone_source,
            "only_anonymous": span.only_anonymous,
        })
    });
    let quoted = page.most_quoted.iter().map(|(id, who, kind, direct, paraphrased, articles)| {
        json!({
            "name": who, "id": id, "kind": kind, "direct": direct, "paraphrased": paraphrased, "articles": articles,
        })
    });
    json!({
        "articles": page.articles,
        "more": page.more,
        "sources": kinds(&page.kinds),
        "single_source": page.lone_source,
        "only_anonymous": page.only_anonymous,
        "over_time": spans.collect::<Vec<_>>(),
        "counted": page.counted,
        "most_quoted": quoted.collect::<Vec<_>>(),
        "thin": page.thin.iter().map(|(row, place)| thin(row, *place)).collect::<Vec<_>>(),
    })
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
