//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    Basis, ListKind, Outcome, Refusal, ReviewId, Timing, Watch, may_assign, may_review, may_set,
    pages, store,
};
use document::{DocumentId, Kind, Version, VersionId};
use flow::{Procedure, lint::Register};
use jiff::civil::Date;
use organization::{Member, member};
use platform::{
    Actor, AppError, DbError, FieldErrors, InboxItem, PersonId, Role, Span, Tx,
    ledger::{Entry, object},
};
use std::collections::{BTreeMap, BTreeSet};

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoNote => FieldErrors(vec![("note".into(), "review_no_note")]).into(),
            Refusal::Changed => Self::Conflict("changed_meanwhile"),
            Refusal::NotHere => FieldErrors(vec![("person".into(), "owner_not_here")]).into(),
        }
    }
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// The document, if it is in force.
pub(crate) fn find(tx: &Tx<'_>, document: DocumentId) -> Result<Watch, AppError> {
    store::watch(tx, document)?.ok_or(AppError::NotFound)
}

/// Notes a review. Where something must change, the next revision is begun at once if the person may
/// draft and none is in work; otherwise it stands on the board until somebody begins.
pub fn review(
    tx: &Tx<'_>,
    actor: &Actor,
    document: DocumentId,
    (outcome, note): (Outcome, &str),
    seen: &str,
) -> Result<ReviewId, AppError> {
    let watch = find(tx, document)?;
    let permit = may_review(actor, &watch)?;
    let version = document::open(tx, actor, watch.version)?;
    let hash = version.content_hash();
    let today = today(tx);
    let review = permit.review(actor.person, outcome, note, (seen, &hash), today)?;
    let who = member(tx, actor.person, today)?.ok_or(AppError::NotFound)?;
    let draft = match (outcome, watch.draft) {
        (Outcome::Revise, Some(draft)) => Some(draft),
        (Outcome::Revise, None) if actor.is_any(document::DRAFT_ROLES) => {
            Some(document::revise(tx, actor, watch.version, false)?)
        }
        (Outcome::Unchanged, _) | (Outcome::Revise, None) => None,
    };
    let id = tx.new_key();
    let names = (who.name.as_str(), who.position.as_str());
    store::put_review(tx, id, document, &review, names, (&hash, draft))?;
    let entry = Entry {
        action: "review.record",
        object: object("document", document),
        after: Some(&hash),
        reason: outcome.as_str(),
        meaning: "reviewed",
        ..Entry::default()
    };
    tx.record(actor, &entry)?;
    Ok(ReviewId::new(id))
}

