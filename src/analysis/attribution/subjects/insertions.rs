//! What stands between a subject and its verb: "Orr, who chairs the board, said".

use crate::analysis::attribution::subjects::first::main_subject;
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left};
use crate::analysis::prose::Prose;
use crate::model::EntityKind;

/// "Orr, who chairs the board, said": `comma` closes what stands between.
pub(super) fn across_insertion(prose: &Prose, comma: usize, floor: usize) -> Option<Phrase> {
    let mut close = comma;
    let mut nearest: Option<Phrase> = None;
    for _ in 0..4 {
        // What stands directly before the comma may be the name itself: "her lawyer, Jo Orr, said".
        let inner = close.checked_sub(1).filter(|&last| last >= floor).and_then(|last| ending_at(prose, last, floor));
        let open = opening(prose, close, floor);
        let inner = inner.filter(|_| prose.word(close) != ")");
        // "Orr, at a meeting in Dallas, Ohio, said": the state is where it was said.
        let place = inner.filter(|inner| prose.at(inner.head).named == Some(EntityKind::Place));
        if let (Some(open), Some(_)) = (open, place.filter(|place| open.is_some_and(|open| place.from == open + 1)))
            && open > floor
            && prose.at(open - 1).named == Some(EntityKind::Place)
        {
            close = open;
            continue;
        }
        if inner.is_some_and(|inner| prose.is(inner.head, &["who"])) {
            return inner;
        }
        if let Some(inner) = inner.filter(|inner| inner.sort != Sort::Other) {
            let fills = open.is_some_and(|open| inner.from <= open + 1);
            let whole = if fills { inner } else { extended_left(prose, inner, floor) };
            let fills = open.is_none_or(|open| whole.from <= open + 1);
            // "One of them, a teacher called Jo Orr, said"
            if inner.sort == Sort::Name && inner.from > floor && prose.is(inner.from - 1, &["called", "named"]) {
                return Some(inner);
            }
            // "The 45-year-old, a former sailor, said": what explains is not who speaks.
            let explains = prose.is(inner.from, &["a", "an"]) && open.is_some_and(|open| inner.from == open + 1);
            if explains
                && let Some(main) = main_subject(prose, floor, inner.from)
                && open.is_some_and(|open| main.to == open)
            {
                return Some(main);
            }
            // "Jo Orr, the editor of the parish paper, The Lamp, said"
            let editor = || main_subject(prose, floor, whole.from).filter(|main| prose.word(main.to) == ",");
            if whole.sort == Sort::Name
                && prose.at(whole.head).named == Some(EntityKind::Organisation)
                && let Some(main) = editor()
                && prose.at(main.head).named == Some(EntityKind::Person)
            {
                return Some(main);
            }
            if fills && whole.sort == Sort::Name && nearest.is_none_or(|near| near.sort != Sort::Name) {
                // "Jo Orr, of Dallas, said" keeps the person; "her lawyer, Jo Orr, said" too.
                nearest = Some(prefer_person(prose, whole, open, floor));
                return nearest;
            }
            if fills && nearest.is_none() {
                nearest = Some(whole);
            }
        }
        let Some(open) = open else { break };
        if prose.word(close) == ")" {
            // The brackets belong to what stands before them.
            return open.checked_sub(1).filter(|&last| last >= floor).and_then(|last| ending_at(prose, last, floor));
        }
        close = open;
    }
    nearest
}

/// Of "Jo Orr, Acme Bank, said" the first name, if it stands alone between commas or at the start.
fn prefer_person(prose: &Prose, inner: Phrase, open: Option<usize>, floor: usize) -> Phrase {
    let Some(open) = open.filter(|&open| open > floor) else { return inner };
    let Some(outer) = ending_at(prose, open - 1, floor) else { return inner };
    let alone = outer.from == floor || prose.is_quoted(outer.from - 1) || matches!(prose.word(outer.from - 1), ",");
    let looks_personal = outer.sort == Sort::Name && outer.to - outer.from >= 2;
    if alone && looks_personal && outer.to - outer.from > inner.to - inner.from { outer } else { inner }
}

/// "A clerk, who asked not to be named, said": whether the comma at `close` ends what is told of the subject.
pub(super) fn is_described(prose: &Prose, close: usize, verb: usize) -> bool {
    let floor = prose.sentence(verb).start;
    opening(prose, close, floor)
        .is_some_and(|open| prose.is(open + 1, &["who", "whose", "which", "speaking", "asked", "asking"]))
}

/// The comma, dash or bracket that opens the insertion that ends at `close`.
fn opening(prose: &Prose, close: usize, floor: usize) -> Option<usize> {
    let wanted: &[&str] = match prose.word(close) {
        ")" => &["("],
        "," => &[","],
        _ => &["—", "–", "--"],
    };
    (floor..close)
        .rev()
        .take(40)
        .take_while(|&at| !matches!(prose.word(at), ";" | ":"))
        .find(|&at| !prose.is_quoted(at) && wanted.contains(&prose.word(at)))
}
