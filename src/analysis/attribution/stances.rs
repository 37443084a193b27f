//! What somebody thinks, wants or stands for, where no word of saying tells it.

use crate::analysis::attribution::cues::{Cue, is_only_verb, is_verb, read};
use crate::analysis::attribution::subjects::{agent, subject};
use crate::analysis::attribution::{Mention, Said};
use crate::analysis::lexicon::{Classes, CueVerb, StanceVerb};
use crate::analysis::phrases::{Phrase, Sort, ending_at, starting_at};
use crate::analysis::prose::Prose;
use crate::analysis::stances::Needs;
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::{BlockKind, QuoteKind, Span};

/// Stances of all passages; what `said` tells already is left out, and what stands in its words.
pub(super) fn held(prose: &[Prose], cues: &[Vec<Cue>], said: &[Said]) -> Vec<Said> {
    let mut told: Vec<Span> = said.iter().filter_map(|said| said.cue).collect();
    told.sort_unstable();
    let mut contents: Vec<Span> = said
        .iter()
        .filter(|said| said.kind == QuoteKind::Indirect)
        .flat_map(|said| said.parts.iter().copied())
        .collect();
    contents.sort_unstable();
    let mut out = Vec::new();
    for (passage, (prose, cues)) in prose.iter().zip(cues).enumerate() {
        if matches!(prose.passage.kind, BlockKind::Credit | BlockKind::Byline | BlockKind::Table | BlockKind::Kicker) {
            continue;
        }
        let found = words(prose, cues, &told);
        let here: Vec<Said> = found.iter().filter_map(|cue| stance(prose, cue, passage)).collect();
        let mut open = Span::new(0, 0);
        for held in here {
            let Some(mention) = held.mention else { continue };
            let place = mention.phrase.span(prose);
            if is_within(&contents, place) || open.overlaps(place) {
                continue;
            }
            if let Some(part) = held.parts.first() {
                open = *part;
            }
            out.push(held);
        }
    }
    out
}

/// Whether a place lies in one of the contents, which are in order.
fn is_within(contents: &[Span], place: Span) -> bool {
    let upto = contents.partition_point(|content| content.start <= place.start);
    contents[..upto].iter().rev().take(4).any(|content| content.overlaps(place))
}

/// The words that may tell of a stance, with whose it is.
fn words(prose: &Prose, cues: &[Cue], said: &[Span]) -> Vec<Cue> {
    let mut seen: Vec<Cue> = Vec::new();
    let mut out: Vec<Cue> = Vec::new();
    let mut cues = cues.iter().peekable();
    for at in 0..prose.len() {
        if let Some(cue) = cues.next_if(|cue| cue.from == at) {
            seen.push(*cue);
            let told = said.binary_search_by_key(&prose.span(cue.from, cue.to).start, |span| span.start).is_ok();
            let fits = prose.at(at).stance.is_some_and(|verb| suits(prose, cue, verb));
            if !told && fits {
                out.push(*cue);
            }
            continue;
        }
        let word = prose.at(at);
        if word.quoted || word.kind != TokenKind::Word {
            continue;
        }
        if word.classes.has(Classes::PREPOSITION) && prose.is(at, &["in"]) {
            out.extend(polled(prose, at));
        }
        if let Some(stance) = word.stance {
            let verb = CueVerb { manner: Manner::Act, form: stance.form, base: "" };
            if is_verb(prose, at, verb) || is_only_verb(prose, at, verb) {
                if let Some(found) = read(prose, at, verb, &seen) {
                    seen.push(found);
                    out.extend(Some(found).filter(|found| suits(prose, found, stance)));
                }
                continue;
            }
        }
        if word.cue.is_none() && word.stance.is_none() && (is_towards(prose, at + 1) || is_outspoken(prose, at)) {
            out.extend(towards(prose, at, &seen));
        }
        if word.classes.has(Classes::OWNED) {
            out.extend(owned(prose, at));
        } else if word.classes.has(Classes::MINDED) {
            out.extend(minded(prose, at, &seen));
        }
    }
    out
}

