//! From the phrase that names a speaker to who that is.

use crate::analysis::attribution::{Said, is_short_for, main_subject};
use crate::analysis::lexicon::{Classes, look_up};
use crate::analysis::phrases::{Phrase, Sort, ending_at, extended_left};
use crate::analysis::prose::Prose;
use crate::analysis::sources::beside::whole_name;
use crate::analysis::sources::genders::Gender;
use crate::analysis::sources::outlets::kind_of;
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

    fn noun(&self, noun: &str) -> Option<Who> {
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

    fn pronoun(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
        let place = phrase.span(prose).start;
        let person = |gender| {
            let entity = self.people.person_before(place, gender, &earlier.spoke)?;
            Some(Who { confidence: 0.7, ..self.entity(entity) })
        };
        match prose.word(phrase.head).to_lowercase().as_str() {
            "he" | "she" => {
                // An unnamed spokesman may be meant, if nobody was named since.
                let unnamed = earlier.unnamed.as_ref().filter(|(at, _)| *at < place && place - *at < 400);
                let since = unnamed.is_some_and(|(at, _)| self.people.person_between(*at, place));
                if let Some((_, who)) = unnamed.filter(|_| !since) {
                    return Some(who.clone());
                }
                let gender = if prose.is(phrase.head, &["he"]) { Gender::He } else { Gender::She };
                if let Some(one) = self.people.unnamed_before(place, Some(gender))
                    && let Some(piece) = self.prose.get(one.passage)
                {
                    return Some(self.description(piece, one.phrase, earlier));
                }
                person(Some(gender))
            }
            "who" => {
                let comma = usize::from(phrase.from > 0 && prose.word(phrase.from - 1) == ",");
                let last = phrase.from.checked_sub(1 + comma)?;
                let before = ending_at(prose, last, 0).filter(|before| before.sort != Sort::Pronoun)?;
                // "officials familiar with the talks, who asked": the talks asked for nothing.
                let before = if before.sort == Sort::Other { extended_left(prose, before, 0) } else { before };
                self.phrase(prose, before, earlier)
            }
            "it" => {
                let start = prose.span(prose.sentence(phrase.from).start, phrase.from);
                let here = self
                    .people
                    .body_within(start)
                    .filter(|entity| self.entities[*entity].kind == EntityKind::Organisation);
                if let Some(who) = self.document_before(prose, phrase, earlier) {
                    return Some(who);
                }
                let near = || self.people.body_before(place);
                let last = earlier
                    .last
                    .clone()
                    .filter(|who| matches!(who.kind, SourceKind::Document | SourceKind::Organisation));
                here.map(|entity| self.entity(entity)).or(last).or_else(|| near().map(|entity| self.entity(entity)))
            }
            "they" => {
                let last = earlier.last.clone().filter(|who| who.kind != SourceKind::Person);
                last.or_else(|| self.people.body_before(place).map(|entity| self.entity(entity)))
            }
            _ => None,
        }
    }

    /// The document that the sentence before, or this one up to the pronoun, is about.
    fn document_before(&self, prose: &Prose, pronoun: Phrase, earlier: &Earlier) -> Option<Who> {
        let sentence = prose.sentence(pronoun.from);
        let own = main_subject(prose, sentence.start, pronoun.from).map(|phrase| (prose, phrase));
        let led = |piece: &Prose, last: usize| {
            let sentences = piece.passage.sentence_of(last).map_or(0, |index| index + 1);
            let near = piece.passage.sentences.get(..sentences)?.iter().rev().take(3);
            let mut leads = near.filter_map(|range| main_subject(piece, range.start, range.end));
            leads.find(|lead| lead.sort != Sort::Other && !prose.is(lead.head, &["copy"]))
        };
        let before = || Some((prose, led(prose, sentence.start.checked_sub(1)?)?));
        let above = || {
            let index = self.prose.partition_point(|piece| piece.passage.span.start < prose.passage.span.start);
            let piece = self.prose.get(index.checked_sub(1)?).filter(|_| sentence.start == 0)?;
            Some((piece, led(piece, piece.len().checked_sub(1)?)?))
        };
        let (piece, phrase) = own.or_else(before).or_else(above)?;
        (phrase.sort == Sort::Document).then(|| self.document(piece, phrase, earlier))
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
        let letters = prose.word(phrase.head);
        let titled = letters.len() <= 3 && letters.chars().all(char::is_uppercase) && phrase.to - phrase.from > 2;
        let before = prose.span(phrase.from, phrase.head);
        let person =
            self.people.within(before).filter(|entity| titled && self.entities[*entity].kind == EntityKind::Person);
        if let Some(entity) = initials.or(person) {
            return self.entity(entity);
        }
        let outlet = (phrase.from..phrase.head).any(|at| prose.has(at, Classes::OUTLET) && !prose.is_capital(at));
        if outlet {
            let entity = self.people.within(head);
            let name = entity.map_or_else(|| core(prose, phrase), |entity| self.entity(entity).name);
            return Who { name, kind: SourceKind::Outlet, entity, confidence: 0.8 };
        }
        let demonym =
            phrase.head == phrase.from + 1 && prose.is(phrase.from, &["the"]) && is_demonym(prose.word(phrase.head));
        let inside = self.people.within(head).filter(|at| !demonym || self.people.kind(*at) == SourceKind::Person);
        if let Some(entity) = inside.or_else(|| self.people.within(whole).filter(|_| !demonym)) {
            return self.entity(entity);
        }
        let printed = core(prose, phrase);
        // "the Dane": whoever was spoken of last.
        if demonym && let Some(entity) = self.people.person_before(whole.start, None, &earlier.spoke) {
            return Who { confidence: 0.5, ..self.entity(entity) };
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

    /// The source that an entity is.
    pub fn entity(&self, index: usize) -> Who {
        let entity = &self.entities[index];
        let kind = self.people.kind(index);
        Who { name: entity.name.as_str().to_owned(), kind, entity: Some(index), confidence: entity.confidence.max(0.5) }
    }

    fn document(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
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

    fn description(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
        let noun = prose.word(phrase.head);
        let span = phrase.span(prose);
        let plural = prose.has(phrase.head, Classes::PLURAL);
        let definite = prose.is(phrase.from, &["the", "this", "that", "his", "her", "its", "their"])
            && phrase.to - phrase.from <= 3
            && !plural;
        let speaks_for =
            ["spokes", "representative", "press", "office"].iter().any(|start| noun.to_lowercase().starts_with(start));
        // "a ministry spokesman" speaks for the ministry; "his office" for him.
        if speaks_for && !plural {
            let office = noun.eq_ignore_ascii_case("office");
            let named = if office { self.people.within(span) } else { self.people.body_within(span) };
            let known = self.people.described(noun, span.start).filter(|_| definite && !office);
            // "the YMCA, where a spokeswoman said"
            let sentence = prose.sentence(phrase.from).start;
            let near = || self.people.body_within(prose.span(sentence, phrase.from)).filter(|_| !definite && !office);
            if let Some(entity) = known.or(named).or_else(near) {
                return self.entity(entity);
            }
            // "a spokesperson for the council"
            let group = (phrase.head + 1..phrase.to).find(|&at| prose.has(at, Classes::GROUP));
            if let Some(group) = group.filter(|_| prose.is(phrase.head + 1, &["for"])) {
                let body = Phrase { from: phrase.head + 2, to: phrase.to, head: group, sort: Sort::Group };
                return self.group(prose, body, prose.is(body.from, &["the"]), earlier);
            }
        }
        if plural
            && prose.is(phrase.head, ANALYSTS)
            && prose.is(phrase.head + 1, &["at", "from", "for"])
            && let Some(entity) = self.people.body_within(span).filter(|at| self.people.kind(*at) != SourceKind::Person)
            && self.entities[entity].kind == EntityKind::Organisation
        {
            return self.entity(entity);
        }
        if phrase.sort == Sort::Group {
            return self.group(prose, phrase, definite, earlier);
        }
        if definite {
            if let Some(entity) = self.people.described(noun, span.start) {
                return Who { confidence: 0.75, ..self.entity(entity) };
            }
            // "the second official" is another than the one who spoke last.
            let told_apart = prose.is(phrase.from + 1, &["first", "second", "third", "other"]);
            if let Some(who) = earlier.noun(noun).filter(|_| !told_apart) {
                return who;
            }
            if let Some(who) = self.introduced(noun, prose.word(phrase.from + 1), span.start) {
                return who;
            }
            if let Some(entity) = self.people.described_closer(noun, span.start) {
                return Who { confidence: 0.7, ..self.entity(entity) };
            }
            // "the Scot", "the man", "the striker": whoever was spoken of last. An office needs no such help.
            let office = OFFICES.iter().any(|office| noun.eq_ignore_ascii_case(office));
            let bare = phrase.sort == Sort::Role && phrase.to - phrase.from == 2 && prose.is(phrase.from, &["the"]);
            let gender = super::genders::of_word(noun);
            // "One of them, who ..." and then "the man": the same.
            let general = matches!(noun.to_lowercase().as_str(), "man" | "woman" | "person" | "boy" | "girl");
            if general
                && bare
                && let Some(one) = self.people.unnamed_before(span.start, gender)
                && let Some(piece) = self.prose.get(one.passage)
            {
                let name = without_article(piece, one.phrase);
                return Who { name, kind: SourceKind::Anonymous, entity: None, confidence: 0.6 };
            }
            let last = || self.people.person_before(span.start, gender, &earlier.spoke);
            if let Some(entity) = Some(()).filter(|()| bare && !office).and_then(|()| last()) {
                return Who { confidence: 0.5, ..self.entity(entity) };
            }
        }
        // "the officials" told of before as "four officials with knowledge of the talks"
        if plural && prose.is(phrase.from, &["the", "these", "those", "both"]) && phrase.to - phrase.from == 2 {
            let known = earlier.noun(noun).filter(|who| who.kind == SourceKind::Anonymous);
            if let Some(who) = known.or_else(|| self.introduced(noun, "", span.start)) {
                return who;
            }
        }
        Who { name: without_article(prose, phrase), kind: SourceKind::Anonymous, entity: None, confidence: 0.7 }
    }

    /// Who was told of before with a noun; `which`: the word that tells several apart.
    fn introduced(&self, noun: &str, which: &str, place: u32) -> Option<Who> {
        let one = self.people.introduced(noun, which, place)?;
        let name = without_article(self.prose.get(one.passage)?, one.phrase);
        Some(Who { name, kind: SourceKind::Anonymous, entity: None, confidence: 0.7 })
    }

    fn group(&self, prose: &Prose, phrase: Phrase, definite: bool, earlier: &Earlier) -> Who {
        let span = phrase.span(prose);
        let noun = prose.word(phrase.head);
        let outlet = prose.has(phrase.head, Classes::OUTLET) && !prose.has(phrase.head, Classes::GROUP)
            || prose.is(phrase.head, &["broadcaster", "newspaper", "network"]);
        let plural = prose.has(phrase.head, Classes::PLURAL);
        // "The Indian company": the adjective is not who it is.
        let named = |entity: &usize| {
            let kind = self.entities.get(*entity).map(|entity| entity.kind);
            let bare = kind == Some(EntityKind::Other) || kind == Some(EntityKind::Place);
            !(bare && definite && phrase.to - phrase.from <= 4)
        };
        if let Some(entity) = self
            .people
            .within(span)
            .filter(named)
            .filter(|_| outlet || prose.is(phrase.head, &["agency", "union", "group", "company"]))
        {
            let who = self.entity(entity);
            let kind = if outlet && who.kind == SourceKind::Organisation { SourceKind::Outlet } else { who.kind };
            return Who { kind, ..who };
        }
        if definite
            && !prose.is(
                phrase.head,
                &[
                    "police",
                    "court",
                    "army",
                    "opposition",
                    "crowd",
                    "government",
                    "military",
                    "prosecution",
                    "defence",
                    "defense",
                    "jury",
                    "crown",
                    "state",
                ],
            )
        {
            let cited = || {
                earlier
                    .by_noun
                    .iter()
                    .rev()
                    .take(200)
                    .find(|(_, who)| who.kind == SourceKind::Outlet)
                    .map(|(_, who)| who.clone())
            };
            let known = earlier
                .noun(noun)
                .filter(|who| who.kind != SourceKind::Document)
                .or_else(|| cited().filter(|_| outlet));
            let near = self.people.body_before(span.start).map(|entity| self.entity(entity));
            if let Some(who) = known.or(near) {
                // A body that is called "the newspaper" further down is one.
                let kind = if outlet && who.kind == SourceKind::Organisation { SourceKind::Outlet } else { who.kind };
                return Who { confidence: 0.6, kind, ..who };
            }
        }
        let kind = if outlet {
            SourceKind::Outlet
        } else if plural {
            SourceKind::Anonymous
        } else {
            SourceKind::Organisation
        };
        Who { name: without_article(prose, phrase), kind, entity: None, confidence: 0.6 }
    }
}

/// Whether the word says where one person comes from: "German", "Scot".
fn is_demonym(word: &str) -> bool {
    const OTHERS: &[&str] =
        &["Scot", "Dane", "Swede", "Finn", "Pole", "Turk", "Greek", "Spaniard", "Briton", "Czech", "Croat", "Serb"];
    let ends = ["ian", "ean", "ese", "man", "woman", "ican", "ilian"].iter().any(|end| word.ends_with(end));
    OTHERS.contains(&word) || ends && word.len() > 5
}

/// Who speaks for the bank or the university they are "at".
const ANALYSTS: &[&str] = &["analysts", "strategists", "economists", "researchers", "scientists"];

/// "One of them" is of those without names who spoke last.
fn one_of_them(prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Option<Who> {
    let of = phrase.head + 1;
    let some = prose.is(phrase.head, &["one", "another", "both", "some"]);
    if !some || !prose.is(of, &["of"]) || !prose.is(of + 1, &["them"]) {
        return None;
    }
    let several = |who: &&Who| who.kind == SourceKind::Anonymous;
    earlier.by_noun.iter().rev().take(6).map(|(_, who)| who).find(several).cloned()
}

/// Offices that are held by one person, so that "the mayor" may be anybody.
const OFFICES: &[&str] = &[
    "president",
    "premier",
    "minister",
    "mayor",
    "governor",
    "pope",
    "king",
    "queen",
    "chancellor",
    "speaker",
    "secretary",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "source",
    "judge",
    "prosecutor",
    "coroner",
    "sheriff",
    "prosecution",
    "director",
    "reporter",
    "interviewer",
    "host",
    "moderator",
    "insider",
    "reader",
];

/// The printed phrase without "the" or "a".
pub(super) fn without_article(prose: &Prose, phrase: Phrase) -> String {
    let one = prose.is(phrase.from, &["one"]) && phrase.head > phrase.from;
    let article = one || prose.is(phrase.from, &["the", "a", "an"]);
    let from = if article { phrase.from + 1 } else { phrase.from };
    prose.span(from.min(phrase.to), phrase.to).of(prose.text).to_owned()
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
