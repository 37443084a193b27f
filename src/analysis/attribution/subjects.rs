//! Who a verb of saying belongs to.

use crate::analysis::attribution::cues::{Cue, named_after};
use crate::analysis::lexicon::{Classes, CueVerb};
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// The subject left of a verb; `left` is where its auxiliaries begin.
pub(super) fn subject(prose: &Prose, left: usize, floor: usize, verb: usize, earlier: &[Cue]) -> Option<Phrase> {
    let mut last = left.checked_sub(1).filter(|&last| last >= floor)?;
    // "Orr (R-Ohio), said"
    if last > floor && prose.word(last) == "," && prose.word(last - 1) == ")" {
        last -= 1;
    }
    if matches!(prose.word(last), "," | ")" | "—" | "–" | "--") && !prose.is_quoted(last) {
        return across_insertion(prose, last, floor).or_else(|| main_subject(prose, floor, last));
    }
    if prose.is_quoted(last) {
        return None;
    }
    if prose.is(last, &["and", "but", "or", "then"]) {
        // "said it was open and warned": the verbs share a subject.
        let shared = earlier.iter().rev().take_while(|cue| cue.from >= floor).find(|cue| {
            cue.from >= floor
                && !cue.passive
                && cue.form != Form::Base
                && cue.source.is_some_and(|source| source.to <= last)
        });
        return shared.and_then(|cue| cue.source).or_else(|| main_subject(prose, floor, last));
    }
    // "a headline that says", "the survey, which says"
    let told = prose.is(last, &["that"])
        && last > floor
        && prose.has(last - 1, Classes::DOCUMENT.or(Classes::ROLE).or(Classes::GROUP).or(Classes::SOMEBODY));
    if (told || prose.is(last, &["which"])) && last > floor + 1 {
        let noun = if prose.word(last - 1) == "," { last - 2 } else { last - 1 };
        return ending_at(prose, noun, floor)
            .map(|phrase| extended_left(prose, phrase, floor))
            .filter(|phrase| phrase.sort != Sort::Other);
    }
    // "the document it obtained shows"
    let contact = last > floor + 1
        && prose.is(last - 1, &["it", "he", "she", "they", "we", "I"])
        && (prose.word(last).ends_with("ed") || prose.has(last, Classes::VERB) || prose.at(last).cue.is_some());
    if contact
        && let Some(noun) =
            ending_at(prose, last - 2, floor).filter(|noun| !matches!(noun.sort, Sort::Other | Sort::Pronoun))
    {
        return Some(Phrase { to: last + 1, ..noun });
    }
    // "one of them said"
    let object = last > floor + 1
        && prose.is(last, &["them", "us", "him", "her", "me"])
        && prose.is(last - 1, &["of", "to", "with", "by", "for", "behind", "around"]);
    if object {
        return ending_at(prose, last - 2, floor).map(|phrase| Phrase { to: last + 1, ..phrase });
    }
    if prose.is(last, &["nobody", "everyone", "everybody", "anyone", "anybody", "none", "nothing"]) {
        return None;
    }
    let Some(found) = ending_at(prose, last, floor) else {
        return main_subject(prose, floor, last).filter(|_| verb > floor);
    };
    // "who has in the past described"
    let adjunct = found.sort == Sort::Other && found.from > floor + 1;
    if adjunct
        && prose.has(found.from - 1, Classes::PREPOSITION)
        && prose.is(found.from - 2, &["has", "had", "have", "is", "was", "were"])
    {
        return subject(prose, found.from - 2, floor, verb, earlier);
    }
    let phrase = extended_left(prose, found, floor);
    if let Some(whole) = relative(prose, phrase, floor) {
        return Some(whole);
    }
    // "Smith, of Dallas, said" and "her lawyer, Jo Orr, said" have commas; here only "..., Jo Orr said".
    let speaks = |at: usize| {
        prose.at(at).cue.is_some_and(|cue| matches!(cue.base, "say" | "tell" | "argue" | "warn" | "predict"))
    };
    Some(phrase).filter(|phrase| {
        phrase.sort != Sort::Other
            || phrase.to - phrase.from > 1
            || phrase.from == floor
            || prose.word(phrase.head).ends_with('s') && speaks(verb)
    })
}

