//! How one site is reached, as the reader has set it.

use std::path::PathBuf;
use std::time::Duration;

/// The settings of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// A host, which stands for its subdomains too, or an origin (`https://example.org:8443`).
    pub name: String,
    /// An address, or [`Site::DIRECT`] for none at all. None: as for all sites.
    pub proxy: Option<String>,
    pub user: Option<String>,
    /// Program and arguments; the first line that it prints is the password.
    pub password_command: Vec<String>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Program and arguments; it prints lines of the form `Name: value`.
    pub headers_command: Vec<String>,
    /// A file of cookies as browsers export it (Netscape's format).
    pub cookies: Option<PathBuf>,
    pub user_agent: Option<String>,
    pub timeout: Option<Duration>,
    /// A file of certificates (PEM) that are trusted for this site beside the usual ones.
    pub ca_file: Option<PathBuf>,
    /// Whether the usual ones are not trusted for it.
    pub ca_only: bool,
}

impl Site {
    /// The word for "no proxy".
    pub const DIRECT: &str = "direct";

    /// The same way to the site, without what the reader would tell it.
    #[must_use]
    pub fn anonymous(&self) -> Self {
        Self {
            user: None,
            password_command: Vec::new(),
            headers: Vec::new(),
            headers_command: Vec::new(),
            cookies: None,
            ..self.clone()
        }
    }
}
