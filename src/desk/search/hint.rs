//! What in the words of a query is not known to the library, where it finds nothing.

use crate::config::nearest;
use crate::desk::Desk;
use crate::desk::query::{stands, terms_of};
use crate::model::query::{Field, SourceClass, Test, Words};
use crate::model::{Query, Text};

/// Letters of a word that may stand for a label of several.
const LEAST: usize = 4;

impl Desk {
    /// The first name of the query that nothing in the library has, with the nearest that it has.
    pub(super) fn unknown(&self, query: &Query) -> anyhow::Result<Option<Text>> {
        for (leaf, _) in query.leaves().into_iter().filter(|(_, not)| !not) {
            let told = match &leaf.test {
                Test::Label(field, words) => self.unknown_label(*field, words)?,
                Test::Name(field, words) => self.unknown_name(*field, words)?,
                _ => None,
            };
            if told.is_some() {
                return Ok(told.as_deref().map(Text::line));
            }
        }
        Ok(None)
    }

    /// The same of the words of a query.
    pub fn unknown_in(&self, words: &str) -> anyhow::Result<Option<Text>> {
        Query::read(words).map_or(Ok(None), |query| self.unknown(&query))
    }

    fn unknown_label(&self, field: Field, words: &Words) -> anyhow::Result<Option<String>> {
        let (what, labels) = (field.name().trim_end_matches(':'), self.all_labels(field)?);
        if labels.iter().any(|label| stands(&terms_of(words), label)) {
            return Ok(None);
        }
        let wrong = words.text.to_lowercase();
        // A word of a label does for it.
        let with_words = |label: &str| {
            let label = label.to_lowercase();
            let words = label.split_whitespace().filter(|word| word.len() >= LEAST).map(str::to_owned);
            words.chain([label.clone()]).collect::<Vec<_>>()
        };
        let lower: Vec<(String, &String)> =
            labels.iter().flat_map(|label| with_words(label).into_iter().map(move |lower| (lower, label))).collect();
        let near = nearest(&wrong, lower.iter().map(|(lower, _)| lower.as_str()));
        let near = near.and_then(|near| lower.iter().find(|(lower, _)| lower == near)).map(|(_, label)| *label);
        Ok(Some(match (near, labels.is_empty()) {
            (Some(near), _) => format!("No {what} is called “{}”; did you mean “{near}”?", words.text),
            (None, true) => format!("There is no {what} yet"),
            (None, false) => format!("No {what} is called “{}”; tab shows what there is", words.text),
        }))
    }

    fn unknown_name(&self, field: Field, words: &Words) -> anyhow::Result<Option<String>> {
        if field == Field::Source
            && let Some(class) = nearest(&words.text, SourceClass::ALL.map(SourceClass::name))
        {
            return Ok(Some(format!("No source is called “{}”; did you mean `source:{class}`?", words.text)));
        }
        let is_known = !self.library.names_with(&terms_of(words), &[])?.is_empty();
        Ok((!is_known).then(|| format!("Nobody and nothing is called “{}” in the library; tab completes", words.text)))
    }
}
