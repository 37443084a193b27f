//! The words of HTML, fast and without a tree: for counting, for the text index and for snippets.
//!
//! What the reader reads is made by `feeds::extract`; this only has to have the same words.

/// Elements whose content is no text.
const SILENT: &[&str] = &["script", "style", "template", "noscript", "svg"];

/// Elements that stand within a line: no blank where their tags were.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];

/// The text of some HTML; of plain text, itself.
#[must_use]
pub(super) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if from.starts_with('<') { tag(from, &mut out) } else { reference(from, &mut out) };
    }
    out.push_str(rest);
    out
}

/// Steps over the tag (comment, silent element) at the start of `from`.
fn tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    if let Some(comment) = from.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    if let Some(data) = from.strip_prefix("<![CDATA[") {
        return data;
    }
    let inner = from.get(1..).unwrap_or("");
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        out.push('<');
        return inner;
    }
    let Some(end) = tag_end(inner) else { return "" };
    let (tag, rest) = inner.split_at(end);
    let rest = rest.get(1..).unwrap_or("");
    let opens = !tag.starts_with('/');
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    let is = |known: &&str| known.eq_ignore_ascii_case(name);
    if opens && !tag.ends_with('/') && SILENT.iter().any(&is) {
        return after_silent(rest, name);
    }
    if !INLINE.iter().any(is) {
        out.push('\n');
    }
    rest
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.find('>')
}

fn after_silent<'a>(content: &'a str, name: &str) -> &'a str {
    let mut rest = content;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at + 2..).unwrap_or("");
        if rest.get(..name.len()).is_some_and(|close| close.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

/// Puts the character that the reference at the start of `from` stands for.
fn reference<'a>(from: &'a str, out: &mut String) -> &'a str {
    let inner = from.get(1..).unwrap_or("");
    let known = inner.bytes().take(10).position(|byte| byte == b';').and_then(|end| {
        let name = inner.get(..end)?;
        Some((named(name)?, inner.get(end + 1..)?))
    });
    let (c, rest) = known.unwrap_or(('&', inner));
    out.push(c);
    rest
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        "ntilde" => 'ñ',
        "oacute" => 'ó',
        "aacute" => 'á',
        "iacute" => 'í',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    fn words(html: &str) -> Vec<String> {
        text(html).split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn tags_go_and_words_stay() {
        assert_eq!(words("<p>One <b>two</b>three</p><p>four&nbsp;fi&shy;ve"), ["One", "twothree", "four", "fi&shy;ve"]);
        assert_eq!(words("a<script>if (a < b) { '</p>' }</script>b"), ["ab"]);
        assert_eq!(words("<img alt=\"a > b\" src=x>c<!-- <p>no</p> -->d"), ["cd"]);
        assert_eq!(words("3 < 5 &amp; 7 &gt; 5 &#8217;&#x41;"), ["3", "<", "5", "&", "7", ">", "5", "’A"]);
    }

    #[test]
    fn what_is_cut_short_ends_quietly() {
        for html in ["<", "a<p", "<script>x", "<!-- ", "&", "&#", "&#xD800;", "<a href=\"x>y", "ü<é&ü"] {
            let _ = text(html);
        }
        assert_eq!(words("<a href=\"x>y"), ["y"]);
    }
}
