//! Cookies: those that servers set in the course of a refresh, and those of a file of the reader's.
//!
//! A jar of our own, because what is wanted is less than a browser's: kept in memory only, bounded, and
//! each cookie for the very origin that set it, whatever domain it asks for. That needs no list of public suffixes.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use url::{Origin, Url};

use super::FetchError;
use crate::feeds::limits;
use crate::model::Text;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    path: String,
}

/// The cookies that servers have set, each for its own origin.
#[derive(Debug, Default)]
pub(super) struct Jar {
    origins: HashMap<Origin, Vec<Cookie>>,
}

impl Jar {
    /// Takes the value of a `Set-Cookie` header that came with an answer from `url`.
    pub(super) fn take(&mut self, url: &Url, header: &str, now: SystemTime) {
        let mut parts = header.split(';');
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        let (name, value) = (name.trim(), value.trim());
        let unsafe_text = |text: &str| text.contains(|c: char| c.is_control() || c == ',' || c == ';');
        if name.is_empty()
            || unsafe_text(name)
            || value.contains(char::is_control)
            || header.len() > limits::COOKIE_BYTES
        {
            return;
        }
        let mut cookie = Cookie { name: name.to_owned(), value: value.to_owned(), path: folder(url.path()) };
        let (mut is_over, mut age) = (false, None);
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key.trim().to_ascii_lowercase().as_str() {
                "path" if value.trim().starts_with('/') => value.trim().clone_into(&mut cookie.path),
                "max-age" => age = value.trim().parse::<i64>().ok(),
                "expires" => is_over = httpdate::parse_http_date(value.trim()).is_ok_and(|end| end <= now),
                "secure" if url.scheme() != "https" => return,
                _ => {}
            }
        }
        let is_over = age.map_or(is_over, |seconds| seconds <= 0);
        if !self.origins.contains_key(&url.origin()) && self.origins.len() >= limits::COOKIE_ORIGINS {
            return;
        }
        let cookies = self.origins.entry(url.origin()).or_default();
        cookies.retain(|kept| (&kept.name, &kept.path) != (&cookie.name, &cookie.path));
        if !is_over && cookies.len() < limits::COOKIES {
            cookies.push(cookie);
        }
    }

    /// What goes to an address, as the value of a `Cookie` header.
    pub(super) fn give(&self, url: &Url) -> Option<String> {
        let cookies = self.origins.get(&url.origin())?;
        joined(cookies.iter().filter(|cookie| covers(&cookie.path, url.path())))
    }
}

fn joined<'c>(cookies: impl Iterator<Item = &'c Cookie>) -> Option<String> {
    let pairs: Vec<String> = cookies.map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
    (!pairs.is_empty()).then(|| pairs.join("; "))
}

/// The folder that a path lies in, which its cookies are for unless they say otherwise.
fn folder(path: &str) -> String {
    match path.rfind('/') {
        Some(0) | None => "/".to_owned(),
        Some(end) => path.get(..end).unwrap_or("/").to_owned(),
    }
}

fn covers(folder: &str, path: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || folder.ends_with('/') || rest.starts_with('/'))
}

/// The cookies of a file in Netscape's format that go to an address.
pub(super) fn of_file(path: &Path, url: &Url) -> Result<Option<String>, FetchError> {
    let told = |why: &str| FetchError::File { path: Text::line(&path.to_string_lossy()), why: Text::line(why) };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(|error| told(&error.to_string()))?;
    file.take(limits::OWN_FILE_BYTES).read_to_string(&mut text).map_err(|error| told(&error.to_string()))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let cookies: Vec<Cookie> = lines.iter().filter_map(|line| in_line(line, url, now)).take(limits::COOKIES).collect();
    if !lines.is_empty() && !lines.iter().any(|line| line.matches('\t').count() >= 6) {
        return Err(told("it has no line of Netscape's cookie format (seven fields with tabs between)"));
    }
    Ok(joined(cookies.iter()))
}

