//! An HTML page, read into an article.
//!
//! Which part of the page is the article is told by readability scores over a tree ([`select`]); the
//! blocks come from one pass over the markup ([`blocks`]), once over that part and once over the
//! whole page, where the captions are that the selection lost ([`captions`]); what the page says of
//! itself is weighed in [`metadata`]. No tree is built before [`guard`] has bounded the page.

mod blocks;
mod captions;
mod classes;
mod compose;
mod embeds;
mod ends;
mod furniture;
mod guard;
mod images;
mod labels;
mod live;
mod mark;
mod mend;
mod metadata;
mod ours;
mod paging;
mod phrases;
mod rescue;
mod ruled;
mod select;
mod tables;
mod tag;
mod wall;
mod writer;

use url::Url;

pub use self::paging::{join, next_page};

use self::captions::Placed;
use self::metadata::Metadata;
use self::writer::Writer;
use crate::feeds::sites::{self, Rule};
use crate::model::{Article, Text};

/// Reads the article out of a page: what is the article, what is furniture, who wrote it and when.
///
/// `url` is where it came from, the base of relative links.
#[must_use]
pub fn read(html: &str, url: Option<&str>) -> Article {
    read_by(html, url, None)
}

/// The same by a given rule; without one, by the rule for the page's site.
fn read_by(html: &str, url: Option<&str>, rule: Option<&Rule>) -> Article {
    let url = url.and_then(|url| Url::parse(url).ok());
    let evidence = metadata::scan(html);
    let base = evidence.base.as_deref().and_then(|base| crate::feeds::links::address(base, url.as_ref()));
    let base = base.and_then(|base| Url::parse(&base).ok()).or_else(|| url.clone());
    let mut metadata = metadata::weigh(&evidence, url.as_ref());
    let mut tamed = guard::tamed(html);
    let site = site(url.as_ref(), &metadata);
    let mut content = None;
    if let Some(rule) = rule.or_else(|| sites::rule_for(site.as_ref()?)) {
        let ruled = ruled::apply(&tamed, rule, &mut metadata);
        (tamed, content) = (ruled.page, ruled.content);
    }
    let placed = match content {
        Some(content) => {
            let mut told = Writer::default();
            blocks::read(&content, base.as_ref(), &mut told);
            let (pieces, images) = told.into_pieces();
            Placed { pieces, images }
        }
        None => placed(&tamed, base.as_ref(), &metadata),
    };
    let locked = metadata.locked;
    let mut article = compose::article(metadata, placed);
    article.wall = wall::of(html, &article, locked);
    if let Some(wall) = article.wall {
        wall::take_out(&mut article, wall);
    }
    article
}

/// The article's blocks and pictures where no rule tells which they are.
fn placed(tamed: &str, base: Option<&Url>, metadata: &Metadata) -> Placed {
    let mut page = Writer::default();
    blocks::read(tamed, base, &mut page);
    let mut chosen = Writer::default();
    if let Some(content) = select::content(tamed) {
        blocks::read(&content, base, &mut chosen);
    }
    let all = || {
        let mut all = Writer::default();
        blocks::read_all(tamed, base, &mut all);
        all
    };
    captions::put_back(page, chosen, all, metadata)
}

/// The address by which a page's site is known: a saved page still names its own.
fn site(url: Option<&Url>, metadata: &Metadata) -> Option<Url> {
    url.cloned().or_else(|| Url::parse(metadata.url.as_deref()?).ok())
}

