//! A page made safe for a tree: balanced, bounded in depth, elements and attributes.
//!
//! Building a tree takes time with the square of the depth, and unclosed formatting elements are
//! opened again in every block after them. So the page is written anew before a tree is built of
//! it: each element closed where it ends, none deeper than the limit, scripts and drawings gone.

use crate::feeds::limits;
use crate::feeds::markup::{Token, Tokens, attributes};

use super::tag::Tag;

/// The longest value of an attribute that is kept, in bytes; longer ones are pictures written out.
const VALUE: usize = 2_000;
/// The longest page that is written, in bytes.
const LONGEST: usize = 8 << 20;
/// How far back an end tag looks for its element.
const REACH: usize = 400;

/// The longest text that is handed to the tree in one piece, in bytes: writing one out takes time with its
/// length for each of some characters in it.
const TEXT: usize = 4_000;
/// No reference to a character is longer, in bytes.
const REFERENCE: usize = 40;

/// Elements out of which an end that is not written does not reach.
const SCOPES: [&str; 12] =
    ["ul", "ol", "dl", "table", "blockquote", "div", "section", "article", "figure", "aside", "main", "select"];

/// The page, written anew.
pub(super) fn tamed(html: &str) -> String {
    let mut guard = Guard { out: String::with_capacity(html.len() / 2), open: Vec::new(), shown: 0, elements: 0 };
    let mut tokens = Tokens::html(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) | Token::Cdata(text) => guard.text(text),
            Token::Open { name, .. } if is_dropped(name) => tokens.skip_element(name),
            Token::Open { name, attributes, empty } => guard.open(name, attributes, empty),
            Token::Close { name } => guard.close(name),
        }
        if guard.out.len() > LONGEST {
            break;
        }
    }
    while guard.pop() {}
    guard.out
}

struct Guard<'a> {
    out: String,
    open: Vec<(&'a str, bool)>,
    /// How many of `open` were written out.
    shown: usize,
    elements: usize,
}

impl<'a> Guard<'a> {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        // In a title a comment would be words.
        let may_part = !self.open.last().is_some_and(|(name, _)| name.eq_ignore_ascii_case("title"));
        while may_part && rest.len() > TEXT {
            let (piece, after) = rest.split_at(cut(rest));
            self.words(piece);
            self.out.push_str("<!---->");
            rest = after;
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        // A '<' that begins no tag for us must begin none for the tree builder.
        let mut rest = text;
        while let Some(found) = rest.find('<') {
            self.out.push_str(rest.get(..found).unwrap_or(""));
            self.out.push_str("&lt;");
            rest = rest.get(found + 1..).unwrap_or("");
        }
        self.out.push_str(rest);
    }

