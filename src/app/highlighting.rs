//! Highlights: passages of the open article that the reader marks, notes and tags.

use crate::app::overlay::{NoteEditor, Overlay};
use crate::app::reading::AtHand;
use crate::app::selecting::Step;
use crate::app::{App, Command, Effect, Pane, Place};
use crate::model::{ArticleId, Bookmark, Change, Highlight, HighlightId, Span, Text, in_paragraphs};

impl App {
    pub(super) fn run_passage(&mut self, command: Command, times: isize) {
        match command {
            Command::ChoosePassage => self.choose_passage(),
            Command::PassageForward => self.extend(Step::Word, times),
            Command::PassageBack => self.extend(Step::Word, -times),
            Command::SentenceForward => self.extend(Step::Sentence, times),
            Command::SentenceBack => self.extend(Step::Sentence, -times),
            Command::ParagraphForward => self.extend(Step::Paragraph, times),
            Command::ParagraphBack => self.extend(Step::Paragraph, -times),
            Command::OtherEnd => {
                let height = self.height_of(Pane::Article);
                if let Some(reading) = &mut self.reading {
                    reading.turn_selection(height);
                }
            }
            Command::KeepPassage => {
                if let Some(highlight) = self.take_passage() {
                    self.keep_highlight(highlight, "Highlighted");
                }
            }
            Command::NotePassage => {
                if let Some(highlight) = self.take_passage() {
                    self.note_highlight(highlight);
                }
            }
            Command::TagPassage => {
                if let Some(highlight) = self.take_passage() {
                    self.tag_highlight(highlight);
                }
            }
            Command::YankPassage => self.yank_passage(),
            Command::LetGo => {
                self.let_go();
            }
            Command::Highlight => self.toggle_highlight(),
            _ => {}
        }
    }

