//! Going to what the library knows of a name, and putting names right.

use crate::app::overlay::{self, Overlay, Prompt, PromptKind};
use crate::app::reading::AtHand;
use crate::app::shelf::Target;
use crate::app::{App, Effect, Pane, Place, Question, Screen};
use crate::model::{Ask, Change, Correction, Name, NameId, NameKind, NameRow, NamesPage, Page, Text};

/// A correction that is being made.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    /// The name that it is about.
    subject: Option<Name>,
    /// Names that it can be the same as, found by what was typed so far.
    found: Vec<NameRow>,
    asked: Option<Question>,
}

impl App {
    /// Goes to the page of the name that is selected or at the cursor.
    pub(super) fn look_up_name(&mut self) {
        if self.place() == Place::Shelf {
            match self.name_of_row() {
                Some(name) => self.look(Ask::Name(name), false),
                None => self.tell("No name stands here"),
            }
            return;
        }
        match self.name_at_hand() {
            Some(name) => self.show_shelf(Ask::Named(name)),
            None => self.tell("Select an entity first (]e, or the side panel)"),
        }
    }

    /// The name that the selected row of the shelf leads to, or who speaks in its quote.
    fn name_of_row(&self) -> Option<NameId> {
        let level = self.shelf.level()?;
        match level.row()?.target.as_ref()? {
            Target::Page(Ask::Name(name)) => Some(*name),
            Target::Page(_) | Target::Search(_) => None,
            Target::Article(..) => level.quote()?.speaker.as_ref().map(|(name, _)| *name),
        }
    }

    /// Names that were asked for came: for what is being typed, or for a name of an article.
    pub(super) fn looked(&mut self, question: Question, page: Page) {
        if self.take_stories(question, &page) {
            return;
        }
        if self.naming.asked == Some(question) {
            if let Page::Names(NamesPage { rows, .. }) = page {
                self.take_candidates(rows);
            }
            return;
        }
        let named = match self.shelf.level() {
            Some(level) if level.answers(question) => match &level.ask {
                Ask::Named(name) => Some(name.clone()),
                _ => None,
            },
            _ => None,
        };
        match (named, &page) {
            // The library does not know it as a name, so its words are looked for.
            (Some(name), Page::Names(_)) => {
                self.leave_shelf();
                self.search_for(&format!("\"{}\"", name.name));
            }
            (Some(_), Page::Name(found)) => {
                if let Some(level) = self.shelf.level_mut() {
                    level.ask = Ask::Name(found.row.id);
                }
                self.shelf.take(question, page);
            }
            _ => self.shelf.take(question, page),
        }
    }

    fn take_candidates(&mut self, rows: Vec<NameRow>) {
        self.naming.asked = None;
        let subject = self.naming.subject.clone();
        let is_other =
            |row: &NameRow| subject.as_ref().is_none_or(|name| row.name != name.name || row.kind != name.kind);
        self.naming.found = rows.into_iter().filter(is_other).collect();
        if let Some(Overlay::Prompt(prompt)) = &mut self.overlay
            && prompt.kind == PromptKind::MergeName
        {
            prompt.completions = self.naming.found.iter().map(|row| row.name.to_string()).collect();
        }
    }

    /// Shows only one kind of names, or all of them again.
    pub(super) fn only_kind(&mut self, kind: NameKind) {
        match self.shelf.level().map(|level| level.ask.clone()) {
            Some(Ask::Names { words, kind: now }) => {
                let kind = (now != Some(kind)).then_some(kind);
                self.look_again(Ask::Names { words, kind });
            }
            _ => self.tell("This is for the list of names: gp goes there"),
        }
    }

    /// The name that a correction is about: the selected one, or the one that the page or the panel is about.
    fn subject(&mut self) -> Option<Name> {
        let name = match self.focus {
            Pane::Panel | Pane::Article => self.entity_at_hand(),
            _ => self.name_on_shelf(),
        };
        if name.is_none() {
            self.tell("Select a name first");
        }
        name
    }

    fn entity_at_hand(&self) -> Option<Name> {
        match self.at_hand()? {
            AtHand::Entity(_) | AtHand::Source(_) => self.name_at_hand(),
            AtHand::Quote(_) | AtHand::Caption(_) | AtHand::Highlight(_) => None,
        }
    }

    pub(super) fn name_on_shelf(&self) -> Option<Name> {
        let level = self.shelf.level().filter(|_| self.screen == Screen::Shelf)?;
        let selected = match level.row().and_then(|row| row.target.as_ref()) {
            Some(Target::Page(Ask::Name(id))) => Some(*id),
            _ => None,
        };
        let row = match level.page.as_ref()? {
            Page::Names(page) => page.rows.iter().find(|row| Some(row.id) == selected),
            Page::Name(page) => {
                let others = page.aliases.iter().chain(page.beside.iter().map(|(row, _)| row));
                others.chain([&page.row]).find(|row| Some(row.id) == selected).or(Some(&page.row))
            }
            _ => None,
        };
        row.map(|row| Name { name: row.name.clone(), kind: row.kind })
    }

