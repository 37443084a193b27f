//! The reader's own network, into which nothing leads that a stranger names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// Ends of names that only a network of one's own gives.
const OWN_NAMES: &[&str] = &[".localhost", ".local", ".lan", ".internal", ".home.arpa"];

/// Whether an address leads to this machine or its neighbours, as far as it tells by itself.
#[must_use]
pub fn is_at_home(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| says_home(&url))
}

/// The same for one that was read.
pub(super) fn says_home(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_home(ip.into()),
        Some(Host::Ipv6(ip)) => is_home(ip.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            !name.contains('.') || OWN_NAMES.iter().any(|end| name.ends_with(end))
        }
        None => false,
    }
}

/// Whether an address may lead to nobody's home but that of who named it.
pub(super) fn is_named_from_outside(namer: Option<&str>, url: &Url) -> bool {
    let Some(namer) = namer else { return false };
    // A host may lead to itself: it was asked already.
    Url::parse(namer.trim()).map_or(true, |namer| namer.host() != url.host() && !says_home(&namer))
}

fn is_home(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_home_of_four(ip),
        IpAddr::V6(ip) => {
            ip.is_unique_local()
                || ip.is_unicast_link_local()
                || ip.is_multicast()
                || four(ip).is_some_and(is_home_of_four)
        }
    }
}

fn is_home_of_four(ip: Ipv4Addr) -> bool {
    // 100.64.0.0/10 is shared behind one door, of a provider or of a private network over the web.
    let is_shared = matches!(ip.octets(), [100, 64..=127, ..]);
    let is_this = matches!(ip.octets(), [0, ..]);
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || is_shared
        || is_this
}

/// The address of version 4 that one of version 6 stands for: mapped, or behind a gateway (`64:ff9b::/96`). `::` and
/// `::1` are of this machine in both.
fn four(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    match ip.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => Some(Ipv4Addr::LOCALHOST),
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
            Some(Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    }
}

/// Looks names up and leaves out what is at home, so that no name leads there either: what is looked up here is what
/// is connected to.
#[derive(Debug)]
pub(super) struct Outward {
    pub looked_up: DefaultResolver,
    /// The proxy may be at home.
    pub proxy: Option<String>,
}

impl Resolver for Outward {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.looked_up.resolve(uri, config, timeout)?;
        if self.proxy.is_some() && uri.host() == self.proxy.as_deref() {
            return Ok(found);
        }
        let mut outside = self.empty();
        for address in found.iter().filter(|address| !is_home(address.ip())) {
            outside.push(*address);
        }
        if outside.is_empty() { Err(Error::Other(Box::new(OnlyAtHome))) } else { Ok(outside) }
    }
}

/// A name that a stranger gave has addresses in the reader's own network only.
#[derive(Debug, thiserror::Error)]
#[error("it leads into your own network")]
pub(super) struct OnlyAtHome;

#[cfg(test)]
mod tests {
    use ureq::Timeout;
    use ureq::unversioned::transport::time::Duration;

    use super::*;

    #[test]
    fn what_is_looked_up_and_is_at_home_is_left_out_but_for_the_proxy() {
        let config = Config::default();
        let timeout =
            || NextTimeout { after: Duration::NotHappening, reason: Timeout::Resolve, ..NextTimeout::default() };
        let outward =
            |proxy: Option<&str>| Outward { looked_up: DefaultResolver::default(), proxy: proxy.map(str::to_owned) };
        let found = |proxy: Option<&str>, uri: &str| outward(proxy).resolve(&uri.parse().unwrap(), &config, timeout());
        assert!(matches!(found(None, "http://127.0.0.1/"), Err(Error::Other(error)) if error.is::<OnlyAtHome>()));
        assert!(found(Some("10.0.0.1"), "http://127.0.0.1/").is_err());
        assert_eq!(found(Some("127.0.0.1"), "http://127.0.0.1:3128/").unwrap().len(), 1);
        assert_eq!(found(None, "http://93.184.216.34/").unwrap().len(), 1);
    }

    #[test]
    fn a_network_of_ones_own_is_known_however_it_is_written() {
        for home in [
            "http://127.0.0.1/1.jpg",
            "http://0x7f.1/",
            "http://0/",
            "http://192.168.1.1/logout",
            "http://100.100.1.1/",
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[64:ff9b::a00:1]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://localhost:8080/",
            "http://router/",
            "http://printer.local./",
        ] {
            assert!(is_at_home(home), "{home}");
        }
        for outside in ["http://93.184.216.34/", "http://[2606:2800::1]/", "https://lan.news.example/", "no address"] {
            assert!(!is_at_home(outside), "{outside}");
        }
    }
}
