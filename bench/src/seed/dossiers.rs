use super::{InForce, RECORDED, documents::STEPS, index, now};
use crate::{Outcome, product::AGENCY};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};
use workcal::{ClockEvent, Limit, Term};

const DAY: i64 = 86_400_000_000;

/// Over how many days they came in: four years.
const DAYS: i64 = 1461;

/// Dossiers in one transaction.
const BATCH: usize = 50_000;

/// One dossier, as it is about to be stored.
struct Fate {
    id: i64,
    number: usize,
    state: &'static str,
    is_open: bool,
    received: i64,
    due: i64,
    finished: Option<i64>,
    returned: Option<i64>,
    step: usize,
}

/// Fills the register with `count` dossiers of the last four years, and answers with the keys of
/// some of them.
pub(super) fn fill(
    conn: &mut Connection,
    count: usize,
    procedures: &[InForce],
    told: &dyn Fn(usize),
) -> Outcome<Vec<i64>> {
    let mut recorded = Vec::new();
    let now = now();
    for from in (0..count).step_by(BATCH) {
        let tx = conn.transaction()?;
        for n in from..count.min(from + BATCH) {
            let fate = fate(n, count, now)?;
            if n.is_multiple_of((count / RECORDED.0) | 1) {
                recorded.push(fate.id);
            }
            // Not by unit in turn, but every unit alike.
            let procedure = procedures.get(n * 7 % procedures.len()).ok_or("no procedure")?;
            insert(&tx, &fate, procedure)?;
            insert_parts(&tx, &fate)?;
            insert_words(&tx, &fate, procedure)?;
        }
        tx.commit()?;
        told(count.min(from + BATCH));
    }
    Ok(recorded)
}

/// What became of the `n`th: 97 of 100 are returned; of the last weeks about half are open.
fn fate(n: usize, count: usize, now: i64) -> Outcome<Fate> {
    let (place, all) = (i64::try_from(n)?, i64::try_from(count)?);
    let received = now - DAYS * DAY + (DAYS * DAY / all) * place;
    let due = received + 7 * DAY;
    let is_recent = n * 25 >= count * 24;
    let (state, step) = match (is_recent && n.is_multiple_of(2), n % 20) {
        (true, 14) => ("awaiting_supplement", 2),
        (true, 16) => ("paused", 2),
        (true, 18) => ("result_ready", 5),
        (true, at) => (
            "in_process",
            if at < 8 {
                2
            } else if at < 10 {
                3
            } else {
                4
            },
        ),
        (false, _) if n.is_multiple_of(301) => ("refused", 3),
        (false, _) if n % 500 == 1 => ("withdrawn", 2),
        (false, _) => ("returned", 5),
    };
    let is_open = matches!(state, "in_process" | "awaiting_supplement" | "paused");
    // Three of a hundred are late, whatever became of them.
    let took = if n % 100 < 3 { 9 } else { 2 + place % 5 };
    let finished = (!is_open && state != "withdrawn").then_some((received + took * DAY).min(now));
    let returned = finished.filter(|_| state == "returned").map(|at| (at + DAY).min(now));
    let id = (received / 1000) << 20 | (place & 0xF_FFFF);
    Ok(Fate { id, number: n, state, is_open, received, due, finished, returned, step })
}

fn day(micros: i64) -> Outcome<String> {
    Ok(text::here(Timestamp::from_microsecond(micros)?).date().to_string())
}

impl Fate {
    fn code(&self) -> Outcome<String> {
        let day = text::here(Timestamp::from_microsecond(self.received)?).date();
        Ok(format!("H00.01-{}-{:07}", day.strftime("%y%m%d"), self.number))
    }

    fn name(&self) -> String {
        format!("Người dân {} (minh họa)", self.number)
    }
}

