//! Documents: drafted, reviewed, appraised, approved and issued by the people whose part it is.

use crate::{
    Failure,
    agenda::Agenda,
    facts::{DecisionFacts, Facts, PastRevision, PresentRevision, Reached},
    moment::Days,
    procedures,
    world::World,
};
use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, Version};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use platform::{AppError, Tx};

/// Who appraises and issues.
const SECRETARY: &str = "thuky";
/// Who signs decisions.
const HEAD: &str = "chutich";
/// Who approves procedures, by delegation.
const DEPUTY: &str = "phochutich";

/// Four days of a document's life before its decision.
struct Course {
    drafted: Date,
    submitted: Date,
    reviewed: Date,
    appraised: Date,
    approved: Date,
}

impl Course {
    /// The same four days, so many days earlier.
    fn earlier(&self, days: i64) -> Self {
        let [drafted, submitted, reviewed, appraised, approved] =
            [self.drafted, self.submitted, self.reviewed, self.appraised, self.approved]
                .map(|day| day.saturating_sub(days.days()));
        Self { drafted, submitted, reviewed, appraised, approved }
    }
}

/// System documents went first.
const SYSTEM: Course = Course {
    drafted: date(2022, 1, 19),
    submitted: date(2022, 1, 25),
    reviewed: date(2022, 2, 8),
    appraised: date(2022, 2, 14),
    approved: date(2022, 2, 17),
};

/// Procedures waited for a circular that took effect on 18 February.
const PROCEDURES: Course = Course {
    drafted: date(2022, 2, 10),
    submitted: date(2022, 2, 21),
    reviewed: date(2022, 2, 22),
    appraised: date(2022, 2, 23),
    approved: date(2022, 2, 24),
};

/// Who does what to one document.
#[derive(Clone)]
struct Hands {
    author: String,
    reviewer: String,
    approver: String,
}

impl Hands {
    /// The people of a unit; the office's for a document of the whole agency.
    fn of(facts: &Facts, unit: &str, approver: &str) -> Result<Self, Failure> {
        Ok(Self {
            author: procedures::author(facts, Some(unit))?.login.clone(),
            reviewer: facts.person("reviewer", Some(unit))?.login.clone(),
            approver: approver.to_owned(),
        })
    }
}

/// Puts the first issue of everything on the agenda, up to decision 47a and its day of effect.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    plan_earlier(agenda, facts, 0)
}

/// The same, so many days earlier than it was; the decision has the day that the facts say.
pub(crate) fn plan_earlier(agenda: &mut Agenda, facts: &Facts, days: i64) -> Result<(), Failure> {
    let [system, procedures] = [&SYSTEM, &PROCEDURES].map(|course| course.earlier(days));
    for (place, paper) in (0..).zip(&facts.documents) {
        let kind = Kind::parse(&paper.kind);
        let kind = kind.ok_or_else(|| Failure::fact("documents.yaml", &paper.kind))?;
        let content = Content::Text(paper.text.clone());
        let draft = Paper::new(kind, &paper.code, &paper.name, None, content)?;
        let hands = Hands::of(facts, "VP", HEAD)?;
        one(agenda, &system, place, draft, &hands)?;
    }
    for (place, of) in (0..).zip(&facts.procedures) {
        let content = Content::Procedure(Box::new(procedures::procedure(facts, of)?));
        let kind = Kind::AdministrativeProcedure;
        let draft = Paper::new(kind, &of.code, &of.name, Some(of.unit.clone()), content)?;
        let hands = Hands::of(facts, &of.unit, DEPUTY)?;
        one(agenda, &procedures, place, draft, &hands)?;
    }
    let documents = facts.documents.iter().map(|paper| paper.code.clone());
    let codes = documents.chain(facts.procedures.iter().map(|of| of.code.clone())).collect();
    issue(agenda, facts, &facts.agency.decision, codes)
}

/// A document to be begun.
struct Paper {
    kind: Kind,
    code: Code,
    title: Title,
    unit: Option<String>,
    content: Content,
}

impl Paper {
    fn new(
        kind: Kind,
        code: &str,
        name: &str,
        unit: Option<String>,
        content: Content,
    ) -> Result<Self, Failure> {
        let bad = || Failure::fact("a document", code);
        let title = Title::parse(name).ok_or_else(bad)?;
        Ok(Self { kind, code: Code::parse(code).ok_or_else(bad)?, title, unit, content })
    }
}

/// The life of one document up to its approval; `place` keeps people from doing all at once.
fn one(
    agenda: &mut Agenda,
    course: &Course,
    place: i64,
    paper: Paper,
    hands: &Hands,
) -> Result<(), Failure> {
    let code = paper.code.as_str().to_owned();
    let at = |day: Date, every: i64| -> Result<Timestamp, Failure> {
        Ok(Days::on(day, 7, 40)? + (place * every).minutes())
    };
    let author = hands.author.clone();
    agenda.at(at(course.drafted, 5)?, move |tx, world| {
        let unit = world.unit(paper.unit.as_deref())?;
        let by = world.person(&author)?;
        let Paper { kind, code, title, content, .. } = paper;
        let name = code.as_str().to_owned();
        let id = document::draft(tx, &by, Draft { kind, code, title, unit, content })?;
        world.versions.insert(name, id);
        Ok(())
    });
    act(agenda, at(course.submitted, 2)?, &code, &hands.author, Action::Submit);
    act(agenda, at(course.reviewed, 5)?, &code, &hands.reviewer, Action::Review);
    act(agenda, at(course.appraised, 6)?, &code, SECRETARY, Action::Appraise);
    act(agenda, at(course.approved, 3)?, &code, &hands.approver, Action::Approve);
    Ok(())
}

