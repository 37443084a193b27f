//! What a name's form and its neighbours say of its kind.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::beside::over_comma;
use crate::analysis::recognise::candidate::Candidate;
use crate::analysis::recognise::function_words::is_particle;
use crate::analysis::recognise::shapes::{ends_as_place, has_inner_capital, named_thing};
use crate::analysis::recognise::words::{Form, LineCase, Word};
use crate::model::EntityKind;

/// What parts of people's names are known as.
const NAMES: Known = Known::FIRST_NAME.or(Known::SURNAME);

/// Votes for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    pub person: f32,
    pub organisation: f32,
    pub place: f32,
    pub other: f32,
}

impl Votes {
    pub fn add(&mut self, more: Self) {
        self.person += more.person;
        self.organisation += more.organisation;
        self.place += more.place;
        self.other += more.other;
    }

    pub fn give(&mut self, kind: EntityKind, weight: f32) {
        match kind {
            EntityKind::Person => self.person += weight,
            EntityKind::Organisation => self.organisation += weight,
            EntityKind::Place => self.place += weight,
            EntityKind::Other => self.other += weight,
        }
    }

    /// The kind with most votes, how many they are, and how far ahead it is.
    pub fn best(&self) -> (EntityKind, f32, f32) {
        let mut all = [
            (EntityKind::Person, self.person),
            (EntityKind::Organisation, self.organisation),
            (EntityKind::Place, self.place),
            (EntityKind::Other, self.other),
        ];
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        (all[0].0, all[0].1, all[0].1 - all[1].1)
    }
}

/// What sports clubs have before or behind their names.
const CLUBS: &[&str] = &[
    "FC", "SC", "AC", "RS", "AS", "CF", "SV", "CD", "UD", "AFC", "SK", "FK", "RC", "SS", "BC", "CA", "RFC", "CC",
    "VfB", "VfL",
];

/// What stands before "of" in the long names of states and their parts.
const REALMS: &[&str] = &[
    "Republic",
    "Kingdom",
    "State",
    "Commonwealth",
    "Province",
    "City",
    "County",
    "Town",
    "Principality",
    "Duchy",
    "Emirate",
    "Sultanate",
];

