//! Which mentions name the same: equal forms, short forms, initialisms.

mod short_forms;

use std::collections::HashMap;

use self::short_forms::{is_foreign_initialism, is_short_for};
use crate::analysis::entities::names::{Name, expanded};
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
