//! Names of people that mean the same person.

use super::first_names::is_short;
use super::{Clusters, DOMINANT, Form, Known, Meant, SOME};

/// How many first names go with a surname that is not a common one: then the same first name is the same person.
const UNCOMMON: usize = 8;

/// And so many with a rare one: then a shortened first name is the same person, too.
const RARE: usize = 3;

/// Words that belong to the surname behind them.
const PARTICLES: &[&str] = &[
    "abu", "al", "ap", "bar", "ben", "bin", "bint", "d", "da", "das", "de", "del", "della", "den", "der", "di", "do",
    "dos", "du", "el", "ibn", "la", "le", "mac", "mc", "o", "st", "te", "ten", "ter", "van", "von", "zu",
];

const SUFFIXES: &[&str] = &["ii", "iii", "iv", "jr", "junior", "sr"];

/// A full name in its parts.
struct Full<'a> {
    first: String,
    middles: Vec<&'a str>,
    suffix: Option<&'a str>,
}

/// The words of a name without what comes behind the surname.
fn words(folded: &str) -> (Vec<&str>, Option<&str>) {
    let mut words: Vec<&str> = folded.split(' ').collect();
    let suffix = words.last().copied().filter(|last| words.len() > 1 && SUFFIXES.contains(last));
    if suffix.is_some() {
        words.pop();
    }
    (words, suffix)
}

/// The surname's last word, by which people of one name are found.
pub(super) fn group(folded: &str) -> &str {
    words(folded).0.last().copied().unwrap_or("")
}

/// Whether a name is but a surname, or a single name.
pub(in crate::store) fn is_bare(folded: &str) -> bool {
    let (words, suffix) = words(folded);
    let before = words.split_last().map_or(&[][..], |(_, before)| before);
    suffix.is_none() && before.iter().all(|word| PARTICLES.contains(word))
}

/// Whether the words of a longer name end with those of a shorter one.
pub(super) fn ends_with(longer: &str, shorter: &str) -> bool {
    let longer = words(longer).0.join(" ");
    longer.len() > shorter.len() && longer.strip_suffix(shorter).is_some_and(|before| before.ends_with(' '))
}

fn full(folded: &str) -> Option<Full<'_>> {
    let (words, suffix) = words(folded);
    let (_, before) = words.split_last()?;
    // "J. D. Vance" and "JD Vance".
    let singles = before.iter().take_while(|word| word.chars().count() == 1).count();
    let (first, middles) = if singles > 1 {
        (before.get(..singles)?.concat(), before.get(singles..)?.to_vec())
    } else {
        ((*before.first()?).to_owned(), before.get(1..)?.to_vec())
    };
    Some(Full { first, middles, suffix })
}

/// Whether middle names can be those of one person, the last ones left out or shortened to
/// their first letter.
fn go_together(one: &[&str], other: &[&str]) -> bool {
    let same = |one: &str, other: &str| {
        one == other
            || one.chars().count() == 1 && other.starts_with(one)
            || other.chars().count() == 1 && one.starts_with(other)
    };
    one.iter().zip(other).all(|(one, other)| same(one, other))
}

/// Puts together the names of a group: full ones first, then what is short for one of them.
pub(super) fn join<K: Known>(forms: &[Form], clusters: &mut Clusters, known: &K) -> Result<(), K::Error> {
    let mut fulls: Vec<(usize, Full<'_>)> = forms
        .iter()
        .enumerate()
        .filter(|(_, form)| form.takes_part() && !is_bare(&form.folded))
        .filter_map(|(at, form)| Some((at, full(&form.folded)?)))
        .collect();
    // Names with middle names first: a plain one must be seen beside all that it could be.
    fulls.sort_by_key(|(at, full)| {
        let articles = forms.get(*at).map_or(0, |form| form.articles);
        (full.middles.is_empty() && full.suffix.is_none(), -articles, *at)
    });
    let mut firsts: Vec<&str> = fulls.iter().map(|(_, full)| full.first.as_str()).collect();
    firsts.sort_unstable();
    firsts.dedup();
    let group = Group { forms, firsts: firsts.len() };
    for (place, (at, full)) in fulls.iter().enumerate() {
        let mut fitting: Vec<usize> = Vec::new();
        for (other, earlier) in fulls.get(..place).unwrap_or(&[]) {
            if clusters.of(*other) != clusters.of(*at)
                && !fitting.iter().any(|known| clusters.of(*known) == clusters.of(*other))
                && group.are_one((*at, full), (*other, earlier), clusters, known)?
            {
                fitting.push(*other);
            }
        }
        let total: i64 = fitting.iter().map(|other| clusters.weight(*other)).sum();
        let best = fitting.into_iter().max_by_key(|other| clusters.weight(*other));
        if let Some(best) = best.filter(|best| clusters.weight(*best) * 100 >= total * DOMINANT) {
            clusters.join(*at, best);
        }
    }
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.takes_part() && is_bare(&form.folded)) {
        if let Some(full) = meant(forms, at, form, clusters, known)? {
            clusters.join(at, full);
        }
    }
    Ok(())
}

