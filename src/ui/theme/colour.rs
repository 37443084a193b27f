//! Colours: read from their names, and brought down to fewer.

use ratatui::style::{Color, Modifier, Style};

use super::ColourDepth;

/// The colours that every terminal has, as theme files call them, and how they usually look.
const ANSI: &[(&str, Color, [u8; 3])] = &[
    ("black", Color::Black, [0, 0, 0]),
    ("red", Color::Red, [205, 0, 0]),
    ("green", Color::Green, [0, 205, 0]),
    ("yellow", Color::Yellow, [205, 205, 0]),
    ("blue", Color::Blue, [0, 0, 238]),
    ("magenta", Color::Magenta, [205, 0, 205]),
    ("cyan", Color::Cyan, [0, 205, 205]),
    ("white", Color::Gray, [229, 229, 229]),
    ("bright-black", Color::DarkGray, [127, 127, 127]),
    ("bright-red", Color::LightRed, [255, 0, 0]),
    ("bright-green", Color::LightGreen, [0, 255, 0]),
    ("bright-yellow", Color::LightYellow, [255, 255, 0]),
    ("bright-blue", Color::LightBlue, [92, 92, 255]),
    ("bright-magenta", Color::LightMagenta, [255, 0, 255]),
    ("bright-cyan", Color::LightCyan, [0, 255, 255]),
    ("bright-white", Color::White, [255, 255, 255]),
];

/// The colour's names that need no palette.
pub fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("default").chain(ANSI.iter().map(|(name, ..)| *name))
}

/// A colour by its name or as `#rrggbb`.
pub fn parse(text: &str) -> Option<Color> {
    if text == "default" {
        return Some(Color::Reset);
    }
    if let Some(digits) = text.strip_prefix('#') {
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(Color::Rgb(red, green, blue));
    }
    ANSI.iter().find(|(name, ..)| *name == text).map(|(_, colour, _)| *colour)
}

/// A look with no more colours than the depth has. What would become unreadable or vanish by that
/// keeps its meaning by other means: text falls back to the ground's colour, a ground to reversal.
pub fn lower(style: Style, ground: Style, depth: ColourDepth) -> Style {
    let low = |colour: Option<Color>| colour.map(|colour| lower_colour(colour, depth));
    let mut lowered = Style { fg: low(style.fg), bg: low(style.bg), ..style };
    let ground_bg = low(ground.bg);
    if style != ground && style.bg.is_some() && style.bg != ground.bg && lowered.bg == ground_bg {
        lowered.bg = None;
        lowered = lowered.add_modifier(Modifier::REVERSED);
    }
    if lowered.fg.is_some() && lowered.fg == lowered.bg.or(ground_bg) {
        lowered.fg = low(ground.fg).filter(|fg| Some(*fg) != lowered.bg);
    }
    lowered
}

pub fn lower_colour(colour: Color, depth: ColourDepth) -> Color {
    match (colour, depth) {
        (Color::Rgb(red, green, blue), ColourDepth::Indexed256) => Color::Indexed(indexed([red, green, blue])),
        (Color::Rgb(red, green, blue), ColourDepth::Ansi16) => ansi([red, green, blue]),
        (colour, _) => colour,
    }
}

/// The steps of a channel in the colour cube of 256-colour terminals.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// A colour moved by up to half a step of the cube, to one side or the other by where it stands: neighbours
/// together then look like a colour between two of the cube, and slow changes show no edges.
pub fn mixed(rgb: [u8; 3], (column, row): (u16, u16)) -> [u8; 3] {
    const PATTERN: [[i8; 4]; 4] = [[-15, 1, -11, 5], [9, -7, 13, -3], [-9, 7, -13, 3], [15, -1, 11, -5]];
    let by = PATTERN[usize::from(row % 4)][usize::from(column % 4)];
    rgb.map(|channel| channel.saturating_add_signed(by))
}

