//! Moments as a reader says them.

use chrono::{DateTime, FixedOffset, Offset, Utc};

use crate::model::{DAY, Timestamp};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// How old something is, in at most four characters: "5m", "3h", "2d", "5w", "7mo", "2y".
#[must_use]
pub fn age(published: Timestamp, now: Timestamp) -> String {
    let seconds = now - published;
    match seconds {
        _ if published <= 0 || now <= 0 => String::new(),
        ..MINUTE => "now".to_owned(),
        MINUTE..HOUR => format!("{}m", seconds / MINUTE),
        HOUR..DAY => format!("{}h", seconds / HOUR),
        _ => match seconds / DAY {
            days @ ..=13 => format!("{days}d"),
            days @ 14..=59 => format!("{}w", days / 7),
            days @ 60..=729 => format!("{}mo", days / 30),
            days => format!("{}y", days / 365),
        },
    }
}

/// "16 June 2021, 14:05", `offset` seconds east of UTC.
#[must_use]
pub fn date(moment: Timestamp, offset: i32) -> String {
    local(moment, offset).map_or_else(String::new, |time| time.format("%-d %B %Y, %H:%M").to_string())
}

/// The year of a moment, `offset` seconds east of UTC.
#[must_use]
pub fn year(moment: Timestamp, offset: i32) -> String {
    local(moment, offset).map_or_else(String::new, |time| time.format("%Y").to_string())
}

/// "16 Jun 2021".
#[must_use]
pub fn day(moment: Timestamp, offset: i32) -> String {
    local(moment, offset).map_or_else(String::new, |time| time.format("%-d %b %Y").to_string())
}

/// "2021-06-16", as a query has it.
#[must_use]
pub fn iso_day(moment: Timestamp, offset: i32) -> String {
    local(moment, offset).map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}

/// The moment at which the day of `now` began, `offset` seconds east of UTC.
#[must_use]
pub fn start_of_day(now: Timestamp, offset: i32) -> Timestamp {
    let local = now.saturating_add(i64::from(offset));
    local.div_euclid(DAY).saturating_mul(DAY).saturating_sub(i64::from(offset))
}

fn local(moment: Timestamp, offset: i32) -> Option<DateTime<FixedOffset>> {
    let zone = FixedOffset::east_opt(offset).unwrap_or(Utc.fix());
    DateTime::from_timestamp(moment, 0).map(|time| time.with_timezone(&zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_short() {
        let now = 1_700_000_000;
        let ages: Vec<String> = [-9, 30, 300, 3 * HOUR, 2 * DAY, 30 * DAY, 200 * DAY, 900 * DAY]
            .iter()
            .map(|ago| age(now - ago, now))
            .collect();
        assert_eq!(ages, ["now", "now", "5m", "3h", "2d", "4w", "6mo", "2y"]);
    }

    #[test]
    fn a_day_begins_where_the_reader_is() {
        assert_eq!(start_of_day(DAY + 5, 0), DAY);
        assert_eq!(start_of_day(DAY + 5, -3600), 3600);
        assert_eq!(date(0, 3600), "1 January 1970, 01:00");
    }
}
