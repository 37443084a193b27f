//! A drawn screen as an SVG picture.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const CELL: (f32, f32) = (8.4, 18.0);
const FONT: &str = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";

/// The picture; `text` and `back` are the colours of cells without one of their own.
pub fn picture(buffer: &Buffer, text: &str, back: &str) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * CELL.0, f32::from(rows) * CELL.1);
    let mut out = String::new();
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"{FONT}\" font-size=\"14\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{back}\"/>"
    )
    .unwrap();
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let first = &buffer[(x, y)];
            let mut end = x + 1;
            // A run ends where the look changes and after every cell that is not plain ASCII, so
            // that a font with other widths can't push the rest of the line out of its columns.
            while end < columns
                && look(&buffer[(end, y)]) == look(first)
                && is_plain(&buffer[(end - 1, y)])
                && is_plain(&buffer[(end, y)])
            {
                end += 1;
            }
            run(&mut out, buffer, (x, end, y), (text, back));
            x = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn is_plain(cell: &Cell) -> bool {
    cell.symbol().is_ascii()
}

fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn run(out: &mut String, buffer: &Buffer, (x, end, y): (u16, u16, u16), (text, back): (&str, &str)) {
    let (mut fg, mut bg, modifier) = look(&buffer[(x, y)]);
    if modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (bg, fg);
    }
    let reversed = modifier.contains(Modifier::REVERSED);
    let (ink, ground) = if reversed { (back, text) } else { (text, back) };
    let (left, top) = (f32::from(x) * CELL.0, f32::from(y) * CELL.1);
    let width = f32::from(end - x) * CELL.0;
    let ground_colour = css(bg, ground);
    if ground_colour != back {
        writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{ground_colour}\"/>",
            CELL.1
        )
        .unwrap();
    }
    let words: String = (x..end).map(|x| buffer[(x, y)].symbol()).collect();
    if words.trim().is_empty() && !modifier.contains(Modifier::UNDERLINED) {
        return;
    }
    let mut style = String::new();
    for (flag, css) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if modifier.contains(flag) {
            style.push_str(css);
        }
    }
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" fill=\"{}\"{style}>{words}</text>",
        top + 13.5,
        css(fg, ink)
    )
    .unwrap();
}

/// A colour as CSS has it; the sixteen of the terminal as a common terminal shows them.
fn css(colour: Color, reset: &str) -> String {
    const SIXTEEN: [&str; 16] = [
        "#1d1f21", "#cc6666", "#8fb573", "#e0af68", "#6a9fb5", "#b294bb", "#70b8b0", "#c5c8c6", "#767676", "#e06c75",
        "#a5d180", "#f0c674", "#81a2be", "#c397d8", "#8abeb7", "#ffffff",
    ];
    let index = match colour {
        Color::Reset => return reset.to_owned(),
        Color::Rgb(r, g, b) => return format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(index) if index >= 232 => {
            let grey = 8 + 10 * (index - 232);
            return format!("#{grey:02x}{grey:02x}{grey:02x}");
        }
        Color::Indexed(index) if index >= 16 => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = index - 16;
            return format!("#{:02x}{:02x}{:02x}", step(n / 36), step(n / 6 % 6), step(n % 6));
        }
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    SIXTEEN[usize::from(index)].to_owned()
}
