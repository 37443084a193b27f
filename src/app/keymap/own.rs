//! The reader's own keys beside those of the table.

use crate::app::command::{Command, Place, TABLE};
use crate::app::key::Key;
use crate::app::keymap::trie::Trie;
use crate::config::{ConfigError, KeySetting, Written, or_nearest};

/// A line of the reader's `[keys]`, its names found to be right.
pub(super) struct Own<'s> {
    place: Option<Place>,
    command: Command,
    keys: Vec<(Vec<Key>, &'s Written)>,
}

impl<'s> Own<'s> {
    pub(super) fn check(setting: &'s KeySetting, file: &str, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut refuse = |word: &Written, message: &str| errors.push(ConfigError::new(file, word.at, message));
        let place = match &setting.place {
            None => None,
            Some(word) => {
                let found = Place::ALL.iter().find(|place| place.name() == word.text);
                if found.is_none() {
                    let names: Vec<&str> = Place::ALL.iter().map(|place| place.name()).collect();
                    let near = or_nearest(&word.text, &names);
                    refuse(word, &format!("there is no place `{}` for keys{near}", word.text));
                }
                Some(*found?)
            }
        };
        let word = &setting.command;
        let Ok(command) = word.text.parse::<Command>() else {
            let names: Vec<&str> = TABLE.iter().map(|row| row.name).collect();
            refuse(word, &format!("there is no command `{}`{}", word.text, or_nearest(&word.text, &names)));
            return None;
        };
        if let Some(place) = place.filter(|place| !command.is_valid_at(*place)) {
            refuse(word, &format!("`{}` cannot be asked for at [keys.{}]", word.text, place.name()));
            return None;
        }
        let mut keys = Vec::new();
        for word in &setting.keys {
            match Key::sequence(&word.text) {
                Ok(sequence) => keys.push((sequence, word)),
                Err(message) => refuse(word, &message),
            }
        }
        Some(Self { place, command, keys })
    }
}

/// The trie of one place. The reader's keys come first and take a key that the table gives to
/// another command; a sequence that could never be typed to its end is a mistake.
pub(super) fn build(place: Place, own: &[Own<'_>], file: &str, errors: &mut Vec<ConfigError>) -> Trie {
    let mut trie = Trie::default();
    let mut taken: Vec<&[Key]> = Vec::new();
    let mut told = Vec::new();
    let at_place = |command: Command| {
        let here = own.iter().filter(move |own| own.command == command && own.place == Some(place));
        let anywhere = own.iter().filter(move |own| own.command == command && own.place.is_none());
        if here.clone().next().is_some() { here.collect::<Vec<_>>() } else { anywhere.collect() }
    };
    let rows = || TABLE.iter().filter(|row| row.command.is_valid_at(place));
    for row in rows() {
        for (keys, word) in at_place(row.command).into_iter().flat_map(|own| &own.keys) {
            match trie.insert(keys, row.command) {
                Ok(()) => taken.push(keys),
                Err(other) => {
                    let message =
                        format!("`{}` is already a key, or the beginning of one, of `{}`", word.text, other.name());
                    errors.push(ConfigError::new(file, word.at, &message));
                }
            }
        }
    }
    for row in rows().filter(|row| at_place(row.command).is_empty()) {
        for keys in row.keys.iter().filter_map(|keys| Key::sequence(keys).ok()) {
            if taken.contains(&keys.as_slice()) || trie.insert(&keys, row.command).is_ok() {
                continue;
            }
            let alike = |own: &[Key]| own.starts_with(&keys) || keys.starts_with(own);
            for (sequence, word) in own.iter().flat_map(|own| &own.keys) {
                if taken.contains(&sequence.as_slice()) && alike(sequence) && !told.contains(&word.at) {
                    let message = format!(
                        "`{}` and `{}`, a key of `{}`, begin alike, so one of them could never be typed; \
                         choose another key, or give such commands other keys too",
                        word.text,
                        Key::written(&keys),
                        row.name
                    );
                    told.push(word.at);
                    errors.push(ConfigError::new(file, word.at, &message));
                }
            }
        }
    }
    trie
}
