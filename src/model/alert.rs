//! What is to be told outside of newsdesk, and how often.

use super::{ArticleId, Text, Timestamp};

/// A new article that the reader wants to hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// The name of what is followed, or the query of a rule.
    pub about: Text,
    pub article: ArticleId,
    pub headline: Text,
}

/// The least time between two notifications, in seconds.
const GAP: Timestamp = 60;

/// Alerts on their way out: at most one notification a minute, with a count where there are several.
#[derive(Clone, Debug, Default)]
pub struct Alerts {
    waiting: Vec<Alert>,
    last: Option<Timestamp>,
}

impl Alerts {
    pub fn add(&mut self, alerts: impl IntoIterator<Item = Alert>) {
        for alert in alerts {
            // One article may be followed under several names.
            if self.waiting.iter().all(|waiting| waiting.article != alert.article) {
                self.waiting.push(alert);
            }
        }
    }

    /// The notification that is due, if one is.
    pub fn due(&mut self, now: Timestamp) -> Option<Text> {
        let is_time = self.last.is_none_or(|last| now >= last + GAP || now < last);
        if !is_time || self.waiting.is_empty() {
            return None;
        }
        self.last = Some(now);
        told(&std::mem::take(&mut self.waiting))
    }

    /// All that waits, whatever the clock says: for a command that ends now.
    pub fn rest(&mut self) -> Option<Text> {
        told(&std::mem::take(&mut self.waiting))
    }
}

fn told(alerts: &[Alert]) -> Option<Text> {
    let (first, others) = alerts.split_first()?;
    let words = if others.is_empty() {
        format!("{}: {}", first.about, first.headline)
    } else if others.iter().all(|other| other.about == first.about) {
        format!("{}: {} new articles", first.about, alerts.len())
    } else {
        let mut names: Vec<&str> = alerts.iter().map(|alert| alert.about.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        format!("{} new articles: {}", alerts.len(), names.join(", "))
    };
    Some(Text::line(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alert(about: &str, article: i64) -> Alert {
        Alert { about: Text::line(about), article: ArticleId(article), headline: Text::line("Wall holds") }
    }

    #[test]
    fn at_most_one_a_minute_is_told_with_a_count() {
        let mut alerts = Alerts::default();
        assert_eq!(alerts.due(1_000), None);
        alerts.add([alert("Harbour", 1)]);
        assert_eq!(alerts.due(1_000).as_deref(), Some("Harbour: Wall holds"));
        alerts.add([alert("Harbour", 2), alert("Tides", 2)]);
        alerts.add([alert("Harbour", 3)]);
        assert_eq!(alerts.due(1_030), None);
        assert_eq!(alerts.due(1_060).as_deref(), Some("Harbour: 2 new articles"));
        alerts.add([alert("Harbour", 4), alert("Tides", 5)]);
        assert_eq!(alerts.rest().as_deref(), Some("2 new articles: Harbour, Tides"));
        assert_eq!(alerts.rest(), None);
    }
}
