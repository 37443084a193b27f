//! Moments as feeds and pages write them.

mod months;
mod scan;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use self::months::month_of;
use self::scan::Scan;
use crate::model::Timestamp;

/// Seconds since 1970 of a date in any usual writing; what names no zone is taken as UTC.
#[must_use]
pub fn parse(raw: &str) -> Option<Timestamp> {
    let raw = raw.trim();
    if raw.is_empty() || raw.len() > 120 {
        return None;
    }
    iso(raw).or_else(|| worded(raw)).map(|moment| moment.and_utc().timestamp())
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // Sorting and storing want sane years; a day that a month lacks is counted on into the next one.
    if !(1970..=2200).contains(&year) || !(1..=31).contains(&month) || !(1..=40).contains(&day) {
        return None;
    }
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    first.checked_add_signed(TimeDelta::days(i64::from(day) - 1))
}

/// The clock and the zone that follow a date, moved to UTC; midnight where none follow.
fn at_clock(date: NaiveDate, scan: &mut Scan<'_>) -> NaiveDateTime {
    scan.skip(" ,Tt\u{a0}|-–—•·");
    for word in ["at ", "um ", "à ", "às ", "a las "] {
        scan.rest = scan.rest.strip_prefix(word).unwrap_or(scan.rest);
    }
    let time = scan.clock().unwrap_or_default();
    let offset = scan.zone().unwrap_or(0);
    date.and_time(NaiveTime::MIN) + time - TimeDelta::seconds(offset)
}

/// ISO 8601 and its relatives: the year first, in numbers.
fn iso(raw: &str) -> Option<NaiveDateTime> {
    let mut scan = Scan { rest: raw };
    let (year, _) = scan.number(4, 4)?;
    if scan.rest.is_empty() {
        return day(year, 1, 1).map(|date| date.and_time(NaiveTime::MIN));
    }
    let separated = scan.eat("-/.:");
    if separated && scan.eat("-W") {
        return None;
    }
    let ordinal = Scan { rest: scan.rest }.number(3, 4);
    if let Some((count, 3)) = ordinal {
        scan.number(3, 3);
        let date = NaiveDate::from_yo_opt(i32::try_from(year).ok()?, count)?;
        return Some(at_clock(date, &mut scan));
    }
    let (month, _) = scan.number(if separated { 1 } else { 2 }, 2)?;
    if scan.rest.is_empty() {
        return day(year, month, 1).map(|date| date.and_time(NaiveTime::MIN));
    }
    if !scan.eat("-/.") && separated {
        return None;
    }
    let (number, _) = scan.number(if separated { 1 } else { 2 }, 2)?;
    Some(at_clock(day(year, month, number)?, &mut scan))
}

/// RFC 822 and what people write: the month in letters, or numbers with the day or month first.
fn worded(raw: &str) -> Option<NaiveDateTime> {
    let mut scan = Scan { rest: raw };
    let (mut number, mut month, mut year) = (None, None, None);
    let mut time: Option<TimeDelta> = None;
    let mut offset = None;
    for _ in 0..24 {
        scan.skip(" ,\t\n\r\u{a0}|•·()-–—");
        let Some(first) = scan.rest.chars().next() else { break };
        if first.is_ascii_digit() {
            number_of_date(&mut scan, &mut number, &mut month, &mut year, &mut time)?;
        } else if first.is_alphabetic() {
            let before = scan.rest;
            let word = scan.word();
            if month.is_none() && month_of(word).is_some() {
                month = month_of(word);
            } else if time.is_some() && offset.is_none() {
                scan.rest = before;
                offset = scan.zone();
                if scan.rest.len() == before.len() {
                    scan.word();
                }
            }
        } else {
            scan.rest = &scan.rest[first.len_utf8()..];
        }
        if time.is_some() && offset.is_none() {
            let blank = scan.rest.trim_start();
            if blank.starts_with(['+', '-']) && blank[1..].starts_with(|c: char| c.is_ascii_digit()) {
                offset = scan.zone();
            }
        }
    }
    let date = day(year?, month?, number?)?;
    Some(date.and_time(NaiveTime::MIN) + time.unwrap_or_default() - TimeDelta::seconds(offset.unwrap_or(0)))
}

/// One number of a worded date: a clock where a ':' follows, else the year, the day or the month.
fn number_of_date(
    scan: &mut Scan<'_>,
    day: &mut Option<u32>,
    month: &mut Option<u32>,
    year: &mut Option<u32>,
    time: &mut Option<TimeDelta>,
) -> Option<()> {
    let before = scan.rest;
    let (value, digits) = scan.number(1, 8)?;
    let next = scan.rest.chars().next();
    if time.is_none() && digits <= 2 && next == Some(':') {
        scan.rest = before;
        *time = Some(scan.clock()?);
        return Some(());
    }
    if digits <= 2 && next == Some('/') && day.is_none() && month.is_none() {
        scan.eat("/");
        let (second, _) = scan.number(1, 2)?;
        scan.eat("/");
        let (third, length) = scan.number(2, 4)?;
        // Month first as in the United States, unless it can only be the day.
        (*month, *day) = if value > 12 { (Some(second), Some(value)) } else { (Some(value), Some(second)) };
        *year = Some(full_year(third, length));
        return Some(());
    }
    match digits {
        1 | 2 if day.is_none() => {
            *day = Some(value);
            if scan.rest.starts_with(|c: char| c.is_ascii_alphabetic())
                && month_of(Scan { rest: scan.rest }.word()).is_none()
            {
                // "16th"
                scan.word();
            } else if scan.eat(".") && month.is_none() {
                // "16.6.2025"
                let mut ahead = Scan { rest: scan.rest.trim_start() };
                if let Some((number, _)) = ahead.number(1, 2)
                    && ahead.eat(".")
                {
                    *month = Some(number);
                    scan.rest = ahead.rest;
                }
            }
        }
        2 | 4 if year.is_none() => *year = Some(full_year(value, digits)),
        _ => {}
    }
    Some(())
}

fn full_year(value: u32, digits: usize) -> u32 {
    match (digits, value) {
        (2, 0..=68) => 2000 + value,
        (2, _) => 1900 + value,
        _ => value,
    }
}
