use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn errors(text: &str) -> String {
    let mut out = String::new();
    for error in parse(text, "config.toml").unwrap_err() {
        let _ = writeln!(out, "{error}");
    }
    out
}

#[test]
fn the_printed_defaults_are_the_defaults() {
    let settings = parse(&defaults_toml(), "").unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!(parse("", "").unwrap(), Settings::default());
}

#[test]
fn every_setting_is_in_the_printed_defaults() {
    // What the parser asks for is what it knows; a setting that is refused with all known names tells them.
    let defaults: toml::Table = defaults_toml().parse().unwrap();
    let known = ["theme", "colour", "text-width", "list-width", "panel-width", "feeds-width", "mouse", "open-at"];
    let further =
        ["order", "fold-stories", "mark-read", "browser", "notify", "images", "image-cache", "refresh", "site", "keys"];
    for name in known.iter().chain(&further) {
        assert!(defaults.contains_key(*name), "{name}");
    }
    assert_eq!(defaults.len(), known.len() + further.len());
    assert_eq!(defaults["refresh"].as_table().unwrap().len(), 10);
}

#[test]
fn a_line_of_many_values_has_the_place_of_each() {
    let values = 40_000;
    let text = format!("[keys]\n\"é\" = [{}\"j\"]\n", "\"k\",".repeat(values));
    let settings = parse(&text, "config.toml").unwrap();
    let last = settings.keys[0].keys.last().unwrap();
    assert_eq!((last.text.as_str(), last.at.line, last.at.column), ("j", 2, 8 + 4 * values));
}

#[test]
fn of_thousands_of_mistakes_fifty_are_told() {
    let text = (0..5_000).map(|key| format!("k{key} = {key}\n")).collect::<Vec<_>>().concat();
    let told = errors(&text);
    assert_eq!(told.lines().count(), 50);
    assert!(told.starts_with("config.toml:1:1: there is no setting `k0`"), "{told}");
}

