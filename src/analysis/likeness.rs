//! How alike two articles are, by the words of their prints.

use crate::analysis::similarity::{ONE, Print};

/// A print with how much each of its words tells apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// In the order of their numbers.
    words: Vec<Word>,
    /// The squares of all names, and of all other words.
    squares: Parts,
    is_named: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Word {
    number: u32,
    weight: f32,
    rarity: f32,
    is_name: bool,
}

impl Word {
    fn value(self) -> f32 {
        self.weight * self.rarity
    }
}

/// How alike two articles are: from 0 to 1, but for the last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likeness {
    /// By all words.
    pub all: f32,
    /// By the words of names alone, and by the others alone.
    pub names: f32,
    pub words: f32,
    /// How much the words are that both have, whatever else is in either: those of names, and half of the others.
    pub shared: f32,
}

impl Weighed {
    /// `rarity` tells how much a word tells apart, from how many articles hold it.
    #[must_use]
    pub fn of(print: &Print, rarity: impl Fn(u32) -> f32) -> Self {
        let mut out = Self::default();
        for term in &print.terms {
            let weight = f32::from(term.weight) / ONE;
            let word = Word { number: term.word, weight, rarity: rarity(term.word), is_name: term.is_name };
            out.squares.add(word.value() * word.value(), word.is_name);
            out.is_named |= word.is_name;
            out.words.push(word);
        }
        out
    }

    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let mut both = Parts::default();
        let mut shared = Parts::default();
        let mut others = other.words.iter().peekable();
        for word in &self.words {
            while others.next_if(|passed| passed.number < word.number).is_some() {}
            let Some(same) = others.next_if(|same| same.number == word.number) else { continue };
            // What one takes for a name and the other does not counts with the names for both.
            let is_name = word.is_name || same.is_name;
            both.add(word.value() * same.value(), is_name);
            shared.add(word.weight.min(same.weight) * word.rarity * word.rarity, is_name);
        }
        let share = |both: f32, mine: f32, theirs: f32| {
            let length = (mine * theirs).sqrt();
            if length > 0.0 { (both / length).min(1.0) } else { 0.0 }
        };
        let (mine, theirs) = (self.squares, other.squares);
        Likeness {
            all: share(both.names + both.words, mine.names + mine.words, theirs.names + theirs.words),
            names: share(both.names, mine.names, theirs.names),
            words: share(both.words, mine.words, theirs.words),
            shared: shared.names + shared.words / 2.0,
        }
    }

    #[must_use]
    pub fn is_named(&self) -> bool {
        self.is_named
    }

    /// How many words the print holds.
    #[must_use]
    pub fn length(&self) -> usize {
        self.words.len()
    }
}

/// A sum over names, and one over all other words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Parts {
    names: f32,
    words: f32,
}

impl Parts {
    fn add(&mut self, value: f32, is_name: bool) {
        if is_name {
            self.names += value;
        } else {
            self.words += value;
        }
    }
}
