//! Puts the names of the library together: what each of them is known as, and how often.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Transaction, params};

use super::aliases::{self, Form, Known, Meant, family};
use super::corrections;
use super::naming::number_of;
use super::twins;
use crate::model::{Name, NameKey, NameKind, Rules, Ruling, Text};

/// How many names of one group are looked at, those first that came first.
const MOST_FORMS: i64 = 400;

/// How many groups one article may set going.
const MOST_GROUPS: usize = 400;

/// How many articles tell whether two names are two people.
const APART_AMONG: i64 = 300;

/// Looks anew at what names are known as, with all that may mean the same.
pub(super) fn settle(tx: &Transaction<'_>, ids: &[i64]) -> rusqlite::Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let rules = corrections::rules(tx)?;
    let mut waiting = twins::of(tx, ids)?;
    waiting.extend(ids);
    let mut done: HashSet<(String, i64)> = HashSet::new();
    while let Some(id) = waiting.pop().filter(|_| done.len() < MOST_GROUPS) {
        let group = tx
            .prepare_cached("SELECT last, kind FROM names WHERE id = ?")?
            .query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        let Some((last, kind)) = group else { continue };
        if done.insert((last.clone(), family(kind))) {
            Settling { tx, rules: &rules }.group(&last, kind, id, &mut waiting)?;
        }
    }
    Ok(())
}

struct Settling<'a> {
    tx: &'a Transaction<'a>,
    rules: &'a Rules,
}

/// A name of the group as it stands in the library.
struct Member {
    form: Form,
    known_as: i64,
    is_hidden: bool,
    ruling: Option<Ruling>,
}

