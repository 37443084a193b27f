//! An article that its site has cut into pages: where the next one is, and how they are joined.

use std::collections::HashSet;

use dom_query::Document;
use url::Url;

use super::guard;
use crate::feeds::folded::folded;
use crate::feeds::joiner::Joiner;
use crate::feeds::links;
use crate::feeds::markup::{Token, Tokens, attribute, decode};
use crate::feeds::sites::{self, Part};
use crate::model::{Article, BlockKind, Body};

/// Parameters of an address that count pages.
const PARAMETERS: [&str; 7] = ["page", "p", "pg", "paged", "seite", "pagina", "pagenumber"];
/// Words before a number in a path.
const WORDS: [&str; 5] = ["page", "seite", "pagina", "pg", "p"];
/// What links to the next page say.
const NEXT: [&str; 14] = [
    "next",
    "next page",
    "continue",
    "weiter",
    "nächste seite",
    "nächste",
    "suivant",
    "page suivante",
    "suivante",
    "siguiente",
    "página siguiente",
    "volgende",
    "volgende pagina",
    "nästa",
];
/// The highest number of a page; higher ones are years and the ids of articles.
const HIGHEST: u32 = 99;
/// So many letters that were not on the pages before make a page of the article.
const NEWS: usize = 150;

/// The address of the next page of the article at `url`, where the page names it plainly: a link to
/// the same address with the next number, or what the rule for the site finds.
#[must_use]
pub fn next_page(html: &str, url: &str) -> Option<String> {
    let here = Url::parse(url).ok()?;
    let is_away = |to: &Url| to.origin() != here.origin() || to.as_str() == here.as_str();
    if let Some(to) = ruled(html, &here).filter(|to| !is_away(to)) {
        return Some(to.into());
    }
    let (base, number) = numbered(&here);
    let mut tokens = Tokens::html(html);
    while let Some(token) = tokens.next() {
        let Token::Open { name, attributes, .. } = token else { continue };
        let is_anchor = name.eq_ignore_ascii_case("a");
        if !is_anchor && !name.eq_ignore_ascii_case("link") {
            continue;
        }
        let Some(href) = attribute(attributes, "href") else { continue };
        let says = |rel: &str| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("next"));
        let is_said = attribute(attributes, "rel").is_some_and(|rel| says(&rel));
        if !(is_said || is_anchor && is_labelled(&tokens, number + 1)) {
            continue;
        }
        let to = links::address(&href, Some(&here)).and_then(|to| Url::parse(&to).ok());
        if let Some(mut to) = to.filter(|to| !is_away(to)) {
            to.set_fragment(None);
            if numbered(&to) == (base.clone(), number + 1) {
                return Some(to.into());
            }
        }
    }
    None
}

/// Puts the text of a further page after the article's; false where it has hardly anything new.
pub fn join(article: &mut Article, more: &Article) -> bool {
    let known: HashSet<String> = article.body.blocks.iter().map(|block| folded(article.body.words(block))).collect();
    let is_new = |body: &Body, block: &crate::model::Block| {
        let is_head = matches!(
            block.kind,
            BlockKind::Headline | BlockKind::Kicker | BlockKind::Byline | BlockKind::Dateline | BlockKind::Furniture
        );
        !is_head && !known.contains(&folded(body.words(block)))
    };
    let fresh = more.body.blocks.iter().filter(|block| block.kind.is_prose() && is_new(&more.body, block));
    if fresh.map(|block| more.body.words(block).chars().count()).sum::<usize>() < NEWS {
        return false;
    }
    let mut joiner = Joiner::default();
    joiner.take(&article.body, |_| true);
    let before = article.body.blocks.len();
    joiner.take(&more.body, |block| is_new(&more.body, block));
    article.body = joiner.finish();
    for block in article.body.blocks.iter_mut().skip(before).filter(|block| block.kind == BlockKind::Lead) {
        block.kind = BlockKind::Paragraph;
    }
    true
}

/// What the rule for the site says of it.
fn ruled(html: &str, here: &Url) -> Option<Url> {
    let rule = sites::rule_for(here)?;
    let mut matchers = rule.of(Part::NextPage).peekable();
    matchers.peek()?;
    let document = Document::from(guard::tamed(html));
    matchers.find_map(|matcher| {
        let found = document.select_matcher(matcher);
        let href = found.nodes().first()?.attr("href")?;
        Url::parse(&links::address(&href, Some(here))?).ok()
    })
}

/// Whether the link whose inside begins at `tokens` says "Next", or the number.
fn is_labelled(tokens: &Tokens<'_>, number: u32) -> bool {
    let mut words = String::new();
    for token in tokens.clone().take(8) {
        match token {
            Token::Text(text) => words.push_str(&decode(text)),
            Token::Close { name } if name.eq_ignore_ascii_case("a") => break,
            _ => {}
        }
    }
    let plain = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NEXT.contains(&&*plain) || plain.parse() == Ok(number)
}

