//! The master list as of a day: 5,000 documents with four issues each and 100 MB of text, beside the
//! same SQL on a bare connection.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times},
    machine::cpu_seconds,
    product::{self, AGENCY},
};
use composition::Product;
use document::Kind;
use jiff::civil::{Date, date};
use master_list::Line;
use platform::{
    DbError, Tx,
    list::{List, ListQuery},
};
use rusqlite::{Connection, params};
use std::time::Instant;

const ROUNDS: usize = 40;

/// Issues of one document: the days on which each began and ended.
const ISSUES: [(&str, Option<&str>); 4] = [
    ("2022-03-01", Some("2023-04-01")),
    ("2023-04-01", Some("2024-05-01")),
    ("2024-05-01", Some("2025-06-01")),
    ("2025-06-01", None),
];

/// The days that are asked for, one after the other.
const DAYS: [Date; 4] =
    [date(2022, 9, 30), date(2023, 9, 30), date(2024, 9, 30), date(2025, 9, 30)];

pub(crate) fn run(args: &Args) -> Outcome<Vec<Row>> {
    let documents = args.number("documents", 5000)?;
    let folder = tempfile::tempdir()?;
    let product = product::open(folder.path())?;
    let mut conn = product::bare(folder.path())?;
    fill(&mut conn, documents)?;
    let first = product::list(&product, "master_list", &["ORDER BY d.code_key", "LIMIT"])?;
    let counts = product::sql(&product, "master_list", "count_by_kind")?;
    let issues = documents * ISSUES.len();
    let what = |part: &str| format!("{part}, {documents} documents, {issues} issues");
    Ok(vec![
        measure(
            &what("master list as of a day, one page"),
            |day| page(&product, day),
            |day| bare(&conn, &first, day, 51),
        )?,
        measure(
            &what("master list as of a day, all rows"),
            |day| all(&product, day),
            |day| bare(&conn, &first, day, 100_000),
        )?,
        measure(
            &what("counts as of a day"),
            |day| count(&product, day),
            |day| {
                let mut ask = conn.prepare_cached(&counts)?;
                let mut rows = ask.query(params![AGENCY.get(), day.to_string()])?;
                let mut n = 0;
                while rows.next()?.is_some() {
                    n += 1;
                }
                Ok(n)
            },
        )?,
    ])
}

fn measure(
    what: &str,
    own: impl Fn(Date) -> Outcome<usize>,
    floor: impl Fn(Date) -> Outcome<usize>,
) -> Outcome<Row> {
    let (mut times, mut floors, cpu) = (Vec::new(), Vec::new(), cpu_seconds());
    let mut rows = 0;
    for round in 0..ROUNDS {
        let day = DAYS[round % DAYS.len()];
        let started = Instant::now();
        rows = own(day)?;
        times.push(started.elapsed());
        let started = Instant::now();
        floor(day)?;
        floors.push(started.elapsed());
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / 40.0;
    let (times, floors) = (Times::new(times), Times::new(floors));
    let ratio = times.percentile(50).as_secs_f64() / floors.percentile(50).as_secs_f64().max(1e-9);
    Ok(Row::new(
        format!("{what} ({rows} rows)"),
        times.text(),
        "p95 < 50 ms",
        format!("{}; both {cpu:.1} ms of CPU", floors.text()),
        format!("{ratio:.1}×"),
    ))
}

fn list(product: &Product) -> Outcome<&'static List> {
    let found = product.lists.iter().find(|(of, _)| *of == "master_list");
    Ok(found.ok_or("no master list any more")?.1)
}

fn page(product: &Product, day: Date) -> Outcome<usize> {
    let list = list(product)?;
    let read = move |tx: &Tx<'_>| {
        let query = ListQuery::default().with("standing", "in_force");
        list.page::<Line>(tx, &[&tx.agency().get(), &day.to_string()], &query)
    };
    Ok(product.app.db.at(AGENCY).read_now::<_, DbError>(read)?.rows.len())
}

fn all(product: &Product, day: Date) -> Outcome<usize> {
    let read = move |tx: &Tx<'_>| master_list::lines(tx, day);
    Ok(product.app.db.at(AGENCY).read_now::<_, DbError>(read)?.len())
}

fn count(product: &Product, day: Date) -> Outcome<usize> {
    let read = move |tx: &Tx<'_>| master_list::counts(tx, day);
    Ok(product.app.db.at(AGENCY).read_now::<_, DbError>(read)?.len())
}

/// The same text on a bare connection; every column of every row is read.
fn bare(conn: &Connection, sql: &str, day: Date, limit: i64) -> Outcome<usize> {
    let mut ask = conn.prepare_cached(sql)?;
    let columns = ask.column_count();
    let mut rows = ask.query(params![AGENCY.get(), day.to_string(), limit])?;
    let mut n = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column)?);
        }
        n += 1;
    }
    Ok(n)
}

fn fill(conn: &mut Connection, documents: usize) -> Outcome<()> {
    let text = "Nội dung quy định trách nhiệm, trình tự và thời gian thực hiện. ".repeat(55);
    let kinds = [Kind::Instruction, Kind::SystemProcedure, Kind::Form, Kind::Regulation];
    let tx = conn.transaction()?;
    for n in 0..documents {
        let key = i64::try_from(n)? * 8 + (1 << 40);
        let (code, title) = (format!("QT.{n:05}"), format!("Quy định số {n} (minh họa)"));
        tx.prepare_cached(
            "INSERT INTO document (agency_id, id, kind, code, code_key, title, title_key, folded, unit_id, is_withdrawn)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, 0)",
        )?
        .execute(params![
            AGENCY.get(), key, kinds[n % kinds.len()].as_str(), code, text::sort_key(&code), title,
            text::sort_key(&title), text::fold(&format!("{code} {title}"))
        ])?;
        for (issue, (from, to)) in (1..).zip(ISSUES) {
            let state = if to.is_none() { "effective" } else { "superseded" };
            tx.prepare_cached(
                "INSERT INTO document_version (agency_id, id, document_id, issue_no, revision_no, state, title, author_id,
                    summary, basis, form, content, content_hash, edits, issued_on, effective_on, expired_on, changed_at)
                 VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, 0, '', '', 'text', ?7, '', 1, ?8, ?8, ?9, 0)",
            )?
            .execute(params![AGENCY.get(), key + issue, key, issue, state, title, text, from, to])?;
        }
    }
    tx.commit()?;
    Ok(())
}
