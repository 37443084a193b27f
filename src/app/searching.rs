//! The search over the library: words asked, words offered, and what of them is lit in an article.

use crate::app::event::Question;
use crate::app::overlay::{Overlay, PromptKind};
use crate::app::search_screen::SearchScreen;
use crate::app::{App, Effect, Pane, Screen};
use crate::config::or_nearest;
use crate::model::Query;
use crate::model::query::{Field, Offer, Test, Typed};

/// How many words of a quote are looked for in its article.
const WORDS_OF_QUOTE: usize = 6;

impl App {
    pub(super) fn open_search(&mut self) {
        self.shape.zen = false;
        self.screen = Screen::Search;
        self.search.is_over_shelf = false;
        self.focus = Pane::List;
        let words = self.search.words.clone();
        self.prompt(PromptKind::Search, "Search the library", &words, Vec::new());
    }

    /// Searches the whole library and shows the results.
    pub(super) fn search_for(&mut self, words: &str) {
        self.shape.zen = false;
        self.screen = Screen::Search;
        self.search.is_over_shelf = false;
        self.focus = Pane::List;
        self.ask_search(words, false);
    }

    /// Back to the page that led to the search, else to the news.
    pub(super) fn leave_search(&mut self) {
        let is_over_shelf = self.search.is_over_shelf && self.shelf.level().is_some();
        self.screen = if is_over_shelf { Screen::Shelf } else { Screen::News };
        self.look_if_stale();
    }

    pub(super) fn ask_search(&mut self, words: &str, typing: bool) {
        words.clone_into(&mut self.search.words);
        if words.trim().is_empty() {
            self.search = SearchScreen::default();
            return;
        }
        let read = if typing { Query::typed(words) } else { Query::read(words) };
        self.search.mistake = read.err().map(|mistake| mistake.told(or_nearest));
        if let Some(mistake) = &self.search.mistake {
            if !typing {
                let mistake = mistake.clone();
                self.tell_error(&mistake);
            }
            return;
        }
        let question = self.ask();
        self.search.asked = Some(question);
        (self.search.is_typed, self.search.further) = (typing, 0);
        self.effects.push(Effect::Search { question, words: words.to_owned(), typing, further: 0 });
    }

    /// Looks further before the reader is at the end of what was found.
    pub(super) fn search_further(&mut self, visible: usize) {
        if self.screen == Screen::Search && self.search.wants_more(visible) {
            let question = self.ask();
            let further = self.search.expect(question);
            self.effects.push(Effect::Search { question, words: self.search.words.clone(), typing: false, further });
        }
    }

    /// The words in the prompt were changed: asks for hits, and offers what the last of them could become.
    pub(super) fn search_typed(&mut self, words: &str) {
        self.ask_search(words, true);
        self.offer_for(words, self.search.mistake.clone());
    }

    /// The same for the query of the page at hand; its last word counts as the beginning of one.
    pub(super) fn query_typed(&mut self, words: &str) {
        let read = Query::typed(words);
        if let Ok(query) = &read {
            self.look_for(&query.to_string());
        }
        self.offer_for(words, read.err().map(|mistake| mistake.told(or_nearest)));
    }

    fn offer_for(&mut self, words: &str, mistake: Option<String>) {
        let Some(Overlay::Prompt(prompt)) = &mut self.overlay else { return };
        prompt.error = mistake;
        if prompt.is_completing() {
            return;
        }
        let typed = Typed::at_end(words);
        prompt.offer(typed.as_ref().map_or(words.len(), |typed| typed.start), Vec::new());
        let Some(typed) = typed else { return };
        prompt.offer(typed.start, typed.fixed());
        if typed.asks_library() {
            let question = self.ask();
            self.waiting.offers = Some(question);
            self.effects.push(Effect::Offer { question, words: words.to_owned() });
        }
    }

    /// The library's words come behind those that every library has.
    pub(super) fn offers_came(&mut self, question: Question, offers: Vec<Offer>) {
        if self.waiting.offers != Some(question) {
            return;
        }
        self.waiting.offers = None;
        if let Some(Overlay::Prompt(prompt)) = &mut self.overlay
            && prompt.kind.is_query()
            && !prompt.is_completing()
        {
            prompt.offers.extend(offers);
        }
    }

    /// A search result opens with what was searched lit, at the first place of it: at the quote that was shown for
    /// it, at the words, at the names.
    pub(super) fn light_what_was_searched(&mut self) {
        let mut lit = lit(&self.search.words);
        if let Some(hit) = self.search.selected().filter(|_| asks_for_quotes(&self.search.words)) {
            let quote = hit.snippet.split_once(": ").map_or(hit.snippet.as_str(), |(_, quote)| quote);
            let quote = quote.trim_start_matches(['“', '…', ' ']);
            let words: Vec<&str> = quote.split(' ').take(WORDS_OF_QUOTE).collect();
            lit.insert(0, words.join(" ").trim_end_matches(['”', '…', ' ', ',', '.']).to_owned());
        }
        let height = self.height_of(Pane::Article);
        let Some(reading) = &mut self.reading else { return };
        let is_there = lit.iter().any(|words| {
            reading.find(words);
            reading.found.as_ref().is_some_and(|found| !found.spans.is_empty())
        });
        if !is_there {
            reading.found = None;
        } else if reading.top == 0 {
            reading.go_to_hit(1, height);
        }
    }
}

fn asks_for_quotes(words: &str) -> bool {
    let Ok(query) = Query::read(words) else { return false };
    query.leaves().into_iter().any(|(leaf, not)| {
        let asks = matches!(
            leaf.test,
            Test::Name(Field::Speaker | Field::Source, _) | Test::Words(Some(Field::Quote), _) | Test::Source(_)
        );
        asks && !not
    })
}

/// What of a search can be looked for in a text, the best first: all plain words as they stand, the longest words,
/// names and the last words of names.
fn lit(words: &str) -> Vec<String> {
    let Ok(query) = Query::read(words) else { return Vec::new() };
    let (mut plain, mut single, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for (leaf, _) in query.leaves().into_iter().filter(|(_, not)| !not) {
        match &leaf.test {
            Test::Words(Some(Field::Note | Field::Author), _) => {}
            Test::Words(_, words) => {
                plain.push(words.text.clone());
                single.push(words.text.clone());
            }
            Test::Name(_, words) => {
                names.push(words.text.clone());
                names.extend(words.text.split_whitespace().last().map(str::to_owned));
            }
            _ => {}
        }
    }
    single.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let whole = (plain.len() > 1).then(|| plain.join(" "));
    whole.into_iter().chain(single).chain(names).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_names_and_quotes_are_lit_and_conditions_are_not() {
        assert_eq!(lit("gates"), ["gates"]);
        assert_eq!(lit("the gates"), ["the gates", "gates", "the"]);
        assert_eq!(lit("\"lock gates\" is:unread -rain"), ["lock gates"]);
        assert_eq!(lit("speaker:\"Rosa Lindt\" storm"), ["storm", "Rosa Lindt", "Lindt"]);
        assert!(lit("is:unread").is_empty() && lit("(").is_empty());
        assert!(asks_for_quotes("quote:wait") && !asks_for_quotes("-quote:wait person:lindt"));
    }
}
