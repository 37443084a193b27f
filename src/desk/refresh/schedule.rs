//! When a feed is fetched next: as often as it publishes, and never before anybody asked for.

use crate::config::Settings;
use crate::feeds::fetch::host_of;
use crate::model::{DAY, FeedId, Timestamp};
use crate::store::{Came, Facts, Rests, ToFetch};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// How often a feed is fetched that has not told yet how often it publishes.
const UNTOLD: i64 = HOUR;

/// A feed that was silent for long is asked again after this part of its silence.
const OF_SILENCE: i64 = 8;

/// The longest wait after a failure. With a quarter of it on top it is a day.
const MOST_BACK_OFF: i64 = DAY * 4 / 5;

/// So many times in a row a server may not answer before it is taken for gone rather than for out of reach. A day's
/// worth, at about an hour each.
const MAYBE_OFFLINE: u32 = 24;

/// The longest that a server's other feeds wait because one of them was refused.
const HOST_REST: i64 = HOUR;

/// Between which two times the interval of a feed is chosen, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub shortest: i64,
    pub longest: i64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { shortest: 15 * MINUTE, longest: DAY }
    }
}

impl Bounds {
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let minutes = |minutes: u16| i64::from(minutes.max(1)) * MINUTE;
        let shortest = minutes(settings.refresh.interval_min);
        Self { shortest, longest: minutes(settings.refresh.interval_max).max(shortest) }
    }
}

/// When a feed is to be fetched next by itself.
pub(in crate::desk) fn next(facts: &Facts, bounds: Bounds) -> Timestamp {
    let now = facts.now;
    let due = match facts.came {
        Came::Read => (now + interval(facts, bounds)).max(facts.fresh_until()),
        // Where the reader's network was down all night, no feed shall wait for another day.
        Came::Unreached if facts.failures <= MAYBE_OFFLINE => now + back_off(facts.feed, facts.failures.min(3), bounds),
        Came::Failed | Came::Unreached | Came::Wait(None) => now + back_off(facts.feed, facts.failures, bounds),
        Came::Wait(Some(seconds)) => now + seconds.clamp(bounds.shortest.min(DAY), DAY),
        Came::Held(until) => until,
    };
    past_skipped(due, facts.skip_hours, facts.skip_days)
}

/// The reader's own interval; or half the time between two articles, and longer the longer none came.
fn interval(facts: &Facts, bounds: Bounds) -> i64 {
    if let Some(own) = facts.interval {
        return own.max(MINUTE);
    }
    let pace = facts.gap.map_or(UNTOLD, |gap| gap / 2);
    let silence = facts.last_new.map_or(0, |last| (facts.now - last) / OF_SILENCE);
    pace.max(silence).clamp(bounds.shortest, bounds.longest)
}

/// Twice as long after each failure, and up to a quarter more, so that feeds that failed together
/// don't come back together.
fn back_off(feed: FeedId, failures: u32, bounds: Bounds) -> i64 {
    let doubled = bounds.shortest.saturating_mul(1_i64 << failures.saturating_sub(1).min(20));
    let wait = doubled.clamp(MINUTE, MOST_BACK_OFF);
    wait + jitter(feed, failures) % (wait / 4 + 1)
}

/// A number that looks like chance and is the same each time for the same feed and failure.
fn jitter(feed: FeedId, failures: u32) -> i64 {
    let mut mixed = feed.0.cast_unsigned().wrapping_add(u64::from(failures).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed >> 33).cast_signed()
}

/// Until when the other feeds of a server that refused one are left alone.
pub(super) fn host_rest(feed: &ToFetch, asked_for: Option<i64>, bounds: Bounds, now: Timestamp) -> Timestamp {
    let wait = asked_for.unwrap_or_else(|| back_off(feed.id, feed.failures.saturating_add(1), bounds));
    now + wait.clamp(0, HOST_REST)
}

