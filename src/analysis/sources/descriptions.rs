//! Who is meant by "the minister", "the company", "two officials".

use crate::analysis::attribution::main_subject;
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::{Gender, of_word};
use crate::analysis::sources::speakers::{Earlier, Speakers, Who};
use crate::model::{EntityKind, SourceKind};

impl Speakers<'_> {
    pub(super) fn description(&self, prose: &Prose, phrase: Phrase, earlier: &Earlier) -> Who {
        let noun = prose.word(phrase.head);
        let span = phrase.span(prose);
        let plural = prose.has(phrase.head, Classes::PLURAL);
        let definite = prose.is(phrase.from, &["the", "this", "that", "his", "her", "its", "their"])
            && phrase.to - phrase.from <= 3
            && !plural;
        // "Minister: ...", "president tells coast": a headline leaves the article out, and so does what stands below.
        let headline = prose.is_headline() || phrase.from == 0 && !prose.has(phrase.from, Classes::DETERMINER);
        if headline
            && phrase.sort == Sort::Role
            && !plural
            && !prose.is(phrase.from, &["a", "an"])
            && phrase.to - phrase.from <= 2
        {
            let whole = self.people.described(noun, u32::MAX).or_else(|| self.people.described_closer(noun, u32::MAX));
            if let Some(entity) = whole {
                return Who { confidence: 0.6, ..self.entity(entity) };
            }
        }
        let speaks_for =
            ["spokes", "representative", "press", "office"].iter().any(|start| noun.to_lowercase().starts_with(start));
        // "a ministry spokesman" speaks for the ministry; "his office" for him.
        if speaks_for
            && !plural
            && let Some(who) = self.spoken_for(prose, phrase, definite, earlier)
        {
            return who;
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
        if let Some(person) = self.explained(prose, phrase).filter(|_| phrase.sort == Sort::Role) {
            return self.entity(person);
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
            if let Some(who) = self.introduced(noun, prose.word(phrase.from + 1), span.start, earlier) {
                return who;
            }
            // "his lawyer" is not the barrister of somebody else.
            let owned = prose.has(phrase.from, Classes::OWNER);
            if let Some(entity) = self.people.described_closer(noun, span.start).filter(|_| !owned) {
                return Who { confidence: 0.7, ..self.entity(entity) };
            }
            // "the Scot", "the man", "the striker": whoever was spoken of last. An office needs no such help.
            let office = OFFICES.iter().any(|office| noun.eq_ignore_ascii_case(office));
            let bare = phrase.sort == Sort::Role && phrase.to - phrase.from == 2 && prose.is(phrase.from, &["the"]);
            let gender = of_word(noun);
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
            if let Some(who) = known.or_else(|| self.introduced(noun, "", span.start, earlier)) {
                return who;
            }
        }
        let name = without_article(prose, with_clause(prose, phrase));
        Who { name, kind: SourceKind::Anonymous, entity: None, confidence: 0.7 }
    }

    /// Whom a spokesman or an office speaks for, where it is told; `definite`: "the", "his".
    fn spoken_for(&self, prose: &Prose, phrase: Phrase, definite: bool, earlier: &Earlier) -> Option<Who> {
        let noun = prose.word(phrase.head);
        let span = phrase.span(prose);
        let office = noun.eq_ignore_ascii_case("office");
        let named = if office { self.people.within(span) } else { self.people.body_within(span) };
        let known = self.people.described(noun, span.start).filter(|_| definite && !office);
        // "the YMCA, where a spokeswoman said", "The YMCA apologised. “...,” a spokeswoman said."
        let sentence = prose.sentence(phrase.from).start;
        let alone = phrase.to == phrase.head + 1 && phrase.to - phrase.from == 2;
        let above = (0..4).filter(|_| alone).scan(sentence, |start, _| {
            *start = prose.sentence(start.checked_sub(1)?).start;
            Some(*start)
        });
        let above = above.filter_map(|start| {
            let subject = main_subject(prose, start, prose.sentence(start).end)?;
            self.people.body_within(subject.span(prose))
        });
        let mut above = above.filter(|&body| self.entities[body].kind == EntityKind::Organisation);
        let near = || self.people.body_within(prose.span(sentence, phrase.from)).filter(|_| !definite && !office);
        let mut before = || above.next().filter(|_| !definite && !office);
        if let Some(entity) = known.or(named).or_else(near).or_else(&mut before) {
            return Some(self.entity(entity));
        }
        // "his office"
        if office && prose.is(phrase.from, &["his", "her"]) && phrase.head == phrase.from + 1 {
            let gender = if prose.is(phrase.from, &["his"]) { Gender::He } else { Gender::She };
            let owner = self.people.person_before(span.start, Some(gender), &earlier.spoke);
            return owner.map(|entity| Who { confidence: 0.6, ..self.entity(entity) });
        }
        // "Acme has closed the site. Nobody was hurt, a spokeswoman said."
        let bare =
            noun.to_lowercase().starts_with("spokes") && phrase.to <= phrase.head + 1 && phrase.to <= phrase.from + 2;
        let above = || self.people.body_between(prose.passage.span.start, span.start);
        if let Some(entity) = Some(()).filter(|()| bare).and_then(|()| above()) {
            return Some(Who { confidence: 0.6, ..self.entity(entity) });
        }
        // "a spokesperson for the council"
        let group = (phrase.head + 1..phrase.to).find(|&at| prose.has(at, Classes::GROUP))?;
        if !prose.is(phrase.head + 1, &["for"]) {
            return None;
        }
        let body = Phrase { from: phrase.head + 2, to: phrase.to, head: group, sort: Sort::Group };
        Some(self.group(prose, body, prose.is(body.from, &["the"]), earlier))
    }

    /// Who was told of before with a noun; `which`: the word that tells several apart.
    fn introduced(&self, noun: &str, which: &str, place: u32, earlier: &Earlier) -> Option<Who> {
        let one = self.people.introduced(noun, which, place)?;
        let piece = self.prose.get(one.passage)?;
        let speaks_for = !one.plural && noun.to_lowercase().starts_with("spokes");
        let body = || self.spoken_for(piece, one.phrase, false, earlier);
        if let Some(who) = Some(()).filter(|()| speaks_for).and_then(|()| body()) {
            return Some(who);
        }
        let name = without_article(piece, one.phrase);
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
            let called = self.people.called(noun, span.start).or_else(|| self.people.named_with(noun, span.start));
            let called = called.map(|entity| self.entity(entity));
            let paper = || self.people.outlet_before(span.start).filter(|_| outlet).map(|entity| self.entity(entity));
            if let Some(who) = called.or(known).or_else(paper).or(near) {
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

/// Who speaks for the bank or the university they are "at".
const ANALYSTS: &[&str] = &["analysts", "strategists", "economists", "researchers", "scientists"];

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

/// "two people who have seen the list": with the clause that alone tells who they are.
fn with_clause(prose: &Prose, phrase: Phrase) -> Phrase {
    const ASIDES: &[&str] = &[
        "asked",
        "declined",
        "spoke",
        "requested",
        "wished",
        "insisted",
        "did",
        "refused",
        "said",
        "could",
        "would",
        "was",
        "were",
        "are",
        "wanted",
        "gave",
        "told",
    ];
    let general =
        prose.is(phrase.head, &["people", "person", "others", "someone", "somebody", "those", "men", "women"]);
    // "Above the door someone wrote": the noun before belongs elsewhere.
    let someone = prose.is(phrase.head, &["someone", "somebody"]);
    let phrase = if someone { Phrase { from: phrase.head, ..phrase } } else { phrase };
    let who = phrase.to;
    let place = prose.is(who + 1, &["was", "were", "are", "is"]) && prose.has(who + 2, Classes::PREPOSITION);
    let aside = prose.is(who + 1, ASIDES) && !place;
    if !general || !prose.is(who, &["who"]) || aside {
        return phrase;
    }
    let ends = |at: &usize| {
        let past = prose.at(*at).cue.is_some() && *at > who + 2;
        // "who attended the meeting at which it was handed out"
        let aside = prose.has(*at, Classes::PREPOSITION) && prose.is(*at + 1, &["which", "whom", "whose"]);
        past || aside || prose.is_quoted(*at) || matches!(prose.word(*at), "" | "," | "." | ";" | ":" | "—" | "–" | "(")
    };
    let to = (who + 1..who + 12).find(ends);
    to.filter(|to| *to > who + 2).map_or(phrase, |to| Phrase { to, ..phrase })
}

/// The printed phrase without "the" or "a".
pub(super) fn without_article(prose: &Prose, phrase: Phrase) -> String {
    let one = prose.is(phrase.from, &["one"]) && phrase.head > phrase.from;
    let article = one || prose.is(phrase.from, &["the", "a", "an"]);
    let from = if article { phrase.from + 1 } else { phrase.from };
    prose.span(from.min(phrase.to), phrase.to).of(prose.text).to_owned()
}
