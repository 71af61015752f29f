//! The internal audit of 2022, from its programme to the last corrective action; and one that is under
//! way today.

use crate::{
    Failure,
    agenda::Agenda,
    entries::{SECRETARY, act, begin, person, unit},
    facts::{
        AuditFacts, AuditorTraining, Facts, FindingFacts, PastAudit, ProgrammeFacts, SessionFacts,
    },
    moment::Days,
    world::World,
};
use audit::{AUDITS, Answer, FINDINGS, PROGRAMMES, SESSIONS};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use nonconformity::{Action, Move};
use platform::{Actor, AppError, Tx};
use quality_register::{Values, enter, step};
use std::collections::BTreeMap;
use training::{ATTENDANCES, COURSES};

/// Who approves.
const HEAD: &str = "chutich";
/// Who leads the audit that is under way.
const LEAD: &str = "phochutich";

/// Puts the audit of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda, facts: &Facts) -> Result<(), Failure> {
    train(agenda, &facts.audits.training)?;
    let of = &facts.audits.past;
    programme(agenda, &of.programme)?;
    draft(agenda, &of.audit, &of.sessions)?;
    prepare(agenda, of)?;
    for (place, finding) in of.findings.iter().enumerate() {
        found(agenda, place, finding)?;
    }
    report(agenda, &of.audit)?;
    let closed = Days::on(of.audit.closed, 16, 0)?;
    act(agenda, closed, (&AUDITS, "audit/2022"), (SECRETARY, "close"), Values::new());
    let completed = Days::on(of.programme.completed, 9, 0)?;
    act(
        agenda,
        completed,
        (&PROGRAMMES, "audit_programme/2022"),
        (SECRETARY, "complete"),
        Values::new(),
    );
    Ok(())
}

/// The course after which people hold the certificate of an internal auditor.
fn train(agenda: &mut Agenda, of: &AuditorTraining) -> Result<(), Failure> {
    let key = "course/auditors";
    let values = Values::new()
        .with("title", of.title.as_str())
        .with("kind", "outside")
        .with("due", of.held.to_string())
        .with("audience", of.audience.as_str())
        .with("organizer", of.organizer.as_str());
    begin(agenda, Days::on(of.proposed, 9, 0)?, &COURSES, key, None, move |_| Ok(values));
    let decided = Values::new().with("decision", of.decision.as_str());
    act(agenda, Days::on(of.approved, 9, 0)?, (&COURSES, key), (HEAD, "approve"), decided);
    let held = Values::new().with("held_on", of.held.to_string());
    act(agenda, Days::on(of.held, 17, 0)?, (&COURSES, key), (SECRETARY, "hold"), held);
    let (recorded, judged) = (Days::on(of.recorded, 9, 0)?, Days::on(of.judged, 9, 0)?);
    for (place, login) in (1..).zip(of.people.clone()) {
        let line = format!("attendance/auditors/{login}");
        let enrolled = Days::on(of.approved, 14, 0)? + (3 * place).minutes();
        begin(agenda, enrolled, &ATTENDANCES, &line, Some(key), move |world| {
            Ok(Values::new().with("person", person(world, &login)?))
        });
        let given = Values::new()
            .with("result", "Đạt")
            .with("certificate", "internal_auditor")
            .with("certificate_no", format!("ĐGV.2022.{place:02}"))
            .with("certificate_on", of.held.to_string());
        let moment = recorded + (3 * place).minutes();
        act(agenda, moment, (&ATTENDANCES, &line), (SECRETARY, "attend"), given);
        let good = Values::new().with("effect", "good");
        let moment = judged + (3 * place).minutes();
        act(agenda, moment, (&ATTENDANCES, &line), (HEAD, "evaluate"), good);
    }
    let said = Values::new().with("summary", of.summary.as_str());
    act(agenda, recorded + 2.hours(), (&COURSES, key), (SECRETARY, "record"), said);
    act(agenda, judged + 2.hours(), (&COURSES, key), (SECRETARY, "close"), Values::new());
    Ok(())
}

