//! What differs between two states of an article: headline, paragraphs, captions, quotes.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Article, BlockKind, Findings, Part, Passage, Piece, QuoteKind, Span, Text};

/// Of a paragraph that was reworded, so much must still be the same, in hundredths.
const KIN: usize = 40;

/// The same for a quote, which is short.
const KIN_QUOTE: usize = 50;

/// More words than this are not compared one by one.
const MANY: usize = 4_000;

/// An article with what is found in it.
#[derive(Clone, Copy)]
pub struct State<'a> {
    pub article: &'a Article,
    pub findings: Option<&'a Findings>,
}

/// Whether both say the same in the same order, however that is marked up.
#[must_use]
pub fn same_text(old: &Article, new: &Article) -> bool {
    fn words(article: &Article) -> impl Iterator<Item = &str> {
        paragraphs(article).flat_map(|paragraph| paragraph.words.split_whitespace())
    }
    old.headline == new.headline && words(old).eq(words(new))
}

/// All that was changed, in the order of the newer text; quotes last.
#[must_use]
pub fn passages(old: State<'_>, new: State<'_>) -> Vec<Passage> {
    let mut found = Vec::new();
    if old.article.headline != new.article.headline {
        found.push(Passage {
            part: Part::Headline,
            speaker: None,
            pieces: pieces(&old.article.headline, &new.article.headline),
            place: 0,
        });
    }
    texts(old.article, new.article, &mut found);
    quotes(old, new, &mut found);
    found
}

/// A block that the reader sees, but for the headline and what the feed gives beside the text.
struct Paragraph<'a> {
    part: Part,
    span: Span,
    words: &'a str,
}

fn paragraphs(article: &Article) -> impl Iterator<Item = Paragraph<'_>> {
    let body = &article.body;
    let blocks = body.shown().filter(|(_, block)| !matches!(block.kind, BlockKind::Headline | BlockKind::Beside));
    blocks.map(|(_, block)| Paragraph {
        part: if block.kind == BlockKind::Caption { Part::Caption } else { Part::Paragraph },
        span: block.span,
        words: body.words(block),
    })
}

fn texts(old: &Article, new: &Article, found: &mut Vec<Passage>) {
    let (before, after): (Vec<_>, Vec<_>) = (paragraphs(old).collect(), paragraphs(new).collect());
    let plain = |all: &[Paragraph<'_>]| -> Vec<String> { all.iter().map(|one| even(one.words)).collect() };
    let (old_words, new_words) = (plain(&before), plain(&after));
    let end = new.body.text.len();
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let gone = before.get(op.old_range()).unwrap_or(&[]);
        let came = after.get(op.new_range()).unwrap_or(&[]);
        let place = after.get(op.new_range().start).map_or(end, |next| next.span.start());
        let mut rest = gone.iter().peekable();
        for one in came {
            // What stands before its older form and has no newer one is gone.
            let is_kin = |other: &&Paragraph<'_>| other.part == one.part && kinship(other.words, one.words) >= KIN;
            let form = rest.clone().position(|other| is_kin(&other));
            for _ in 0..form.unwrap_or(0) {
                found.extend(rest.next().map(|other| whole(other, Piece::Removed, one.span.start())));
            }
            match form.and_then(|_| rest.next()) {
                Some(other) => found.push(Passage {
                    part: one.part,
                    speaker: None,
                    pieces: pieces(other.words, one.words),
                    place: start(one.span.start()),
                }),
                None => found.push(whole(one, Piece::Added, one.span.start())),
            }
        }
        found.extend(rest.map(|other| whole(other, Piece::Removed, place)));
    }
}

fn whole(one: &Paragraph<'_>, piece: impl Fn(Text) -> Piece, place: usize) -> Passage {
    Passage { part: one.part, speaker: None, pieces: vec![piece(Text::line(one.words))], place: start(place) }
}

/// A direct quote as it was printed.
struct Said {
    words: String,
    speaker: Option<Text>,
    place: usize,
}

fn said(state: State<'_>) -> Vec<Said> {
    let Some(findings) = state.findings else { return Vec::new() };
    let text = &state.article.body.text;
    let direct = findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    direct
        .map(|quote| Said {
            words: quote.parts.iter().map(|part| even(part.of(text))).collect::<Vec<_>>().join(" … "),
            speaker: findings.speaker(quote).map(|source| source.name.clone()),
            place: quote.extent().start(),
        })
        .collect()
}

