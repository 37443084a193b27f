//! How the network is reached, as the reader has set it.

use std::path::PathBuf;
use std::time::Duration;

use directories::BaseDirs;

use super::refresh::Bounds;
use crate::config::{self, Settings};
use crate::feeds::fetch::{FetchError, Fetcher, Options, Site};

/// How the network is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// For one request in all.
    pub timeout: Duration,
    /// An http, https or socks5 proxy; none: what the environment names.
    pub proxy: Option<String>,
    pub sites: Vec<Site>,
    /// Whether newly added feeds always get the full text of their articles.
    pub full_text: bool,
    /// Between which two times the interval of a feed is chosen.
    pub bounds: Bounds,
}

impl Default for Network {
    fn default() -> Self {
        let timeout = Duration::from_secs(30);
        Self { timeout, proxy: None, sites: Vec::new(), full_text: false, bounds: Bounds::default() }
    }
}

impl Network {
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let refresh = &settings.refresh;
        Self {
            timeout: Duration::from_secs(refresh.timeout.max(1).into()),
            proxy: refresh.proxy.clone(),
            sites: settings.sites.iter().map(site).collect(),
            full_text: refresh.full_text,
            bounds: Bounds::of(settings),
        }
    }

    /// The same ways to the sites, without what the reader would tell them: for what a page of another site names.
    pub(super) fn anonymous(&self) -> Self {
        let without = |site: &Site| Site {
            user: None,
            password_command: Vec::new(),
            headers: Vec::new(),
            headers_command: Vec::new(),
            cookies: None,
            ..site.clone()
        };
        Self { sites: self.sites.iter().map(without).collect(), ..self.clone() }
    }

    pub(super) fn fetcher(&self) -> Result<Fetcher, FetchError> {
        let options = Options::default();
        let connect = options.connect.min(self.timeout);
        let (proxy, sites) = (self.proxy.clone(), self.sites.clone());
        Fetcher::new(&Options { connect, total: self.timeout, proxy, sites, ..options })
    }
}

fn site(set: &config::Site) -> Site {
    Site {
        name: set.name.clone(),
        proxy: set.proxy.clone(),
        user: set.user.clone(),
        password_command: set.password_command.clone(),
        headers: set.headers.clone(),
        headers_command: set.headers_command.clone(),
        cookies: set.cookies.as_deref().map(file),
        user_agent: set.user_agent.clone(),
        timeout: set.timeout.map(|seconds| Duration::from_secs(seconds.into())),
        ca_file: set.ca_file.as_deref().map(file),
    }
}

/// A file that the settings name; `~/` is the reader's home.
fn file(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), BaseDirs::new()) {
        (Some(rest), Some(folders)) => folders.home_dir().join(rest),
        _ => PathBuf::from(name),
    }
}
