//! How often a feed wants to be asked.

use super::names::Space;
use super::xml::{Reader, Tag};
use crate::feeds::markup::{Token, Tokens, decode};
use crate::model::ParsedFeed;

/// What a feed said of it so far.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// Seconds, from `ttl`.
    ttl: Option<i64>,
    /// Seconds, from `sy:updatePeriod`.
    period: Option<i64>,
    /// Times a period, from `sy:updateFrequency`.
    frequency: Option<i64>,
    skip_hours: Vec<u8>,
    skip_days: Vec<u8>,
}

/// The longest that a feed can ask to be left alone, in seconds: thirty days.
const LONGEST: i64 = 30 * 24 * 3600;

impl Pace {
    pub(super) fn settle(&mut self, feed: &mut ParsedFeed) {
        let said = self.period.map(|period| period / self.frequency.unwrap_or(1));
        feed.ttl = self.ttl.or(said).filter(|seconds| (60..=LONGEST).contains(seconds));
        self.skip_hours.sort_unstable();
        self.skip_hours.dedup();
        self.skip_days.sort_unstable();
        self.skip_days.dedup();
        // A feed that is never to be asked is one whose author filled in everything.
        feed.skip_hours =
            Some(std::mem::take(&mut self.skip_hours)).filter(|hours| hours.len() < 24).unwrap_or_default();
        feed.skip_days = Some(std::mem::take(&mut self.skip_days)).filter(|days| days.len() < 7).unwrap_or_default();
    }
}

impl<'a> Reader<'a> {
    pub(super) fn pace_field(&mut self, tag: &Tag<'a>) {
        match (tag.space, &*tag.local) {
            (Space::Core, "ttl") => {
                self.pace.ttl = self.words(tag).trim().parse::<i64>().ok().map(|minutes| minutes.saturating_mul(60));
            }
            (Space::Core, "skiphours") => self.pace.skip_hours = listed(self.inside_of(tag).raw, hour),
            (Space::Core, "skipdays") => self.pace.skip_days = listed(self.inside_of(tag).raw, day),
            (Space::Syndication, "updateperiod") => self.pace.period = period(self.words(tag).trim()),
            (Space::Syndication, "updatefrequency") => {
                self.pace.frequency = self.words(tag).trim().parse().ok().filter(|times| *times > 0);
            }
            _ => {}
        }
    }
}

/// The values of a list's elements.
fn listed(raw: &str, read: fn(&str) -> Option<u8>) -> Vec<u8> {
    let words = Tokens::xml(raw).filter_map(|token| match token {
        Token::Text(text) | Token::Cdata(text) => read(decode(text).trim()),
        Token::Open { .. } | Token::Close { .. } => None,
    });
    words.take(48).collect()
}

/// 24 is another name of midnight.
fn hour(word: &str) -> Option<u8> {
    word.parse().ok().filter(|hour| *hour <= 24).map(|hour: u8| hour % 24)
}

fn day(word: &str) -> Option<u8> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let found = names.iter().position(|name| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    u8::try_from(found).ok()
}

/// Seconds of a period.
fn period(word: &str) -> Option<i64> {
    let hours = match word.to_ascii_lowercase().as_str() {
        "hourly" => 1,
        "daily" => 24,
        "weekly" => 7 * 24,
        "monthly" => 30 * 24,
        "yearly" => 365 * 24,
        _ => return None,
    };
    Some(hours * 3600)
}

#[cfg(test)]
mod tests {
    use crate::feeds::parse::feed;
    use crate::model::ParsedFeed;

    fn read(inside: &str) -> ParsedFeed {
        feed(format!("<rss><channel>{inside}<item><title>T</title></item></channel></rss>").as_bytes(), None, None)
            .unwrap()
    }

    #[test]
    fn a_feed_says_when_it_wants_to_be_asked() {
        let said = read(
            "<ttl>60</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>\
             <skipDays><day>Sunday</day><day>monday</day></skipDays>",
        );
        assert_eq!((said.ttl, said.skip_hours, said.skip_days), (Some(3600), vec![0, 7], vec![0, 6]));
        let twice = "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>";
        assert_eq!(read(twice).ttl, Some(12 * 3600));
        assert_eq!(read(&format!("{twice}<ttl>5</ttl>")).ttl, Some(300));
        assert_eq!(read("<sy:updatePeriod>yearly</sy:updatePeriod>").ttl, None);
        assert_eq!(read("<ttl>soon</ttl>").ttl, None);
    }

    #[test]
    fn a_feed_that_is_never_to_be_asked_is_asked() {
        let hours =
            "<hour>".to_owned() + &(0..24).map(|hour| hour.to_string()).collect::<Vec<_>>().join("</hour><hour>");
        assert!(read(&format!("<skipHours>{hours}</skipHours>")).skip_hours.is_empty());
    }
}
