//! `newsdesk sources`: on whom articles rest.

use std::fmt::Write;
use std::process::ExitCode;

use serde_json::json;

use super::Setting;
use super::print::{Out, iso};
use crate::model::{ArticleRow, LedgerPage, SourceKind};

/// Tell on whom articles rest: sources by kind over time, the most quoted, articles with a single source
#[derive(clap::Args)]
pub struct Args {
    /// Of which articles, in the language of searches; without it, of the last 90 days
    query: Vec<String>,
    /// Print CSV: a line for each stretch of time and kind of source
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args, setting: &Setting) -> anyhow::Result<ExitCode> {
    let mut desk = setting.desk()?;
    super::refresh::read_all(&mut desk, setting)?;
    let page = desk.ledger(&args.query.join(" "))?;
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
