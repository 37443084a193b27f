//! Words in quotation marks that nobody says: names, titles, words that a sentence is about.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Sort, ending_at};
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::tokens::TokenKind;

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
