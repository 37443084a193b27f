//! Who is meant by a name.

use crate::analysis::attribution::is_short_for;
use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::affiliation::Meant;
use crate::analysis::sources::outlets::{is_agency, kind_of};
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::model::{Entity, EntityKind, SourceKind};

impl Speakers<'_> {
    pub(super) fn name(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
        let head = prose.span(phrase.head, phrase.head + 1);
        let whole = phrase.span(prose);
        // "I.B." in an interview, "Jo Orr KC".
        let short = whole.of(prose.text);
        let initials = self
            .entities
            .iter()
            .take(400)
            .position(|entity| entity.kind == EntityKind::Person && is_short_for(short, &entity.name));
        // "A:" in questions and answers is whoever the article is about.
        if short == "A"
            && let Some(guest) = self.entities.iter().position(|entity| entity.kind == EntityKind::Person)
        {
            return Who { confidence: 0.6, ..self.entity(guest) };
        }
        let letters = prose.word(phrase.head);
        let titled = letters.len() <= 3 && letters.chars().all(char::is_uppercase) && phrase.to - phrase.from > 2;
        let before = prose.span(phrase.from, phrase.head);
        let person =
            self.people.within(before).filter(|entity| titled && self.entities[*entity].kind == EntityKind::Person);
        if let Some(entity) = initials.or(person) {
            return self.entity(entity);
        }
        let outlet = (phrase.from..phrase.head).rfind(|&at| prose.has(at, Classes::OUTLET) && !prose.is_capital(at));
        if let Some(noun) = outlet {
            let entity = self.people.within(head);
            let name = entity.map_or_else(|| core(prose, phrase), |entity| self.entity(entity).name);
            // "the Greek daily Voz de Ostrand", of which the recogniser may know but half.
            let printed = prose.span(noun + 1, phrase.head + 1).of(prose.text);
            let name = if printed.ends_with(&format!(" {name}")) { printed.to_owned() } else { name };
            let kind = if is_agency(&name) { SourceKind::Agency } else { SourceKind::Outlet };
            return Who { name, kind, entity, confidence: 0.8 };
        }
        if let Some(entity) = self.labelled(prose, phrase) {
            return self.entity(entity);
        }
        let demonym =
            phrase.head == phrase.from + 1 && prose.is(phrase.from, &["the"]) && is_demonym(prose.word(phrase.head));
        let inside = self.people.within(head).filter(|at| !demonym || self.people.kind(*at) == SourceKind::Person);
        if let Some(entity) = inside.or_else(|| self.people.within(whole).filter(|_| !demonym)) {
            return match self.of_body(prose, phrase, entity) {
                Some(Meant::Person(person)) => self.entity(person),
                Some(Meant::Role(role)) => self.description(prose, role, earlier),
                None => self.entity(entity),
            };
        }
        let printed = core(prose, phrase);
        // "Eleven of them"
        if prose.is(phrase.head + 1, &["of"]) && prose.is(phrase.head + 2, &["them", "us", "those"]) {
            return Who { name: printed, kind: SourceKind::Anonymous, entity: None, confidence: 0.5 };
        }
        // "the Dane": whoever was spoken of last.
        if demonym && let Some(entity) = self.people.person_before(whole.start, None, &earlier.spoke) {
            return Who { confidence: 0.5, ..self.entity(entity) };
        }
        // "PM" in a headline is whoever the article calls prime minister.
        if let Some(entity) = self.holder(&printed) {
            return self.entity(entity);
        }
        let body = printed.split_whitespace().any(|word| look_up(word).classes.has(Classes::GROUP.or(Classes::OUTLET)));
        let shouts = printed.chars().all(|c| !c.is_lowercase()) && !printed.contains(' ');
        let kind = match kind_of(&printed) {
            SourceKind::Organisation if !body && !shouts => SourceKind::Person,
            kind => kind,
        };
        // The same surname named in full elsewhere.
        let same = self.entities.iter().take(400).position(|entity| {
            entity.kind == EntityKind::Person
                && kind == SourceKind::Person
                && entity.name.split_whitespace().next_back() == printed.split_whitespace().next_back()
        });
        same.map_or(Who { name: printed, kind, entity: None, confidence: 0.5 }, |entity| self.entity(entity))
    }

    /// The body whose name ends like a description: "The Hollywood Reporter".
    pub(super) fn entitled(&self, prose: &Prose, phrase: Phrase) -> Option<Who> {
        if phrase.sort != Sort::Role || !prose.is_capital(phrase.head) || phrase.head < phrase.from + 2 {
            return None;
        }
        let entity = self.people.within(prose.span(phrase.head, phrase.head + 1))?;
        let body = self.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let who = self.entity(entity);
        let kind = if prose.has(phrase.head, Classes::OUTLET) { SourceKind::Outlet } else { who.kind };
        body.then_some(Who { kind, ..who })
    }

    /// Who speaks behind "A:" or "SHRI SUNIL MANE:" at the beginning of a passage.
    fn labelled(&self, prose: &Prose, phrase: Phrase) -> Option<usize> {
        let printed = phrase.span(prose).of(prose.text);
        let stop = matches!(prose.word(phrase.to), ":" | ".");
        if phrase.from > 1 || !stop || printed.contains(char::is_lowercase) {
            return None;
        }
        if printed == "A" {
            let turn = |piece: &&Prose| matches!(piece.word(0), "Q" | "A") && matches!(piece.word(1), ":" | ".");
            let first = self.prose.iter().find(turn).unwrap_or(prose);
            return self.people.interviewed(first.passage.span.start);
        }
        let words: Vec<String> = printed.split_whitespace().map(str::to_lowercase).collect();
        let surname = words.last().filter(|_| words.len() > 1)?;
        let same = |entity: &Entity| {
            let name = entity.name.to_lowercase();
            let shouted = !entity.name.contains(char::is_lowercase);
            entity.kind == EntityKind::Person && !shouted && name.split_whitespace().next_back() == Some(surname)
        };
        // Of two with one surname the one whose first name is there too.
        let named = || self.entities.iter().enumerate().take(400).filter(|(_, entity)| same(entity));
        let whole = named().find(|(_, entity)| {
            entity.name.to_lowercase().split_whitespace().all(|part| words.iter().any(|word| word == part))
        });
        let found = whole.or_else(|| named().next()).map(|(entity, _)| entity);
        found.or_else(|| self.called_so(&words))
    }

    /// Who is named behind the same words elsewhere: "Madam Speaker – Jo Orr" for "MADAM SPEAKER".
    fn called_so(&self, words: &[String]) -> Option<usize> {
        let same = |piece: &Prose, at: usize| {
            (words.len() <= 4).then_some(())?;
            let mut pairs = words.iter().enumerate();
            let all = pairs.all(|(index, word)| piece.word(at + index).to_lowercase() == *word);
            let behind = at + words.len();
            let parted = matches!(piece.word(behind), "–" | "—" | "," | "(");
            let name = piece.span(behind + 1, (behind + 2).min(piece.len()));
            let entity = self.people.within(name).filter(|_| all && parted && behind + 1 < piece.len())?;
            (self.people.kind(entity) == SourceKind::Person).then_some(entity)
        };
        self.prose.iter().take(400).find_map(|piece| (0..piece.len().min(200)).find_map(|at| same(piece, at)))
    }

    /// The person with the office that a headline shortens so.
    fn holder(&self, short: &str) -> Option<usize> {
        let office = match short {
            "PM" => "prime minister",
            "CEO" => "chief executive",
            "FM" => "foreign minister",
            "VP" => "vice president",
            _ => return None,
        };
        let holds = |entity: &Entity| entity.role.as_ref().is_some_and(|role| role.to_lowercase().contains(office));
        self.entities.iter().take(400).position(|entity| entity.kind == EntityKind::Person && holds(entity))
    }
}

