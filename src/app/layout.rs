//! All pane arithmetic, in one pure function: the session uses it to know what the mouse meets and
//! how long a page is, the drawing to know where everything goes.

use ratatui::layout::Rect;

/// A part of the screen that can have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    Feeds,
    /// The article list, or what stands in its place: bookmarks, search results.
    List,
    Article,
    Panel,
}

/// From this width on list, reading pane and panel stand side by side.
pub const WIDE: u16 = 140;
/// From this width on two panes stand side by side; below it, one at a time.
pub const MIDDLE: u16 = 100;

/// Narrower than this a pane is of no use, whatever the reader drags.
const LEAST: u16 = 18;

/// What the reader chose about the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Widths in columns; none until the reader drags a border or the settings name one.
    pub feeds_width: Option<u16>,
    pub list_width: Option<u16>,
    pub panel_width: Option<u16>,
    /// The most columns that a line of the article takes.
    pub text_width: u16,
    pub feeds_open: bool,
    /// None: where the screen is wide enough.
    pub panel: Option<bool>,
    /// Nothing but the text.
    pub zen: bool,
    /// A page of the shelf stands in the place of the list: it holds sentences and takes more room.
    pub shelf: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            feeds_width: None,
            list_width: None,
            panel_width: None,
            text_width: 72,
            feeds_open: false,
            panel: None,
            zen: false,
            shelf: false,
        }
    }
}

/// Where everything is. A pane that is not on the screen has no rectangle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    pub feeds: Option<Rect>,
    pub list: Option<Rect>,
    pub article: Option<Rect>,
    pub panel: Option<Rect>,
    /// Whether the panel lies over the text instead of beside it.
    pub panel_floats: bool,
    /// The last line of the screen; of no height where there is no room for it.
    pub status: Rect,
    /// The columns between panes, each with the pane that a drag of it makes wider or narrower.
    pub borders: Vec<(u16, Pane)>,
}

impl Panes {
    #[must_use]
    pub fn of(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Feeds => self.feeds,
            Pane::List => self.list,
            Pane::Article => self.article,
            Pane::Panel => self.panel,
        }
    }

    /// The pane at a cell; the floating panel lies on top.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Pane> {
        let cell = ratatui::layout::Position::new(column, row);
        [Pane::Panel, Pane::Feeds, Pane::List, Pane::Article]
            .into_iter()
            .find(|pane| self.of(*pane).is_some_and(|rect| rect.contains(cell)))
    }
}

/// The part of a pane below its title line; all of it where it is too low for a title.
#[must_use]
pub fn content(pane: Rect) -> Rect {
    let title = u16::from(has_title(pane));
    Rect { y: pane.y + title, height: pane.height - title, ..pane }
}

/// Whether a pane is high enough for its title line.
#[must_use]
pub fn has_title(pane: Rect) -> bool {
    pane.height >= 4
}

/// Where the lines of the article go within a pane: limited in width, centred, with a margin.
#[must_use]
pub fn text_area(pane: Rect, text_width: u16) -> Rect {
    let inner = content(pane);
    let margin = match inner.width {
        0..=23 => 0,
        24..=39 => 1,
        _ => 2,
    };
    // The last column is the position bar's.
    let room = inner.width.saturating_sub(2 * margin).saturating_sub(u16::from(margin == 0 && inner.width > 3));
    let width = room.min(text_width).max(room.min(1));
    Rect { x: inner.x + margin + (room - width) / 2, width, ..inner }
}

/// Lays the panes out on a screen of `size` (columns, rows).
#[must_use]
pub fn arrange(size: (u16, u16), shape: &Shape, focus: Pane) -> Panes {
    let (width, height) = size;
    let status_height = u16::from(height >= 2);
    let body = Rect::new(0, 0, width, height - status_height);
    let status = Rect::new(0, height - status_height, width, status_height);
    let mut panes = Panes { status, ..Panes::default() };
    if shape.zen && matches!(focus, Pane::Article | Pane::Panel) {
        panes.article = Some(body);
        if focus == Pane::Panel {
            float_panel(&mut panes, body, shape);
        }
        return panes;
    }
    if width < MIDDLE {
        match focus {
            Pane::Feeds => panes.feeds = Some(body),
            Pane::List => panes.list = Some(body),
            Pane::Article | Pane::Panel => panes.article = Some(body),
        }
        if focus == Pane::Panel {
            float_panel(&mut panes, body, shape);
        }
        return panes;
    }
    for (pane, columns) in columns(width, shape, focus) {
        let taken = panes.borders.last().map_or(0, |(column, _)| column + 1);
        let left = width.saturating_sub(taken);
        let rect = Rect { x: taken, width: columns.unwrap_or(left).min(left), ..body };
        match pane {
            Pane::Feeds => panes.feeds = Some(rect),
            Pane::List => panes.list = Some(rect),
            Pane::Article => panes.article = Some(rect),
            Pane::Panel => panes.panel = Some(rect),
        }
        if rect.right() < width {
            panes.borders.push((rect.right(), pane));
        }
    }
    // A border belongs to the pane of fixed width beside it.
    for border in &mut panes.borders {
        if border.1 == Pane::Article {
            border.1 = Pane::Panel;
        }
    }
    panes
}

