//! The headline: what the page prints, checked against what it tells others.

use super::bounded;
use super::jsonld::Said;
use super::scan::Evidence;
use crate::feeds::folded::folded;
use crate::model::Text;

/// The headline, and the kicker where the page prints it in the same element.
pub(super) fn choose(evidence: &Evidence<'_>, said: &Said, publisher: Option<&str>) -> (Text, Option<Text>) {
    let claims = claims(evidence, said, publisher);
    if let Some((kicker, headline)) = second(evidence, said) {
        return (headline, kicker);
    }
    let heading = agreed(evidence, &claims);
    for claim in claims.iter().filter(|claim| claim.split_whitespace().count() >= 3) {
        let Some(before) = heading.strip_suffix(&**claim) else { continue };
        let kicker = before.trim().trim_end_matches([':', '-', '–', '—', '|', '•']).trim_end();
        if !kicker.is_empty()
            && kicker.split_whitespace().count() <= 6
            && before.ends_with(|c: char| !c.is_alphanumeric())
        {
            return (claim.clone(), Some(Text::line(kicker)));
        }
    }
    let under = claims.iter().find_map(|claim| shared_end(&heading, claim));
    if let Some((kicker, headline)) = under {
        return (headline, Some(kicker));
    }
    (retold(evidence, said, publisher, &heading).unwrap_or(heading), None)
}

/// The headline, and its kicker, where the page prints it as a second-rank heading: the first-rank one is a step of
/// the trail that leads to the article, written for search engines.
fn second(evidence: &Evidence<'_>, said: &Said) -> Option<(Option<Text>, Text)> {
    let told: Vec<&str> = [&said.headline, &said.alternative].into_iter().filter_map(Option::as_deref).collect();
    let is_told = |words: &str| told.iter().any(|told| folded(told) == folded(words));
    if evidence.headings.is_empty() || evidence.headings.iter().any(|heading| is_told(heading)) {
        return None;
    }
    let printed = evidence.seconds().find(|words| words.split_whitespace().count() >= 4 && is_told(words))?;
    let parted = printed.split_once('\n').filter(|(kicker, headline)| {
        kicker.split_whitespace().count() <= 8 && headline.split_whitespace().count() >= 3
    });
    Some(match parted {
        Some((kicker, headline)) => (Some(Text::line(kicker)), bounded(headline)),
        // What it is told to be has no blanks where one element ends and the next begins.
        None => (None, bounded(told.iter().find(|told| folded(told) == folded(printed)).unwrap_or(&printed))),
    })
}

/// The kicker and the headline, where the page puts another kicker before the same headline elsewhere.
fn shared_end(heading: &str, claim: &str) -> Option<(Text, Text)> {
    let backwards = heading.char_indices().rev().zip(claim.char_indices().rev());
    let (at, there) = backwards.take_while(|((_, a), (_, b))| a == b).map(|((a, _), (b, _))| (a, b)).last()?;
    // A mark that both have belongs to what stands before it.
    let skip = heading.get(at..)?.find([':', '|', '–', '—', '-']).filter(|_| at > 0 && there > 0);
    let (before, end) = match (heading.get(..at)?, claim.get(..there)?) {
        (a, b) if is_kicker(a) && is_kicker(b) && likeness(a, b) < 0.5 => (a, heading.get(at..)?),
        (a, b) => {
            let end = heading.get(at..)?.get(skip?..)?;
            let mark = end.chars().next()?.len_utf8();
            let cut = heading.len() - end.len() + mark;
            let kicker = heading.get(..cut)?;
            let other = claim.get(..claim.len() - end.len() + mark)?;
            (a != b && is_kicker(kicker) && is_kicker(other) && likeness(kicker, other) < 0.5)
                .then_some((kicker, end.get(mark..)?))?
        }
    };
    let kicker = before.trim().trim_end_matches([':', '-', '–', '—', '|']).trim_end();
    (!kicker.is_empty() && end.split_whitespace().count() >= 4).then(|| (Text::line(kicker), bounded(end.trim())))
}

/// A few words and a mark that parts them from a headline.
fn is_kicker(words: &str) -> bool {
    let trimmed = words.trim_end();
    let parted = trimmed.ends_with([':', '|']) || [" -", " –", " —"].iter().any(|dash| trimmed.ends_with(dash));
    parted && (1..=7).contains(&words.split_whitespace().count())
}

/// The headline as the page prints it.
pub(super) fn printed(evidence: &Evidence<'_>, said: &Said, publisher: Option<&str>) -> Text {
    second(evidence, said)
        .map_or_else(|| agreed(evidence, &claims(evidence, said, publisher)), |(_, headline)| headline)
}

