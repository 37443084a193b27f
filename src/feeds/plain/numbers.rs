//! The numbers that text browsers put before links, where they list the addresses below the page.

use std::borrow::Cow;
use std::collections::HashSet;

use super::lines::listed;

/// Fewer addresses are no list.
const FEWEST: usize = 3;

/// The page without the numbers of its links: `[12]Lunde` is "Lunde" where a twelfth address is listed below.
///
/// The list itself stays; numbers in brackets that no address belongs to stay, too.
#[must_use]
pub fn without_link_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains("[1]") {
        return text.into();
    }
    let known: HashSet<&str> = text.lines().filter_map(|line| listed(line.trim())).map(|(number, _)| number).collect();
    if known.len() < FEWEST {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let number = after.split_once(']').filter(|(number, _)| known.contains(number));
        rest = number.map_or(after, |(_, behind)| behind);
        if number.is_none() {
            out.push('[');
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_where_their_addresses_are_listed() {
        let list =
            "1. https://lundetimes.example/a\n2. https://lundetimes.example/b\n  3. mailto:desk@lundetimes.example\n";
        let text = format!("[1]Ada Roe of [2]Lunde said [sic] so [7].\n\nReferences\n\n{list}");
        let want = format!("Ada Roe of Lunde said [sic] so [7].\n\nReferences\n\n{list}");
        assert_eq!(without_link_numbers(&text), want);
    }

    #[test]
    fn numbers_without_a_list_stay() {
        let text = "It is so [1], and so [2].\n1. The book of boats\n2. The book of fish\n3. The book of the sea";
        assert_eq!(without_link_numbers(text), text);
    }
}
