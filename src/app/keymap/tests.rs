use super::*;
use crate::app::command::TABLE;
use crate::config::parse;

fn keymap(text: &str) -> Result<Keymap, String> {
    let settings = parse(text, "config.toml").expect("the settings are right");
    Keymap::new(&settings).map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn press(keymap: &mut Keymap, place: Place, keys: &str) -> Pressed {
    let keys = Key::sequence(keys).unwrap();
    keys.iter().map(|key| keymap.press(place, *key)).last().unwrap()
}

#[test]
fn every_key_of_the_table_runs_its_command_wherever_it_is_valid() {
    let mut keymap = Keymap::default();
    for row in TABLE {
        for place in Place::ALL.iter().filter(|place| row.command.is_valid_at(**place)) {
            for keys in row.keys {
                assert_eq!(press(&mut keymap, *place, keys), Pressed::Run(row.command, None), "{keys} at {place:?}");
            }
            assert_eq!(keymap.keys_of(*place, row.command), row.keys);
        }
    }
}

#[test]
fn digits_are_a_count_unless_they_are_keys() {
    let mut keymap = Keymap::default();
    assert_eq!(press(&mut keymap, Place::List, "1 0 j"), Pressed::Run(Command::Down, Some(10)));
    assert_eq!(press(&mut keymap, Place::Article, "3 ] q"), Pressed::Run(Command::NextQuote, Some(3)));
    assert_eq!(press(&mut keymap, Place::Panel, "2"), Pressed::Run(Command::PanelSources, None));
    assert_eq!(press(&mut keymap, Place::Panel, "4 2 j"), Pressed::Run(Command::Down, Some(42)));
    assert_eq!(press(&mut keymap, Place::List, "0"), Pressed::Unknown { keys: Key::sequence("0").unwrap() });
    let many = "9 ".repeat(40) + "j";
    assert_eq!(press(&mut keymap, Place::List, &many), Pressed::Run(Command::Down, Some(MOST)));
}

#[test]
fn esc_takes_back_what_is_pending_and_is_a_key_otherwise() {
    let mut keymap = Keymap::default();
    assert!(matches!(press(&mut keymap, Place::List, "g"), Pressed::Pending { .. }));
    assert_eq!(press(&mut keymap, Place::List, "esc"), Pressed::Cleared);
    assert_eq!(press(&mut keymap, Place::List, "5 esc"), Pressed::Cleared);
    assert_eq!(press(&mut keymap, Place::List, "esc"), Pressed::Run(Command::Cancel, None));
    assert_eq!(press(&mut keymap, Place::List, "j"), Pressed::Run(Command::Down, None));
}

#[test]
fn a_sequence_that_leads_nowhere_is_told_whole() {
    let mut keymap = Keymap::default();
    assert_eq!(press(&mut keymap, Place::List, "g x"), Pressed::Unknown { keys: Key::sequence("g x").unwrap() });
    assert_eq!(press(&mut keymap, Place::List, "j"), Pressed::Run(Command::Down, None));
}

#[test]
fn what_can_follow_is_known() {
    let mut keymap = Keymap::default();
    press(&mut keymap, Place::Article, "]");
    let following: Vec<_> =
        keymap.following(Place::Article).iter().map(|next| (next.key.to_string(), next.command)).collect();
    assert_eq!(following.len(), 5);
    assert_eq!(following[0], ("q".to_owned(), Some(Command::NextQuote)));
}

#[test]
fn own_keys_stand_in_for_those_of_the_table() {
    let mut keymap = keymap("[keys]\nbookmark = [\"s\", \"g b\"]\n[keys.list]\ntheme-x = []\n").unwrap_err();
    assert!(keymap.contains("config.toml:4:1: there is no command `theme-x`"), "{keymap}");
    keymap.clear();
    let mut keymap =
        self::keymap("[keys]\nbookmark = [\"s\", \"g b\"]\n[keys.list]\nundo = []\nred = 'u'").unwrap_err();
    assert!(keymap.contains("did you mean `redo`?"), "{keymap}");
    keymap.clear();
    let mut keymap = self::keymap("[keys]\nbookmark = [\"s\", \"g b\"]\n[keys.list]\nundo = []\nredo = 'u'").unwrap();
    assert_eq!(press(&mut keymap, Place::Article, "s"), Pressed::Run(Command::Bookmark, None));
    assert_eq!(press(&mut keymap, Place::Article, "g b"), Pressed::Run(Command::Bookmark, None));
    assert!(matches!(press(&mut keymap, Place::Article, "b"), Pressed::Unknown { .. }));
    assert_eq!(press(&mut keymap, Place::Article, "u"), Pressed::Run(Command::Undo, None));
    assert_eq!(press(&mut keymap, Place::List, "u"), Pressed::Run(Command::Redo, None));
    assert!(keymap.keys_of(Place::Article, Command::Skim).is_empty());
}

#[test]
fn keys_that_clash_are_refused_by_name_and_place() {
    let text = "[keys]\nbookmark = 'x'\ntag = 'x'\nundo = 'g'\n[keys.artcle]\nskim = 's'\n[keys.feeds]\nskim = 's'\n\
                [keys.panel]\nskim = 'cttl-s'\n";
    insta::assert_snapshot!(keymap(text).unwrap_err(), @r"
    config.toml:3:7: `x` is already a key, or the beginning of one, of `bookmark`
    config.toml:4:8: `g` and `g g`, a key of `top`, begin alike, so one of them could never be typed; choose another key, or give such commands other keys too
    config.toml:5:7: there is no place `artcle` for keys; did you mean `article`?
    config.toml:8:1: `skim` cannot be asked for at [keys.feeds]
    config.toml:10:8: `cttl-s` is no key; keys are a character, `space`, `enter`, `tab`, `backtab`, `esc`, `up`, `pagedown`, `f1` and the like, with `ctrl-`, `alt-` or `shift-` before them, and blanks between the keys of a sequence
    ");
}