    /// Whether a passage is being chosen by the keyboard's pane.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        self.focus == Pane::Article && self.reading.as_ref().is_some_and(|reading| reading.selecting.is_some())
    }

    fn choose_passage(&mut self) {
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else { return };
        if reading.begin_selecting(height) {
            self.tell("A passage: move its end, then enter highlights, w notes, t tags, y copies; esc lets go");
        } else {
            self.tell("There are no words to choose here");
        }
    }

    pub(super) fn extend(&mut self, step: Step, by: isize) {
        let height = self.height_of(Pane::Article);
        if let Some(reading) = &mut self.reading {
            reading.move_selection(step, by, height);
        }
    }

    /// Lets go of the passage; false where there is none.
    pub(super) fn let_go(&mut self) -> bool {
        self.reading.as_mut().is_some_and(|reading| reading.end_selecting().is_some())
    }

    /// The passage as a highlight that is not kept yet.
    fn take_passage(&mut self) -> Option<Highlight> {
        if self.is_outside() {
            self.tell("This article is not in the library; b keeps it");
            return None;
        }
        let span = self.reading.as_mut()?.end_selecting()?;
        self.new_highlight(span)
    }

    fn new_highlight(&mut self, span: Span) -> Option<Highlight> {
        self.questions += 1;
        let reading = self.reading.as_ref()?;
        // What was marked before at the very same place is meant again, with what was said of it.
        let same = reading.opened.highlights.iter().find(|one| one.span == Some(span));
        let new = || Highlight::of(reading.opened.row.id, reading.text(), span, self.now, self.questions);
        Some(same.cloned().unwrap_or_else(new))
    }

    fn yank_passage(&mut self) {
        let Some(span) = self.reading.as_mut().and_then(crate::app::reading::Reading::end_selecting) else { return };
        let Some(reading) = &self.reading else { return };
        let words = in_paragraphs(span.of(reading.text()));
        let copied = format!("“{words}”\n{}", self.citation(reading));
        self.effects.push(Effect::Copy(copied));
    }

    /// Takes away what is selected on the page of notes: a highlight, or the note on an article.
    pub(super) fn take_noted_away(&mut self) {
        let noted = self.shelf.level().and_then(|level| level.noted());
        let Some((noted, highlight)) = noted.map(|(noted, highlight)| (noted.clone(), highlight.cloned())) else {
            self.tell("This is for the page of notes: gn goes there");
            return;
        };
        match (highlight, noted.bookmark) {
            (Some(one), _) => self.set_highlight(one.article, one.id, None, "Highlight taken away"),
            (None, Some(bookmark)) if !bookmark.note.is_empty() => {
                let without = Bookmark { note: Text::default(), ..bookmark };
                self.set_bookmark(without.article, Some(without), "Note taken away");
            }
            (None, _) => self.tell("There is no note on the article; go down to one of its highlights"),
        }
    }

    /// Copies the passage that is selected on the page of notes; false where none is.
    pub(super) fn copy_noted(&mut self) -> bool {
        let at_hand = self.shelf.level().filter(|_| self.place() == Place::Shelf).and_then(|level| level.noted());
        let Some((noted, Some(highlight))) = at_hand else { return false };
        let copied = format!("“{}”\n{}", in_paragraphs(&highlight.passage), self.citation_of(&noted.row));
        self.effects.push(Effect::Copy(copied));
        true
    }

    /// Highlights the quote at hand, or takes the highlight at hand away.
    fn toggle_highlight(&mut self) {
        if self.place() == Place::Shelf {
            self.take_noted_away();
            return;
        }
        if self.is_outside() {
            self.tell("This article is not in the library; b keeps it");
            return;
        }
        let Some(reading) = &self.reading else { return };
        if let Some(one) = reading.highlight_at_hand() {
            let (article, id) = (one.article, one.id);
            self.set_highlight(article, id, None, "Highlight taken away");
            return;
        }
        match reading.at_hand {
            Some(AtHand::Quote(_) | AtHand::Caption(_)) => {
                let highlight = reading.span_at_hand().and_then(|span| self.new_highlight(span));
                if let Some(highlight) = highlight {
                    self.keep_highlight(highlight, "Highlighted");
                }
            }
            _ => self.tell("Go to a quote (]q) or a highlight (]h) first, or choose a passage with v"),
        }
    }

    fn keep_highlight(&mut self, highlight: Highlight, name: &'static str) {
        self.set_highlight(highlight.article, highlight.id, Some(highlight), name);
    }

    /// Keeps a highlight or takes it away; what is highlighted is bookmarked.
    fn set_highlight(&mut self, article: ArticleId, id: HighlightId, highlight: Option<Highlight>, name: &'static str) {
        let bookmark = self.bookmark_of(article);
        let kept: Option<Bookmark> = match (&bookmark, &highlight) {
            (None, Some(_)) => Some(self.new_bookmark(article)),
            _ => bookmark.clone(),
        };
        let highlights = self.reading.as_ref().map_or(&[][..], |reading| &reading.opened.highlights);
        let noted = self.shelf.level().and_then(|level| level.noted()).and_then(|(_, highlight)| highlight);
        let old = highlights.iter().chain(noted).find(|one| one.id == id).cloned().map(Box::new);
        let inverse = Change::Highlight { article, id, highlight: old, bookmark };
        self.write(
            Change::Highlight { article, id, highlight: highlight.map(Box::new), bookmark: kept },
            inverse,
            name,
        );
    }

    /// The highlight that a note or a tag is for, where one is at hand.
    pub(super) fn highlight_at_hand(&self) -> Option<Highlight> {
        if self.place() == Place::Shelf {
            return self.shelf.level()?.noted()?.1.cloned();
        }
        let reading = self.reading.as_ref().filter(|_| matches!(self.focus, Pane::Article | Pane::Panel))?;
        reading.highlight_at_hand().cloned()
    }

    pub(super) fn note_highlight(&mut self, highlight: Highlight) {
        let editor = NoteEditor::new(highlight.article, &highlight.passage, &highlight.note);
        self.overlay = Some(Overlay::Note(Box::new(editor)));
        self.marking = Some(Box::new(highlight));
    }

    pub(super) fn tag_highlight(&mut self, highlight: Highlight) {
        let tags: Vec<&str> = highlight.tags.iter().map(Text::as_str).collect();
        self.ask_tags(highlight.article, &tags.join(" "));
        self.marking = Some(Box::new(highlight));
    }

    /// A note was written; true where it was on a highlight.
    pub(super) fn noted_highlight(&mut self, note: &str) -> bool {
        let Some(mut highlight) = self.marking.take() else { return false };
        highlight.note = Text::lines(note.trim_end());
        self.keep_highlight(*highlight, "Note kept");
        true
    }

    /// Tags were given; true where they were for a highlight.
    pub(super) fn tagged_highlight(&mut self, tags: &[Text]) -> bool {
        let Some(mut highlight) = self.marking.take() else { return false };
        highlight.tags = tags.to_vec();
        self.keep_highlight(*highlight, "Tagged");
        true
    }

    /// A highlight is on disk, or gone from it: shows that.
    pub(super) fn show_highlight(&mut self, article: ArticleId, id: HighlightId, highlight: Option<&Highlight>) {
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.opened.row.id == article) else { return };
        let stays = |at_hand: Option<AtHand>| !matches!(at_hand, None | Some(AtHand::Highlight(_)));
        let highlights = &mut reading.opened.highlights;
        highlights.retain(|one| one.id != id);
        highlights.extend(highlight.cloned());
        highlights.sort_by_key(|one| (one.span.is_none(), one.span, one.id));
        // What was marked just now is what a note or a tag is for; a quote at hand stays so, for its speaker.
        let at = highlights.iter().position(|one| one.id == id && one.span.is_some());
        let is_quote = highlight.and_then(|one| one.span).is_some_and(|span| reading.span_at_hand() == Some(span));
        if !(stays(reading.at_hand) && (is_quote || highlight.is_none())) {
            reading.put_at_hand(at.map(AtHand::Highlight));
        }
        reading.set_again();
    }
}
