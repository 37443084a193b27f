//! The ways that lead to servers: one agent, with its open connections, for each proxy and set of certificates.

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, DefaultConnector};

use super::absolute::AbsoluteForm;
use super::home::Outward;
use super::{FetchError, Options, proxies};
use crate::feeds::limits;
use crate::model::Text;

/// What makes a way another one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub proxy: Option<String>,
    pub ca_file: Option<PathBuf>,
    /// The proxy is asked for whole addresses rather than to connect.
    pub is_absolute: bool,
    /// It does not lead into the reader's own network.
    pub is_outward: bool,
}

/// The agents that were wanted so far.
#[derive(Debug)]
pub(super) struct Agents {
    user_agent: String,
    connect: Duration,
    /// In the place of the built-in certificates.
    roots: Option<PathBuf>,
    known: Mutex<HashMap<Way, Agent>>,
    ended: AtomicBool,
}

impl Agents {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            user_agent: options.user_agent.clone(),
            connect: options.connect,
            roots: options.roots.clone(),
            known: Mutex::default(),
            ended: AtomicBool::new(false),
        }
    }

    pub(super) fn is_ended(&self) -> bool {
        self.ended.load(Ordering::SeqCst)
    }

    /// Breaks what is in flight, whichever way it goes; no way leads anywhere from now on.
    pub(super) fn end(&self) {
        let agents = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        self.ended.store(true, Ordering::SeqCst);
        for agent in agents.values() {
            agent.clone().shutdown();
        }
    }

    pub(super) fn on(&self, way: &Way) -> Result<Agent, FetchError> {
        let mut agents = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_ended() {
            return Err(FetchError::Cancelled);
        }
        if let Some(agent) = agents.get(way) {
            return Ok(agent.clone());
        }
        let agent = self.made(way)?;
        agents.insert(way.clone(), agent.clone());
        Ok(agent)
    }

    fn made(&self, way: &Way) -> Result<Agent, FetchError> {
        let proxy = way.proxy.as_deref().map(proxies::parsed).transpose()?;
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(self.user_agent.as_str())
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(self.connect))
            .timeout_resolve(Some(self.connect))
            .max_response_header_size(limits::HEADER_BYTES)
            .max_idle_connections_per_host(limits::PER_HOST)
            .proxy(proxy.clone().filter(|_| !way.is_absolute));
        if let Some(file) = way.ca_file.as_ref().or(self.roots.as_ref()) {
            let roots = RootCerts::new_with_certs(&certificates(file)?);
            config = config.tls_config(TlsConfig::builder().root_certs(roots).build());
        }
        let config = config.build();
        let connector = DefaultConnector::default();
        Ok(if way.is_absolute {
            // What it looks up is the proxy alone.
            Agent::with_parts(config, connector.chain(AbsoluteForm), DefaultResolver::default())
        } else if way.is_outward {
            let proxy = proxy.map(|proxy| proxy.host().to_owned());
            Agent::with_parts(config, connector, Outward { looked_up: DefaultResolver::default(), proxy })
        } else {
            config.new_agent()
        })
    }
}

/// The certificates of a PEM file.
fn certificates(path: &Path) -> Result<Vec<ureq::tls::Certificate<'static>>, FetchError> {
    let told = |why: &str| FetchError::File { path: Text::line(&path.to_string_lossy()), why: Text::line(why) };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|error| told(&error.to_string()))?;
    file.take(limits::OWN_FILE_BYTES).read_to_end(&mut bytes).map_err(|error| told(&error.to_string()))?;
    let found = parse_pem(&bytes).filter_map(|item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(Ok(certificate)),
        Ok(_) => None,
        Err(error) => Some(Err(told(&error.to_string()))),
    });
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    if found.is_empty() { Err(told("there is no certificate (PEM) in it")) } else { Ok(found) }
}