/// A line: domain, whether for subdomains, path, whether for https only, end, name, value.
fn in_line(line: &str, url: &Url, now: u64) -> Option<Cookie> {
    let line = line.strip_prefix("#HttpOnly_").unwrap_or(line);
    let mut fields = line.trim_end_matches(['\r', '\n']).split('\t');
    let mut next = || fields.next();
    let (domain, subdomains, path, secure) = (next()?, next()?, next()?, next()?);
    let (end, name, value) = (next()?.parse::<f64>().ok()?, next()?, next().unwrap_or(""));
    let host = url.host_str()?;
    let bare = domain.trim_start_matches('.').to_ascii_lowercase();
    let of_subdomain = || host.strip_suffix(bare.as_str()).is_some_and(|rest| rest.ends_with('.'));
    let fits = !bare.is_empty() && (host == bare || (subdomains.eq_ignore_ascii_case("true") && of_subdomain()));
    let is_safe = !secure.eq_ignore_ascii_case("true") || url.scheme() == "https";
    // No end, or 0, is the end of the browser's session; the reader has kept it on purpose.
    let is_over = end > 0.0 && end <= now as f64;
    let is_clean =
        !name.is_empty() && !name.contains([';', '=']) && !value.contains(|c: char| c.is_control() || c == ';');
    let wanted = !line.starts_with('#') && fits && is_safe && !is_over && is_clean && covers(path, url.path());
    wanted.then(|| Cookie { name: name.to_owned(), value: value.to_owned(), path: path.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_cookie_is_for_its_origin_and_folder() {
        let mut jar = Jar::default();
        let now = UNIX_EPOCH + Duration::from_hours(400_000);
        let home = url("http://a.example/news/feed");
        jar.take(&home, "seen=1; Path=/; Domain=example; HttpOnly", now);
        jar.take(&home, "deep=2", now);
        jar.take(&home, "safe=3; Secure", now);
        jar.take(&home, "no cookie", now);
        jar.take(&home, "x=\u{1}", now);
        assert_eq!(jar.give(&home).as_deref(), Some("seen=1; deep=2"));
        assert_eq!(jar.give(&url("http://a.example/newspaper")).as_deref(), Some("seen=1"));
        for other in ["https://a.example/", "http://b.example/", "http://a.example:81/", "http://www.a.example/"] {
            assert_eq!(jar.give(&url(other)), None, "{other}");
        }
        jar.take(&home, "seen=2; Path=/", now);
        jar.take(&home, "deep=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", now);
        assert_eq!(jar.give(&home).as_deref(), Some("seen=2"));
        jar.take(&home, "seen=; Max-Age=0; Path=/", now);
        assert_eq!(jar.give(&home), None);
    }

    #[test]
    fn a_jar_is_bounded() {
        let mut jar = Jar::default();
        let home = url("http://a.example/");
        for number in 0..10_000 {
            jar.take(&home, &format!("c{number}=1"), UNIX_EPOCH);
            jar.take(&url(&format!("http://h{number}.example/")), "c=1", UNIX_EPOCH);
        }
        jar.take(&home, &format!("long={}", "x".repeat(100_000)), UNIX_EPOCH);
        assert_eq!(jar.origins[&home.origin()].len(), limits::COOKIES);
        assert_eq!(jar.origins.len(), limits::COOKIE_ORIGINS);
    }

    #[test]
    fn the_readers_own_cookies_go_where_they_belong() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let lines = [
            "# Netscape HTTP Cookie File",
            ".example.org\tTRUE\t/\tFALSE\t0\tall\t1",
            "#HttpOnly_www.example.org\tFALSE\t/news\tTRUE\t99999999999\tone\t2",
            ".example.org\tTRUE\t/\tFALSE\t1000\told\t3",
            "example.net\tFALSE\t/\tFALSE\t0\tother\t4",
        ];
        std::fs::write(file.path(), lines.join("\n")).unwrap();
        let of = |address: &str| of_file(file.path(), &url(address)).unwrap();
        assert_eq!(of("https://www.example.org/news/1").as_deref(), Some("all=1; one=2"));
        assert_eq!(of("http://www.example.org/news/1").as_deref(), Some("all=1"));
        assert_eq!(of("https://example.org/").as_deref(), Some("all=1"));
        assert_eq!(of("https://badexample.org/"), None);
        assert_eq!(of("https://www.example.net/"), None);
        std::fs::write(file.path(), "{\"cookies\": []}").unwrap();
        let error = of_file(file.path(), &url("https://example.org/")).unwrap_err().to_string();
        assert!(error.contains("no line of Netscape's cookie format"), "{error}");
        assert!(of_file(Path::new("/nowhere/cookies.txt"), &url("https://example.org/")).is_err());
    }
}
