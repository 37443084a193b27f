//! One request, with its redirects, its limits and its errors in words.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use ureq::http::Response;
use ureq::{Agent, Body};

use super::address::Address;
use super::agents::{Agents, Way};
use super::cookies::Jar;
use super::home::{is_named_from_outside, says_home};
use super::own::Own;
use super::response::{header, reply};
use super::site::site_of;
use super::told::{Course, unknown_issuer};
use super::{Accept, FetchError, Options, Reply, Request, absolute, proxies, unpack};
use crate::feeds::limits;
use crate::model::Site;

/// Asks servers. Cheap to clone; clones share their connections, the cookies that servers set, and their end.
#[derive(Clone)]
pub struct Fetcher {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    agents: Arc<Agents>,
    jar: Mutex<Jar>,
}

/// What stays the same from redirect to redirect.
struct Chase<'r> {
    request: &'r Request,
    own: Own<'r>,
    total: Duration,
    deadline: Instant,
}

impl Fetcher {
    pub fn new(options: &Options) -> Result<Self, FetchError> {
        let of_sites = options.sites.iter().filter_map(|site| site.proxy.as_deref());
        for proxy in of_sites.filter(|proxy| *proxy != Site::DIRECT).chain(options.proxy.as_deref()) {
            proxies::parsed(proxy)?;
        }
        let agents = Arc::new(Agents::new(options));
        Ok(Self { inner: Arc::new(Inner { options: options.clone(), agents, jar: Mutex::default() }) })
    }

    /// Breaks what is in flight; this fetcher and its clones answer nothing but [`FetchError::Cancelled`] from now on.
    pub fn shutdown(&self) {
        self.inner.agents.end();
    }

    /// Asks an address, following up to five redirects to http(s) addresses.
    pub fn get(&self, request: &Request) -> Result<Reply, FetchError> {
        let mut at = Address::parse(&request.url)?;
        let site = self.site_of(&at);
        let total = site.and_then(|site| site.timeout).unwrap_or(self.inner.options.total);
        // A command may wait for the reader to unlock something, so the time begins after it.
        let own = Own::of(site, &at)?;
        let chase = Chase { request, own, total, deadline: Instant::now() + total };
        let mut seen = HashSet::new();
        // Where the chain of permanent redirects has led; a temporary one ends it.
        let (mut permanent, mut moved) = (true, None);
        let mut namer = request.named_by.clone();
        for _ in 0..=limits::REDIRECTS {
            let set = self.jar(|jar| jar.give(&at.url));
            // The same address again is no circle where a cookie was set in between.
            if !seen.insert((at.url.clone(), set.clone())) {
                return Err(FetchError::RedirectLoop(at.host()));
            }
            let (response, course) = self.ask(&at, &chase, set, namer.as_deref())?;
            let status = response.status().as_u16();
            let location = header(&response, "location");
            let (301 | 302 | 303 | 307 | 308, Some(location)) = (status, location) else {
                return reply(response, &course, &at, moved, request);
            };
            namer.get_or_insert_with(|| at.url.to_string());
            at = at.join(&location)?;
            permanent &= matches!(status, 301 | 308);
            if permanent {
                moved = Some(at.clone());
            }
        }
        Err(FetchError::TooManyRedirects(at.host()))
    }

    fn site_of(&self, at: &Address) -> Option<&Site> {
        site_of(&self.inner.options.sites, &at.url)
    }

