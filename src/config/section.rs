//! A table of a TOML file, asked key by key; what is left over is refused.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Document, Written, or_nearest};

/// A table of the file, asked key by key.
#[derive(Debug)]
pub struct Section<'d, 't> {
    document: &'d Document<'t>,
    table: &'d DeTable<'t>,
    /// What its keys are called in messages: "setting", "role".
    what: &'static str,
    known: Vec<&'static str>,
}

impl<'d, 't> Section<'d, 't> {
    #[must_use]
    pub fn new(document: &'d Document<'t>, table: &'d DeTable<'t>, what: &'static str) -> Self {
        Self { document, table, what, known: Vec::new() }
    }

    fn take(&mut self, name: &'static str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.known.push(name);
        self.table.get(name)
    }

    fn wrong(&self, name: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("`{name}` must be {wanted}, not {}", article(value.get_ref().type_str()));
        self.document.refuse(value.span(), &message);
    }

    /// Whether the table has a key of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Counts a key as known that was dealt with elsewhere.
    pub fn known(&mut self, name: &'static str) {
        self.known.push(name);
    }

    pub fn text(&mut self, name: &'static str) -> Option<Written> {
        let value = self.take(name)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(name, value, "text in quotes");
            return None;
        };
        Some(Written { text: text.to_owned(), at: self.document.spot(value.span().start) })
    }

    pub fn truth(&mut self, name: &'static str, target: &mut bool) {
        let Some(value) = self.take(name) else { return };
        match value.get_ref().as_bool() {
            Some(truth) => *target = truth,
            None => self.wrong(name, value, "true or false"),
        }
    }

    pub fn number(&mut self, name: &'static str, allowed: RangeInclusive<u16>, target: &mut u16) {
        let Some(value) = self.take(name) else { return };
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong(name, value, "a whole number");
            return;
        };
        let digits = integer.as_str().replace('_', "");
        match i128::from_str_radix(&digits, integer.radix()).ok().and_then(|n| u16::try_from(n).ok()) {
            Some(number) if allowed.contains(&number) => *target = number,
            _ => {
                let message = format!("`{name}` must be from {} to {}, not {digits}", allowed.start(), allowed.end());
                self.document.refuse(value.span(), &message);
            }
        }
    }

    pub fn choice<T: Copy>(&mut self, name: &'static str, choices: &[(&str, T)], target: &mut T) {
        let Some(value) = self.take(name) else { return };
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(name, value, &format!("one of {}", quoted(&names)));
            return;
        };
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text) {
            *target = *choice;
        } else {
            let message = format!("`{name}` must be one of {}, not `{text}`", quoted(&names));
            self.document.refuse(value.span(), &message);
        }
    }

    /// A list of texts; one text alone stands for a list of one.
    pub fn texts(&mut self, name: &'static str) -> Option<Vec<Written>> {
        let value = self.take(name)?;
        texts(self.document, name, value)
    }

    pub fn table(&mut self, name: &'static str) -> Option<&'d DeTable<'t>> {
        let value = self.take(name)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(name, value, "a table");
        }
        table
    }

    /// A list of tables, each with the bytes at which it stands.
    pub fn tables(&mut self, name: &'static str) -> Vec<(&'d DeTable<'t>, Range<usize>)> {
        let Some(value) = self.take(name) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            self.wrong(name, value, &format!("a list of tables: [[{name}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in values {
            match value.get_ref().as_table() {
                Some(table) => tables.push((table, value.span())),
                None => self.wrong(name, value, &format!("a list of tables: [[{name}]]")),
            }
        }
        tables
    }

    /// Refuses every key that was not asked for.
    pub fn finish(self) {
        for (key, _) in self.table {
            // To look for what each of thousands may have meant takes long.
            if self.document.is_full() {
                return;
            }
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                let message = format!("there is no {} `{name}`{}", self.what, or_nearest(name, &self.known));
                self.document.refuse(key.span(), &message);
            }
        }
    }
}

/// The texts of a value that is a text or a list of texts.
pub(super) fn texts(document: &Document<'_>, name: &str, value: &Spanned<DeValue<'_>>) -> Option<Vec<Written>> {
    let written = |text: &str, at: Range<usize>| Written { text: text.to_owned(), at: document.spot(at.start) };
    let refuse = |value: &Spanned<DeValue<'_>>| {
        let kind = article(value.get_ref().type_str());
        document.refuse(value.span(), &format!("`{name}` must be a list of texts in quotes, not {kind}"));
    };
    match value.get_ref() {
        DeValue::String(text) => Some(vec![written(text, value.span())]),
        DeValue::Array(values) => {
            let mut all = Vec::new();
            for value in values {
                match value.get_ref().as_str() {
                    Some(text) => all.push(written(text, value.span())),
                    None => refuse(value),
                }
            }
            Some(all)
        }
        _ => {
            refuse(value);
            None
        }
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}
