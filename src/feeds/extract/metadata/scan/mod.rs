//! One pass over a page that collects whatever bears witness to headline, authors and dates.

mod taking;
mod words;

use std::collections::HashMap;

use self::words::words;
use crate::feeds::markup::{Token, Tokens, attribute};

/// What a page says of its article, unweighed.
#[derive(Debug, Default)]
pub(in crate::feeds::extract) struct Evidence<'a> {
    /// The insides of JSON-LD scripts.
    pub json: Vec<&'a str>,
    metas: HashMap<String, Vec<String>>,
    pub title: Option<String>,
    pub language: Option<String>,
    pub canonical: Option<String>,
    pub base: Option<String>,
    /// The page's first-rank headings.
    pub headings: Vec<String>,
    /// Where each of them stands in the page, in bytes.
    places: Vec<usize>,
    /// Its second-rank headings, and where each stands.
    seconds: Vec<(usize, String)>,
    /// What microdata, `rel=author` and classes call authors, the surest first.
    pub authors: Vec<(Rank, String)>,
    /// Where each of the authors stands in the page, in bytes.
    bylines: Vec<usize>,
    /// What may be the kicker, and where it stands.
    kickers: Vec<(usize, String)>,
    /// The `datetime` of `time` elements and microdata dates.
    pub times: Vec<(Rank, String)>,
    pub dateline: Option<String>,
}

/// How sure a piece of evidence is; the lower the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::feeds::extract) enum Rank {
    Microdata,
    Link,
    Class,
    Loose,
    /// No markup tells it; it is printed like one, right below the headline.
    Printed,
}

/// The most pieces of one kind that are kept.
const MOST: usize = 24;
/// A kicker stands no further than this before its headline, or behind its beginning, in bytes.
const ABOVE: usize = 4_000;
const BEHIND: usize = 1_500;
/// A byline without markup begins no further than this below the headline, in bytes.
const BELOW: usize = 6_000;
/// A second-rank heading begins no further than this below the first-rank one that it takes the place of, in bytes.
const BELOW_FIRST: usize = 10_000;
/// Authors of one article stand no further than this from each other, in bytes.
const TOGETHER: usize = 2_500;
/// The longest text of an element that is looked at, in bytes.
const WORDS: usize = 400;

impl Evidence<'_> {
    /// The first content of a meta element of this name or property.
    pub(in crate::feeds::extract) fn meta(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(in crate::feeds::extract) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.metas.get(name).into_iter().flatten().map(String::as_str)
    }

    /// Where the heading with these words stands; else the first one.
    fn place_of(&self, headline: &str) -> Option<usize> {
        let says = |heading: &&String| !headline.is_empty() && heading.contains(headline);
        let found = self.headings.iter().position(|heading| says(&heading));
        let second = || self.seconds.iter().find(|(_, words)| says(&words)).map(|(at, _)| *at);
        match found {
            Some(number) => self.places.get(number).copied(),
            None => second().or_else(|| self.places.first().copied()),
        }
    }

    /// The second-rank headings right below the last one of the first rank.
    pub(in crate::feeds::extract) fn seconds(&self) -> impl Iterator<Item = &str> {
        let first = self.places.last().copied().unwrap_or(0);
        let near = self.seconds.iter().filter(move |(at, _)| (first..first + BELOW_FIRST).contains(at));
        near.map(|(_, words)| words.as_str())
    }

    /// The kicker of the headline: what looks like one and stands at it, not at those of other articles.
    pub(in crate::feeds::extract) fn kicker(&self, headline: &str) -> Option<&str> {
        let Some(place) = self.place_of(headline) else { return self.kickers.first().map(|(_, words)| words.as_str()) };
        let near = self.kickers.iter().filter(|(at, _)| at + ABOVE >= place && *at <= place + BEHIND);
        near.min_by_key(|(at, _)| at.abs_diff(place)).map(|(_, words)| words.as_str())
    }

    /// What classes call authors right below the headline.
    pub(in crate::feeds::extract) fn byline_below(&self, headline: &str) -> Vec<String> {
        let Some(place) = self.place_of(headline) else { return Vec::new() };
        let all = self.authors.iter().zip(&self.bylines);
        let below = all.filter(|((rank, _), at)| {
            matches!(rank, Rank::Class | Rank::Loose) && (place..place + BELOW).contains(*at)
        });
        below.map(|((_, words), _)| words.clone()).collect()
    }

    /// The authors of this rank: those that stand together below the headline, or all where none do.
    pub(in crate::feeds::extract) fn authors(&self, rank: Rank, headline: &str) -> Vec<String> {
        let of_rank = self.authors.iter().zip(&self.bylines).filter(|((held, _), _)| *held == rank);
        let all: Vec<(usize, &String)> = of_rank.map(|((_, words), at)| (*at, words)).collect();
        let place = self.place_of(headline).unwrap_or(0);
        let below = all.iter().position(|(at, _)| *at > place).filter(|_| rank != Rank::Microdata);
        let mut last = None;
        let together = all.iter().skip(below.unwrap_or(0)).take_while(|(at, _)| {
            let near = below.is_none() || last.is_none_or(|last| at - last <= TOGETHER);
            last = Some(*at);
            near
        });
        together.map(|(_, words)| (*words).clone()).collect()
    }
}

/// Collects the evidence of a page.
pub(in crate::feeds::extract) fn scan(html: &str) -> Evidence<'_> {
    let mut evidence = Evidence::default();
    let mut tokens = Tokens::html(html);
    let mut elements = 0;
    while let Some(token) = tokens.next() {
        let Token::Open { name, attributes: raw, .. } = token else { continue };
        elements += 1;
        if elements > crate::feeds::limits::HTML_ELEMENTS {
            break;
        }
        match name.to_ascii_lowercase().as_str() {
            "html" => evidence.language = attribute(raw, "lang").or_else(|| attribute(raw, "xml:lang")).map(Into::into),
            "meta" => evidence.take_meta(raw),
            "base" => evidence.base = evidence.base.take().or_else(|| attribute(raw, "href").map(Into::into)),
            "link" if attribute(raw, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                evidence.canonical = evidence.canonical.take().or_else(|| attribute(raw, "href").map(Into::into));
            }
            "script" if raw.contains("ld+json") => {
                if let Some(Token::Text(json)) = tokens.clone().next()
                    && evidence.json.len() < MOST
                {
                    evidence.json.push(json);
                }
            }
            "title" if evidence.title.is_none() => evidence.title = words(&tokens, name),
            "h1" => {
                let heading = words(&tokens, name);
                if evidence.headings.len() < MOST
                    && let Some(heading) = heading
                {
                    evidence.headings.push(heading);
                    evidence.places.push(tokens.offset());
                }
            }
            "h2" if evidence.seconds.len() < MOST => {
                let heading = words(&tokens, name);
                evidence.seconds.extend(heading.map(|words| (tokens.offset(), words)));
            }
            "time" => {
                let rank = if raw.contains("datePublished") { Rank::Microdata } else { Rank::Class };
                let moment = attribute(raw, "datetime").map(Into::into).or_else(|| words(&tokens, name));
                evidence.take_time(rank, moment);
            }
            lower => {
                evidence.take_byline(lower, name, &tokens);
                evidence.take_classes(lower, name, raw, &tokens);
            }
        }
    }
    evidence
}