/// What leads to what is talked about.
const TOPICAL: &[&str] =
    &["about", "of", "against", "for", "out", "on", "to", "that", "at", "off", "up", "with", "back", "over", "forward"];

/// Whether a verb has what it needs.
fn suits(prose: &Prose, cue: &Cue, verb: StanceVerb) -> bool {
    let infinitive = cue.from > 0 && prose.is(cue.from - 1, &["to"]);
    let progresses = cue.from > 0
        && (cue.from.saturating_sub(3)..cue.from)
            .any(|at| prose.is(at, &["is", "are", "was", "were", "been", "'s", "’s", "'re", "’re"]));
    // "Orr calling it a day", "marchers demanding a vote"
    let attached = cue.form == Form::Ing
        && cue.source.is_some_and(|source| {
            source.to == cue.from && matches!(source.sort, Sort::Name | Sort::Role | Sort::Somebody)
        });
    let finite = (attached || cue.form != Form::Ing || progresses) && !infinitive;
    let has = |needs: Needs| match needs {
        Needs::Nothing => true,
        Needs::Finite => finite || cue.passive,
        Needs::Topic if matches!(cue.base, "speak" | "talk") => {
            let about = &["about", "of", "against", "out", "up"];
            let to = if prose.has(cue.to, Classes::ADVERB) && !prose.is(cue.to, about) { cue.to + 1 } else { cue.to };
            prose.is(to, about)
        }
        Needs::Topic => {
            // "talked glowingly about"
            let to = if prose.has(cue.to, Classes::ADVERB) && !prose.is(cue.to, TOPICAL) { cue.to + 1 } else { cue.to };
            prose.is(to, TOPICAL)
        }
        Needs::Aim => finite && prose.is(cue.to, &["to", "on"]),
        Needs::Noun => !infinitive && governs(prose, cue.to, Classes::OPINION.or(Classes::VEHICLE)),
        Needs::As => {
            (cue.to..cue.to + 10).take_while(|&at| !matches!(prose.word(at), "." | ";")).any(|at| prose.is(at, &["as"]))
        }
        Needs::That => finite && prose.is(cue.to, &["that", "how", "why"]),
    };
    if verb.form != Form::Ing
        && cue.base == "call"
        && prose.is(cue.to, &["off", "it", "out", "back", "in", "into", "up"])
    {
        return false;
    }
    // "thanks to the rain"
    if prose.is(cue.from, &["thanks"]) && prose.is(cue.to, &["to"]) {
        return false;
    }
    has(verb.needs) || verb.or.is_some_and(has)
}

/// Whether one of the next few words, before anything ends the phrase, is a noun of these classes.
fn governs(prose: &Prose, from: usize, classes: Classes) -> bool {
    let ends = Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION).or(Classes::RELATIVE);
    (from..from + 5)
        .take_while(|&at| prose.at(at).kind == TokenKind::Word && !prose.has(at, ends))
        .any(|at| prose.has(at, classes) && !prose.is_capital(at))
}

fn cue(at: usize, source: Phrase) -> Cue {
    Cue {
        from: at,
        to: at + 1,
        source: Some(source),
        manner: Manner::Think,
        form: Form::Base,
        base: "",
        passive: false,
    }
}

/// "about" or "against" something, and not "about 40".
fn is_towards(prose: &Prose, at: usize) -> bool {
    let next = prose.at(at + 1);
    prose.is(at, &["about", "against"]) && next.kind != TokenKind::Number && !next.classes.has(Classes::SOMEBODY)
}

/// A past behind an adverb of speaking up: "repeatedly", "publicly".
fn is_outspoken(prose: &Prose, at: usize) -> bool {
    at > 0
        && prose.word(at).ends_with("ed")
        && prose.is(
            at - 1,
            &[
                "repeatedly",
                "publicly",
                "openly",
                "strongly",
                "privately",
                "loudly",
                "forcefully",
                "explicitly",
                "consistently",
                "vehemently",
                "sharply",
            ],
        )
}

