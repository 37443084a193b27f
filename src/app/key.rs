//! A key as the reader writes it: `j`, `G`, `ctrl-d`, `space`, `backtab`, `f1`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One key press, the same however the terminal reports it.
///
/// A capital is the letter itself and never carries shift; shift-tab is `backtab`; a letter with
/// ctrl is small. So a press equals the key that was read from the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// The keys that have a name instead of a character; the first name of a code is the one shown.
const NAMES: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("return", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("escape", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
];

const MODIFIERS: &[(&str, KeyModifiers)] = &[
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("super-", KeyModifiers::SUPER),
    ("shift-", KeyModifiers::SHIFT),
];

/// The highest function key that terminals report.
const LAST_FUNCTION_KEY: u8 = 35;

impl Key {
    /// The key without modifiers for a code.
    #[must_use]
    pub fn new(code: KeyCode) -> Self {
        Self::normal(code, KeyModifiers::NONE)
    }

    /// The key of a press; none for a release and for keys without a name (media keys, a lone shift).
    #[must_use]
    pub fn of_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let named = match event.code {
            KeyCode::Char(c) => !c.is_control(),
            KeyCode::F(number) => (1..=LAST_FUNCTION_KEY).contains(&number),
            code => NAMES.iter().any(|(_, known)| *known == code),
        };
        named.then(|| Self::normal(event.code, event.modifiers))
    }

    fn normal(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let known = MODIFIERS.iter().fold(KeyModifiers::NONE, |all, (_, one)| all | *one);
        let mut modifiers = modifiers & known;
        let shifted = modifiers.contains(KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::Char(' ') => KeyCode::Char(' '),
            KeyCode::Char(c) => {
                modifiers -= KeyModifiers::SHIFT;
                if modifiers.contains(KeyModifiers::CONTROL) {
                    KeyCode::Char(c.to_ascii_lowercase())
                } else if shifted {
                    KeyCode::Char(upper(c))
                } else {
                    KeyCode::Char(c)
                }
            }
            KeyCode::Tab if shifted => KeyCode::BackTab,
            code => code,
        };
        if matches!(code, KeyCode::BackTab | KeyCode::Char(' ')) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    #[must_use]
    pub fn code(self) -> KeyCode {
        self.code
    }

    /// The character that the key types, where it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// The digit of a count.
    #[must_use]
    pub fn digit(self) -> Option<u32> {
        self.typed().and_then(|c| c.to_digit(10))
    }

    /// Whether it is this character together with ctrl.
    #[must_use]
    pub fn is_ctrl(self, c: char) -> bool {
        self.code == KeyCode::Char(c) && self.modifiers == KeyModifiers::CONTROL
    }

    /// The press as a terminal reports it, for the text area.
    #[must_use]
    pub fn to_event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// Keys with blanks between them, as in `g g` or `] q`.
    pub fn sequence(text: &str) -> Result<Vec<Self>, String> {
        let keys = text.split_whitespace().map(str::parse).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err("no key is named".to_owned()) } else { Ok(keys) }
    }

    /// A sequence as the configuration writes it.
    #[must_use]
    pub fn written(keys: &[Self]) -> String {
        keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// The capital of a letter, where it is one character.
fn upper(c: char) -> char {
    let mut capital = c.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(*modifier) {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "f{number}"),
            _ => Ok(()),
        }
    }
}

impl FromStr for Key {
    /// What is wrong with the name, as a clause.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((name, modifier)) =
            MODIFIERS.iter().find(|(name, _)| rest.len() > name.len() && rest.starts_with(name))
        {
            modifiers |= *modifier;
            rest = &rest[name.len()..];
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => Some(KeyCode::Char(c)),
            (Some('f'), Some(_)) if rest[1..].parse().is_ok_and(|n| (1..=LAST_FUNCTION_KEY).contains(&n)) => {
                rest[1..].parse().ok().map(KeyCode::F)
            }
            _ => NAMES.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code),
        };
        match code {
            Some(code) => Ok(Self::normal(code, modifiers)),
            None => Err(format!(
                "`{}` is no key; keys are a character, `space`, `enter`, `tab`, `backtab`, `esc`, `up`, `pagedown`, `f1` \
                 and the like, with `ctrl-`, `alt-` or `shift-` before them, and blanks between the keys of a sequence",
                text.escape_debug()
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::command::TABLE;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn every_key_of_the_table_is_read_and_written_the_same() {
        for text in TABLE.iter().flat_map(|row| row.keys) {
            assert_eq!(Key::written(&Key::sequence(text).unwrap()), *text);
        }
    }

    #[test]
    fn terminals_that_report_differently_press_the_same_key() {
        let press = |code, modifiers| Key::of_event(&KeyEvent::new(code, modifiers)).unwrap();
        let shift = KeyModifiers::SHIFT;
        let control = KeyModifiers::CONTROL;
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::NONE), key("G"));
        assert_eq!(press(KeyCode::Char('G'), shift), key("G"));
        assert_eq!(press(KeyCode::Char('g'), shift), key("G"));
        assert_eq!(press(KeyCode::Char('?'), shift), key("?"));
        assert_eq!(press(KeyCode::BackTab, shift), key("backtab"));
        assert_eq!(press(KeyCode::Tab, shift), key("shift-tab"));
        assert_eq!(press(KeyCode::Char('D'), control | shift), key("ctrl-d"));
        assert_eq!(press(KeyCode::Char(' '), shift), key("space"));
    }

    #[test]
    fn a_release_and_a_lone_modifier_are_no_keys() {
        let mut release = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::of_event(&release), None);
        assert_eq!(Key::of_event(&KeyEvent::new(KeyCode::CapsLock, KeyModifiers::NONE)), None);
    }

    #[test]
    fn what_is_no_key_is_refused_by_name() {
        for text in ["", "ctrl-", "cttl-d", "f0", "f99", "jj", "\u{1b}"] {
            let error = text.parse::<Key>().unwrap_err();
            assert!(error.contains("is no key"), "{error}");
            assert!(!error.contains('\u{1b}'));
        }
        assert_eq!(key("ctrl--").to_string(), "ctrl--");
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_and_read_again(text in "((ctrl|alt|shift|super)-){0,3}(.|[a-z]{2,9}|f[0-9]{1,2})") {
            if let Ok(key) = text.parse::<Key>() {
                prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
            }
        }
    }
}
