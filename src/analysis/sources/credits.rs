//! Agencies named in credits and datelines.

use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::prose::Prose;
use crate::analysis::recognise::capitalised;
use crate::analysis::sources::Register;
use crate::analysis::sources::outlets::{is_agency, kind_of};
use crate::analysis::sources::speakers::Who;
use crate::model::{BlockKind, SourceKind};

impl Register<'_> {
    /// Agencies named in the byline, in the credit line, in the credit of a picture, and in the dateline.
    pub(super) fn credits(&mut self) {
        let prose = self.speakers.prose;
        for piece in prose.iter().filter(|piece| piece.passage.kind == BlockKind::Byline) {
            self.byline(piece);
        }
        let first = prose.iter().position(|piece| matches!(piece.passage.kind, BlockKind::Lead | BlockKind::Paragraph));
        for (index, piece) in prose.iter().enumerate() {
            let (mut at, end, is_dateline) = match piece.passage.kind {
                BlockKind::Credit => (0, piece.len(), false),
                BlockKind::Caption => (last_bracket(piece), piece.len(), false),
                BlockKind::Dateline => (0, piece.len().min(14), true),
                _ if first == Some(index) => (0, dateline_end(piece), true),
                _ => continue,
            };
            // "VELMORA (Polar) —": whatever stands there sent the text, but for a station of its own name.
            let sender = if is_dateline { sender(piece, end) } else { None };
            while at < end {
                let longest = (at + 1..(at + 5).min(end + 1)).rev().find(|&to| {
                    piece.is_capital(at) && (sender == Some((at, to)) || is_agency(piece.span(at, to).of(piece.text)))
                });
                let Some(to) = longest else {
                    at += 1;
                    continue;
                };
                self.credit(piece, at, to, 0.95);
                at = to;
            }
        }
    }

    /// "By Polar Wire", "By Jo Orr and ABP": each part of the line is a name.
    fn byline(&mut self, piece: &Prose) {
        let mut at = usize::from(piece.is(0, &["by", "from"]));
        while at < piece.len() {
            let ends =
                |to: &usize| matches!(piece.word(*to), "," | "/" | "|" | "&") || piece.is(*to, &["and", "with", "in"]);
            let to = (at..piece.len()).find(ends).unwrap_or(piece.len());
            let name = if at < to { piece.span(at, to).of(piece.text) } else { "" };
            let is_alone = at <= 1 && to == piece.len();
            if is_agency(name) || is_agency(&capitalised(name)) || is_initialism(name) {
                self.credit(piece, at, to, 0.95);
            } else if is_alone && is_plain_word(name) {
                self.credit(piece, at, to, 0.58);
            }
            at = to + 1;
        }
    }

    /// Enters the agency of these tokens as one that the article's text or picture came from.
    fn credit(&mut self, piece: &Prose, at: usize, to: usize, confidence: f32) {
        let span = piece.span(at, to);
        let entity = self.speakers.people.within(span);
        let name = entity.map_or_else(|| span.of(piece.text).to_owned(), |entity| self.speakers.entity(entity).name);
        let index = self.add(&Who { name, kind: SourceKind::Agency, entity, confidence }, span);
        if let Some(source) = self.sources.get_mut(index) {
            source.credited = true;
            source.kind = SourceKind::Agency;
        }
    }
}

/// "ABP": what initials in a byline stand for is no person's name.
fn is_initialism(name: &str) -> bool {
    (3..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase()) && !matches!(name, "BY" | "PHD")
}

/// "Meridian" alone: a word that is no name of a person and says nothing of one.
fn is_plain_word(name: &str) -> bool {
    let lower = name.to_lowercase();
    let (entry, lists) = (look_up(&lower), gazetteer());
    let of_people = Known::TITLE.or(Known::ROLE).or(Known::STAFF).or(Known::FIRST_NAME).or(Known::SURNAME);
    let known =
        [name, &lower].into_iter().chain([capitalised(&lower).as_str()]).any(|form| lists.of(form).any(of_people));
    let is_shape =
        name.len() > 4 && name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase);
    let desk = matches!(
        &*lower,
        "admin" | "guest" | "newsdesk" | "newsroom" | "agencies" | "agency" | "contributor" | "anonymous"
    );
    is_shape && lists.is_word(&lower) && !known && !desk && !entry.classes.has(Classes::ROLE.or(Classes::PLURAL))
}

/// The name that stands alone in the bracket before `end`, where it is no station's: "(WXYZ)".
fn sender(prose: &Prose, end: usize) -> Option<(usize, usize)> {
    let from = (0..end).find(|at| prose.word(*at) == "(")? + 1;
    let to = (from..(from + 5).min(end + 1)).find(|at| prose.word(*at) == ")").filter(|to| *to > from)?;
    let name = prose.span(from, to).of(prose.text);
    let station = name.len() == 4 && name.starts_with(['K', 'W']) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let names = (from..to).all(|at| prose.is_capital(at));
    (names && !station && kind_of(name) != SourceKind::Outlet).then_some((from, to))
}

/// Where the bracket opens that closes a caption; its end where none does.
fn last_bracket(prose: &Prose) -> usize {
    let closes = prose.len().checked_sub(1).is_some_and(|last| matches!(prose.word(last), ")" | "."));
    let open = (0..prose.len()).rev().take(14).find(|&at| prose.word(at) == "(");
    // "Photograph: Jo Orr/Polar Images"
    let label = (0..prose.len()).rev().take(14).find(|&at| {
        prose.is(at, &["photo", "photograph", "picture", "image", "composite", "illustration", "credit"])
            && prose.word(at + 1) == ":"
    });
    open.filter(|_| closes).or(label).unwrap_or(prose.len())
}

/// One past the bracket of "GENEVA, May 3 (Polar Wire) —"; 0 where there is none.
fn dateline_end(prose: &Prose) -> usize {
    let dash = |at: usize| matches!(prose.word(at), "-" | "–" | "—" | "--");
    (0..prose.len().min(16)).find(|&at| prose.word(at) == ")" && dash(at + 1)).unwrap_or(0)
}
