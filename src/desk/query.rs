//! Which articles a query finds.

use super::Desk;
use crate::model::ArticleId;
use crate::store::Term;

impl Desk {
    /// The articles that a query of the reader finds, the newest first, at most so many; without words, all.
    ///
    /// A mistake in the words is an error that says where it is.
    pub fn find(&self, words: &str, most: usize) -> anyhow::Result<Vec<ArticleId>> {
        let mut terms = Vec::new();
        super::tokens::each_word(words, |_, word| terms.push(Term { word: word.to_owned(), prefix: false }));
        let mut found: Vec<ArticleId> = self.library.candidates(&terms, most)?.into_iter().map(|(id, _)| id).collect();
        found.sort_unstable_by(|one, other| other.cmp(one));
        Ok(found)
    }
}
