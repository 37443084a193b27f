//! The text index: which articles hold the words of a search.

use super::error::LibraryError;
use super::library::Library;
use super::texts::Words;

/// Where the words of a search stand in an article, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Headline,
    Often,
    Anywhere,
}

impl Tier {
    pub const ALL: [Self; 3] = [Self::Headline, Self::Often, Self::Anywhere];

    /// What has to be in the index for a term to stand there.
    #[must_use]
    pub fn asked(self, term: &Term) -> String {
        let word: String = term.word.chars().filter(|c| *c != '"').collect();
        let one = |mark: &str| format!("\"{mark}{word}\"{}", if term.prefix { "*" } else { "" });
        match self {
            Self::Headline => one(IN_HEADLINE),
            Self::Often => format!("({} OR {})", one(IN_HEADLINE), one(OFTEN)),
            Self::Anywhere => one(""),
        }
    }
}

/// Stand in the index before words that are in a headline or often in a text. No word holds them, and
/// the index takes them for letters.
const IN_HEADLINE: &str = "†";
const OFTEN: &str = "‡";

/// The words of an article as they are put into the index.
pub(super) fn marked(words: &Words) -> String {
    let Words { headline, often, rest } = words;
    let mut out = String::with_capacity(3 * (headline.len() + often.len()) + rest.len());
    out.push_str(rest);
    for (mark, words) in [(IN_HEADLINE, headline), (OFTEN, often)] {
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            for piece in [" ", word, " ", mark, word] {
                out.push_str(piece);
            }
        }
    }
    out
}

/// A word of a search: letters and digits only, so that nothing of it is syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub word: String,
    /// Whether it is but the beginning of a word.
    pub prefix: bool,
}

impl Library {
    /// How many articles hold the term (0 for a prefix), and how many there are.
    pub fn frequency(&self, term: &Term) -> Result<i64, LibraryError> {
        if term.prefix {
            return Ok(0);
        }
        self.ask(|conn| {
            let mut statement = conn.prepare_cached("SELECT doc FROM vocabulary WHERE term = ?")?;
            let mut rows = statement.query([&term.word])?;
            rows.next()?.map_or(Ok(0), |row| row.get(0))
        })
    }

    /// How many articles are listed or put aside in all.
    pub fn size(&self) -> Result<i64, LibraryError> {
        self.ask(|conn| {
            conn.prepare_cached("SELECT CAST(total(total) AS INTEGER) FROM feeds")?.query_row([], |row| row.get(0))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_headlines_and_frequent_ones_stand_twice() {
        let words = Words { headline: "rain falls".into(), often: "rain".into(), rest: "and sun".into() };
        assert_eq!(marked(&words), "and sun rain †rain falls †falls rain ‡rain");
        let term = Term { word: "ra".into(), prefix: true };
        assert_eq!(Tier::Often.asked(&term), "(\"†ra\"* OR \"‡ra\"*)");
    }
}