fn insert(tx: &Transaction<'_>, of: &Fate, by: &InForce) -> Outcome<()> {
    let finished_day = of.finished.map(day).transpose()?;
    let (role, ..) = STEPS[of.step - 1];
    let (step_due, due_day) = (of.is_open.then_some(of.due - DAY), day(of.due)?);
    tx.prepare_cached(
        "INSERT INTO dossier (agency_id, id, code, version_id, document_id, procedure_name, unit_id, state, is_open,
            channel, limit_case, limit_text, grain, sets, received_at, due_at, due_day, judged_at, judged_day,
            is_provisional, finished_at, finished_day, returned_at, step_no, step_role, step_due_at, assignee_id,
            receiver_id, form_set, moves)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'counter', '', '05 ngày làm việc', 'day', 1, ?10, ?11, ?12, ?11,
            ?12, 0, ?13, ?14, ?15, ?16, ?17, ?18, NULL, 0, '2025', ?19)",
    )?
    .execute(params![
        AGENCY.get(), of.id, of.code()?, by.version, by.document, by.title, by.unit, of.state,
        i64::from(of.is_open), of.received, of.due, due_day, of.finished, finished_day, of.returned,
        i64::try_from(of.step)?, role.as_str(), step_due, i64::try_from(of.step)? - 1
    ])?;
    tx.prepare_cached(
        "INSERT INTO dossier_applicant (agency_id, dossier_id, name, address, phone, email, salt)
         VALUES (?1, ?2, ?3, 'Thôn 1, xã Minh Họa', '', '', ?4)",
    )?
    .execute(params![AGENCY.get(), of.id, of.name(), format!("{:064x}", of.number)])?;
    Ok(())
}

/// Steps, hand-overs, papers and the clock.
fn insert_parts(tx: &Transaction<'_>, of: &Fate) -> Outcome<()> {
    let agency = AGENCY.get();
    for (no, (role, who, days)) in (1..).zip(STEPS) {
        let at = of.received + i64::try_from(no)? * DAY / 2;
        let started = (no <= of.step).then_some(at - DAY / 2);
        let finished = (no < of.step || of.returned.is_some()).then_some(at);
        let action =
            format!("Bước {no}. Kiểm tra hồ sơ, đối chiếu thành phần, ghi kết quả và chuyển.");
        tx.prepare_cached(
            "INSERT INTO dossier_step (agency_id, dossier_id, no, action, responsible, role, norm_minutes, started_at,
                due_at, finished_at, person_id, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, '')",
        )?
        .execute(params![
            agency, of.id, i64::try_from(no)?, action, who, role.as_str(), days * 480.0,
            started, started.map(|at| at + DAY), finished, finished.map(|_| 0)
        ])?;
        if finished.is_some() && no < STEPS.len() {
            tx.prepare_cached(
                "INSERT INTO dossier_hand_over (agency_id, dossier_id, no, from_step, to_step, person_id, at, due_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7)",
            )?
            .execute(params![
                agency, of.id, i64::try_from(no)? - 1, i64::try_from(no)?, i64::try_from(no)? + 1, at, at
            ])?;
        }
    }
    for no in 1..=2 {
        tx.prepare_cached(
            "INSERT INTO dossier_component (agency_id, dossier_id, no, text, originals, copies)
             VALUES (?1, ?2, ?3, 'Giấy tờ theo quy định', 1, 1)",
        )?
        .execute(params![agency, of.id, no])?;
    }
    let at = Timestamp::from_microsecond(of.received)?;
    let event = ClockEvent::Started { at, term: Term::new(Limit::WorkingDays(5)) };
    tx.prepare_cached(
        "INSERT INTO dossier_clock (agency_id, dossier_id, no, action, event, person_id, at, due_before, due_after)
         VALUES (?1, ?2, 0, 'accept', ?3, 0, ?4, NULL, ?5)",
    )?
    .execute(params![agency, of.id, serde_json::to_string(&event)?, of.received, of.due])?;
    Ok(())
}

/// The words by which it is found, as `dossier::accept` writes them.
fn insert_words(tx: &Transaction<'_>, of: &Fate, by: &InForce) -> Outcome<()> {
    let code = of.code()?;
    let folded = text::fold(&format!("{code} {}", of.name()));
    let parts = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(ToOwned::to_owned).collect()
    };
    for word in parts(&folded) {
        tx.prepare_cached(
            "INSERT INTO dossier_word (agency_id, word, dossier_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![AGENCY.get(), word, of.id])?;
    }
    let title = format!("{code} {}", by.title);
    let folded = parts(&text::fold(&title)).join(" ");
    tx.prepare_cached(
        "INSERT INTO search_entry (agency_id, id, href, kind, topic, title, shelf, folded) VALUES (?1, ?2, ?3, 'Hồ sơ', 'dossier', ?4, ?5, ?6)",
    )?
    .execute(params![AGENCY.get(), of.id, format!("/dossiers/{}", of.id), title, by.unit, folded])?;
    index(tx, of.id, &folded, &format!("zza{AGENCY} zzs{} zzu zzc zztdossier", by.unit))?;
    Ok(())
}