    fn open(&mut self, name: &'a str, raw: &str, empty: bool) {
        let tag = Tag::of(name);
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':')) {
            return;
        }
        self.elements += 1;
        if self.elements > limits::HTML_ELEMENTS {
            // What follows loses its tags, not its words.
            return self.out.push(' ');
        }
        self.close_implied(tag, name);
        let void = tag.is_void(name);
        let shown = void || self.shown < limits::HTML_DEPTH;
        if shown {
            self.out.push('<');
            self.out.push_str(name);
            for (key, value) in attributes(raw) {
                self.attribute(key, value);
            }
            self.out.push('>');
        }
        if !void {
            self.shown += usize::from(shown);
            self.open.push((name, shown));
            if empty && !matches!(tag, Tag::Division | Tag::Paragraph | Tag::Heading(_)) {
                self.pop();
            }
        }
    }

    fn attribute(&mut self, key: &str, value: &str) {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':');
        let event = key.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
        if key.is_empty() || !key.bytes().all(plain) || event || value.len() > VALUE {
            return;
        }
        self.out.push(' ');
        self.out.push_str(key);
        self.out.push_str("=\"");
        if value.contains('"') {
            self.out.push_str(&value.replace('"', "&quot;"));
        } else {
            self.out.push_str(value);
        }
        self.out.push('"');
    }

    fn close(&mut self, name: &str) {
        let within = self.open.len().saturating_sub(REACH);
        let Some(found) = self.open.iter().skip(within).rposition(|(open, _)| open.eq_ignore_ascii_case(name)) else {
            return;
        };
        while self.open.len() > within + found {
            self.pop();
        }
    }

    fn close_implied(&mut self, tag: Tag, name: &str) {
        let ends: &[&str] = match tag {
            Tag::ListPoint => &["li"],
            Tag::Row => &["tr", "td", "th"],
            Tag::Cell => &["td", "th"],
            _ if ["dt", "dd"].iter().any(|n| name.eq_ignore_ascii_case(n)) => &["dt", "dd"],
            _ if name.eq_ignore_ascii_case("option") => &["option"],
            _ if tag.parts_text() => &["p"],
            _ => return,
        };
        let is = |open: &str, names: &[&str]| names.iter().any(|name| open.eq_ignore_ascii_case(name));
        let near = self.open.iter().rev().take(12).take_while(|(open, _)| !is(open, &SCOPES));
        let last = near.enumerate().filter(|(_, (open, _))| is(open, ends)).map(|(depth, _)| depth).last();
        for _ in 0..last.map_or(0, |depth| depth + 1) {
            self.pop();
        }
    }

    fn pop(&mut self) -> bool {
        let Some((name, shown)) = self.open.pop() else { return false };
        if shown {
            self.shown -= 1;
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        true
    }
}

/// Where a text that is too long is parted: between characters, and not inside a reference to one.
fn cut(text: &str) -> usize {
    let cut = text.floor_char_boundary(TEXT);
    let near = text.floor_char_boundary(cut.saturating_sub(REFERENCE));
    let reference = text.get(near..cut).and_then(|end| end.rfind('&'));
    reference.map_or(cut, |at| near + at)
}

/// Nothing to read in them, or nothing that a tree is needed for.
fn is_dropped(name: &str) -> bool {
    const DROPPED: [&str; 10] =
        ["script", "style", "svg", "math", "template", "canvas", "select", "textarea", "xmp", "plaintext"];
    DROPPED.iter().any(|dropped| name.eq_ignore_ascii_case(dropped))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_closed_where_they_end() {
        assert_eq!(tamed("<p>a<p>b<b>c</p>d"), "<p>a</p><p>b<b>c</b></p>d");
        assert_eq!(tamed("<ul><li>a<li>b</ul></div>x"), "<ul><li>a</li><li>b</li></ul>x");
        assert_eq!(
            tamed("<table><tr><td>1<td>2<tr><td>3</table>"),
            "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
        );
        assert_eq!(
            tamed("<a href=x onclick=y title='\"'>1 < 2<br/><script>z</script></a>"),
            "<a href=\"x\" title=\"&quot;\">1 &lt; 2<br></a>"
        );
    }

    #[test]
    fn long_text_is_parted_between_characters() {
        for text in ["«", "&amp;", "a", "…&lt;b "].map(|piece| piece.repeat(9_000)) {
            let tamed = tamed(&format!("<p>{text}</p><title>{text}</title>"));
            let pieces = tamed.split("</p>").next().unwrap().split("<!---->").collect::<Vec<_>>();
            assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= TEXT + 3));
            assert_eq!(pieces.concat(), format!("<p>{text}"));
            assert!(pieces.iter().all(|piece| piece.rfind('&') <= piece.rfind(';')));
            assert!(tamed.ends_with(&format!("<title>{text}</title>")));
        }
    }

    #[test]
    fn depth_is_bounded_and_no_word_is_lost() {
        let deep = format!("{}x{}y", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let tamed = tamed(&deep);
        assert_eq!(tamed.matches("<div>").count(), limits::HTML_DEPTH);
        assert!(tamed.contains('x'));
    }
}
