//! Direct quotes, and who said them.

use crate::cli::evaluate::answer::Quote;
use crate::cli::evaluate::case::{Case, is_enough};
use crate::cli::evaluate::gold::DirectQuote;
use crate::cli::evaluate::points::{Stretch, covered, union};
use crate::cli::evaluate::tally::Sheet;
use crate::model::QuoteKind;

/// From so many words on a quote counts as long: it is speech, hardly ever a name or a nickname.
const LONG: usize = 5;

/// A stretch between marks that was found.
struct Part<'a> {
    at: Stretch,
    quote: &'a Quote,
    /// Enough of it lies in annotated quotes.
    fits: bool,
    is_long: bool,
}

pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    let Some(gold) = &case.gold.direct_quotes else { return };
    let gold = gold.iter().map(|quote| (case.at(quote.span), quote)).collect::<Vec<_>>();
    let all = union(gold.iter().filter_map(|(at, _)| *at));
    let parts = parts(case, &all);
    let merged = union(parts.iter().filter(|part| part.fits).map(|part| part.at));
    for (at, quote) in gold.iter().filter(|(_, quote)| !quote.optional) {
        let found = at.is_some_and(|at| is_enough(covered(at, &merged), at.len()));
        let is_long = quote.text.split_whitespace().count() >= LONG;
        want(sheet, ["quotes", "quotes-long"], is_long, found);
        if !found {
            sheet.mistake("quotes", at.map(|at| at.start), format!("missed {:?}", quote.text));
        }
        if !has_speaker(quote) {
            continue;
        }
        let best = at.filter(|_| found).and_then(|at| nearest(&parts, at));
        let right = best.is_some_and(|part| is_right(case, part.quote, quote));
        want(sheet, ["speakers", "speakers-long"], is_long, right);
        if let Some(part) = best.filter(|_| !right) {
            let name = case.answer.speaker(part.quote);
            let speaker = quote.speaker.as_ref().or(quote.speaker_mention.as_ref().map(|mention| &mention.text));
            let speaker = speaker.map_or("", |speaker| speaker);
            sheet.mistake("speakers", part.at.start, format!("{:?}: {speaker:?}, found {name:?}", quote.text));
        }
    }
    judge_parts(case, &parts, &gold, sheet);
}

/// The other side: what of the parts that were found is right.
fn judge_parts(case: &Case<'_>, parts: &[Part<'_>], gold: &[(Option<Stretch>, &DirectQuote)], sheet: &mut Sheet) {
    for part in parts {
        let shared = |at: &Option<Stretch>| at.map_or(0, |at| at.shared(part.at));
        if part.fits && gold.iter().any(|(at, quote)| quote.optional && shared(at) > 0) {
            continue;
        }
        find(sheet, ["quotes", "quotes-long"], part.is_long, part.fits);
        if !part.fits {
            sheet.mistake("quotes", part.at.start, format!("added {:?}", case.answer.text.cut(part.at)));
        }
        let best = gold.iter().filter(|_| part.fits).max_by_key(|(at, _)| shared(at)).map(|(_, quote)| *quote);
        if best.is_some_and(|quote| !has_speaker(quote)) {
            continue;
        }
        let right = best.is_some_and(|quote| is_right(case, part.quote, quote));
        find(sheet, ["speakers", "speakers-long"], part.is_long, right);
        if part.quote.speaker.is_some() {
            sheet.guess("speakers", part.quote.confidence, right);
        }
    }
}

fn parts<'a>(case: &Case<'a>, gold: &[Stretch]) -> Vec<Part<'a>> {
    let direct = case.answer.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    let parts = direct.flat_map(|quote| quote.parts.iter().map(move |at| (*at, quote)));
    parts
        .filter(|(at, _)| !at.is_empty())
        .map(|(at, quote)| {
            let fits = is_enough(covered(at, gold), at.len());
            Part { at, quote, fits, is_long: case.answer.text.cut(at).split_whitespace().count() >= LONG }
        })
        .collect()
}

fn has_speaker(quote: &DirectQuote) -> bool {
    quote.speaker.is_some() || quote.speaker_mention.is_some()
}

/// Whether the speaker is the annotated one, or, where only words are annotated, is named by these.
fn is_right(case: &Case<'_>, found: &Quote, wanted: &DirectQuote) -> bool {
    let mention = wanted.speaker_mention.as_ref().filter(|_| wanted.speaker.is_none());
    let Some(mention) = mention else {
        let names = wanted.speaker.iter().chain(&wanted.also_accept_speakers);
        return case.is_given_to(found, &names.map(String::as_str).collect::<Vec<_>>());
    };
    let place = case.at(mention.span).zip(found.speaker_mention);
    place.is_some_and(|(wanted, found)| wanted.shared(found) > 0) || case.is_given_to(found, &[&mention.text])
}

/// The first of the parts that have most in common with a quote.
fn nearest<'a, 'b>(parts: &'b [Part<'a>], at: Stretch) -> Option<&'b Part<'a>> {
    parts.iter().filter(|part| part.fits).rev().max_by_key(|part| part.at.shared(at))
}

fn want(sheet: &mut Sheet, [all, long]: [&'static str; 2], is_long: bool, found: bool) {
    sheet.row(all).want(found);
    if is_long {
        sheet.row(long).want(found);
    }
}

fn find(sheet: &mut Sheet, [all, long]: [&'static str; 2], is_long: bool, right: bool) {
    sheet.row(all).find(right);
    if is_long {
        sheet.row(long).find(right);
    }
}
