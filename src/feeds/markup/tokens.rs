//! Markup cut into tags and text.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Open {
        /// As written, prefix included.
        name: &'a str,
        /// What stands between name and end of the tag; see [`super::attributes()`].
        attributes: &'a str,
        /// `<br/>`.
        empty: bool,
    },
    Close {
        name: &'a str,
    },
    /// Character references not decoded.
    Text(&'a str),
    /// To be taken as it stands.
    Cdata(&'a str),
}

/// The tokens of a text. Comments, declarations and instructions are passed over.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    html: bool,
    /// An element whose inside is no markup (`script`), until its end tag is seen.
    raw: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    /// Moves behind the end of the element of this name that was just opened.
    pub fn skip_element(&mut self, name: &str) {
        let mut depth = 0usize;
        for token in self.by_ref() {
            match token {
                Token::Open { name: inner, empty: false, .. } if inner.eq_ignore_ascii_case(name) => depth += 1,
                Token::Close { name: inner } if inner.eq_ignore_ascii_case(name) => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                }
                _ => {}
            }
        }
    }

    #[must_use]
    pub fn xml(text: &'a str) -> Self {
        Self { text, at: 0, html: false, raw: None }
    }

    /// With HTML's elements whose inside is no markup: script, style and their like.
    #[must_use]
    pub fn html(text: &'a str) -> Self {
        Self { text, at: 0, html: true, raw: None }
    }

    /// The place in the text where the next token begins.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Goes back (or on) to a place that `offset` gave.
    pub fn seek(&mut self, offset: usize) {
        self.at = offset;
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Moves on by `length` bytes and gives them; to the end where there are fewer.
    fn take(&mut self, length: usize) -> &'a str {
        let rest = self.rest();
        let taken = rest.get(..length).unwrap_or(rest);
        self.at += taken.len();
        taken
    }

    /// Moves behind the next `end`, or to the end of the text; what stands before it.
    fn take_until(&mut self, end: &str) -> &'a str {
        let rest = self.rest();
        let Some(found) = rest.find(end) else {
            return self.take(rest.len());
        };
        let before = self.take(found);
        self.take(end.len());
        before
    }

    fn text(&mut self) -> Token<'a> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        // What stands first is text, even a '<'.
        let mut from = rest.chars().next().map_or(0, char::len_utf8);
        let end = loop {
            match rest.get(from..).and_then(|left| left.find('<')) {
                None => break rest.len(),
                Some(found) if begins_markup(&bytes[from + found..]) => break from + found,
                Some(found) => from += found + 1,
            }
        };
        Token::Text(self.take(end))
    }

    fn declaration(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            self.take(4);
            self.take_until("-->");
        } else if rest.starts_with("<![CDATA[") && !self.html {
            self.take(9);
            return Some(Token::Cdata(self.take_until("]]>")));
        } else if rest.starts_with("<?") {
            self.take_until(">");
        } else {
            let inner = rest.find(['>', '[']);
            if inner.is_some_and(|at| rest.as_bytes().get(at) == Some(&b'[')) && !self.html {
                self.take_until("]");
            }
            self.take_until(">");
        }
        None
    }

    fn tag(&mut self) -> Token<'a> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let closing = bytes.get(1) == Some(&b'/');
        let from = if closing { 2 } else { 1 };
        let ends_name = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'<' | b'=');
        let name_end = bytes[from..].iter().position(ends_name).map_or(bytes.len(), |found| from + found);
        let end = tag_end(bytes, name_end);
        let name = rest.get(from..name_end).unwrap_or("");
        let inside = rest.get(name_end..end).unwrap_or("").trim_end();
        self.take(end);
        if self.rest().starts_with('>') {
            self.take(1);
        }
        if closing {
            return Token::Close { name };
        }
        let empty = inside.ends_with('/') && !inside.ends_with("=/");
        let attributes = if empty { &inside[..inside.len() - 1] } else { inside };
        if self.html && !empty && RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            self.raw = Some(name);
        }
        Token::Open { name, attributes, empty }
    }

    /// The inside of a script or its like, up to its end tag.
    fn raw_text(&mut self, name: &str) -> Option<Token<'a>> {
        let rest = self.rest();
        let mut from = 0;
        let end = loop {
            let Some(found) = rest.get(from..).and_then(|left| left.find("</")) else { break rest.len() };
            let after = from + found + 2;
            if rest.get(after..after + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
                break from + found;
            }
            from = after;
        };
        self.raw = None;
        (end > 0).then(|| Token::Text(self.take(end)))
    }
}

/// Elements of HTML whose inside is no markup.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed"];

fn begins_markup(bytes: &[u8]) -> bool {
    match bytes.get(1) {
        Some(b'!' | b'?') => true,
        Some(b'/') => bytes.get(2).is_some_and(|&b| begins_name(b)),
        Some(&b) => begins_name(b),
        None => false,
    }
}

fn begins_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

/// Where a tag's '>' stands, quoted values passed over; a '<' ends a tag that nothing else does.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            b'<' if at == from => return at,
            b'=' => {
                at += 1;
                while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                    at += 1;
                }
                if let Some(&quote @ (b'"' | b'\'')) = bytes.get(at) {
                    match bytes[at + 1..].iter().position(|&b| b == quote) {
                        Some(found) => at += found + 2,
                        None => at += 1,
                    }
                }
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some(token) = self.raw.take().and_then(|name| self.raw_text(name)) {
                return Some(token);
            }
            let bytes = self.rest().as_bytes();
            match bytes.first()? {
                b'<' if begins_markup(bytes) => match bytes.get(1) {
                    Some(b'!' | b'?') => {
                        if let Some(token) = self.declaration() {
                            return Some(token);
                        }
                    }
                    _ => return Some(self.tag()),
                },
                _ => return Some(self.text()),
            }
        }
    }
}

#[cfg(test)]
mod tests;
