//! Which mentions name the same: equal forms, short forms, initialisms.

use std::collections::HashMap;

use crate::analysis::entities::names::{Name, expanded, known_short_form};
use crate::analysis::mention::Mention;
use crate::model::EntityKind;

/// A mention with its name, ready to be compared.
#[derive(Clone, Debug)]
pub struct Form {
    pub mention: Mention,
    pub name: Name,
}

/// How many different names are compared with one another; past that, only equal ones are merged.
const COMPARED: usize = 600;

/// Mentions of one form and kind.
struct Group {
    kind: EntityKind,
    name: Name,
    /// Indices of the forms, in text order.
    members: Vec<usize>,
}

/// Groups of indices into `forms`, each in text order.
pub fn merged(text: &str, forms: &[Form]) -> Vec<Vec<usize>> {
    let mut groups = equal(forms);
    groups.sort_by_key(|group| std::cmp::Reverse(group.name.parts.len()));
    if groups.len() > COMPARED {
        return groups.into_iter().map(|group| group.members).collect();
    }
    let aliases = aliases(text, forms, &groups);
    // For each group, the longer ones that it may be short for; only roots take others in.
    let mut owner: Vec<usize> = (0..groups.len()).collect();
    let mut scattered = Vec::new();
    for short in 0..groups.len() {
        let mut fits = Vec::new();
        for long in 0..groups.len() {
            if long != short
                && owner.get(long) == Some(&long)
                && (is_short_for(&groups, short, long) || aliases.contains(&(short, long)))
            {
                fits.push(long);
            }
        }
        match fits.as_slice() {
            [] => {}
            [long] => {
                if let Some(slot) = owner.get_mut(short) {
                    *slot = *long;
                }
            }
            several => scattered.push((short, several.to_vec())),
        }
    }
    gathered(text, forms, &groups, &owner, &scattered)
}

/// Pairs of groups, the short form first, of which the text says that they are one: "Lowick Telecom, or Lowtel".
fn aliases(text: &str, forms: &[Form], groups: &[Group]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (at, pair) in forms.windows(2).enumerate() {
        let [long, short] = pair else { continue };
        let between = text.get(long.mention.span.end()..short.mention.span.start()).unwrap_or_default();
        // "Institute of Volcanology (Phivolcs)": in a bracket of its own, with the same first letter.
        let initial = |form: &Form| form.name.parts.first().and_then(|part| part.chars().next());
        let bracket = between == " ("
            && text.get(short.mention.span.end()..).is_some_and(|rest| rest.starts_with(')'))
            && long.mention.kind == EntityKind::Organisation
            && (initial(long) == initial(short) || is_foreign_initialism(short, long));
        let says =
            bracket || matches!(between, ", or " | ", known as " | ", also known as " | " (known as " | ", formerly ");
        if !says || long.mention.kind != short.mention.kind || long.name.parts.len() <= short.name.parts.len() {
            continue;
        }
        let group = |form: usize| groups.iter().position(|group| group.members.contains(&form));
        out.extend(group(at + 1).zip(group(at)));
    }
    out
}

/// "National Autonomous University of Ruritania (UNAR)": the initials stand as in the body's own language.
fn is_foreign_initialism(short: &Form, long: &Form) -> bool {
    let word = short.name.key();
    let initials = || long.name.parts.iter().filter_map(|part| part.chars().next());
    let shared = word.chars().filter(|&letter| initials().any(|initial| initial == letter)).count();
    let shouted = short.name.shown.chars().all(char::is_uppercase);
    shouted && (3..8).contains(&word.chars().count()) && shared * 3 >= word.chars().count() * 2
}

