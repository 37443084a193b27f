//! What the words beside a name call it: a newspaper, a company, a charity.

use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::starting_at;
use crate::analysis::prose::Prose;

/// The token behind "MSP", "KC" or "(SAN)" after a name.
pub(super) fn behind_letters(prose: &Prose, to: usize) -> usize {
    let letters =
        |at: usize| (2..=4).contains(&prose.word(at).len()) && prose.word(at).bytes().all(|c| c.is_ascii_uppercase());
    if letters(to) {
        to + 1
    } else if prose.word(to) == "(" && letters(to + 1) && prose.word(to + 2) == ")" {
        to + 3
    } else {
        to
    }
}

/// The noun that tells what a body is: "Acme, a charity", "the charity Acme".
pub(super) fn body_noun(prose: &Prose, at: usize, to: usize) -> Option<usize> {
    let is_body = |word: usize| {
        prose.has(word, Classes::GROUP.or(Classes::OUTLET))
            && !prose.is_capital(word)
            && !prose.is(word, &["city", "town", "county", "region", "village", "state", "country", "nation", "island"])
    };
    if let Some(before) = at.checked_sub(1).filter(|&before| is_body(before)) {
        return Some(before);
    }
    let explained = prose.word(to) == "," && prose.is(to + 1, &["a", "an", "the"]);
    let after = starting_at(prose, to + 1, prose.len()).filter(|_| explained)?;
    Some(after.head).filter(|&head| is_body(head))
}

/// Whether the words beside a name call it a newspaper or a station.
pub(super) fn is_called_outlet(prose: &Prose, at: usize, to: usize) -> bool {
    const NOUNS: &[&str] = &[
        "newspaper",
        "daily",
        "weekly",
        "tabloid",
        "broadsheet",
        "magazine",
        "broadcaster",
        "channel",
        "outlet",
        "journal",
        "podcast",
        "newsletter",
        "station",
        "website",
    ];
    const ARTICLES: &[&str] =
        &["report", "article", "interview", "story", "editorial", "column", "op-ed", "essay", "wrote"];
    let before = at.checked_sub(1).is_some_and(|last| prose.is(last, NOUNS));
    let quoted = prose.word(to) == "," && prose.is(to + 1, &["a", "an", "the"]) && prose.is(to + 2, NOUNS);
    // "a report in Acme", "wrote in Acme"
    let article = at > 1 && prose.is(at - 1, &["in"]) && prose.is(at - 2, ARTICLES);
    before && !prose.is_name_word(at - 1) || quoted || article || prose.is(to, &["newspaper", "magazine", "newsletter"])
}

/// "The dam's operator, Enerdo,": one word that is explained by what only bodies are called.
pub(super) fn is_called_body(prose: &Prose, at: usize, to: usize) -> bool {
    const NOUNS: &[&str] = &[
        "operator",
        "company",
        "airline",
        "carrier",
        "manufacturer",
        "maker",
        "firm",
        "bank",
        "charity",
        "retailer",
        "supplier",
        "utility",
        "shipyard",
        "startup",
        "chain",
        "publisher",
    ];
    if prose.word(to).starts_with("spokes") {
        return true;
    }
    // "Enerdo said in a statement that its staff were safe": a person would be he or she.
    let said = to == at + 1 && prose.is(to, &["said"]) && prose.is(to + 1, &["in"]);
    let statement = (to + 3..to + 5).find(|word| prose.is(*word, &["statement", "reply", "filing", "notice"]));
    if let Some(statement) = statement.filter(|_| said) {
        let that = statement + 1 + usize::from(prose.is(statement + 1, &["that"]));
        let claims = prose.is(that, &["it"]) && prose.is(that + 1, &["had", "has", "would", "will"]);
        if prose.is(that, &["its"]) || claims {
            return true;
        }
    }
    let comma = at > 1 && to == at + 1 && prose.word(at - 1) == "," && prose.word(to) == ",";
    comma && (at.saturating_sub(5)..at - 1).any(|word| prose.is(word, NOUNS)) && !prose.is_capital(at - 2)
}
