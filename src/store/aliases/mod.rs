//! Which names of the library mean the same person, organisation or place.
//!
//! A wrong merge is worse than none: two people shown as one make everything said of them false, while one person
//! in two rows is an inconvenience that the reader can put right.

mod cores;
mod first_names;
mod people;

pub(super) use cores::{family, group, is_acronym_of};
pub(super) use people::is_bare;

/// The least share of the articles that a name must have among all that a short form could mean, in hundredths.
const DOMINANT: i64 = 85;

/// The least number of articles that must stand behind a guess.
const SOME: i64 = 2;

/// A name of a group: names that could mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub id: i64,
    pub folded: String,
    /// As [`crate::model::NameKind`] is kept.
    pub kind: i64,
    pub articles: i64,
    /// The reader said that it stands alone, or is no name.
    pub alone: bool,
    /// The reader made others into it.
    pub pinned: bool,
}

impl Form {
    /// Whether it is put together with others without the reader's word.
    fn takes_part(&self) -> bool {
        !(self.alone || self.pinned && self.articles == 0)
    }
}

/// What the library knows beside the names of the group.
pub(super) trait Known {
    type Error;

    /// Whether an article has both as two.
    fn apart(&self, one: i64, other: i64) -> Result<bool, Self::Error>;

    /// What articles call by this form beside their own name for it: entity and articles.
    fn printed(&self, form: &Form) -> Result<Vec<Meant>, Self::Error>;

    /// The people whose names begin with this word.
    fn beginning(&self, word: &str) -> Result<Vec<Meant>, Self::Error>;
}

/// Whom a form means in so many articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meant {
    /// The name that the article has for it, and the one it is known as.
    pub name: i64,
    pub entity: i64,
    pub folded: String,
    pub articles: i64,
}

/// The entity that each form of a group belongs to: the number of a name of the group, or of another.
pub(super) fn entities<K: Known>(forms: &[Form], known: &K) -> Result<Vec<i64>, K::Error> {
    let mut clusters = Clusters::new(forms);
    match forms.first().map_or(0, |form| form.kind) {
        0 => people::join(forms, &mut clusters, known)?,
        _ => cores::join(forms, &mut clusters),
    }
    let mut out = clusters.entities(forms);
    for (at, form) in forms.iter().enumerate() {
        let stands = out.get(at) == Some(&form.id) && !form.alone && !form.pinned;
        if stands && let Some(entity) = elsewhere(forms, at, &clusters, known)? {
            let leads = form.id;
            // Those that follow it go where it goes.
            out.iter_mut().filter(|to| **to == leads).for_each(|to| *to = entity);
        }
    }
    Ok(out)
}

/// The entity of another group that a form means, going by what articles call it.
fn elsewhere<K: Known>(forms: &[Form], at: usize, clusters: &Clusters, known: &K) -> Result<Option<i64>, K::Error> {
    let Some(form) = forms.get(at) else { return Ok(None) };
    let is_person = form.kind == 0;
    if !is_person && family(form.kind) != 1 {
        return Ok(None);
    }
    let mut printed = known.printed(form)?;
    if printed.is_empty() {
        return Ok(None);
    }
    // What the group's own names are known as is just being found out.
    for meant in &mut printed {
        if let Some(own) = forms.iter().position(|form| form.id == meant.name) {
            meant.entity = clusters.lead(forms, own);
        }
    }
    let mut meant = gathered(&printed);
    let told = meant.clone();
    if is_person && is_bare(&form.folded) {
        for rival in gathered(&known.beginning(&form.folded)?) {
            raise(&mut meant, rival);
        }
        for (entity, articles) in clusters.fuller(forms, at) {
            raise(&mut meant, (entity, articles));
        }
    }
    let total: i64 = meant.iter().map(|(_, articles)| articles).sum();
    let Some((entity, articles)) = meant.into_iter().max_by_key(|(entity, articles)| (*articles, -entity)) else {
        return Ok(None);
    };
    let behind = told.iter().find(|(told, _)| *told == entity).map_or(0, |(_, articles)| *articles);
    let full: Vec<&Meant> = printed.iter().filter(|meant| meant.entity == entity).collect();
    let fits = |meant: &Meant| if is_person { people::fits(form, meant) } else { cores::fits(form, meant) };
    let initials = !is_person && full.iter().any(|meant| is_acronym_of(&form.folded, &meant.folded));
    // One article is enough where nothing else is called so and the form could hardly be another's.
    let begins = || behind == total && full.iter().any(|meant| cores::begins(&form.folded, &meant.folded));
    let enough = behind >= SOME || behind >= 1 && !is_person && (initials || begins());
    let dominates = articles * 100 >= total * DOMINANT;
    let is_other = forms.iter().all(|form| form.id != entity);
    let found = enough && dominates && is_other && full.iter().copied().any(fits);
    Ok(found.then_some(entity))
}

