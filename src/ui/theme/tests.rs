use std::fmt::Write as _;

use ratatui::style::{Color, Modifier};

use super::*;

/// WCAG's relative luminance.
fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The two colours of a role on the theme's ground; none where the terminal's own come in.
fn pair(theme: &Theme, style: Style) -> Option<([u8; 3], [u8; 3])> {
    let of = |colour: Option<Color>| colour.and_then(colour::rgb);
    let (fg, bg) = (of(style.fg.or(theme.text.fg))?, of(style.bg.or(theme.text.bg))?);
    Some(if style.add_modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) })
}

fn themes() -> Vec<Theme> {
    Theme::names()
        .into_iter()
        .map(|name| {
            let file = std::fs::read_to_string(format!("{}/themes/{name}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
            Theme::parse(&file, name, &format!("themes/{name}.toml")).unwrap()
        })
        .collect()
}

#[test]
fn every_file_of_the_folder_is_built_in_and_right() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/themes")).unwrap();
    let mut files: Vec<String> =
        folder.map(|file| file.unwrap().file_name().to_string_lossy().trim_end_matches(".toml").to_owned()).collect();
    files.sort();
    let mut names = Theme::names();
    names.sort_unstable();
    assert_eq!(files, names);
    for theme in themes() {
        assert_eq!(Theme::builtin(&theme.name).as_ref(), Some(&theme));
        assert!(!theme.about.is_empty(), "{}", theme.name);
    }
    assert!(themes().iter().any(|theme| !theme.dark));
    assert!(Theme::builtin(&crate::config::Settings::default().theme).is_some());
}

#[test]
fn every_role_can_be_read_on_its_ground() {
    let mut wrong = String::new();
    for theme in themes() {
        for role in ROLES.iter().filter(|role| !role.contains("border") && **role != "caption_mark") {
            let Some((fg, bg)) = pair(&theme, theme.role(role).unwrap()) else { continue };
            let wanted = match *role {
                _ if theme.name == "high-contrast" => 7.0,
                "text" => 7.0,
                _ => 4.5,
            };
            let has = contrast(fg, bg);
            if has < wanted {
                let _ = writeln!(wrong, "{}: {role} has {has:.2}, wants {wanted}", theme.name);
            }
        }
        // Text of every role may also stand on the ground of a selected line.
        for ground in [theme.selection, theme.selection_unfocused] {
            let Some(bg) = ground.bg.and_then(colour::rgb) else { continue };
            for role in ["unread", "read", "publisher", "age", "count", "bookmark", "person", "source", "folder"] {
                let fg = ground.fg.or(theme.role(role).unwrap().fg).and_then(colour::rgb);
                let Some(fg) = fg else { continue };
                if contrast(fg, bg) < 3.9 {
                    let _ = writeln!(wrong, "{}: {role} selected has {:.2}", theme.name, contrast(fg, bg));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_means_different_things_looks_different() {
    let kinds: &[&[&str]] = &[
        &["text", "headline", "caption", "quote", "quote_at_hand", "link", "block_quote", "heading", "dateline"],
        &["quote", "quote_at_hand", "speaker", "mention_selected", "highlight", "hit", "hit_at_hand"],
        &["unread", "read"],
        &["selection", "selection_unfocused", "text"],
        &["tab", "tab_selected"],
        &["source", "anonymous"],
    ];
    for theme in themes() {
        for depth in [ColourDepth::Truecolor, ColourDepth::Indexed256, ColourDepth::Mono] {
            let theme = theme.clone().at_depth(depth);
            for kind in kinds {
                for (index, role) in kind.iter().enumerate() {
                    for other in &kind[..index] {
                        let same = theme.role(role) == theme.role(other);
                        assert!(!same, "{} at {depth:?}: {role} looks like {other}", theme.name);
                    }
                }
            }
        }
    }
}

#[test]
fn no_more_colours_are_used_than_the_terminal_has() {
    for theme in themes() {
        for depth in [ColourDepth::Mono, ColourDepth::Ansi16, ColourDepth::Indexed256] {
            let lowered = theme.clone().at_depth(depth);
            for role in ROLES {
                let style = lowered.role(role).unwrap();
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    match depth {
                        ColourDepth::Mono => panic!("{}: {role} has {colour}", theme.name),
                        ColourDepth::Ansi16 => {
                            assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{}: {role}", theme.name);
                        }
                        _ => assert!(!matches!(colour, Color::Rgb(..)), "{}: {role}", theme.name),
                    }
                }
                if style.fg.is_some() {
                    assert_ne!(style.fg, style.bg.or(lowered.text.bg), "{}: {role} at {depth:?}", theme.name);
                }
            }
        }
    }
}

#[test]
fn what_is_wrong_with_a_theme_is_told_by_role_file_and_line() {
    let good = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/monochrome.toml")).unwrap();
    let lines: Vec<&str> = good.lines().filter(|line| !line.starts_with("quote =")).collect();
    let start = lines.iter().position(|line| line.starts_with("[roles]")).unwrap();
    let bad = format!(
        "ground = \"dark\"\n[palette]\nink = \"#12345\"\n{}\nquotee = \"red\"\n",
        lines[start..].join("\n").replace("headline =", "headline = \"rde\" #").replace("caption =", "caption = 3 #")
    );
    let errors = Theme::parse(&bad, "mine", "themes/mine.toml").unwrap_err();
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let line_of = |name: &str| bad.lines().position(|line| line.starts_with(name)).unwrap() + 1;
    let has = |name: &str, words: &str| {
        let at = format!("themes/mine.toml:{}:", line_of(name));
        assert!(told.iter().any(|error| error.starts_with(&at) && error.contains(words)), "{name}: {told:#?}");
    };
    has("ink", "the colour `ink`");
    has("[roles]", "the role `quote` is missing");
    has("quotee", "there is no role `quotee`; did you mean `quote`?");
    has("headline =", "unknown colour `rde`; did you mean `red`?");
    has("caption =", "the role `caption` must be a colour or a table");
    assert_eq!(told.len(), 5, "{told:#?}");
}
