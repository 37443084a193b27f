//! Which cue a quote belongs to.

use crate::analysis::attribution::cues::Cue;
use crate::analysis::attribution::subjects::main_subject;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort, ending_at};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;
use crate::analysis::verbs::{Form, Manner};
use crate::model::EntityKind;

/// Who said a quote, as far as its own passage tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    pub source: Option<Phrase>,
    /// The index of the cue among the passage's cues.
    pub cue: Option<usize>,
    /// The noun of saying where there is one, as a range of tokens.
    pub word: Option<(usize, usize)>,
    /// How well cue and quote fit, 0 to 100.
    pub score: i32,
}

/// The best cue for a quote in its passage.
#[must_use]
pub fn best(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    let sentence = quoted_sentence(prose, quote);
    let first = cues.partition_point(|cue| cue.from + 80 <= quote.open);
    let told = told_within_clause(prose, cues, quote, sentence.start);
    let near = cues.iter().enumerate().skip(first).take_while(|(_, cue)| cue.from < quote.close.saturating_add(60));
    let found = near
        .filter_map(|(index, cue)| {
            let score = fit(prose, cue, quote, &sentence)? - within_speech(prose, cues, index, quote);
            let score = if told && cue.start() > quote.open { score.min(60) } else { score };
            Some(Match { source: cue.source, cue: Some(index), word: None, score })
        })
        .max_by_key(|found| found.score)?;
    Some(inner(prose, cues, quote, found, sentence.start).unwrap_or(found))
}

/// "When Orr claimed that it was “late,” Poe said ...": a clause of its own tells whose words they are, and the
/// comma ends it.
fn told_within_clause(prose: &Prose, cues: &[Cue], quote: &DirectQuote, floor: usize) -> bool {
    const LINKS: &[&str] = &["as", "while", "when", "after", "although", "though", "because", "since", "whenever"];
    let clause = (floor..quote.open).rev().take(30).take_while(|&at| !matches!(prose.word(at), "," | ";" | ":" | "—"));
    let Some(link) = clause.into_iter().filter(|&at| prose.is(at, LINKS) && !prose.is_quoted(at)).last() else {
        return false;
    };
    let opens = link <= floor + 3 || prose.word(link - 1) == ",";
    let upto = cues.partition_point(|cue| cue.from < quote.open);
    opens
        && quote.shape != Shape::Full
        && cues[..upto].iter().rev().take_while(|cue| cue.from > link).any(|cue| {
            matches!(cue.manner, Manner::Say | Manner::Label | Manner::Act)
                && matches!(cue.form, Form::Past | Form::Present)
                && cue.source.is_some_and(|source| source.from == link + 1 && source.sort != Sort::Other)
        })
}

/// Of two sources of one sentence the one whose words they are: the report in 'the report calls it "late",
/// the Courier said', the deed in 'Orr argues that the deed requires "a path"'.
fn inner(prose: &Prose, cues: &[Cue], quote: &DirectQuote, outer: Match, floor: usize) -> Option<Match> {
    let told = cues.get(outer.cue?)?;
    let built_in = quote.open > floor && prose.at(quote.open - 1).kind == TokenKind::Word;
    if !built_in && told.from > quote.open {
        return None;
    }
    let trails = told.from > quote.close;
    let upto = cues.partition_point(|cue| cue.from < quote.open);
    let first = if trails { floor } else { told.to };
    let before = cues[..upto].iter().enumerate().rev().take_while(|(_, cue)| cue.from >= first);
    for (index, cue) in before {
        let Some(source) = cue.source.filter(|source| source.from >= first && source.to <= quote.open) else {
            continue;
        };
        let document =
            source.sort == Sort::Document && matches!(cue.manner, Manner::Say | Manner::Show | Manner::Label);
        let person = matches!(source.sort, Sort::Name | Sort::Role | Sort::Pronoun)
            && matches!(cue.manner, Manner::Say | Manner::Label)
            && matches!(cue.form, Form::Past | Form::Present)
            && !prose.is(source.head, &["I", "we", "you", "it"]);
        let passes_on = matches!(told.base, "according" | "report" | "recall");
        if !cue.passive && (document || person && trails && passes_on) {
            return Some(Match { source: Some(source), cue: Some(index), word: None, score: outer.score });
        }
    }
    None
}

