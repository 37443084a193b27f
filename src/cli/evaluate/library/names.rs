//! Whether the names of a library that mean the same are put together, and others kept apart.

use crate::cli::evaluate::library::belonging::{self, Belonging};
use crate::cli::evaluate::library::labels::{Labels, Named};
use crate::cli::evaluate::naming::folded;
use crate::cli::evaluate::tally::Sheet;
use crate::desk::trial::{TrialName, TrialResult};
use crate::model::NameKind;

/// Each form of each article by the entity of the library that it was found to mean.
pub(super) fn judge(labels: &Labels, results: &[TrialResult], sheet: &mut Sheet) {
    let mut all: Vec<(NameKind, Belonging)> = Vec::new();
    for (wanted, named) in labels.names.iter().enumerate() {
        for form in &named.forms {
            let Some(article) = labels.place(&form.article) else { continue };
            let told = results.get(article).and_then(|result| meant(named, &form.article, &form.form, &result.names));
            sheet.row("library-names-found").want(told.is_some());
            let Some(told) = told else {
                sheet.mistake("library-names-found", article, format!("{:?} ({}) is not found", form.form, named.name));
                continue;
            };
            let label = format!("{:?} of {} ({})", form.form, form.article, named.name);
            all.push((named.kind, Belonging { article, wanted, told, label }));
        }
    }
    let of = |kind: Option<NameKind>| -> Vec<Belonging> {
        let fitting = all.iter().filter(|(other, _)| kind.is_none_or(|kind| kind == *other));
        fitting.map(|(_, thing)| thing.clone()).collect()
    };
    if all.is_empty() {
        return;
    }
    let everything = of(None);
    sheet.row("library-names-pairs").add(belonging::pairs(&everything));
    sheet.row("library-names-bcubed").add(belonging::b_cubed(&everything));
    for (row, kind) in [
        ("library-names-person", NameKind::Person),
        ("library-names-organisation", NameKind::Organisation),
        ("library-names-place", NameKind::Place),
    ] {
        sheet.row(row).add(belonging::pairs(&of(Some(kind))));
    }
    belonging::mistakes(&everything, "library-names-pairs", sheet);
}

/// The entity that a form means in an article: of those that are printed so, the one that is called most like the
/// labelled one there.
fn meant(named: &Named, article: &str, form: &str, found: &[TrialName]) -> Option<i64> {
    let own: Vec<String> =
        named.forms.iter().filter(|other| other.article == article).map(|other| folded(&other.form)).collect();
    let form = folded(form);
    let told = |name: &&TrialName| {
        let forms: Vec<String> = name.forms.iter().map(|form| folded(form)).collect();
        let is_so = forms.contains(&form);
        let is_longer = forms.iter().any(|other| other.ends_with(&format!(" {form}")));
        let is_shorter = forms.iter().any(|other| form.ends_with(&format!(" {other}")));
        let shared = forms.iter().filter(|other| own.contains(other)).count();
        (is_so, is_longer || is_shorter, shared, name.kind == named.kind)
    };
    let best = found.iter().max_by_key(told)?;
    let (is_so, is_nearly, ..) = told(&best);
    if is_so || is_nearly { best.entity } else { None }
}