/// The panes side by side, from the left, with their widths; the one without takes the rest.
fn columns(width: u16, shape: &Shape, focus: Pane) -> Vec<(Pane, Option<u16>)> {
    let wide = width >= WIDE;
    let in_text = matches!(focus, Pane::Article | Pane::Panel);
    let feeds = shape.feeds_open || focus == Pane::Feeds;
    let feeds_width = clamp(shape.feeds_width, 28, width / 3);
    let panel_width = clamp(shape.panel_width, if wide { 36 } else { 34 }, width / 3);
    let automatic = if wide { 46 + (width - WIDE) / 5 } else { 2 * width / 5 };
    let list_width = if shape.shelf {
        (width * 9 / 20).clamp(LEAST, 84)
    } else {
        clamp(shape.list_width, automatic.min(72), width / 2)
    };
    if wide {
        let panel =
            focus == Pane::Panel || (shape.panel.unwrap_or(!shape.shelf || width >= 200) && (!feeds || width >= 170));
        let mut columns = Vec::with_capacity(4);
        if feeds {
            columns.push((Pane::Feeds, Some(feeds_width)));
        }
        columns.push((Pane::List, Some(list_width)));
        if panel {
            let taken = list_width + panel_width + 2 + if feeds { feeds_width + 1 } else { 0 };
            columns.push((Pane::Article, Some(width.saturating_sub(taken))));
            columns.push((Pane::Panel, None));
        } else {
            columns.push((Pane::Article, None));
        }
        return columns;
    }
    let panel = focus == Pane::Panel || (in_text && shape.panel == Some(true));
    match focus {
        Pane::Feeds => vec![(Pane::Feeds, Some(feeds_width)), (Pane::List, None)],
        _ if panel => vec![(Pane::Article, Some(width.saturating_sub(panel_width + 1))), (Pane::Panel, None)],
        _ => vec![(Pane::List, Some(list_width)), (Pane::Article, None)],
    }
}

/// A rectangle of at most this size in the middle of the screen, a little above it where there is room.
#[must_use]
pub fn centred(width: u16, height: u16, screen: Rect) -> Rect {
    let margin = if screen.width > 60 { 4 } else { 0 };
    let width = width.min(screen.width.saturating_sub(margin)).max(1);
    let height = height.min(screen.height.saturating_sub(if screen.height > 20 { 2 } else { 0 })).max(1);
    let rect = Rect {
        x: screen.x + screen.width.saturating_sub(width) / 2,
        y: screen.y + screen.height.saturating_sub(height) / 3,
        width,
        height,
    };
    rect.intersection(screen)
}

/// Whether a box has room for a frame.
#[must_use]
pub fn has_frame(rect: Rect) -> bool {
    rect.width >= 8 && rect.height >= 4
}

/// The room within the frame of a box, all of it where there is none.
#[must_use]
pub fn within_frame(rect: Rect) -> Rect {
    if has_frame(rect) {
        Rect { x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 2 }
    } else {
        rect
    }
}

fn clamp(chosen: Option<u16>, automatic: u16, most: u16) -> u16 {
    chosen.unwrap_or(automatic).clamp(LEAST, most.max(LEAST))
}

fn float_panel(panes: &mut Panes, body: Rect, shape: &Shape) {
    let width = shape.panel_width.unwrap_or(40).clamp(LEAST, 48).min(body.width);
    panes.panel = Some(Rect { x: body.right() - width, width, ..body });
    panes.panel_floats = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_stay_on_the_screen_and_apart_at_every_size() {
        for width in 0..260 {
            for height in [0, 1, 2, 3, 24, 100] {
                for focus in [Pane::Feeds, Pane::List, Pane::Article, Pane::Panel] {
                    for dragged in [None, Some(0), Some(1000)] {
                        let shape = Shape { list_width: dragged, panel_width: dragged, ..Shape::default() };
                        let panes = arrange((width, height), &shape, focus);
                        let screen = Rect::new(0, 0, width, height);
                        let all: Vec<Rect> = [Pane::Feeds, Pane::List, Pane::Article, Pane::Panel]
                            .into_iter()
                            .filter_map(|pane| panes.of(pane))
                            .collect();
                        assert!(panes.of(focus).is_some());
                        for (index, rect) in all.iter().enumerate() {
                            assert_eq!(screen.intersection(*rect), *rect);
                            for other in &all[..index] {
                                assert!(panes.panel_floats || !rect.intersects(*other), "{width}x{height} {panes:?}");
                            }
                        }
                        if let Some(article) = panes.article {
                            let text = text_area(article, 72);
                            assert_eq!(article.intersection(text), text);
                            assert!(text.width > 0 || article.width == 0);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_number_of_panes_follows_the_width() {
        let shape = Shape::default();
        let shown = |width, focus| {
            let panes = arrange((width, 40), &shape, focus);
            [panes.feeds, panes.list, panes.article, panes.panel].map(|pane| pane.is_some())
        };
        assert_eq!(shown(80, Pane::List), [false, true, false, false]);
        assert_eq!(shown(80, Pane::Panel), [false, false, true, true]);
        assert_eq!(shown(120, Pane::List), [false, true, true, false]);
        assert_eq!(shown(120, Pane::Panel), [false, false, true, true]);
        assert_eq!(shown(160, Pane::List), [false, true, true, true]);
        assert_eq!(shown(160, Pane::Feeds), [true, true, true, false]);
    }
}
