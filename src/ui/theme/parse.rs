//! From the text of a theme file to a theme.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{ROLES, Theme, colour};
use crate::config::{ConfigError, Document, Section, nearest, or_nearest};

/// The colours that a file names in its `[palette]`.
type Palette<'t> = BTreeMap<&'t str, Color>;

/// The attributes of a role, each true or false.
const ATTRIBUTES: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("dim", Modifier::DIM),
    ("reverse", Modifier::REVERSED),
];

pub fn parse(text: &str, name: &str, file: &str) -> Result<Theme, Vec<ConfigError>> {
    let (document, table) = Document::parse(text, file);
    let mut section = Section::new(&document, &table, "part of a theme");
    let about = section.text("about").map(|about| about.text.chars().filter(|c| !c.is_control()).collect::<String>());
    let mut dark = true;
    section.choice("ground", &[("dark", true), ("light", false)], &mut dark);
    if !section.has("ground") {
        document.refuse(0..0, "`ground` is missing; it must be \"dark\" or \"light\"");
    }
    let palette = section.table("palette").map(|table| read_palette(&document, table)).unwrap_or_default();
    let mut roles = BTreeMap::new();
    if let Some(table) = section.table("roles") {
        roles = read_roles(&document, table, &palette);
    }
    section.finish();
    let at = table.get("roles").map_or(0..0, |roles| roles.span().start..roles.span().start);
    for role in ROLES.iter().filter(|role| !roles.contains_key(**role)) {
        document.refuse(at.clone(), &format!("the role `{role}` is missing"));
    }
    let theme = Theme::of_roles(name, &about.unwrap_or_default(), dark, |role| {
        roles.get(role).copied().flatten().unwrap_or_default()
    });
    let errors = document.into_errors();
    if errors.is_empty() { Ok(theme) } else { Err(errors) }
}

fn read_palette<'d>(document: &Document<'_>, table: &'d DeTable<'_>) -> Palette<'d> {
    let mut palette = Palette::new();
    for (name, value) in table {
        let colour = value.get_ref().as_str().and_then(colour::parse);
        match colour {
            Some(colour) => {
                let name: &str = name.get_ref();
                palette.insert(name, colour);
            }
            None => document.refuse(
                value.span(),
                &format!(
                    "the colour `{}` must be \"#rrggbb\", \"default\" or one of the 16 as \"bright-red\"",
                    name.get_ref()
                ),
            ),
        }
    }
    palette
}

/// Each known role of the file; none for its look where that is malformed.
fn read_roles(
    document: &Document<'_>,
    table: &DeTable<'_>,
    palette: &Palette<'_>,
) -> BTreeMap<&'static str, Option<Style>> {
    let mut roles = BTreeMap::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        match ROLES.iter().find(|role| **role == name) {
            Some(role) => {
                roles.insert(*role, read_look(document, role, value, palette));
            }
            None => document.refuse(key.span(), &format!("there is no role `{name}`{}", or_nearest(name, ROLES))),
        }
    }
    roles
}

/// A look: a table of colours and attributes, or the text colour alone.
fn read_look(
    document: &Document<'_>,
    role: &str,
    value: &Spanned<DeValue<'_>>,
    palette: &Palette<'_>,
) -> Option<Style> {
    if let Some(name) = value.get_ref().as_str() {
        return read_colour(document, role, name, value.span(), palette).map(|fg| Style::new().fg(fg));
    }
    let Some(table) = value.get_ref().as_table() else {
        let message = format!("the role `{role}` must be a colour or a table as {{ fg = \"…\", bold = true }}");
        document.refuse(value.span(), &message);
        return None;
    };
    let mut style = Some(Style::new());
    for (key, value) in table {
        let name: &str = key.get_ref();
        let attribute = ATTRIBUTES.iter().find(|(known, _)| *known == name);
        let colour = |value: &Spanned<DeValue<'_>>| {
            let Some(text) = value.get_ref().as_str() else {
                document.refuse(value.span(), &format!("`{name}` of the role `{role}` must be a colour in quotes"));
                return None;
            };
            read_colour(document, role, text, value.span(), palette)
        };
        style = match (name, attribute, value.get_ref().as_bool()) {
            ("fg", ..) => colour(value).and_then(|fg| style.map(|style| style.fg(fg))),
            ("bg", ..) => colour(value).and_then(|bg| style.map(|style| style.bg(bg))),
            (_, Some((_, modifier)), Some(true)) => style.map(|style| style.add_modifier(*modifier)),
            (_, Some(_), Some(false)) => style,
            (_, Some(_), None) => {
                document.refuse(value.span(), &format!("`{name}` of the role `{role}` must be true or false"));
                None
            }
            (_, None, _) => {
                let known: Vec<&str> =
                    ["fg", "bg"].into_iter().chain(ATTRIBUTES.iter().map(|(name, _)| *name)).collect();
                let near = or_nearest(name, &known);
                document.refuse(key.span(), &format!("the role `{role}` has no `{name}`{near}"));
                None
            }
        };
    }
    style
}

fn read_colour(
    document: &Document<'_>,
    role: &str,
    name: &str,
    at: Range<usize>,
    palette: &Palette<'_>,
) -> Option<Color> {
    let found = palette.get(name).copied().or_else(|| colour::parse(name));
    if found.is_none() {
        let near = nearest(name, palette.keys().copied()).or_else(|| nearest(name, colour::names()));
        let near = near.map_or_else(
            || "; a colour is \"#rrggbb\", a name of the palette or one of the 16".to_owned(),
            |near| format!("; did you mean `{near}`?"),
        );
        document.refuse(at, &format!("the role `{role}` has the unknown colour `{name}`{near}"));
    }
    found
}
