//! Who wrote it: names out of what pages put where an author's name belongs.

use url::Url;

use super::jsonld::Said;
use super::scan::{Evidence, Rank};
use crate::feeds::folded::folded;
use crate::feeds::limits;
use crate::model::Text;

/// The authors by the surest witness that names any.
pub(super) fn choose(
    evidence: &Evidence<'_>,
    said: &Said,
    publisher: Option<&str>,
    headline: &str,
    url: Option<&Url>,
) -> Vec<Text> {
    let metas = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
        "cxenseparse:author",
        "dcterms.creator",
        "articleauthor",
        "twitter:misc:written by",
    ];
    // "Written by" and the name beside it, for the cards of networks.
    let labelled = evidence.meta("twitter:label1").is_some_and(|label| {
        ["written by", "verfasst von", "geschreven door", "escrito por", "écrit par", "scritto da"]
            .contains(&label.to_lowercase().as_str())
    });
    let carded = evidence.all("twitter:data1").filter(|_| labelled).map(str::to_owned).collect();
    let mut witnesses: Vec<Vec<String>> = vec![said.authors.clone()];
    witnesses.extend(metas.iter().map(|name| evidence.all(name).map(str::to_owned).collect()));
    for rank in [Rank::Microdata, Rank::Link, Rank::Class, Rank::Loose, Rank::Printed] {
        witnesses.push(evidence.authors(rank, headline));
    }
    witnesses.insert(metas.len() + 1, carded);
    if let Some(names) = only_printed(evidence, &witnesses, headline) {
        return names;
    }
    let site = url.and_then(Url::host_str).and_then(site_of);
    let mut outlet = Vec::new();
    for witness in witnesses {
        let names = names(&witness);
        // An outlet or a desk as the author is believed only where no one else is named.
        let is_outlet = |name: &Text| {
            let domain = !name.contains(' ') && name.contains('.') && !name.ends_with('.');
            let of_site = !name.contains('/') && site.as_deref().is_some_and(|site| folded(name).starts_with(site));
            domain || of_site || is_desk(name) || publisher.is_some_and(|publisher| same(name, publisher))
        };
        if !names.iter().all(is_outlet) {
            return names.into_iter().filter(|name| !is_outlet(name)).collect();
        }
        if outlet.is_empty() {
            outlet = names;
        }
    }
    outlet
}

/// The one person whom the page's byline names, where programs are told another name that it prints nowhere and that
/// no other witness knows: that of who put the article in.
fn only_printed(evidence: &Evidence<'_>, witnesses: &[Vec<String>], headline: &str) -> Option<Vec<Text>> {
    let (said, others) = witnesses.split_first()?;
    let told = names(said);
    let known: Vec<Text> = others.iter().flat_map(|witness| names(witness)).collect();
    if told.is_empty() || told.iter().any(|name| known.iter().any(|known| alike(known, name))) {
        return None;
    }
    let one = names(&evidence.byline_below(headline));
    let is_person = |name: &Text| {
        (2..=4).contains(&name.split(' ').count()) && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    (one.len() == 1 && one.iter().all(is_person) && said.len() == 1).then_some(one)
}

/// Whether one name holds the other, or both end with the same surname.
fn alike(a: &str, b: &str) -> bool {
    let surname = |name: &str| name.split(' ').next_back().map(folded);
    let same_end = surname(a) == surname(b);
    let (a, b) = (folded(a), folded(b));
    same_end || a.contains(&b) || b.contains(&a)
}

/// A desk or a program and no more than that: "Staff", "Web Desk", "admin".
fn is_desk(name: &str) -> bool {
    const WORDS: [&str; 16] = [
        "staff",
        "admin",
        "administrator",
        "editor",
        "editors",
        "newsroom",
        "redaktion",
        "desk",
        "online",
        "team",
        "webmaster",
        "web",
        "news",
        "reporter",
        "writer",
        "correspondent",
    ];
    name.to_lowercase().split_whitespace().all(|word| WORDS.contains(&word))
}

fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// The site's own name out of its host: "lundepaper" of "www.lunde-paper.co.example".
fn site_of(host: &str) -> Option<String> {
    let longest = host.split('.').filter(|part| *part != "www").max_by_key(|part| part.len())?;
    Some(folded(longest)).filter(|site| site.len() >= 3)
}

/// Agencies that are printed in small letters.
const AGENCIES: [&str; 8] = ["dpa", "afp", "sid", "epd", "kna", "ansa", "ntb", "belga"];

/// The names in a list of bylines, each once.
pub(in crate::feeds::extract) fn names(bylines: &[String]) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for byline in bylines {
        let Some(byline) = byline.lines().map(without_by).find(|line| !line.is_empty()) else { continue };
        let from = out.len();
        for name in parts(byline) {
            // "Ann Roe, Lunde": one word after a whole name is where she was.
            let is_place =
                out.len() == from + 1 && names_one(&out, from) && !name.contains(' ') && byline.contains(", ");
            if is_place {
                continue;
            }
            // "Ann Roe (aro)": the house's sign for her; "Ann Roe in Lunde": where she is.
            let name = without_by(&name);
            let name = Text::line(without_place(name.split(" (").next().unwrap_or(name)));
            let known = out.iter().any(|held| same(held, &name));
            if is_name(&name) && !known && out.len() < limits::AUTHORS {
                out.push(name);
            }
        }
    }
    // A single word in small letters beside whole names is a mark of the house.
    let is_mark = |name: &Text| {
        !name.contains(' ')
            && !name.contains(char::is_uppercase)
            && name.is_ascii()
            && !AGENCIES.contains(&name.as_str())
    };
    if out.iter().any(|name| name.contains(' ')) {
        out.retain(|name| !is_mark(name));
    }
    out
}