    fn jar<T>(&self, work: impl FnOnce(&mut Jar) -> T) -> T {
        work(&mut self.inner.jar.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The way to an address: its site's settings, else those for all, else the environment's.
    ///
    /// Whose site the reader has settings for may be anywhere.
    fn way(&self, at: &Address, site: Option<&Site>, namer: Option<&str>) -> Way {
        let options = &self.inner.options;
        let proxy = match site.and_then(|site| site.proxy.as_deref()) {
            Some(Site::DIRECT) => None,
            Some(proxy) => Some(proxy),
            None => match options.proxy.as_deref() {
                Some(_) if options.environment.passes_by(&at.url) => None,
                Some(proxy) => Some(proxy),
                None => options.environment.for_url(&at.url),
            },
        };
        let ca_file = site.and_then(|site| site.ca_file.clone());
        Way {
            is_absolute: proxy.is_some_and(|proxy| proxies::takes_whole(proxy, &at.url)),
            is_outward: site.is_none() && is_named_from_outside(namer, &at.url),
            proxy: proxy.map(str::to_owned),
            ca_file,
        }
    }

    fn ask(
        &self,
        at: &Address,
        chase: &Chase<'_>,
        set: Option<String>,
        namer: Option<&str>,
    ) -> Result<(Response<Body>, Course), FetchError> {
        let site = self.site_of(at);
        let way = self.way(at, site, namer);
        if way.is_outward && says_home(&at.url) {
            return Err(FetchError::AtHome(at.host()));
        }
        let agent = self.inner.agents.on(&way)?;
        let course = Course {
            host: at.host(),
            proxy: way.proxy.clone(),
            seconds: chase.total.as_secs(),
            limit: limit(chase.request),
            agents: Arc::clone(&self.inner.agents),
        };
        let left = chase.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(course.timed_out());
        }
        let mut headers = self.headers(at, site, chase, set)?;
        let mut url = at.url.to_string();
        if let (true, Some(proxy)) = (way.is_absolute, &way.proxy) {
            let proxy = proxies::parsed(proxy)?;
            headers.push(("host".to_owned(), at.url.authority().to_owned()));
            headers.extend(absolute::authorization(&proxy).map(|value| ("proxy-authorization".to_owned(), value)));
            url = absolute::path_at(&proxy, &url);
        }
        let call = |agent: &Agent| {
            let asked = headers.iter().fold(agent.get(&url), |call, (name, value)| call.header(name, value));
            asked.config().timeout_global(Some(left)).build().call()
        };
        let mut answered = call(&agent);
        // Signed by nobody that the site's own file names, so perhaps by one of those that everybody trusts.
        if way.ca_file.is_some()
            && !site.is_some_and(|site| site.ca_only)
            && answered.as_ref().is_err_and(unknown_issuer)
        {
            answered = call(&self.inner.agents.on(&Way { ca_file: None, ..way.clone() })?);
        }
        let response = answered.map_err(|error| course.told(&error))?;
        if let (407, true) = (response.status().as_u16(), way.is_absolute) {
            return Err(course.wants_password());
        }
        let now = SystemTime::now();
        for value in response.headers().get_all("set-cookie").iter().take(limits::COOKIES) {
            self.jar(|jar| jar.take(&at.url, &String::from_utf8_lossy(value.as_bytes()), now));
        }
        Ok((response, course))
    }

    /// The headers of a request; those of the reader's settings only where they may go.
    fn headers(
        &self,
        at: &Address,
        site: Option<&Site>,
        chase: &Chase<'_>,
        set: Option<String>,
    ) -> Result<Vec<(String, String)>, FetchError> {
        let user_agent = site.and_then(|site| site.user_agent.as_deref()).unwrap_or(&self.inner.options.user_agent);
        let mut headers = chase.own.headers(&at.url, set)?;
        let has_accept = headers.iter().any(|(name, _)| name == "accept");
        let accept = (!has_accept).then(|| accepted(chase.request.accept));
        let ours = [
            ("user-agent", Some(user_agent)),
            ("accept-encoding", Some(unpack::ACCEPTED)),
            ("accept", accept),
            ("if-none-match", chase.request.etag.as_deref()),
            ("if-modified-since", chase.request.last_modified.as_deref()),
        ];
        headers.extend(ours.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))));
        Ok(headers)
    }
}

fn limit(request: &Request) -> u64 {
    if request.limit == 0 { limits::FEED_BYTES } else { request.limit }
}

fn accepted(accept: Accept) -> &'static str {
    match accept {
        Accept::Feed => {
            "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, \
             application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.7, */*;q=0.5"
        }
        Accept::Page => "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
        // What the decoders read; a server that chooses by this header sends nothing else.
        Accept::Picture => "image/webp, image/png, image/jpeg, image/gif",
    }
}
