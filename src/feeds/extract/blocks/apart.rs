//! What stands apart from the running text: things out of other sites, marks of footnotes, boxes that ask for an
//! address.

use super::Reader;
use crate::feeds::extract::classes::asks_for_mail;
use crate::feeds::extract::embeds::{self, Embed};
use crate::feeds::extract::mark::LETTER;
use crate::feeds::markup::{Token, Tokens};
use crate::model::BlockKind;

/// How far into an element its mark is looked for, in bytes.
const MARK: usize = 400;
/// A box with more words than this, in bytes, or more blocks is a part of the page, not a box.
const BOX: usize = 500;
const BLOCKS: usize = 4;

impl<'a> Reader<'a, '_> {
    /// What an element shows out of another site; nothing inside of a caption, a table or another one.
    pub(super) fn embedded(&self, name: &str, attributes: &str) -> Option<Embed> {
        if self.captions > 0 || self.table > 0 || self.open.iter().any(|open| open.embed.is_some()) {
            return None;
        }
        embeds::of(name, attributes, self.html.get(self.tokens.offset()..).unwrap_or(""), self.base)
    }

    /// Leaves an element out and tells what it shows.
    pub(super) fn tell(&mut self, name: &'a str, embed: &Embed, empty: bool) {
        self.part();
        if !empty {
            self.tokens.skip_element(name);
        }
        self.write_embed(embed);
    }

    pub(super) fn write_embed(&mut self, embed: &Embed) {
        let mut line = embed.line();
        line.mark = self.place();
        self.writer.write(BlockKind::Beside, line);
    }

    /// Sets the mark of a footnote in brackets, so that it doesn't run into the word before it; whether the raised
    /// words that begin here are one.
    pub(super) fn note(&mut self) -> bool {
        let rest = self.html.get(self.tokens.offset()..).unwrap_or("");
        let rest = rest.get(..rest.floor_char_boundary(MARK)).unwrap_or(rest);
        let (mut mark, mut leads) = (String::new(), false);
        for token in Tokens::html(rest) {
            match token {
                Token::Text(text) => mark.push_str(text.trim()),
                Token::Open { name, attributes, .. } if name.eq_ignore_ascii_case("a") => {
                    leads |= attributes.contains('#');
                }
                Token::Close { name } if name.eq_ignore_ascii_case("sup") => {
                    let is_mark = (1..=3).contains(&mark.chars().count())
                        && mark.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '†' | '‡' | '§'));
                    if !leads || !is_mark {
                        return false;
                    }
                    self.tokens.skip_element("sup");
                    self.words(&format!("[{mark}]"));
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Whether the words of a link, from `from` on, are only an arrow back to a footnote's mark.
    pub(super) fn leads_back(&self, from: usize) -> bool {
        let words = self.line.text().get(from..).unwrap_or("").trim();
        let words = words.trim_end_matches(['\u{fe0e}', '\u{fe0f}']);
        matches!(words, "↩" | "⤴" | "↑" | "⏎" | "↵" | "[↩]" | "[↑]")
    }

    /// Whether the name of who says it begins here, right behind the last word of what is said.
    pub(super) fn is_signed_here(&self) -> bool {
        let next = self.html.get(self.tokens.offset()..).and_then(|rest| rest.trim_start().chars().next());
        let closes = |c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '"' | '”' | '“' | '»' | '’');
        self.line.text().ends_with(closes) && next.is_some_and(|c| c.is_uppercase() || matches!(c, '–' | '—'))
    }

    /// A field of a form: the small box around one that asks for an e-mail address offers a newsletter.
    pub(super) fn asked(&mut self, attributes: &str) {
        if !asks_for_mail(attributes) {
            return;
        }
        self.part();
        let is_whole = |name: &str| ["article", "main", "body", "html"].iter().any(|n| name.eq_ignore_ascii_case(n));
        let boxed = self.open.iter().rev().take_while(|open| {
            let blocks = self.writer.count().saturating_sub(open.blocks);
            !is_whole(open.name) && blocks <= BLOCKS && self.writer.length_from(open.blocks) <= BOX
        });
        if let Some(from) = boxed.last().map(|open| open.blocks) {
            self.writer.disown(from, LETTER);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::feeds::extract::{fragment, read};
    use crate::model::Article;

    fn words(article: &Article) -> Vec<&str> {
        article.body.shown().map(|(_, block)| article.body.words(block)).collect()
    }

    fn sentence(what: &str) -> String {
        format!(
            "<p>The harbour board voted on Monday to keep {what} running until the new pier on the island, which is to open in the spring, is paid for.</p>"
        )
    }

    #[test]
    fn footnotes_keep_their_marks_and_lose_their_arrows() {
        let article = fragment(
            "<p>It costs 3,000 crowns.<sup id=r1><a href='#n1'>1</a></sup> The hall has 40 m<sup>2</sup>.</p>\
             <ol><li id=n1>Minutes of the board. <a href='#r1'>↩</a></li></ol>",
            None,
        );
        assert_eq!(words(&article), ["It costs 3,000 crowns.[1] The hall has 40 m2.", "Minutes of the board."]);
        assert_eq!(article.body.blocks.last().and_then(|block| block.number), Some(1));
    }

    #[test]
    fn pull_quotes_and_who_says_them_are_not_told_twice() {
        let quote = "We will never let the island sit in the dark";
        let texts = ["the night ferry", "the old crane", "the small tug"].map(sentence);
        let page = format!(
            "<article><h1>Ferry stays on at night</h1>{}<p>“{quote},” said Ada Roe, who heads the board.</p>\
             <div class=pull-quote>{quote}<cite>Ada Roe</cite></div>{}</article>",
            texts[0],
            texts[1..].concat()
        );
        let article = read(&page, None);
        assert_eq!(article.body.text.matches(quote).count(), 1);
        assert_eq!(article.body.text.matches("Ada Roe").count(), 1);
    }

    #[test]
    fn a_box_that_asks_for_an_address_is_taken_out() {
        let texts = ["the night ferry", "the old crane", "the small tug", "the barge"].map(sentence);
        let boxed = "<div class=x7><div><p>All about boats, each Friday at noon, for those who love them and want to \
            know more of them.</p></div><div><form><input name=email></form></div></div>";
        let page = format!(
            "<article><h1>Ferry stays on at night</h1>{}{boxed}{}</article>",
            texts[..2].concat(),
            texts[2..].concat()
        );
        let article = read(&page, None);
        assert!(!article.body.text.contains("Friday") && article.body.text.contains("barge"), "{}", article.body.text);
    }
}
