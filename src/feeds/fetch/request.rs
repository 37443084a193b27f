//! What is asked of a server, and what it answered.

use std::path::PathBuf;
use std::time::Duration;

use super::Proxies;
use crate::feeds::limits;
use crate::model::Site;

/// How a [`super::Fetcher`] behaves for all its requests.
#[derive(Clone, Debug)]
pub struct Options {
    pub user_agent: String,
    pub connect: Duration,
    /// For one request in all, redirects and body included.
    pub total: Duration,
    /// An http, https or socks5 proxy; none: what the environment names.
    pub proxy: Option<String>,
    /// What the environment names (`https_proxy`, `no_proxy`, ...).
    pub environment: Proxies,
    /// A file of certificates (PEM) that stand in for the built-in ones of those who sign for everybody.
    pub roots: Option<PathBuf>,
    pub sites: Vec<Site>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            user_agent: concat!("newsdesk/", env!("CARGO_PKG_VERSION"), " (feed reader)").into(),
            connect: limits::CONNECT,
            total: limits::TOTAL,
            proxy: None,
            environment: Proxies::of(|name| std::env::var(name).ok()),
            roots: std::env::var_os("SSL_CERT_FILE").map(PathBuf::from).filter(|file| file.is_file()),
            sites: Vec::new(),
        }
    }
}

/// What kind of answer is wanted; becomes the `Accept` header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Accept {
    #[default]
    Feed,
    Page,
    Picture,
}

/// One question to a server.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// May hold a user name and password; they go to the origin of this address only.
    pub url: String,
    /// What the last answer gave, for a conditional request.
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub accept: Accept,
    /// The most bytes that the body may have once decompressed; 0: the limit of a feed.
    pub limit: u64,
    /// The address of what names this one, where the reader did not: it leads into the reader's own network only from
    /// there, or where the settings have a table for its site.
    pub named_by: Option<String>,
}

impl Request {
    /// The same for an address that stood in what came from another one.
    #[must_use]
    pub fn named_by(self, address: impl Into<String>) -> Self {
        Self { named_by: Some(address.into()), ..self }
    }

    #[must_use]
    pub fn feed(url: impl Into<String>) -> Self {
        Self { url: url.into(), limit: limits::FEED_BYTES, ..Self::default() }
    }

    #[must_use]
    pub fn page(url: impl Into<String>) -> Self {
        Self { url: url.into(), accept: Accept::Page, limit: limits::PAGE_BYTES, ..Self::default() }
    }

    #[must_use]
    pub fn picture(url: impl Into<String>) -> Self {
        Self { url: url.into(), accept: Accept::Picture, limit: limits::PICTURE_BYTES, ..Self::default() }
    }
}

/// A server's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub outcome: Outcome,
    /// Where the answer came from after all redirects, without user name and password.
    pub final_url: String,
    /// The address to ask from now on: where a chain of permanent redirects led.
    ///
    /// To be kept only once a feed was read there.
    pub moved_permanently_to: Option<String>,
    /// For how many seconds the server calls the answer fresh (`Cache-Control`, `Expires`).
    pub max_age: Option<u64>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Fresh {
        bytes: Vec<u8>,
        content_type: Option<String>,
        etag: Option<String>,
        last_modified: Option<String>,
    },
    NotModified,
    /// 410: not to be asked again.
    Gone,
    /// 429 or 503: to be asked again after so many seconds, not earlier.
    RetryAfter(u64),
}
