//! Sets of tokens with their labels: strict F1 of span and type, for each type.
//!
//! A line is a token, a tab and its label (`B-PER`, `I-PER`, `O`, ...); an empty line ends a
//! sentence, a line with the token `-DOC-` begins a document. Other labels than PER, ORG and LOC are
//! left out on both sides, as are a leading article, a possessive 's, and handles ("@name").

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::cli::evaluate::answer::Answer;
use crate::cli::evaluate::joining::join;
use crate::cli::evaluate::points::{Points, Stretch};
use crate::cli::evaluate::tally::{Sheet, Tally};
use crate::desk::analyse::{Analysed, Given};
use crate::model::EntityKind;

/// A document longer than this is read in chunks, like those of a set that marks no documents.
const LONGEST: usize = 400;
/// Sentences of a chunk.
const CHUNK: usize = 40;
/// Sentences of a paragraph.
const PARAGRAPH: usize = 4;

/// A label's beginning or going on, and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Outside,
    Begins(EntityKind),
    GoesOn(EntityKind),
}

#[derive(Debug, Default)]
struct Sentence {
    tokens: Vec<String>,
    labels: Vec<Label>,
}

/// Scores one file; the rows are `names`, `names-person` and so on. An entity is guessed right when
/// most of its mentions are.
pub fn judge(file: &Path, analyse: fn(Given<'_>) -> Analysed) -> anyhow::Result<Sheet> {
    let contents = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut sheet = Sheet::default();
    for document in documents(&contents).with_context(|| format!("{} is no name set", file.display()))? {
        let (text, wanted) = natural(&document);
        let answer = Answer::to(Given::Plain(&text), analyse)?;
        let points = Points::from(text.as_str());
        let wanted = compared(&points, wanted);
        let named = answer.entities.iter().filter(|entity| entity.kind != EntityKind::Other);
        for entity in named.clone() {
            let mentions = compared(&points, entity.mentions.iter().map(|mention| (*mention, entity.kind)));
            let right = mentions.iter().filter(|mention| wanted.contains(mention)).count();
            if !mentions.is_empty() {
                sheet.guess("entities", entity.confidence, 2 * right > mentions.len());
            }
        }
        let found = named.flat_map(|entity| entity.mentions.iter().map(|mention| (*mention, entity.kind)));
        let found = compared(&points, found.filter(|(mention, _)| !mention.is_empty()));
        for (at, kind) in wanted.union(&found) {
            let (in_gold, in_answer) = (wanted.contains(&(*at, *kind)), found.contains(&(*at, *kind)));
            let tally = Tally::of_set((in_gold && in_answer).into(), (!in_gold).into(), (!in_answer).into());
            sheet.row("names").add(tally);
            sheet.row(row(*kind)).add(tally);
            if in_gold != in_answer {
                let around = Stretch::new(at.start.saturating_sub(40), at.end + 30);
                let verb = if in_answer { "added" } else { "missed" };
                let (name, around) = (points.cut(*at), points.cut(around));
                sheet.mistake(row(*kind), None, format!("{verb} {name:?} in {around:?}"));
            }
        }
    }
    Ok(sheet)
}

fn row(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "names-person",
        EntityKind::Organisation => "names-organisation",
        EntityKind::Place => "names-place",
        EntityKind::Other => "names-other",
    }
}

fn documents(contents: &str) -> anyhow::Result<Vec<Vec<Sentence>>> {
    let mut documents: Vec<(bool, Vec<Sentence>)> = vec![(false, Vec::new())];
    let mut sentence = Sentence::default();
    for (number, line) in contents.lines().enumerate() {
        let ends = line.trim().is_empty();
        let labelled = line.rsplit_once('\t');
        let begins = labelled.is_some_and(|(token, _)| token == "-DOC-");
        if ends || begins {
            let done = std::mem::take(&mut sentence);
            if let Some((_, document)) = documents.last_mut().filter(|_| !done.tokens.is_empty()) {
                document.push(done);
            }
            if begins {
                documents.push((true, Vec::new()));
            }
            continue;
        }
        let Some((token, label)) = labelled else { bail!("line {} has no tab: {line:?}", number + 1) };
        let Some(label) = label_of(label) else { bail!("line {} has the label {label:?}", number + 1) };
        sentence.tokens.push(token.to_owned());
        sentence.labels.push(label);
    }
    if let Some((_, document)) = documents.last_mut().filter(|_| !sentence.tokens.is_empty()) {
        document.push(sentence);
    }
    let mut out = Vec::new();
    for (marked, document) in documents {
        let most = if marked && document.len() <= LONGEST { LONGEST } else { CHUNK };
        let mut sentences = document.into_iter().peekable();
        while sentences.peek().is_some() {
            out.push(sentences.by_ref().take(most).collect());
        }
    }
    Ok(out)
}

