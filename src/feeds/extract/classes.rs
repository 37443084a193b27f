//! What the attributes of an element say of its words: hidden, a caption, a credit.

use crate::feeds::markup::attribute;

/// Whether the page itself does not show the element to readers.
pub(super) fn is_hidden(attributes: &str) -> bool {
    let style_hides = |style: &str| {
        let style = style.replace(' ', "").to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    (attributes.contains("hidden")
        && (attribute(attributes, "hidden").is_some()
            || class(attributes)
                .is_some_and(|class| class.contains("visually-hidden") || class.contains("visuallyhidden"))))
        || ((attributes.contains("display") || attributes.contains("visibility"))
            && attribute(attributes, "style").is_some_and(|style| style_hides(&style)))
        || ((attributes.contains("sr-only") || attributes.contains("screen-reader-text"))
            && class(attributes).is_some_and(|class| {
                class.split_whitespace().any(|name| matches!(name, "sr-only" | "screen-reader-text"))
            }))
}

fn class(attributes: &str) -> Option<String> {
    attribute(attributes, "class").map(|class| class.to_ascii_lowercase())
}

/// Whether the element's class says that it shows words of the text again, in large letters.
pub(super) fn is_pull_quote(attributes: &str) -> bool {
    let says = |class: &str| ["pullquote", "pull-quote", "pull_quote"].iter().any(|name| class.contains(name));
    attributes.contains("ull") && class(attributes).is_some_and(|class| says(&class))
}

/// Whether an input asks for an e-mail address.
pub(super) fn asks_for_mail(attributes: &str) -> bool {
    let is_mail = |value: &str| {
        let value = value.to_ascii_lowercase();
        value.contains("email") || value.contains("e-mail")
    };
    ["type", "name", "id", "placeholder"].iter().any(|name| attribute(attributes, name).is_some_and(|v| is_mail(&v)))
}

/// Whether the element's class calls it a caption.
pub(super) fn is_caption(attributes: &str) -> bool {
    const NAMES: [&str; 4] = ["caption", "mediasubtitle", "bildunterschrift", "wp-legend"];
    attributes.contains("class")
        && class(attributes).is_some_and(|class| {
            class.split_whitespace().any(|name| {
                NAMES.iter().any(|caption| name.contains(caption))
                    && !["no-caption", "without", "nocaption", "uncaptioned"].iter().any(|no| name.contains(no))
            })
        })
}

/// Whether the class of an element in a caption says that it names who made the picture.
pub(super) fn is_credit(attributes: &str) -> bool {
    const MAKERS: [&str; 8] =
        ["credit", "copyright", "photographer", "attribution", "source", "rights", "author", "autor"];
    attributes.contains("class=")
        && class(attributes).is_some_and(|class| MAKERS.iter().any(|maker| class.contains(maker)))
}

/// The same of an element right below a picture or its caption, where authors and sources are the article's.
pub(super) fn is_signature(attributes: &str) -> bool {
    const MAKERS: [&str; 3] = ["credit", "copyright", "photographer"];
    attributes.contains("class=")
        && class(attributes).is_some_and(|class| MAKERS.iter().any(|maker| class.contains(maker)))
}
