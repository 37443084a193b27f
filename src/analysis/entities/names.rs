//! Names side by side: which printed forms can mean the same.

use crate::analysis::gazetteer::{folded, gazetteer};
use crate::analysis::recognise::capitalised;

/// A printed name in its parts, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As printed, in normal case and on one line.
    pub shown: String,
    /// Its words in lower case without accents and dots; leading "the" and nicknames are left out.
    pub parts: Vec<String>,
}

impl Name {
    /// `printed` as it stands in the text.
    pub fn new(printed: &str) -> Self {
        let line = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = if is_shouted(&line) { capitalised(&line) } else { line };
        let mut parts = Vec::new();
        let mut quoted = false;
        for word in shown.split([' ', '-']).filter(|word| !word.is_empty()) {
            let opens = word.starts_with(is_quotation);
            let closes = word.ends_with(is_quotation);
            if !opens && !quoted {
                parts.push(part(word));
            }
            quoted = (quoted || opens) && !closes;
        }
        if parts.len() > 1 && parts.last().is_some_and(|last| matches!(&**last, "jr" | "sr" | "ii" | "iii")) {
            parts.pop();
        }
        if parts.is_empty() {
            parts.push(part(&shown));
        }
        if parts.len() > 1 && parts.first().is_some_and(|first| first == "the") {
            parts.remove(0);
        }
        Self { shown, parts }
    }

    /// The name as it is listed: without a nickname in quotes.
    pub fn listed(&self) -> String {
        let mut quoted = false;
        let kept = self.shown.split(' ').filter(|word| {
            let opens = word.starts_with(is_quotation) && word.chars().count() > 1;
            let inside = quoted || opens;
            quoted = inside && !word.ends_with(is_quotation);
            !inside
        });
        let kept = kept.collect::<Vec<_>>().join(" ");
        if kept.is_empty() || quoted { self.shown.clone() } else { kept }
    }

    /// The name whatever its case, accents and dots.
    pub fn key(&self) -> String {
        self.parts.join(" ")
    }

    pub fn last(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// Whether these words end the longer name ("defense department", "post").
    pub fn ends(&self, longer: &Self) -> bool {
        self.parts.len() < longer.parts.len() && longer.parts.ends_with(&self.parts)
    }

    /// Whether these words begin the longer name.
    pub fn begins(&self, longer: &Self) -> bool {
        self.parts.len() < longer.parts.len() && longer.parts.starts_with(&self.parts)
    }

    /// Whether this is the longer name with middle names or initials left out.
    pub fn skips(&self, longer: &Self) -> bool {
        self.parts.len() > 1
            && self.parts.len() < longer.parts.len()
            && self.parts.first() == longer.parts.first()
            && self.parts.last() == longer.parts.last()
    }

    /// Whether this is one word made of the longer name's initials.
    pub fn abbreviates(&self, longer: &Self) -> bool {
        let [word] = self.parts.as_slice() else { return false };
        let letters = word.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        if longer.parts.len() < 2 || letters.chars().count() < 2 || !self.shown.chars().any(char::is_uppercase) {
            return false;
        }
        let initials = |small: bool| -> String {
            let kept = longer.parts.iter().filter(|part| small || !is_small(part));
            kept.filter_map(|part| part.chars().next()).collect()
        };
        let whole = [initials(false), initials(true)];
        // "NSF" for the "U.S. National Science Foundation", and "USGS" for the Geological Survey.
        let tail = longer.parts.first().filter(|first| first.chars().count() <= 2 && longer.parts.len() > 2);
        let shifted = tail.is_some_and(|first| {
            whole.iter().any(|whole| {
                let rest = whole.get(1..).unwrap_or_default();
                letters == rest || letters.strip_prefix(first.as_str()) == Some(rest)
            })
        });
        shifted || whole.contains(&letters) || self.takes_syllables(&letters, longer)
    }

    /// "Federal Roads Office (FEDRO)": each word gives its first letters, in order, the first word among them.
    fn takes_syllables(&self, letters: &str, longer: &Self) -> bool {
        if letters.len() < 4 || !letters.is_ascii() || self.shown.chars().any(char::is_lowercase) {
            return false;
        }
        let mut rest = letters;
        for part in longer.parts.iter().filter(|part| !is_small(part)) {
            let shared = part.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
            let needed = shared.min(3);
            rest = rest.get(needed..).unwrap_or_default();
        }
        rest.is_empty()
    }
}

/// The full name behind short forms that everybody knows.
pub fn expanded(key: &str) -> Option<&'static str> {
    Some(match key {
        "us" | "usa" => "United States",
        "uk" => "United Kingdom",
        "uae" => "United Arab Emirates",
        "un" => "United Nations",
        "eu" => "European Union",
        "ussr" => "Soviet Union",
        "drc" => "Democratic Republic of the Congo",
        "dc" => "District of Columbia",
        _ => return None,
    })
}

/// Short forms whose full name is no row of initials.
pub fn known_short_form(short: &str, long: &str) -> bool {
    matches!(
        (short, long),
        ("america" | "united states of america", "united states")
            | ("britain" | "great britain", "united kingdom")
            | ("fed", "federal reserve")
            | ("iaea", "international atomic energy agency")
            | ("ap", "associated press")
            | ("afp", "agence france presse")
            | ("who", "world health organization" | "world health organisation")
            | ("scotland yard", "metropolitan police")
            | ("dutch", "netherlands")
    ) || STATES.contains(&(short, long))
}

/// The states of the United States as agencies shorten them behind the name of a town.
const STATES: &[(&str, &str)] = &[
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("md", "maryland"),
    ("mass", "massachusetts"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("nh", "new hampshire"),
    ("nj", "new jersey"),
    ("nm", "new mexico"),
    ("ny", "new york"),
    ("nc", "north carolina"),
    ("nd", "north dakota"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("ri", "rhode island"),
    ("sc", "south carolina"),
    ("sd", "south dakota"),
    ("tenn", "tennessee"),
    ("vt", "vermont"),
    ("va", "virginia"),
    ("wash", "washington"),
    ("wva", "west virginia"),
    ("wis", "wisconsin"),
    ("wyo", "wyoming"),
];

fn part(word: &str) -> String {
    let plain = folded(word);
    let word = plain.as_deref().unwrap_or(word);
    let kept =
        word.chars().filter(|c| !matches!(c, '.' | ',' | '\'' | '’')).flat_map(char::to_lowercase).collect::<String>();
    if kept.is_empty() { word.to_owned() } else { kept }
}

fn is_small(part: &str) -> bool {
    matches!(part, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&" | "de" | "la" | "des" | "du")
}

fn is_quotation(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '‘' | '\'' | '«' | '»')
}

/// Whether it is in capitals only because its line is: "DANA RUIZ", "LISBON".
fn is_shouted(line: &str) -> bool {
    if line.chars().any(char::is_lowercase) || line.contains('.') {
        return false;
    }
    let lists = gazetteer();
    if lists.of(line).is_name() {
        return false;
    }
    let long = line.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3).count();
    long > 1 || line.contains(' ') && long > 0 || lists.of(&capitalised(line)).is_name()
}

#[cfg(test)]
mod tests;