fn programme(agenda: &mut Agenda, of: &ProgrammeFacts) -> Result<(), Failure> {
    let values = Values::new()
        .with("name", of.name.as_str())
        .with("year", "2022")
        .with("edition", "2015")
        .with("objective", of.objective.as_str())
        .with("criteria", of.criteria.as_str())
        .with("method", of.method.as_str())
        .with("resources", of.resources.as_str());
    let (key, drafted) = ("audit_programme/2022", Days::on(of.drafted, 9, 0)?);
    let approved = Days::on(of.approved, 8, 30)?;
    begin(agenda, drafted, &PROGRAMMES, key, None, move |_| Ok(values));
    act(agenda, drafted + 2.hours(), (&PROGRAMMES, key), (SECRETARY, "submit"), Values::new());
    let symbol = Values::new().with("symbol", of.symbol.as_str());
    act(agenda, approved, (&PROGRAMMES, key), (HEAD, "approve"), symbol);
    act(agenda, approved + 1.hours(), (&PROGRAMMES, key), (SECRETARY, "start"), Values::new());
    Ok(())
}

fn draft(agenda: &mut Agenda, of: &AuditFacts, sessions: &[SessionFacts]) -> Result<(), Failure> {
    let (key, drafted) = ("audit/2022", Days::on(of.drafted, 9, 0)?);
    let words = of.clone();
    begin(agenda, drafted, &AUDITS, key, Some("audit_programme/2022"), move |world| {
        Ok(Values::new()
            .with("name", words.name)
            .with("objective", words.objective)
            .with("scope", words.scope)
            .with("criteria", words.criteria)
            .with("from", words.from.to_string())
            .with("to", words.to.to_string())
            .with("lead", person(world, &words.lead)?)
            .with("days", words.days.to_string())
            .with("recipients", words.recipients))
    });
    for (place, session) in (1..).zip(sessions.iter().cloned()) {
        let own = format!("audit_session/2022/{place}");
        let moment = drafted + (5 * place).minutes();
        begin(agenda, moment, &SESSIONS, &own, Some(key), move |world| scheduled(world, &session));
    }
    Ok(())
}

fn scheduled(world: &World, of: &SessionFacts) -> Result<Values, AppError> {
    Ok(Values::new()
        .with("topic", of.topic.as_str())
        .with("unit", unit(world, &of.unit)?)
        .with("day", of.day.to_string())
        .with("begins", of.begins.as_str())
        .with("ends", of.ends.as_str())
        .with("clauses", of.clauses.as_str())
        .with("documents", of.documents.as_str())
        .with("auditor", person(world, &of.auditor)?)
        .with("second", person(world, &of.second)?))
}

/// Samples and checklists are made, the plan goes out, the audit opens and the lines are answered.
fn prepare(agenda: &mut Agenda, of: &PastAudit) -> Result<(), Failure> {
    let announced = Days::on(of.audit.announced, 9, 0)?;
    for sample in of.samples.clone() {
        agenda.at(announced - 1.hours(), move |tx, world| {
            let (by, audit) = (world.person(SECRETARY)?, world.entry("audit/2022")?);
            let (code, size, seed) = (&sample.code, sample.size, &sample.seed);
            audit::draw_sample(tx, &by, audit, code, size, seed).map(drop)
        });
    }
    agenda.at(announced - 30.minutes(), |tx, world| {
        audit::prepare(tx, &world.person(SECRETARY)?, world.entry("audit/2022")?).map(drop)
    });
    act(agenda, announced, (&AUDITS, "audit/2022"), (&of.audit.lead, "announce"), Values::new());
    let opened = Days::on(of.audit.from, 7, 45)?;
    act(agenda, opened, (&AUDITS, "audit/2022"), (&of.audit.lead, "open"), Values::new());
    for (place, session) in (1..).zip(of.sessions.iter().cloned()) {
        let ended = format!("{}T{}", session.day, session.ends);
        let moment = Days::local(&ended)?;
        let (key, auditor) = (format!("audit_session/2022/{place}"), session.auditor.clone());
        let seen = of.seen.clone();
        agenda.at(moment - 10.minutes(), move |tx, world| answer(tx, world, &session, &seen));
        act(agenda, moment, (&SESSIONS, &key), (&auditor, "hold"), Values::new());
    }
    Ok(())
}

