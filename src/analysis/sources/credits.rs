//! Agencies named in credits and datelines.

use crate::analysis::prose::Prose;
use crate::analysis::sources::Register;
use crate::analysis::sources::outlets::is_agency;
use crate::analysis::sources::speakers::Who;
use crate::model::{BlockKind, SourceKind};

impl Register<'_> {
    /// Agencies named in the credit line, in the credit of a picture, and in the dateline.
    pub(super) fn credits(&mut self) {
        let prose = self.speakers.prose;
        let first = prose.iter().position(|piece| matches!(piece.passage.kind, BlockKind::Lead | BlockKind::Paragraph));
        for (index, piece) in prose.iter().enumerate() {
            let (mut at, end, credit) = match piece.passage.kind {
                BlockKind::Credit => (0, piece.len(), true),
                BlockKind::Caption => (last_bracket(piece), piece.len(), true),
                BlockKind::Dateline => (0, piece.len().min(14), false),
                _ if first == Some(index) => (0, dateline_end(piece), false),
                _ => continue,
            };
            while at < end {
                let longest = (at + 1..(at + 5).min(end + 1))
                    .rev()
                    .find(|&to| piece.is_capital(at) && is_agency(piece.span(at, to).of(piece.text)));
                let Some(to) = longest else {
                    at += 1;
                    continue;
                };
                let span = piece.span(at, to);
                let entity = self.speakers.people.within(span);
                let name =
                    entity.map_or_else(|| span.of(piece.text).to_owned(), |entity| self.speakers.entity(entity).name);
                let index = self.add(&Who { name, kind: SourceKind::Agency, entity, confidence: 0.95 }, span);
                if let Some(source) = self.sources.get_mut(index) {
                    source.credited |= credit;
                    source.kind = SourceKind::Agency;
                }
                at = to;
            }
        }
    }
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