fn label_of(label: &str) -> Option<Label> {
    let Some((begins, kind)) = label.split_once('-') else { return (label == "O").then_some(Label::Outside) };
    let kind = match kind {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Place,
        _ => EntityKind::Other,
    };
    match begins {
        "B" => Some(Label::Begins(kind)),
        "I" => Some(Label::GoesOn(kind)),
        _ => None,
    }
}

type Found = (Stretch, EntityKind);

/// A document as natural text, with the places of its names.
fn natural(document: &[Sentence]) -> (String, Vec<Found>) {
    let mut text = String::new();
    let mut length = 0;
    let mut names = Vec::new();
    for (index, sentence) in document.iter().enumerate() {
        let apart = match index {
            0 => "",
            index if index % PARAGRAPH == 0 => "\n\n",
            _ => " ",
        };
        text.push_str(apart);
        length += apart.len();
        let (words, places) = join(&sentence.tokens);
        for (first, last, kind) in runs(&sentence.labels) {
            if let Some((first, last)) = places.get(first).zip(places.get(last)) {
                names.push((Stretch::new(length + first.start, length + last.end), kind));
            }
        }
        length += words.chars().count();
        text.push_str(&words);
    }
    (text, names)
}

/// The first and the last token of each name, and its type.
fn runs(labels: &[Label]) -> Vec<(usize, usize, EntityKind)> {
    let mut out: Vec<(usize, usize, EntityKind)> = Vec::new();
    let mut open = false;
    for (index, label) in labels.iter().enumerate() {
        match *label {
            Label::GoesOn(kind) if open && out.last().is_some_and(|run| run.2 == kind) => {
                if let Some(run) = out.last_mut() {
                    run.1 = index;
                }
            }
            Label::Begins(kind) | Label::GoesOn(kind) => {
                out.push((index, index, kind));
                open = true;
            }
            Label::Outside => open = false,
        }
    }
    out.retain(|(_, _, kind)| *kind != EntityKind::Other);
    out
}

/// Names as they are compared: trimmed, with a letter or digit, none of them in a handle.
fn compared(points: &Points, names: impl IntoIterator<Item = Found>) -> BTreeSet<Found> {
    let handles = points.handles();
    let trimmed = names.into_iter().map(|(at, kind)| (points.trimmed(at), kind));
    trimmed
        .filter(|(at, _)| points.cut(*at).chars().any(char::is_alphanumeric))
        .filter(|(at, _)| handles.iter().all(|handle| handle.shared(*at) == 0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{documents, natural};
    use crate::cli::evaluate::points::Points;

    #[test]
    fn names_are_read_from_labels() {
        let set = "-DOC-\tO\nThe\tO\nHarbour\tB-ORG\nBoard\tI-ORG\n's\tO\nIlse\tB-PER\nMarn\tI-PER\nCup\tB-MISC\n\n\
                   (\tO\nNorth\tI-LOC\n)\tO\n.\tO\n-DOC-\tO\nEnd\tO\n";
        let read = documents(set).unwrap();
        assert_eq!(read.len(), 2);
        let (text, names) = natural(&read[0]);
        assert_eq!(text, "The Harbour Board's Ilse Marn Cup (North).");
        let points = Points::from(text.as_str());
        let names = names.into_iter().map(|(at, _)| points.cut(at)).collect::<Vec<_>>();
        assert_eq!(names, ["Harbour Board", "Ilse Marn", "North"]);
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        assert!(documents("a\tO\nb B-PER\n").unwrap_err().to_string().contains("line 2"));
        assert!(documents("a\tX-PER\n").unwrap_err().to_string().contains("\"X-PER\""));
    }
}
