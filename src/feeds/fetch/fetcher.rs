//! One request, with its redirects, its limits and its errors in words.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use ureq::http::Response;
use ureq::{Agent, Body, Error, Proxy};

use super::address::Address;
use super::freshness;
use super::{Accept, FetchError, Options, Outcome, Reply, Request};
use crate::feeds::limits;
use crate::model::Text;

/// Asks servers. Cheap to clone; clones share their connections and their end.
#[derive(Clone)]
pub struct Fetcher {
    agent: Agent,
    total: Duration,
    ended: Arc<AtomicBool>,
}

impl Fetcher {
    pub fn new(options: &Options) -> Result<Self, FetchError> {
        let proxy = match options.proxy.as_deref() {
            Some(address) => Some(Proxy::new(address).map_err(|_| FetchError::Proxy(Text::line(address)))?),
            None => Proxy::try_from_env(),
        };
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(options.user_agent.clone())
            .timeout_connect(Some(options.connect))
            .timeout_resolve(Some(options.connect))
            .max_response_header_size(limits::HEADER_BYTES)
            .max_idle_connections_per_host(limits::PER_HOST)
            .proxy(proxy)
            .build();
        Ok(Self { agent: config.new_agent(), total: options.total, ended: Arc::default() })
    }

    /// Breaks what is in flight; this fetcher and its clones answer nothing but [`FetchError::Cancelled`] from now on.
    pub fn shutdown(&self) {
        self.ended.store(true, Ordering::SeqCst);
        self.agent.clone().shutdown();
    }

    /// Asks an address, following up to five redirects to http(s) addresses.
    pub fn get(&self, request: &Request) -> Result<Reply, FetchError> {
        let deadline = Instant::now() + self.total;
        let mut at = Address::parse(&request.url)?;
        let mut seen = HashSet::from([at.url.clone()]);
        // Where the chain of permanent redirects has led; a temporary one ends it.
        let (mut permanent, mut moved) = (true, None);
        for _ in 0..=limits::REDIRECTS {
            let response = self.ask(&at, request, deadline)?;
            let status = response.status().as_u16();
            let location = header(&response, "location");
            let (301 | 302 | 303 | 307 | 308, Some(location)) = (status, location) else {
                return self.reply(response, &at, moved, request);
            };
            at = at.join(&location)?;
            permanent &= matches!(status, 301 | 308);
            if permanent {
                moved = Some(at.clone());
            }
            if !seen.insert(at.url.clone()) {
                return Err(FetchError::RedirectLoop(at.host()));
            }
        }
        Err(FetchError::TooManyRedirects(at.host()))
    }

    fn ask(&self, at: &Address, request: &Request, deadline: Instant) -> Result<Response<Body>, FetchError> {
        if self.ended.load(Ordering::SeqCst) {
            return Err(FetchError::Cancelled);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::TimedOut { host: at.host(), seconds: self.total.as_secs() });
        }
        let mut call = self.agent.get(at.url.as_str()).header("accept", accepted(request.accept));
        if let Some(authorization) = &at.authorization {
            call = call.header("authorization", authorization);
        }
        for (name, value) in [("if-none-match", &request.etag), ("if-modified-since", &request.last_modified)] {
            if let Some(value) = value {
                call = call.header(name, value);
            }
        }
        call.config().timeout_global(Some(left)).build().call().map_err(|error| self.told(&error, at, request))
    }

    fn reply(
        &self,
        mut response: Response<Body>,
        at: &Address,
        moved: Option<Address>,
        request: &Request,
    ) -> Result<Reply, FetchError> {
        let now = SystemTime::now();
        let status = response.status().as_u16();
        let value = |name| header(&response, name);
        let max_age = freshness::max_age(value("cache-control").as_deref(), value("expires").as_deref(), now);
        let wait = value("retry-after").and_then(|wait| freshness::retry_after(&wait, now));
        let (content_type, etag, last_modified) = (value("content-type"), value("etag"), value("last-modified"));
        let outcome = match (status, wait) {
            (200..=299, _) => {
                let limit = limit(request);
                let read = response.body_mut().with_config().limit(limit).read_to_vec();
                let bytes = read.map_err(|error| self.told(&error, at, request))?;
                Outcome::Fresh { bytes, content_type, etag, last_modified }
            }
            (304, _) => Outcome::NotModified,
            (410, _) => Outcome::Gone,
            (429 | 503, Some(seconds)) => Outcome::RetryAfter(seconds),
            _ => return Err(FetchError::Status { host: at.host(), status }),
        };
        let kept = |to: Address| with_user(&to, request);
        Ok(Reply { outcome, final_url: at.url.to_string(), moved_permanently_to: moved.map(kept), max_age })
    }

    fn told(&self, error: &Error, at: &Address, request: &Request) -> FetchError {
        if self.ended.load(Ordering::SeqCst) {
            return FetchError::Cancelled;
        }
        let host = at.host();
        let why = Text::line(&error.to_string());
        match error {
            Error::HostNotFound => FetchError::NoSuchHost(host),
            Error::Timeout(_) => FetchError::TimedOut { host, seconds: self.total.as_secs().max(1) },
            Error::Io(io) if io.kind() == io::ErrorKind::TimedOut => {
                FetchError::TimedOut { host, seconds: self.total.as_secs().max(1) }
            }
            Error::Io(io) if io.kind() == io::ErrorKind::ConnectionRefused => FetchError::Refused(host),
            Error::ConnectionFailed => FetchError::Refused(host),
            Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => FetchError::Tls { host, why },
            Error::Io(io) if why.contains("certificate") || io.kind() == io::ErrorKind::InvalidData => {
                FetchError::Tls { host, why }
            }
            Error::BodyExceedsLimit(_) => FetchError::TooLarge { host, limit: limit(request).div_ceil(1 << 20) },
            Error::Io(_) | Error::ConnectProxyFailed(_) => FetchError::Unreachable { host, why },
            _ => FetchError::Broken { host, why },
        }
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

fn header(response: &Response<Body>, name: &str) -> Option<String> {
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// The new address with the reader's user name and password in it, where it is still the same origin.
fn with_user(to: &Address, request: &Request) -> String {
    let mut url = to.url.clone();
    if let (Some(_), Ok(asked)) = (&to.authorization, url::Url::parse(request.url.trim())) {
        let kept = url.set_username(asked.username()).and_then(|()| url.set_password(asked.password()));
        if kept.is_err() {
            return to.url.to_string();
        }
    }
    url.into()
}