/// Every line of a session's unit, as its first auditor saw it.
fn answer(
    tx: &Tx<'_>,
    world: &World,
    session: &SessionFacts,
    seen: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let (by, id) = (world.person(&session.auditor)?, world.entry("audit/2022")?);
    let unit = world.unit(Some(&session.unit))?.map(organization::UnitId::get);
    for line in audit::lines(tx, id)?.iter().filter(|line| line.unit() == unit) {
        let clause = line.values.text("clause");
        let fits = seen.iter().filter(|(named, _)| audit::is_within(named, clause));
        let evidence = fits.max_by_key(|(named, _)| named.len()).map(|(_, words)| words.clone());
        let answer = Answer {
            key: format!("demonstration-{}", line.id),
            seen: line.moves,
            result: "conforms".into(),
            evidence: evidence.unwrap_or_default(),
        };
        audit::answer(tx, &by, id, line.id, &answer)?;
    }
    Ok(())
}

/// A finding with its signatures; where it asks for correction, its end.
fn found(agenda: &mut Agenda, place: usize, of: &FindingFacts) -> Result<(), Failure> {
    let key = format!("audit_finding/2022/{place}");
    let minute = i8::try_from(place).unwrap_or_default();
    let noted = Days::on(of.day, 15, 5 * minute)?;
    let words = of.clone();
    agenda.at(noted, {
        let key = key.clone();
        move |tx, world| {
            let values = Values::new()
                .with("statement", words.statement.as_str())
                .with("category", words.category.as_str())
                .with("unit", unit(world, &words.unit)?)
                .with("clause", words.clause.as_str())
                .with("document", words.document.as_str())
                .with("evidence", words.evidence.as_str());
            let (by, audit) = (world.person(&words.by)?, world.entry("audit/2022")?);
            let entry = enter(tx, &by, &FINDINGS, &values, Some(audit))?;
            world.entries.insert(key, entry.id);
            Ok(())
        }
    });
    if of.head.is_empty() {
        act(agenda, noted + 2.minutes(), (&FINDINGS, &key), (&of.by, "note_down"), Values::new());
        return Ok(());
    }
    act(agenda, noted + 2.minutes(), (&FINDINGS, &key), (&of.by, "give"), Values::new());
    let reply = Values::new().with("reply", of.reply.as_str());
    act(agenda, noted + 50.minutes(), (&FINDINGS, &key), (&of.head, "accept"), reply);
    if !of.duplicate.is_empty() {
        let (key, why) = (key.clone(), of.duplicate.clone());
        agenda.at(noted + 100.minutes(), move |tx, world| cancel(tx, world, &key, &why));
    }
    if let Some(day) = of.closed {
        let moment = Days::on(day, 9, 0)?;
        if of.duplicate.is_empty() {
            act(agenda, moment, (&FINDINGS, &key), (&of.by, "close"), Values::new());
        } else {
            // What was cancelled corrected nothing: it is followed where it was raised first.
            let why = of.duplicate.clone();
            agenda.at(moment, move |tx, world| {
                let (by, id) = (world.person(LEAD)?, world.entry(&key)?);
                step(tx, &by, &FINDINGS, id, "transfer", &Values::new(), &why).map(drop)
            });
        }
    }
    Ok(())
}

/// What was raised twice is cancelled once.
fn cancel(tx: &Tx<'_>, world: &World, key: &str, why: &str) -> Result<(), AppError> {
    let by: Actor = world.person(LEAD)?;
    let finding = quality_register::open(tx, &FINDINGS, world.entry(key)?)?;
    for raised in nonconformity::raised_from(tx, &finding.thing())? {
        let with = Move { note: why.to_owned(), ..Move::default() };
        nonconformity::act(tx, &by, raised.id, Action::Cancel, &with)?;
    }
    Ok(())
}

