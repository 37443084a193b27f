//! What the reader's corrections come to for a name.

use std::collections::{HashMap, HashSet};

use super::{Correction, NameKind, Text};

/// A name as it is looked up: folded, and what it is a name of.
pub type NameKey = (String, NameKind);

/// What the reader says of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It is this one.
    Is { key: NameKey, name: Text },
    /// It is known as nothing else.
    Alone,
    /// It is no name.
    Nothing,
}

/// All corrections; of several about one name the last holds, and what one leads to may be corrected again.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    rulings: HashMap<NameKey, (usize, Ruling)>,
    targets: HashSet<NameKey>,
}

impl Rules {
    /// `corrections` in the order in which they were made, each with its name and what it makes of it, folded.
    #[must_use]
    pub fn new(corrections: impl IntoIterator<Item = (Correction, String, String)>) -> Self {
        let mut rules = Self::default();
        for (order, (correction, subject, target)) in corrections.into_iter().enumerate() {
            let key = (subject, correction.subject().1);
            let ruling = match &correction {
                Correction::Split { .. } => Ruling::Alone,
                Correction::NotAName { .. } => Ruling::Nothing,
                _ => {
                    let (name, kind) = correction.target().unwrap_or(correction.subject());
                    Ruling::Is { key: (target, kind), name: name.clone() }
                }
            };
            rules.rulings.insert(key, (order, ruling));
        }
        let keys: Vec<NameKey> = rules.rulings.keys().cloned().collect();
        for key in keys {
            if let Some(Ruling::Is { key, .. }) = rules.of(&key) {
                rules.targets.insert(key);
            }
        }
        rules
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rulings.is_empty()
    }

    /// What holds of a name in the end; none: nothing was said of it.
    #[must_use]
    pub fn of(&self, key: &NameKey) -> Option<Ruling> {
        let mut at = key;
        let mut led: Option<&Ruling> = None;
        let mut way: Vec<(usize, &Ruling)> = Vec::new();
        while let Some((order, ruling)) = self.rulings.get(at) {
            if way.iter().any(|(passed, _)| passed == order) {
                // Corrections that lead in a circle: the reader has turned back, so the last word counts.
                led = way.iter().max_by_key(|(order, _)| *order).map(|(_, ruling)| *ruling);
                break;
            }
            way.push((*order, ruling));
            match ruling {
                Ruling::Is { key, .. } => {
                    led = Some(ruling);
                    at = key;
                }
                // What it was made into was then parted from everything else: that is still what it is.
                Ruling::Alone if led.is_some() => break,
                Ruling::Alone | Ruling::Nothing => {
                    led = Some(ruling);
                    break;
                }
            }
        }
        match led? {
            Ruling::Is { key: to, .. } if to == key => None,
            ruling => Some(ruling.clone()),
        }
    }

    /// Whether the reader made something into this name: then it is the one to be shown.
    #[must_use]
    pub fn is_target(&self, key: &NameKey) -> bool {
        self.targets.contains(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(from: &str, to: &str) -> (Correction, String, String) {
        let correction = Correction::Rename { name: Text::line(from), kind: NameKind::Person, to: Text::line(to) };
        (correction, from.to_lowercase(), to.to_lowercase())
    }

    fn led(rules: &Rules, name: &str) -> Option<String> {
        match rules.of(&(name.to_owned(), NameKind::Person))? {
            Ruling::Is { name, .. } => Some(name.to_string()),
            _ => Some("-".into()),
        }
    }

    #[test]
    fn corrections_of_corrections_are_followed_and_turning_back_undoes() {
        let rules = Rules::new([rename("Rosa Lint", "Rosa Lindt"), rename("Rosa Lindt", "Rosa Lindt-Amaro")]);
        assert_eq!(led(&rules, "rosa lint").as_deref(), Some("Rosa Lindt-Amaro"));
        assert!(rules.is_target(&("rosa lindt-amaro".into(), NameKind::Person)));
        assert!(!rules.is_target(&("rosa lindt".into(), NameKind::Person)));
        let back = Rules::new([rename("Rosa Lint", "Rosa Lindt"), rename("Rosa Lindt", "Rosa Lint")]);
        assert_eq!(led(&back, "rosa lint"), None);
        assert_eq!(led(&back, "rosa lindt").as_deref(), Some("Rosa Lint"));
    }

    #[test]
    fn the_last_of_several_holds() {
        let part = Correction::Split { name: Text::line("Lindt"), kind: NameKind::Person };
        let rules = Rules::new([rename("Lindt", "Rosa Lindt"), (part, "lindt".into(), String::new())]);
        assert_eq!(rules.of(&("lindt".into(), NameKind::Person)), Some(Ruling::Alone));
        assert_eq!(rules.of(&("lindt".into(), NameKind::Place)), None);
    }
}
