//! Which proxy an address is asked through.

use url::Url;

use super::FetchError;
use super::address::is_within;
use crate::model::{Text, without_password};

/// The proxies that the environment names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    /// Hosts that are asked without a proxy; `*` for all.
    none: Vec<String>,
}

impl Proxies {
    /// Reads what is usual: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in small letters or capitals.
    ///
    /// `HTTP_PROXY` in capitals is passed over where a web server may have made it out of a header (`REQUEST_METHOD`).
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let named = |name: &str| {
            let is_header = name == "http_proxy" && variable("REQUEST_METHOD").is_some();
            let capitals = || if is_header { None } else { variable(&name.to_ascii_uppercase()) };
            variable(name).filter(|value| !value.trim().is_empty()).or_else(capitals)
        };
        let proxy = |name: &str| {
            let value = named(name).or_else(|| named("all_proxy"))?.trim().to_owned();
            (!value.is_empty()).then(|| if value.contains("://") { value } else { format!("http://{value}") })
        };
        let listed = named("no_proxy").unwrap_or_default();
        let none = listed.split([',', ' ']).map(str::trim).filter(|host| !host.is_empty());
        let none =
            none.map(|host| host.trim_start_matches("*.").trim_start_matches('.').to_ascii_lowercase()).collect();
        Self { http: proxy("http_proxy"), https: proxy("https_proxy"), none }
    }

    /// The proxy for an address; none where it is asked directly.
    pub(super) fn for_url(&self, url: &Url) -> Option<&str> {
        if self.passes_by(url) {
            return None;
        }
        let proxy = if url.scheme() == "https" { &self.https } else { &self.http };
        proxy.as_deref()
    }

    /// Whether `no_proxy` has the host of an address, itself or as a subdomain, with or without its port.
    pub(super) fn passes_by(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or("").trim_matches(['[', ']']);
        let with_port = url.port_or_known_default().map(|port| format!("{host}:{port}")).unwrap_or_default();
        self.none.iter().any(|name| name == "*" || is_within(host, name) || is_within(&with_port, name))
    }
}

/// A proxy's address, where it is one.
pub(super) fn parsed(address: &str) -> Result<ureq::Proxy, FetchError> {
    ureq::Proxy::new(address).map_err(|_| FetchError::Proxy(Text::line(&without_password(address))))
}

/// Whether a proxy is asked for an address by its whole address: plain http over one that speaks http.
pub(super) fn takes_whole(proxy: &str, url: &Url) -> bool {
    url.scheme() == "http" && !proxy.starts_with("socks")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Proxies {
        Proxies::of(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    fn asked<'p>(proxies: &'p Proxies, url: &str) -> Option<&'p str> {
        proxies.for_url(&Url::parse(url).unwrap())
    }

    #[test]
    fn each_scheme_has_its_proxy() {
        let proxies = of(&[("http_proxy", "plain:3128"), ("HTTPS_PROXY", "http://safe:3128")]);
        assert_eq!(asked(&proxies, "http://a.example/"), Some("http://plain:3128"));
        assert_eq!(asked(&proxies, "https://a.example/"), Some("http://safe:3128"));
        let proxies = of(&[("all_proxy", "socks5h://tor:9050"), ("https_proxy", "")]);
        assert_eq!(asked(&proxies, "http://a.example/"), Some("socks5h://tor:9050"));
        assert_eq!(asked(&proxies, "https://a.example/"), Some("socks5h://tor:9050"));
        assert_eq!(asked(&of(&[]), "https://a.example/"), None);
        let header = of(&[("HTTP_PROXY", "evil:1"), ("REQUEST_METHOD", "GET")]);
        assert_eq!(asked(&header, "http://a.example/"), None);
    }

    #[test]
    fn some_hosts_are_asked_directly() {
        let proxies =
            of(&[("all_proxy", "p:1"), ("no_proxy", "localhost, .intern.example,*.x.example c.example:8080")]);
        for url in [
            "http://localhost:99/",
            "https://intern.example/",
            "https://a.intern.example/",
            "https://a.x.example/",
            "http://c.example:8080/",
        ] {
            assert_eq!(asked(&proxies, url), None, "{url}");
        }
        for url in ["https://example/", "https://badintern.example/", "http://c.example/"] {
            assert_eq!(asked(&proxies, url), Some("http://p:1"), "{url}");
        }
        assert_eq!(asked(&of(&[("all_proxy", "p:1"), ("NO_PROXY", "*")]), "http://a.example/"), None);
    }
}