/// An address without the number of its page, and that number; the first page often names none.
fn numbered(url: &Url) -> (String, u32) {
    let page = |digits: &str| digits.parse::<u32>().ok().filter(|number| (1..=HIGHEST).contains(number));
    let mut plain = url.clone();
    plain.set_fragment(None);
    let counts = |name: &str| PARAMETERS.iter().any(|held| name.eq_ignore_ascii_case(held));
    let said = url.query_pairs().find_map(|(name, value)| counts(&name).then(|| page(&value)).flatten());
    if let Some(number) = said {
        let kept: Vec<_> = url.query_pairs().filter(|(name, _)| !counts(name)).collect();
        plain.set_query(None);
        if !kept.is_empty() {
            plain.query_pairs_mut().extend_pairs(kept);
        }
        return (trimmed(&plain), number);
    }
    let path = url.path().trim_end_matches('/');
    let (stem, end) = match path.rsplit_once('.') {
        Some((stem, end)) if matches!(end, "html" | "htm" | "php" | "shtml") => (stem, format!(".{end}")),
        _ => (path, String::new()),
    };
    let front = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = stem.get(front.len()..).and_then(page);
    let (Some(number), true) = (number, front.ends_with(['/', '-', '_', ','])) else { return (trimmed(&plain), 1) };
    let mut front = front.trim_end_matches(['/', '-', '_', ',']);
    for word in WORDS {
        let cut = front.strip_suffix(word).filter(|cut| cut.ends_with(['/', '-', '_', ',']));
        front = cut.map_or(front, |cut| cut.trim_end_matches(['/', '-', '_', ',']));
    }
    if front.is_empty() {
        // The pages of a front page are no article.
        return (trimmed(&plain), 1);
    }
    plain.set_path(&format!("{front}{end}"));
    (trimmed(&plain), number)
}

fn trimmed(url: &Url) -> String {
    url.as_str().trim_end_matches(['/', '?']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::extract::read;

    #[test]
    fn the_next_number_of_the_same_address_is_the_next_page() {
        let next = |here: &str, link: &str| next_page(link, here);
        let here = "https://lunde.example/a/ferry";
        for to in ["?page=2", "/a/ferry/2", "/a/ferry/page/2/", "/a/ferry-2", "/a/ferry/seite-2"] {
            let found = next(here, &format!("<a href='{to}'>2</a>"));
            assert!(found.is_some_and(|found| found.ends_with(to)), "{to}");
        }
        assert!(next("https://lunde.example/a.html?x=1", "<a href='/a,2.html?x=1'><b>Next ›</b></a>").is_some());
        assert!(next(here, "<link rel='next' href='?page=2'>").is_some());
        assert!(
            next("https://lunde.example/a/ferry?page=2", "<a href='?page=1'>1</a><a href='?page=3'>3</a>").is_some()
        );
    }

    #[test]
    fn other_articles_other_sites_and_lists_are_no_next_page() {
        for link in [
            "<a rel=next href='/a/other-story'>Next</a>",
            "<a href='?page=3'>3</a>",
            "<a href='https://other.example/a/ferry?page=2'>2</a>",
            "<a href='/a/ferry'>Next</a>",
            "<a href='?page=2'>See all the comments of readers</a>",
            "<a href='javascript:go(2)'>2</a>",
        ] {
            assert_eq!(next_page(link, "https://lunde.example/a/ferry"), None, "{link}");
        }
        assert_eq!(next_page("<a href='/page/2/'>2</a>", "https://lunde.example/"), None);
        assert_eq!(next_page("<a href='/a/2026'>2</a>", "https://lunde.example/a"), None);
    }

    #[test]
    fn pages_are_joined_and_what_repeats_is_left_out() {
        let sentence =
            "The harbour board voted on Monday to keep the old night ferry running until the new pier is built, ";
        let page = |words: &str| {
            let html = format!(
                "<h1>Ferry stays</h1><article><p>{sentence}as all know.</p><p>{sentence}{words}.</p><p>{sentence}{words} at last.</p></article>"
            );
            read(&html, None)
        };
        let mut article = page("said Lund");
        let count = article.body.blocks.len();
        assert!(join(&mut article, &page("said Roe")));
        assert_eq!(article.body.blocks.len(), count + 2);
        assert!(!join(&mut article, &page("said Roe")));
        assert_eq!(article.body.blocks.iter().filter(|block| block.kind == BlockKind::Lead).count(), 1);
    }
}
