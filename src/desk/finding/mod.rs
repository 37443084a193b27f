//! Looks for the feeds of a site, by evidence: the address itself, what its page names, what is known
//! of the site, usual addresses, and the same for the site's first page.
//!
//! At most [`limits::FINDING_REQUESTS`] requests, two at a time to one host, for [`limits::FINDING`]
//! after the first answer.

mod look;
mod looks;
mod told;

use std::collections::HashSet;
use std::time::Instant;

use anyhow::bail;
use url::Url;

use self::look::{Look, Seen, look};
use crate::feeds::discover::{Named, Page};
use crate::feeds::fetch::{FetchError, Fetcher, HostGate, Request};
use crate::feeds::{discover, limits};
use crate::model::{FoundFeed, Text, without_password};

/// A search for the feeds of one site.
pub(super) struct Finding<'a> {
    fetcher: &'a Fetcher,
    /// What the reader asked for.
    site: Option<Url>,
    gate: HostGate,
    /// Set with the first answer.
    deadline: Instant,
    left: usize,
    asked: HashSet<String>,
    found: Vec<Look>,
    /// Feeds that a page names and that were not looked at any more.
    unseen: Vec<Named>,
    /// What came of the addresses that a page names and that hold no feed.
    refused: Vec<(String, String)>,
}

/// The feeds that `address` leads to, those of comments last.
///
/// An address that can't be had stays an error: what else lies at its site was not asked for.
pub(super) fn find(fetcher: &Fetcher, address: &str, without_scheme: bool) -> anyhow::Result<Vec<FoundFeed>> {
    let site = Url::parse(address.trim()).ok();
    let mut finding = Finding {
        fetcher,
        site: site.clone(),
        gate: HostGate::default(),
        deadline: Instant::now() + limits::FINDING,
        left: limits::FINDING_REQUESTS,
        asked: HashSet::new(),
        found: Vec::new(),
        unseen: Vec::new(),
        refused: Vec::new(),
    };
    let known = site.as_ref().map(discover::at_address).unwrap_or_default();
    let first = match finding.first(address) {
        Err(FetchError::Refused(_) | FetchError::Unreachable { .. }) if without_scheme => {
            match address.strip_prefix("https:") {
                Some(rest) => finding.first(&format!("http:{rest}")),
                None => finding.first(address),
            }
        }
        first => first,
    };
    finding.deadline = Instant::now() + limits::FINDING;
    match first {
        Ok(Seen::Feed(look)) => return Ok(vec![look.found]),
        Ok(Seen::Page { page, at, html }) => finding.around(&page, &at, &html, known),
        Ok(Seen::Nothing(why)) => {
            finding.around(&Page::default(), address, "", known);
            finding.refused.insert(0, (address.to_owned(), why));
        }
        Ok(Seen::Shut(why)) => bail!("no feed was found at {}: {why}", without_password(address)),
        Ok(Seen::Unseen) => {}
        Err(error) => {
            finding.try_out(named(known));
            // Many a site turns programs away from its pages and not from its feed.
            if let (true, Some(site)) = (is_turned_away(&error) && finding.found.is_empty(), &site) {
                finding.try_out_guesses(discover::usual(site));
            }
            if finding.found.is_empty() {
                bail!("no feed was found at {}: {error}", without_password(address));
            }
        }
    }
    finding.told(address)
}

fn named(urls: Vec<String>) -> Vec<Named> {
    urls.into_iter().map(|url| Named { url, title: Text::default() }).collect()
}

