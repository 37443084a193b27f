//! What the library knows that the end of a query could become: names, feeds, folders, tags, publishers.

use super::{Desk, tokens};
use crate::model::NameKind;
use crate::model::query::{Field, Offer, Typed};
use crate::store::Term;

/// How many words are offered.
const MOST: usize = 12;

/// Distinct publishers that are looked through.
const PUBLISHERS: usize = 2_000;

impl Desk {
    /// Words that the library knows for the end of a query, the commonest first.
    pub fn offers(&self, words: &str) -> anyhow::Result<Vec<Offer>> {
        let Some((typed, field)) = Typed::at_end(words).and_then(|typed| Some((typed.clone(), typed.field?))) else {
            return Ok(Vec::new());
        };
        let mut terms = Vec::new();
        tokens::each_word(&typed.stem, |_, word| terms.push(Term { word: word.to_owned(), prefix: false }));
        if let Some(last) = terms.last_mut().filter(|_| typed.stem.ends_with(char::is_alphanumeric)) {
            last.prefix = true;
        }
        let kinds: &[NameKind] = match field {
            Field::Person => &[NameKind::Person],
            Field::Org => &[NameKind::Organisation],
            Field::Place => &[NameKind::Place],
            Field::About => &[NameKind::Person, NameKind::Organisation, NameKind::Place],
            Field::Speaker => &[NameKind::Person, NameKind::Organisation, NameKind::Anonymous],
            Field::Source => &NameKind::ALL,
            _ => return self.labels(field, &terms),
        };
        let names = self.library.name_offers(&terms, kinds, MOST)?;
        let offers = names.into_iter().map(|(name, articles)| {
            let help = if articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") };
            Offer::of_value(field, &name, help)
        });
        Ok(offers.collect())
    }

    /// Those of the feeds, folders, tags or publishers that have the words, in the order of the alphabet.
    fn labels(&self, field: Field, terms: &[Term]) -> anyhow::Result<Vec<Offer>> {
        let mut labels = self.all_labels(field)?;
        labels.retain(|label| terms.is_empty() || super::query::stands(terms, label));
        labels.truncate(MOST);
        Ok(labels.iter().map(|label| Offer::of_value(field, label, String::new())).collect())
    }

    /// What feeds, folders, tags or publishers are called, in the order of the alphabet.
    pub(super) fn all_labels(&self, field: Field) -> anyhow::Result<Vec<String>> {
        let library = &self.library;
        let second = |pairs: Vec<(i64, String)>| pairs.into_iter().map(|(_, label)| label).collect::<Vec<_>>();
        let mut labels = match field {
            Field::Feed => second(library.feed_labels(false)?),
            Field::Folder => second(library.feed_labels(true)?),
            Field::Tag => library.tags()?,
            Field::Publisher => {
                let mut labels = library.publishers(PUBLISHERS)?;
                labels.extend(second(library.feed_labels(false)?));
                labels
            }
            _ => Vec::new(),
        };
        labels.retain(|label| !label.is_empty());
        labels.sort_unstable();
        labels.dedup();
        Ok(labels)
    }
}
