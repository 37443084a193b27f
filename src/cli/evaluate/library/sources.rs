//! On whom articles rest, by the kinds that a query asks for.

use std::collections::BTreeSet;

use crate::cli::evaluate::library::labels::{Labels, Source};
use crate::cli::evaluate::naming::Names;
use crate::cli::evaluate::tally::{Sheet, row_of_kind};
use crate::desk::trial::{TrialResult, TrialSource};

/// Counts each source once whatever its kind, and again within its kind.
pub(super) fn judge(labels: &Labels, results: &[TrialResult], sheet: &mut Sheet) {
    for labelled in &labels.sources {
        let Some(article) = labels.place(&labelled.article) else { continue };
        let told = results.get(article).map(|result| result.sources.as_slice()).unwrap_or_default();
        let names = Names::of_people(labelled.sources.iter().filter(|one| is_person(one)).map(|one| &*one.name));
        let is_named = |wanted: &Source, told: &TrialSource| {
            [&told.name].into_iter().chain(&told.forms).any(|form| names.same(&wanted.name, form))
        };
        let mut used: BTreeSet<usize> = BTreeSet::new();
        for source in told {
            let fitting = labelled.sources.iter().enumerate();
            let hit = fitting
                .filter(|(at, wanted)| !used.contains(at) && is_named(wanted, source))
                .max_by_key(|(_, wanted)| is_kind(wanted, kind(source)));
            used.extend(hit.map(|(at, _)| at));
            sheet.row("library-sources").find(hit.is_some());
            let right = hit.is_some_and(|(_, wanted)| is_kind(wanted, kind(source)));
            sheet.row(row(kind(source))).find(right);
            if let Some((_, wanted)) = hit {
                sheet.row("library-sources").want(true);
                sheet.row(row(if right { kind(source) } else { of_label(wanted) })).want(right);
            }
            if !right {
                let what = hit.map_or("no source", |(_, wanted)| of_label(wanted));
                let told = format!("{:?} is {what}, not {}", source.name, kind(source));
                sheet.mistake(if hit.is_some() { row(what) } else { "library-sources" }, article, told);
            }
        }
        for (_, missed) in labelled.sources.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
            sheet.row("library-sources").want(false);
            sheet.row(row(of_label(missed))).want(false);
            sheet.mistake("library-sources", article, format!("missed {:?} ({})", missed.name, of_label(missed)));
        }
    }
}

fn of_label(source: &Source) -> &str {
    if source.body_speaks { "organisation" } else { &source.kind }
}

/// A body that speaks is an organisation, a public one official; its statement is a document.
fn is_kind(wanted: &Source, kind: &str) -> bool {
    if wanted.body_speaks { matches!(kind, "organisation" | "official" | "document") } else { wanted.kind == kind }
}

fn is_person(source: &Source) -> bool {
    matches!(source.kind.as_str(), "person" | "official")
}

fn kind(source: &TrialSource) -> &'static str {
    if source.is_official { "official" } else { source.kind.name() }
}

fn row(kind: &str) -> &'static str {
    row_of_kind("library-sources", kind)
}