/// The full name of the group that a surname means.
fn meant<K: Known>(
    forms: &[Form],
    at: usize,
    form: &Form,
    clusters: &Clusters,
    known: &K,
) -> Result<Option<usize>, K::Error> {
    let fuller = clusters.fuller(forms, at);
    let Some((lead, articles)) = fuller.iter().copied().max_by_key(|(id, articles)| (*articles, -id)) else {
        return Ok(None);
    };
    let among: i64 = fuller.iter().map(|(_, articles)| articles).sum();
    if articles < SOME || articles * 100 < among * DOMINANT {
        return Ok(None);
    }
    // A surname can be somebody else's first name.
    let ours: Vec<i64> = forms.iter().map(|form| form.id).collect();
    let beginning = known.beginning(&form.folded)?;
    let others: i64 = beginning.iter().filter(|meant| !ours.contains(&meant.name)).map(|meant| meant.articles).sum();
    let dominates = articles * 100 >= (among + others) * DOMINANT;
    Ok(forms.iter().position(|form| form.id == lead).filter(|_| dominates))
}

/// Whether an article that calls somebody so tells of a name that is used elsewhere: its words stand in the full name.
pub(super) fn fits(form: &Form, meant: &Meant) -> bool {
    let mut rest = meant.folded.split(' ');
    form.folded.split(' ').all(|word| rest.any(|other| other == word)) && words(&meant.folded).1.is_none()
}

struct Group<'a> {
    forms: &'a [Form],
    /// How many different first names there are.
    firsts: usize,
}

impl Group<'_> {
    fn are_one<K: Known>(
        &self,
        (at, one): (usize, &Full<'_>),
        (other_at, other): (usize, &Full<'_>),
        clusters: &Clusters,
        known: &K,
    ) -> Result<bool, K::Error> {
        let same_first = one.first == other.first;
        if !same_first && !is_short(&one.first, &other.first) || !go_together(&one.middles, &other.middles) {
            return Ok(false);
        }
        let (Some(form), Some(other_form)) = (self.forms.get(at), self.forms.get(other_at)) else { return Ok(false) };
        let printed = is_printed(form, other_form, known)? || is_printed(other_form, form, known)?;
        let weights = [clusters.weight(at), clusters.weight(other_at)];
        let (less, more) = (weights[0].min(weights[1]), weights[0].max(weights[1]));
        let is_less = |hundredths: i64| less * 100 <= (less + more) * hundredths;
        let first_fits = if same_first {
            one.middles == other.middles || printed || self.firsts <= UNCOMMON || is_less(15) && more >= 10
        } else {
            let has_middle = !one.middles.is_empty() || !other.middles.is_empty();
            printed || self.firsts <= RARE || self.firsts < UNCOMMON && (has_middle || is_less(25))
        };
        // A father and a son are told apart by it, unless it only makes the name more formal.
        let suffix_fits = match (one.suffix, other.suffix) {
            (None, None) => true,
            (Some(one), Some(other)) => one == other,
            (Some(_), None) => is_formal((one, weights[0]), weights[1], printed),
            (None, Some(_)) => is_formal((other, weights[1]), weights[0], printed),
        };
        Ok(first_fits && suffix_fits && (one.is_as(other) || !known.apart(form.id, other_form.id)?))
    }
}

/// Whether a name with a suffix is the formal one of somebody whom most articles name without it.
fn is_formal((full, articles): (&Full<'_>, i64), plain: i64, printed: bool) -> bool {
    let small = articles * 100 <= (articles + plain) * 25;
    small && (!full.middles.is_empty() || !printed && articles <= SOME)
}

/// Whether articles that print the full name call its bearer by this form.
fn is_printed<K: Known>(form: &Form, full: &Form, known: &K) -> Result<bool, K::Error> {
    Ok(known.printed(form)?.iter().any(|meant| meant.name == full.id))
}

impl Full<'_> {
    /// Whether both are the same but for blanks and dots.
    fn is_as(&self, other: &Self) -> bool {
        self.first == other.first && self.middles == other.middles && self.suffix == other.suffix
    }
}
