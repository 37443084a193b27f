//! What the attributes of an element say of its words: hidden, a caption, a credit.

use crate::feeds::markup::attribute;

/// Whether the page itself does not show the element to readers.
pub(super) fn is_hidden(attributes: &str) -> bool {
    let style_hides = |style: &str| style.replace(' ', "").to_ascii_lowercase().contains("display:none");
    (attributes.contains("hidden")
        && (attribute(attributes, "hidden").is_some()
            || class(attributes)
                .is_some_and(|class| class.contains("visually-hidden") || class.contains("visuallyhidden"))))
        || (attributes.contains("display") && attribute(attributes, "style").is_some_and(|style| style_hides(&style)))
        || ((attributes.contains("sr-only") || attributes.contains("screen-reader-text"))
            && class(attributes).is_some_and(|class| {
                class.split_whitespace().any(|name| matches!(name, "sr-only" | "screen-reader-text"))
            }))
}

fn class(attributes: &str) -> Option<String> {
    attribute(attributes, "class").map(|class| class.to_ascii_lowercase())
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
    const MAKERS: [&str; 6] = ["credit", "copyright", "photographer", "attribution", "source", "rights"];
    attributes.contains("class=")
        && class(attributes).is_some_and(|class| MAKERS.iter().any(|maker| class.contains(maker)))
}
