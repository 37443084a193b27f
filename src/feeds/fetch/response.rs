//! What a server answered, as the reply that it stands for.

use std::time::SystemTime;

use ureq::Body;
use ureq::http::Response;

use super::address::Address;
use super::told::Course;
use super::{FetchError, Outcome, Reply, Request, freshness, unpack};

pub(super) fn reply(
    mut response: Response<Body>,
    course: &Course,
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
            let encoding = value("content-encoding");
            // Nothing is packed to be larger than it was, so one limit will do for both.
            let body = response.body_mut().with_config().limit(course.limit).reader();
            let unpacked = unpack::unpacked(body, encoding.as_deref(), course.limit);
            let bytes = unpacked.map_err(|trouble| course.told_body(trouble))?;
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

pub(super) fn header(response: &Response<Body>, name: &str) -> Option<String> {
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
