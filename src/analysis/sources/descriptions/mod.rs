//! Who is meant by "the minister", "the company", "two officials".

mod groups;
mod offices;

use self::offices::{ANALYSTS, OFFICES};
use crate::analysis::lexicon::Classes;
use crate::analysis::phrases::{Phrase, Sort};
use crate::analysis::prose::Prose;
use crate::analysis::sources::genders::of_word;
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
            if let Some(who) = earlier.noun(noun).filter(|who| !is_another(prose, phrase, &who.name)) {
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
}

/// Whether a phrase can't mean the one called `name`: "the second official" is another than the one who spoke last,
/// "her lawyer" is not "his lawyer".
fn is_another(prose: &Prose, phrase: Phrase, name: &str) -> bool {
    let owners = ["my", "his", "her", "their", "our", "its"];
    let first = name.split(' ').next().unwrap_or_default();
    let is_owned = owners.iter().any(|owner| first.eq_ignore_ascii_case(owner)) && prose.is(phrase.from, &owners);
    let told_apart = prose.is(phrase.from + 1, &["first", "second", "third", "other"]);
    told_apart || is_owned && !prose.word(phrase.from).eq_ignore_ascii_case(first)
}

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