/// What the name itself says.
pub fn of_form(words: &[Word<'_>], lists: &Gazetteer) -> Votes {
    let mut votes = Votes::default();
    let capitals = words.iter().filter(|word| word.is_capital()).collect::<Vec<_>>();
    let (Some(first), Some(last)) = (capitals.first(), capitals.last()) else { return votes };
    let several = capitals.len() > 1;
    let common = |word: &&Word<'_>| lists.is_word(&word.lower) && !word.is(Known::FIRST_NAME.or(Known::SURNAME));
    let all_common = capitals.iter().all(common);
    if first.is(Known::FIRST_NAME) {
        votes.person += if several { 3.0 } else { 1.5 };
    }
    if last.is(Known::SURNAME) {
        votes.person += if several { 1.5 } else { 1.2 };
    }
    if first.form == Form::Capitals && first.name == first.text && !several {
        let short = (2..=6).contains(&first.text.chars().filter(|c| c.is_alphabetic()).count());
        votes.organisation += if short { 2.5 } else { 0.4 };
    }
    named_thing(&capitals, several, &mut votes);
    if words.iter().any(|word| word.text == "&") {
        votes.organisation += 6.0;
    }
    if several && first.starts_foreign_body() {
        votes.organisation += 2.5;
    }
    if words.iter().any(|word| matches!(word.text, "of" | "for" | "and")) {
        votes.organisation += 1.0;
        votes.other += 0.8;
    }
    if several && words.iter().any(|word| word.text == "of") && REALMS.contains(&&*first.name) {
        votes.place += 4.0;
    }
    if several && all_common {
        votes.organisation += 1.4;
        votes.other += 0.7;
    }
    if several && last.lower.ends_with('s') && common(last) && !first.is(Known::FIRST_NAME) {
        votes.organisation += 1.5;
    }
    if words.iter().any(|word| is_particle(word.text) || word.text.starts_with("al-") || word.text.starts_with("el-")) {
        votes.person += 1.0;
    }
    let club = |word: &&Word<'_>| CLUBS.contains(&word.text);
    if several && (club(first) || club(last)) {
        votes.organisation += 5.0;
    } else if capitals.iter().skip(1).any(|word| is_initial(word)) || is_initial(first) && several {
        votes.person += 2.0;
    }
    if matches!(&*last.name, "Jr." | "Jr" | "Sr." | "III" | "II") && !first.is(Known::PLACE) {
        votes.person += 3.0;
    }
    if (2..=3).contains(&capitals.len()) && !capitals.iter().any(common) {
        votes.person += 1.6;
    }
    if capitals.len() > 3 {
        votes.organisation += 0.6;
    }
    if words.iter().any(|word| word.is_mark && word.text != "'" && word.text != "’") {
        votes.person += 3.0;
    }
    if !several {
        of_letters(first, &mut votes);
    }
    if several && first.is(Known::PLACE) && !first.is(Known::FIRST_NAME) {
        let numbered = matches!(last.text, "II" | "III" | "IV");
        votes.organisation += if last.lower.ends_with('s') { 3.0 } else { 1.0 };
        votes.place += if numbered { 3.0 } else { 0.0 };
    }
    if several && matches!(&*first.name, "National" | "International" | "Royal" | "Federal") {
        votes.organisation += 2.0;
    }
    votes
}

/// What the letters of a single word say.
fn of_letters(first: &Word<'_>, votes: &mut Votes) {
    if first.known.is_unknown() && ends_as_place(&first.lower) {
        votes.place += 1.3;
    }
    if first.form == Form::Capital && has_inner_capital(first.text) {
        votes.organisation += 2.0;
    }
    if first.form == Form::Capitals && first.text.contains('-') && first.text.contains(char::is_numeric) {
        votes.other += 4.0;
    }
    if first.text.chars().filter(char::is_ascii_digit).count() > 2 {
        votes.other += 4.0;
    }
    if first.text.starts_with("Saint-") || first.text.starts_with("Sainte-") {
        votes.place += 2.0;
    }
}

impl Word<'_> {
    /// "Banque", "Radio", "Die": organisations and papers begin with it in other languages.
    fn starts_foreign_body(&self) -> bool {
        matches!(
            &*self.name,
            "Banque"
                | "Banco"
                | "Banca"
                | "Radio"
                | "Grupo"
                | "Groupe"
                | "Partido"
                | "Parti"
                | "Il"
                | "Die"
                | "Der"
                | "Das"
                | "FC"
                | "AC"
                | "SC"
                | "Team"
                | "Studio"
                | "Academia"
                | "Sporting"
                | "Atlético"
                | "Dynamo"
                | "Dinamo"
                | "Spartak"
                | "Lokomotiv"
                | "Olympique"
                | "Borussia"
                | "Deportivo"
                | "Universidad"
                | "Universidade"
                | "Université"
                | "Universität"
                | "Instituto"
                | "Institut"
                | "Fundación"
                | "Fondation"
                | "Société"
                | "Compagnie"
                | "Teatro"
                | "Museo"
                | "Musée"
                | "Sindicato"
        )
    }
}

fn is_initial(word: &Word<'_>) -> bool {
    let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 || letters <= 3 && word.text.ends_with('.') && word.form == Form::Capitals
}

