//! One kind for a name all through the article.

use std::collections::{HashMap, HashSet};

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::model::EntityKind;

/// A name of several words is of one kind all through the article, that of a company is one in its short form too.
pub(super) fn agree(text: &str, mentions: &mut [Mention]) {
    let mut weights: HashMap<String, [f32; 4]> = HashMap::new();
    let place = |kind: EntityKind| match kind {
        EntityKind::Person => 0,
        EntityKind::Organisation => 1,
        EntityKind::Place => 2,
        EntityKind::Other => 3,
    };
    let mut companies: HashMap<&str, bool> = HashMap::new();
    let mut families: HashMap<&str, bool> = HashMap::new();
    let mut starts: HashMap<&str, bool> = HashMap::new();
    let mut alone: HashMap<&str, [bool; 4]> = HashMap::new();
    let mut where_things_are: HashSet<&str> = HashSet::new();
    for mention in mentions.iter() {
        let printed = mention.span.of(text);
        let (first, last) = (printed.split(' ').next().unwrap_or_default(), printed.rsplit(' ').next());
        if !printed.contains(' ') {
            alone.entry(printed).or_default()[place(mention.kind)] = true;
            let before = text.get(..mention.span.start()).unwrap_or_default();
            if mention.kind == EntityKind::Place && before.ends_with(" in ") {
                where_things_are.insert(printed);
            }
            continue;
        }
        if mention.kind == EntityKind::Organisation {
            starts.insert(first, true);
        }
        weights.entry(printed.to_owned()).or_default()[place(mention.kind)] += mention.confidence;
        if mention.kind == EntityKind::Person {
            families.insert(first, true);
            families.extend(last.map(|last| (last, true)));
        } else if mention.kind == EntityKind::Organisation && last.is_some_and(is_company) {
            companies.insert(first, true);
        }
    }
    for mention in mentions {
        let printed = mention.span.of(text);
        if let Some(kinds) = weights.get(printed) {
            let mut best = place(mention.kind);
            for (kind, weight) in kinds.iter().enumerate() {
                if *weight > kinds[best] {
                    best = kind;
                }
            }
            let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Other];
            mention.kind = kinds[best];
        } else if matches!(mention.kind, EntityKind::Person | EntityKind::Place)
            && (companies.contains_key(printed) || starts.contains_key(printed) && is_torn(alone.get(printed)))
            && !families.contains_key(printed)
            && !gazetteer().of(printed).any(Known::PLACE)
        {
            let is_place = where_things_are.contains(printed) && !companies.contains_key(printed);
            mention.kind = if is_place { EntityKind::Place } else { EntityKind::Organisation };
        }
    }
}

/// Whether a name is read as a person's here and as a place's there: then it is neither where a body begins with it.
fn is_torn(kinds: Option<&[bool; 4]>) -> bool {
    matches!(kinds, Some([true, _, true, _]))
}

/// Last words in the names of companies and of nothing else.
fn is_company(word: &str) -> bool {
    const LAST: &[&str] = &[
        "Holdings",
        "Inc",
        "Ltd",
        "plc",
        "PLC",
        "Corp",
        "Corporation",
        "Group",
        "Bank",
        "Motors",
        "Airlines",
        "Airways",
        "Foods",
        "Energy",
        "Industries",
        "Pharmaceuticals",
        "Technologies",
        "Capital",
        "Partners",
        "LLC",
        "LLP",
        "AG",
        "SA",
        "SE",
        "AB",
        "ASA",
        "NV",
        "Co",
        "Limited",
    ];
    LAST.contains(&word.trim_end_matches('.'))
}
