//! What a key means: one trie a place, made from the table of commands and the reader's own keys.

mod own;
mod trie;

use self::own::{Own, build};
use self::trie::{Node, Trie};
use crate::app::command::{Command, Place};
use crate::app::key::Key;
use crate::config::{ConfigError, Settings};

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

#[cfg(test)]
mod tests;