/// Whether the word says where one person comes from: "German", "Scot".
fn is_demonym(word: &str) -> bool {
    const OTHERS: &[&str] =
        &["Scot", "Dane", "Swede", "Finn", "Pole", "Turk", "Greek", "Spaniard", "Briton", "Czech", "Croat", "Serb"];
    let ends = ["ian", "ean", "ese", "man", "woman", "ican", "ilian"].iter().any(|end| word.ends_with(end));
    OTHERS.contains(&word) || ends && word.len() > 5
}

/// The name itself: the capitalised words at the end, without titles.
fn core(prose: &Prose, phrase: Phrase) -> String {
    let mut from = phrase.head;
    while from > phrase.from
        && (prose.is_capital(from - 1) || prose.is(from - 1, &["de", "van", "der", "von", "al", "bin", "of", "&"]))
    {
        from -= 1;
    }
    while from < phrase.head
        && (prose.has(from, Classes::ROLE.or(Classes::DETERMINER).or(Classes::PREPOSITION))
            || prose.word(from).ends_with('.') && prose.word(from).len() > 2
            || prose.is(from, &["Mr", "Mrs", "Ms", "Dr", "Sir", "Dame"]))
    {
        from += 1;
    }
    prose.span(from, phrase.head + 1).of(prose.text).to_owned()
}