/// The sentences from the one with the opening mark to the one with the closing mark.
fn quoted_sentence(prose: &Prose, quote: &DirectQuote) -> std::ops::Range<usize> {
    let start = prose.sentence(quote.open).start;
    let last = quote.close.min(prose.len().saturating_sub(1));
    start..prose.sentence(last).end.max(start)
}

fn fit(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    let after = cue.start() > quote.open;
    let base = if after { fit_after(prose, cue, quote, sentence)? } else { fit_before(prose, cue, quote, sentence)? };
    // "as the heckler yelled: “...”"
    let shouts = !after
        && cue.manner == Manner::Act
        && quote.shape == Shape::Full
        && cue.to + 1 == quote.open
        && matches!(prose.word(cue.to), ":" | ",");
    let manner = match cue.manner {
        Manner::Say => 0,
        Manner::Act if shouts => 0,
        Manner::Label => -4,
        Manner::Act => -12,
        Manner::Show => -14,
        Manner::Think => -22,
    };
    let sourceless = if cue.source.is_none() { -30 } else { 0 };
    let weak_source = if cue.source.is_some_and(|source| source.sort == Sort::Other) { -10 } else { 0 };
    let own = if cue.source.is_some_and(|source| prose.is(source.head, &["I", "we", "you"])) { -30 } else { 0 };
    let infinitive = if cue.form == Form::Base && cue.from > 0 && prose.is(cue.from - 1, &["to"]) { -10 } else { 0 };
    // "said a new round would begin “in days”"
    let thing = cue.form == Form::Base && cue.source.is_some_and(|source| source.sort == Sort::Other);
    // "she says it shows that he is “late”"
    let it = is_empty_subject(prose, cue);
    let weak_source = if thing || it { -40 } else { weak_source };
    // "had gone “into hiding”" tells no words, as "the joke goes: “...”" does.
    let gone = if cue.base == "go" && quote.shape != Shape::Full && !prose.is(cue.to, &["on"]) { -40 } else { 0 };
    // "criticised voters who support Orr as “late”"
    let relative = !matches!(cue.manner, Manner::Say | Manner::Label)
        && cue.source.is_some_and(|source| prose.is(source.head, &["who", "that", "which"]));
    let relative = if relative { -14 } else { 0 };
    Some(base + gone + manner + sourceless + weak_source + infinitive + own + relative)
}

/// What a cue loses that is part of what somebody else is told to have said: "Orr said he was sure Poe will
/// continue to be “late”".
fn within_speech(prose: &Prose, cues: &[Cue], index: usize, quote: &DirectQuote) -> i32 {
    let Some(cue) = cues.get(index) else { return 0 };
    if cue.from > quote.open || matches!(cue.manner, Manner::Say | Manner::Label) && cue.form != Form::Base {
        return 0;
    }
    let floor = prose.sentence(quote.open).start;
    let start = cue.start();
    let outer = cues[..index].iter().rev().take_while(|outer| outer.from >= floor).find(|outer| {
        outer.manner == Manner::Say
            && matches!(outer.form, Form::Past | Form::Present | Form::Ing)
            && outer.to <= start
            && outer.source.is_some_and(|source| source.sort != Sort::Other && source.from < outer.from)
    });
    let Some(outer) = outer else { return 0 };
    let parted =
        (outer.to..start).any(|at| matches!(prose.word(at), ";" | "—" | "–" | "--" | ":") || prose.is_quoted(at));
    let own = cue.manner == Manner::Act
        && matches!(cue.form, Form::Past | Form::Present)
        && cue.source.is_some_and(|source| source.sort != Sort::Other);
    // "Orr said that when Poe railed against the lock, “...”"
    let aside = (outer.to..start).any(|at| prose.is(at, &["when", "once", "after", "if", "as", "while", "because"]))
        && (cue.to..quote.open).any(|at| prose.word(at) == ",");
    if parted || own && !aside || cue.form == Form::Ing { 0 } else { 30 }
}

