//! Which address of an `img` is the picture.

use url::Url;

use crate::feeds::links;
use crate::feeds::markup::{Token, Tokens, attribute};
use crate::model::{Image, Text};

/// The picture of an `img` element's attributes; none for pixels that count readers, and for placeholders.
pub(super) fn of(attributes: &str, base: Option<&Url>) -> Option<Image> {
    let tiny =
        |name| attribute(attributes, name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1" | "2"));
    if tiny("width") || tiny("height") {
        return None;
    }
    // Pages that load pictures late put the real address beside a placeholder in `src`.
    let url = ["data-src", "data-original", "data-lazy-src", "data-full-src", "src"]
        .iter()
        .filter_map(|name| attribute(attributes, name))
        .find_map(|address| real(&address, base))
        .or_else(|| ["srcset", "data-srcset"].iter().find_map(|name| largest(&attribute(attributes, name)?, base)))?;
    let alt = attribute(attributes, "alt").map(|alt| Text::line(&alt)).filter(|alt| !alt.is_empty());
    let side = |name| attribute(attributes, name)?.trim().trim_end_matches("px").parse().ok().filter(|side| *side > 0);
    let size = side("width").zip(side("height"));
    Some(Image { url: Text::line(&url), alt, caption: None, before: None, size })
}

/// The first picture in the inside of a `noscript`.
pub(super) fn within(html: &str, base: Option<&Url>) -> Option<Image> {
    Tokens::html(html).take(50).find_map(|token| match token {
        Token::Open { name, attributes, .. } if name.eq_ignore_ascii_case("img") => of(attributes, base),
        _ => None,
    })
}

fn real(address: &str, base: Option<&Url>) -> Option<String> {
    if address.starts_with("data:") {
        return None;
    }
    links::address(address, base)
}

/// The address with the largest width or density of a `srcset`.
fn largest(set: &str, base: Option<&Url>) -> Option<String> {
    let mut best: Option<(f32, &str)> = None;
    for part in set.split(", ").flat_map(|part| part.split(",http").take(1)).take(32) {
        let mut words = part.split_whitespace();
        let Some(address) = words.next() else { continue };
        let size = words.next().and_then(|size| size.trim_end_matches(['w', 'x']).parse().ok()).unwrap_or(1.0);
        if best.is_none_or(|(held, _)| size > held) {
            best = Some((size, address.trim_end_matches(',')));
        }
    }
    real(best?.1, base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(attributes: &str) -> Option<String> {
        let base = Url::parse("https://x.example/").unwrap();
        of(attributes, Some(&base)).map(|image| image.url.to_string())
    }

    #[test]
    fn the_real_picture_is_taken() {
        assert_eq!(url("src='data:image/gif;base64,R0' data-src='/a.jpg'").as_deref(), Some("https://x.example/a.jpg"));
        assert_eq!(url("src='data:x' srcset='/s.jpg 300w, /l.jpg 900w'").as_deref(), Some("https://x.example/l.jpg"));
        assert_eq!(url("src='/pixel.gif' width=1 height=1"), None);
        assert_eq!(url("src='javascript:alert(1)'"), None);
    }
}
