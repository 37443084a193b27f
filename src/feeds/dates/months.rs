//! The months by name.

/// How the months' names begin in the larger languages of the press.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "янв", "sty"],
    &["feb", "fév", "fev", "фев", "lut"],
    &["mar", "mär", "maa", "mrt", "мар"],
    &["apr", "avr", "abr", "апр", "kwi"],
    &["may", "mai", "maj", "mei", "mag", "мая", "май"],
    &["jun", "juin", "giu", "июн", "cze"],
    &["jul", "juil", "lug", "июл", "lip"],
    &["aug", "aoû", "aou", "ago", "авг", "sie"],
    &["sep", "set", "сен", "wrz"],
    &["oct", "okt", "out", "ott", "окт", "paź"],
    &["nov", "ноя", "lis"],
    &["dec", "dez", "déc", "dic", "des", "дек", "gru"],
];

/// The month that a word names, in the larger languages of the press.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let known = |names: &[&str]| names.iter().any(|name| lower.starts_with(name));
    if lower.chars().count() < 3 {
        return None;
    }
    let found = MONTHS.iter().position(|names| known(names))?;
    u32::try_from(found + 1).ok()
}