impl Settling<'_> {
    fn group(&self, last: &str, kind: i64, asked: i64, waiting: &mut Vec<i64>) -> rusqlite::Result<()> {
        let members = self.members(last, kind, asked)?;
        let forms: Vec<Form> = members.iter().map(|member| member.form.clone()).collect();
        let mut leads = aliases::entities(&forms, self)?;
        let is_lone = forms.iter().all(|form| form.kind != 0 || aliases::is_bare(&form.folded));
        for member in members.iter().filter(|member| member.ruling.is_none() && !member.form.pinned) {
            let id = member.form.id;
            let stands = members.iter().zip(&leads).any(|(other, lead)| other.form.id == id && *lead == id);
            if stands && let Some(entity) = twins::meant(self.tx, &member.form, is_lone)? {
                leads.iter_mut().filter(|lead| **lead == id).for_each(|lead| *lead = entity);
            }
        }
        let mut targets = Vec::with_capacity(members.len());
        for (member, lead) in members.iter().zip(&leads) {
            targets.push(self.target(member, *lead, &members, waiting)?);
        }
        let mut touched: HashSet<i64> = HashSet::new();
        for (member, target) in members.iter().zip(&targets) {
            let hide = member.ruling == Some(Ruling::Nothing);
            if member.known_as == *target && member.is_hidden == hide {
                continue;
            }
            touched.extend([member.known_as, *target]);
            self.tx.prepare_cached("UPDATE names SET known_as = ?, is_hidden = ? WHERE id = ?")?.execute(params![
                target,
                hide,
                member.form.id
            ])?;
            self.follow(member, *target, &members, &mut touched, waiting)?;
        }
        for id in touched {
            self.tx
                .prepare_cached(
                    "UPDATE names SET total = (SELECT coalesce(sum(articles), 0) FROM names WHERE known_as = ?1)
                     WHERE id = ?1",
                )?
                .execute([id])?;
        }
        Ok(())
    }

    /// Names of other groups that were known as this one's entity go with it, or are looked at anew.
    fn follow(
        &self,
        member: &Member,
        target: i64,
        members: &[Member],
        touched: &mut HashSet<i64>,
        waiting: &mut Vec<i64>,
    ) -> rusqlite::Result<()> {
        let id = member.form.id;
        let was_lead = member.known_as == id && target != id;
        let becomes_lead = member.known_as != id && target == id;
        if !was_lead && !becomes_lead {
            return Ok(());
        }
        let mut others = self.tx.prepare_cached("SELECT id FROM names WHERE known_as = ? LIMIT 1000")?;
        let others = others.query_map([member.known_as], |row| row.get::<_, i64>(0))?;
        for other in others.collect::<rusqlite::Result<Vec<_>>>()? {
            if members.iter().any(|member| member.form.id == other) {
                continue;
            }
            if was_lead {
                touched.extend([id, target]);
                self.tx.prepare_cached("UPDATE names SET known_as = ? WHERE id = ?")?.execute([target, other])?;
            }
            waiting.push(other);
        }
        Ok(())
    }

    fn members(&self, last: &str, kind: i64, asked: i64) -> rusqlite::Result<Vec<Member>> {
        // Agencies and outlets are found among organisations.
        let kinds = if family(kind) == 1 { [1, 4, 5] } else { [kind, kind, kind] };
        let mut statement = self.tx.prepare_cached(
            "SELECT id, folded, kind, articles, known_as, is_hidden FROM names
             WHERE last = ?1 AND kind IN (?2, ?3, ?4) ORDER BY id LIMIT ?5",
        )?;
        let read = |row: &rusqlite::Row<'_>| {
            let form = Form {
                id: row.get(0)?,
                folded: row.get(1)?,
                kind: row.get(2)?,
                articles: row.get(3)?,
                alone: false,
                pinned: false,
            };
            Ok(Member { form, known_as: row.get(4)?, is_hidden: row.get(5)?, ruling: None })
        };
        let found = statement.query_map(params![last, kinds[0], kinds[1], kinds[2], MOST_FORMS], read)?;
        let mut members = found.collect::<rusqlite::Result<Vec<_>>>()?;
        if !members.iter().any(|member| member.form.id == asked) {
            let sql = "SELECT id, folded, kind, articles, known_as, is_hidden FROM names WHERE id = ?";
            members.push(self.tx.prepare_cached(sql)?.query_row([asked], read)?);
        }
        for member in members.iter_mut().filter(|_| !self.rules.is_empty()) {
            let kind = usize::try_from(member.form.kind).ok().and_then(|kind| NameKind::ALL.get(kind)).copied();
            let Some(kind) = kind else { continue };
            let key: NameKey = (member.form.folded.clone(), kind);
            member.ruling = self.rules.of(&key);
            member.form.alone = matches!(member.ruling, Some(Ruling::Alone | Ruling::Nothing));
            member.form.pinned = self.rules.is_target(&key);
        }
        Ok(members)
    }

    /// What a name is known as in the end: as the reader says, else what its group came to.
    fn target(&self, member: &Member, lead: i64, members: &[Member], waiting: &mut Vec<i64>) -> rusqlite::Result<i64> {
        let ruling = match &member.ruling {
            Some(ruling) => Some(ruling),
            None => members.iter().find(|other| other.form.id == lead).and_then(|other| other.ruling.as_ref()),
        };
        let Some(Ruling::Is { key: (folded, kind), name }) = ruling else {
            return Ok(match &member.ruling {
                Some(_) => member.form.id,
                None => lead,
            });
        };
        let name = Name { name: Text::line(name), kind: *kind };
        let (id, _) = number_of(self.tx, &name, folded)?;
        if !members.iter().any(|other| other.form.id == id) {
            waiting.push(id);
        }
        Ok(id)
    }
}

impl Known for Settling<'_> {
    type Error = rusqlite::Error;

    fn apart(&self, one: i64, other: i64) -> rusqlite::Result<bool> {
        self.tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM (SELECT article FROM mentions WHERE name = ?1 ORDER BY article DESC
                 LIMIT ?3) one JOIN mentions other ON other.name = ?2 AND other.article = one.article)",
            )?
            .query_row([one, other, APART_AMONG], |row| row.get(0))
    }

    fn printed(&self, form: &Form) -> rusqlite::Result<Vec<Meant>> {
        self.meant(
            "SELECT n.id, n.known_as, n.folded, f.articles FROM name_forms f JOIN names n ON n.id = f.name
             WHERE f.form = ?1 AND f.kind = ?2 ORDER BY f.articles DESC LIMIT 100",
            params![form.folded, family(form.kind)],
        )
    }

    fn beginning(&self, word: &str) -> rusqlite::Result<Vec<Meant>> {
        // The sign after the blank ends the stretch of the index.
        self.meant(
            "SELECT id, known_as, folded, articles FROM names WHERE folded >= ?1 AND folded < ?2 AND kind = 0 LIMIT 400",
            params![format!("{word} "), format!("{word}!")],
        )
    }
}

impl Settling<'_> {
    fn meant(&self, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<Meant>> {
        let mut statement = self.tx.prepare_cached(sql)?;
        let found = statement.query_map(values, |row| {
            Ok(Meant { name: row.get(0)?, entity: row.get(1)?, folded: row.get(2)?, articles: row.get(3)? })
        })?;
        found.collect()
    }
}