/// What the words around it say.
pub fn of_context(line: &[Word<'_>], candidate: &Candidate, lists: &Gazetteer) -> Votes {
    let mut votes = Votes::default();
    let range = &candidate.words;
    if line.get(range.start).is_none_or(|word| word.line != LineCase::Sentence) {
        return votes;
    }
    let lower = |at: usize| line.get(at).map_or("", |word| &*word.lower);
    let several = range.len() > 1;
    before(line, range.start, lists, &mut votes);
    let next = lower(range.end);
    // "from Cahora Bassa to Blantyre"
    if next == "to" && range.start > 0 && lower(range.start - 1) == "from" {
        votes.place += 1.5;
    }
    if matches!(next, "administration" | "regime" | "presidency") {
        votes.person += 3.0;
    }
    if lists.of(next).any(Known::WORK) {
        votes.other += 3.0;
    }
    if matches!(next, "council" | "police" | "county" | "residents") {
        votes.place += 1.5;
    }
    if range.start == 0 {
        dateline(line, range.end, &mut votes);
    }
    if range.start > 1
        && range.len() == 1
        && line.get(range.start).is_some_and(|word| word.text == "X")
        && lower(range.start - 1) == "on"
    {
        votes.organisation += 5.0;
    }
    if lists.of(next).any(Known::SAYING) {
        votes.person += if several { 1.5 } else { 1.2 };
        votes.organisation += 0.4;
    }
    // "Velkom CEO Jo Orr"
    let officer =
        matches!(line.get(range.end).map_or("", |word| word.text), "CEO" | "CFO" | "COO" | "CTO" | "Chairman");
    if officer && !several && line.get(range.end + 1).is_some_and(Word::is_capital) {
        votes.organisation += 3.0;
    }
    if lists.of(next).any(Known::PLACE_NOUN) {
        votes.place += 2.5;
    }
    if lists.of(next).any(Known::STAFF) {
        // "Tern Line spokesperson Ulrik Sand"
        let named = line.get(range.end + 1).is_some_and(Word::is_capital);
        votes.organisation += if named { 3.0 } else { 1.8 };
    }
    if matches!(next, "regional" | "provincial" | "municipal" | "coast") {
        votes.place += 2.0;
    }
    if lists.of(next).any(Known::ORGANISATION_NOUN) {
        votes.organisation += 1.5;
    }
    if next == "-" || next.starts_with('@') {
        votes.other += 0.3;
    }
    if matches!(next, "'s" | "’s") {
        owner(line, range.end, range.len(), lists, &mut votes);
    }
    if matches!(next, "who" | "himself" | "herself") {
        votes.person += 2.0;
    }
    over_comma(line, candidate, lists, &mut votes);
    if next == "," {
        apposition(line, range.end + 1, &mut votes, lists);
    }
    if next == "("
        && lower(range.end + 2) == ")"
        && line.get(range.end + 1).is_some_and(|word| word.form == Form::Capitals)
    {
        votes.organisation += 3.0;
    }
    votes
}

/// What stands behind a name that begins the line, up to `end`: "GENEVA —", "TORREMONTE, Italy —".
fn dateline(line: &[Word<'_>], end: usize, votes: &mut Votes) {
    let text = |at: usize| line.get(at).map_or("", |word| word.text);
    let dashed = |at: usize| matches!(text(at), "—" | "–" | "--" | "-");
    if text(end) == "," && (end + 2..end + 6).any(dashed) {
        votes.place += if line.first().is_some_and(|word| word.form == Form::Capitals) { 4.0 } else { 1.0 };
    }
    let bracket = text(end) == "(" && line.iter().take(12).any(|word| matches!(word.text, "—" | "–" | "-"));
    if matches!(text(end), "—" | "–" | "--") || bracket {
        votes.place += 4.0;
    }
}

/// What a name of some words owns, whose possessive stands at `mark`.
fn owner(line: &[Word<'_>], mark: usize, length: usize, lists: &Gazetteer, votes: &mut Votes) {
    let owned = line.get(mark + 1).map_or("", |word| &*word.lower);
    if lists.of(owned).any(Known::STAFF) {
        votes.organisation += 1.2;
    }
    // "Gartner's Jo Orr": whose people have names.
    let full = line.get(mark + 1).is_some_and(|word| word.is(Known::FIRST_NAME) && word.is_capital());
    if full && length < 3 && line.get(mark + 2).is_some_and(Word::is_capital) {
        votes.organisation += 3.0;
    }
    if lists.of(owned).any(Known::KIN) {
        votes.person += 1.5;
    }
    if matches!(owned, "capital" | "president" | "government" | "parliament" | "port" | "mayor" | "army") {
        votes.place += 2.0;
    }
}

/// What stands before a name.
fn before(line: &[Word<'_>], at: usize, lists: &Gazetteer, votes: &mut Votes) {
    let Some(word) = at.checked_sub(1).and_then(|before| line.get(before)) else { return };
    let lower = &*word.lower;
    let two_back = at.checked_sub(2).and_then(|before| line.get(before)).map_or("", |word| &*word.lower);
    let two_back_is_name = at > 2
        && line.get(at - 2).is_some_and(|word| word.form == Form::Capital && word.known.any(NAMES) && !word.starts);
    match lower {
        "in" if matches!(two_back, "shares" | "stake" | "investors" | "shareholders" | "stock") => {
            votes.organisation += 2.5;
        }
        "in" | "near" | "outside" | "across" | "off" => votes.place += 2.7,
        "around" | "toward" | "towards" | "throughout" | "into" => votes.place += 1.0,
        "from" => votes.place += 1.2,
        "at" | "through" => votes.place += 0.8,
        "state-owned" | "state-run" | "family-owned" | "privately-held" | "rival" => votes.organisation += 3.0,
        ":" if matches!(two_back, "photo" | "image" | "picture" | "photograph" | "photos") => {
            let several = line.get(at + 1).is_some_and(Word::is_capital);
            votes.give(if several { EntityKind::Person } else { EntityKind::Organisation }, 2.0);
        }
        "to" => votes.place += 0.4,
        "of" => {
            votes.place += 0.4;
            if lists.of(two_back).any(Known::PLACE_NOUN) {
                votes.place += 3.0;
            } else if two_back == "," || two_back_is_name {
                votes.place += 2.0;
                votes.organisation += 0.5;
            }
        }
        "northern" | "southern" | "eastern" | "western" | "central" | "downtown" | "nearby" | "northeastern"
        | "northwestern" | "southeastern" | "southwestern" => votes.place += 3.0,
        "the" if word.text == "The" && !word.starts => votes.organisation += 3.0,
        "the" => {
            votes.organisation += 0.8;
            votes.person -= 2.0;
            votes.other += 0.6;
            votes.place += 0.4;
        }
        "a" | "an" => {
            votes.other += 1.5;
            votes.person -= 1.5;
        }
        "and" if at > 1 && line.get(at - 2).is_some_and(|word| word.is_capital() && word.is(Known::PLACE_HEAD)) => {
            votes.place += 1.5;
        }
        "and" | "with" | "by" => votes.person += 0.3,
        "mr" | "mrs" | "ms" => votes.person += 4.0,
        "as" if matches!(two_back, "only" | "name" | "identified") => votes.person += 3.0,
        "via" | "on" => votes.organisation += 0.3,
        _ => {}
    }
    if word.form == Form::Lower {
        if lists.of(lower).any(Known::ORGANISATION_NOUN) {
            votes.organisation += 3.5;
        } else if lists.of(lower).any(Known::WORK) {
            votes.other += 4.0;
        } else if lists.of(lower).any(Known::PLACE_NOUN) {
            votes.place += 2.0;
        } else if lists.of(lower).any(Known::ROLE)
            || lists.of(&crate::analysis::recognise::words::capitalised(lower)).any(Known::TITLE)
        {
            votes.person += 2.5;
        }
    }
}

/// What is said of the name behind its comma.
fn apposition(line: &[Word<'_>], at: usize, votes: &mut Votes, lists: &Gazetteer) {
    let Some(first) = line.get(at) else { return };
    let lower = &*first.lower;
    if first.form == Form::Other && lower.len() <= 3 && lower.chars().all(|c| c.is_ascii_digit()) {
        if line.get(at + 1).is_some_and(|word| word.text == ",") {
            votes.person += 4.0;
        }
        return;
    }
    if matches!(lower, "who" | "whose") {
        votes.person += 2.5;
        return;
    }
    if first.is_capital() && first.is(Known::PLACE) && !first.is(Known::FIRST_NAME) {
        votes.place += 1.5;
    }
    if !matches!(lower, "a" | "an" | "the" | "its" | "his" | "her" | "their" | "one") && first.form != Form::Lower {
        return;
    }
    for (place, word) in line.iter().enumerate().skip(at).take(7) {
        if matches!(word.text, "," | "." | ";") || word.is_mark {
            break;
        }
        let lower = &*word.lower;
        if word.form != Form::Lower {
            continue;
        }
        // "the sister city of": the first of two nouns says nothing.
        if line
            .get(place + 1)
            .is_some_and(|next| next.form == Form::Lower && lists.of(&next.lower).any(Known::PLACE_NOUN))
        {
            continue;
        }
        if lists.of(lower).any(Known::ROLE)
            || lists.of(&crate::analysis::recognise::words::capitalised(lower)).any(Known::TITLE)
        {
            votes.person += 2.5;
            return;
        }
        if lists.of(lower).any(Known::ORGANISATION_NOUN) && !matches!(lower, "side" | "union") {
            votes.organisation += 2.0;
            return;
        }
        if lists.of(lower).any(Known::PLACE_NOUN) {
            votes.place += 2.0;
            return;
        }
        if lists.of(lower).any(Known::WORK) {
            votes.other += 4.0;
            return;
        }
        if matches!(
            lower,
            "of" | "at" | "in" | "that" | "which" | "said" | "is" | "was" | "has" | "where" | "when" | "as" | "but"
        ) {
            break;
        }
    }
}