/// The articles of each entity.
fn gathered(meant: &[Meant]) -> Vec<(i64, i64)> {
    let mut out: Vec<(i64, i64)> = Vec::new();
    for one in meant {
        match out.iter_mut().find(|(entity, _)| *entity == one.entity) {
            Some((_, articles)) => *articles += one.articles,
            None => out.push((one.entity, one.articles)),
        }
    }
    out
}

/// Takes the greater of two counts of the same entity.
fn raise(meant: &mut Vec<(i64, i64)>, with: (i64, i64)) {
    match meant.iter_mut().find(|(entity, _)| *entity == with.0) {
        Some((_, articles)) => *articles = (*articles).max(with.1),
        None => meant.push(with),
    }
}

/// Forms put together.
pub(super) struct Clusters {
    /// The leading form of each form's cluster.
    of: Vec<usize>,
    weights: Vec<i64>,
}

impl Clusters {
    fn new(forms: &[Form]) -> Self {
        Self { of: (0..forms.len()).collect(), weights: forms.iter().map(|form| form.articles).collect() }
    }

    fn of(&self, form: usize) -> usize {
        self.of.get(form).copied().unwrap_or(form)
    }

    /// The articles of the cluster that a form belongs to.
    fn weight(&self, form: usize) -> i64 {
        self.weights.get(self.of(form)).copied().unwrap_or(0)
    }

    fn join(&mut self, form: usize, with: usize) {
        let (from, to) = (self.of(form), self.of(with));
        if from == to {
            return;
        }
        let moved = self.weight(form);
        self.of.iter_mut().filter(|leader| **leader == from).for_each(|leader| *leader = to);
        if let Some(weight) = self.weights.get_mut(to) {
            *weight += moved;
        }
    }

    /// The clusters of full names that a short form ends, with their articles.
    fn fuller(&self, forms: &[Form], short: usize) -> Vec<(i64, i64)> {
        let Some(form) = forms.get(short) else { return Vec::new() };
        let mut out: Vec<(i64, i64)> = Vec::new();
        for (at, other) in forms.iter().enumerate() {
            if people::ends_with(&other.folded, &form.folded) && !out.iter().any(|(id, _)| *id == self.lead(forms, at))
            {
                out.push((self.lead(forms, at), self.weight(at)));
            }
        }
        out
    }

    /// The number of the form that stands for a form's cluster: the one the reader chose, else the most used full one.
    fn lead(&self, forms: &[Form], form: usize) -> i64 {
        let cluster = self.of(form);
        let members = forms.iter().enumerate().filter(|(at, _)| self.of(*at) == cluster).map(|(_, form)| form);
        let lead = members.max_by_key(|form| {
            let is_full = form.kind != 0 || !is_bare(&form.folded);
            (form.pinned, is_full, form.articles, -form.id)
        });
        lead.map_or(0, |form| form.id)
    }

    fn entities(&self, forms: &[Form]) -> Vec<i64> {
        // Of two that the reader chose each stands for itself.
        let lead = |(at, form): (usize, &Form)| if form.pinned { form.id } else { self.lead(forms, at) };
        forms.iter().enumerate().map(lead).collect()
    }
}

#[cfg(test)]
mod tests;
