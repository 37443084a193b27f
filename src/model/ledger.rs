//! On whom articles rest: their sources by kind, over time.

use serde::{Deserialize, Serialize};

use super::{After, ArticleRow, Findings, NameId, NameKind, Source, SourceKind, Text, Timestamp};

/// How many sources of each kind articles have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LedgerTally {
    pub articles: u32,
    pub kinds: Vec<(SourceKind, u32)>,
    /// How many of them speak for the public: who has an office, and public bodies.
    pub official: u32,
    /// How many of the articles rest on a single source, and on anonymous ones only.
    pub lone_source: u32,
    pub only_anonymous: u32,
}

impl LedgerTally {
    #[must_use]
    pub fn sources(&self) -> u32 {
        self.kinds.iter().map(|(_, count)| count).sum()
    }

    #[must_use]
    pub fn of(&self, kind: SourceKind) -> u32 {
        self.kinds.iter().filter(|(one, _)| *one == kind).map(|(_, count)| count).sum()
    }
}

/// A stretch of time with the sources of the articles in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LedgerSpan {
    pub from: Timestamp,
    /// The first moment behind it.
    pub until: Timestamp,
    pub tally: LedgerTally,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LedgerPage {
    /// The query that finds the articles; empty: those of the last 90 days.
    pub words: Text,
    /// When the oldest of the articles was published.
    pub first: Option<Timestamp>,
    pub tally: LedgerTally,
    pub spans: Vec<LedgerSpan>,
    /// Those with the most articles first.
    pub publishers: Vec<(Text, LedgerTally)>,
    /// How many publishers there are.
    pub all_publishers: u32,
    /// The most quoted, with how often: direct, paraphrased, and in how many articles.
    pub most_quoted: Vec<(NameId, Text, NameKind, u32, u32, u32)>,
    /// Articles that rest on one source or on anonymous ones only, with the byte of the text at which they name it.
    pub thin: Vec<(ArticleRow, Option<u32>)>,
    pub more_thin: Option<After>,
    /// In how many articles, the newest, it was counted who is quoted.
    pub counted: u32,
    /// There are more articles than were looked at.
    pub more: bool,
}

/// On whom an article rests, in parts of a line: "5 named", "2 documents", "1 anonymous", "wire copy: AP, Reuters".
#[must_use]
pub fn ledger_parts(findings: &Findings) -> Vec<String> {
    let of = |kinds: &[SourceKind]| findings.sources.iter().filter(|source| kinds.contains(&source.kind)).count();
    // An agency that is only credited gave its copy; one that is cited is a source like an outlet.
    let is_wire = |source: &&Source| source.kind == SourceKind::Agency && source.credited;
    let wires: Vec<&str> = findings.sources.iter().filter(is_wire).map(|source| source.name.as_str()).collect();
    let cited = of(&[SourceKind::Outlet, SourceKind::Agency]) - wires.len();
    let counted = |count: usize, one: &str, many: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    let mut parts: Vec<String> = [
        counted(of(&[SourceKind::Person, SourceKind::Organisation]), "named", "named"),
        counted(of(&[SourceKind::Document]), "document", "documents"),
        counted(cited, "outlet", "outlets"),
        counted(of(&[SourceKind::Anonymous]), "anonymous", "anonymous"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !wires.is_empty() {
        parts.push(format!("wire copy: {}", wires.join(", ")));
    }
    parts
}

/// The same on one line: "5 named, 2 documents; wire copy: AP".
#[must_use]
pub fn ledger_line(findings: &Findings) -> String {
    let mut line = String::new();
    for part in ledger_parts(findings) {
        if !line.is_empty() {
            line.push_str(if part.starts_with("wire copy") { "; " } else { ", " });
        }
        line.push_str(&part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_counts_by_kind_and_names_the_wires() {
        let source = |name: &str, kind, credited| Source {
            name: Text::line(name),
            kind,
            entity: None,
            quoted: 1,
            paraphrased: 0,
            credited,
            via: None,
            mentions: Vec::new(),
            confidence: 0.9,
        };
        let sources = vec![
            source("Rosa Lindt", SourceKind::Person, false),
            source("Harbour Board", SourceKind::Organisation, false),
            source("a report", SourceKind::Document, false),
            source("an official", SourceKind::Anonymous, false),
            source("Coast Wire", SourceKind::Agency, true),
        ];
        let findings = Findings { sources, ..Findings::default() };
        assert_eq!(ledger_line(&findings), "2 named, 1 document, 1 anonymous; wire copy: Coast Wire");
        assert_eq!(ledger_line(&Findings::default()), "");
    }
}
