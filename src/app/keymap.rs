//! What a key means: one trie a place, made from the table of commands and the reader's own keys.

use crate::config::{ConfigError, KeySetting, Settings, Written, or_nearest};

use super::command::{Command, Place, TABLE};
use super::key::Key;

/// The keys of every place, and what has been pressed of a sequence.
#[derive(Clone, Debug)]
pub struct Keymap {
    tries: Vec<Trie>,
    pending: Vec<Key>,
    count: Option<u32>,
}

/// What a press came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The command, and the count that was typed before it.
    Run(Command, Option<u32>),
    /// More keys are to come: the sequence so far, and its count.
    Pending { keys: Vec<Key>, count: Option<u32> },
    /// Esc took back what was pending.
    Cleared,
    /// No command has these keys here.
    Unknown { keys: Vec<Key> },
}

/// What can follow the keys pressed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    pub key: Key,
    /// None: the sequence goes on.
    pub command: Option<Command>,
}

/// Commands by their key sequences; siblings stand in the order of the table.
#[derive(Clone, Debug, Default)]
struct Trie {
    branches: Vec<(Key, Node)>,
}

#[derive(Clone, Debug)]
enum Node {
    Run(Command),
    More(Trie),
}

/// A count beyond this is a slip of the finger.
const MOST: u32 = 99_999;

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let mut errors = Vec::new();
        let tries = Place::ALL.iter().map(|place| build(*place, &[], "", &mut errors)).collect();
        Self { tries, pending: Vec::new(), count: None }
    }
}

impl Keymap {
    /// The table's keys with the reader's own in their stead. All mistakes are told.
    pub fn new(settings: &Settings) -> Result<Self, Vec<ConfigError>> {
        let mut errors = Vec::new();
        let own: Vec<Own<'_>> =
            settings.keys.iter().filter_map(|setting| Own::check(setting, &settings.file, &mut errors)).collect();
        let tries = Place::ALL.iter().map(|place| build(*place, &own, &settings.file, &mut errors)).collect();
        if errors.is_empty() {
            return Ok(Self { tries, pending: Vec::new(), count: None });
        }
        errors.sort();
        errors.dedup_by_key(|error| error.spot);
        Err(errors)
    }

    /// Takes a key: digits before a command are its count, Esc takes back what is pending.
    pub fn press(&mut self, place: Place, key: Key) -> Pressed {
        let waiting = !self.pending.is_empty() || self.count.is_some();
        if waiting && key == Key::new(crossterm::event::KeyCode::Esc) {
            self.clear();
            return Pressed::Cleared;
        }
        let node = self.trie(place, &self.pending).and_then(|trie| trie.get(key));
        let counts = self.pending.is_empty() && (node.is_none() || self.count.is_some());
        if let Some(digit) = key.digit().filter(|digit| counts && (*digit > 0 || self.count.is_some())) {
            let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(MOST);
            self.count = Some(count);
            return Pressed::Pending { keys: Vec::new(), count: self.count };
        }
        match node {
            Some(Node::Run(command)) => {
                let pressed = Pressed::Run(*command, self.count);
                self.clear();
                pressed
            }
            Some(Node::More(_)) => {
                self.pending.push(key);
                Pressed::Pending { keys: self.pending.clone(), count: self.count }
            }
            None => {
                let mut keys = std::mem::take(&mut self.pending);
                self.clear();
                keys.push(key);
                Pressed::Unknown { keys }
            }
        }
    }

    /// Forgets what is pending.
    pub fn clear(&mut self) {
        self.pending.clear();
        self.count = None;
    }

    /// The keys of the sequence so far.
    #[must_use]
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// The count typed so far.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        self.count
    }

    /// What can be pressed next at `place`.
    #[must_use]
    pub fn following(&self, place: Place) -> Vec<Following> {
        let Some(trie) = self.trie(place, &self.pending) else { return Vec::new() };
        let following = |(key, node): &(Key, Node)| Following {
            key: *key,
            command: match node {
                Node::Run(command) => Some(*command),
                Node::More(_) => None,
            },
        };
        trie.branches.iter().map(following).collect()
    }

    /// The sequences that mean `command` at `place`, as the configuration writes them; those of the
    /// table in its order.
    #[must_use]
    pub fn keys_of(&self, place: Place, command: Command) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(trie) = self.trie(place, &[]) {
            trie.walk(&mut Vec::new(), &mut |keys, run| {
                if run == command {
                    found.push(Key::written(keys));
                }
            });
        }
        let rank = |keys: &String| command.row().keys.iter().position(|own| own == keys).unwrap_or(usize::MAX);
        found.sort_by_key(rank);
        found
    }

    fn trie(&self, place: Place, keys: &[Key]) -> Option<&Trie> {
        let index = Place::ALL.iter().position(|one| *one == place)?;
        keys.iter().try_fold(self.tries.get(index)?, |trie, key| match trie.get(*key) {
            Some(Node::More(trie)) => Some(trie),
            _ => None,
        })
    }
}

impl Trie {
    fn get(&self, key: Key) -> Option<&Node> {
        self.branches.iter().find(|(one, _)| *one == key).map(|(_, node)| node)
    }

    /// Adds a sequence; gives back the command that is in its way.
    fn insert(&mut self, keys: &[Key], command: Command) -> Result<(), Command> {
        let Some((first, rest)) = keys.split_first() else { return Ok(()) };
        let index = self.branches.iter().position(|(key, _)| key == first);
        match index.and_then(|index| self.branches.get_mut(index)) {
            None if rest.is_empty() => self.branches.push((*first, Node::Run(command))),
            None => {
                let mut trie = Trie::default();
                trie.insert(rest, command)?;
                self.branches.push((*first, Node::More(trie)));
            }
            Some((_, Node::More(trie))) if !rest.is_empty() => return trie.insert(rest, command),
            Some((_, Node::Run(other))) => return if *other == command { Ok(()) } else { Err(*other) },
            Some((_, Node::More(trie))) => {
                let mut first = None;
                trie.walk(&mut Vec::new(), &mut |_, run| first = first.or(Some(run)));
                return Err(first.unwrap_or(command));
            }
        }
        Ok(())
    }

    fn walk(&self, before: &mut Vec<Key>, visit: &mut dyn FnMut(&[Key], Command)) {
        for (key, node) in &self.branches {
            before.push(*key);
            match node {
                Node::Run(command) => visit(before, *command),
                Node::More(trie) => trie.walk(before, visit),
            }
            before.pop();
        }
    }
}

/// A line of the reader's `[keys]`, its names found to be right.
struct Own<'s> {
    place: Option<Place>,
    command: Command,
    keys: Vec<(Vec<Key>, &'s Written)>,
}

impl<'s> Own<'s> {
    fn check(setting: &'s KeySetting, file: &str, errors: &mut Vec<ConfigError>) -> Option<Self> {
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
fn build(place: Place, own: &[Own<'_>], file: &str, errors: &mut Vec<ConfigError>) -> Trie {
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

#[cfg(test)]
mod tests;
