//! The looks of the parts, until themes give them.

use ratatui::style::{Color, Modifier, Style};

macro_rules! roles {
    ($($role:ident $style:expr;)*) => {
        /// How each role looks.
        #[derive(Clone, Debug)]
        pub struct Theme { $(pub $role: Style,)* }

        impl Default for Theme {
            fn default() -> Self {
                Self { $($role: $style,)* }
            }
        }
    };
}

const PLAIN: Style = Style::new();

roles! {
    text PLAIN;
    muted PLAIN.add_modifier(Modifier::DIM);
    headline PLAIN.add_modifier(Modifier::BOLD).fg(Color::White);
    kicker PLAIN.fg(Color::Red).add_modifier(Modifier::BOLD);
    byline PLAIN.fg(Color::Gray);
    dateline PLAIN.fg(Color::Gray);
    heading PLAIN.add_modifier(Modifier::BOLD);
    lead PLAIN;
    caption PLAIN.add_modifier(Modifier::ITALIC).fg(Color::Yellow);
    caption_mark PLAIN.fg(Color::Yellow);
    credit PLAIN.add_modifier(Modifier::DIM);
    quote PLAIN.fg(Color::Green);
    quote_at_hand PLAIN.add_modifier(Modifier::REVERSED);
    speaker PLAIN.add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED);
    person PLAIN.fg(Color::Cyan);
    organisation PLAIN.fg(Color::Magenta);
    place PLAIN.fg(Color::Blue);
    mention_selected PLAIN.add_modifier(Modifier::REVERSED);
    source PLAIN;
    anonymous PLAIN.add_modifier(Modifier::ITALIC);
    link PLAIN.add_modifier(Modifier::UNDERLINED);
    code PLAIN.fg(Color::Gray);
    block_quote PLAIN.add_modifier(Modifier::ITALIC);
    hit PLAIN.bg(Color::Yellow).fg(Color::Black);
    selection PLAIN.add_modifier(Modifier::REVERSED);
    selection_unfocused PLAIN.add_modifier(Modifier::UNDERLINED);
    unread PLAIN.add_modifier(Modifier::BOLD);
    read PLAIN;
    bookmark PLAIN.fg(Color::Yellow);
    border PLAIN.fg(Color::DarkGray);
    title PLAIN.add_modifier(Modifier::BOLD);
    status PLAIN;
    notice PLAIN.fg(Color::Green);
    error PLAIN.fg(Color::Red);
    warning PLAIN.fg(Color::Yellow);
    key PLAIN.add_modifier(Modifier::BOLD);
    progress PLAIN.fg(Color::DarkGray);
}
