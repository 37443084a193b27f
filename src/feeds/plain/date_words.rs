//! The words of lines that say when an article was printed: months, clocks, zones, and what stands around them.

use chrono::NaiveDate;

use crate::feeds::language;

/// One word of a line, as far as dates go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Number(u32),
    /// Minutes since midnight, as written.
    Clock(u32),
    Day(NaiveDate),
    Month(u32),
    Half {
        afternoon: bool,
    },
    /// Minutes east of Greenwich.
    Zone(i32),
    Weekday,
    Ago,
    Filler,
    Updated,
}

/// The words of a short line; none where one of them has no business in a line of dates.
pub(super) fn read(text: &str) -> Option<Vec<Word>> {
    if text.len() > 160 {
        return None;
    }
    let mut words = Vec::new();
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '(' | ')' | '–' | '—' | '@');
    // Word by word: the first one that is none of a date's ends it for most lines.
    for raw in text.split(parts).filter(|raw| !raw.is_empty()) {
        let low = language::lower(raw);
        if low.contains(['年', '月', '時']) {
            eastern(&low).split(' ').try_for_each(|word| take(word, &mut words))?;
        } else if low.contains("updated") || low.contains("published") {
            // "Updated:May 3" is printed without a blank.
            let apart = low.replace("updated", " updated ").replace("published", " published ");
            apart.split(' ').try_for_each(|word| take(word, &mut words))?;
        } else {
            let known = words.len();
            if take(&low, &mut words).is_none() {
                words.truncate(known);
                apart(raw).split(' ').try_for_each(|word| take(word, &mut words))?;
            }
        }
    }
    Some(words)
}

/// The figures of "2025年1月14日" and "20時05分" as they are written elsewhere.
fn eastern(word: &str) -> String {
    word.replace(['年', '月'], "-").replace('日', " ").replace('時', ":").replace(['分', '付', '更', '新'], " ")
}

/// What is printed without a blank, in lower case: "Publié17 mai2024".
fn apart(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut last: Option<char> = None;
    for c in word.chars() {
        let edge = last.is_some_and(|last| {
            last.is_alphabetic() && c.is_ascii_digit()
                || last.is_ascii_digit() && c.is_alphabetic()
                || last.is_lowercase() && c.is_uppercase()
        });
        if edge {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
        last = Some(c);
    }
    out
}

/// Adds a word of a line of dates; none where it has no business in one.
fn take(raw: &str, words: &mut Vec<Word>) -> Option<()> {
    let word = raw.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '-'));
    if !word.trim_matches('-').is_empty() {
        words.push(known(word)?);
    }
    Some(())
}

fn known(word: &str) -> Option<Word> {
    let found = match word {
        "am" | "a.m" | "a.m." => Word::Half { afternoon: false },
        "pm" | "p.m" | "p.m." => Word::Half { afternoon: true },
        "updated" | "update" | "modified" | "edited" | "revised" | "aktualisiert" | "actualizado" | "atualizado"
        | "aggiornato" | "bijgewerkt" | "uppdaterad" | "oppdatert" | "opdateret" => Word::Updated,
        "ago" | "today" | "yesterday" => Word::Ago,
        "published" | "posted" | "on" | "at" | "first" | "last" | "of" | "the" | "from" | "date" | "and"
        | "created" | "time" | "added" | "local" | "uhr" | "le" | "à" | "den" | "um" | "el" | "de" | "publié"
        | "issued" | "uk" | "us" | "filed" | "st" | "nd" | "rd" | "th" | "now" | "hours" | "hour" | "minutes"
        | "minute" | "mins" | "min" | "days" | "day" | "hrs" | "just" | "second" | "seconds" | "read" | "reading" => {
            Word::Filler
        }
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mon" | "tue" | "tues"
        | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun" => Word::Weekday,
        _ => {
            let word_of_dates = || language::is_date_word(word).then_some(Word::Filler);
            let month = month_named(word).or_else(|| language::month(word));
            return month
                .map(Word::Month)
                .or_else(|| zone(word).map(Word::Zone))
                .or_else(word_of_dates)
                .or_else(|| figure(word));
        }
    };
    Some(found)
}

/// Which month of the year an English name or its short form in lower case is.
#[must_use]
pub fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.');
    let found = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word)))?;
    u32::try_from(found + 1).ok()
}

fn zone(word: &str) -> Option<i32> {
    if let Some(hours) = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc")).filter(|rest| rest.len() > 1) {
        let hours: i32 = hours.strip_suffix(":00").unwrap_or(hours).parse().ok()?;
        return (-12..=14).contains(&hours).then_some(hours * 60);
    }
    Some(match word {
        "gmt" | "utc" | "z" | "wet" => 0,
        "bst" | "cet" | "west" | "wat" => 60,
        "cest" | "eet" | "cat" | "sast" => 120,
        "eest" | "msk" | "eat" | "trt" => 180,
        "gst" => 240,
        "pkt" => 300,
        "ist" => 330,
        "ict" | "wib" => 420,
        "hkt" | "sgt" | "pht" | "awst" => 480,
        "jst" | "kst" => 540,
        "aest" => 600,
        "aedt" => 660,
        "nzst" => 720,
        "nzdt" => 780,
        "brt" | "art" | "adt" => -180,
        "edt" | "et" | "ast" => -240,
        "est" | "cdt" | "ct" => -300,
        "cst" | "mdt" | "mt" => -360,
        "mst" | "pdt" | "pt" => -420,
        "pst" => -480,
        _ => return None,
    })
}

/// Numbers, clocks and whole dates in figures.
fn figure(word: &str) -> Option<Word> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((day, _)) = word.split_once('t').filter(|(day, _)| day.len() == 10) {
        // The clock of an ISO date is told apart from the day only where it stands alone.
        return figure(day);
    }
    if let Some(parts) = three(word, '-').or_else(|| three(word, '/')).or_else(|| three(word, '.')) {
        let [a, b, c] = parts;
        let (year, month, day) = if a > 31 {
            (a, b, c)
        } else if b > 12 {
            (c, a, b)
        } else {
            (c, b, a)
        };
        let year = if year < 100 { year + 2000 } else { year };
        return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Word::Day);
    }
    for suffix in ["am", "pm", "a.m", "p.m"] {
        if let Some(figures) = word.strip_suffix(suffix).filter(|figures| !figures.is_empty()) {
            let minutes = clock(figures)
                .or_else(|| figures.parse().ok().filter(|hour| *hour <= 12).map(|hour: u32| hour * 60))?;
            let afternoon = suffix.starts_with('p');
            let minutes = match (afternoon, minutes / 60) {
                (true, 0..12) => minutes + 720,
                (false, 12) => minutes - 720,
                _ => minutes,
            };
            return Some(Word::Clock(minutes));
        }
    }
    let figures = word
        .trim_end_matches("st")
        .trim_end_matches("nd")
        .trim_end_matches("rd")
        .trim_end_matches("th")
        .trim_end_matches('h');
    clock(figures.trim_end_matches("uhr")).map(Word::Clock).or_else(|| {
        let figures = figures.trim_end_matches('.');
        (figures.len() <= 4).then(|| figures.parse().ok().map(Word::Number)).flatten()
    })
}

fn three(word: &str, mark: char) -> Option<[u32; 3]> {
    let mut parts = word.split(mark).map(|part| part.parse::<u32>().ok());
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

fn clock(word: &str) -> Option<u32> {
    let (hour, rest) = word.split_once([':', '.', 'h'])?;
    let minute = rest.split(':').next()?;
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
