use super::*;

fn typed(words: &str) -> Result<Outcome, String> {
    parse(words, &["newsprint".to_owned(), "night-desk".to_owned()])
}

#[test]
fn every_command_can_be_typed() {
    for row in TABLE {
        assert_eq!(typed(row.name), Ok(Outcome::Run(row.command, None)), "{}", row.name);
    }
}

#[test]
fn words_go_to_the_commands_that_take_them() {
    assert_eq!(typed(" theme  newsprint "), Ok(Outcome::Typed(Typed::Theme("newsprint".to_owned()))));
    assert_eq!(typed("search two words"), Ok(Outcome::Typed(Typed::Search("two words".to_owned()))));
    assert_eq!(typed("width 90"), Ok(Outcome::Typed(Typed::Width(90))));
    assert_eq!(typed("open 3"), Ok(Outcome::Typed(Typed::OpenLink(3))));
    assert_eq!(typed("down 7"), Ok(Outcome::Run(Command::Down, Some(7))));
    assert_eq!(typed("12"), Ok(Outcome::Run(Command::Top, Some(12))));
    assert_eq!(typed("q"), Ok(Outcome::Run(Command::Quit, None)));
    assert_eq!(typed(""), Ok(Outcome::Close));
}

#[test]
fn what_is_wrong_is_told_with_what_was_meant() {
    insta::assert_snapshot!(
        ["bokmark", "theme newsprnt", "width wide", "width", "open x", "undo it", "xyzzy"]
            .map(|line| typed(line).unwrap_err())
            .join("\n"),
        @r"
    there is no command `bokmark`; did you mean `bookmark`?
    there is no theme `newsprnt`; did you mean `newsprint`?
    `width` wants a number of columns, not `wide`
    `width` wants a number of columns, as in `width 72`
    `open` wants the number of a link, not `x`
    `undo` takes no words
    there is no command `xyzzy`
    "
    );
}

#[test]
fn tab_goes_through_what_fits() {
    let mut line = CommandLine::new(vec!["newsprint".to_owned(), "night-desk".to_owned()], Vec::new());
    let mut press = |keys: &str| {
        for key in Key::sequence(keys).unwrap() {
            assert_eq!(line.update(key), None);
        }
        line.words().to_owned()
    };
    assert_eq!(press("b o tab"), "bookmark");
    assert_eq!(press("tab"), "bookmarks");
    assert_eq!(press("backtab"), "bookmark");
    assert_eq!(press("ctrl-u t h e m e space n i tab"), "theme night-desk");
}

#[test]
fn lines_given_before_come_back() {
    let mut line = CommandLine::new(Vec::new(), vec!["width 60".to_owned(), "undo".to_owned()]);
    let press = |line: &mut CommandLine, key: &str| {
        line.update(key.parse().unwrap());
        line.words().to_owned()
    };
    assert_eq!(press(&mut line, "up"), "undo");
    assert_eq!(press(&mut line, "up"), "width 60");
    assert_eq!(press(&mut line, "up"), "width 60");
    assert_eq!(press(&mut line, "down"), "undo");
    assert_eq!(press(&mut line, "down"), "");
}
