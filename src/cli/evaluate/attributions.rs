//! What is told of someone's words without quotation marks, and whose they are.

use crate::cli::evaluate::answer::Quote;
use crate::cli::evaluate::case::Case;
use crate::cli::evaluate::gold::Indirect;
use crate::cli::evaluate::points::Stretch;
use crate::cli::evaluate::tally::Sheet;
use crate::model::QuoteKind;

pub fn judge(case: &Case<'_>, sheet: &mut Sheet) {
    let Some(gold) = &case.gold.indirect else { return };
    for record in gold.iter().filter(|record| !record.optional && record.source_mention.is_some()) {
        let found = case.answer.quotes.iter().any(|quote| fits(case, record, quote));
        sheet.row("indirect").want(found);
        if !found {
            let mention = record.source_mention.as_ref();
            let place = mention.and_then(|mention| case.at(mention.span)).map(|at| at.start);
            let words = mention.map_or("", |mention| &mention.text);
            sheet.mistake("indirect", place, format!("missed what {words:?} ({}) says", record.source));
        }
    }
    let direct = case.gold.direct_quotes.iter().flatten().filter_map(|quote| quote.speaker_mention.as_ref());
    let speakers = direct.filter_map(|mention| case.at(mention.span)).collect::<Vec<_>>();
    for quote in case.answer.quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect && !quote.stance) {
        let mut fitting = gold.iter().filter(|record| fits(case, record, quote)).peekable();
        let by_speaker = quote.speaker_mention.is_some_and(|at| speakers.iter().any(|speaker| speaker.shared(at) > 0));
        let right = fitting.peek().is_some();
        // Half a sentence is often a quote's and half not: its speaker is no wrong source of either.
        if fitting.any(|record| !record.optional) || !right && !by_speaker {
            sheet.row("indirect").find(right);
            sheet.guess("indirect", quote.confidence, right);
        }
        if !right && !by_speaker {
            let place = quote.speaker_mention.or(quote.parts.first().copied());
            let words = quote.speaker_mention.map(|at| case.answer.text.cut(at)).unwrap_or_default();
            sheet.mistake("indirect", place.map(|at| at.start), format!("added what {words:?} says"));
        }
    }
}

/// Whether a quote has the words that name the record's source, or its content and the right source.
fn fits(case: &Case<'_>, record: &Indirect, quote: &Quote) -> bool {
    let mention = record.source_mention.as_ref().and_then(|mention| case.at(mention.span));
    if mention.zip(quote.speaker_mention).is_some_and(|(wanted, found)| wanted.shared(found) > 0) {
        return true;
    }
    let sources = [&record.source].into_iter().chain(&record.also_accept_sources);
    let sources = sources.map(String::as_str).collect::<Vec<_>>();
    let over = |at: Stretch| quote.parts.iter().any(|part| part.shared(at) > 0);
    case.at(record.span).is_some_and(over) && case.is_given_to(quote, &sources)
}