fn equal(forms: &[Form]) -> Vec<Group> {
    let mut places: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        let key = form.name.key();
        let key = expanded(&key).map_or(key, str::to_lowercase);
        let kind = form.mention.kind;
        let place = *places.entry((kind, key)).or_insert_with(|| {
            groups.push(Group { kind, name: form.name.clone(), members: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.members.push(at);
        }
    }
    groups
}

fn is_short_for(groups: &[Group], short: usize, long: usize) -> bool {
    let (Some(short), Some(long)) = (groups.get(short), groups.get(long)) else { return false };
    if short.kind != long.kind {
        return false;
    }
    let (a, b) = (&short.name, &long.name);
    match short.kind {
        EntityKind::Person => {
            a.ends(b)
                || a.skips(b)
                || a.parts.len() == 1 && b.parts.contains(&a.key()) && b.parts.len() > 1
                || initials_of(a, b)
        }
        EntityKind::Organisation => {
            a.ends(b)
                || ends_company(a, b)
                || a.begins(b) && !continues(a, b)
                || a.abbreviates(b)
                || known_short_form(&a.key(), &b.key())
        }
        EntityKind::Place => {
            known_short_form(&a.key(), &b.key()) || a.begins(b) && names_same_place(b) || adds_kind(a, b)
        }
        EntityKind::Other => false,
    }
}

/// "Olvido" is "Minera Olvido SA".
fn ends_company(short: &Name, long: &Name) -> bool {
    let suffix = matches!(
        long.last(),
        "inc"
            | "ltd"
            | "corp"
            | "plc"
            | "sa"
            | "ag"
            | "gmbh"
            | "se"
            | "nv"
            | "ab"
            | "asa"
            | "llc"
            | "limited"
            | "spa"
            | "co"
    );
    let rest = long.parts.get(..long.parts.len().saturating_sub(1)).unwrap_or_default();
    suffix && short.parts.len() < rest.len() && rest.ends_with(&short.parts)
}

/// "I.B." in an interview whose guest is Ilse Bonvin.
fn initials_of(short: &Name, long: &Name) -> bool {
    let [word] = short.parts.as_slice() else { return false };
    let initials = long.parts.iter().filter_map(|part| part.chars().next()).collect::<String>();
    short.shown.ends_with('.') && *word == initials && long.parts.len() > 1
}

/// "University" begins "University of Oxford", and "Bank" many banks, but they name another thing.
fn continues(short: &Name, long: &Name) -> bool {
    let next = long.parts.get(short.parts.len()).map_or("", String::as_str);
    matches!(next, "of" | "for" | "in" | "at")
        || matches!(
            long.last(),
            "university" | "council" | "police" | "court" | "government" | "ministry" | "hospital" | "college"
        ) && short.parts.len() == 1
            && short.shown.chars().all(|c| !c.is_lowercase())
        || matches!(
            (short.key().as_str(), next),
            (
                "bbc"
                    | "fox"
                    | "sky"
                    | "nbc"
                    | "abc"
                    | "cbs"
                    | "u n"
                    | "un"
                    | "united nations"
                    | "new york"
                    | "royal"
                    | "national"
                    | "american",
                _
            )
        )
}

/// The word that follows adds nothing to which place it is.
fn names_same_place(long: &Name) -> bool {
    long.parts.len() == 2
        && matches!(long.last(), "region" | "river" | "valley" | "viaduct" | "bridge" | "stadium" | "oblast" | "strip")
}

/// "the Osk" is the River Osk, and Lusanda the Republic of Lusanda.
fn adds_kind(short: &Name, long: &Name) -> bool {
    let first = long.parts.first().map_or("", String::as_str);
    let state =
        matches!(first, "republic" | "kingdom" | "state" | "commonwealth" | "principality" | "sultanate" | "emirate");
    let rest = long.parts.len().saturating_sub(short.parts.len());
    short.ends(long)
        && (rest == 1 && matches!(first, "river" | "mount" | "lake")
            || rest == 2 && state && long.parts.get(1).is_some_and(|link| link == "of"))
}

fn gathered(
    text: &str,
    forms: &[Form],
    groups: &[Group],
    owner: &[usize],
    scattered: &[(usize, Vec<usize>)],
) -> Vec<Vec<usize>> {
    let root = |mut at: usize| {
        for _ in 0..8 {
            match owner.get(at) {
                Some(&up) if up != at => at = up,
                _ => break,
            }
        }
        at
    };
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (at, group) in groups.iter().enumerate() {
        if scattered.iter().any(|(short, _)| *short == at) {
            continue;
        }
        if let Some(list) = lists.get_mut(root(at)) {
            list.extend(&group.members);
        }
    }
    for (short, longer) in scattered {
        let roots = longer.iter().map(|&at| root(at)).collect::<Vec<_>>();
        let same = roots.iter().all(|at| Some(at) == roots.first());
        for &member in groups.get(*short).map(|group| group.members.as_slice()).unwrap_or_default() {
            let chosen = if same { roots.first().copied() } else { nearest(text, forms, &lists, &roots, member) };
            if let Some(list) = chosen.and_then(|at| lists.get_mut(at)) {
                list.push(member);
            }
        }
    }
    for list in &mut lists {
        list.sort_unstable();
    }
    lists.retain(|list| !list.is_empty());
    lists
}

/// Of several that share a short form, the one that is named last before it; a form of address decides first.
fn nearest(text: &str, forms: &[Form], lists: &[Vec<usize>], roots: &[usize], member: usize) -> Option<usize> {
    let address = forms.get(member).and_then(|form| address(text, form));
    // Whoever was called "Mr" before is "Mr" again.
    let called = |root: &&usize| {
        let list = lists.get(**root).map(Vec::as_slice).unwrap_or_default();
        address.is_some()
            && list.iter().filter_map(|&at| forms.get(at)).any(|form| self::address(text, form) == address)
    };
    let mut addressed = roots.iter().filter(called);
    if let (Some(&root), None) = (addressed.next(), addressed.next()) {
        return Some(root);
    }
    let mut best: Option<(usize, usize)> = None;
    let mut first: Option<(usize, usize)> = None;
    for &root in roots {
        let list = lists.get(root)?;
        let clashes = address.is_some_and(|mine| {
            list.iter()
                .filter_map(|&at| forms.get(at))
                .filter_map(|form| self::address(text, form))
                .any(|other| other != mine)
        });
        if clashes {
            continue;
        }
        if let Some(before) = list.iter().copied().filter(|&at| at < member).max()
            && best.is_none_or(|(_, at)| at < before)
        {
            best = Some((root, before));
        }
        if let Some(&at) = list.first()
            && first.is_none_or(|(_, earliest)| at < earliest)
        {
            first = Some((root, at));
        }
    }
    best.or(first).map(|(root, _)| root).or_else(|| roots.first().copied())
}

/// Whether the name is addressed as a woman's or a man's: some true for "Ms", some false for "Mr".
fn address(text: &str, form: &Form) -> Option<bool> {
    let before = text.get(..form.mention.span.start())?.trim_end();
    let word = before.rsplit(char::is_whitespace).next()?.trim_end_matches('.');
    match word {
        "Ms" | "Mrs" | "Miss" | "Dame" | "Lady" | "sister" | "mother" | "daughter" | "wife" => Some(true),
        "Mr" | "Sir" | "Lord" | "brother" | "father" | "son" | "husband" => Some(false),
        _ => None,
    }
}
