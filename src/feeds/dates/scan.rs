//! The numbers, words, clocks and zones that dates are written in.

use chrono::TimeDelta;

/// A reader over the characters of a date.
pub(super) struct Scan<'a> {
    pub rest: &'a str,
}

impl<'a> Scan<'a> {
    pub fn skip(&mut self, set: &str) {
        self.rest = self.rest.trim_start_matches(|c| set.contains(c));
    }

    pub fn eat(&mut self, set: &str) -> bool {
        let found = self.rest.starts_with(|c| set.contains(c));
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    /// A number of `least` to `most` digits, and how many it has.
    pub fn number(&mut self, least: usize, most: usize) -> Option<(u32, usize)> {
        let digits = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if digits < least {
            return None;
        }
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        Some((number.parse().ok()?, digits))
    }

    pub fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// The time since midnight: hours and minutes, seconds and their fraction where given, "am" or "pm".
    pub fn clock(&mut self) -> Option<TimeDelta> {
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
    pub fn zone(&mut self) -> Option<i64> {
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
