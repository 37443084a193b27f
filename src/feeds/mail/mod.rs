//! A newsletter as a mail file, read into an article.
//!
//! The parts of the mail are taken apart by mail-parser, which follows no more than three mails in
//! each other and builds no deeper structure. All of a newsletter is the article but what every mail
//! has above and below ([`frame`]); pages in a browser are another matter.

mod frame;
mod letter;

use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::feeds::folded::folded;
use crate::feeds::joiner::Joiner;
use crate::feeds::{decode, extract, limits, plain, tongue};
use crate::model::{Article, Block, BlockKind, Body, Text};

/// Header lines looked at to tell a mail; some carry dozens of signatures and stations.
const LINES: usize = 400;
/// Mails that are handed on stand in each other; no more of them are opened.
const WITHIN: usize = 3;

/// Whether a file is a mail: header lines to the first blank one, and among them those that mails have.
#[must_use]
pub fn is_mail(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut seen: Vec<String> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n').take(LINES) {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        // A mailbox of one mail opens with this line, which is no header.
        let is_more =
            line.starts_with(b" ") || line.starts_with(b"\t") || seen.is_empty() && line.starts_with(b"From ");
        if is_more {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or(b"");
        let is_name = !name.is_empty() && name.len() < line.len() && name.iter().all(u8::is_ascii_graphic);
        if !is_name {
            return false;
        }
        seen.push(String::from_utf8_lossy(name).to_ascii_lowercase());
    }
    let has = |name: &str| seen.iter().any(|held| held == name);
    let made_by_program =
        ["mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"].into_iter().any(has);
    has("from") && made_by_program
}

/// The article of a mail; none where it holds no text.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Article> {
    let most = usize::try_from(limits::MAIL_BYTES).unwrap_or(usize::MAX);
    let message = MessageParser::default().parse(bytes.get(..most).unwrap_or(bytes))?;
    of(&message, WITHIN)
}

fn of(message: &Message<'_>, within: usize) -> Option<Article> {
    let subject = without_reply(message.subject().unwrap_or(""));
    let headline = Text::line(subject.get(..subject.floor_char_boundary(limits::TITLE_CHARS)).unwrap_or(subject));
    let Some((mut article, body)) = text(message, &headline) else {
        // What is handed on as it was stands in the mail as another one.
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => Some(inner),
            _ => None,
        });
        return of(inner?, within.checked_sub(1)?);
    };
    let mut joiner = Joiner::default();
    joiner.add(BlockKind::Headline, &headline);
    joiner.take(&body, |block| !repeats(&headline, &body, block));
    article.body = joiner.finish();
    if !headline.is_empty() {
        article.headline = headline;
    }
    article.publisher = sender(message).or(article.publisher);
    article.published = message.date().map(mail_parser::DateTime::to_timestamp).filter(|at| *at > 0);
    article.language = article.language.or_else(|| tongue::of(&article.body));
    let has_text = article.body.shown().any(|(_, block)| block.kind != BlockKind::Headline);
    has_text.then_some(article)
}

/// What the mail says, without its frame: its HTML, else its plain text.
fn text(message: &Message<'_>, headline: &str) -> Option<(Article, Body)> {
    let parts = |ids: &[u32]| -> Vec<&MessagePart<'_>> {
        ids.iter().filter_map(|id| message.parts.get(usize::try_from(*id).ok()?)).collect()
    };
    let mut html = String::new();
    for part in parts(&message.html_body) {
        if let PartType::Html(words) = &part.body
            && html.len() < limits::TEXT_BYTES
        {
            html.push_str(&unlabelled(message, part).unwrap_or_else(|| words.clone().into_owned()));
        }
    }
    if !html.trim().is_empty() {
        let letter = letter::tidied(&html);
        let article = extract::fragment(&letter, None);
        let body = frame::taken_off(&article.body, headline);
        if body.blocks.iter().any(|block| block.kind.is_prose()) {
            return Some((article, body));
        }
    }
    let mut words = String::new();
    for part in parts(&message.text_body) {
        if let PartType::Text(text) = &part.body
            && words.len() < limits::TEXT_BYTES
        {
            words.push_str(&unlabelled(message, part).unwrap_or_else(|| text.clone().into_owned()));
            words.push('\n');
        }
    }
    if words.trim().is_empty() {
        return None;
    }
    let mut article = plain::read(&words);
    points(&mut article.body);
    let body = frame::taken_off(&article.body, headline);
    Some((article, body))
}

/// Short points at the end of a page are pointers elsewhere; in a letter they are its own unless they lead somewhere.
fn points(body: &mut Body) {
    let Body { text, blocks, .. } = body;
    for block in blocks.iter_mut().filter(|block| block.kind == BlockKind::Furniture) {
        let words = block.span.of(text);
        if ["* ", "- ", "• "].iter().any(|mark| words.starts_with(mark))
            && !words.contains("://")
            && words.lines().count() < 4
        {
            block.kind = BlockKind::ListItem;
        }
    }
}

/// The text of a part whose bytes came as they are and that does not say in which encoding.
fn unlabelled(message: &Message<'_>, part: &MessagePart<'_>) -> Option<String> {
    let is_said = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    if is_said || part.encoding != Encoding::None {
        return None;
    }
    let place = |offset: u32| usize::try_from(offset).ok();
    let raw = message.raw_message.get(place(part.offset_body)?..place(part.offset_end)?)?;
    Some(decode::text(raw, None).into_owned())
}

/// Who sent it: the name, else the host of the address.
fn sender(message: &Message<'_>) -> Option<Text> {
    let from = message.from()?.first()?;
    let host = || from.address().and_then(|address| address.rsplit_once('@')).map(|(_, host)| host);
    let name = Text::line(from.name().filter(|name| !name.trim().is_empty()).or_else(host)?);
    (!name.is_empty() && name.chars().count() <= 120).then_some(name)
}

/// The subject without the marks of an answer or of a mail that is handed on.
fn without_reply(subject: &str) -> &str {
    const MARKS: [&str; 8] = ["re:", "fwd:", "fw:", "aw:", "wg:", "sv:", "vs:", "tr:"];
    let mut rest = subject.trim();
    while let Some(mark) =
        MARKS.iter().find(|mark| rest.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark)))
    {
        rest = rest.get(mark.len()..).unwrap_or("").trim_start();
    }
    rest
}

/// Whether a block says the headline once more.
fn repeats(headline: &str, body: &Body, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Paragraph | BlockKind::Lead)
        && !headline.is_empty()
        && folded(headline) == folded(body.words(block))
}

#[cfg(test)]
mod tests;
