//! How words and lines are written, and how a word would stand in a sentence.

use std::borrow::Cow;

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::words::{Form, LineCase};
use crate::model::BlockKind;

pub(super) fn line_case<'t>(tokens: impl Iterator<Item = &'t str>, kind: BlockKind) -> LineCase {
    let (mut lower, mut capital, mut capitals) = (0, 0, 0);
    for token in tokens.filter(|token| token.chars().count() > 3) {
        match form(token) {
            Form::Lower => lower += 1,
            Form::Capital => capital += 1,
            Form::Capitals => capitals += 1,
            Form::Other => {}
        }
    }
    let short = matches!(kind, BlockKind::Headline | BlockKind::Kicker | BlockKind::Heading);
    let enough = if short { 2 } else { 6 };
    let names_people = matches!(kind, BlockKind::Caption | BlockKind::Credit | BlockKind::Byline | BlockKind::Dateline);
    if capitals >= 2 && capitals > 2 * (lower + capital) || short && capitals > 0 && lower + capital == 0 {
        LineCase::Capitals
    } else if capital >= enough && !names_people && (lower == 0 || short && capital > 4 * lower) {
        LineCase::Headline
    } else {
        LineCase::Sentence
    }
}

pub(super) fn form(raw: &str) -> Form {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Form::Other };
    if first.is_uppercase() {
        let mut more = letters.peekable();
        if more.peek().is_some() && more.all(char::is_uppercase) { Form::Capitals } else { Form::Capital }
    } else if first.is_lowercase() && is_particled(raw) {
        Form::Capital
    } else if first.is_lowercase() {
        Form::Lower
    } else {
        Form::Other
    }
}

/// "al-Masri", "el-Sisi", "d'Estaing", "iPhone": names that begin small.
fn is_particled(raw: &str) -> bool {
    let joined = ["al-", "el-", "as-", "ash-", "an-", "ar-", "d'", "d’", "de-", "bin-", "ul-"];
    let rest = joined.iter().find_map(|particle| raw.strip_prefix(particle));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

pub(super) fn as_in_a_sentence<'t>(raw: &'t str, form: Form, case: LineCase, lists: &Gazetteer) -> Cow<'t, str> {
    if form != Form::Capitals || raw.contains('.') {
        return Cow::Borrowed(raw);
    }
    let is_long = raw.chars().count() > 3;
    if lists.of(raw).is_name() || !is_long && case == LineCase::Sentence {
        return Cow::Borrowed(raw);
    }
    let taken_back = capitalised(raw);
    if case == LineCase::Capitals || lists.of(&taken_back) != Known::default() {
        return Cow::Owned(taken_back);
    }
    Cow::Borrowed(raw)
}

/// "SOUTHERN-CROSS" as "Southern-Cross".
#[must_use]
pub fn capitalised(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut fresh = true;
    for c in raw.chars() {
        if fresh {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        fresh = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    out
}

/// Marks after which a capital tells nothing.
pub(super) fn begins_anew(raw: &str, is_mark: bool) -> bool {
    is_mark && raw != "'" && raw != "’" || matches!(raw, ":" | "•" | "." | "!" | "?" | "—" | "*" | "|" | "…" | "...")
}
