//! Who holds which certificate on a day, who lacks what their position asks for, what soon runs out.

use crate::{ATTENDANCES, COMPETENCES};
use jiff::{ToSpan as _, civil::Date};
use platform::{DbError, PersonId, Tx};
use quality_register::{Entry, as_of, of_kind};
use std::collections::BTreeMap;

/// Days before its last day from which a certificate is shown as running out.
const SOON: i64 = 90;

/// Somebody who lacks what their position asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their position.
    pub position: String,
    /// The kind of certificate that they lack.
    pub certificate: String,
}

/// A certificate that soon runs out and was not renewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expiring {
    /// The page of its line.
    pub(crate) href: String,
    /// Whose.
    pub(crate) name: String,
    /// Its kind.
    pub(crate) certificate: String,
    /// Its last day.
    pub(crate) to: Date,
}

/// Whether somebody holds a certificate of a kind on a day: issued by then, and not run out.
pub fn holds(tx: &Tx<'_>, person: PersonId, kind: &str, day: Date) -> Result<bool, DbError> {
    let lines = of_kind(tx, &ATTENDANCES, kind, text::here(tx.now()).date())?;
    Ok(lines.iter().any(|line| certifies(line, person, kind, day)))
}

fn certifies(line: &Entry, person: PersonId, kind: &str, day: Date) -> bool {
    line.values.person("person") == Some(person)
        && line.values.text("certificate") == kind
        && is_valid(line, day)
}

/// Whether a line brought a certificate that counts on a day.
pub(super) fn is_valid(line: &Entry, day: Date) -> bool {
    let values = &line.values;
    ["attended", "evaluated"].contains(&line.state())
        && values.day("certificate_on").is_some_and(|from| from <= day)
        && values.day("valid_to").is_none_or(|to| day <= to)
}

/// Who lacks what their position asks for on a day: the requirements that stood and name a
/// certificate, against everybody who held that position; and how many were asked for in all.
pub fn gaps(tx: &Tx<'_>, day: Date) -> Result<(Vec<Gap>, i64), DbError> {
    let people = organization::directory(tx, day)?;
    let mut asked = as_of(tx, &COMPETENCES, day)?;
    asked.retain(|asked| asked.state() == "standing" && asked.values.has("certificate"));
    let mut lines: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    for kind in asked.iter().map(|asked| asked.values.text("certificate")) {
        if !lines.contains_key(kind) {
            lines.insert(kind, of_kind(tx, &ATTENDANCES, kind, day)?);
        }
    }
    let (mut gaps, mut all) = (Vec::new(), 0);
    for asked in &asked {
        let kind = asked.values.text("certificate");
        let position = text::fold(asked.title());
        let holder = |member: &&organization::Member| {
            let unit = asked.unit();
            text::fold(&member.position) == position
                && (unit.is_none() || unit == member.unit.map(organization::UnitId::get))
        };
        for member in people.iter().filter(holder) {
            all += 1;
            let mut lines = lines.get(kind).into_iter().flatten();
            if !lines.any(|line| certifies(line, member.person, kind, day)) {
                gaps.push(Gap {
                    person: member.person,
                    name: member.name.clone(),
                    position: member.position.clone(),
                    certificate: kind.to_owned(),
                });
            }
        }
    }
    Ok((gaps, all))
}

/// The certificates of people who are here that run out within three months of a day, and that nothing
/// renews.
pub(crate) fn expiring(tx: &Tx<'_>, day: Date) -> Result<Vec<Expiring>, DbError> {
    let lines = as_of(tx, &ATTENDANCES, day)?;
    let here = organization::directory(tx, day)?;
    let last = day.saturating_add(SOON.days());
    let is_renewed = |line: &Entry| {
        let kind = line.values.text("certificate");
        let owner = line.owner();
        owner.is_some_and(|person| {
            lines.iter().any(|other| {
                let longer = other.values.day("valid_to").is_none_or(|to| to > last);
                longer && certifies(other, person, kind, day)
            })
        })
    };
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| is_valid(line, day) && !is_renewed(line)) {
        let is_here = here.iter().any(|member| Some(member.person) == line.owner());
        let Some(to) = line.values.day("valid_to").filter(|to| *to <= last && is_here) else {
            continue;
        };
        let certificate = line.values.text("certificate").to_owned();
        found.push(Expiring { href: line.href(), name: line.title().to_owned(), certificate, to });
    }
    found.sort_by_key(|line| line.to);
    Ok(found)
}
