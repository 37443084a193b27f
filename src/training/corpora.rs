//! Labelled text from which the recogniser learns: files of public corpora, and of our own.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::model::{Block, BlockKind, Body, EntityKind, Span, Text};

/// Where a name stands, in bytes, and what it is.
pub type Name = (Range<usize>, EntityKind);

/// A labelled text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub text: String,
    pub names: Vec<Name>,
    /// The lines of the text; the first may be a headline.
    pub blocks: Vec<(BlockKind, Range<usize>)>,
    /// Names of the kind *other* are not labelled in it.
    pub without_other: bool,
}

impl Document {
    /// The text as an article's body.
    #[must_use]
    pub fn body(&self) -> Body {
        let blocks = self.blocks.iter().map(|(kind, range)| Block::new(*kind, Span::new(range.start, range.end)));
        Body { text: Text::lines(&self.text), blocks: blocks.collect(), ..Body::default() }
    }

    /// Adds a line with names whose places count from its start.
    pub fn push(&mut self, kind: BlockKind, line: &str, names: &[Name], apart: &str) {
        let joins = apart == " " && !self.text.is_empty();
        if !self.text.is_empty() {
            self.text.push_str(apart);
        }
        let start = self.text.len();
        self.text.push_str(line);
        self.names.extend(names.iter().map(|(range, kind)| (range.start + start..range.end + start, *kind)));
        match self.blocks.last_mut().filter(|_| joins) {
            Some((_, range)) => range.end = self.text.len(),
            None => self.blocks.push((kind, start..self.text.len())),
        }
    }
}

/// A sentence of a corpus: its tokens, each with its label ("B-PER", "I-ORG", "O").
type Sentence = Vec<(String, String)>;

/// The documents of a file with a token and a label a line, parted by a tab.
///
/// A blank line ends a sentence and `-DOC-` begins a document; where that is not marked, every sentence
/// is one of its own.
pub fn tokens(path: &Path) -> Result<Vec<Document>> {
    let contents = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents: Vec<Vec<Sentence>> = Vec::new();
    let mut fresh = true;
    for (number, line) in contents.lines().enumerate() {
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        let Some((token, label)) = line.rsplit_once('\t') else {
            bail!("{}:{}: no tab between token and label", path.display(), number + 1);
        };
        if token == "-DOC-" {
            documents.push(Vec::new());
            fresh = true;
            continue;
        }
        if documents.is_empty() {
            documents.push(Vec::new());
        }
        let Some(document) = documents.last_mut() else { continue };
        if fresh {
            document.push(Vec::new());
            fresh = false;
        }
        if let Some(sentence) = document.last_mut() {
            sentence.push((token.to_owned(), label.to_owned()));
        }
    }
    let mut out = Vec::new();
    for document in documents.iter().filter(|document| !document.is_empty()) {
        // One mark for a whole file of unordered sentences.
        let pieces = if document.len() > 150 { document.chunks(1) } else { document.chunks(document.len()) };
        for piece in pieces {
            let mut whole = Document::default();
            for (at, sentence) in piece.iter().enumerate() {
                let (line, names) = natural(sentence);
                whole.push(BlockKind::Paragraph, &line, &names, if at % 4 == 0 { "\n\n" } else { " " });
            }
            out.push(whole);
        }
    }
    Ok(out)
}

/// A sentence as it would be printed, with its names.
fn natural(sentence: &[(String, String)]) -> (String, Vec<Name>) {
    let mut line = String::new();
    let mut names: Vec<Name> = Vec::new();
    let mut glued = true;
    let mut open = [false; 2];
    for (token, label) in sentence {
        let (shown, mut left, mut right) = printed(token);
        if let Some(mark) = ["\"", "'"].iter().position(|mark| *mark == shown) {
            (left, right) = (open[mark], !open[mark]);
            open[mark] = !open[mark];
        }
        if !line.is_empty() && !glued && !left {
            line.push(' ');
        }
        let start = line.len();
        line.push_str(shown);
        glued = right;
        let Some((place, kind)) = label.split_once('-').and_then(|(place, kind)| Some((place, kind_of(kind)?))) else {
            continue;
        };
        match names.last_mut() {
            Some((range, last)) if place == "I" && *last == kind => range.end = line.len(),
            _ => names.push((start..line.len(), kind)),
        }
    }
    let names = names.into_iter().map(|(range, kind)| (trimmed(&line, range), kind)).collect();
    (line, names)
}

