//! From the places that name something to one entry for each thing that is named.

mod merge;
mod names;
mod offices;
mod roles;
mod tidy;

use crate::analysis::entities::merge::{Form, merged};
use crate::analysis::entities::names::{Name, expanded};
use crate::analysis::entities::roles::role;
use crate::analysis::entities::tidy::tidied;
use crate::analysis::mention::Mention;
use crate::analysis::reading::Reading;
use crate::analysis::recognise::capitalised;
use crate::model::{Entity, EntityKind, Text};

/// One entity for each person, organisation and place, most mentioned first.
#[must_use]
pub fn entities(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Entity> {
    let text = reading.text();
    let mentions = tidied(reading, mentions);
    let forms = mentions.iter().map(|mention| Form { mention: *mention, name: Name::new(mention.span.of(text)) });
    let forms = forms.collect::<Vec<_>>();
    let mut out = merged(text, &forms).iter().filter_map(|group| entity(reading, &forms, group)).collect::<Vec<_>>();
    out.sort_by_key(|entity| {
        (std::cmp::Reverse(entity.mentions.len()), entity.mentions.first().map_or(0, |span| span.start))
    });
    out
}

/// A name in capitals as a dateline or a byline prints it.
fn is_dateline(shown: &str) -> bool {
    shown.chars().count() > 3 && !shown.chars().any(|c| c.is_lowercase() || c == '.')
}

/// The entry for the mentions of one thing.
fn entity(reading: &Reading<'_>, forms: &[Form], group: &[usize]) -> Option<Entity> {
    let group = group.iter().filter_map(|&at| forms.get(at)).collect::<Vec<_>>();
    let fullest = group.iter().max_by_key(|form| {
        // The first of equals; an initialism never before the words it stands for.
        (
            form.name.parts.len(),
            !is_dateline(&form.name.shown),
            form.name.shown.chars().count(),
            std::cmp::Reverse(form.mention.span.start),
        )
    })?;
    let kind = fullest.mention.kind;
    let name = match expanded(&fullest.name.key()) {
        Some(full) if kind == EntityKind::Place => full,
        _ if kind == EntityKind::Person && is_dateline(&fullest.name.shown) => &capitalised(&fullest.name.listed()),
        _ if kind == EntityKind::Person => &fullest.name.listed(),
        _ if kind == EntityKind::Place && is_dateline(&fullest.name.shown) => &capitalised(&fullest.name.shown),
        _ => &fullest.name.shown,
    };
    let spans = group.iter().map(|form| form.mention.span).collect::<Vec<_>>();
    let role = if kind == EntityKind::Person { role(reading, &spans) } else { None };
    let confidence = group.iter().map(|form| form.mention.confidence).fold(0.0, f32::max);
    Some(Entity { name: Text::line(name), kind, role: role.map(|role| Text::line(&role)), mentions: spans, confidence })
}
