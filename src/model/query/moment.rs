//! Days and ages, as readers write them.

use crate::model::{DAY, Timestamp};

/// What a query needs to know of the moment at which it is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    pub now: Timestamp,
    /// Seconds east of UTC: days begin at the reader's midnight.
    pub offset: i64,
}

/// A moment, partly as seen from the one at which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The beginning of a day, counted in days since 1970.
    Day(i64),
    /// The beginning of the day so many days before today; negative: after it.
    DaysAgo(i64),
    /// The beginning of the last such day, today included, and so many days on. 0: Monday.
    Weekday(i64, i64),
    /// So many seconds ago.
    Ago(i64),
}

/// From a moment to before another one; none: open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub from: Option<Moment>,
    pub until: Option<Moment>,
}

impl Moment {
    /// When that begins which a word means: a day, a month, a year, or a time ago.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        day(word).map(|(from, _)| from)
    }

    #[must_use]
    pub fn at(self, clock: Clock) -> Timestamp {
        let today = clock.now.saturating_add(clock.offset).div_euclid(DAY);
        let start = |day: i64| day.saturating_mul(DAY).saturating_sub(clock.offset);
        match self {
            Self::Day(day) => start(day),
            Self::DaysAgo(days) => start(today.saturating_sub(days)),
            // 1970 began on a Thursday.
            Self::Weekday(day, on) => start(today - (today + 3 - day).rem_euclid(7) + on),
            Self::Ago(seconds) => clock.now.saturating_sub(seconds),
        }
    }
}

/// The beginnings of what a word means and of what comes after it: of a day, a month or a year.
pub(super) fn day(word: &str) -> Option<(Moment, Moment)> {
    let word = word.to_lowercase();
    match word.as_str() {
        "today" => return Some((Moment::DaysAgo(0), Moment::DaysAgo(-1))),
        "yesterday" => return Some((Moment::DaysAgo(1), Moment::DaysAgo(0))),
        _ => {}
    }
    if let Some(day) = WEEKDAYS.iter().zip(0..).find_map(|(name, day)| (word == *name).then_some(day)) {
        return Some((Moment::Weekday(day, 0), Moment::Weekday(day, 1)));
    }
    if let Some(seconds) = span(&word) {
        return Some((Moment::Ago(seconds), Moment::Ago(0)));
    }
    let mut parts = word.split('-').map(|part| part.parse::<u16>().ok().map(i64::from));
    let year = parts.next()?.filter(|year| (1900..=2999).contains(year))?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let first = |year: i64, month: i64| Moment::Day(days(year, month, 1));
    Some(match (month, day) {
        (None, _) => (first(year, 1), first(year + 1, 1)),
        (Some(month), None) => {
            let month = month.filter(|month| (1..=12).contains(month))?;
            (first(year, month), if month == 12 { first(year + 1, 1) } else { first(year, month + 1) })
        }
        (Some(month), Some(day)) => {
            let month = month.filter(|month| (1..=12).contains(month))?;
            let next = if month == 12 { days(year + 1, 1, 1) } else { days(year, month + 1, 1) };
            let start = days(year, month, day.filter(|day| (1..=31).contains(day))?);
            (start < next).then_some((Moment::Day(start), Moment::Day(start + 1)))?
        }
    })
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The seconds of a span of time: 30m, 3h, 3d, 2w, 6mo, 1y.
pub(super) fn span(word: &str) -> Option<i64> {
    let at = word.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = word.split_at_checked(at)?;
    let seconds = match unit.to_lowercase().as_str() {
        "m" | "min" => 60,
        "h" => 3_600,
        "d" => DAY,
        "w" => 7 * DAY,
        "mo" => 30 * DAY,
        "y" => 365 * DAY,
        _ => return None,
    };
    count.parse::<i64>().ok()?.checked_mul(seconds).filter(|seconds| *seconds < 200 * 366 * DAY)
}

/// Days since 1970 of a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Counted from March, so that the odd day of a leap year is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
        - 719_469
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 2, 29), 11_016);
        assert_eq!(days(2026, 11, 23), 20_780);
        assert_eq!(day("2026-02-30"), None);
        assert_eq!(day("2026-13"), None);
        assert_eq!(day("2026-11-23"), Some((Moment::Day(20_780), Moment::Day(20_781))));
        assert_eq!(day("2025-12"), Some((Moment::Day(20_423), Moment::Day(20_454))));
    }

    #[test]
    fn a_weekday_is_the_last_one() {
        // Monday, 23 November 2026, 01:30 UTC.
        let clock = Clock { now: 20_780 * DAY + 5_400, offset: 0 };
        assert_eq!(Moment::Weekday(0, 0).at(clock), 20_780 * DAY);
        assert_eq!(Moment::Weekday(1, 0).at(clock), 20_774 * DAY);
        assert_eq!(Moment::Weekday(6, 0).at(clock), 20_779 * DAY);
        // In New York it is still Sunday.
        let west = Clock { offset: -5 * 3_600, ..clock };
        assert_eq!(Moment::DaysAgo(0).at(west), 20_779 * DAY + 5 * 3_600);
        assert_eq!(Moment::Weekday(0, 0).at(west), 20_773 * DAY + 5 * 3_600);
    }
}
