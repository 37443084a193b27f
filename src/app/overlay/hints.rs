//! Letters over the links on the screen: typing them opens the link.

use crossterm::event::KeyCode;

use super::Outcome;
use crate::app::key::Key;

/// The letters of each link that is in sight.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    pub hints: Vec<Hint>,
    pub typed: String,
}

/// A link on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub letters: String,
    /// Its number in the article, from 0.
    pub link: usize,
    /// The cell of its first character.
    pub column: u16,
    pub row: u16,
}

/// The letters that the fingers rest on come first.
const LETTERS: &[u8] = b"asdfghjklweruiopxcvnm";

impl Hints {
    /// Letters for links, given as (number, column, row) in the order of the text.
    #[must_use]
    pub fn new(links: &[(usize, u16, u16)]) -> Self {
        let one = links.len() <= LETTERS.len();
        let letter = |index: usize| char::from(LETTERS.get(index % LETTERS.len()).copied().unwrap_or(b'a'));
        let hint = |(index, (link, column, row)): (usize, &(usize, u16, u16))| Hint {
            letters: if one {
                letter(index).to_string()
            } else {
                format!("{}{}", letter(index / LETTERS.len()), letter(index))
            },
            link: *link,
            column: *column,
            row: *row,
        };
        Self { hints: links.iter().enumerate().map(hint).collect(), typed: String::new() }
    }

    /// The hints that what was typed can still mean.
    pub fn open(&self) -> impl Iterator<Item = &Hint> {
        self.hints.iter().filter(|hint| hint.letters.starts_with(&self.typed))
    }

    pub(super) fn update(&mut self, key: Key) -> Option<Outcome> {
        if key.code() == KeyCode::Backspace {
            self.typed.pop();
            return None;
        }
        let Some(letter) = key.typed() else { return Some(Outcome::Close) };
        self.typed.extend(letter.to_lowercase());
        if let Some(hint) = self.hints.iter().find(|hint| hint.letters == self.typed) {
            return Some(Outcome::OpenLink(hint.link));
        }
        self.open().next().is_none().then_some(Outcome::Close)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_unambiguous_however_many_links_there_are() {
        for count in [1, 21, 22, 300] {
            let links: Vec<_> = (0..count).map(|link| (link, 0, 0)).collect();
            let hints = Hints::new(&links);
            let mut letters: Vec<_> = hints.hints.iter().map(|hint| hint.letters.clone()).collect();
            let longest = letters.iter().map(String::len).max();
            assert!(letters.iter().all(|one| Some(one.len()) == longest));
            letters.sort();
            letters.dedup();
            assert_eq!(letters.len(), count);
        }
    }

    #[test]
    fn typed_letters_open_the_link() {
        let links: Vec<_> = (0..30).map(|link| (link, 0, 0)).collect();
        let mut hints = Hints::new(&links);
        let letters = hints.hints[25].letters.clone();
        let keys: Vec<Key> = letters.chars().map(|c| c.to_string().parse().unwrap()).collect();
        assert_eq!(hints.update(keys[0]), None);
        assert_eq!(hints.update(keys[1]), Some(Outcome::OpenLink(25)));
        assert_eq!(hints.update("esc".parse().unwrap()), Some(Outcome::Close));
    }
}
