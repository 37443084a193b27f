//! When it was published and changed.

use url::Url;

use super::jsonld::Said;
use super::scan::{Evidence, Rank};
use crate::feeds::dates::parse;
use crate::model::Timestamp;

const PUBLISHED: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "iso-8601-publish-date",
    "originalpublicationdate",
    "article_date_original",
];
const MODIFIED: [&str; 6] =
    ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod"];

/// The day it was first printed, by the surest witness.
pub(super) fn published(evidence: &Evidence<'_>, said: &Said, url: Option<&Url>) -> Option<Timestamp> {
    let by_rank =
        |rank| evidence.times.iter().filter(move |(held, _)| *held == rank).find_map(|(_, words)| parse(words));
    said.published
        .as_deref()
        .and_then(parse)
        .or_else(|| PUBLISHED.iter().find_map(|name| evidence.meta(name).and_then(parse)))
        .or_else(|| by_rank(Rank::Microdata))
        .or_else(|| by_rank(Rank::Class))
        .or_else(|| url.and_then(in_address))
        .or_else(|| by_rank(Rank::Loose))
        // A page that only tells when it was last written is no older than that.
        .or_else(|| modified(evidence, said))
}

pub(super) fn modified(evidence: &Evidence<'_>, said: &Said) -> Option<Timestamp> {
    let modified = said.modified.as_deref().and_then(parse);
    modified.or_else(|| MODIFIED.iter().find_map(|name| evidence.meta(name).and_then(parse)))
}

/// A day in the path of an address: `/2025/06/16/` or `/2025-06-16-`.
fn in_address(url: &Url) -> Option<Timestamp> {
    let numbers: Vec<&str> = url.path().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    numbers.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            parse(&format!("{year}-{month}-{day}"))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_out_of_an_address() {
        let day = |url: &str| in_address(&Url::parse(url).unwrap());
        assert_eq!(day("https://x.example/world/2025/06/16/harbour"), parse("2025-06-16"));
        assert_eq!(day("https://x.example/2025/harbour-16"), None);
    }
}
