//! From the phrase that names a speaker to who that is: names and documents.

use crate::analysis::attribution::{Said, is_short_for};
use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::affiliation::Meant;
use crate::analysis::sources::beside::whole_name;
use crate::analysis::sources::outlets::{is_agency, kind_of};
use crate::analysis::sources::people::People;
use crate::model::{Entity, EntityKind, SourceKind};

/// Who a phrase means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Who {
    pub name: String,
    pub kind: SourceKind,
    pub entity: Option<usize>,
    pub confidence: f32,
}

/// What was found so far; descriptions and pronouns point back to it.
#[derive(Default)]
pub(super) struct Earlier {
    /// (place, entity) of people who spoke.
    pub spoke: Vec<(u32, usize)>,
    /// The last document by its noun, the last ones unnamed, by their noun.
    pub by_noun: Vec<(String, Who)>,
    /// The last source of each kind that "it" and "they" can mean.
    pub last: Option<Who>,
    /// The last single person without a name, and where.
    pub unnamed: Option<(u32, Who)>,
}

impl Earlier {
    pub fn note(&mut self, place: u32, noun: &str, who: &Who) {
        match (who.kind, who.entity) {
            (SourceKind::Person, Some(entity)) => self.spoke.push((place, entity)),
            _ => self.by_noun.push((noun.to_lowercase(), who.clone())),
        }
        self.last = Some(who.clone());
    }

    /// "the draft" after "a draft document"; "the document", "the papers" after any.
    pub fn document(&self, noun: &str) -> Option<Who> {
        let any = matches!(noun.to_lowercase().as_str(), "document" | "documents" | "papers" | "text");
        let words = |who: &Who| who.name.split_whitespace().any(|word| word.eq_ignore_ascii_case(noun));
        let mut last = self.by_noun.iter().rev().take(200).map(|(_, who)| who);
        last.find(|who| who.kind == SourceKind::Document && (any || words(who))).cloned()
    }

    pub fn noun(&self, noun: &str) -> Option<Who> {
        let singular = noun.to_lowercase();
        self.by_noun.iter().rev().take(200).find(|(known, _)| *known == singular).map(|(_, who)| who.clone())
    }
}

pub(super) struct Speakers<'a> {
    pub prose: &'a [Prose<'a>],
    pub entities: &'a [Entity],
    pub people: People<'a>,
}

impl Speakers<'_> {
    /// Who is meant by the mention of something said; none where the article does not tell.
    pub fn resolve(&self, said: &Said, earlier: &Earlier) -> Option<Who> {
        let mention = said.mention?;
        let prose = self.prose.get(mention.passage)?;
        self.phrase(prose, mention.phrase, earlier)
    }

    pub fn phrase(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
        // "The Hollywood Reporter", "One of them".
        if let Some(who) = self.entitled(prose, phrase).or_else(|| one_of_them(prose, phrase, earlier)) {
            return Some(who);
        }
        match phrase.sort {
            Sort::Pronoun => self.pronoun(prose, phrase, earlier),
            Sort::Name => Some(self.name(prose, phrase, earlier)),
            Sort::Document => Some(self.document(prose, phrase, earlier)),
            Sort::Role | Sort::Group | Sort::Somebody | Sort::Other => Some(self.description(prose, phrase, earlier)),
        }
    }

    /// The body whose name ends like a description: "The Hollywood Reporter".
    fn entitled(&self, prose: &Prose, phrase: Phrase) -> Option<Who> {
        if phrase.sort != Sort::Role || !prose.is_capital(phrase.head) || phrase.head < phrase.from + 2 {
            return None;
        }
        let entity = self.people.within(prose.span(phrase.head, phrase.head + 1))?;
        let body = self.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let who = self.entity(entity);
        let kind = if prose.has(phrase.head, Classes::OUTLET) { SourceKind::Outlet } else { who.kind };
        body.then_some(Who { kind, ..who })
    }

    fn name(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
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

    /// The source that an entity is.
    pub fn entity(&self, index: usize) -> Who {
        let entity = &self.entities[index];
        let kind = self.people.kind(index);
        Who { name: entity.name.as_str().to_owned(), kind, entity: Some(index), confidence: entity.confidence.max(0.5) }
    }

    pub(super) fn document(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
        let noun = prose.word(phrase.head);
        // "LSEG data" is LSEG speaking.
        if prose.is(phrase.head, &["data", "figures"])
            && let Some(entity) = self.people.body_within(phrase.span(prose))
        {
            return self.entity(entity);
        }
        let definite = prose.is(phrase.from, &["the", "this", "that", "these", "those"]);
        let short = phrase.to - phrase.from <= 3;
        let known = earlier.noun(noun).or_else(|| {
            // "The new paper" is the study told of before.
            const STUDIES: &[&str] = &["study", "paper", "research", "survey"];
            let study = STUDIES.iter().any(|word| noun.eq_ignore_ascii_case(word));
            STUDIES.iter().filter(|_| study).find_map(|word| earlier.noun(word))
        });
        let known = known.or_else(|| earlier.document(noun).filter(|_| definite && phrase.to <= phrase.from + 2));
        // "The paper said" of a newspaper cited before.
        if known.is_none()
            && definite
            && short
            && prose.is(phrase.head, &["paper"])
            && let Some((_, who)) = earlier.by_noun.iter().rev().find(|(_, who)| who.kind == SourceKind::Outlet)
        {
            return who.clone();
        }
        // "the U.S. intelligence document" is "an intelligence document" told of before.
        let printed = phrase.span(prose).of(prose.text);
        let alike = |who: &Who| {
            let first = who.name.split_whitespace().next().unwrap_or_default();
            short || first != noun && printed.split_whitespace().any(|word| word == first)
        };
        if let Some(who) = known.filter(|who| definite && who.kind == SourceKind::Document && alike(who)) {
            return who;
        }
        Who { name: whole_name(prose, phrase), kind: SourceKind::Document, entity: None, confidence: 0.8 }
    }
}

/// Whether the word says where one person comes from: "German", "Scot".
fn is_demonym(word: &str) -> bool {
    const OTHERS: &[&str] =
        &["Scot", "Dane", "Swede", "Finn", "Pole", "Turk", "Greek", "Spaniard", "Briton", "Czech", "Croat", "Serb"];
    let ends = ["ian", "ean", "ese", "man", "woman", "ican", "ilian"].iter().any(|end| word.ends_with(end));
    OTHERS.contains(&word) || ends && word.len() > 5
}

/// "One of them" is of those without names who spoke last.
fn one_of_them(prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
    let of = phrase.head + 1;
    let some = prose.is(phrase.head, &["one", "another", "both", "some"]);
    if !some || !prose.is(of, &["of"]) || !prose.is(of + 1, &["them"]) {
        return None;
    }
    let several = |known: &&(String, Who)| known.1.kind == SourceKind::Anonymous;
    let (noun, who) = earlier.by_noun.iter().rev().take(6).find(several)?;
    // "One of them, who left in May," of "four managers" is a manager of her own.
    let told = prose.word(phrase.to) == "," && prose.is(phrase.to + 1, &["who", "a", "an"]);
    let single = told && prose.is(phrase.head, &["one", "another"]) && noun != "people";
    let singular = noun.strip_suffix('s').filter(|_| single && who.name.contains(' '));
    Some(singular.map_or_else(|| who.clone(), |noun| Who { name: noun.to_owned(), ..who.clone() }))
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
