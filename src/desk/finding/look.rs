//! What lies at one address.

use crate::desk::watch::within;
use crate::feeds::discover::Page;
use crate::feeds::fetch::{FetchError, Fetcher, Outcome, Reply, Request};
use crate::feeds::parse::ParseError;
use crate::feeds::{decode, discover, parse};
use crate::model::{FoundFeed, ParsedFeed, Text, without_password};

/// What lies at an address.
pub(super) enum Seen {
    Feed(Box<Look>),
    Page {
        page: Page,
        at: String,
        html: String,
    },
    /// Neither, and why.
    Nothing(String),
    /// The server wants to be left alone, for now or for good.
    Shut(&'static str),
    /// There was no time left to look.
    Unseen,
}

/// A feed that was read.
pub(super) struct Look {
    pub found: FoundFeed,
    /// What a page called it; may be empty.
    pub called: Text,
    /// Where it came from in the end.
    pub at: String,
    /// Its title and its first articles: the same feed under another address has the same.
    pub print: Option<(Text, Vec<String>)>,
}

pub(super) fn look(fetcher: &Fetcher, request: Request, title: &Text) -> Result<Seen, FetchError> {
    let mut reply = fetcher.get(&request)?;
    let (bytes, content_type) = match std::mem::replace(&mut reply.outcome, Outcome::Gone) {
        Outcome::Fresh { bytes, content_type, .. } => (bytes, content_type),
        Outcome::Gone => return Ok(Seen::Shut("its server says that it is gone for good (410)")),
        Outcome::RetryAfter(_) => return Ok(Seen::Shut("its server asks to be left alone for a while")),
        Outcome::NotModified => return Ok(Seen::Nothing("it gave nothing".to_owned())),
    };
    let (url, title) = (request.url, title.clone());
    let read = within(move || match parse::feed(&bytes, content_type.as_deref(), Some(&reply.final_url)) {
        Ok(feed) => Seen::Feed(Box::new(looked_at(&url, &title, &feed, reply))),
        Err(ParseError::Html) => {
            let html = decode::text(&bytes, content_type.as_deref()).into_owned();
            Seen::Page { page: discover::page(&html, &reply.final_url), at: reply.final_url, html }
        }
        Err(error) => Seen::Nothing(error.to_string()),
    });
    Ok(read.unwrap_or_else(|accident| Seen::Nothing(accident.to_string())))
}

fn looked_at(url: &str, called: &Text, feed: &ParsedFeed, reply: Reply) -> Look {
    let url = Text::line(reply.moved_permanently_to.as_deref().unwrap_or(url));
    let first = feed.entries.iter().take(COMPARED);
    let print = first.map(|entry| entry.link.as_ref().map_or_else(|| entry.id.clone(), Text::to_string));
    let print = (!feed.entries.is_empty()).then(|| (feed.title.clone(), print.collect()));
    let title = [&feed.title, called].into_iter().find(|title| !title.is_empty()).cloned();
    let found = FoundFeed {
        comments: discover::is_of_comments(&url, &feed.title),
        title: title.unwrap_or_else(|| Text::line(&without_password(&url))),
        articles: Some(feed.entries.len()),
        newest: feed.entries.iter().filter_map(|entry| entry.published).max(),
        url,
    };
    Look { found, called: called.clone(), at: reply.final_url, print }
}

/// Articles that tell two addresses of one feed from two feeds.
const COMPARED: usize = 5;
