//! How one site is reached: the tables `[site."example.org"]`.

use std::path::PathBuf;
use std::time::Duration;

use directories::BaseDirs;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use url::Url;

use super::{Document, Section};
use crate::model::Site;

const PROXIES: &[&str] = &["http://", "https://", "socks5://", "socks5h://", "socks4://", "socks4a://"];

/// Headers that newsdesk sets itself, or that would make a request mean another thing.
const OURS: &[&str] = &[
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "accept-encoding",
    "upgrade",
    "te",
    "trailer",
    "if-none-match",
    "if-modified-since",
    "range",
    "expect",
];

/// What in a header's name says that its value is a secret.
const SECRET: &[&str] = &["auth", "cookie", "token", "secret", "password", "api-key", "apikey"];

/// More tables or headers than these are a mistake.
const MOST: usize = 1_000;

pub(super) fn parse_sites(document: &Document<'_>, table: &DeTable<'_>, sites: &mut Vec<Site>) {
    for (key, value) in table.iter().take(MOST) {
        let Some(inner) = value.get_ref().as_table() else {
            document.refuse(key.span(), "a site is a table of its own: [site.\"example.org\"]");
            continue;
        };
        match named(key.get_ref()) {
            Ok(name) => sites.push(parse_site(document, inner, name)),
            Err(why) => document.refuse(key.span(), why),
        }
    }
}

/// The name of a table, as addresses write it.
fn named(raw: &str) -> Result<String, &'static str> {
    const WRONG: &str = "a site is named by its host (`example.org`) or, with scheme and port, by its origin (`http://example.org:8080`)";
    let host = |url: &Url| url.host_str().filter(|host| !host.is_empty()).map(str::to_owned).ok_or(WRONG);
    if raw.starts_with("http://") || raw.starts_with("https://") {
        let url = Url::parse(raw).map_err(|_| WRONG)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let nobody = url.username().is_empty() && url.password().is_none();
        host(&url)?;
        return if bare && nobody { Ok(url.origin().ascii_serialization()) } else { Err(WRONG) };
    }
    let is_host = !raw.is_empty() && !raw.contains(['/', '@', '?', '#', '\\']) && !raw.contains(char::is_whitespace);
    let url = Url::parse(&format!("http://{raw}/")).map_err(|_| WRONG)?;
    if is_host && url.port().is_none() && !raw.ends_with(":80") { host(&url) } else { Err(WRONG) }
}

fn parse_site(document: &Document<'_>, table: &DeTable<'_>, name: String) -> Site {
    let mut site = Site { name, ..Site::default() };
    let mut section = Section::new(document, table, "setting of a site");
    let words = |written: Option<Vec<super::Written>>| -> Vec<String> {
        written.unwrap_or_default().into_iter().map(|word| word.text).collect()
    };
    site.proxy = proxy(document, table, &mut section, true);
    site.user = section.text("user").map(|user| user.text);
    site.password_command = words(section.texts("password-command"));
    if let Some(headers) = section.table("headers") {
        site.headers = parse_headers(document, headers);
    }
    site.headers_command = words(section.texts("headers-command"));
    site.cookies = section.text("cookies").map(|path| file(&path.text));
    site.user_agent = section.text("user-agent").map(|agent| agent.text);
    let mut timeout = 0_u16;
    section.number("timeout", 1..=600, &mut timeout);
    site.timeout = (timeout > 0).then(|| Duration::from_secs(u64::from(timeout)));
    site.ca_file = section.text("ca-file").map(|path| file(&path.text));
    section.truth("ca-only", &mut site.ca_only);
    let at = |name: &str| table.get(name).map_or(0..0, Spanned::span);
    if section.has("password") {
        section.known("password");
        let told = "a password may not stand here; `password-command` names a program that prints it";
        document.refuse(at("password"), told);
    }
    if site.user.is_none() && !site.password_command.is_empty() {
        document.refuse(at("password-command"), "`password-command` needs `user` beside it");
    }
    if site.ca_only && site.ca_file.is_none() {
        document.refuse(at("ca-only"), "`ca-only` needs `ca-file` beside it");
    }
    for name in ["user", "user-agent"] {
        let value = table.get(name).and_then(|value| value.get_ref().as_str()).unwrap_or("");
        if value.contains(char::is_control) || (name == "user" && value.contains(':')) {
            document.refuse(at(name), &format!("`{name}` has a character in it that can't be sent"));
        }
    }
    section.finish();
    site
}

/// A file that a setting names; `~/` is the reader's home.
fn file(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), BaseDirs::new()) {
        (Some(rest), Some(folders)) => folders.home_dir().join(rest),
        _ => PathBuf::from(name),
    }
}

/// The proxy of a table; `direct` is a word of sites only.
pub(super) fn proxy(
    document: &Document<'_>,
    table: &DeTable<'_>,
    section: &mut Section<'_, '_>,
    may_be_direct: bool,
) -> Option<String> {
    let text = section.text("proxy")?.text;
    let at = table.get("proxy").map_or(0..0, Spanned::span);
    if text.is_empty() || (may_be_direct && text == Site::DIRECT) {
        return Some(text).filter(|text| !text.is_empty());
    }
    if !PROXIES.iter().any(|scheme| text.starts_with(scheme)) {
        let direct = if may_be_direct { " or be `direct`" } else { "" };
        let told = format!("`proxy` must begin with `http://`, `https://`, `socks5://` or `socks5h://`{direct}");
        document.refuse(at, &told);
        return None;
    }
    let authority = text.split("://").nth(1).unwrap_or("");
    if authority.split_once('@').is_some_and(|(user, _)| user.contains(':')) {
        let told = "a password may not stand here; leave `proxy` out and set https_proxy in the environment";
        document.refuse(at, told);
        return None;
    }
    Some(text)
}

fn parse_headers(document: &Document<'_>, table: &DeTable<'_>) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for (key, value) in table.iter().take(MOST) {
        match header(key.get_ref(), value.get_ref()) {
            Ok(header) => headers.push(header),
            Err(why) => document.refuse(key.span(), &why),
        }
    }
    headers
}

fn header(name: &str, value: &DeValue<'_>) -> Result<(String, String), String> {
    let lower = name.to_ascii_lowercase();
    if lower.is_empty() || !lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&byte))
    {
        return Err(format!("`{name}` can't be the name of a header"));
    }
    if SECRET.iter().any(|word| lower.contains(word)) {
        return Err(format!(
            "the value of `{name}` is a secret and may not stand here; `headers-command` names a program that prints it"
        ));
    }
    if lower == "user-agent" {
        return Err("the user agent has a setting of its own: `user-agent`".to_owned());
    }
    if OURS.contains(&lower.as_str()) {
        return Err(format!("`{name}` is set by newsdesk itself"));
    }
    let Some(text) = value.as_str() else { return Err(format!("the value of `{name}` must be text in quotes")) };
    if text.contains(|c: char| c.is_control() && c != '\t') {
        return Err(format!("the value of `{name}` has a character in it that can't be sent"));
    }
    Ok((lower, text.to_owned()))
}
