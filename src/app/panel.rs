//! The side panel: the entities, sources and quotes of the open article.

use crate::app::cursor::Cursor;
use crate::app::reading::AtHand;
use crate::app::rows::width;
use crate::model::{EntityKind, Findings, SourceKind, ledger_parts};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Entities,
    Sources,
    Quotes,
}

impl Tab {
    pub const ALL: [Self; 3] = [Self::Entities, Self::Sources, Self::Quotes];

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Entities => "Entities",
            Self::Sources => "Sources",
            Self::Quotes => "Quotes",
        }
    }
}

/// The columns of a panel of `width` columns at which each tab starts, and whether there is room
/// for the number that chooses it.
#[must_use]
pub fn tab_starts(width: u16) -> ([u16; 3], bool) {
    // Each title with its number, a blank between them and one on either side.
    let full = Tab::ALL.map(|tab| u16::try_from(tab.title().len() + 4).unwrap_or(0));
    let [first, second, third] = full;
    if first + second + third <= width {
        ([0, first, first + second], true)
    } else {
        ([0, width / 3, width / 3 * 2], false)
    }
}

/// A line of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A group's name with how many there are in it.
    Heading(&'static str, usize),
    Blank,
    /// One of the lines of [`Panel::ledger`].
    Ledger(usize),
    /// Indices into the findings.
    Entity(usize),
    Source(usize),
    Quote(usize),
}

impl Line {
    /// What this line puts at hand in the text.
    #[must_use]
    pub fn at_hand(self) -> Option<AtHand> {
        match self {
            Self::Entity(index) => Some(AtHand::Entity(index)),
            Self::Source(index) => Some(AtHand::Source(index)),
            Self::Quote(index) => Some(AtHand::Quote(index)),
            Self::Heading(..) | Self::Blank | Self::Ledger(_) => None,
        }
    }
}

/// Below this an inference is shown with a question mark: three in ten of such are wrong, or more.
pub const DOUBT: f32 = 0.7;

#[derive(Clone, Debug, Default)]
pub struct Panel {
    pub tab: Tab,
    pub lines: Vec<Line>,
    /// On whom the article rests, on lines that fit a narrow panel.
    pub ledger: Vec<String>,
    pub cursor: Cursor,
}

impl Panel {
    /// Makes the lines anew; the selection goes to the first thing.
    pub fn show(&mut self, tab: Tab, findings: Option<&Findings>) {
        self.tab = tab;
        self.ledger = findings.map_or_else(Vec::new, ledger);
        self.lines = findings.map_or_else(Vec::new, |findings| match tab {
            Tab::Entities => entities(findings),
            Tab::Sources => {
                let mut lines: Vec<Line> = (0..self.ledger.len()).map(Line::Ledger).collect();
                lines.extend((!lines.is_empty()).then_some(Line::Blank));
                lines.extend(sources(findings));
                lines
            }
            Tab::Quotes => (0..findings.quotes.len()).map(Line::Quote).collect(),
        });
        self.cursor = Cursor::default();
        self.cursor.selected = self.next_thing(0, true).unwrap_or(0);
    }

    #[must_use]
    pub fn selected(&self) -> Option<Line> {
        self.lines.get(self.cursor.selected).copied().filter(|line| line.at_hand().is_some())
    }

    /// Moves over things, not over headings.
    pub fn move_by(&mut self, by: isize, visible: usize) {
        let forward = by > 0;
        for _ in 0..by.unsigned_abs() {
            let from = self.cursor.selected.saturating_add_signed(if forward { 1 } else { -1 });
            let next = if from == self.cursor.selected { None } else { self.next_thing(from, forward) };
            let Some(line) = next else { break };
            self.cursor.selected = line;
        }
        self.follow(visible);
    }

    /// Selects the thing at a line, or the nearest one.
    pub fn select(&mut self, line: usize, visible: usize) {
        let line = line.min(self.lines.len().saturating_sub(1));
        let near = self.next_thing(line, true).or_else(|| self.next_thing(line, false));
        self.cursor.selected = near.unwrap_or(0);
        self.follow(visible);
    }

    /// Selects what is at hand in the text, where the tab shows it.
    pub fn select_at_hand(&mut self, at_hand: AtHand, visible: usize) {
        if let Some(line) = self.lines.iter().position(|line| line.at_hand() == Some(at_hand)) {
            self.cursor.selected = line;
            self.follow(visible);
        }
    }

    fn follow(&mut self, visible: usize) {
        self.cursor.follow(self.lines.len(), visible);
        // The heading above the first thing comes into sight with it.
        if self.next_thing(0, true) == Some(self.cursor.selected) {
            self.cursor.top = 0;
            self.cursor.follow(self.lines.len(), visible);
        }
    }

    fn next_thing(&self, from: usize, forward: bool) -> Option<usize> {
        let is_thing = |line: &Line| line.at_hand().is_some();
        if forward {
            let found = self.lines.iter().skip(from).position(is_thing);
            found.map(|found| from + found)
        } else {
            self.lines.get(..=from)?.iter().rposition(is_thing)
        }
    }
}

/// What each line of the ledger may take, in columns.
const LEDGER: usize = 30;

/// The parts of the ledger line, as many on a line as fit.
fn ledger(findings: &Findings) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in ledger_parts(findings) {
        match lines.last_mut().filter(|line| width(line) + width(&part) + 2 <= LEDGER) {
            Some(line) => {
                line.push_str(", ");
                line.push_str(&part);
            }
            None => lines.push(part),
        }
    }
    lines
}

fn entities(findings: &Findings) -> Vec<Line> {
    let groups =
        [("People", EntityKind::Person), ("Organisations", EntityKind::Organisation), ("Places", EntityKind::Place)];
    let mut lines = Vec::new();
    for (title, kind) in groups {
        let of_kind = findings.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind);
        group(&mut lines, title, of_kind.map(|(index, _)| Line::Entity(index)).collect());
    }
    lines
}

fn sources(findings: &Findings) -> Vec<Line> {
    let groups = [
        ("People", SourceKind::Person),
        ("Organisations", SourceKind::Organisation),
        ("Documents", SourceKind::Document),
        ("Outlets", SourceKind::Outlet),
        ("Agencies", SourceKind::Agency),
        ("Anonymous", SourceKind::Anonymous),
    ];
    let mut lines = Vec::new();
    for (title, kind) in groups {
        let of_kind = findings.sources.iter().enumerate().filter(|(_, source)| source.kind == kind);
        group(&mut lines, title, of_kind.map(|(index, _)| Line::Source(index)).collect());
    }
    lines
}

fn group(lines: &mut Vec<Line>, title: &'static str, things: Vec<Line>) {
    if things.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::Blank);
    }
    lines.push(Line::Heading(title, things.len()));
    lines.extend(things);
}