/// The first moment from `due` on that lies in none of the hours (GMT) and days (from Monday) that the publisher
/// wants no visit in. One who wants none at all is not taken at his word.
fn past_skipped(due: Timestamp, hours: u32, days: u8) -> Timestamp {
    let mut moment = due;
    while moment < due + 8 * DAY {
        let day = (moment.div_euclid(DAY) + 3).rem_euclid(7);
        let hour = moment.rem_euclid(DAY) / HOUR;
        if days >> day & 1 == 1 {
            moment = (moment.div_euclid(DAY) + 1) * DAY;
        } else if hours >> hour & 1 == 1 {
            moment = (moment.div_euclid(HOUR) + 1) * HOUR;
        } else {
            return moment;
        }
    }
    due
}

/// Nothing is waited for as long as this: what says so was written when the clock was wrong.
const TOO_LONG: i64 = 40 * DAY;

/// When a feed comes due by the clock, all that is waited for considered.
pub(super) fn due_at(feed: &ToFetch, rest: Option<Timestamp>, now: Timestamp) -> Timestamp {
    let moments = [feed.due, feed.not_before, feed.claimed, rest];
    moments.into_iter().flatten().filter(|moment| *moment - now < TOO_LONG).max().unwrap_or(0)
}

/// Whether a feed is to be fetched now: by the clock, or because the reader asks. What its server asked for holds
/// for the reader as well.
pub(super) fn is_due(feed: &ToFetch, rests: &Rests, asked: bool, now: Timestamp) -> bool {
    if asked {
        return rest_of(feed, now).is_none();
    }
    due_at(feed, rests.get(&host_of(&feed.url)).copied(), now) <= now
}

