//! For how long an answer holds, and how long a server wants to be left alone.

use std::time::SystemTime;

use crate::feeds::limits;

/// The seconds of a `Retry-After` header: a number or a date. Never more than a day.
pub(super) fn retry_after(value: &str, now: SystemTime) -> Option<u64> {
    let value = value.trim();
    let seconds = match value.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) => limits::RETRY_AFTER,
        Err(_) => seconds_until(value, now)?,
    };
    Some(seconds.min(limits::RETRY_AFTER))
}

/// The seconds that `Cache-Control`, or else `Expires`, calls the answer fresh.
pub(super) fn max_age(cache_control: Option<&str>, expires: Option<&str>, now: SystemTime) -> Option<u64> {
    let mut age = None;
    for part in cache_control.unwrap_or("").split(',') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "no-cache" | "no-store" => return Some(0),
            "max-age" => age = value.trim().trim_matches('"').parse().ok(),
            _ => {}
        }
    }
    age.or_else(|| seconds_until(expires?, now))
}

fn seconds_until(date: &str, now: SystemTime) -> Option<u64> {
    let then = httpdate::parse_http_date(date.trim()).ok()?;
    Some(then.duration_since(now).map_or(0, |left| left.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn numbers_and_dates() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(retry_after(" 120 ", now), Some(120));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now), Some(60));
        assert_eq!(retry_after("Sat, 06 Nov 1993 08:50:37 GMT", now), Some(0));
        assert_eq!(retry_after("999999999999999999999999", now), Some(86_400));
        assert_eq!(retry_after("soon", now), None);
        assert_eq!(max_age(Some("public, Max-Age=600"), Some("0"), now), Some(600));
        assert_eq!(max_age(Some("no-cache, max-age=600"), None, now), Some(0));
        assert_eq!(max_age(None, Some("Sun, 06 Nov 1994 08:50:37 GMT"), now), Some(60));
        assert_eq!(max_age(None, Some("0"), now), None);
    }
}