fn quotes(old: State<'_>, new: State<'_>, found: &mut Vec<Passage>) {
    let (before, after) = (said(old), said(new));
    let is_in = |all: &[Said], one: &Said| all.iter().any(|other| folded(&other.words) == folded(&one.words));
    let mut gone: Vec<&Said> = before.iter().filter(|one| !is_in(&after, one)).collect();
    for one in after.iter().filter(|one| !is_in(&before, one)) {
        let kin = gone.iter().enumerate().map(|(index, other)| (kinship(&other.words, &one.words), index));
        let older = kin.max().filter(|(kinship, _)| *kinship >= KIN_QUOTE).map(|(_, index)| gone.remove(index));
        let pieces = match older {
            Some(older) => pieces(&older.words, &one.words),
            None => vec![Piece::Added(Text::line(&one.words))],
        };
        let speaker = one.speaker.clone();
        found.push(Passage { part: Part::Quote, speaker, pieces, place: start(one.place) });
    }
    for one in gone {
        let pieces = vec![Piece::Removed(Text::line(&one.words))];
        let speaker = one.speaker.clone();
        let near = new.article.body.text.floor_char_boundary(one.place);
        found.push(Passage { part: Part::Quote, speaker, pieces, place: start(near) });
    }
}

/// How much of the longer of two texts both have, in hundredths of its words.
fn kinship(old: &str, new: &str) -> usize {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let longer = old.len().max(new.len());
    if longer == 0 || longer > MANY {
        return 0;
    }
    let held: HashSet<&str> = old.iter().copied().collect();
    // Cheap, and true of nearly all that have nothing to do with each other.
    if new.iter().filter(|word| held.contains(**word)).count() * 100 < longer * KIN.min(KIN_QUOTE) {
        return 0;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let same: usize = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| op.new_range().len()).sum();
    same * 100 / longer
}

/// The way from one text to the other, word by word.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let line = |words: &[&str]| Text::line(&words.join(" "));
    if old.len().max(new.len()) > MANY {
        return vec![Piece::Removed(line(&old)), Piece::Added(line(&new))];
    }
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, came) = (old.get(op.old_range()).unwrap_or(&[]), new.get(op.new_range()).unwrap_or(&[]));
        if matches!(op, DiffOp::Equal { .. }) {
            out.push(Piece::Same(line(came)));
            continue;
        }
        out.extend((!gone.is_empty()).then(|| Piece::Removed(line(gone))));
        out.extend((!came.is_empty()).then(|| Piece::Added(line(came))));
    }
    out
}

fn even(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A quote without what may differ and it is still the same.
fn folded(words: &str) -> String {
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn start(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::analyse::{Given, analyse};

    fn compare(old: &str, new: &str) -> Vec<(Part, Vec<Piece>)> {
        let (old, new) = (analyse(Given::Plain(old)), analyse(Given::Plain(new)));
        let found = passages(
            State { article: &old.article, findings: Some(&old.findings) },
            State { article: &new.article, findings: Some(&new.findings) },
        );
        found.into_iter().map(|passage| (passage.part, passage.pieces)).collect()
    }

    const OLD: &str = "Harbour wall to be rebuilt\n\nBy Ana Teles\n\nThe harbour wall of Velmora will be rebuilt, \
                       Mayor Rosa Lindt said on Monday.\n\n“We will not wait for the next storm,” Lindt told \
                       reporters.\n\nWork begins in May.\n";

    #[test]
    fn words_are_told_that_came_and_went() {
        let found = compare(OLD, &OLD.replace("on Monday", "on Tuesday morning"));
        assert_eq!(found.len(), 1, "{found:?}");
        let (part, pieces) = &found[0];
        assert_eq!(*part, Part::Paragraph);
        assert!(pieces.contains(&Piece::Removed(Text::line("Monday."))), "{pieces:?}");
        assert!(pieces.contains(&Piece::Added(Text::line("Tuesday morning."))), "{pieces:?}");
    }

    #[test]
    fn quotes_that_were_reworded_and_dropped_are_told_as_such() {
        let reworded = compare(OLD, &OLD.replace("wait for the next storm", "wait for another storm"));
        let quote = reworded.iter().find(|(part, _)| *part == Part::Quote).unwrap();
        assert!(quote.1.iter().any(|piece| matches!(piece, Piece::Same(_))), "{quote:?}");
        let dropped = compare(OLD, &OLD.replace("“We will not wait for the next storm,” Lindt told reporters.", ""));
        let quote = dropped.iter().find(|(part, _)| *part == Part::Quote).unwrap();
        assert!(matches!(quote.1[..], [Piece::Removed(_)]), "{quote:?}");
    }

    #[test]
    fn a_paragraph_that_came_in_between_is_not_taken_for_a_change_of_its_neighbour() {
        let found = compare(OLD, &OLD.replace("Work begins", "The council has no other plan.\n\nWork begins"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(matches!(&found[0].1[..], [Piece::Added(words)] if words.starts_with("The council")));
    }

    #[test]
    fn markup_alone_is_no_change() {
        let read = |text: &str| analyse(Given::Plain(text)).article;
        assert!(same_text(&read(OLD), &read(&OLD.replace("Velmora will", "Velmora  will"))));
        assert!(!same_text(&read(OLD), &read(&OLD.replace("May", "June"))));
    }
}
