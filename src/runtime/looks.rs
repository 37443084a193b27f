//! The themes there are, and the one in force.

use std::collections::HashMap;
use std::env;
use std::fs;

use anyhow::{anyhow, bail};

use crate::config::paths::Paths;
use crate::config::{self, Settings};
use crate::ui::Theme;
use crate::ui::theme::ColourDepth;

/// A theme as it can be chosen.
#[derive(Clone, Debug)]
pub struct Offer {
    pub name: String,
    pub about: String,
    pub dark: bool,
    pub built_in: bool,
}

/// The themes of a session, fitted to the terminal's colours; each is read when it is first wanted.
pub struct Looks {
    paths: Paths,
    depth: ColourDepth,
    read: HashMap<String, Theme>,
    chosen: String,
}

impl Looks {
    /// The chosen theme must be there and right; a mistake names its file and line.
    pub fn new(settings: &Settings, paths: &Paths) -> anyhow::Result<Self> {
        let depth = ColourDepth::of(settings.colour, |name| env::var(name).ok());
        let mut looks = Self { paths: paths.clone(), depth, read: HashMap::new(), chosen: settings.theme.clone() };
        looks.choose(&settings.theme)?;
        Ok(looks)
    }

    /// Makes `name` the theme in force; one that can't be read leaves things as they are.
    pub fn choose(&mut self, name: &str) -> anyhow::Result<()> {
        if !self.read.contains_key(name) {
            let theme = load(name, &self.paths)?.at_depth(self.depth);
            self.read.insert(name.to_owned(), theme);
        }
        name.clone_into(&mut self.chosen);
        Ok(())
    }

    pub fn theme(&self) -> Option<&Theme> {
        self.read.get(&self.chosen)
    }
}

/// A theme by name: the reader's own file first, then the built-in ones.
fn load(name: &str, paths: &Paths) -> anyhow::Result<Theme> {
    let own = paths.theme_file(name);
    if let Some(file) = &own
        && let Some(text) = config::read_text(file).map_err(|error| anyhow!("{error}"))?
    {
        return Theme::parse(&text, name, &file.to_string_lossy()).map_err(|errors| super::listed(&errors));
    }
    if let Some(theme) = Theme::builtin(name) {
        return Ok(theme);
    }
    let known = offers(paths);
    let names: Vec<&str> = known.iter().map(|offer| offer.name.as_str()).collect();
    let name = crate::model::Text::line(name);
    bail!("there is no theme \"{name}\"{}", config::or_nearest(&name, &names));
}

/// All themes: the built-in ones, then the reader's own that can be read.
#[must_use]
pub fn offers(paths: &Paths) -> Vec<Offer> {
    let offer = |theme: &Theme, built_in| Offer {
        name: theme.name.clone(),
        about: theme.about.clone(),
        dark: theme.dark,
        built_in,
    };
    let mut offers: Vec<Offer> =
        Theme::names().into_iter().filter_map(Theme::builtin).map(|theme| offer(&theme, true)).collect();
    let mut own: Vec<String> = fs::read_dir(&paths.themes_folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned()))
        .collect();
    own.sort();
    for name in own {
        if let Ok(theme) = load(&name, paths) {
            offers.retain(|known| known.name != theme.name);
            offers.push(offer(&theme, false));
        }
    }
    offers
}