/// For how many seconds more a feed's server wants it left alone.
pub(super) fn rest_of(feed: &ToFetch, now: Timestamp) -> Option<i64> {
    let left = feed.not_before? - now;
    (1..TOO_LONG).contains(&left).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday, 2 November 2026, 12:00 GMT.
    const NOW: Timestamp = 1_793_620_800;

    fn read(gap: i64) -> Facts {
        Facts { feed: FeedId(1), now: NOW, gap: Some(gap), last_new: Some(NOW), ..Facts::default() }
    }

    /// Minutes from now to the next fetch.
    fn minutes(facts: &Facts) -> i64 {
        (next(facts, Bounds::default()) - NOW) / MINUTE
    }

    #[test]
    fn a_feed_that_was_read_is_asked_as_often_as_it_publishes_and_not_before_it_may() {
        let silent = |hours: i64| Facts { last_new: Some(NOW - hours * HOUR), ..read(HOUR) };
        let table = [
            ("half the gap", read(2 * HOUR), 60),
            ("no sooner than the bound", read(MINUTE), 15),
            ("no later than the bound", read(90 * DAY), 24 * 60),
            ("nothing told yet", Facts { gap: None, last_new: None, ..read(0) }, 60),
            ("a night without news", silent(8), 60),
            ("a week without news", silent(7 * 24), 21 * 60),
            ("a year without news", silent(365 * 24), 24 * 60),
            ("its own ttl", Facts { ttl: Some(3 * HOUR), ..read(HOUR) }, 180),
            ("its server's max-age", Facts { max_age: Some(2 * HOUR), ttl: Some(HOUR), ..read(HOUR) }, 120),
            ("fresh for a year is a day", Facts { max_age: Some(365 * DAY), ..read(HOUR) }, 24 * 60),
            ("no-cache asks for nothing", Facts { max_age: Some(0), ..read(HOUR) }, 30),
            ("the reader's interval", Facts { interval: Some(5 * MINUTE), ..read(DAY) }, 5),
            ("also longer than the bound", Facts { interval: Some(3 * DAY), ..read(HOUR) }, 72 * 60),
            ("ttl before the reader", Facts { interval: Some(5 * MINUTE), ttl: Some(HOUR), ..read(HOUR) }, 60),
            ("an hour that is skipped", Facts { skip_hours: 1 << 12, ..read(HOUR) }, 60),
            ("a day that is skipped", Facts { skip_days: 1, ..read(HOUR) }, 12 * 60),
            ("both", Facts { skip_days: 1, skip_hours: 0b11, ..read(HOUR) }, 14 * 60),
            ("every hour skipped is nonsense", Facts { skip_hours: 0x00ff_ffff, ..read(HOUR) }, 30),
        ];
        for (what, facts, expected) in table {
            assert_eq!(minutes(&facts), expected, "{what}");
        }
    }

    #[test]
    fn failures_wait_twice_as_long_each_time_with_some_chance_and_never_more_than_a_day() {
        let failed = |feed: i64, failures: u32| Facts {
            feed: FeedId(feed),
            came: Came::Failed,
            failures,
            interval: Some(MINUTE),
            ..read(HOUR)
        };
        for (failures, least) in [(1, 15), (2, 30), (3, 60), (6, 480), (9, 1152), (4_000_000, 1152)] {
            for feed in 0..50 {
                let waited = minutes(&failed(feed, failures));
                assert!((least..=least * 5 / 4).contains(&waited), "{failures} failures: {waited}");
            }
        }
        let unreached = |failures| Facts { came: Came::Unreached, ..failed(1, failures) };
        assert!((60..=75).contains(&minutes(&unreached(24))), "a reader may be offline for a day");
        assert!(minutes(&unreached(25)) > 1_000);
        let spread: std::collections::BTreeSet<i64> = (0..50).map(|feed| minutes(&failed(feed, 5))).collect();
        assert!(spread.len() > 20, "{spread:?}");
        assert_eq!(minutes(&failed(3, 4)), minutes(&failed(3, 4)));
        let refused = Facts { came: Came::Wait(None), ..failed(3, 2) };
        assert_eq!(next(&refused, Bounds::default()), next(&failed(3, 2), Bounds::default()));
    }

    #[test]
    fn what_a_server_asks_for_is_given() {
        let wait = |seconds| Facts { came: Came::Wait(Some(seconds)), failures: 9, ..read(HOUR) };
        assert_eq!(minutes(&wait(2 * HOUR)), 120);
        assert_eq!(minutes(&wait(0)), 15);
        assert_eq!(minutes(&wait(i64::MAX)), 24 * 60);
        assert_eq!(minutes(&Facts { came: Came::Held(NOW + HOUR), ..read(MINUTE) }), 60);
        let feed = ToFetch { failures: 8, ..ToFetch::default() };
        assert_eq!(host_rest(&feed, Some(10 * DAY), Bounds::default(), NOW), NOW + HOUR);
        assert_eq!(host_rest(&feed, Some(MINUTE), Bounds::default(), NOW), NOW + MINUTE);
        assert_eq!(host_rest(&feed, None, Bounds::default(), NOW), NOW + HOUR);
    }

    #[test]
    fn the_clock_waits_for_all_and_the_reader_for_the_server() {
        let (past, future) = (Some(NOW - 1), Some(NOW + 1));
        let feed = ToFetch { url: "http://a.example/1".into(), due: past, ..ToFetch::default() };
        let rests = Rests::from([("a.example:80".to_owned(), NOW + 1)]);
        let none = Rests::new();
        let table = [
            (feed.clone(), &none, true, true),
            (ToFetch { due: None, ..feed.clone() }, &none, true, true),
            (ToFetch { due: future, ..feed.clone() }, &none, false, true),
            (ToFetch { claimed: future, ..feed.clone() }, &none, false, true),
            (ToFetch { claimed: past, ..feed.clone() }, &none, true, true),
            (ToFetch { not_before: future, ..feed.clone() }, &none, false, false),
            (
                ToFetch { not_before: Some(NOW + 50 * DAY), due: Some(NOW + 50 * DAY), ..feed.clone() },
                &none,
                true,
                true,
            ),
            (feed.clone(), &rests, false, true),
            (ToFetch { url: "https://a.example/1".into(), ..feed }, &rests, true, true),
        ];
        for (feed, rests, by_clock, by_reader) in table {
            assert_eq!(is_due(&feed, rests, false, NOW), by_clock, "{feed:?}");
            assert_eq!(is_due(&feed, rests, true, NOW), by_reader, "{feed:?}");
        }
    }
}
