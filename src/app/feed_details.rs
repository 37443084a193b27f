//! What there is to know of a feed: its details, a line each.

use crate::app::overlay::SheetLine;
use crate::app::when;
use crate::model::{Feed, Timestamp, interval};

/// The lines of a feed's details; `offset` is the reader's time zone in seconds.
pub(super) fn lines(feed: &Feed, now: Timestamp, offset: i32) -> Vec<SheetLine> {
    let health = &feed.health;
    let moment = |moment: Option<Timestamp>| moment.map_or("never".to_owned(), |time| when::date(time, offset));
    let text = if feed.full_text { "always fetched from the page" } else { "as the feed gives it" };
    let gap = health.gap.map(|gap| format!("an article about every {}", interval::words(gap)));
    let mut lines = vec![
        SheetLine::new("Address", &feed.url),
        SheetLine::new("Site", feed.site.as_ref().map_or("not named", |site| site)),
        SheetLine::new("Folder", if feed.folder.is_empty() { "none" } else { &feed.folder }),
        SheetLine::new("Articles", &format!("{} unread of {}", feed.unread, feed.total)),
        SheetLine::new("Publishes", gap.as_deref().unwrap_or("not known yet")),
        SheetLine::new("Full text", text),
        SheetLine::new("Last fetched", &moment(health.last_ok)),
    ];
    if let Some(last_new) = health.last_new {
        lines.push(SheetLine::new("Last news", &when::date(last_new, offset)));
    }
    if !health.gone {
        let how = match (health.interval, health.pace()) {
            (Some(set), _) => format!("every {}, as you set it (I)", interval::words(set)),
            (None, Some(pace)) => format!("every {}, by how often it publishes (I sets it)", interval::words(pace)),
            (None, None) => "by how often it publishes (I sets it)".to_owned(),
        };
        lines.push(SheetLine::new("Fetched", &how));
        let next = health.next.filter(|next| *next > now);
        lines.push(SheetLine::new("Due", &next.map_or("now".to_owned(), |next| when::date(next, offset))));
    }
    if health.gone {
        let text = "The site says that this feed is gone for good; it is not asked any more.";
        lines.push(SheetLine { is_error: true, ..SheetLine::new("Gone", text) });
    }
    if let Some(error) = &health.error {
        let times = if health.failures > 1 { format!(" ({} times in a row)", health.failures) } else { String::new() };
        lines.push(SheetLine { is_error: true, ..SheetLine::new("Error", &format!("{error}{times}")) });
    }
    lines
}
