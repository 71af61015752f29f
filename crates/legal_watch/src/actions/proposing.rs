//! Bases of the agency's procedures that the register does not have, variants of one text together.

use super::register;
use crate::{may_watch, store};
use external_document::ExternalDocument;
use flow::citation::{self, Reading};
use platform::{Actor, AppError, Tx};
use std::collections::{BTreeMap, BTreeSet};

/// One text that procedures name and the register does not have.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// What all its spellings have in common.
    pub(crate) key: String,
    /// The fullest reading of it.
    pub(crate) reading: Reading,
    /// How it is written, each spelling once.
    pub(crate) spellings: BTreeSet<String>,
    /// The codes of the procedures that name it.
    pub(crate) codes: BTreeSet<String>,
}

/// Every text that a procedure in force or on its way rests on and that is not registered.
pub(crate) fn proposals(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<Group>, AppError> {
    may_watch(actor)?;
    let (_, matcher) = register(tx)?;
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for written in store::written(tx, None)? {
        for basis in &written.procedure.legal_basis {
            if matcher.find(basis).is_some() {
                continue;
            }
            let Some(key) = key(basis) else { continue };
            let reading = reading(basis);
            let group = groups.entry(key.clone()).or_insert_with(|| Group {
                key,
                reading: reading.clone(),
                spellings: BTreeSet::new(),
                codes: BTreeSet::new(),
            });
            fuller(&mut group.reading, reading);
            group.spellings.insert(basis.title.trim().chars().take(300).collect());
            group.codes.insert(written.code.clone());
        }
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| text::sort_key(&group.reading.number));
    Ok(groups)
}

/// A number, or the title of a law without one.
fn key(basis: &flow::LegalBasis) -> Option<String> {
    let number = citation::of_basis(basis).map(|cited| cited.key);
    number.or_else(|| {
        citation::law_title(&basis.title).map(|(title, year)| match year {
            Some(year) => format!("{title}:{year}"),
            None => title,
        })
    })
}

fn reading(basis: &flow::LegalBasis) -> Reading {
    let read = citation::read(&basis.title);
    if !read.number.is_empty() {
        return read;
    }
    let number = citation::of_basis(basis).map(|cited| cited.spelled).unwrap_or_default();
    let by_number = citation::read(&number);
    let kind = if read.kind.is_empty() { by_number.kind } else { read.kind };
    let issuer = if read.issuer.is_empty() { by_number.issuer } else { read.issuer };
    Reading { number, kind, issuer, ..read }
}

/// Takes from another spelling what this one leaves out; the longest title says most.
fn fuller(own: &mut Reading, other: Reading) {
    for (mine, theirs) in [(&mut own.kind, other.kind), (&mut own.issuer, other.issuer)] {
        if mine.is_empty() {
            *mine = theirs;
        }
    }
    if other.title.chars().count() > own.title.chars().count() {
        own.title = other.title;
    }
    own.issued_on = own.issued_on.or(other.issued_on);
}

/// Enters the proposals that were ticked. What a proposal leaves out is for the keeper to add: a
/// text needs a number, a kind and a title at least.
pub(crate) fn enter(
    tx: &Tx<'_>,
    actor: &Actor,
    keys: &BTreeSet<String>,
) -> Result<usize, AppError> {
    let mut entered = 0;
    for group in proposals(tx, actor)?.into_iter().filter(|group| keys.contains(&group.key)) {
        if !group.is_whole() {
            continue;
        }
        let Reading { kind, number, issuer, title, issued_on } = group.reading;
        let cut = |said: String, most| said.chars().take(most).collect::<String>();
        let text = ExternalDocument {
            number: cut(number, 60),
            kind: cut(kind, 60),
            issuer: cut(issuer, 200),
            title: cut(title, 600),
            issued_on,
            ..ExternalDocument::default()
        };
        external_document::register(tx, actor, &text)?;
        entered += 1;
    }
    Ok(entered)
}

impl Group {
    /// Whether it says enough to be an entry.
    pub(crate) fn is_whole(&self) -> bool {
        let Reading { kind, number, title, .. } = &self.reading;
        [kind, number, title].iter().all(|said| !said.is_empty())
    }
}
