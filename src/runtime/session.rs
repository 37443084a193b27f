//! The loop: events in, frames out, effects to whom they belong.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use signal_hook::consts::SIGTSTP;

use super::Incoming;
use super::clock::Clock;
use super::files;
use super::input::Input;
use super::looks::{self, Looks};
use super::outside;
use super::terminal::Hold;
use super::work::Workers;
use crate::app::{App, Effect, Event};
use crate::config::Settings;
use crate::config::paths::Paths;
use crate::desk::export;
use crate::model::Text;
use crate::ui;

/// The first frame waits this long for the list, so that it is drawn once and not twice.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// Events that are taken in before a frame is drawn, so that a burst doesn't wait for drawing.
const MOST_EVENTS_A_FRAME: usize = 256;

/// A running session.
pub struct Session {
    pub app: App,
    pub looks: Looks,
    pub hold: Hold,
    pub input: Input,
    pub workers: Workers,
    pub events: Receiver<Incoming>,
    pub todo: VecDeque<Effect>,
    pub settings: Settings,
    pub paths: Paths,
    pub clock: Clock,
}

/// Whether the session goes on.
enum Next {
    Goes,
    Ends,
}

impl Session {
    /// Until the reader, a signal or the end of the terminal ends it; what was done is then on disk.
    pub fn run(mut self) -> anyhow::Result<()> {
        let ended = self.turn_until_the_end();
        self.workers.finish();
        ended
    }

    fn turn_until_the_end(&mut self) -> anyhow::Result<()> {
        if let Next::Ends = self.await_the_list()? {
            return Ok(());
        }
        loop {
            if let Some(tick) = self.clock.due() {
                self.take(tick);
            }
            if let Next::Ends = self.carry_out()? {
                return Ok(());
            }
            self.draw()?;
            if self.app.themes.is_empty() && self.events.is_empty() {
                // Themes are files to be read: not before the list is on the screen.
                self.app.themes =
                    looks::offers(&self.paths).into_iter().map(|offer| (offer.name, offer.about)).collect();
            }
            if let Next::Ends = self.wait() {
                return Ok(());
            }
        }
    }

    fn await_the_list(&mut self) -> anyhow::Result<Next> {
        let until = Instant::now() + FIRST_FRAME;
        loop {
            if let Next::Ends = self.carry_out()? {
                return Ok(Next::Ends);
            }
            if self.app.list.known {
                return Ok(Next::Goes);
            }
            match self.events.recv_deadline(until) {
                Ok(one) => {
                    if let Next::Ends = self.take_in(one) {
                        return Ok(Next::Ends);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(Next::Goes),
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Ends),
            }
        }
    }

    fn take(&mut self, event: Event) {
        self.todo.extend(self.app.update(event));
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        if let (app, Some(theme)) = (&self.app, self.looks.theme()) {
            self.hold.screen.draw(|frame| ui::draw(app, theme, frame))?;
        }
        Ok(())
    }

    /// Sleeps until something happens or the clock is due, then takes in all that has happened.
    fn wait(&mut self) -> Next {
        let first = match self.events.recv_deadline(self.clock.next()) {
            Ok(first) => first,
            Err(RecvTimeoutError::Timeout) => return Next::Goes,
            Err(RecvTimeoutError::Disconnected) => return Next::Ends,
        };
        let mut incoming = Some(first);
        let mut taken = 0;
        while let Some(one) = incoming {
            if let Next::Ends = self.take_in(one) {
                return Next::Ends;
            }
            taken += 1;
            incoming = if taken < MOST_EVENTS_A_FRAME { self.events.try_recv().ok() } else { None };
        }
        Next::Goes
    }

    fn take_in(&mut self, one: Incoming) -> Next {
        match one {
            Incoming::Event(event) => {
                self.take(event);
                Next::Goes
            }
            Incoming::Signal(SIGTSTP) => {
                self.todo.extend(self.app.ended());
                self.todo.push_back(Effect::Suspend);
                Next::Goes
            }
            Incoming::Signal(_) | Incoming::TerminalGone => {
                self.todo.extend(self.app.ended());
                while let Some(effect) = self.todo.pop_front() {
                    let _ = self.workers.take(effect);
                }
                Next::Ends
            }
        }
    }

    /// Hands all waiting effects to whom they belong.
    fn carry_out(&mut self) -> anyhow::Result<Next> {
        while let Some(effect) = self.todo.pop_front() {
            if matches!(effect, Effect::Quit) {
                return Ok(Next::Ends);
            }
            if let Some(effect) = self.workers.take(effect) {
                self.carry_out_here(effect)?;
            }
        }
        Ok(Next::Goes)
    }

    /// The effects that need the terminal, or leave the program at once.
    fn carry_out_here(&mut self, effect: Effect) -> anyhow::Result<()> {
        match effect {
            Effect::WakeIn(millis) => self.clock.wake_in(millis),
            Effect::Redraw => self.hold.renew()?,
            Effect::Suspend => {
                self.input.rest();
                self.hold.aside(|| signal_hook::low_level::emulate_default_handler(SIGTSTP))??;
                self.input.go_on();
                self.take_size()?;
            }
            Effect::Pipe { command, article } => {
                let input = export::article_text(&article);
                self.input.rest();
                let piped = self.hold.aside(|| outside::pipe(&command, &input))?;
                self.input.go_on();
                self.take_size()?;
                self.tell(piped.map(|()| format!("Piped to {command}")));
            }
            Effect::Browse(address) => {
                let browser = self.settings.browser.clone();
                self.workers.aside(move || {
                    outside::browse(&address, &browser)?;
                    Ok(Some("Opened in the browser".to_owned()))
                })?;
            }
            Effect::Copy(text) => {
                let copied = outside::copy(&text).map_err(Into::into);
                self.tell(copied.map(|()| "Copied".to_owned()));
            }
            Effect::SaveArticle(article) => {
                let folder = self.paths.saved_folder.clone();
                self.workers.aside(move || {
                    let text = export::article_markdown(&article);
                    let path = files::save(&folder, &export::file_name(&article), &text)?;
                    Ok(Some(format!("Saved to {}", path.display())))
                })?;
            }
            Effect::Notify(words) => {
                let told = outside::notify(&words, &self.settings.notify, Some(&mut std::io::stdout()));
                if let Err(error) = told {
                    self.tell(Err(error));
                }
            }
            Effect::ShowTheme(name) => {
                if let Err(error) = self.looks.choose(&name) {
                    self.tell(Err(error));
                }
            }
            Effect::SaveTheme(name) => self.set("theme", format!("\"{name}\""))?,
            Effect::SaveTextWidth(width) => self.set("text-width", width.to_string())?,
            _ => {}
        }
        Ok(())
    }

    /// Keeps a choice made in the interface in the configuration file.
    fn set(&self, key: &'static str, value: String) -> anyhow::Result<()> {
        let file = self.paths.config_file.clone();
        self.workers.aside(move || files::set(&file, key, &value).map(|()| None))
    }

    /// The terminal may have another size after it was someone else's.
    fn take_size(&mut self) -> anyhow::Result<()> {
        let size = self.hold.screen.size()?;
        self.take(Event::Resized(size.width, size.height));
        Ok(())
    }

    fn tell(&mut self, done: anyhow::Result<String>) {
        match done {
            Ok(word) => self.take(Event::Told(Text::line(&word))),
            Err(error) => self.take(Event::Failed { question: None, message: Text::line(&format!("{error:#}")) }),
        }
    }
}
