//! The figures of a ledger page as CSV: a line for each stretch of time, or publisher, and kind of source.

use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::desk::citation::quoted;
use crate::model::{LedgerPage, LedgerTally, Timestamp};

/// The columns behind those that say what a line is about.
const FIGURES: &str = "articles,kind,sources,share,official,single_source,only_anonymous";

/// By stretches of time, from one moment to before another one.
#[must_use]
pub fn ledger_over_time(page: &LedgerPage) -> String {
    let mut csv = format!("from,until,{FIGURES}\r\n");
    for span in &page.spans {
        write(&mut csv, &format!("{},{}", iso(span.from), iso(span.until)), &span.tally);
    }
    csv
}

/// By publishers.
#[must_use]
pub fn ledger_by_publisher(page: &LedgerPage) -> String {
    let mut csv = format!("publisher,{FIGURES}\r\n");
    for (name, tally) in &page.publishers {
        write(&mut csv, &quoted(name), tally);
    }
    csv
}

/// A line for each kind; `official` and what follows it are those of all kinds together.
fn write(csv: &mut String, label: &str, tally: &LedgerTally) {
    let total = f64::from(tally.sources()).max(1.0);
    let (articles, official) = (tally.articles, tally.official);
    for (kind, count) in &tally.kinds {
        let (kind, share) = (kind.name(), 100.0 * f64::from(*count) / total);
        let of_all = format!("{official},{},{}", tally.lone_source, tally.only_anonymous);
        let _ = write!(csv, "{label},{articles},{kind},{count},{share:.1},{of_all}\r\n");
    }
}

fn iso(moment: Timestamp) -> String {
    let moment = DateTime::<Utc>::from_timestamp(moment, 0);
    moment.map_or_else(String::new, |moment| moment.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LedgerSpan, SourceKind, Text};

    #[test]
    fn a_line_tells_counts_and_shares() {
        let kinds = vec![(SourceKind::Person, 2), (SourceKind::Anonymous, 1)];
        let tally = LedgerTally { articles: 4, kinds, official: 1, lone_source: 3, only_anonymous: 0 };
        let page = LedgerPage {
            spans: vec![LedgerSpan { from: 0, until: 86_400, tally: tally.clone() }],
            publishers: vec![(Text::line("Post, The"), tally)],
            ..LedgerPage::default()
        };
        let over_time = ledger_over_time(&page);
        let mut lines = over_time.split("\r\n");
        let head = "from,until,articles,kind,sources,share,official,single_source,only_anonymous";
        assert_eq!(lines.next(), Some(head));
        assert_eq!(lines.next(), Some("1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,4,person,2,66.7,1,3,0"));
        assert_eq!(lines.next(), Some("1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,4,anonymous,1,33.3,1,3,0"));
        assert!(ledger_by_publisher(&page).contains("\r\n\"Post, The\",4,person,2,66.7,1,3,0\r\n"));
    }
}
