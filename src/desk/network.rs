//! How the network is reached, as the reader has set it.

use std::time::Duration;

use super::refresh::Bounds;
use crate::config::Settings;
use crate::feeds::fetch::{FetchError, Fetcher, Options};
use crate::model::Site;

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
            sites: settings.sites.clone(),
            full_text: refresh.full_text,
            bounds: Bounds::of(settings),
        }
    }

    /// The same ways to the sites, without what the reader would tell them: for what a page of another site names.
    pub(super) fn anonymous(&self) -> Self {
        Self { sites: self.sites.iter().map(Site::anonymous).collect(), ..self.clone() }
    }

    pub(super) fn fetcher(&self) -> Result<Fetcher, FetchError> {
        let options = Options::default();
        let connect = options.connect.min(self.timeout);
        let (proxy, sites) = (self.proxy.clone(), self.sites.clone());
        Fetcher::new(&Options { connect, total: self.timeout, proxy, sites, ..options })
    }
}