impl Finding<'_> {
    fn first(&mut self, address: &str) -> Result<Seen, FetchError> {
        self.left = self.left.saturating_sub(1);
        self.asked.insert(key(address));
        let seen = look(self.fetcher, Request::feed(address), &Text::default())?;
        if let Seen::Feed(look) = &seen {
            self.asked.insert(key(&look.at));
        }
        Ok(seen)
    }

    /// Looks at what a page names, what is known of its site, usual addresses, and the first page of the site.
    fn around(&mut self, page: &Page, at: &str, html: &str, known: Vec<String>) {
        self.asked.insert(key(at));
        let site = Url::parse(at).ok();
        let mut by_rule = known;
        if let Some(site) = &site {
            by_rule.extend(discover::at_address(site));
            by_rule.extend(discover::in_page(site, html, &page.generator));
        }
        let pages = self.try_out(page.named.iter().cloned().chain(named(by_rule)).collect());
        if self.found.is_empty() {
            // A page that lists feeds, behind a link called "RSS".
            let listed = pages.into_iter().flat_map(|(page, _, _)| page.named).collect();
            self.try_out(listed);
        }
        let Some(site) = site else { return };
        if self.found.is_empty() {
            self.try_out_guesses(discover::below(&site));
        }
        if self.found.is_empty() && !is_root(&site) {
            self.first_page(&site);
        }
        if self.found.is_empty() {
            self.try_out_guesses(discover::usual(&site));
        }
    }

    /// What the first page of the site names.
    fn first_page(&mut self, site: &Url) {
        let Ok(root) = site.join("/") else { return };
        for (page, at, html) in self.try_out_guesses(vec![root.into()]) {
            let made = Url::parse(&at).map(|at| discover::in_page(&at, &html, &page.generator)).unwrap_or_default();
            self.try_out(page.named.into_iter().chain(named(made)).collect());
        }
    }

    /// As [`Self::try_out`], for addresses that nobody named: that nothing is there is no news.
    fn try_out_guesses(&mut self, urls: Vec<String>) -> Vec<(Page, String, String)> {
        let (refused, unseen) = (self.refused.len(), self.unseen.len());
        let pages = self.try_out(named(urls));
        self.refused.truncate(refused);
        self.unseen.truncate(unseen);
        pages
    }

    /// Looks at addresses, several at a time; keeps the feeds and gives the pages back.
    fn try_out(&mut self, addresses: Vec<Named>) -> Vec<(Page, String, String)> {
        let mut fresh: Vec<Named> = addresses.into_iter().filter(|named| self.asked.insert(key(&named.url))).collect();
        for named in &mut fresh {
            named.url = with_user(std::mem::take(&mut named.url), self.site.as_ref());
        }
        let beyond = fresh.split_off(fresh.len().min(self.left));
        self.left -= fresh.len();
        let mut pages = Vec::new();
        for (named, seen) in fresh.iter().zip(self.looks(&fresh)) {
            match seen {
                Seen::Feed(look) => self.keep(*look),
                Seen::Page { page, at, html } => {
                    self.refused.push((named.url.clone(), "a web page is there".to_owned()));
                    pages.push((page, at, html));
                }
                Seen::Nothing(why) => self.refused.push((named.url.clone(), why)),
                Seen::Shut(why) => self.refused.push((named.url.clone(), why.to_owned())),
                Seen::Unseen => self.unseen.push(named.clone()),
            }
        }
        self.unseen.extend(beyond);
        pages
    }

    fn keep(&mut self, look: Look) {
        let same = |held: &Look| {
            held.at == look.at || held.found.url == look.found.url || look.print.is_some() && held.print == look.print
        };
        if !self.found.iter().any(same) {
            self.found.push(look);
        }
    }
}

fn is_turned_away(error: &FetchError) -> bool {
    matches!(error, FetchError::Status { status: 401 | 403 | 405 | 406 | 418 | 500..=599, .. })
}

/// The address with the reader's user name and password, where it is of the origin that they were given for.
fn with_user(address: String, asked: Option<&Url>) -> String {
    let Some(asked) = asked.filter(|asked| !asked.username().is_empty()) else { return address };
    match Url::parse(&address) {
        Ok(mut url) if url.origin() == asked.origin() && url.username().is_empty() => {
            let kept = url.set_username(asked.username()).and_then(|()| url.set_password(asked.password()));
            if kept.is_ok() { url.into() } else { address }
        }
        _ => address,
    }
}

fn is_root(site: &Url) -> bool {
    site.path().trim_matches('/').is_empty() && site.query().is_none()
}

/// The same for two ways to write one address.
fn key(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url).trim_end_matches('/');
    url.split_once("://").map_or(url, |(_, rest)| rest).to_owned()
}
