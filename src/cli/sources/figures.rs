//! The figures of many articles, as tables or JSON.

use serde_json::{Value, json};

use crate::cli::print::{Out, iso, local, say};
use crate::cli::values;
use crate::model::{Facets, LedgerPage, LedgerTally, SourceKind};

/// Columns of the days and of the names of publishers.
const LABEL: usize = 22;

const TITLES: &str = " named docum. media anon. official single sources articles";

pub(super) fn print(page: &LedgerPage, out: &mut Out) -> anyhow::Result<()> {
    totals(page, out)?;
    if page.spans.len() > 1 {
        out.line(&format!("\n{:<LABEL$}{TITLES}", "Shares in %, from"))?;
        for span in &page.spans {
            let day = local(span.from);
            out.line(&shares(day.get(..10).unwrap_or(&day), &span.tally))?;
        }
    }
    if page.all_publishers > 1 {
        out.line(&format!("\n{:<LABEL$}{TITLES}", "Shares in %, of"))?;
        for (name, tally) in &page.publishers {
            out.line(&shares(name, tally))?;
        }
    }
    if !page.most_quoted.is_empty() {
        let of_newest = page.counted < page.tally.articles;
        let newest = if of_newest { format!(", in the newest {} articles", page.counted) } else { String::new() };
        out.line(&format!("\n direct paraphrased articles  Most quoted{newest}"))?;
        for (_, who, kind, direct, paraphrased, articles) in &page.most_quoted {
            out.line(&format!("{direct:>7} {paraphrased:>11} {articles:>8}  {who} ({})", kind.title()))?;
        }
    }
    if !page.thin.is_empty() {
        out.line("\n number  Rest on a single source, or (ª) on anonymous ones only")?;
        for (row, _) in &page.thin {
            let mark = if row.facets.holds(Facets::ONLY_ANONYMOUS) { "ª" } else { " " };
            out.line(&format!("{:>7} {mark}{} ({})", row.id.0, row.headline, row.publisher))?;
        }
    }
    if page.more_thin.is_some() || page.publishers.len() < page.all_publishers as usize {
        say("there is more: --limit and --all say how much is printed");
    }
    Ok(())
}

fn totals(page: &LedgerPage, out: &mut Out) -> anyhow::Result<()> {
    let all = &page.tally;
    let sources = all.sources();
    let more = if page.more { " (the newest of more)" } else { "" };
    out.line(&format!("{:>6}       articles{more}", all.articles))?;
    let mut line =
        |count: u32, total: u32, what: &str| out.line(&format!("{count:>6} {:>4}  {what}", percent(count, total)));
    line(all.lone_source, all.articles, "rest on a single source")?;
    line(all.only_anonymous, all.articles, "rest on anonymous sources only\n")?;
    line(sources, sources, "sources")?;
    for (kind, count) in &all.kinds {
        line(*count, sources, kind.name())?;
    }
    line(all.official, sources, "official: of all, those that speak for the public")
}

/// The shares of a line, in per cent: of sources, but for the single ones, which are of articles.
fn shares(label: &str, tally: &LedgerTally) -> String {
    let sources = tally.sources();
    let of = |kinds: &[SourceKind]| kinds.iter().map(|kind| tally.of(*kind)).sum::<u32>();
    let figures = [
        percent(of(&[SourceKind::Person, SourceKind::Organisation]), sources),
        percent(of(&[SourceKind::Document]), sources),
        percent(of(&[SourceKind::Outlet, SourceKind::Agency]), sources),
        percent(of(&[SourceKind::Anonymous]), sources),
        percent(tally.official, sources),
        percent(tally.lone_source, tally.articles),
    ];
    let [named, documents, media, anonymous, official, single] = figures;
    let label: String = label.chars().take(LABEL - 1).collect();
    format!(
        "{label:<LABEL$} {named:>5} {documents:>6} {media:>5} {anonymous:>5} {official:>8} {single:>6} {sources:>7} {:>8}",
        tally.articles
    )
}

fn percent(count: u32, total: u32) -> String {
    (100 * count + total / 2).checked_div(total).map_or_else(|| "-".to_owned(), |share| format!("{share}%"))
}

pub(super) fn value(page: &LedgerPage) -> Value {
    let spans = page.spans.iter().map(|span| {
        let mut value = tally(&span.tally);
        value["from"] = json!(iso(span.from));
        value["until"] = json!(iso(span.until));
        value
    });
    let publishers = page.publishers.iter().map(|(name, of)| {
        let mut value = tally(of);
        value["publisher"] = json!(name);
        value
    });
    let quoted = page.most_quoted.iter().map(|(id, who, kind, direct, paraphrased, articles)| {
        json!({
            "name": who, "id": id, "kind": kind, "direct": direct, "paraphrased": paraphrased, "articles": articles,
        })
    });
    let thin = page.thin.iter().map(|(row, place)| {
        let mut value = values::row(row);
        value["at"] = json!(place);
        value["only_anonymous"] = json!(row.facets.holds(Facets::ONLY_ANONYMOUS));
        value
    });
    let mut value = tally(&page.tally);
    value["query"] = json!(page.words);
    value["more"] = json!(page.more);
    value["over_time"] = json!(spans.collect::<Vec<_>>());
    value["publishers"] = json!(publishers.collect::<Vec<_>>());
    value["all_publishers"] = json!(page.all_publishers);
    value["counted"] = json!(page.counted);
    value["most_quoted"] = json!(quoted.collect::<Vec<_>>());
    value["thin"] = json!(thin.collect::<Vec<_>>());
    value["more_thin"] = json!(page.more_thin.is_some());
    value
}

fn tally(tally: &LedgerTally) -> Value {
    let kinds = tally.kinds.iter().map(|(kind, count)| (kind.name().to_owned(), json!(count)));
    json!({
        "articles": tally.articles,
        "sources": Value::Object(kinds.collect()),
        "official": tally.official,
        "single_source": tally.lone_source,
        "only_anonymous": tally.only_anonymous,
    })
}
