//! Which quotes of an article that a query finds the query means.

use crate::desk::tokens;
use crate::model::Query;
use crate::model::query::{Field, Leaf, Node, Test, Words};
use crate::store::QuoteHead;

/// Whether a query means a quote, in an article that the query finds. What it asks of the article holds already.
#[must_use]
pub(super) fn means(query: &Query, quote: &QuoteHead) -> bool {
    query.root.as_ref().and_then(|node| holds(node, quote)) != Some(false)
}

/// The query for articles that hold its words in a quote or as the name of a speaker, where it has such words: few
/// articles that hold a common word hold it in a quote.
#[must_use]
pub(super) fn narrowed(query: &Query) -> Option<Query> {
    let root = query.root.as_ref()?;
    let narrow = narrow(root);
    (narrow != *root).then(|| Query { root: Some(narrow), ..query.clone() })
}

fn narrow(node: &Node) -> Node {
    match node {
        Node::All(nodes) => Node::All(nodes.iter().map(narrow).collect()),
        Node::Any(nodes) => Node::Any(nodes.iter().map(narrow).collect()),
        Node::Leaf(Leaf { test: Test::Words(None, words), span }) => {
            let leaf = |test| Node::Leaf(Leaf { test, span: *span });
            let quote = leaf(Test::Words(Some(Field::Quote), words.clone()));
            Node::Any(vec![quote, leaf(Test::Name(Field::Speaker, words.clone()))])
        }
        Node::Not(_) | Node::Leaf(_) => node.clone(),
    }
}

/// None where it is not a question to a quote.
fn holds(node: &Node, quote: &QuoteHead) -> Option<bool> {
    match node {
        Node::All(nodes) => {
            let answers: Vec<Option<bool>> = nodes.iter().map(|node| holds(node, quote)).collect();
            let asked = answers.iter().any(Option::is_some);
            asked.then(|| answers.iter().all(|answer| *answer != Some(false)))
        }
        Node::Any(nodes) => {
            let answers: Vec<Option<bool>> = nodes.iter().map(|node| holds(node, quote)).collect();
            if answers.contains(&Some(true)) {
                Some(true)
            } else {
                // What is asked of the article may be what was found.
                answers.iter().all(Option::is_some).then_some(false)
            }
        }
        Node::Not(node) => holds(node, quote).map(|holds| !holds),
        Node::Leaf(leaf) => answer(&leaf.test, quote),
    }
}

fn answer(test: &Test, quote: &QuoteHead) -> Option<bool> {
    let speaker = quote.speaker.as_ref();
    let names = || [speaker.map(|(_, name, _)| name.as_str()), quote.printed.as_deref()].into_iter().flatten();
    match test {
        Test::Words(Some(Field::Quote), words) => Some(quote.direct && stands(words, &quote.words)),
        // An indirect quote's sentence often holds another quote.
        Test::Words(None, words) if quote.direct => Some(
            stands(words, &quote.words) || stands(words, &quote.context) || names().any(|name| stands(words, name)),
        ),
        Test::Words(None, words) => Some(stands(words, &quote.words) || names().any(|name| stands(words, name))),
        Test::Name(Field::Speaker, words) => Some(names().any(|name| stands(words, name))),
        Test::Source(class) => class.kind().map(|kind| speaker.is_some_and(|(_, _, speaks)| *speaks == kind)),
        _ => None,
    }
}

/// Whether the words stand in a text: side by side where they were given so, else all of them somewhere.
fn stands(words: &Words, text: &str) -> bool {
    let (wanted, there) = (folded(&words.text), folded(text));
    let Some(last) = wanted.len().checked_sub(1) else { return true };
    let is = |index: usize, word: &String| {
        wanted.get(index).is_some_and(|want| {
            if words.prefix && index == last { word.starts_with(want.as_str()) } else { word == want }
        })
    };
    if words.exact {
        there.windows(wanted.len()).any(|window| window.iter().enumerate().all(|(index, word)| is(index, word)))
    } else {
        (0..wanted.len()).all(|index| there.iter().any(|word| is(index, word)))
    }
}

fn folded(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    tokens::each_word(text, |_, word| words.push(word.to_owned()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NameId, NameKind, QuoteId};

    fn is_meant(words: &str) -> bool {
        let quote = QuoteHead {
            id: QuoteId(1),
            same: QuoteId(1),
            words: "We will not wait for the next storm".to_owned(),
            context: "“\u{fffc},” Fonseca said at the town hall.".to_owned(),
            speaker: Some((NameId(1), "Rosa Fonseca".to_owned(), NameKind::Person)),
            printed: Some("Mayor Fonseca".to_owned()),
            direct: true,
        };
        means(&Query::read(words).unwrap(), &quote)
    }

    #[test]
    fn plain_words_are_looked_for_where_somebody_speaks() {
        let narrowed = |words: &str| narrowed(&Query::read(words).unwrap()).map(|query| query.to_string());
        assert_eq!(narrowed("storm publisher:Post"), Some("(quote:storm or speaker:storm) publisher:Post".to_owned()));
        assert_eq!(narrowed("quote:storm -flood"), None);
        let again = narrowed("wall \"next storm\" har*").unwrap();
        assert_eq!(Query::read(&again).unwrap().to_string(), again);
    }

    #[test]
    fn a_query_means_the_quotes_that_hold_its_words_or_are_by_its_speaker() {
        let meant = [
            "",
            "storm",
            "stor*",
            "\"next storm\"",
            "quote:storm speaker:fonseca",
            "speaker:\"rosa fonseca\" wait",
            "town hall",
            "flood or storm",
            "title:harbour storm",
            "publisher:Post",
            "-flood",
            "source:person",
            "flood or title:harbour",
        ];
        let not_meant = [
            "flood",
            "\"storm next\"",
            "quote:hall",
            "speaker:lindt storm",
            "storm -wait",
            "source:anonymous",
            "title:harbour (flood or speaker:lindt)",
        ];
        assert_eq!(meant.map(is_meant), [true; 13], "{meant:?}");
        assert_eq!(not_meant.map(is_meant), [false; 7], "{not_meant:?}");
    }
}
