//! Whether the mentions of one name are one entity: B-cubed shares over the mentions that were found.

use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::naming::folded;
use crate::cli::evaluate::tally::{Sheet, Tally};
use crate::model::EntityKind;

/// A mention by the annotated entity and the found one that it belongs to.
#[derive(Clone, Copy)]
struct Belonging {
    wanted: usize,
    found: usize,
    kind: EntityKind,
}

/// Scores each mention by how many of those beside it, on either side, are of the same entity.
pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    let mentions = mentions(case);
    let gold = case.gold.entities.as_deref().unwrap_or_default();
    for one in &mentions {
        let count = |fits: &dyn Fn(&Belonging) -> bool| mentions.iter().filter(|other| fits(other)).count();
        let together = count(&|other| other.found == one.found);
        let wanted = count(&|other| other.wanted == one.wanted);
        let right = count(&|other| other.found == one.found && other.wanted == one.wanted) as f64;
        let tally =
            Tally { found: 1, found_right: right / together as f64, wanted: 1, wanted_found: right / wanted as f64 };
        sheet.row("merging").add(tally);
        if let Some(row) = row(one.kind) {
            sheet.row(row).add(tally);
        }
    }
    let mut pairs = mentions.iter().map(|one| (one.wanted, one.found)).collect::<Vec<_>>();
    pairs.sort_unstable();
    pairs.dedup();
    for (at, (wanted, found)) in pairs.iter().enumerate() {
        let other = pairs.iter().take(at).find(|(other, entity)| other == wanted || entity == found);
        let names = |index: usize| gold.get(index).map_or("", |named| &named.canonical);
        if let Some((other, _)) = other {
            let entity = case.answer.entities.get(*found);
            let place = entity.and_then(|entity| entity.mentions.first()).map(|mention| mention.start);
            let told = if other == wanted {
                format!("{:?} in two: {:?}", names(*wanted), entity.map_or("", |entity| &entity.name))
            } else {
                format!("{:?} and {:?} in one", names(*other), names(*wanted))
            };
            sheet.mistake("merging", place, told);
        }
    }
}

/// The annotated mentions that some entity has at the same place, or in a wording that is right too.
fn mentions(case: &Case<'_>) -> Vec<Belonging> {
    let text = &case.answer.text;
    let places = case.answer.entities.iter().enumerate();
    let places = places.flat_map(|(found, entity)| entity.mentions.iter().map(move |at| (text.trimmed(*at), found)));
    let places = places.collect::<Vec<_>>();
    let mut out = Vec::new();
    let gold = case.gold.entities.iter().flatten().enumerate();
    for (wanted, entity) in gold.filter(|(_, entity)| !entity.optional) {
        let also = entity.also_accept_mentions.iter().map(|name| folded(name)).collect::<Vec<_>>();
        for mention in entity.mentions.iter().filter(|mention| !mention.optional) {
            let Some(at) = case.at(mention.span).map(|at| text.trimmed(at)) else { continue };
            let widened = |(place, _): &&_| at.shared(*place) > 0 && also.contains(&folded(&text.cut(*place)));
            let hit = places.iter().find(|(place, _)| *place == at).or_else(|| places.iter().find(widened));
            out.extend(hit.map(|(_, found)| Belonging { wanted, found: *found, kind: entity.kind.kind() }));
        }
    }
    out
}

fn row(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("merging-person"),
        EntityKind::Organisation => Some("merging-organisation"),
        EntityKind::Place => Some("merging-place"),
        EntityKind::Other => None,
    }
}
