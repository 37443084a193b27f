//! What the names of an article say of one another.

use std::collections::HashMap;

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::votes::Votes;
use crate::analysis::recognise::{Article, COMPANY};
use crate::model::EntityKind;

impl Article<'_, '_> {
    /// Lets long names speak for the short ones: a surname alone is the person.
    pub(super) fn compare(&mut self) {
        self.compare_towns();
        let mut parts: HashMap<String, Votes> = HashMap::new();
        for (name, votes) in self.names.iter().filter(|(name, _)| name.contains(' ')) {
            let (kind, most, _) = votes.best();
            let pieces = name.split(' ').collect::<Vec<_>>();
            if most < 1.0 {
                continue;
            }
            match kind {
                EntityKind::Person => {
                    for (at, piece) in pieces.iter().enumerate() {
                        let weight = if at + 1 == pieces.len() { 5.0 } else { 2.5 };
                        parts.entry((*piece).to_owned()).or_default().person += weight;
                    }
                    let initials = pieces.iter().filter_map(|piece| piece.chars().next());
                    let initials = initials.flat_map(|initial| [initial, '.']).collect::<String>();
                    parts.entry(initials).or_default().person += 5.0;
                    if pieces.len() > 2 {
                        parts.entry(pieces[1..].join(" ")).or_default().person += 3.0;
                    }
                }
                EntityKind::Organisation => {
                    let acronym = pieces.iter().filter_map(|piece| piece.chars().next()).filter(|c| c.is_uppercase());
                    parts.entry(acronym.collect()).or_default().organisation += 3.0;
                    if pieces.last().is_some_and(|last| COMPANY.contains(last)) {
                        // "Orbiq" and "Tern Foods" where "Orbiq Pte Ltd" and "Tern Foods SA" are named.
                        for length in (1..pieces.len()).filter(|_| !self.lists.of(pieces[0]).any(Known::PLACE)) {
                            parts.entry(pieces[..length].join(" ")).or_default().organisation += 5.0;
                            let plain = self.lists.is_word(&pieces[length].to_lowercase());
                            if !plain && !COMPANY.contains(&pieces[length]) {
                                parts.entry(pieces[length].to_owned()).or_default().organisation += 2.5;
                            }
                        }
                    }
                    let head = pieces.last().is_some_and(|last| self.lists.of(last).any(Known::ORGANISATION_HEAD));
                    let first = pieces.first().map(|first| (*first).to_owned()).unwrap_or_default();
                    let civic = name.contains("City")
                        || name.contains("County")
                        || name.ends_with("Police")
                        || name.ends_with("Council");
                    if civic {
                        parts.entry(first).or_default().place += 1.0;
                    } else if pieces.last().is_some_and(|last| COMPANY.contains(last)) {
                        // Said above.
                    } else if head && pieces.len() > 2 || self.is_team(&pieces) {
                        // "Velmark News Agency", "Lowick Otters": bodies are named after places.
                        parts.entry(first).or_default().place += 1.2;
                    } else if !self.lists.of(&first).any(Known::PLACE) {
                        parts.entry(first).or_default().organisation += if head { 0.7 } else { 1.5 };
                    }
                    let of_place = pieces.iter().rev().nth(1).is_some_and(|link| *link == "of");
                    if let Some(last) = pieces.last().filter(|_| of_place) {
                        parts.entry((*last).to_owned()).or_default().place += 1.0;
                    } else if let Some(last) = pieces.last() {
                        let club = matches!(*last, "Town" | "City" | "United" | "Rovers" | "Athletic" | "Albion");
                        let weight = if head || club { 4.0 } else { 1.5 };
                        parts.entry((*last).to_owned()).or_default().organisation += weight;
                    }
                }
                EntityKind::Place => {
                    // "Lintaro" in "Lintaro Islands", "Osk" in "River Osk".
                    for piece in pieces.iter().filter(|piece| !self.lists.of(piece).any(Known::FIRST_NAME)) {
                        if !self.lists.is_word(&piece.to_lowercase()) {
                            parts.entry((*piece).to_owned()).or_default().place += 2.5;
                        }
                    }
                }
                EntityKind::Other => {}
            }
        }
        for (name, votes) in &mut self.names {
            if let Some(more) = parts.get(name) {
                votes.add(*more);
            }
        }
    }

    /// "Lowick Sound" is a body where Lowick is a town of the article and the rest is a common word.
    fn compare_towns(&mut self) {
        let names = self.names.keys().filter_map(|name| {
            let (town, rest) = name.split_once(' ')?;
            let (kind, most, _) = self.names.get(town)?.best();
            let common = !rest.contains(' ') && self.lists.is_word(&rest.to_lowercase());
            (kind == EntityKind::Place && most > 2.0 && common).then(|| name.clone())
        });
        for name in names.collect::<Vec<_>>() {
            if let Some(votes) = self.names.get_mut(&name) {
                votes.organisation += 2.5;
            }
        }
    }

    /// Whether the last word is a common one in the plural, as of a club.
    pub(super) fn is_team(&self, pieces: &[&str]) -> bool {
        pieces.last().is_some_and(|last| last.ends_with('s') && self.lists.is_word(&last.to_lowercase()))
    }
}
