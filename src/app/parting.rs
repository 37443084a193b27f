//! Putting right what is one story: an article that is not of it, two that are one.

use crate::app::overlay::{Overlay, Prompt, PromptKind};
use crate::app::shelf::Target;
use crate::app::{App, Effect, Pane, Question, Screen};
use crate::model::{ArticleId, Ask, Change, Page, StoriesPage, StoryId, StoryPage, StoryRow, Text};

/// Two stories that are being put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Joining {
    story: Option<StoryId>,
    articles: Vec<ArticleId>,
    /// Stories that it can be one with, by what was typed so far.
    found: Vec<StoryRow>,
    asked: Option<Question>,
}

impl App {
    /// The story whose page is at hand.
    pub(super) fn story_on_shelf(&self) -> Option<&StoryPage> {
        let level = self.shelf.level().filter(|_| self.screen == Screen::Shelf && self.focus == Pane::List)?;
        match level.page.as_ref()? {
            Page::Story(page) => Some(page),
            _ => None,
        }
    }

    /// Says of the selected article of a story's time line that it is not of that story.
    pub(super) fn part_article(&mut self) {
        let Some((story, articles)) = self.story_on_shelf().map(|page| (page.fold.id, page.articles.len())) else {
            return;
        };
        let article = match self.shelf.level().and_then(|level| level.row()).and_then(|row| row.target.as_ref()) {
            Some(Target::Article(row, None)) => row.id,
            _ => return self.tell("Select an article of the time line first"),
        };
        if articles < 2 {
            return self.tell("It is the only article of this story");
        }
        let change = |story| Change::Story { articles: vec![article], story };
        self.write(change(None), change(Some(story)), "Parted from the story");
    }

    pub(super) fn open_join_story(&mut self) {
        let Some(page) = self.story_on_shelf() else { return };
        let articles = page.articles.iter().map(|article| article.row.id).collect();
        self.joining = Joining { story: Some(page.fold.id), articles, ..Joining::default() };
        let prompt = Prompt::new(PromptKind::JoinStory, "This story is one with", "", Vec::new());
        self.overlay = Some(Overlay::Prompt(prompt));
        self.look_for_stories("");
    }

    /// Asks for stories with the words that were typed.
    pub(super) fn look_for_stories(&mut self, words: &str) {
        let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
        let words: String = words.chars().map(plain).collect();
        // The last word may be half typed.
        let words = if words.ends_with(char::is_alphanumeric) { format!("{words}*") } else { words };
        let question = self.ask();
        self.joining.asked = Some(question);
        self.effects.push(Effect::Look { question, ask: Ask::Stories { words: Text::line(&words) } });
    }

    /// Whether it was the stories that were asked for.
    pub(super) fn take_stories(&mut self, question: Question, page: &Page) -> bool {
        if self.joining.asked != Some(question) {
            return false;
        }
        self.joining.asked = None;
        if let Page::Stories(StoriesPage { rows, .. }) = page {
            let others = rows.iter().filter(|row| Some(row.fold.id) != self.joining.story);
            self.joining.found = others.cloned().collect();
        }
        if let Some(Overlay::Prompt(prompt)) = &mut self.overlay
            && prompt.kind == PromptKind::JoinStory
        {
            prompt.completions = self.joining.found.iter().map(|row| row.row.headline.to_string()).collect();
        }
        true
    }

    pub(super) fn join_story(&mut self, words: &str) {
        let Joining { story: Some(from), articles, found, .. } = std::mem::take(&mut self.joining) else { return };
        let wanted = words.trim();
        if wanted.is_empty() {
            return;
        }
        let Some(into) = found.iter().find(|row| row.row.headline.as_str() == wanted).map(|row| row.fold.id) else {
            return self.tell_error(&format!("No other story has the headline “{wanted}”; tab completes"));
        };
        if let Some(level) = self.shelf.level_mut().filter(|level| level.ask == Ask::Story(from)) {
            level.ask = Ask::Story(into);
        }
        let change = |story| Change::Story { articles: articles.clone(), story: Some(story) };
        self.write(change(into), change(from), "Put together");
    }

    /// What stories there are has changed: what is on the screen is asked for anew.
    pub(super) fn stories_changed(&mut self) {
        self.shelf.levels.iter_mut().for_each(|level| level.stale = true);
        self.look_if_stale();
        self.library_changed_here();
    }
}
