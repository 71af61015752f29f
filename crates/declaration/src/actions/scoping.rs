//! Scope, the two lists of procedures, the process map.

use crate::{Band, Covered, Entry, MapProcess, Process, Scope, Snapshot, model, permit, store};
use document::{DocumentId, Kind};
use jiff::{ToSpan as _, civil::Date};
use organization::UnitId;
use platform::{
    Actor, AppError, DbError, Span, Tx,
    ledger::{Entry as Leaf, object},
};
use std::collections::BTreeMap;

fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    action: &str,
    about: String,
    reason: &str,
) -> Result<(), AppError> {
    tx.record(actor, &Leaf { action, object: about, reason, ..Leaf::default() })?;
    Ok(())
}

/// The scope of the system in words, as it is said now; empty before anybody said it.
pub fn scope(tx: &Tx<'_>) -> Result<Scope, DbError> {
    let said = store::scope(tx, tx.now().as_microsecond())?;
    Ok(said.map(|said| said.scope).unwrap_or_default())
}

/// Says the scope anew; what was said before stays. The edition that it names is in force from now on.
pub fn put_scope(tx: &Tx<'_>, actor: &Actor, scope: &Scope) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    let Scope { edition, statement, bases, address, phone } = scope;
    let (id, at) = (tx.new_key(), tx.now().as_microsecond());
    let person = actor.person.get();
    store::insert_scope(tx, id, edition.as_str(), statement, bases, address, phone, person, at)?;
    edition::adopt(tx, actor, *edition)?;
    note(tx, actor, "scope.put", object("system_scope", tx.agency()), edition.as_str())
}

/// What would be declared now: scope, exclusions, and the processes in force or suspended. What they
/// say is not read: national code, field, issue and hash stay empty.
pub(super) fn outline(tx: &Tx<'_>) -> Result<Snapshot, DbError> {
    let exclusions = evidence::exclusions(tx)?.into_iter();
    Ok(Snapshot {
        scope: scope(tx)?,
        exclusions: exclusions.map(|(clause, it)| (clause.to_owned(), it.reason)).collect(),
        processes: store::applied(tx)?,
    })
}

/// The same with all that a declaration tells of each process.
pub fn snapshot(tx: &Tx<'_>) -> Result<Snapshot, DbError> {
    let mut told = outline(tx)?;
    let versions = document::versions_applied(tx, Kind::AdministrativeProcedure)?;
    let versions: BTreeMap<_, _> = versions.into_iter().map(|it| (it.id.get(), it)).collect();
    for process in &mut told.processes {
        let Some(version) = versions.get(&process.version) else { continue };
        let procedure = version.procedure();
        let of = |of: fn(&flow::Procedure) -> &Option<String>| {
            procedure.and_then(|it| of(it).clone()).unwrap_or_default()
        };
        process.national_code = of(|it| &it.national_code);
        process.field = of(|it| &it.field);
        process.issue = version.number();
        process.issued_on = version.issued_on;
        process.hash = version.content_hash();
    }
    Ok(told)
}

/// The procedures of the agency's competence, each with its process; and the processes of none.
pub fn coverage(tx: &Tx<'_>) -> Result<(Vec<Covered>, Vec<Process>), DbError> {
    let today = text::here(tx.now()).date();
    let processes = snapshot(tx)?.processes;
    Ok(model::side_by_side(store::competences(tx, today)?, &processes))
}

/// The same as of a day that may be over.
pub fn coverage_on(tx: &Tx<'_>, day: Date) -> Result<Vec<Covered>, AppError> {
    if day >= text::here(tx.now()).date() {
        return Ok(coverage(tx)?.0);
    }
    let reader = Actor::system(tx.agency(), "clock");
    let mut processes = store::applied_on(tx, day)?;
    for process in &mut processes {
        let version = document::open(tx, &reader, document::VersionId::new(process.version))?;
        let code = version.procedure().and_then(|it| it.national_code.clone());
        process.national_code = code.unwrap_or_default();
    }
    Ok(model::side_by_side(store::competences(tx, day)?, &processes).0)
}

