//! Mentions put right by what is printed beside them: titles, letters behind a name, amounts, ministries.

mod agree;
mod bared;
#[cfg(test)]
mod tests;
mod widened;

use self::agree::agree;
use self::bared::{LETTERS, bared};
use self::widened::widened;
use crate::analysis::entities::offices::without_office;
use crate::analysis::gazetteer::{Known, gazetteer};
use crate::analysis::mention::Mention;
use crate::analysis::reading::Reading;
use crate::model::{EntityKind, Span};

/// Short words in capitals that measure something.
const UNITS: &[&str] = &["MW", "GW", "TW", "KW", "MWH", "KST", "UTC", "GMT", "BST", "CET", "CEST", "EDT", "PDT", "IST"];

/// Moneys that are written with a capital before an amount.
const CURRENCIES: &[&str] = &["Won", "Yen", "Naira", "Ringgit", "Baht", "Rupiah", "Rs", "Euro", "Dollar"];

/// The mentions without what is no name, in text order, none within another.
pub(super) fn tidied(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let text = reading.text();
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let Some(mention) = without_office(text, bared(text, *mention)) else { continue };
        let printed = mention.span.of(text);
        let before = out.last().copied();
        let of_person = before.is_some_and(|before| {
            let between = text.get(before.span.end()..mention.span.start());
            before.kind == EntityKind::Person && between.is_some_and(|between| matches!(between, ", " | " " | " ("))
        });
        if is_no_name(&mention, printed) || of_person && LETTERS.contains(&printed) {
            continue;
        }
        if let Some(body) = before.and_then(|before| with_country(text, before, mention)) {
            out.pop();
            out.push(body);
            continue;
        }
        let mention = widened(reading, mention);
        if out.last().is_none_or(|before| before.span.end <= mention.span.start) {
            out.push(mention);
        }
    }
    agree(text, &mut out);
    out
}

/// Amounts, units and moneys; gods, who are on no list of people.
fn is_no_name(mention: &Mention, printed: &str) -> bool {
    // "Fourteen-year-old beats champion"
    if printed.ends_with("-year-old") || printed.ends_with("-year-olds") {
        return true;
    }
    let money = mention.kind != EntityKind::Person && CURRENCIES.contains(&printed);
    let god = mention.kind == EntityKind::Person && matches!(printed, "God" | "Allah");
    money || god || printed.is_empty() || is_amount(printed) || UNITS.contains(&printed)
}

/// "RSPB Scotland", where it says something: the branch of a body that is called by its letters.
fn with_country(text: &str, body: Mention, country: Mention) -> Option<Mention> {
    let name = body.span.of(text);
    let letters = name.len() > 2 && name.chars().all(char::is_uppercase);
    let place = country.kind == EntityKind::Place && gazetteer().of(country.span.of(text)).any(Known::PLACE);
    let joined = text.get(body.span.end()..country.span.start())? == " ";
    let rest = text.get(country.span.end()..)?.strip_prefix(' ')?;
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let says = gazetteer().of(next).any(Known::SAYING);
    let branch = body.kind == EntityKind::Organisation && letters && place && joined && says;
    branch.then(|| Mention { span: Span::new(body.span.start(), country.span.end()), ..body })
}

/// "N2.3bn", "Won 92,000": money, whatever its sign.
fn is_amount(printed: &str) -> bool {
    let last = printed.rsplit(' ').next().unwrap_or_default();
    let number = last.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_end_matches(['b', 'n', 'm', 'k', 't']);
    let short = last.len() - last.trim_start_matches(|c: char| c.is_ascii_uppercase()).len() <= 3;
    let digits = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    short && digits && number.contains(['.', ',']) && number.starts_with(|c: char| c.is_ascii_digit())
}
