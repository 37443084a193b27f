//! Lines that say when an article was printed.

use chrono::{NaiveDate, NaiveTime};

use super::date_words::{Word, read};
use crate::model::Timestamp;

/// What a line of dates holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) published: Option<Timestamp>,
    pub(super) modified: Option<Timestamp>,
}

/// Whether the line holds nothing but dates, times and the words around them.
pub(super) fn is_date_line(text: &str) -> bool {
    is_date(text) || placed(text).is_some_and(is_date)
}

/// What follows the place before a date: "Lunde, May 3, 2024".
fn placed(text: &str) -> Option<&str> {
    let (place, date) = text.split_once(", ")?;
    let named = place.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (named && place.split_whitespace().count() <= 2 && place.len() <= 30).then_some(date)
}

fn is_date(text: &str) -> bool {
    read(text).is_some_and(|words| {
        let has = |test: fn(&Word) -> bool| words.iter().any(test);
        let number = has(|word| matches!(word, Word::Number(_)));
        has(|word| matches!(word, Word::Clock(_) | Word::Day(_)))
            || (number && has(|word| matches!(word, Word::Month(_) | Word::Ago | Word::Half { .. })))
            || (has(|word| matches!(word, Word::Updated)) && has(|word| matches!(word, Word::Ago | Word::Weekday)))
    })
}

/// Whether the line is the time of day and nothing else, as over an update of a live report.
pub(super) fn is_clock(text: &str) -> bool {
    read(text).is_some_and(|words| {
        let clock = words.iter().any(|word| matches!(word, Word::Clock(_) | Word::Half { .. }));
        clock
            && words
                .iter()
                .all(|word| matches!(word, Word::Clock(_) | Word::Half { .. } | Word::Zone(_) | Word::Number(_)))
    })
}

/// Reads the dates of a line that [`is_date_line`] took for one.
pub(super) fn dates(text: &str) -> Dates {
    let words = read(text).or_else(|| read(placed(text)?)).unwrap_or_default();
    let cut = words.iter().position(|word| *word == Word::Updated);
    let (first, second) = words.split_at(cut.unwrap_or(words.len()));
    let published = moment(first, None);
    // "Updated 15:40" goes on with the day of the first date; "Updated 2 hours ago" says no moment.
    let named = second.iter().any(|word| matches!(word, Word::Clock(_) | Word::Day(_) | Word::Month(_)));
    let modified = if named { moment(second, published.map(|(day, _)| day)) } else { None };
    let stamp = |found: Option<(NaiveDate, Timestamp)>| found.map(|(_, at)| at);
    match (published, modified) {
        (None, Some(_)) => Dates { published: stamp(modified), modified: stamp(modified) },
        _ => Dates { published: stamp(published), modified: stamp(modified) },
    }
}

/// The day and the moment that the words name; `day` where they name only a time.
fn moment(words: &[Word], day: Option<NaiveDate>) -> Option<(NaiveDate, Timestamp)> {
    let day = date(words).or(day)?;
    let clock = words.iter().position(|word| matches!(word, Word::Clock(_)));
    let half = words.iter().find_map(|word| match word {
        Word::Half { afternoon } => Some(*afternoon),
        _ => None,
    });
    let minutes = clock.and_then(|at| match words.get(at) {
        Some(Word::Clock(minutes)) => Some(*minutes),
        _ => None,
    });
    let minutes = match (minutes.unwrap_or(0), half) {
        (minutes, Some(true)) if minutes < 12 * 60 => minutes + 12 * 60,
        (minutes, Some(false)) if minutes >= 12 * 60 => minutes - 12 * 60,
        (minutes, _) => minutes,
    };
    let zone = words.iter().find_map(|word| match word {
        Word::Zone(east) => Some(*east),
        _ => None,
    });
    let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0)?;
    let at = day.and_time(time).and_utc().timestamp() - i64::from(zone.unwrap_or(0)) * 60;
    Some((day, at))
}

fn date(words: &[Word]) -> Option<NaiveDate> {
    if let Some(day) = words.iter().find_map(|word| match word {
        Word::Day(day) => Some(*day),
        _ => None,
    }) {
        return Some(day);
    }
    let at = words.iter().position(|word| matches!(word, Word::Month(_)))?;
    let month = match words.get(at)? {
        Word::Month(month) => *month,
        _ => return None,
    };
    let number = |place: Option<usize>| match place.and_then(|place| words.get(place)) {
        Some(Word::Number(number)) => Some(*number),
        _ => None,
    };
    let is_day = |number: &u32| (1..=31).contains(number);
    let is_year = |number: &u32| (1900..=2100).contains(number);
    let (before, after, later) = (number(at.checked_sub(1)), number(Some(at + 1)), number(Some(at + 2)));
    let day = before.filter(is_day).or_else(|| after.filter(is_day))?;
    let year = [after, later].into_iter().flatten().find(is_year)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_are_told_from_others() {
        for text in [
            "February 18, 2024 3:42 PM",
            "March 3, 2025 11:48 PM GMT · Updated 2 hours ago",
            "Posted: Aug. 14, 2024 at 9:05 p.m. | Updated: Aug. 15, 2024 at 7:31 a.m.",
            "16:52 CET, Thursday 21 November 2024",
            "Wed 16 Apr 2025 14.20 EEST · First published at 07.55",
            "Last updated on 2024-02-18",
            "22 May 2025",
        ] {
            assert!(is_date_line(text), "{text}");
        }
        for text in ["4 min read", "May I go", "In 2024", "STOXX 600 down 0.6%", "March on London", "Tuesday"] {
            assert!(!is_date_line(text), "{text}");
        }
        assert!(is_clock("14.20") && is_clock("2:15 p.m.") && !is_clock("22 May 2025"));
    }

    #[test]
    fn dates_are_read_with_their_zone() {
        let stamp = |text: &str| chrono::DateTime::parse_from_rfc3339(text).map(|at| at.timestamp()).ok();
        let both = dates("Posted: Aug. 14, 2024 at 9:05 p.m. | Updated: Aug. 15, 2024 at 7:31 a.m.");
        assert_eq!(both.published, stamp("2024-08-14T21:05:00Z"));
        assert_eq!(both.modified, stamp("2024-08-15T07:31:00Z"));
        assert_eq!(dates("16:52 CET, Thursday 21 November 2024").published, stamp("2024-11-21T16:52:00+01:00"));
        assert_eq!(dates("Sat 7 Jun 2025 06.00 BST").published, stamp("2025-06-07T06:00:00+01:00"));
        assert_eq!(dates("Updated 3:10 pm, 4 May 2023").published, stamp("2023-05-04T15:10:00Z"));
    }
}
