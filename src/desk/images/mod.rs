//! Pictures of articles: fetched when they are to be shown, decoded within limits, kept for a while.

mod cache;
#[cfg(feature = "images")]
mod cells;
#[cfg(feature = "images")]
mod decode;
#[cfg(not(feature = "images"))]
#[path = "undecoded.rs"]
mod decode;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{anyhow, bail};
use url::Url;

use self::cache::Cache;
use super::{Network, contained};
use crate::feeds::fetch::{Fetcher, Outcome, Request};
use crate::feeds::limits;
use crate::model::{Picture, Text, WantedPicture, is_made_up};

/// Whether this newsdesk was built to decode pictures.
pub const DECODES: bool = cfg!(feature = "images");

/// The bytes of the pictures shown last, so that another width needs neither network nor disk.
const RECENT_BYTES: usize = 16 << 20;

/// Fetches pictures and fits them to cells. Shared by the threads that do it.
pub struct Images {
    /// For pictures of the article's own origin, and for those of others.
    fetcher: Fetcher,
    stranger: Fetcher,
    cache: Cache,
    recent: Mutex<VecDeque<(Text, Arc<Vec<u8>>)>>,
    given_up: AtomicUsize,
}

impl Images {
    /// `folder` is where pictures are kept, `most` how many bytes of them; 0: none are.
    pub fn new(network: &Network, folder: PathBuf, most: u64) -> anyhow::Result<Self> {
        let (fetcher, stranger) = (network.fetcher()?, network.anonymous().fetcher()?);
        let cache = Cache::new(folder, most);
        Ok(Self { fetcher, stranger, cache, recent: Mutex::default(), given_up: AtomicUsize::new(0) })
    }

    /// The picture; an error says in a sentence why there is none.
    pub fn get(&self, wanted: &WantedPicture) -> anyhow::Result<Picture> {
        if let Some(bytes) = self.recent(&wanted.url) {
            return self.fitted(&bytes, wanted);
        }
        // What can't be read any more is fetched anew.
        if let Some(bytes) = self.cache.read(&wanted.url).map(Arc::new)
            && let Ok(picture) = self.fitted(&bytes, wanted)
        {
            self.remember(&wanted.url, bytes);
            return Ok(picture);
        }
        let bytes = Arc::new(self.fetch(wanted)?);
        let picture = self.fitted(&bytes, wanted)?;
        self.cache.keep(&wanted.url, &bytes);
        self.remember(&wanted.url, bytes);
        Ok(picture)
    }

    /// Breaks off what is on its way.
    pub fn end(&self) {
        self.fetcher.shutdown();
        self.stranger.shutdown();
    }

    fn fetch(&self, wanted: &WantedPicture) -> anyhow::Result<Vec<u8>> {
        let page = wanted.page.as_deref().and_then(|page| Url::parse(page).ok());
        let url = address(&wanted.url)?;
        let is_own = page.is_some_and(|page| page.origin() == url.origin());
        let fetcher = if is_own { &self.fetcher } else { &self.stranger };
        let namer = wanted.feed.as_deref().or(wanted.page.as_deref()).unwrap_or("");
        let reply = fetcher.get(&Request::picture(url).named_by(namer))?;
        match reply.outcome {
            Outcome::Fresh { bytes, .. } => Ok(bytes),
            Outcome::Gone => bail!("its server says that it is gone for good"),
            Outcome::RetryAfter(seconds) => bail!("its server asks to be left alone for {seconds} s"),
            Outcome::NotModified => bail!("its server sent nothing"),
        }
    }

    /// Decodes on a thread of its own, whose answer is not waited for longer than the limit.
    fn fitted(&self, bytes: &Arc<Vec<u8>>, wanted: &WantedPicture) -> anyhow::Result<Picture> {
        if self.given_up.load(Ordering::SeqCst) >= limits::PICTURES_GIVEN_UP {
            bail!("too many pictures could not be decoded in time; newsdesk shows no more until it is started again");
        }
        let (answer, answered) = channel();
        let (bytes, columns, rows) = (Arc::clone(bytes), wanted.columns, wanted.rows);
        thread::Builder::new().name("picture".into()).spawn(move || {
            let done = contained(|| decode::picture(&bytes, columns, rows).map_err(|error| anyhow!(error)));
            let _ = answer.send(done.unwrap_or_else(|accident| Err(accident.into())));
        })?;
        match answered.recv_timeout(limits::PICTURE_TIME) {
            Ok(picture) => picture,
            Err(RecvTimeoutError::Disconnected) => bail!("it could not be decoded"),
            Err(RecvTimeoutError::Timeout) => {
                self.given_up.fetch_add(1, Ordering::SeqCst);
                bail!("decoding it took longer than {} s and was given up", limits::PICTURE_TIME.as_secs())
            }
        }
    }

    fn recent(&self, url: &Text) -> Option<Arc<Vec<u8>>> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().find(|(known, _)| known == url).map(|(_, bytes)| Arc::clone(bytes))
    }

    fn remember(&self, url: &Text, bytes: Arc<Vec<u8>>) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.push_back((url.clone(), bytes));
        while recent.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > RECENT_BYTES {
            recent.pop_front();
        }
    }
}

/// The address to ask: of the web, without a password.
fn address(url: &str) -> anyhow::Result<Url> {
    let no_address = || anyhow!("it has no web address");
    let mut url = Url::parse(url).map_err(|_| no_address())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(no_address());
    }
    if is_made_up(url.as_str()) {
        bail!("its address is made up and leads nowhere");
    }
    // What stands in a page is no secret of the reader's, and nothing to log in with.
    url.set_username("").and_then(|()| url.set_password(None)).map_err(|()| no_address())?;
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_the_web_is_asked_and_nothing_is_told() {
        let asked = |url: &str| address(url).ok().map(String::from);
        assert_eq!(asked("https://ann:pw@cdn.site/1.jpg").as_deref(), Some("https://cdn.site/1.jpg"));
        for refused in [
            "data:image/png;base64,AAAA",
            "file:///etc/passwd",
            "ftp://cdn.site/1.jpg",
            "/1.jpg",
            "https://courier.example/1.jpg",
        ] {
            assert_eq!(asked(refused), None, "{refused}");
        }
    }
}
