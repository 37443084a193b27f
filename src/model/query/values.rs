//! What a value means behind its field.

use super::{Bounds, Field, HasThing, IsState, MistakeKind, Period, SourceClass, Test, Words, moment};

/// The test that a value stands for; none where it holds no word. `typed`: more letters may come.
pub(super) fn test(field: Option<Field>, text: &str, exact: bool, typed: bool) -> Result<Option<Test>, MistakeKind> {
    let Some(named) = field else { return Ok(words(text, exact, typed).map(|words| Test::Words(None, words))) };
    let empty = || if typed { Ok(None) } else { Err(MistakeKind::Empty(named)) };
    if text.trim().is_empty() {
        return empty();
    }
    let value = text.to_lowercase();
    let unknown = || MistakeKind::NoValue(named, text.to_owned());
    Ok(Some(match named {
        Field::Title | Field::Body | Field::Caption | Field::Quote | Field::Note | Field::Author => {
            match words(text, exact, typed) {
                Some(words) => Test::Words(field, words),
                None => return empty(),
            }
        }
        Field::Source if !exact && let Some(class) = SourceClass::named(&value) => Test::Source(class),
        Field::Speaker | Field::About | Field::Person | Field::Org | Field::Place | Field::Source => {
            match words(text, exact, typed) {
                Some(words) => Test::Name(named, words),
                None => return empty(),
            }
        }
        Field::Publisher | Field::Feed | Field::Folder | Field::Tag => {
            let text = if named == Field::Tag { text.trim_start_matches('#') } else { text };
            match words(text, exact, typed) {
                Some(words) => Test::Label(named, words),
                None => return empty(),
            }
        }
        Field::Is => Test::Is(IsState::ALL.into_iter().find(|state| state.name() == value).ok_or_else(unknown)?),
        Field::Has => Test::Has(HasThing::ALL.into_iter().find(|thing| thing.name() == value).ok_or_else(unknown)?),
        Field::After | Field::Before | Field::Date | Field::Age => {
            let no = || match named {
                Field::Age => MistakeKind::NoAge(text.to_owned()),
                _ => MistakeKind::NoDate(named, text.to_owned()),
            };
            let period = if named == Field::Age { age(&value) } else { date(named, &value) };
            Test::Published(named, value.clone(), period.ok_or_else(no)?)
        }
        Field::Words | Field::Quotes => {
            let bounds = bounds(&value).ok_or_else(|| MistakeKind::NoNumber(named, text.to_owned()))?;
            Test::Count(named, bounds)
        }
        Field::Story => Test::Story(value.parse().map_err(|_| MistakeKind::NoStory(text.to_owned()))?),
        Field::Sort => return Err(MistakeKind::InPart(Field::Sort)),
    }))
}

/// None where no letter or digit is among them: nothing can be looked for then.
fn words(text: &str, exact: bool, typed: bool) -> Option<Words> {
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    let starred = text.trim_end().ends_with('*');
    let text = text.trim().trim_end_matches('*').trim_end().to_owned();
    let prefix = starred || (typed && text.ends_with(char::is_alphanumeric));
    Some(Words { text, exact, prefix })
}

/// `800`, `>800`, `>=800`, `<3`, `<=3`, `2..5`, `2..`, `..5`.
fn bounds(value: &str) -> Option<Bounds> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (least, most) = if let Some(text) = value.strip_prefix(">=") {
        (number(text)?, u32::MAX)
    } else if let Some(text) = value.strip_prefix("<=") {
        (0, number(text)?)
    } else if let Some(text) = value.strip_prefix('>') {
        (number(text)?.checked_add(1)?, u32::MAX)
    } else if let Some(text) = value.strip_prefix('<') {
        (0, number(text)?.checked_sub(1)?)
    } else if let Some((from, to)) = value.split_once("..") {
        let open = |text: &str, of: u32| if text.is_empty() { Some(of) } else { number(text) };
        (open(from, 0)?, open(to, u32::MAX)?)
    } else {
        (number(value)?, number(value)?)
    };
    (least <= most).then_some(Bounds { least, most })
}

/// `<3d` is younger, `>3d` older; a bare age means younger.
fn age(value: &str) -> Option<Period> {
    let ago = |text: &str| moment::span(text.trim_start_matches('=')).map(moment::Moment::Ago);
    if let Some((young, old)) = value.split_once("..") {
        let (young, old) = (moment::span(young)?, moment::span(old)?);
        let (young, old) = (young.min(old), young.max(old));
        return Some(Period { from: Some(moment::Moment::Ago(old)), until: Some(moment::Moment::Ago(young)) });
    }
    match value.strip_prefix('>') {
        Some(text) => Some(Period { from: None, until: Some(ago(text)?) }),
        None => Some(Period { from: Some(ago(value.strip_prefix('<').unwrap_or(value))?), until: None }),
    }
}

fn date(field: Field, value: &str) -> Option<Period> {
    if let (Field::Date, Some((from, to))) = (field, value.split_once("..")) {
        let open = |text: &str| if text.is_empty() { Some(None) } else { moment::day(text).map(Some) };
        let (from, until) = (open(from)?.map(|(start, _)| start), open(to)?.map(|(_, end)| end));
        return (from.is_some() || until.is_some()).then_some(Period { from, until });
    }
    let compared = [">=", "<=", ">", "<"].into_iter().find_map(|sign| Some((sign, value.strip_prefix(sign)?)));
    if let (Field::Date, Some((sign, text))) = (field, compared) {
        let (start, end) = moment::day(text)?;
        return Some(match sign {
            ">=" => Period { from: Some(start), until: None },
            "<=" => Period { from: None, until: Some(end) },
            ">" => Period { from: Some(end), until: None },
            _ => Period { from: None, until: Some(start) },
        });
    }
    let (start, end) = moment::day(value)?;
    Some(match field {
        Field::After => Period { from: Some(start), until: None },
        Field::Before => Period { from: None, until: Some(start) },
        _ => Period { from: Some(start), until: Some(end) },
    })
}
