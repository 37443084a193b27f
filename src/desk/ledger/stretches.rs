//! Stretches of time as a reader counts them: days, weeks, months, quarters, years.

use chrono::{DateTime, Datelike, Months, NaiveDate};

use crate::model::DAY;

/// No more stretches than these, so that a chart of them fits a screen.
const MOST: i64 = 14;

/// On which days stretches begin that hold all days from `first` to `last`, and the day after the last of them.
/// Days are counted since 1970.
#[must_use]
pub(super) fn bounds(first: i64, last: i64) -> Vec<i64> {
    let days = last.saturating_sub(first).saturating_add(1);
    // 1970 began on a Thursday.
    let monday = first - (first + 3).rem_euclid(7);
    if days <= MOST {
        stepped(first, last, |day| Some(day + 1))
    } else if last - monday < 7 * MOST {
        stepped(monday, last, |day| Some(day + 7))
    } else {
        // A month has 28 days at least.
        let months = [1, 3, 6, 12, 24, 60, 120].into_iter().find(|months| days < 28 * months * (MOST - 1));
        let months = u32::try_from(months.unwrap_or(600)).unwrap_or(600);
        let start = date(first).and_then(|date| start_of(date, months)).map_or(first, day);
        stepped(start, last, |from| Some(day(date(from)?.checked_add_months(Months::new(months))?)))
    }
}

fn stepped(first: i64, last: i64, next: impl Fn(i64) -> Option<i64>) -> Vec<i64> {
    let mut bounds = vec![first];
    while let Some(from) = bounds.last().copied().filter(|from| *from <= last) {
        // A calendar ends somewhere; a stretch without an end holds the rest.
        bounds.push(next(from).filter(|day| *day > from).unwrap_or(last + 1));
    }
    bounds
}

/// The first day of the month, the quarter, the half or the years that a day lies in.
fn start_of(date: NaiveDate, months: u32) -> Option<NaiveDate> {
    if months <= 12 {
        return NaiveDate::from_ymd_opt(date.year(), date.month0() / months * months + 1, 1);
    }
    let years = i32::try_from(months / 12).ok()?;
    NaiveDate::from_ymd_opt(date.year().div_euclid(years) * years, 1, 1)
}

fn date(day: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp(day.checked_mul(DAY)?, 0).map(|moment| moment.date_naive())
}

fn day(date: NaiveDate) -> i64 {
    date.signed_duration_since(NaiveDate::default()).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, of_month: u32) -> i64 {
        day(NaiveDate::from_ymd_opt(year, month, of_month).unwrap())
    }

    #[test]
    fn stretches_begin_where_weeks_and_months_do() {
        let wednesday = on(2026, 8, 26);
        assert_eq!(bounds(wednesday, wednesday), [wednesday, wednesday + 1]);
        let weeks = bounds(wednesday, wednesday + 89);
        assert_eq!((weeks[0], weeks[1] - weeks[0], weeks.len()), (wednesday - 2, 7, 15));
        let months = bounds(wednesday, on(2027, 3, 2));
        assert_eq!(months[..3], [on(2026, 8, 1), on(2026, 9, 1), on(2026, 10, 1)]);
        assert_eq!(bounds(on(2024, 2, 9), on(2026, 8, 3))[..2], [on(2024, 1, 1), on(2024, 4, 1)]);
        assert_eq!(bounds(on(1931, 2, 9), on(2026, 8, 3))[..2], [on(1930, 1, 1), on(1940, 1, 1)]);
    }

    #[test]
    fn they_hold_every_day_and_are_few() {
        for days in [1, 2, 14, 15, 90, 98, 99, 200, 400, 900, 4_000, 40_000, 400_000] {
            for first in [-30_000, 0, 20_004] {
                let bounds = bounds(first, first + days - 1);
                assert!(bounds.windows(2).all(|pair| pair[0] < pair[1]), "{days}");
                assert!(bounds[0] <= first && bounds[bounds.len() - 1] >= first + days, "{days}");
                assert!(bounds.len() <= 25, "{days} days: {}", bounds.len());
            }
        }
        assert!(bounds(i64::MIN / 4, i64::MAX / 4).len() < 40);
    }
}