/// Of the procedures of the agency's competence on the last day of a span: how many a controlled process
/// covers, and how many there are; of a unit, those that its processes cover.
pub(crate) fn covered(tx: &Tx<'_>, span: Span, unit: Option<i64>) -> Result<(i64, i64), DbError> {
    let mut rows = coverage_on(tx, span.to).map_err(AppError::into_db)?;
    if let Some(unit) = unit {
        let units = organization::units(tx, span.to)?;
        let name = units.into_iter().find(|it| it.id.get() == unit).map(|it| it.name);
        rows.retain(|row| {
            let of = row.process.as_ref().map(|process| process.unit.as_str());
            of.is_some() && of == name.as_deref()
        });
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let with = rows.iter().filter(|row| row.process.is_some()).count();
    Ok((count(with), count(rows.len())))
}

/// The procedures of the agency's competence on a day.
pub fn competences(tx: &Tx<'_>, on: Date) -> Result<Vec<crate::Competence>, DbError> {
    store::competences(tx, on)
}

/// Adds procedures from a day on; those that are there already stay as they are. How many came new.
pub fn add_competences(
    tx: &Tx<'_>,
    actor: &Actor,
    entries: &[Entry],
    from: Date,
) -> Result<usize, AppError> {
    permit::may_keep(actor)?;
    let today = text::here(tx.now()).date();
    let mut known = store::competences(tx, today.max(from))?;
    let mut added = 0;
    for entry in entries {
        let Entry { national_code, name, field } = entry;
        let is_known = known.iter().any(|it| {
            if national_code.is_empty() {
                text::fold(&it.name) == text::fold(name)
            } else {
                it.national_code == *national_code
            }
        });
        if is_known {
            continue;
        }
        let id = tx.new_key();
        let key = text::sort_key(name);
        store::insert_competence(tx, id, national_code, name, &key, field, &from.to_string())?;
        note(tx, actor, "competence.add", object("competence", id), national_code)?;
        added += 1;
        let (national_code, name, field) = (national_code.clone(), name.clone(), field.clone());
        known.push(crate::Competence { id, national_code, name, field, from });
    }
    Ok(added)
}

/// Takes a procedure out of the list: the agency is no longer competent from today on.
pub fn end_competence(tx: &Tx<'_>, actor: &Actor, id: i64) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    if store::end_competence(tx, id, &yesterday(tx))? == 0 {
        return Err(AppError::NotFound);
    }
    note(tx, actor, "competence.end", object("competence", id), "")
}

fn yesterday(tx: &Tx<'_>) -> String {
    text::here(tx.now()).date().saturating_sub(1.day()).to_string()
}

/// What is said of a process of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessFields {
    /// Its band.
    pub band: Band,
    /// Its place in the band.
    pub place: i64,
    /// What it is called.
    pub name: String,
    /// The unit that answers for it.
    pub unit: Option<UnitId>,
    /// What it takes.
    pub inputs: String,
    /// What it gives.
    pub outputs: String,
    /// By which documents it is run.
    pub documents: Vec<DocumentId>,
}

/// The processes of the map on a day, with the documents by which they are run.
pub fn processes(tx: &Tx<'_>, on: Date) -> Result<Vec<MapProcess>, DbError> {
    let mut links: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for link in store::links(tx)? {
        let store::LinkRow { process, document, version, code, title } = link;
        links.entry(process).or_default().push((document, version, code, title));
    }
    let read = |row: store::ProcessRow| {
        Ok(MapProcess {
            id: row.id,
            band: row.band()?,
            place: row.place,
            name: row.name,
            unit: row.unit,
            unit_name: row.unit_name,
            inputs: row.inputs,
            outputs: row.outputs,
            documents: links.remove(&row.id).unwrap_or_default(),
        })
    };
    store::processes_on(tx, &on.to_string())?.into_iter().map(read).collect()
}

/// Puts a process into the map. In the place of another one where it changes that; the other ends,
/// so that the map of a past day stays as it was.
pub fn put_process(
    tx: &Tx<'_>,
    actor: &Actor,
    instead_of: Option<i64>,
    fields: &ProcessFields,
) -> Result<i64, AppError> {
    permit::may_keep(actor)?;
    if let Some(old) = instead_of
        && store::end_process(tx, old, &yesterday(tx))? == 0
    {
        return Err(AppError::NotFound);
    }
    let ProcessFields { band, place, name, unit, inputs, outputs, documents } = fields;
    let (id, day) = (tx.new_key(), text::here(tx.now()).date().to_string());
    let unit = unit.map(UnitId::get);
    store::insert_process(tx, id, band.as_str(), *place, name, unit, inputs, outputs, &day)?;
    let known: Vec<_> = document::versions_in_force(tx)?.iter().map(|it| it.document).collect();
    for document in documents {
        if !known.contains(document) {
            return Err(AppError::Invalid(platform::FieldErrors(vec![(
                "documents".into(),
                "bad_choice",
            )])));
        }
        store::insert_link(tx, id, document.get())?;
    }
    note(tx, actor, "process.put", object("process", id), band.as_str())?;
    Ok(id)
}

/// Takes a process out of the map from today on.
pub fn end_process(tx: &Tx<'_>, actor: &Actor, id: i64) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    if store::end_process(tx, id, &yesterday(tx))? == 0 {
        return Err(AppError::NotFound);
    }
    note(tx, actor, "process.end", object("process", id), "")
}