    pub(super) fn open_rename_name(&mut self) {
        let Some(name) = self.subject() else { return };
        let prompt = Prompt::new(PromptKind::RenameName, "Call it", &name.name, Vec::new());
        self.naming = Naming { subject: Some(name), ..Naming::default() };
        self.overlay = Some(Overlay::Prompt(prompt));
    }

    pub(super) fn open_merge_name(&mut self) {
        if self.story_on_shelf().is_some() {
            return self.open_join_story();
        }
        let Some(name) = self.subject() else { return };
        let title = format!("{} is the same as", name.name);
        self.naming = Naming { subject: Some(name), ..Naming::default() };
        self.overlay = Some(Overlay::Prompt(Prompt::new(PromptKind::MergeName, &title, "", Vec::new())));
        self.look_for_names("");
    }

    pub(super) fn open_retype_name(&mut self) {
        let Some(name) = self.subject() else { return };
        self.overlay = Some(Overlay::Menu(overlay::kinds(&name)));
        self.naming = Naming { subject: Some(name), ..Naming::default() };
    }

    /// Asks for names that begin with what was typed.
    pub(super) fn look_for_names(&mut self, words: &str) {
        let question = self.ask();
        self.naming.asked = Some(question);
        let ask = Ask::Names { words: Text::line(&words.replace(':', " ")), kind: None };
        self.effects.push(Effect::Look { question, ask });
    }

    pub(super) fn rename_name(&mut self, words: &str) {
        let Some(Name { name, kind }) = self.naming.subject.take() else { return };
        let to = Text::line(words);
        if !to.is_empty() && to != name {
            self.correct(Correction::Rename { name, kind, to }, "Renamed");
        }
    }

    pub(super) fn merge_name(&mut self, words: &str) {
        let Some(Name { name, kind }) = self.naming.subject.take() else { return };
        let wanted = words.trim().to_lowercase();
        if wanted.is_empty() {
            return;
        }
        let fits = |row: &&NameRow| row.name.to_lowercase() == wanted;
        let same_kind = self.naming.found.iter().filter(fits).find(|row| row.kind == kind);
        match same_kind.or_else(|| self.naming.found.iter().find(fits)) {
            Some(into) => {
                let (into, into_kind) = (into.name.clone(), into.kind);
                self.correct(Correction::Merge { name, kind, into, into_kind }, "Put together");
            }
            None => self.tell_error(&format!("The library knows no “{}”; tab completes", words.trim())),
        }
    }

    pub(super) fn retype_name(&mut self, to: NameKind) {
        let Some(Name { name, kind }) = self.naming.subject.take() else { return };
        if to != kind {
            self.correct(Correction::Retype { name, kind, to }, "Its kind is another now");
        }
    }

    pub(super) fn split_name(&mut self) {
        if self.story_on_shelf().is_some() {
            return self.part_article();
        }
        if let Some(Name { name, kind }) = self.subject() {
            self.correct(Correction::Split { name, kind }, "Stands alone");
        }
    }

    pub(super) fn remove_name(&mut self) {
        if self.place() == Place::Shelf && self.shelf.level().is_some_and(|level| level.noted().is_some()) {
            self.take_noted_away();
            return;
        }
        if let Some(Name { name, kind }) = self.subject() {
            self.correct(Correction::NotAName { name, kind }, "Not listed as a name any more");
        }
    }

    fn correct(&mut self, correction: Correction, name: &'static str) {
        let inverse = Change::TakeBack { correction: correction.clone() };
        self.write(Change::Correct { correction }, inverse, name);
    }

    /// Names were put right: what is on the screen is asked for anew.
    pub(super) fn corrected(&mut self, change: &Change) {
        let hidden = match change {
            Change::Correct { correction: Correction::NotAName { name, .. } } => Some(name),
            _ => None,
        };
        let is_gone = matches!(
            self.shelf.level().and_then(|level| level.page.as_ref()),
            Some(Page::Name(page)) if hidden == Some(&page.row.name)
        );
        self.shelf.levels.iter_mut().for_each(|level| level.stale = true);
        if is_gone && self.shelf.levels.len() > 1 {
            self.leave_shelf();
        } else {
            self.look_if_stale();
        }
        let open = self.reading.as_ref().filter(|reading| !reading.outside).map(|reading| reading.opened.row.id);
        if let Some(article) = open {
            let question = self.ask();
            self.waiting.findings = Some((question, article));
            self.effects.push(Effect::Open { question, article });
        }
    }
}