/// "Orr is upbeat about the vote", "Orr has campaigned against it"
fn towards(prose: &Prose, at: usize, seen: &[Cue]) -> Option<Cue> {
    let word = prose.at(at);
    let loose =
        Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::PRONOUN).or(Classes::AUXILIARY).or(Classes::TIME);
    if word.capital || word.classes.has(loose) {
        return None;
    }
    let floor = prose.sentence(at).start;
    let mut left = at;
    while left > floor && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB)) && !prose.is_quoted(left - 1) {
        left -= 1;
    }
    let verb = left < at || prose.word(at).ends_with("ed") || prose.word(at).ends_with("ing");
    let source = subject(prose, left, floor, at, seen).filter(|_| verb)?;
    (source.to == left && source.sort != Sort::Document).then(|| cue(at, source))
}

/// "in a poll of voters", "in the latest statewide polls"
fn polled(prose: &Prose, at: usize) -> Option<Cue> {
    let source = starting_at(prose, at + 1, prose.sentence(at).end)?;
    let told = &["latest", "recent", "new", "statewide", "most", "several", "same", "exit", "both"];
    let one = prose.is(source.from, &["a", "an", "another", "one"])
        || (source.from..source.head).any(|at| prose.is_capital(at) || prose.is(at, told));
    (one && prose.is(source.head, &["poll", "polls", "survey", "surveys"])).then(|| cue(at, source))
}

/// "his claim that", "Orr's support for", "criticism from the union"
fn owned(prose: &Prose, at: usize) -> Option<Cue> {
    let sentence = prose.sentence(at);
    if prose.is(at + 1, &["from", "by", "among", "within"]) {
        return agent(prose, at + 1, sentence.end).map(|source| cue(at, source));
    }
    let given = prose.is(at, &["endorsement", "support", "backing", "blessing"]) && prose.is(at + 1, &["of"]);
    if given
        && (sentence.start.max(at.saturating_sub(5))..at).any(|word| {
            prose.is(
                word,
                &[
                    "has", "have", "had", "having", "win", "won", "winning", "receive", "received", "get", "got",
                    "getting", "gained", "earned", "with", "without", "secured", "picked",
                ],
            )
        })
    {
        return agent(prose, at + 1, sentence.end).map(|source| cue(at, source));
    }
    if !prose.is(
        at + 1,
        &["that", "to", "of", "for", "on", "about", "against", "over", "with", "in", "as", "toward", "towards"],
    ) {
        return None;
    }
    let first = (sentence.start.max(at.saturating_sub(4))..at)
        .rev()
        .find(|&word| prose.has(word, Classes::OWNER) || matches!(prose.word(word), "'s" | "’s" | "'" | "’"))?;
    if (first + 1..at).any(|word| {
        prose.at(word).kind != TokenKind::Word
            || prose.has(word, Classes::PREPOSITION.or(Classes::VERB).or(Classes::AUXILIARY))
    }) {
        return None;
    }
    if prose.has(first, Classes::OWNER) {
        let own = prose.is(first, &["his", "her", "their"]) && prose.is(at + 1, &["that"]);
        return own.then(|| cue(at, Phrase { from: first, to: first + 1, head: first, sort: Sort::Pronoun }));
    }
    let source = ending_at(prose, first.checked_sub(1)?, sentence.start)?;
    Some(cue(at, source))
}