/// One act on the newest version of a document.
fn act(agenda: &mut Agenda, moment: Timestamp, code: &str, login: &str, action: Action) {
    let (code, login) = (code.to_owned(), login.to_owned());
    agenda.at(moment, move |tx, world| {
        let (by, id) = (world.person(&login)?, world.version(&code)?);
        document::act(tx, &by, id, action, "", "").map(drop)
    });
}

/// A decision, and the clock that puts its documents into effect on their day.
fn issue(
    agenda: &mut Agenda,
    facts: &Facts,
    decision: &DecisionFacts,
    codes: Vec<String>,
) -> Result<(), Failure> {
    let number = DecisionNumber::parse(&decision.number);
    let number = number.ok_or_else(|| Failure::fact("decision", &decision.number))?;
    let signer = facts.agency.people.iter().find(|person| person.login == HEAD);
    let signer = signer.ok_or_else(|| Failure::fact("agency.yaml", HEAD))?;
    let effective_on = decision.effective.unwrap_or(decision.dated);
    let order = IssueOrder {
        number,
        dated: decision.dated,
        effective_on,
        subject: decision.subject.clone(),
        signer_name: signer.name.clone(),
        signer_position: signer.position.clone(),
        versions: Vec::new(),
    };
    agenda.at(Days::on(decision.dated, 8, 30)?, move |tx, world| {
        let versions = codes.iter().map(|code| world.version(code)).collect::<Result<_, _>>()?;
        let by = world.person(SECRETARY)?;
        document::issue(tx, &by, &IssueOrder { versions, ..order }).map(drop)
    });
    let hour = if effective_on == decision.dated { 9 } else { 0 };
    agenda.at(Days::on(effective_on, hour, 0)?, |tx, _| Ok(document::take_effect(tx)?));
    Ok(())
}

/// Puts later versions that were issued on the agenda.
pub(crate) fn plan_past(agenda: &mut Agenda, facts: &Facts, days: &Days) -> Result<(), Failure> {
    for past in &facts.revisions.past {
        let PastRevision { code, started, summary, basis, without_form, decision } = past.clone();
        let hands = Hands::of(facts, &facts.procedure(&code)?.unit, DEPUTY)?;
        let change = move |version: &mut Version| {
            if let Content::Procedure(procedure) = &mut version.content {
                procedure.forms.retain(|form| form.code.as_deref() != Some(&without_form));
            }
            (version.summary, version.basis) = (summary, basis);
        };
        let working = days.working(started, decision.dated);
        revise(agenda, &working, &code, &hands, Reached::Approved, change)?;
        issue(agenda, facts, &decision, vec![code])?;
    }
    Ok(())
}

/// Puts the versions on the agenda that are in work today.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    for present in &facts.revisions.present {
        let PresentRevision { code, until, back, summary, basis, .. } = present.clone();
        let of = facts.procedure(&code)?;
        let hands = Hands::of(facts, &of.unit, DEPUTY)?;
        let first = procedures::procedure(facts, of)?;
        let content = Content::Procedure(Box::new(procedures::revised(facts, first, present)?));
        let working = days.working(days.back(today, back)?, days.back(today, 1)?);
        let change = move |version: &mut Version| {
            (version.summary, version.basis, version.content) = (summary, basis, content);
        };
        let first = working.first().copied().ok_or(Failure::Beyond)?;
        let (name, author) = (code.clone(), hands.author.clone());
        agenda.at(Days::on(first, 9, 0)?, move |tx, world| judge(tx, world, &name, &author));
        revise(agenda, &working, &code, &hands, until, change)?;
    }
    Ok(())
}

/// Whoever begins a change because a text ended has judged that it is needed.
fn judge(tx: &Tx<'_>, world: &World, code: &str, author: &str) -> Result<(), AppError> {
    let (by, version) = (world.person(author)?, world.version(code)?);
    let document = document::open(tx, &by, version)?.document;
    for task in legal_watch::open_tasks(tx, document)? {
        legal_watch::judge(tx, &by, task.id, legal_watch::Verdict::Change, "")?;
    }
    Ok(())
}

/// A later version, from its beginning to where it has come: a step each working day.
fn revise(
    agenda: &mut Agenda,
    days: &[Date],
    code: &str,
    hands: &Hands,
    until: Reached,
    change: impl FnOnce(&mut Version) + Send + 'static,
) -> Result<(), Failure> {
    let day = |n: usize| days.get(n.min(days.len().saturating_sub(1))).copied();
    let day = |n: usize| day(n).ok_or(Failure::Beyond);
    let (name, author) = (code.to_owned(), hands.author.clone());
    agenda.at(Days::on(day(0)?, 9, 10)?, move |tx, world| begin(tx, world, &name, &author, change));
    let steps = [
        (Reached::InReview, 1, (8, 5), &hands.author[..], Action::Submit),
        (Reached::InAppraisal, 2, (9, 20), &hands.reviewer, Action::Review),
        (Reached::InApproval, 3, (10, 15), SECRETARY, Action::Appraise),
        (Reached::Approved, 3, (15, 30), &hands.approver, Action::Approve),
    ];
    for (reached, n, (hour, minute), login, action) in steps {
        if reached <= until {
            act(agenda, Days::on(day(n)?, hour, minute)?, code, login, action);
        }
    }
    Ok(())
}

fn begin(
    tx: &Tx<'_>,
    world: &mut World,
    code: &str,
    author: &str,
    change: impl FnOnce(&mut Version),
) -> Result<(), AppError> {
    let (by, from) = (world.person(author)?, world.version(code)?);
    let id = document::revise(tx, &by, from, false)?;
    let mut version = document::open(tx, &by, id)?;
    change(&mut version);
    document::put_content(tx, &by, id, version.edits, &version)?;
    world.versions.insert(code.to_owned(), id);
    Ok(())
}
