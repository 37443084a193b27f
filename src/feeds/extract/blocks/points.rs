//! The points of lists: how deep each stands, and its number.

use super::Reader;
use crate::feeds::markup::attribute;

impl Reader<'_, '_> {
    /// A point begins: the next words are its own.
    pub(super) fn point(&mut self, attributes: &str) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let number = self.lists.last_mut().and_then(|list| {
            let said = attribute(attributes, "value").and_then(|value| value.parse().ok());
            let number = said.or(list.next).filter(|_| list.next.is_some());
            list.next = number.map(|number: u32| number.saturating_add(1));
            number
        });
        self.marker = Some((depth, number));
    }
}