/// "Orr is confident that"
fn minded(prose: &Prose, at: usize, seen: &[Cue]) -> Option<Cue> {
    let floor = prose.sentence(at).start;
    let mut be = at.checked_sub(1)?;
    while be > floor
        && (prose.has(be, Classes::ADVERB.or(Classes::DETERMINER))
            || prose.is(be, &["not", "n't", "n’t", "more", "less", "so"]))
    {
        be -= 1;
    }
    let is = prose.is(
        be,
        &[
            "is", "are", "was", "were", "'s", "’s", "'re", "’re", "be", "been", "am", "feels", "felt", "seems",
            "seemed", "remains", "remained", "sounded", "appeared", "became",
        ],
    );
    if !is || prose.is_quoted(be) {
        return None;
    }
    let mut left = be;
    while left > floor && prose.has(left - 1, Classes::AUXILIARY.or(Classes::ADVERB)) {
        left -= 1;
    }
    subject(prose, left, floor, at, seen).map(|source| cue(at, source))
}

/// Whether a clause or a likeness follows: "thought it would", "saw the vote as".
fn unfolds(prose: &Prose, from: usize) -> bool {
    prose.is(from, &["that", "he", "she", "they", "it", "no", "little"])
        || (from..from + 8).take_while(|&at| !matches!(prose.word(at), "." | "," | ";")).any(|at| {
            prose.is(at, &["as"]) || prose.has(at, Classes::AUXILIARY) && !prose.is(at, &["had", "has", "have"])
        })
}

/// How sure a stance is, as measured by what its source is.
fn confidence(prose: &Prose, source: Phrase) -> f32 {
    match source.sort {
        Sort::Name if prose.at(source.head).named.is_some() => 0.79,
        Sort::Name | Sort::Pronoun | Sort::Role => 0.74,
        Sort::Group | Sort::Somebody => 0.65,
        Sort::Document | Sort::Other => 0.57,
    }
}

/// Participles that are not the past as well.
const PARTICIPLES: &[&str] = &[
    "known",
    "seen",
    "spoken",
    "given",
    "written",
    "taken",
    "shown",
    "chosen",
    "forgotten",
    "thrown",
    "drawn",
    "forbidden",
];

/// Whether it is asked, supposed or told by way of describing: "if Orr wants", "could support", "known for".
fn is_hedged(prose: &Prose, cue: &Cue, source: Phrase) -> bool {
    let supposed = source.from > 0
        && prose.is(
            source.from - 1,
            &["that", "what", "whether", "if", "how", "why", "where", "of", "than", "until", "unless"],
        );
    let between = source.to.max(cue.from.saturating_sub(4))..cue.from;
    let modal = between.clone().any(|at| prose.is(at, &["could", "should", "be", "must"]));
    let modal = modal && !prose.is(cue.from, &["like", "love", "prefer", "vote"]);
    let have = between.clone().any(|at| prose.is(at, &["has", "have", "had", "'ve", "’ve"]));
    let vague = prose.is(cue.from, &["saw", "thought", "felt"]) && !unfolds(prose, cue.to);
    supposed || modal || vague || !cue.passive && !have && prose.is(cue.from, PARTICIPLES)
}

fn stance(prose: &Prose, cue: &Cue, passage: usize) -> Option<Said> {
    let source = cue.source?;
    let rules = prose.is(source.head, &["law", "laws", "legislation", "amendment", "measure", "rule", "policy"]);
    if source.sort == Sort::Other && !rules || prose.is(source.head, &["you", "it", "which"]) {
        return None;
    }
    if is_hedged(prose, cue, source) {
        return None;
    }
    let sentence = prose.sentence(cue.from);
    let from = cue.to.max(if cue.source_is_first() { 0 } else { source.to });
    let to = (from..sentence.end).find(|&at| matches!(prose.word(at), ";" | "." | ",")).unwrap_or(sentence.end);
    let parts = if from < to { vec![prose.span(from, to)] } else { Vec::new() };
    Some(Said {
        kind: QuoteKind::Indirect,
        parts,
        passage,
        mention: Some(Mention { passage, phrase: source }),
        cue: Some(prose.span(cue.from, cue.to)),
        confidence: confidence(prose, source),
    })
}
