//! What the form of a name says of its kind.

use crate::analysis::gazetteer::{Gazetteer, Known};
use crate::analysis::recognise::function_words::is_particle;
use crate::analysis::recognise::votes::Votes;
use crate::analysis::recognise::votes::shapes::{ends_as_place, has_inner_capital, named_thing};
use crate::analysis::recognise::words::{Form, Word};

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