/// "she says it shows": the subject stands for no one.
fn is_empty_subject(prose: &Prose, cue: &Cue) -> bool {
    let before = cue.start().checked_sub(1);
    cue.source.is_some_and(|source| prose.is(source.head, &["it"]))
        && before.is_some_and(|before| prose.at(before).cue.is_some() || prose.is(before, &["that"]))
}

/// “...,” said Orr
fn fit_after(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    if cue.start() <= quote.close {
        return None;
    }
    let gap = gap(prose, quote.close + 1, cue.start());
    let last = prose.word(quote.close.saturating_sub(1));
    let asks = matches!(last, "?" | "!" | "…" | "—" | "–" | "--" | "...");
    let comma = last == "," || prose.word(quote.close + 1) == ",";
    // "Orr calls it “duty”; rivals deride it": the quote's clause has ended.
    if matches!(prose.word(quote.close + 1), ";" | ":") || last == ";" {
        return None;
    }
    if cue.from >= sentence.end {
        // “Why?” Orr asked: the stop is the quote's, not the sentence's.
        let closes = matches!(prose.word(cue.end()), "." | "");
        let stops = last == "." && closes && cue.start() == quote.close + 1;
        let adjacent = gap == 0 && (asks || stops) && matches!(cue.manner, Manner::Say);
        return adjacent.then_some(88);
    }
    // What is told after a colon or before a further quote has its own cue.
    Some(match (comma || asks, gap) {
        (true, 0..=1) => 100,
        (true, 2..=3) => 92 - 2 * gap,
        (true, _) => 78 - gap.min(30),
        (false, 0..=1) if quote.shape == Shape::Full => 84,
        (false, _) => 64 - gap.min(30),
    })
}

/// Orr said, “...”
fn fit_before(prose: &Prose, cue: &Cue, quote: &DirectQuote, sentence: &std::ops::Range<usize>) -> Option<i32> {
    if cue.from < sentence.start || cue.to > quote.open {
        return None;
    }
    let end = cue.end().min(quote.open);
    let gap = gap(prose, end, quote.open);
    let lead = quote.open.checked_sub(1).map_or("", |at| prose.word(at));
    let quoted_between = (end..quote.open).any(|at| prose.is_quoted(at));
    let strong = match lead {
        ":" => 12,
        "," if gap <= 8 && !quoted_between => 10,
        _ if gap == 0 => 10,
        _ => 0,
    };
    // A clause of its own with another subject between: "said he was told “no”".
    Some(84 - gap.min(24) + strong - if quoted_between && quote.shape == Shape::Full { 10 } else { 0 })
}

/// How many words stand between, quotes not counted.
fn gap(prose: &Prose, from: usize, to: usize) -> i32 {
    let between = (from..to).filter(|&at| !prose.is_quoted(at) && prose.at(at).kind != TokenKind::Punctuation);
    i32::try_from(between.count()).unwrap_or(i32::MAX).min(200)
}

/// A quote without a cue of its own: the subject of its sentence, then of the sentence before.
#[must_use]
pub fn by_subject(prose: &Prose, cues: &[Cue], quote: &DirectQuote) -> Option<Match> {
    let sentence = prose.sentence(quote.open);
    if let Some(source) = likely_subject(prose, sentence.start, quote.open) {
        return Some(Match { source: Some(source), cue: None, word: None, score: 40 });
    }
    let before = sentence.start.checked_sub(1)?;
    let earlier = prose.sentence(before);
    let upto = cues.partition_point(|cue| cue.from < earlier.end);
    let spoke = cues[..upto].iter().rev().take_while(|cue| cue.from >= earlier.start).find(|cue| {
        earlier.contains(&cue.from)
            && cue.manner == Manner::Say
            && cue.source.is_some_and(|source| source.sort != Sort::Other)
    });
    let source = spoke.and_then(|cue| cue.source).or_else(|| likely_subject(prose, earlier.start, earlier.end))?;
    Some(Match { source: Some(source), cue: None, word: None, score: 32 })
}

