//! The themes that come with newsdesk.

use ratatui::style::{Modifier, Style};

use super::Theme;

macro_rules! themes {
    ($($name:literal),* $(,)?) => {
        /// Name and text of each file of the themes folder.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../themes/", $name, ".toml")))),*];
    };
}

themes! {
    "night-desk", "late-edition", "darkroom", "wire-room", "blue-pencil", "newsprint", "broadsheet", "salmon-pages",
    "sixteen", "high-contrast", "monochrome",
}

pub fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}

pub fn theme(name: &str) -> Option<Theme> {
    let (name, text) = FILES.iter().find(|(known, _)| *known == name)?;
    Theme::parse(text, name, &format!("themes/{name}.toml")).ok()
}

/// The look without colours. A test holds that its file is right; plain text stands in for it.
pub fn monochrome() -> Theme {
    theme("monochrome").unwrap_or_else(|| {
        Theme::of_roles("monochrome", "", true, |role| match role {
            "selection" | "cursor" | "hit" => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new(),
        })
    })
}
