//! The sources of an article, by class.

use std::collections::BTreeSet;

use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::naming::folded;
use crate::cli::evaluate::tally::{Sheet, Tally, row_of_kind};
use crate::model::SourceKind;

pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    let Some(gold) = &case.gold.sources else { return };
    let classes = gold.classes().into_iter();
    let wanted = classes.flat_map(|(kind, sources)| sources.iter().map(move |source| (kind, source)));
    let wanted = wanted.collect::<Vec<_>>();
    let optional = gold.optional.iter().map(|name| folded(name.split('(').next().unwrap_or(name)));
    let optional = optional.collect::<BTreeSet<_>>();
    let mut used = BTreeSet::new();
    for source in &case.answer.sources {
        let hit = wanted.iter().enumerate().find(|(index, (kind, wanted))| {
            !used.contains(index)
                && (*kind == source.kind || wanted.may_be(source.kind))
                && wanted.forms().any(|form| case.names.same(form, &source.name))
        });
        used.extend(hit.map(|(index, _)| index));
        match hit {
            Some((_, (_, wanted))) if wanted.optional => {}
            Some((_, (kind, _))) => {
                count(sheet, *kind, Tally::of_set(1, 0, 0));
                sheet.guess("sources", source.confidence, true);
            }
            None if optional.contains(&folded(&source.name)) => {}
            None => {
                count(sheet, source.kind, Tally::of_set(0, 1, 0));
                sheet.guess("sources", source.confidence, false);
                let place = source.mentions.first().map(|mention| mention.start);
                sheet.mistake("sources", place, format!("added {:?} ({})", source.name, source.kind.name()));
            }
        }
    }
    for (index, (kind, source)) in wanted.iter().enumerate() {
        if !used.contains(&index) && !source.optional {
            count(sheet, *kind, Tally::of_set(0, 0, 1));
            sheet.mistake("sources", None, format!("missed {:?} ({})", source.name(), kind.name()));
        }
    }
}

fn count(sheet: &mut Sheet, kind: SourceKind, tally: Tally) {
    sheet.row("sources").add(tally);
    sheet.row(row_of_kind("sources", kind.name())).add(tally);
}
