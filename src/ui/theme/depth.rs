//! How many colours a terminal shows.

use crate::config::Colour;

/// From many colours to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourDepth {
    Mono,
    Ansi16,
    Indexed256,
    Truecolor,
}

impl ColourDepth {
    /// The depth that the reader set, or that the environment tells; `variable` looks one up.
    #[must_use]
    pub fn of(setting: Colour, variable: impl Fn(&str) -> Option<String>) -> Self {
        match setting {
            Colour::Truecolor => return Self::Truecolor,
            Colour::Indexed256 => return Self::Indexed256,
            Colour::Ansi16 => return Self::Ansi16,
            Colour::None => return Self::Mono,
            Colour::Auto => {}
        }
        let value = |name: &str| variable(name).unwrap_or_default();
        let term = value("TERM");
        let says = |words: &[&str]| words.iter().any(|word| term.contains(word));
        if !value("NO_COLOR").is_empty() || term == "dumb" || says(&["mono", "vt100", "vt220"]) {
            Self::Mono
        } else if matches!(value("COLORTERM").as_str(), "truecolor" | "24bit") || says(&["direct", "kitty", "ghostty"])
        {
            Self::Truecolor
        } else if !value("WT_SESSION").is_empty() {
            // The Windows terminal shows all colours and sets no TERM.
            Self::Truecolor
        } else if says(&["256", "alacritty", "wezterm", "foot"]) || !value("COLORTERM").is_empty() {
            Self::Indexed256
        } else {
            Self::Ansi16
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(pairs: &[(&str, &str)]) -> ColourDepth {
        let find = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        ColourDepth::of(Colour::Auto, find)
    }

    #[test]
    fn the_environment_tells_the_depth() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), ColourDepth::Truecolor);
        assert_eq!(depth(&[("TERM", "screen-256color")]), ColourDepth::Indexed256);
        assert_eq!(depth(&[("TERM", "linux")]), ColourDepth::Ansi16);
        assert_eq!(depth(&[("TERM", "dumb")]), ColourDepth::Mono);
        assert_eq!(depth(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]), ColourDepth::Mono);
        assert_eq!(depth(&[("NO_COLOR", ""), ("COLORTERM", "truecolor")]), ColourDepth::Truecolor);
        assert_eq!(ColourDepth::of(Colour::None, |_| Some("truecolor".to_owned())), ColourDepth::Mono);
    }
}