/// Says who answers for a document from today on.
pub fn assign(
    tx: &Tx<'_>,
    actor: &Actor,
    document: DocumentId,
    person: PersonId,
) -> Result<(), AppError> {
    let watch = find(tx, document)?;
    may_assign(actor, &watch)?;
    let today = today(tx);
    let who = member(tx, person, today)?.filter(|who| !who.position.is_empty());
    if who.is_none() {
        return Err(Refusal::NotHere.into());
    }
    let day = today.to_string();
    store::end_owner(tx, document.get(), &day)?;
    store::insert_owner(tx, tx.new_key(), document.get(), person.get(), &day)?;
    let (object, reason) = (object("document", document), object("person", person));
    let entry = Entry { action: "review.owner", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Sets how many months may go by between two reviews of one document.
pub fn set_interval(
    tx: &Tx<'_>,
    actor: &Actor,
    document: DocumentId,
    months: u32,
) -> Result<(), AppError> {
    may_set(actor)?;
    find(tx, document)?;
    put_interval(tx, actor, "", Some(document), months)
}

/// Sets the months of kinds; what stays as it is is not written again.
pub fn set_intervals(tx: &Tx<'_>, actor: &Actor, months: &[(Kind, u32)]) -> Result<(), AppError> {
    may_set(actor)?;
    let now = store::intervals(tx)?;
    for (kind, months) in months {
        if now.get(kind.as_str()) != Some(months) {
            put_interval(tx, actor, kind.as_str(), None, *months)?;
        }
    }
    Ok(())
}

fn put_interval(
    tx: &Tx<'_>,
    actor: &Actor,
    kind: &str,
    document: Option<DocumentId>,
    months: u32,
) -> Result<(), AppError> {
    let (day, by) = (today(tx).to_string(), actor.person.get());
    let key = document.map(DocumentId::get);
    store::insert_interval(tx, tx.new_key(), kind, key, months.into(), &day, by)?;
    let object = document.map_or_else(|| object("kind", kind), |id| object("document", id));
    let reason = months.to_string();
    let entry = Entry { action: "review.interval", object, reason: &reason, ..Entry::default() };
    tx.record(actor, &entry)?;
    Ok(())
}

/// Everything that needs somebody's eye, computed when it is asked for.
#[derive(Debug, Clone)]
pub struct Board {
    /// Every document in force.
    pub watches: Vec<Watch>,
    /// Those who have a position today, by key: their names.
    pub here: BTreeMap<PersonId, String>,
    /// Every name.
    pub names: BTreeMap<PersonId, String>,
    /// Of versions that not everybody read: how many did, how many have to.
    pub unread: BTreeMap<VersionId, (i64, i64)>,
    /// Legal bases of procedures that ended or soon will.
    pub bases: BTreeMap<DocumentId, Vec<Basis>>,
    /// The day.
    pub today: Date,
}

impl Board {
    /// The documents on one list of the board.
    pub fn on(&self, list: ListKind) -> impl Iterator<Item = &Watch> {
        self.watches.iter().filter(move |watch| self.is_on(list, watch))
    }

    fn is_on(&self, list: ListKind, watch: &Watch) -> bool {
        match list {
            ListKind::Overdue => matches!(watch.timing(self.today), Timing::Overdue(_)),
            ListKind::Soon => matches!(watch.timing(self.today), Timing::Soon(_)),
            ListKind::InTime => !matches!(watch.timing(self.today), Timing::Overdue(_)),
            ListKind::ToRevise => watch.waits_for_draft(),
            ListKind::Unread => self.unread.contains_key(&watch.version),
            ListKind::Basis => self.bases.contains_key(&watch.document),
            ListKind::Orphaned => !self.here.contains_key(&watch.responsible),
        }
    }
}

/// Those who have a position on a day.
fn here(tx: &Tx<'_>, today: Date) -> Result<BTreeMap<PersonId, String>, DbError> {
    let members = organization::directory(tx, today)?.into_iter();
    let placed = members.filter(|member: &Member| !member.position.is_empty());
    Ok(placed.map(|member| (member.person, member.name)).collect())
}

/// The board as it stands now.
pub fn board(tx: &Tx<'_>) -> Result<Board, DbError> {
    let today = today(tx);
    let unread = distribution::coverages(tx)?.into_iter();
    let unread = unread.filter(|it| it.acknowledged < it.total);
    Ok(Board {
        watches: store::watches(tx)?,
        here: here(tx, today)?,
        names: organization::names(tx)?,
        unread: unread
            .map(|it| (VersionId::new(it.version), (it.acknowledged, it.total)))
            .collect(),
        bases: bases(tx, today)?,
        today,
    })
}

/// The board as it stood at the end of a day that is over: what was in force then, and how long since it
/// was looked at. What else it shows is known of today alone.
pub(crate) fn board_on(tx: &Tx<'_>, day: Date) -> Result<Board, DbError> {
    Ok(Board {
        watches: store::watches_on(tx, day)?,
        here: here(tx, day)?,
        names: organization::names(tx)?,
        unread: BTreeMap::new(),
        bases: BTreeMap::new(),
        today: day,
    })
}

/// What each procedure in force rests on that ended or soon will.
fn bases(tx: &Tx<'_>, today: Date) -> Result<BTreeMap<DocumentId, Vec<Basis>>, DbError> {
    let register = external_document::texts(tx)?;
    let mut bases = BTreeMap::new();
    for (document, content) in store::procedures(tx)? {
        let procedure: Procedure = serde_json::from_str(&content)
            .map_err(|e| store::unreadable("content", &e.to_string()))?;
        let ended = ended_bases(&procedure, &register, today);
        if !ended.is_empty() {
            bases.insert(DocumentId::new(document), ended);
        }
    }
    Ok(bases)
}

/// What one version rests on that ended or soon will.
pub(crate) fn bases_of(tx: &Tx<'_>, version: &Version, today: Date) -> Result<Vec<Basis>, DbError> {
    let Some(procedure) = version.procedure() else { return Ok(Vec::new()) };
    Ok(ended_bases(procedure, &external_document::texts(tx)?, today))
}

fn ended_bases(procedure: &Procedure, register: &Register, today: Date) -> Vec<Basis> {
    let numbers = procedure.legal_basis.iter().filter_map(|basis| basis.number.as_ref());
    let numbers: BTreeSet<_> = numbers.collect();
    let ended = numbers.into_iter().filter_map(|number| {
        let known = register.find(number)?;
        let ends_on = known.ends_on().filter(|day| Basis::matters(*day, today))?;
        Some(Basis { number: number.clone(), ends_on, replaced_by: known.replaced_by.clone() })
    });
    ended.collect()
}

/// How far reviewing has come, for evidence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Documents in force.
    pub(crate) watched: i64,
    /// Of them, those whose review is not overdue.
    pub(crate) in_time: i64,
    /// Reviews done within the span.
    pub(crate) done: i64,
}

/// How far reviewing has come by the last day of a span.
pub(crate) fn tally(tx: &Tx<'_>, span: Span) -> Result<Tally, DbError> {
    let all = store::watches_on(tx, span.to)?;
    let is_late = |watch: &&Watch| matches!(watch.timing(span.to), Timing::Overdue(_));
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let late = number(all.iter().filter(is_late).count());
    let (done,) = store::done_within(tx, &span.from.to_string(), &span.to.to_string())?;
    let watched = number(all.len());
    Ok(Tally { watched, in_time: watched - late, done })
}

/// What this person has to look at; for the ISO secretary what stays undone, for heads what in their
/// unit has nobody.
pub(crate) fn inbox(tx: &Tx<'_>, actor: &Actor) -> Result<Vec<InboxItem>, DbError> {
    let today = today(tx);
    let own = store::watches_of(tx, actor.person)?.into_iter();
    let own = own.filter(|watch| watch.timing(today) != Timing::Later).take(200);
    let mut items: Vec<_> = own.map(|watch| item(&watch)).collect();
    let watches = match actor.unit {
        _ if actor.is(Role::IsoSecretary) => store::watches(tx)?,
        Some(unit) if actor.is(Role::Head) => store::watches_in(tx, unit)?,
        _ => return Ok(items),
    };
    let here = here(tx, today)?;
    let lost = watches.iter().filter(|it| !here.contains_key(&it.responsible)).count();
    let late = watches.iter().filter(|it| it.is_escalated(today)).count();
    let waiting = watches.iter().filter(|it| it.waits_for_draft()).count();
    for (list, count) in
        [(ListKind::Overdue, late), (ListKind::ToRevise, waiting), (ListKind::Orphaned, lost)]
    {
        if count > 0 {
            items.push(InboxItem {
                href: format!("/reviews?list={}", list.as_str()),
                title: pages::escalated(list, count),
                detail: String::new(),
                due_at: None,
            });
        }
    }
    Ok(items)
}

fn item(watch: &Watch) -> InboxItem {
    let due = watch.due_on();
    // The whole day is theirs.
    let end = jiff::tz::offset(7).to_timestamp(due.at(23, 59, 59, 0)).ok();
    InboxItem {
        href: format!("/reviews/{}", watch.document),
        title: pages::to_review(&watch.code, &watch.title),
        detail: pages::review_until(due),
        due_at: end,
    }
}