/// The first phrase of a sentence that can be its subject and can speak: no place, no first word that only
/// its position gives a capital.
fn likely_subject(prose: &Prose, start: usize, limit: usize) -> Option<Phrase> {
    let mut floor = start;
    for _ in 0..8 {
        let found = main_subject(prose, floor, limit)?;
        if is_likely(prose, found) {
            return Some(found);
        }
        floor = found.to.max(floor + 1);
    }
    None
}

fn is_likely(prose: &Prose, phrase: Phrase) -> bool {
    match phrase.sort {
        Sort::Other => false,
        Sort::Name => match prose.at(phrase.head).named {
            Some(kind) => matches!(kind, EntityKind::Person | EntityKind::Organisation),
            None => phrase.to - phrase.from > 1 && prose.is_name_word(phrase.head),
        },
        _ => true,
    }
}

/// Whether the words stand in a sentence that only talks about them.
#[must_use]
pub fn is_mention(prose: &Prose, quote: &DirectQuote) -> bool {
    let before = quote.open.wrapping_sub(1);
    let passive_name = prose
        .is(before, &["called", "named", "nicknamed", "dubbed", "labelled", "labeled", "titled", "known"])
        && quote.open >= 2
        && !is_told_so(prose, before)
        && (prose.has(quote.open - 2, Classes::AUXILIARY) || prose.is(quote.open - 2, &["a", "is", "are", "was", ","]));
    // "an account called “...”", "a loophole called an “...”": a name, unless somebody is said to call it so.
    let verb = if prose.is(before, &["a", "an", "the"]) { before.wrapping_sub(1) } else { before };
    let named = prose.is(verb, &["called", "named", "nicknamed", "dubbed", "titled", "entitled"])
        && verb < quote.open
        && verb > 0
        && quote.shape != Shape::Full
        && is_called(prose, verb);
    // “The big one”, as some are calling it
    let after = quote.close + 1 + usize::from(prose.word(quote.close + 1) == ",");
    let called = prose.is(after, &["as"])
        && (after + 2..after + 5).any(|at| prose.is(at, &["call", "calls", "called", "calling", "know", "known"]));
    // "the bird, known to locals as “Ronnie”"
    let known = prose.is(before, &["as"])
        && quote.shape != Shape::Full
        && (before.saturating_sub(4)..before).any(|at| prose.is(at, &["known", "remembered", "nicknamed"]));
    is_programme(prose, quote)
        || is_word_talked_about(prose, quote)
        || known
        || passive_name
        || named
        || called && quote.shape != Shape::Full
        || prose.is(before, &["so-called"])
}

/// "Spanish for “witches”", "terms such as “gate”, “lock” and “quay”": words of a language or a list.
fn is_word_talked_about(prose: &Prose, quote: &DirectQuote) -> bool {
    const TONGUES: &[&str] = &[
        "Spanish",
        "French",
        "German",
        "Russian",
        "Arabic",
        "Italian",
        "Latin",
        "Greek",
        "Hebrew",
        "Yiddish",
        "Chinese",
        "Mandarin",
        "Cantonese",
        "Japanese",
        "Korean",
        "Portuguese",
        "Dutch",
        "Polish",
        "Turkish",
        "Persian",
        "Farsi",
        "Hindi",
        "Urdu",
        "Welsh",
        "Irish",
        "Gaelic",
        "Swahili",
        "Ukrainian",
        "Swedish",
        "Norwegian",
        "Danish",
        "slang",
    ];
    let Some(before) = quote.open.checked_sub(1) else { return false };
    let floor = prose.sentence(quote.open).start;
    if quote.shape != Shape::Full && before > floor && prose.is(before, &["for"]) && prose.is(before - 1, TONGUES) {
        return true;
    }
    let listed = |at: usize| prose.is_quoted(at) || matches!(prose.word(at), ",") || prose.is(at, &["and", "or"]);
    let lead = (floor..quote.open).rev().take(40).find(|&at| !listed(at)).unwrap_or(floor);
    let such = prose.is(lead, &["as"]) && lead > floor + 1 && prose.is(lead - 1, &["such"]);
    such && prose.is(lead - 2, &["words", "terms", "phrases", "keywords", "names", "hashtags", "nicknames"])
}