/// Whether the last name has more words than one.
fn names_one(names: &[Text], from: usize) -> bool {
    names.get(from).is_some_and(|name| name.contains(' '))
}

/// The byline without its "By".
fn without_by(line: &str) -> &str {
    const STARTS: [&str; 17] = [
        "written by",
        "story by",
        "posted by",
        "reported by",
        "analysis by",
        "by:",
        "by",
        "von:",
        "von",
        "par",
        "por",
        "di",
        "door",
        "text:",
        "autor:",
        "author:",
        "af",
    ];
    let line = line.trim();
    for start in STARTS {
        let Some((head, rest)) = line.split_at_checked(start.len()) else { continue };
        if head.eq_ignore_ascii_case(start)
            && (rest.is_empty() || rest.starts_with(char::is_whitespace) || start.ends_with(':'))
        {
            return rest.trim();
        }
    }
    line
}

/// The name without where or for whom: "Ann Roe in Lunde", "Ann Roe for The Post".
fn without_place(name: &str) -> &str {
    let cut = [" in ", " at ", " for ", " – ", " - ", " / "]
        .iter()
        .filter_map(|mark| name.find(mark))
        .filter(|&at| name.get(..at).is_some_and(|before| before.split_whitespace().count() >= 2))
        .min();
    cut.and_then(|at| name.get(..at)).unwrap_or(name).trim()
}

/// A byline cut at commas and the word for "and".
fn parts(byline: &str) -> Vec<String> {
    let mut line = byline.replace([';', '|', '•', '·'], ",");
    for and in [" and ", " und ", " et ", " & ", " y ", " og ", " och ", " en "] {
        line = line.replace(and, ",");
    }
    line.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn is_name(words: &str) -> bool {
    let lower = words.to_lowercase();
    let count = words.split_whitespace().count();
    (2..=60).contains(&words.chars().count())
        && (1..=7).contains(&count)
        && !lower.contains("http")
        && !lower.contains("www.")
        && !words.contains(['@', '{', '<', '(', ')', ':'])
        && !words.starts_with(|c: char| c.is_ascii_digit())
        && words.chars().any(char::is_alphabetic)
        && words.chars().filter(char::is_ascii_digit).count() < 3
        && ![
            "correspondent",
            "reporter",
            "editor",
            "staff writer",
            "quelle:",
            "source:",
            "published",
            "updated",
            "read more",
            "share",
            "follow",
        ]
        .iter()
        .any(|no| lower.starts_with(no) || (lower.ends_with(no) && count < 5))
}

#[cfg(test)]
mod tests;