/// Whose the verb behind the "to" at `to` is: "declined to say", "forced Orr to admit".
pub(super) fn infinitive(prose: &Prose, to: usize, floor: usize, verb: usize, earlier: &[Cue]) -> Option<Phrase> {
    let mut last = to.checked_sub(1).filter(|&last| last >= floor && !prose.is_quoted(last))?;
    while last > floor && prose.has(last, Classes::ADVERB) && !prose.has(last, Classes::MINDED) {
        last -= 1;
    }
    // "went on to say"
    if prose.is(last, &["on"]) && last > floor && prose.is(last - 1, &["went", "goes", "go", "gone", "going"]) {
        last -= 1;
    }
    let word = prose.at(last);
    let governs = word.cue.is_some()
        || word.stance.is_some()
        || prose.has(last, Classes::VERB.or(Classes::AUXILIARY).or(Classes::MINDED))
        || prose.is(
            last,
            &[
                "going",
                "able",
                "unable",
                "likely",
                "unlikely",
                "quick",
                "free",
                "forced",
                "used",
                "proceeded",
                "continued",
                "began",
                "got",
            ],
        )
        || word.kind == TokenKind::Word && !word.capital && prose.word(last).ends_with("ed");
    if governs && !prose.is_capital(last) {
        let mut left = last;
        while left > floor
            && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB))
            && !prose.has(left - 1, Classes::TIME)
        {
            left -= 1;
        }
        let found = subject(prose, left, floor, verb, earlier);
        return found.filter(|source| source.to <= left && !prose.is(source.head, &["it"]));
    }
    let moved = ending_at(prose, last, floor)?;
    let before = moved.from.checked_sub(1).filter(|&before| before >= floor)?;
    let mover = prose.at(before).cue.is_some()
        || prose.is(
            before,
            &[
                "for",
                "led",
                "leads",
                "leading",
                "forced",
                "forces",
                "forcing",
                "got",
                "prompted",
                "prompting",
                "allowed",
                "allowing",
                "caused",
                "causing",
                "drove",
                "pushed",
                "compelled",
            ],
        );
    (mover && matches!(moved.sort, Sort::Name | Sort::Role | Sort::Group | Sort::Somebody)).then_some(moved)
}

/// "The man who drove the boat said": the phrase before "who".
fn relative(prose: &Prose, phrase: Phrase, floor: usize) -> Option<Phrase> {
    if matches!(phrase.sort, Sort::Pronoun) {
        return None;
    }
    let mut at = phrase.from;
    while at > floor && phrase.from - at < 12 {
        at -= 1;
        if prose.is_quoted(at) || matches!(prose.word(at), "," | ":" | ";" | "—" | "(" | ")") {
            return None;
        }
        if prose.is(at, &["who", "that", "which", "whose"]) {
            let before = at.checked_sub(1).filter(|&before| before >= floor)?;
            // "said that Orr said" and "those who": only a noun can be described.
            let found = ending_at(prose, before, floor)?;
            let describes = matches!(found.sort, Sort::Role | Sort::Somebody | Sort::Group | Sort::Document)
                || found.sort == Sort::Name && prose.is(at, &["who"]);
            let verb_between = (at + 1..phrase.from).any(|word| {
                prose.at(word).cue.is_some()
                    || prose.has(word, Classes::VERB.or(Classes::AUXILIARY))
                    || prose.word(word).ends_with("ed")
            });
            return (describes && verb_between).then(|| extended_left(prose, found, floor));
        }
    }
    None
}