/// The nearest of the 256: a colour of the cube or a grey of the ramp.
fn indexed(rgb: [u8; 3]) -> u8 {
    let near = |channel: u8| {
        let step = (0..6u8).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(channel)).unwrap_or(0);
        (step, STEPS[usize::from(step)])
    };
    let [(r, red), (g, green), (b, blue)] = rgb.map(near);
    let cube = (16 + 36 * r + 6 * g + b, [red, green, blue]);
    let mean = rgb.iter().map(|channel| u32::from(*channel)).sum::<u32>() / 3;
    let level = u8::try_from(mean.saturating_sub(3) / 10).unwrap_or(23).min(23);
    let grey = (232 + level, [8 + 10 * level; 3]);
    if far(rgb, grey.1) < far(rgb, cube.1) { grey.0 } else { cube.0 }
}

/// The nearest of the 16 in hue and lightness: a colour with little in it is a grey.
fn ansi(rgb: [u8; 3]) -> Color {
    let most = rgb.iter().copied().max().unwrap_or(0);
    let least = rgb.iter().copied().min().unwrap_or(0);
    let light = u32::midpoint(u32::from(most), u32::from(least));
    let strength = u32::from(most - least) * 100 / u32::from(most).max(1);
    if strength < 25 || most < 60 {
        return match light {
            0..=55 => Color::Black,
            56..=140 => Color::DarkGray,
            141..=225 => Color::Gray,
            _ => Color::White,
        };
    }
    let [red, green, blue] = rgb.map(|channel| channel - least > (most - least) / 2);
    let (plain, vivid) = match (red, green, blue) {
        (true, true, _) => (Color::Yellow, Color::LightYellow),
        (true, _, true) => (Color::Magenta, Color::LightMagenta),
        (_, true, true) => (Color::Cyan, Color::LightCyan),
        (true, ..) => (Color::Red, Color::LightRed),
        (_, true, _) => (Color::Green, Color::LightGreen),
        _ => (Color::Blue, Color::LightBlue),
    };
    if most > 190 { vivid } else { plain }
}

/// How different two colours look; green counts most, blue least.
fn far(a: [u8; 3], b: [u8; 3]) -> u32 {
    let weights = [3, 6, 1];
    (0..3).map(|i| weights[i] * u32::from(a[i].abs_diff(b[i])).pow(2)).sum()
}

/// How a colour looks on a usual terminal; none for the terminal's own.
#[cfg(test)]
pub fn rgb(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        colour => ANSI.iter().find(|(_, known, _)| *known == colour).map(|(.., rgb)| *rgb),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        assert_eq!(parse("#1e2F3a"), Some(Color::Rgb(0x1e, 0x2f, 0x3a)));
        assert_eq!(parse("bright-red"), Some(Color::LightRed));
        for wrong in ["#12", "#12345g", "#+12345", "pink", "", "#é1234"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn colours_go_down_to_their_like() {
        assert_eq!(indexed([255, 255, 255]), 231);
        assert_eq!(indexed([0, 0, 0]), 16);
        assert_eq!(indexed([95, 135, 175]), 67);
        assert_eq!(indexed([58, 58, 60]), 237);
        assert_eq!(ansi([240, 240, 235]), Color::White);
        assert_eq!(ansi([20, 24, 35]), Color::Black);
        assert_eq!(ansi([220, 90, 80]), Color::LightRed);
        assert_eq!(ansi([120, 180, 240]), Color::LightBlue);
        assert_eq!(ansi([20, 60, 140]), Color::Blue);
    }

    #[test]
    fn neighbours_together_make_the_colour_between() {
        let between = [115, 115, 200];
        let places = (0..4).flat_map(|row| (0..4).map(move |column| (column, row)));
        let moved: Vec<[u8; 3]> = places.map(|place| mixed(between, place)).collect();
        let sum: u32 = moved.iter().map(|rgb| u32::from(rgb[0])).sum();
        assert_eq!(sum, 16 * 115);
        let reds: std::collections::HashSet<u8> = moved.iter().map(|rgb| indexed(*rgb)).collect();
        assert!(reds.len() > 1, "{reds:?}");
        assert_eq!(mixed([255; 3], (0, 3)), [255; 3]);
    }

    #[test]
    fn a_ground_that_would_vanish_is_reversed() {
        let ground = Style::new().fg(Color::Rgb(230, 230, 230)).bg(Color::Rgb(16, 18, 24));
        let selection = Style::new().bg(Color::Rgb(36, 40, 52));
        let lowered = lower(selection, ground, ColourDepth::Ansi16);
        assert!(lowered.add_modifier.contains(Modifier::REVERSED), "{lowered:?}");
    }
}