#[test]
fn settings_are_read() {
    let text = r#"
theme = "newsprint"
colour = "16"
text-width = 1_00
mouse = false
open-at = "unread"
browser = ["firefox", "--new-tab", "{url}"]
[refresh]
proxy = "socks5://127.0.0.1:9050"
[keys]
bookmark = "b"
[keys.article]
skim = ["s", "g s"]
"#;
    let settings = parse(text, "config.toml").unwrap();
    assert_eq!((settings.theme.as_str(), settings.colour, settings.text_width), ("newsprint", Colour::Ansi16, 100));
    assert_eq!((settings.mouse, settings.open_at), (false, OpenAt::Unread));
    assert_eq!(settings.browser, ["firefox", "--new-tab", "{url}"]);
    assert_eq!(settings.refresh.proxy.as_deref(), Some("socks5://127.0.0.1:9050"));
    let [bookmark, skim] = &settings.keys[..] else { panic!("{:?}", settings.keys) };
    assert_eq!((bookmark.place.as_ref(), bookmark.command.at.line), (None, 11));
    assert_eq!(skim.place.as_ref().map(|place| place.text.as_str()), Some("article"));
    assert_eq!(skim.keys[1].text, "g s");
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let text = r#"thme = "newsprint"
colour = "pink"
text-width = 4
list-width = "wide"
mouse = "yes"
browser = ["firefox", 3]

[refresh]
timeout = 99999999999999999999999999
proxy = "127.0.0.1:80"
full_text = true
"#;
    insta::assert_snapshot!(errors(text), @r"
    config.toml:1:1: there is no setting `thme`; did you mean `theme`?
    config.toml:2:10: `colour` must be one of `auto`, `truecolor`, `256`, `16`, `none`, not `pink`
    config.toml:3:14: `text-width` must be from 20 to 400, not 4
    config.toml:4:14: `list-width` must be a whole number, not a string
    config.toml:5:9: `mouse` must be true or false, not a string
    config.toml:6:23: `browser` must be a list of texts in quotes, not an integer
    config.toml:9:11: `timeout` must be from 1 to 600, not 99999999999999999999999999
    config.toml:10:9: `proxy` must begin with `http://`, `https://`, `socks5://` or `socks5h://`
    config.toml:11:1: there is no setting of [refresh] `full_text`; did you mean `full-text`?
    ");
}

#[test]
fn sites_are_read() {
    let text = r#"
[site."Example.org"]
proxy = "direct"
user = "ann"
password-command = ["pass", "show", "x y"]
headers = { Accept-Language = "nb" }
cookies = "~/c.txt"
timeout = 60
[site."https://news.example:8443"]
headers-command = "tell"
ca-file = "/ca.pem"
ca-only = true
"#;
    let settings = parse(text, "config.toml").unwrap();
    let [host, origin] = &settings.sites[..] else { panic!("{:?}", settings.sites) };
    assert_eq!(
        (host.name.as_str(), host.proxy.as_deref(), host.timeout.map(|time| time.as_secs())),
        ("example.org", Some("direct"), Some(60))
    );
    assert_eq!(host.password_command, ["pass", "show", "x y"]);
    assert_eq!(host.headers, [("accept-language".to_owned(), "nb".to_owned())]);
    assert_eq!(
        (origin.name.as_str(), origin.ca_file.as_deref()),
        ("https://news.example:8443", Some(Path::new("/ca.pem")))
    );
    assert!(origin.ca_only && !host.ca_only);
    assert_eq!(origin.headers_command, ["tell"]);
}

#[test]
fn secrets_and_nonsense_about_sites_are_refused() {
    let text = r#"
[refresh]
proxy = "http://ann:secret@proxy.example:3128"
[site."a.example"]
password = "secret"
pasword-command = "pass"
proxy = "direkt"
[site."b.example"]
password-command = "pass"
headers = { Authorization = "Bearer secret", X-Auth-Token = "secret", Host = "x", "a b" = "c", Accept = "a\nb" }
[site."c.example/path"]
[site]
"d.example:80" = {}
"e.example" = "direct"
"#;
    insta::assert_snapshot!(errors(text), @r#"
    config.toml:3:9: a password may not stand here; leave `proxy` out and set https_proxy in the environment
    config.toml:5:12: a password may not stand here; `password-command` names a program that prints it
    config.toml:6:1: there is no setting of a site `pasword-command`; did you mean `password-command`?
    config.toml:7:9: `proxy` must begin with `http://`, `https://`, `socks5://` or `socks5h://` or be `direct`
    config.toml:9:20: `password-command` needs `user` beside it
    config.toml:10:13: the value of `Authorization` is a secret and may not stand here; `headers-command` names a program that prints it
    config.toml:10:46: the value of `X-Auth-Token` is a secret and may not stand here; `headers-command` names a program that prints it
    config.toml:10:71: `Host` is set by newsdesk itself
    config.toml:10:83: `a b` can't be the name of a header
    config.toml:10:96: the value of `Accept` has a character in it that can't be sent
    config.toml:11:7: a site is named by its host (`example.org`) or, with scheme and port, by its origin (`http://example.org:8080`)
    config.toml:13:1: a site is named by its host (`example.org`) or, with scheme and port, by its origin (`http://example.org:8080`)
    config.toml:14:1: a site is a table of its own: [site."example.org"]
    "#);
}

#[test]
fn what_is_not_toml_is_told_beside_the_rest() {
    let told = errors("a = [1, 2\nthem = 3\nmouse = \x1b]0;x\x07\n");
    assert!(told.contains("config.toml:"), "{told}");
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    let twice = errors("mouse = true\nmouse = false\n");
    assert!(twice.starts_with("config.toml:2:1: "), "{twice}");
}

#[test]
fn a_file_that_is_not_text_is_refused_where_it_breaks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    assert_eq!(load(&path).unwrap().theme, Settings::default().theme);
    std::fs::write(&path, b"mouse = true\nx = \"\xff\"").unwrap();
    let told = load(&path).unwrap_err();
    assert_eq!(told[0].spot, Spot { line: 2, column: 6 });
    std::fs::write(&path, "\u{feff}mouse = false\r\n").unwrap();
    assert!(!load(&path).unwrap().mouse);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[ -~\\n]{0,200}|.{0,80}") {
        if let Err(errors) = parse(&text, "config.toml") {
            prop_assert!(!errors.is_empty());
            for error in errors {
                prop_assert!(!error.to_string().chars().any(char::is_control));
            }
        }
    }

    #[test]
    fn any_bite_out_of_the_defaults_is_read_or_refused(from in 0usize..2500, len in 0usize..40, new in "[\\]\\[={}\",.a-z0-9\\n]{0,6}") {
        let mut text = defaults_toml();
        let from = (0..=from.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let to = (from + len..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        text.replace_range(from..to, &new);
        let _ = parse(&text, "config.toml");
    }
}
