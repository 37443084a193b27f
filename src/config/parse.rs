//! From the text of `config.toml` to settings.

use std::io::{ErrorKind, Read};
use std::path::Path;

use toml::de::DeTable;

use super::section::texts;
use super::{
    Colour, ConfigError, Document, KeySetting, MarkRead, OpenAt, Order, Refresh, Section, Settings, ShowImages, Spot,
    Written,
};
use super::{rule, site};

/// A configuration or theme larger than this many bytes is a mistake; one that is nothing but mistakes takes three
/// hundred times its size to tell them.
const LARGEST: u64 = 256 << 10;

/// The settings of a file; those without a file where there is none.
pub fn load(path: &Path) -> Result<Settings, Vec<ConfigError>> {
    let file = path.to_string_lossy();
    match read_text(path) {
        Ok(Some(text)) => parse(&text, &file),
        Ok(None) => Ok(Settings { file: file.into_owned(), ..Settings::default() }),
        Err(error) => Err(vec![error]),
    }
}

/// The text of a configuration or theme file; none where there is no such file.
pub fn read_text(path: &Path) -> Result<Option<String>, ConfigError> {
    let file = path.to_string_lossy();
    let at_start = Spot { line: 1, column: 1 };
    let refuse = |spot, message: &str| ConfigError::new(&file, spot, message);
    let mut bytes = Vec::new();
    match std::fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refuse(at_start, &format!("cannot be read: {error}"))),
    }
    if bytes.len() as u64 > LARGEST {
        return Err(refuse(at_start, "is larger than 256 KB; that is no settings file"));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        let line = good.matches('\n').count() + 1;
        let column = good.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        refuse(Spot { line, column }, "is not UTF-8 text here; save the file as UTF-8")
    })
}

/// The settings that a text gives; `file` is the name that errors carry.
pub fn parse(text: &str, file: &str) -> Result<Settings, Vec<ConfigError>> {
    let (document, table) = Document::parse(text, file);
    let mut settings = Settings { file: file.to_owned(), ..Settings::default() };
    let mut section = Section::new(&document, &table, "setting");
    if let Some(theme) = section.text("theme") {
        settings.theme = theme.text;
    }
    section.choice("colour", COLOURS, &mut settings.colour);
    section.number("text-width", 20..=400, &mut settings.text_width);
    section.number("list-width", 20..=200, &mut settings.list_width);
    section.number("panel-width", 16..=120, &mut settings.panel_width);
    section.number("feeds-width", 12..=120, &mut settings.feeds_width);
    section.truth("mouse", &mut settings.mouse);
    section.choice("images", IMAGES, &mut settings.images);
    section.number("image-cache", 0..=60_000, &mut settings.image_cache);
    section.choice("open-at", OPEN_AT, &mut settings.open_at);
    section.choice("order", ORDERS, &mut settings.order);
    section.truth("fold-stories", &mut settings.fold_stories);
    section.choice("mark-read", MARK_READ, &mut settings.mark_read);
    if let Some(browser) = section.texts("browser") {
        settings.browser = browser.into_iter().map(|word| word.text).collect();
    }
    if let Some(notify) = section.texts("notify") {
        settings.notify = notify.into_iter().map(|word| word.text).collect();
    }
    settings.rules = rule::parse_rules(&document, &section.tables("rule"));
    if let Some(table) = section.table("refresh") {
        parse_refresh(&document, table, &mut settings.refresh);
    }
    if let Some(table) = section.table("site") {
        site::parse_sites(&document, table, &mut settings.sites);
    }
    if let Some(table) = section.table("keys") {
        parse_keys(&document, table, None, &mut settings.keys);
        settings.keys.sort_by_key(|setting| setting.command.at);
    }
    section.finish();
    let errors = document.into_errors();
    if errors.is_empty() { Ok(settings) } else { Err(errors) }
}

const COLOURS: &[(&str, Colour)] = &[
    ("auto", Colour::Auto),
    ("truecolor", Colour::Truecolor),
    ("256", Colour::Indexed256),
    ("16", Colour::Ansi16),
    ("none", Colour::None),
];

const IMAGES: &[(&str, ShowImages)] =
    &[("never", ShowImages::Never), ("key", ShowImages::Key), ("always", ShowImages::Always)];

const OPEN_AT: &[(&str, OpenAt)] =
    &[("all", OpenAt::All), ("unread", OpenAt::Unread), ("today", OpenAt::Today), ("bookmarks", OpenAt::Bookmarks)];

const ORDERS: &[(&str, Order)] = &[("newest-first", Order::NewestFirst), ("oldest-first", Order::OldestFirst)];

const MARK_READ: &[(&str, MarkRead)] =
    &[("opened", MarkRead::Opened), ("at-end", MarkRead::AtEnd), ("never", MarkRead::Never)];

fn parse_refresh(document: &Document<'_>, table: &DeTable<'_>, refresh: &mut Refresh) {
    let mut section = Section::new(document, table, "setting of [refresh]");
    section.number("concurrency", 1..=128, &mut refresh.concurrency);
    section.number("timeout", 1..=600, &mut refresh.timeout);
    refresh.proxy = site::proxy(document, table, &mut section, false);
    section.truth("full-text", &mut refresh.full_text);
    section.truth("at-start", &mut refresh.at_start);
    section.truth("automatic", &mut refresh.automatic);
    section.number("interval-min", 1..=10_080, &mut refresh.interval_min);
    section.number("interval-max", 1..=10_080, &mut refresh.interval_max);
    section.number("keep-days", 0..=u16::MAX, &mut refresh.keep_days);
    section.number("keep-articles", 0..=u16::MAX, &mut refresh.keep_articles);
    section.finish();
}

fn parse_keys(document: &Document<'_>, table: &DeTable<'_>, place: Option<&Written>, keys: &mut Vec<KeySetting>) {
    for (name, value) in table {
        let command = Written { text: name.get_ref().to_string(), at: document.spot(name.span().start) };
        match value.get_ref().as_table() {
            Some(table) if place.is_none() => parse_keys(document, table, Some(&command), keys),
            _ => {
                if let Some(list) = texts(document, &command.text, value) {
                    keys.push(KeySetting { place: place.cloned(), command, keys: list });
                }
            }
        }
    }
}

/// A file with every setting, its default and what it does.
#[must_use]
pub fn defaults_toml() -> String {
    include_str!("defaults.toml").to_owned()
}

#[cfg(test)]
mod tests;
