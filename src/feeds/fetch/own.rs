//! What the reader's settings add to a request for one origin, and for that only.

use url::{Origin, Url};

use super::address::Address;
use super::{FetchError, cookies, secret};
use crate::feeds::base64;
use crate::model::Site;

/// Credentials, headers and cookies. They never go to another origin, wherever it redirects.
///
/// There is no `Debug` for it: secrets are in it.
pub(super) struct Own<'s> {
    origin: Origin,
    site: Option<&'s Site>,
    /// Names in lower case.
    headers: Vec<(String, String)>,
}

impl<'s> Own<'s> {
    /// Runs the commands that the settings of the address's site name, if they have not run yet.
    pub(super) fn of(site: Option<&'s Site>, at: &Address) -> Result<Self, FetchError> {
        let origin = at.url.origin();
        let mut headers = site.map(|site| site.headers.clone()).unwrap_or_default();
        if let Some(site) = site {
            if !site.headers_command.is_empty() {
                headers.extend(secret::headers(&secret::printed_by(&site.headers_command)?));
            }
            // What the feed's own address says counts more.
            if let (Some(user), None) = (&site.user, &at.authorization) {
                let password = match &site.password_command[..] {
                    [] => None,
                    command => Some(secret::printed_by(command)?),
                };
                let both = format!("{user}:{}", secret::first_line(password.as_deref().unwrap_or("")));
                headers.push(("authorization".to_owned(), format!("Basic {}", base64::encode(both.as_bytes()))));
            }
        }
        if let Some(authorization) = &at.authorization {
            headers.retain(|(name, _)| name != "authorization");
            headers.push(("authorization".to_owned(), authorization.clone()));
        }
        Ok(Self { origin, site, headers })
    }

    /// The headers for an address; cookies come together in one.
    pub(super) fn headers(&self, url: &Url, set: Option<String>) -> Result<Vec<(String, String)>, FetchError> {
        let mut cookies: Vec<String> = set.into_iter().collect();
        let mut headers = Vec::new();
        if url.origin() == self.origin {
            let file = self.site.and_then(|site| site.cookies.as_deref());
            cookies.extend(file.map(|file| cookies::of_file(file, url)).transpose()?.flatten());
            for (name, value) in &self.headers {
                if name == "cookie" {
                    cookies.push(value.clone());
                } else {
                    headers.push((name.clone(), value.clone()));
                }
            }
        }
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        Ok(headers)
    }
}
