//! Lines of speech that begin with a dash instead of a mark: "— Nous partirons, a dit le capitaine."

use crate::analysis::foreign::page::Page;
use crate::analysis::foreign::speakers::Match;
use crate::analysis::foreign::tongue::Sense;
use crate::model::Span;

/// The words of a line of speech and their speaker; nothing where no verb of saying tells it from a list.
pub(super) fn line(page: &Page<'_>) -> Option<(Span, Match)> {
    if !page.is(0, Sense::DIALOGUE) {
        return None;
    }
    let tokens = &page.passage.tokens;
    let start = tokens.get(1)?.span.start();
    let ends = |at: &usize| page.is(*at, Sense::DIALOGUE) || matches!(page.word(*at), "," | "?" | "!" | "…");
    (2..tokens.len()).filter(ends).find_map(|at| {
        let found = page.behind(at + 1).filter(|found| found.cue.start <= at + 4)?;
        let end = match page.word(at) {
            "?" | "!" | "…" => tokens.get(at)?.span.end(),
            _ => tokens.get(at - 1)?.span.end(),
        };
        Some((Span::new(start, end), found))
    })
}
