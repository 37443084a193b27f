//! Whom a pronoun means that words are given to: "she said", "he warned that".

use crate::cli::evaluate::answer::Quote;
use crate::cli::evaluate::case::{Case, is_enough};
use crate::cli::evaluate::gold::Phrase;
use crate::cli::evaluate::points::Stretch;
use crate::cli::evaluate::tally::{Sheet, Tally};
use crate::model::QuoteKind;

/// The words for whoever was named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "it"];

/// Scores the speakers of what was found; what was not is missing among quotes and indirect attributions.
pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    for quote in case.gold.direct_quotes.iter().flatten().filter(|quote| !quote.optional) {
        let Some((mention, speaker)) = quote.speaker_mention.as_ref().zip(quote.speaker.as_deref()) else { continue };
        let Some(at) = case.at(quote.span).filter(|_| is_pronoun(mention)) else { continue };
        let parts = |quote: &Quote| quote.parts.iter().map(|part| part.shared(at)).sum::<usize>();
        let direct = case.answer.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let found = direct.max_by_key(|quote| parts(quote)).filter(|quote| is_enough(parts(quote), at.len()));
        count(case, sheet, mention, found, &accepted(speaker, &quote.also_accept_speakers));
    }
    for record in case.gold.indirect.iter().flatten().filter(|record| !record.optional) {
        let Some(mention) = record.source_mention.as_ref().filter(|mention| is_pronoun(mention)) else { continue };
        let at = case.at(mention.span);
        let by = |quote: &&Quote| at.zip(quote.speaker_mention).is_some_and(|(at, found)| at.shared(found) > 0);
        let found = case.answer.quotes.iter().filter(|quote| !quote.stance).find(by);
        count(case, sheet, mention, found, &accepted(&record.source, &record.also_accept_sources));
    }
}

fn count(case: &Case<'_>, sheet: &mut Sheet, mention: &Phrase, found: Option<&Quote>, speakers: &[&str]) {
    let Some(found) = found else { return };
    let right = case.is_given_to(found, speakers);
    sheet.row("pronouns").add(Tally::of_set(right.into(), (!right).into(), (!right).into()));
    if !right {
        let place = case.at(mention.span).map(|at: Stretch| at.start);
        let (wanted, name) = (speakers.first().copied().unwrap_or_default(), case.answer.speaker(found));
        sheet.mistake("pronouns", place, format!("{:?} is {wanted:?}, found {name:?}", mention.text));
    }
}

fn is_pronoun(mention: &Phrase) -> bool {
    PRONOUNS.iter().any(|pronoun| mention.text.eq_ignore_ascii_case(pronoun))
}

fn accepted<'a>(first: &'a str, others: &'a [String]) -> Vec<&'a str> {
    [first].into_iter().chain(others.iter().map(String::as_str)).collect()
}
