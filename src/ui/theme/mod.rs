//! How each kind of thing looks: one style a role, the roles named by what they mean.

mod builtin;
mod colour;
mod depth;
mod parse;

pub use depth::ColourDepth;

use ratatui::style::{Color, Style};

use crate::config::ConfigError;
use crate::model::EntityKind;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident)*) => {
        /// A look for everything. Closed: a theme file gives each role once, and no other.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Theme {
            pub name: String,
            /// A line on what it is like, for the picker.
            pub about: String,
            /// Whether it is light on dark.
            pub dark: bool,
            /// How many colours it is brought down to.
            pub depth: ColourDepth,
            $($(#[$doc])* pub $role: Style,)*
        }

        /// The names of all roles, in the order of the struct.
        pub const ROLES: &[&str] = &[$(stringify!($role)),*];

        impl Theme {
            /// A theme whose every role has the look that `look` gives for its name.
            fn of_roles(name: &str, about: &str, dark: bool, mut look: impl FnMut(&'static str) -> Style) -> Self {
                Self {
                    name: name.to_owned(),
                    about: about.to_owned(),
                    dark,
                    depth: ColourDepth::Truecolor,
                    $($role: look(stringify!($role)),)*
                }
            }

            /// The look of a role by its name.
            #[must_use]
            pub fn role(&self, name: &str) -> Option<Style> {
                match name {
                    $(stringify!($role) => Some(self.$role),)*
                    _ => None,
                }
            }
        }
    };
}

roles! {
    /// Running text, and the ground that everything stands on.
    text
    /// What matters less: hints, separators between words.
    muted

    /// The headline of the open article.
    headline
    /// The words over the headline.
    kicker
    byline
    dateline
    /// A heading within the article.
    heading
    /// The first paragraph.
    lead
    /// The words under a picture.
    caption
    /// The bar that sets a caption apart.
    caption_mark
    /// Who made a picture, who helped with an article.
    credit
    /// Words given as someone's own.
    quote
    /// The quote that the reader's cursor is on.
    quote_at_hand
    /// Who said the quote at hand, where the text names them.
    speaker
    person
    organisation
    place
    /// Mentions of the entity that the panel has selected.
    mention_selected
    /// Passages that the reader marked.
    highlight
    /// Where the text names who its words come from.
    source
    /// A source without a name.
    anonymous
    /// What analysis is unsure of.
    doubt
    link
    /// The letters that choose a link.
    hint
    code
    /// A passage that the page sets apart as a quotation.
    block_quote
    /// Bullets, numbers of lists, bars of block quotes, rules.
    mark
    table

    /// What a search found.
    hit
    /// The hit that the reader is at.
    hit_at_hand
    /// The selected line of the pane that has the keyboard.
    selection
    /// The selected line of another pane.
    selection_unfocused

    /// The headline of an unread article in a list.
    unread
    /// The headline of a read one.
    read
    /// The sign of a bookmark, and tags.
    bookmark
    publisher
    /// How old an article is.
    age
    /// Numbers beside a line: quotes, sources, unread articles.
    count
    feed
    folder

    border
    border_focused
    /// The heading of a pane.
    title
    title_focused
    tab
    tab_selected
    /// The line at the foot.
    status
    /// A short word to the reader.
    notice
    error
    warning
    /// The name of a key.
    key
    progress

    /// The ground and text of what lies on top of a screen.
    overlay
    overlay_border
    /// What the reader types.
    input
    cursor
}

impl Theme {
    /// The theme that a file's text gives; `file` is the name that errors carry. All mistakes are told.
    pub fn parse(text: &str, name: &str, file: &str) -> Result<Self, Vec<ConfigError>> {
        parse::parse(text, name, file)
    }

    /// A built-in theme by its name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        builtin::theme(name)
    }

    /// The names of the built-in themes.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        builtin::names().collect()
    }

    /// The theme for a terminal of so many colours. Without any, the roles are told apart by
    /// attributes alone, whatever the theme.
    #[must_use]
    pub fn at_depth(self, depth: ColourDepth) -> Self {
        match depth {
            ColourDepth::Truecolor => self,
            ColourDepth::Mono => {
                let plain = builtin::monochrome();
                Self { name: self.name, about: self.about, dark: self.dark, depth, ..plain }
            }
            ColourDepth::Indexed256 | ColourDepth::Ansi16 => {
                let ground = self.text;
                let lowered = Self::of_roles(&self.name, &self.about, self.dark, |name| {
                    colour::lower(self.role(name).unwrap_or(ground), ground, depth)
                });
                Self { depth, ..lowered }
            }
        }
    }

    /// A colour of a picture, at a column and row of it.
    #[must_use]
    pub fn pixel(&self, rgb: [u8; 3], place: (u16, u16)) -> Color {
        let [red, green, blue] = if self.depth == ColourDepth::Indexed256 { colour::mixed(rgb, place) } else { rgb };
        colour::lower_colour(Color::Rgb(red, green, blue), self.depth)
    }

    /// How a mention of an entity looks.
    #[must_use]
    pub fn entity(&self, kind: EntityKind) -> Style {
        match kind {
            EntityKind::Person => self.person,
            EntityKind::Organisation => self.organisation,
            EntityKind::Place => self.place,
            EntityKind::Other => Style::new(),
        }
    }
}

impl Default for Theme {
    /// The monochrome one: it is right on every terminal.
    fn default() -> Self {
        builtin::monochrome()
    }
}

#[cfg(test)]
mod tests;
