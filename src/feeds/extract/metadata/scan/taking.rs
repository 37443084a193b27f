//! What each element adds to the evidence.

use super::words::words;
use super::{BELOW, Evidence, MOST, Rank};
use crate::feeds::markup::{Token, Tokens, attribute, attributes, decode};

impl Evidence<'_> {
    pub(super) fn take_meta(&mut self, raw: &str) {
        let (mut key, mut content) = (None, None);
        for (name, value) in attributes(raw) {
            match name.to_ascii_lowercase().as_str() {
                "name" | "property" | "itemprop" | "http-equiv" => {
                    // Some write a colon for the line below of "published_time" and "site_name".
                    let name = value.trim().to_ascii_lowercase();
                    key = key.or(Some(name.replace("ed:time", "ed_time").replace("site:name", "site_name")));
                }
                "content" => content = Some(decode(value.trim()).into_owned()),
                _ => {}
            }
        }
        if let (Some(key), Some(content)) =
            (key, content.filter(|content| !content.is_empty() && content.len() < 2_000))
        {
            let known = self.metas.len() < 400;
            if known || self.metas.contains_key(&key) {
                let list = self.metas.entry(key).or_default();
                if list.len() < MOST {
                    list.push(content);
                }
            }
        }
    }

    pub(super) fn take_time(&mut self, rank: Rank, moment: Option<String>) {
        if self.times.len() < MOST {
            self.times.extend(moment.map(|moment| (rank, moment)));
        }
    }

    /// Elements that tell by microdata, relation or class what they hold.
    pub(super) fn take_classes(&mut self, lower: &str, name: &str, raw: &str, tokens: &Tokens<'_>) {
        if !["class", "itemprop", "rel", "data-testid", "CLASS"].iter().any(|key| raw.contains(key)) {
            return;
        }
        if let Some(property) = attribute(raw, "itemprop") {
            match &*property {
                "author" | "creator" => return self.author(Rank::Microdata, words(tokens, name), tokens.offset()),
                "datePublished" => {
                    let moment = attribute(raw, "content").or_else(|| attribute(raw, "datetime")).map(Into::into);
                    return self.take_time(Rank::Microdata, moment.or_else(|| words(tokens, name)));
                }
                _ => {}
            }
        }
        if lower == "a" && attribute(raw, "rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author")) {
            return self.author(Rank::Link, words(tokens, name), tokens.offset());
        }
        let class = attribute(raw, "class").unwrap_or_default().to_ascii_lowercase();
        let tested = attribute(raw, "data-testid").unwrap_or_default().to_ascii_lowercase();
        for word in class.split_whitespace().chain(tested.split_whitespace()) {
            let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
            if word == "dateline" || word.ends_with("__dateline") || word.ends_with("-dateline") {
                self.dateline = self.dateline.take().or_else(|| words(tokens, name).filter(|words| words.len() < 80));
            } else if has(&["kicker", "eyebrow", "overline", "rubric"])
                || matches!(word, "category" | "article-category")
            {
                if self.kickers.len() < MOST {
                    let kicker = words(tokens, name)
                        .filter(|words| words.len() <= 60 && !words.contains('\n') && !is_offer(words));
                    self.kickers.extend(kicker.map(|words| (tokens.offset(), words)));
                }
            } else if has(&["byline", "author"])
                && !(lower == "cite" && word.contains("author"))
                && !has(&["avatar", "image", "photo", "bio", "social", "date", "time", "desc", "related", "comment"])
            {
                let rank = if has(&["name", "link"]) { Rank::Class } else { Rank::Loose };
                return self.author(rank, words(tokens, name), tokens.offset());
            } else if has(&["publish", "pubdate", "post-date", "entry-date", "article-date", "timestamp", "dateline"])
                || matches!(word, "date" | "published" | "datetime" | "article__date" | "tarih" | "fecha" | "datum")
            {
                return self.take_time(Rank::Loose, words(tokens, name).filter(|words| words.len() < 120));
            }
        }
    }

    /// A short line below the headline that begins as a byline does.
    pub(super) fn take_byline(&mut self, lower: &str, name: &str, tokens: &Tokens<'_>) {
        let near = || self.places.last().is_some_and(|place| tokens.offset() < place + BELOW);
        if matches!(lower, "p" | "span" | "div" | "li" | "h4" | "h5" | "address")
            && near()
            && let Some(Token::Text(text)) = tokens.clone().next()
            && starts_byline(text.trim_start())
            && let Some(words) = words(tokens, name).filter(|words| words.len() < 120 && !words.ends_with('.'))
        {
            // "By Ann Roe, in News": where it stands is none of them.
            let line = words.split(", in ").next().unwrap_or(&words).to_owned();
            self.author(Rank::Printed, Some(line), tokens.offset());
        }
    }

    fn author(&mut self, rank: Rank, words: Option<String>, at: usize) {
        if let Some(words) = words.filter(|words| words.len() < 200 && self.authors.len() < MOST) {
            self.authors.push((rank, words));
            self.bylines.push(at);
        }
    }
}

/// Whether words begin as a byline does: "By ", "Von:".
fn starts_byline(words: &str) -> bool {
    const STARTS: [&str; 5] = ["By", "Von", "Par", "Por", "Door"];
    STARTS.iter().any(|start| words.strip_prefix(start).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}'])))
}

/// What is printed where a kicker stands and tells nothing of the article.
fn is_offer(words: &str) -> bool {
    const OFFERS: [&str; 10] = [
        "premium",
        "newsletter",
        "subscribers only",
        "exclusive for subscribers",
        "related",
        "advertisement",
        "anzeige",
        "abo",
        "plus",
        "share",
    ];
    OFFERS.contains(&words.trim().to_lowercase().as_str())
}