/// "what Orr, for one, has called": somebody's word for it.
fn is_told_so(prose: &Prose, verb: usize) -> bool {
    let active = verb > 0 && prose.is(verb - 1, &["has", "have", "had", "'ve", "’ve"]);
    let floor = prose.sentence(verb).start.max(verb.saturating_sub(14));
    let comma = verb > 0 && prose.word(verb - 1) == ",";
    active || comma && (floor..verb).any(|at| prose.is(at, &["what", "whom"]) && !prose.is_quoted(at))
}

/// Whether a noun stands before "called" that is given a name there: "a class called", not "what Orr called".
fn is_called(prose: &Prose, verb: usize) -> bool {
    let noun = verb - usize::from(prose.word(verb - 1) == ",") - 1;
    let Some(thing) = ending_at(prose, noun, prose.sentence(verb).start) else { return false };
    let before = thing.from.checked_sub(1).unwrap_or(verb);
    let told = prose.has(before, Classes::RELATIVE) || prose.is(before, &["what", "as", "whom"]);
    let thing_like = matches!(thing.sort, Sort::Other | Sort::Document | Sort::Group | Sort::Somebody)
        || prose.is(verb, &["titled", "entitled", "named", "dubbed", "nicknamed"]);
    let subject = thing.from == prose.sentence(verb).start && thing.sort == Sort::Group;
    thing_like && !told && !subject && !prose.is_capital(thing.head)
}

/// "on NBC’s “Meet the Press”", "a host of “The Five”": a title that hangs on what stands before it.
fn is_programme(prose: &Prose, quote: &DirectQuote) -> bool {
    let Some(before) = quote.open.checked_sub(1) else { return false };
    let words = || (quote.open + 1..quote.close.min(prose.len())).filter(|&at| prose.at(at).kind == TokenKind::Word);
    let small = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::CONJUNCTION);
    let clitic = |at: usize| matches!(prose.word(at), "'s" | "’s");
    let titled = words().all(|at| prose.is_capital(at) || prose.has(at, small) || clitic(at))
        && words().next().is_some_and(|at| prose.is_capital(at) && !prose.is(at, &["I", "No", "Yes"]));
    let owned = matches!(prose.word(before), "'s" | "’s") && prose.has(before.wrapping_sub(1), Classes::OUTLET)
        || matches!(prose.word(before), "'s" | "’s") && before > 0 && is_station(prose.word(before - 1));
    let shown = prose
        .is(before, &["show", "series", "podcast", "programme", "program", "sitcom", "drama", "film", "host"])
        || prose.is(before, &["on", "of", "with", "to", "from", "for", "at", "in"]) && !prose.is_capital(before);
    let announced =
        prose.is(quote.close + 1, &["programme", "program", "show", "series", "podcast", "sitcom", "album"]);
    let stops = (quote.open + 1..quote.close.min(prose.len())).any(|at| matches!(prose.word(at), "!" | "?"));
    titled && !stops && words().count() <= 6 && (owned || shown || announced)
}

/// NBC, CNN, MSNBC
fn is_station(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.chars().all(char::is_uppercase)
}
