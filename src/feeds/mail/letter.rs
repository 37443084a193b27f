//! The HTML of a newsletter, made plain: mails are set in tables, with words that only inboxes show.

use crate::feeds::markup::{Token, Tokens, attribute};

/// The HTML without what readers never see, its layout tables as divisions.
///
/// One pass over the markup; what is written is never longer than what was read, but for names of tags.
pub(super) fn tidied(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut tokens = Tokens::html(html);
    // For each open table whether its rows and cells are kept.
    let mut tables: Vec<bool> = Vec::new();
    loop {
        let start = tokens.offset();
        let Some(token) = tokens.next() else { break };
        let raw = html.get(start..tokens.offset()).unwrap_or("");
        match token {
            Token::Open { name, attributes, empty } if is_unseen(name, attributes) => {
                if !empty && !is_void(name) {
                    tokens.skip_element(name);
                }
            }
            Token::Open { name, attributes, .. } if is_of_table(name) => {
                if name.eq_ignore_ascii_case("table") {
                    tables.push(holds_data(attributes, html.get(tokens.offset()..).unwrap_or("")));
                }
                out.push_str(if tables.last() == Some(&true) { raw } else { "<div>" });
            }
            Token::Close { name } if is_of_table(name) => {
                out.push_str(if tables.last() == Some(&true) { raw } else { "</div>" });
                if name.eq_ignore_ascii_case("table") {
                    tables.pop();
                }
            }
            _ => out.push_str(raw),
        }
    }
    out
}

fn is_of_table(name: &str) -> bool {
    ["table", "tbody", "thead", "tfoot", "tr", "td", "th"].iter().any(|part| name.eq_ignore_ascii_case(part))
}

fn is_void(name: &str) -> bool {
    ["img", "br", "hr", "meta", "link", "input"].iter().any(|void| name.eq_ignore_ascii_case(void))
}

/// Whether a table is one of numbers and words, not of columns of the letter.
fn holds_data(attributes: &str, inside: &str) -> bool {
    const LOOKED_AT: usize = 60;
    if attribute(attributes, "role").is_some_and(|role| matches!(role.trim(), "presentation" | "none")) {
        return false;
    }
    let (mut heads, mut cells) = (0, 0);
    for token in Tokens::html(inside).take(LOOKED_AT) {
        match token {
            Token::Open { name, .. } => match name.to_ascii_lowercase().as_str() {
                "th" => heads += 1,
                "td" => cells += 1,
                "table" | "img" | "h1" | "h2" | "h3" => return false,
                _ => {}
            },
            Token::Close { name } if name.eq_ignore_ascii_case("table") => break,
            _ => {}
        }
    }
    heads >= 2 && cells >= 2
}

/// What hides an element; most of them only together with another.
const HIDES: [&str; 10] = [
    "display:none",
    "visibility:hidden",
    "mso-hide:all",
    "max-height:0",
    "font-size:0",
    "font-size:1px",
    "line-height:0",
    "line-height:1px",
    "opacity:0",
    "color:transparent",
];

/// Whether the element is there for programs: previews of inboxes, pictures of one dot that tell that
/// the mail was opened.
fn is_unseen(name: &str, attributes: &str) -> bool {
    if name.eq_ignore_ascii_case("img") {
        let is_dot = |side: &str| {
            attribute(attributes, side).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1"))
        };
        let style = plain_style(attributes);
        return is_dot("width") || is_dot("height") || holds(&style, "width:1px") && holds(&style, "height:1px");
    }
    if name.eq_ignore_ascii_case("title") || name.eq_ignore_ascii_case("style") {
        return true;
    }
    let class = attribute(attributes, "class").map(|class| class.to_ascii_lowercase()).unwrap_or_default();
    if class.split_whitespace().any(|word| matches!(word, "preheader" | "preview" | "preview-text" | "mcnpreviewtext"))
    {
        return true;
    }
    let style = plain_style(attributes);
    // A zero alone hides a letter; "opacity:0.8" and "line-height:0px" around a picture do not.
    let count = HIDES.iter().filter(|hides| holds(&style, hides)).count();
    holds(&style, "display:none") || holds(&style, "mso-hide:all") || holds(&style, "visibility:hidden") || count >= 2
}

fn plain_style(attributes: &str) -> String {
    let style = attribute(attributes, "style").unwrap_or_default();
    let plain = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    format!(";{};", plain.collect::<String>().replace("!important", ""))
}

/// Whether a style sets a property to a value, units of nothing aside.
fn holds(style: &str, rule: &str) -> bool {
    style.split(';').any(|one| one == rule || rule.ends_with(":0") && one.strip_prefix(rule).is_some_and(is_unit))
}

fn is_unit(rest: &str) -> bool {
    matches!(rest, "px" | "em" | "pt" | "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inboxes_show_and_what_counts_readers_goes() {
        let html = "<div style='display:none;max-height:0px'>Sneak peek</div><span class=preheader>Peek</span>\
            <img src=x width=1 height=1><p style='font-size:1px; line-height:1px;color:#fff'>Peek</p>\
            <td style='line-height:0'>Seen<img src=y width=600></td><p style='opacity:0.8'>Seen too</p>";
        let out = tidied(html);
        assert!(!out.contains("eek") && !out.contains("src=x"), "{out}");
        assert!(out.contains("<div>Seen<img src=y width=600></div>") && out.contains("Seen too"), "{out}");
    }

    #[test]
    fn tables_of_numbers_stay_tables() {
        let data = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Lunde</td><td>4</td></tr></table>";
        assert_eq!(
            tidied(&format!("<table><tr><td>{data}</td></tr></table>")),
            format!("<div><div><div>{data}</div></div></div>")
        );
    }
}