/// Reads the HTML of a feed's entry, all of which is the article: no furniture is looked for, and
/// headline and date are the entry's, not looked for either.
#[must_use]
pub fn fragment(html: &str, base: Option<&str>) -> Article {
    let url = base.and_then(|base| Url::parse(base).ok());
    let mut writer = Writer::default();
    blocks::read(html, url.as_ref(), &mut writer);
    let mut body = writer.finish();
    let byline = ends::byline(&mut body);
    let dateline = ends::settle(&mut body);
    Article { url: base.map(Text::line), byline, dateline, body, ..Article::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    const SENTENCE: &str = "The harbour board voted on Monday to keep the old night ferry running until the new pier on the island is built and paid for.";

    fn paragraphs(html: &str) -> usize {
        let article = read(html, None);
        let kinds = article.body.blocks.iter().map(|block| block.kind);
        kinds.filter(|kind| matches!(kind, BlockKind::Lead | BlockKind::Paragraph)).count()
    }

    #[test]
    fn text_that_scripts_would_show_is_read_where_there_is_no_other() {
        let text = format!("<p>{SENTENCE} One.</p><p>{SENTENCE} Two.</p><p>{SENTENCE} Three.</p>");
        let page = format!("<h1>Ferry stays on at night</h1><div hidden id=s1>{text}</div>");
        assert_eq!(paragraphs(&page), 3);
        let open =
            format!("<h1>Ferry stays on at night</h1><div>{text}</div><div hidden><p>{SENTENCE} Not this.</p></div>");
        assert_eq!(paragraphs(&open), 3);
    }

    #[test]
    fn text_told_to_programs_brings_back_what_is_hidden() {
        let rest = ["One", "Two", "Three", "Four", "Five"].map(|word| format!("{SENTENCE} {word}."));
        let page = format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stays on at night\",\
             \"articleBody\":\"{}\"}}</script><article><h1>Ferry stays on at night</h1><p>{}</p><p>{}</p>\
             <div hidden><p>{}</p><p>{}</p><p>{}</p></div></article>",
            rest.join(" "),
            rest[0],
            rest[1],
            rest[2],
            rest[3],
            rest[4],
        );
        assert_eq!(paragraphs(&page), 5);
    }

    #[test]
    fn a_credit_that_names_itself_is_no_part_of_the_caption() {
        let told = |caption: &str| {
            let page = format!(
                "<article><h1>Ferry stays on at night</h1><p>{SENTENCE}</p><figure><img src=/1.jpg>\
                 <figcaption>{caption}</figcaption></figure><p>{SENTENCE} Two.</p><p>{SENTENCE} Three.</p></article>"
            );
            let body = read(&page, Some("https://a.example/x")).body;
            let told = body.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Caption | BlockKind::Credit));
            told.map(|block| body.words(block).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("Boats at Lunde. Foto: Ada Roe"), ["Boats at Lunde.", "Foto: Ada Roe"]);
        assert_eq!(told("Boats at Lunde (Photo: Ada Roe)"), ["Boats at Lunde", "(Photo: Ada Roe)"]);
        assert_eq!(told("Boats at Lunde. © Ada Roe/CW"), ["Boats at Lunde.", "© Ada Roe/CW"]);
        assert_eq!(told("Boats at Lunde, which left: none came back"), ["Boats at Lunde, which left: none came back"]);
    }

    #[test]
    fn words_under_a_picture_are_its_caption_and_its_credit() {
        let html = "<img src='https://a.example/1.jpg' alt='Boats in the harbour of Lunde'>\
            <div>Boats in the harbour of Lunde</div><div>Photo: Ada Roe/Coastal Wire</div><p>It rained.</p>\
            <figure><img src='https://a.example/2.jpg'><figcaption>Getty Images</figcaption></figure><p>Then it did not.</p>";
        let body = fragment(html, None).body;
        let words: Vec<_> = body.blocks.iter().map(|block| (block.kind, body.words(block))).collect();
        assert_eq!(
            words,
            [
                (BlockKind::Caption, "Boats in the harbour of Lunde Photo: Ada Roe/Coastal Wire"),
                (BlockKind::Lead, "It rained."),
                (BlockKind::Paragraph, "Then it did not."),
            ]
        );
        assert_eq!(body.images[0].caption, Some(0));
    }
}
