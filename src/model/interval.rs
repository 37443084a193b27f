//! How often something is done, as a reader writes it and reads it.

use super::DAY;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// What a reader may set: no server is asked more often, no feed forgotten for longer.
pub const SHORTEST: i64 = 5 * MINUTE;
pub const LONGEST: i64 = 30 * DAY;

/// Seconds of what a reader wrote: "30m", "2h", "1d"; none where it is something else or out of bounds.
#[must_use]
pub fn parse(words: &str) -> Option<i64> {
    let words = words.trim();
    let end = words.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = words.split_at_checked(end)?;
    let seconds = match unit.trim() {
        "m" | "min" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        _ => return None,
    };
    let interval = number.parse::<i64>().ok()?.checked_mul(seconds)?;
    (SHORTEST..=LONGEST).contains(&interval).then_some(interval)
}

/// "45 min", "2 h", "3 days": rounded, in the unit that says it shortest.
#[must_use]
pub fn words(seconds: i64) -> String {
    let rounded = |unit: i64| (seconds + unit / 2) / unit;
    match seconds {
        ..MINUTE => format!("{} s", seconds.max(0)),
        MINUTE..=5_400 => format!("{} min", rounded(MINUTE)),
        5_401..=129_600 => format!("{} h", rounded(HOUR)),
        129_601.. => format!("{} days", rounded(DAY)),
    }
}

/// What stands in a prompt for an interval: "45m"; empty where the reader set none.
#[must_use]
pub fn written(seconds: Option<i64>) -> String {
    match seconds {
        None => String::new(),
        Some(seconds) if seconds % DAY == 0 => format!("{}d", seconds / DAY),
        Some(seconds) if seconds % HOUR == 0 => format!("{}h", seconds / HOUR),
        Some(seconds) => format!("{}m", seconds / MINUTE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for (words, seconds) in [("30m", 1_800), ("2h", 7_200), ("1d", 86_400), ("90m", 5_400), ("7d", 604_800)] {
            assert_eq!(parse(words), Some(seconds));
            assert_eq!(written(Some(seconds)), words);
        }
        assert_eq!(parse(" 15 min "), Some(900));
        for odd in ["", "m", "30", "1m", "31d", "-5m", "1.5h", "2 weeks", "9999999999999999999d"] {
            assert_eq!(parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn what_is_read_is_short() {
        let read: Vec<String> = [30, 900, 5_400, 7_200, 86_400, 200_000].into_iter().map(words).collect();
        assert_eq!(read, ["30 s", "15 min", "90 min", "2 h", "24 h", "2 days"]);
    }
}