fn report(agenda: &mut Agenda, of: &AuditFacts) -> Result<(), Failure> {
    let key = "audit/2022";
    let over = Days::on(of.to, 17, 15)?;
    act(agenda, over, (&AUDITS, key), (&of.lead, "finish"), Values::new());
    let said = Values::new()
        .with("summary", of.summary.as_str())
        .with("conclusion", of.conclusion.as_str());
    act(agenda, Days::on(of.reporting, 15, 0)?, (&AUDITS, key), (&of.lead, "sign"), said);
    let numbered = Values::new()
        .with("report_number", of.report_number.as_str())
        .with("report_day", of.report_day.to_string());
    let approved = Days::on(of.report_day, 8, 30)?;
    act(agenda, approved, (&AUDITS, key), (HEAD, "approve"), numbered);
    act(agenda, approved + 1.hours(), (&AUDITS, key), (SECRETARY, "send"), Values::new());
    Ok(())
}

/// Puts the audit of today on the agenda: announced last week, open since this morning.
pub(crate) fn plan_present(
    agenda: &mut Agenda,
    facts: &Facts,
    days: &Days,
    today: Date,
) -> Result<(), Failure> {
    let of = &facts.audits.present;
    let (programme, key, session) = ("audit_programme/now", "audit/now", "audit_session/now");
    let first = days.working(date(today.year(), 1, 1), today).first().copied().unwrap_or(today);
    // In the first days of a year its programme is not made yet.
    if first.saturating_add(14.days()) > today {
        return Ok(());
    }
    let name = of.programme.replace("{year}", &today.year().to_string());
    let past = facts.audits.past.programme.clone();
    let drafted = Days::on(first, 10, 0)?;
    begin(agenda, drafted, &PROGRAMMES, programme, None, move |_| {
        Ok(Values::new()
            .with("name", name)
            .with("year", today.year().to_string())
            .with("edition", "2015")
            .with("objective", past.objective)
            .with("criteria", past.criteria)
            .with("method", past.method))
    });
    act(
        agenda,
        drafted + 1.hours(),
        (&PROGRAMMES, programme),
        (SECRETARY, "submit"),
        Values::new(),
    );
    act(agenda, drafted + 4.hours(), (&PROGRAMMES, programme), (HEAD, "approve"), Values::new());
    act(agenda, drafted + 5.hours(), (&PROGRAMMES, programme), (SECRETARY, "start"), Values::new());
    let week = Days::on(days.back(today, 5)?, 9, 0)?;
    let (title, criteria) = (of.audit.clone(), facts.audits.past.audit.criteria.clone());
    begin(agenda, week, &AUDITS, key, Some(programme), move |world| {
        Ok(Values::new()
            .with("name", title.as_str())
            .with("objective", title.as_str())
            .with("scope", title)
            .with("criteria", criteria)
            .with("from", today.to_string())
            .with("to", today.saturating_add(2.days()).to_string())
            .with("lead", person(world, LEAD)?)
            .with("days", "30"))
    });
    let (topic, clauses) = (of.audit.clone(), of.clauses.clone());
    begin(agenda, week + 5.minutes(), &SESSIONS, session, Some(key), move |world| {
        Ok(Values::new()
            .with("topic", topic)
            .with("unit", unit(world, "VP")?)
            .with("day", today.to_string())
            .with("begins", "08:00")
            .with("ends", "16:30")
            .with("clauses", clauses)
            .with("auditor", person(world, "truongphong.nv")?)
            .with("second", person(world, "truongphong.ktxh")?))
    });
    agenda.at(week + 10.minutes(), move |tx, world| {
        audit::prepare(tx, &world.person(SECRETARY)?, world.entry(key)?).map(drop)
    });
    act(agenda, week + 1.hours(), (&AUDITS, key), (LEAD, "announce"), Values::new());
    // Before the office opens, so that it is under way whenever somebody looks.
    act(agenda, Days::on(today, 0, 1)?, (&AUDITS, key), (LEAD, "open"), Values::new());
    Ok(())
}
