//! People, organisations and places: the set of them, and every mention.

use std::collections::BTreeSet;

use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::gold::Named;
use crate::cli::evaluate::naming::folded;
use crate::cli::evaluate::points::Stretch;
use crate::cli::evaluate::tally::{Sheet, Tally};
use crate::model::EntityKind;

/// An annotated entity with all that is right for it.
struct Wanted<'a> {
    gold: &'a Named,
    kinds: Vec<EntityKind>,
    names: BTreeSet<String>,
    /// Other wordings that a mention may have.
    also: BTreeSet<String>,
}

impl<'a> Wanted<'a> {
    fn new(gold: &'a Named) -> Self {
        let also = gold.also_accept_mentions.iter().map(|name| folded(name)).collect::<BTreeSet<_>>();
        let longest = gold.mentions.iter().rev().map(|mention| &mention.text).max_by_key(|text| text.chars().count());
        let names = [&gold.canonical].into_iter().chain(longest).chain(&gold.also_accept_names);
        let names = names.map(|name| folded(name)).chain(also.iter().cloned()).collect();
        let kinds = [gold.kind].iter().chain(&gold.also_accept_types).map(|kind| kind.kind()).collect();
        Self { gold, kinds, names, also }
    }
}

pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    let Some(gold) = &case.gold.entities else { return };
    let wanted = gold.iter().map(Wanted::new).collect::<Vec<_>>();
    judge_set(case, &wanted, sheet);
    judge_mentions(case, &wanted, sheet);
}

fn judge_set(case: &Case<'_>, wanted: &[Wanted<'_>], sheet: &mut Sheet) {
    let mut used = BTreeSet::new();
    for entity in case.answer.entities.iter().filter(|entity| entity.kind != EntityKind::Other) {
        let name = folded(&entity.name);
        let hit = wanted.iter().enumerate().find(|(index, wanted)| {
            !used.contains(index) && wanted.kinds.contains(&entity.kind) && wanted.names.contains(&name)
        });
        if hit.is_some_and(|(_, wanted)| wanted.gold.optional) {
            used.extend(hit.map(|(index, _)| index));
            continue;
        }
        let kind = hit.map_or(entity.kind, |(_, wanted)| wanted.gold.kind.kind());
        count(sheet, ENTITIES, kind, Tally::of_set(hit.is_some().into(), hit.is_none().into(), 0));
        sheet.guess("entities", entity.confidence, hit.is_some());
        used.extend(hit.map(|(index, _)| index));
        if hit.is_none() {
            let place = entity.mentions.first().map(|mention| mention.start);
            sheet.mistake("entities", place, format!("added {:?} ({})", entity.name, word(entity.kind)));
        }
    }
    let missed = wanted.iter().enumerate().filter(|(index, wanted)| !used.contains(index) && !wanted.gold.optional);
    for gold in missed.map(|(_, wanted)| wanted.gold) {
        count(sheet, ENTITIES, gold.kind.kind(), Tally::of_set(0, 0, 1));
        let place = gold.mentions.first().and_then(|mention| case.at(mention.span)).map(|at| at.start);
        sheet.mistake("entities", place, format!("missed {:?} ({})", gold.canonical, word(gold.kind.kind())));
    }
}

fn judge_mentions(case: &Case<'_>, wanted: &[Wanted<'_>], sheet: &mut Sheet) {
    let text = &case.answer.text;
    let named = case.answer.entities.iter().filter(|entity| entity.kind != EntityKind::Other);
    let mentions = named.flat_map(|entity| entity.mentions.iter().map(|mention| (*mention, entity.kind)));
    let mentions = mentions.filter(|(mention, _)| !mention.is_empty());
    let mut found = mentions.map(|(mention, kind)| (text.trimmed(mention), kind)).collect::<BTreeSet<_>>();
    for wanted in wanted {
        for mention in &wanted.gold.mentions {
            let optional = wanted.gold.optional || mention.optional;
            let at = case.at(mention.span).map(|at| text.trimmed(at));
            let hit = at.and_then(|at| found.iter().copied().find(|found| is_mention(case, wanted, at, *found)));
            if let Some(hit) = hit {
                found.remove(&hit);
            }
            if optional {
                continue;
            }
            let kind = wanted.gold.kind.kind();
            count(sheet, MENTIONS, kind, Tally::of_set(hit.is_some().into(), 0, hit.is_none().into()));
            if hit.is_none() {
                sheet.mistake("mentions", at.map(|at| at.start), format!("missed {:?} ({})", mention.text, word(kind)));
            }
        }
    }
    for (at, kind) in found {
        count(sheet, MENTIONS, kind, Tally::of_set(0, 1, 0));
        sheet.mistake("mentions", at.start, format!("added {:?} ({})", text.cut(at), word(kind)));
    }
}

fn is_mention(case: &Case<'_>, wanted: &Wanted<'_>, at: Stretch, (place, kind): (Stretch, EntityKind)) -> bool {
    let widened = place.shared(at) > 0 && wanted.also.contains(&folded(&case.answer.text.cut(place)));
    wanted.kinds.contains(&kind) && (place == at || widened)
}

/// The row of all and the rows of people, organisations and places.
type Rows = [&'static str; 4];

const ENTITIES: Rows = ["entities", "entities-person", "entities-organisation", "entities-place"];
const MENTIONS: Rows = ["mentions", "mentions-person", "mentions-organisation", "mentions-place"];

fn count(sheet: &mut Sheet, [all, person, organisation, place]: Rows, kind: EntityKind, tally: Tally) {
    sheet.row(all).add(tally);
    let row = match kind {
        EntityKind::Person => person,
        EntityKind::Organisation => organisation,
        EntityKind::Place => place,
        EntityKind::Other => return,
    };
    sheet.row(row).add(tally);
}

fn word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}
