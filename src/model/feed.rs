//! What is subscribed to, and what a feed file holds.

use serde::{Deserialize, Serialize};

use super::{Text, Timestamp};

/// The number of a feed in the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FeedId(pub i64);

/// The folder that the feeds of the sample edition stand in.
pub const SAMPLE_FOLDER: &str = "Sample edition";

/// A subscription, with the counts that the feeds pane shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    pub id: FeedId,
    /// Where it is fetched from.
    pub url: Text,
    /// The reader's name for it, or else its own title.
    pub title: Text,
    /// The address of the site it belongs to.
    pub site: Option<Text>,
    /// Folders may nest: "World/Europe". Empty: at the top.
    pub folder: Text,
    /// Whether the whole text is fetched for every new article.
    pub full_text: bool,
    pub unread: u32,
    pub total: u32,
    pub health: FeedHealth,
}

/// How the last fetches of a feed went.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FeedHealth {
    pub last_ok: Option<Timestamp>,
    /// What went wrong the last time, in a sentence; none when it went well.
    pub error: Option<Text>,
    /// When it is to be asked again by itself.
    pub next: Option<Timestamp>,
    /// 410: never asked again.
    pub gone: bool,
    /// The last fetch, however it went.
    pub last_tried: Option<Timestamp>,
    /// When a fetch last brought an article.
    pub last_new: Option<Timestamp>,
    /// How many fetches in a row have failed.
    pub failures: u32,
    /// The mean time between its last articles, in seconds.
    pub gap: Option<i64>,
    /// How often the reader wants it fetched, in seconds; none: as often as it publishes.
    pub interval: Option<i64>,
}

impl FeedHealth {
    /// How long after its last fetch it is asked again, in seconds; none after a failure, or before the first fetch.
    #[must_use]
    pub fn pace(&self) -> Option<i64> {
        let pace = self.next? - self.last_tried?;
        (pace > 0 && self.failures == 0).then_some(pace)
    }
}

/// What was read out of a feed file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFeed {
    pub title: Text,
    pub site: Option<Text>,
    /// How long it may be kept before it is asked again, in seconds, where the file says so.
    pub ttl: Option<i64>,
    /// Hours of the day (GMT, 0 to 23) in which the file asks to be left alone.
    pub skip_hours: Vec<u8>,
    /// Days of the week (0: Monday) on which it asks so.
    pub skip_days: Vec<u8>,
    /// In the file's order.
    pub entries: Vec<Entry>,
}

/// One item of a feed file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What the feed calls it; where it gives nothing, made from link, title and date.
    pub id: String,
    pub title: Text,
    /// Absolute http(s) address.
    pub link: Option<Text>,
    pub authors: Vec<Text>,
    pub published: Option<Timestamp>,
    /// HTML (or text) of the whole piece, as the feed gives it. Not clean: goes through `feeds::extract`.
    pub content: Option<String>,
    /// HTML (or text) of the teaser. Not clean either.
    pub summary: Option<String>,
    pub beside: Beside,
}

/// What a feed gives of an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// What relative addresses in the text are relative to, where the feed says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Text>,
    /// When it was last changed, where the feed tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Text>,
    /// The page where it is talked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<Text>,
    /// A small picture for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Enclosure>,
}

/// A file that comes with an article: the sound of an episode, a film, a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Absolute http(s) address.
    pub url: Text,
    /// "audio/mpeg".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// How long it plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// A feed that was found at a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundFeed {
    pub url: Text,
    pub title: Text,
    /// How many articles it holds now; none: it was not looked at.
    pub articles: Option<usize>,
    /// When its newest article came out, where its dates tell.
    pub newest: Option<Timestamp>,
    /// It holds what readers wrote below articles.
    pub comments: bool,
}

/// How a refresh is going.
#[derive(Clone, Debug, PartialEq)]
pub enum RefreshNews {
    Started {
        feeds: usize,
    },
    /// One feed is asked now; its server's name tells who keeps the others waiting.
    Asking {
        feed: FeedId,
        host: Text,
    },
    /// One feed is through.
    Feed {
        feed: FeedId,
        done: usize,
        of: usize,
        new: usize,
        error: Option<Text>,
    },
    /// All feeds are through; the full texts that some of them want come in.
    Pages {
        done: usize,
        of: usize,
    },
    Finished {
        new: usize,
        failed: usize,
        cancelled: bool,
    },
}