/// A token as printed, and whether it stands close to the word before it and the one after it.
fn printed(token: &str) -> (&str, bool, bool) {
    match token {
        "``" => ("“", false, true),
        "''" => ("”", true, false),
        "`" => ("‘", false, true),
        "-LRB-" | "(" => ("(", false, true),
        "-RRB-" | ")" => (")", true, false),
        "-LSB-" | "[" => ("[", false, true),
        "-RSB-" | "]" => ("]", true, false),
        "“" | "‘" | "$" | "£" | "€" | "#" | "@" => (token, false, true),
        "/" => (token, true, true),
        "n't" | "n’t" | "'s" | "’s" | "'S" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "’re" | "’ve" | "’ll" | "’d"
        | "’m" => (token, true, false),
        _ => (token, token.chars().all(|c| ".,;:!?%…”’".contains(c)), false),
    }
}

/// The kind under the names that corpora have for it.
#[must_use]
pub fn kind_of(name: &str) -> Option<EntityKind> {
    Some(match name {
        "PER" => EntityKind::Person,
        "ORG" => EntityKind::Organisation,
        "LOC" => EntityKind::Place,
        "MISC" => EntityKind::Other,
        _ => return None,
    })
}

/// A name without a leading article and without a possessive at its end.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let name = line.get(start..end).unwrap_or_default();
    for article in ["the ", "The ", "THE ", "a ", "an "] {
        if name.starts_with(article) && name.len() > article.len() {
            start += article.len();
        }
    }
    for owner in ["'s", "’s"] {
        if line.get(start..end).is_some_and(|name| name.ends_with(owner)) {
            end -= owner.len();
        }
    }
    while line.get(start..end).is_some_and(|name| name.ends_with(' ')) {
        end -= 1;
    }
    start..end
}

/// The documents of a file with names in brackets: `[PER Ann Lee] left [LOC Oslo].`, one sentence a line.
///
/// An empty line parts documents, and the first line of each is its headline.
pub fn brackets(path: &Path) -> Result<Vec<Document>> {
    let contents = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut out = Vec::new();
    let mut document = Document::default();
    for (number, line) in contents.lines().chain([""]).enumerate() {
        if line.starts_with('#') {
            continue;
        }
        if line.trim().is_empty() {
            if !document.text.is_empty() {
                out.push(std::mem::take(&mut document));
            }
            continue;
        }
        let (line, names) =
            bracketed(line).with_context(|| format!("{}:{}: cannot be read", path.display(), number + 1))?;
        let (kind, apart) = match document.blocks.len() {
            0 => (BlockKind::Headline, "\n\n"),
            blocks if blocks % 4 == 1 || number % 3 == 0 => (BlockKind::Paragraph, "\n\n"),
            _ => (BlockKind::Paragraph, " "),
        };
        document.push(kind, &line, &names, apart);
    }
    Ok(out)
}

/// A line with its names in brackets, as text and names.
pub fn bracketed(marked: &str) -> Result<(String, Vec<Name>)> {
    let mut line = String::new();
    let mut names = Vec::new();
    let mut rest = marked.trim();
    while let Some((before, after)) = rest.split_once('[') {
        line.push_str(before);
        let (inside, after) = after.split_once(']').context("a bracket is not closed")?;
        let (kind, name) = inside.split_once(' ').context("a bracket holds no kind and name")?;
        let kind = kind_of(kind).with_context(|| format!("there is no kind {kind}"))?;
        let start = line.len();
        line.push_str(name);
        names.push((start..line.len(), kind));
        rest = after;
    }
    line.push_str(rest);
    Ok((line, names))
}