/// The headline that the newsroom gives to others to print, where the page's own is only the one
/// written for search engines (its title says the same), or stands alone against all others.
fn retold(evidence: &Evidence<'_>, said: &Said, publisher: Option<&str>, heading: &str) -> Option<Text> {
    let network = evidence.meta("og:title")?;
    let cut = without_site(network, publisher, &evidence.headings);
    // What stands behind a dash is the site only where it names it; else it is half the headline.
    let behind = network.get(cut.len()..).unwrap_or("");
    let is_site = behind.contains('|') || publisher.is_some_and(|publisher| likeness(publisher, behind) >= 0.5);
    let network = bounded(if is_site || folded(cut) == folded(heading) { cut } else { network });
    let title = evidence.title.as_deref().map(|title| without_site(title, publisher, &evidence.headings));
    let like = likeness(&network, heading);
    let says = |other: Option<&str>, words: &str| other.is_some_and(|other| folded(other) == folded(words));
    let (wanted, known) = (folded(&network), folded(heading));
    let told_of = !known.contains(&wanted) || known.starts_with(&wanted);
    let tweeted = evidence.meta("twitter:title");
    let told = said.headline.as_deref();
    // What everyone but the networks is told is the headline, unless they are only spared its kicker.
    let agrees = says(told, heading) && says(tweeted, heading) && !has_kicker(heading);
    let searched = says(title, heading) && like >= 0.4 && !agrees;
    let is_shortened = like >= 1.0 && says(told, heading);
    let alone = (says(told, &network) || says(title, &network) && !is_shortened) && like >= 0.5;
    // The heading of a page that is written on while things happen names the running story as well.
    let runs_on = heading.split(|c: char| !c.is_alphanumeric()).any(|word| word == "LIVE") && like >= 0.6;
    let is_long_enough = network.split_whitespace().count() >= 4 && !wanted.contains(&known);
    let network_is_it = wanted != known && told_of && is_long_enough && (searched || alone || runs_on);
    // Programs and the window say one thing, the networks another, the page a third: two witnesses win.
    let outvoted = wanted != known && !says(tweeted, heading) && !says(title, heading);
    let voted = told.filter(|told| outvoted && says(title, told) && !says(Some(told), heading));
    match voted {
        Some(told) if !says(Some(told), &network) => Some(bounded(told)),
        _ => network_is_it.then_some(network),
    }
}

/// Whether it opens with a few words and a colon.
fn has_kicker(heading: &str) -> bool {
    heading.split_once(": ").is_some_and(|(kicker, _)| kicker.split_whitespace().count() <= 4)
}

/// What the page says elsewhere that its headline is.
pub(super) fn claims(evidence: &Evidence<'_>, said: &Said, publisher: Option<&str>) -> Vec<Text> {
    let title = evidence.title.as_deref().map(|title| without_site(title, publisher, &evidence.headings));
    let network = evidence.meta("og:title").or_else(|| evidence.meta("twitter:title"));
    let network = network.map(|title| without_site(title, publisher, &evidence.headings));
    let all = [said.headline.as_deref(), network, title].into_iter().flatten();
    all.filter(|claim| !claim.is_empty()).map(bounded).collect()
}

/// The heading that agrees with what the page says elsewhere; else what it says elsewhere.
fn agreed(evidence: &Evidence<'_>, claims: &[Text]) -> Text {
    let headings: Vec<&str> = evidence.headings.iter().map(String::as_str).filter(|words| words.len() < 400).collect();
    let best = headings
        .iter()
        .filter(|heading| heading.split_whitespace().count() > 1)
        .map(|heading| (claims.iter().map(|claim| likeness(heading, claim)).fold(0.0, f32::max), heading))
        .fold(
            None,
            |best: Option<(f32, &&str)>, next| {
                if best.is_some_and(|best| best.0 >= next.0) { best } else { Some(next) }
            },
        );
    match best {
        Some((likeness, heading)) if likeness >= 0.5 || claims.is_empty() => bounded(heading),
        // One long heading that shares hardly a word with the others: a site that writes two headlines.
        Some((_, heading)) if headings.len() == 1 && heading.split_whitespace().count() >= 4 => bounded(heading),
        _ => claims.first().cloned().unwrap_or_else(|| bounded(headings.first().unwrap_or(&""))),
    }
}

/// The share of words that two headlines have in common, of the shorter one's.
fn likeness(a: &str, b: &str) -> f32 {
    let words = |s: &str| {
        let parts = s.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect::<std::collections::HashSet<_>>()
    };
    let (a, b) = (words(a), words(b));
    let least = a.len().min(b.len());
    if least == 0 { 0.0 } else { a.intersection(&b).count() as f32 / least as f32 }
}

/// A title without the site's name behind (or before) its last dash or bar.
///
/// What one of the page's headings says is no site's name.
fn without_site<'a>(title: &'a str, publisher: Option<&str>, headings: &[String]) -> &'a str {
    let title = title.trim();
    let Some((at, mark)) = [" | ", " - ", " – ", " — ", " :: ", " · ", " » "]
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, mark.len())))
        .max_by_key(|(at, _)| *at)
    else {
        return title;
    };
    let (head, site) = (title.get(..at).unwrap_or(title), title.get(at + mark..).unwrap_or(""));
    let words = |s: &str| s.split_whitespace().count();
    let printed = || {
        let site = folded(site);
        site.len() >= 12 && headings.iter().any(|heading| folded(heading).ends_with(&site))
    };
    let named =
        publisher.is_some_and(|publisher| words(site) <= words(publisher) + 3 && likeness(publisher, site) >= 0.5);
    if !named && printed() {
        title
    } else if named || (words(site) <= 4 && words(head) >= 3 && words(head) > words(site)) {
        without_site(head, publisher, headings)
    } else {
        title
    }
}

#[cfg(test)]
mod tests;
