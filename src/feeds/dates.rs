//! Moments as feeds and pages write them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

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

/// A reader over the characters of a date.
struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    fn skip(&mut self, set: &str) {
        self.rest = self.rest.trim_start_matches(|c| set.contains(c));
    }

    fn eat(&mut self, set: &str) -> bool {
        let found = self.rest.starts_with(|c| set.contains(c));
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    /// A number of `least` to `most` digits, and how many it has.
    fn number(&mut self, least: usize, most: usize) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if digits < least {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Some((number.parse().ok()?, digits))
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// The time since midnight: hours and minutes, seconds and their fraction where given, "am" or "pm".
    fn clock(&mut self) -> Option<TimeDelta> {
        let (mut hour, _) = self.number(1, 2)?;
        let (mut minute, mut second) = (0, 0);
        if self.eat(":.h") {
            minute = self.number(1, 2)?.0;
            if self.eat(":.") {
                second = self.number(1, 2)?.0;
                if self.eat(".,") {
                    self.number(1, 12);
                }
            }
        } else if let Some((both, 4)) = self.number(4, 4) {
            (minute, second) = (both / 100, both % 100);
        } else if let Some((number, 2)) = self.number(2, 2) {
            minute = number;
        }
        let mut ahead = Scan { rest: self.rest.trim_start() };
        let half = ahead.word().to_ascii_lowercase();
        let half = if half.is_empty() { None } else { Some(half) };
        match half.as_deref() {
            Some("am" | "a") => {
                hour %= 12;
                self.rest = ahead.rest.trim_start_matches(['.', 'm', 'M']);
            }
            Some("pm" | "p") => {
                hour = hour % 12 + 12;
                self.rest = ahead.rest.trim_start_matches(['.', 'm', 'M']);
            }
            _ => {}
        }
        // Midnight as 24:00, a leap second and what a careless program counts past 59 are those of the next moment.
        let fits = hour <= 24 && minute < 100 && second < 100;
        fits.then(|| TimeDelta::seconds(i64::from(hour * 3600 + minute * 60 + second)))
    }

    /// The distance of the local time to UTC, in seconds; none where nothing that names a zone stands here.
    fn zone(&mut self) -> Option<i64> {
        self.skip(" (");
        for prefix in ["UTC", "GMT", "utc", "gmt"] {
            if let Some(rest) = self.rest.strip_prefix(prefix)
                && rest.starts_with(['+', '-'])
            {
                self.rest = rest;
            }
        }
        let sign = match self.rest.chars().next()? {
            '+' => 1,
            '-' | '\u{2212}' => -1,
            _ => return named_zone(self.word()),
        };
        self.rest = self.rest.get(self.rest.chars().next()?.len_utf8()..)?;
        let (hours, digits) = self.number(1, 4)?;
        let (hours, minutes) = match digits {
            1 | 2 => {
                let minutes = if self.eat(":") { self.number(1, 2)?.0 } else { 0 };
                (hours, minutes)
            }
            _ => (hours / 100, hours % 100),
        };
        (hours <= 24 && minutes < 60).then(|| sign * i64::from(hours * 3600 + minutes * 60))
    }
}

fn named_zone(name: &str) -> Option<i64> {
    let hours = match name.to_ascii_uppercase().as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "WET" => 0.0,
        "EST" | "CDT" => -5.0,
        "EDT" | "AST" | "ET" => -4.0 - f32::from(u8::from(name.eq_ignore_ascii_case("et"))),
        "CST" | "MDT" => -6.0,
        "MST" | "PDT" => -7.0,
        "PST" | "AKDT" => -8.0,
        "AKST" => -9.0,
        "HST" => -10.0,
        "BST" | "CET" | "MEZ" | "WEST" => 1.0,
        "CEST" | "MESZ" | "EET" | "SAST" => 2.0,
        "EEST" | "MSK" => 3.0,
        "IST" => 5.5,
        "SGT" | "AWST" | "HKT" => 8.0,
        "JST" | "KST" => 9.0,
        "AEST" => 10.0,
        "AEDT" => 11.0,
        "NZST" => 12.0,
        "NZDT" => 13.0,
        _ => return None,
    };
    #[allow(clippy::cast_possible_truncation, reason = "at most fourteen hours")]
    Some((hours * 3600.0) as i64)
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
fn month_of(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let known = |names: &[&str]| names.iter().any(|name| lower.starts_with(name));
    if lower.chars().count() < 3 {
        return None;
    }
    let found = MONTHS.iter().position(|names| known(names))?;
    u32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> String {
        parse(raw)
            .and_then(|t| chrono::DateTime::from_timestamp(t, 0))
            .map_or("-".into(), |t| t.format("%F %T").to_string())
    }

    #[test]
    fn the_writings_of_feeds() {
        for (raw, read_as) in [
            ("Thu, 05 Sep 2024 08:15:30 GMT", "2024-09-05 08:15:30"),
            ("Thu, 5 Sept 2024 8:5 EST", "2024-09-05 13:05:00"),
            ("05 Sep 24 08:15 +0200", "2024-09-05 06:15:00"),
            ("Thursday, September 05, 2024 8:56 am PST", "2024-09-05 16:56:00"),
            ("Thu Sep  5 08:15:30 2024", "2024-09-05 08:15:30"),
            ("2024-09-05T08:15:30Z", "2024-09-05 08:15:30"),
            ("2024-09-05T08:15:30.123+05:30", "2024-09-05 02:45:30"),
            ("2024-09-05 08:15:30 -0700", "2024-09-05 15:15:30"),
            ("2024-09-05", "2024-09-05 00:00:00"),
            ("20240905T081530Z", "2024-09-05 08:15:30"),
            ("2024-09", "2024-09-01 00:00:00"),
            ("2020/1/10", "2020-01-10 00:00:00"),
            ("9/5/2024 3:04 PM", "2024-09-05 15:04:00"),
            ("Mon, 32 Jan 2024 00:00:00 GMT", "2024-02-01 00:00:00"),
            ("2016-12-31T23:59:60Z", "2017-01-01 00:00:00"),
            ("2024-09-05T24:00:00Z", "2024-09-06 00:00:00"),
            ("soon", "-"),
            ("", "-"),
            ("0000-00-00", "-"),
            ("99999-01-01", "-"),
        ] {
            assert_eq!(read(raw), read_as, "{raw}");
        }
    }

    #[test]
    fn the_writings_of_pages() {
        for (raw, read_as) in [
            ("June 16, 2025", "2025-06-16 00:00:00"),
            ("16th June 2025", "2025-06-16 00:00:00"),
            ("Updated June 16, 2025 4:30 p.m. ET", "2025-06-16 21:30:00"),
            ("16. Juni 2025 um 14:05", "2025-06-16 14:05:00"),
            ("16.06.2025, 14:05", "2025-06-16 14:05:00"),
            ("le 16 juin 2025", "2025-06-16 00:00:00"),
        ] {
            assert_eq!(read(raw), read_as, "{raw}");
        }
    }
}