/// "Orr, who chairs the board, said": `comma` closes what stands between.
fn across_insertion(prose: &Prose, comma: usize, floor: usize) -> Option<Phrase> {
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

/// The subject of the sentence that begins at `floor`, if it stands before `limit`.
pub(in crate::analysis) fn main_subject(prose: &Prose, floor: usize, limit: usize) -> Option<Phrase> {
    let mut at = after_dateline(prose, floor, limit);
    let mut steps = 0;
    while at < limit && steps < 40 {
        steps += 1;
        if prose.is_quoted(at) {
            at += 1;
            continue;
        }
        let clause = prose.at(at).first
            && prose.has(at, Classes::CONJUNCTION)
            && !prose.is(at, &["but", "and", "so", "yet", "or"]);
        // "Asked by a reporter, Orr said"
        let led = (at == floor || prose.at(at).first)
            && prose.word(at).ends_with("ed")
            && prose.is(at + 1, &["by", "on", "about", "whether", "why", "if", "how", "what", "with", "for"]);
        // "About 200 people marched": no preposition.
        let counted = prose.is(at, &["about", "around", "over", "under"]) && prose.at(at + 1).kind == TokenKind::Number;
        if clause || led || prose.has(at, Classes::PREPOSITION) && !counted && !prose.is_name_word(at) {
            // "On the quay, ...": go on behind the comma, or behind the phrase.
            let comma = (at..limit.min(at + 14)).find(|&word| prose.word(word) == ",");
            at = comma.unwrap_or_else(|| after_object(prose, at + 1, limit)).max(at + 1);
            continue;
        }
        if let Some(phrase) = starting_at(prose, at, limit) {
            let useful = phrase.sort != Sort::Other && !prose.is(phrase.head, &["you"]) && !is_stray(prose, phrase);
            if useful {
                return Some(phrase);
            }
            at = phrase.to.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}

/// "Hours later, ...", "Holding signs, ...": a first word that has its capital from its place only; and the
/// "Ohio" of "in Dallas, Ohio, ...".
fn is_stray(prose: &Prose, phrase: Phrase) -> bool {
    let Some(before) = phrase.from.checked_sub(1).map(|at| prose.word(at)) else { return is_common(prose, phrase) };
    let place = prose.at(phrase.head).named == Some(EntityKind::Place);
    // "A £4,800 ring": sums of money do not speak.
    let sum = matches!(before, "£" | "$" | "€" | "¥") || prose.word(phrase.from).starts_with(['£', '$', '€', '¥']);
    sum || is_common(prose, phrase) || place && before == "," && prose.word(phrase.to) == ","
}

fn is_common(prose: &Prose, phrase: Phrase) -> bool {
    let unnamed = (phrase.from..phrase.to).all(|at| prose.at(at).named.is_none() && !prose.is_name_word(at));
    phrase.sort == Sort::Name && unnamed && !prose.is_headline() && prose.is_known
}

/// "After the interview Mr Orr ...": where the preposition's noun ends and a name begins.
fn after_object(prose: &Prose, first: usize, limit: usize) -> usize {
    let to = starting_at(prose, first, limit).map_or(first, |phrase| phrase.to);
    let lower = !prose.is_capital(first);
    (first + 1..to).find(|&at| lower && prose.is_capital(at) && !prose.is_capital(at - 1)).unwrap_or(to)
}

/// "GENEVA (AP) — The minister": where the sentence proper begins.
fn after_dateline(prose: &Prose, floor: usize, limit: usize) -> usize {
    let shouts = prose.word(floor).len() > 2 && prose.word(floor).chars().all(|c| !c.is_lowercase());
    let dash = (floor..limit.min(floor + 14)).find(|&at| matches!(prose.word(at), "—" | "–" | "--" | "-"));
    dash.filter(|_| floor == 0 && shouts).map_or(floor, |dash| dash + 1)
}

/// Verbs that turn round behind a comma too; "..., endorsed Orr" has its subject before it.
const TURNING: &[&str] = &["say", "add", "write", "report", "note", "announce", "warn", "explain", "argue"];

/// "said Jo Orr": the subject behind the verb.
pub(super) fn inverted(prose: &Prose, at: usize, left: usize, end: usize, verb: CueVerb) -> Option<Phrase> {
    let finite = matches!(verb.form, Form::Past | Form::Present);
    if !finite
        || matches!(verb.manner, Manner::Think | Manner::Label)
        || left != at && !prose.has(at - 1, Classes::ADVERB)
    {
        return None;
    }
    let before = at.checked_sub(1)?;
    let opens = prose.is_quoted(before)
        || matches!(prose.word(before), "," | "—" | "–" | "--")
        || prose.is(before, &["as", "so", "than"]);

    let quoted = prose.is_quoted(before);
    if !quoted && !TURNING.contains(&verb.base) || quoted && verb.manner != Manner::Say {
        return None;
    }
    if !opens || verb.base == "tell" || prose.has(at + 1, Classes::TIME) {
        return None;
    }
    let found = starting_at(prose, at + 1, end)?;
    if prose.is(found.head, &["he", "she", "they", "it", "who", "we", "I", "you"]) && !prose.is_quoted(before) {
        return None;
    }
    let phrase = named_after(prose, found);
    // "..., said Orr was late" tells what Orr did, so the subject stands elsewhere.
    let goes_on = prose.has(phrase.to, Classes::AUXILIARY.or(Classes::VERB)) && !prose.is_quoted(before);
    let object = prose.words.get(phrase.to).is_some_and(|word| {
        word.kind == TokenKind::Word
            && word.cue.is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
            && !word.quoted
    }) && !prose.is_quoted(before);
    // "..., who sat there, said the gate was shut": what is told follows, so the subject stood before.
    let closes = quoted
        || matches!(prose.word(phrase.to), "" | "." | "," | ";" | "—" | "–" | ")" | ":")
        || prose.has(phrase.to, Classes::TIME.or(Classes::PREPOSITION).or(Classes::RELATIVE))
        || prose.has(phrase.to, Classes::CONJUNCTION) && !prose.is(phrase.to, &["and", "or", "so"])
        || prose.word(phrase.to).ends_with("ing");
    if !closes || !quoted && prose.word(before) == "," && is_described(prose, before, at) {
        return None;
    }
    let bare =
        verb.base != "say" && phrase.sort == Sort::Document && phrase.from == phrase.head && !prose.is_quoted(before);
    let personal = !bare
        && matches!(
            phrase.sort,
            Sort::Name | Sort::Role | Sort::Group | Sort::Somebody | Sort::Document | Sort::Pronoun
        );
    // "said the first mate": whatever the noun, somebody is said to have spoken.
    let spoke =
        quoted && verb.base == "say" && prose.has(phrase.from, Classes::DETERMINER) && phrase.sort == Sort::Other;
    ((personal || spoke) && !goes_on && !object).then_some(phrase)
}

/// "A clerk, who asked not to be named, said": whether the comma at `close` ends what is told of the subject.
fn is_described(prose: &Prose, close: usize, verb: usize) -> bool {
    let floor = prose.sentence(verb).start;
    opening(prose, close, floor)
        .is_some_and(|open| prose.is(open + 1, &["who", "whose", "which", "speaking", "asked", "asking"]))
}

/// "by the minister"
pub(super) fn agent(prose: &Prose, by: usize, end: usize) -> Option<Phrase> {
    let phrase = starting_at(prose, by + 1, end)?;
    Some(named_after(prose, phrase)).filter(|phrase| phrase.sort != Sort::Other)
}
