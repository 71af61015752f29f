//! Pages under load: every kind for some seconds, in turn with its bare queries, so that both meet
//! the same noise.

mod bare;
pub(crate) mod clients;
mod kinds;

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times, dearest},
    product::{self, AGENCY},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use clients::{Load, Run};
use composition::Product;
use kinds::Kind;
pub(crate) use kinds::Visitor;
use platform::{Actor, PersonId, Role};
use rusqlite::Connection;
use std::{
    path::Path,
    time::{Duration, Instant},
};
use tokio::runtime::{Handle, Runtime};
use tower::ServiceExt as _;

/// What a page may take at most, in the CPU of its bare queries.
const AIM: &str = "p95 < 15 ms, CPU ≤ 4×";

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let load = Load {
        clients: args.number("clients", 16)?,
        time: Duration::from_secs(args.number("seconds", 4)? as u64),
    };
    let rounds = args.number("rounds", 2)?;
    let only = args.text("only", "");
    let product = product::open(folder)?;
    let conn = product::bare(folder)?;
    let visitors = ["one_stop_officer", "specialist", "iso_secretary"].map(|role| {
        let (person, unit) = product::somebody(&conn, role)?;
        sign_in(&product, person, unit, role)
    });
    let [desk, specialist, secretary] = visitors;
    let dossiers = some_dossiers(&conn)?;
    let kinds = kinds::all(&product, &conn, &dossiers, [desk?, specialist?, secretary?])?;
    let runtime = server::serve::runtime()?;
    let mut rows = Vec::new();
    for kind in kinds.iter().filter(|kind| kind.name.contains(only)) {
        let (mut page, mut queries) = (Run::default(), Run::default());
        for _ in 0..rounds {
            page.add(visit(&runtime, &product.router, kind, load)?);
            queries.add(clients::drive(
                load,
                || product::bare(folder),
                |conn, n| bare::ask(conn, kind, n),
            )?);
        }
        rows.push(row(kind, &page, &queries));
    }
    let first = kinds.first().ok_or("no page")?;
    rows.push(packed(&runtime, &product.router, first, load)?);
    rows.push(common(&runtime, &product.router, first)?);
    for kind in kinds.iter().filter(|kind| kind.name.starts_with("inbox")) {
        rows.push(waiting(&product, kind)?);
    }
    Ok(rows)
}

/// What the features take to say what waits for somebody, the dearest first.
fn waiting(product: &Product, kind: &Kind) -> Outcome<Row> {
    let visitor = &kind.visitor;
    let mut by = Actor::system(AGENCY, "command");
    (by.person, by.unit) = (visitor.person, visitor.unit);
    by.roles = Role::parse(visitor.role).into_iter().collect();
    let mut times = Vec::new();
    for (name, inbox) in &product.inboxes {
        times.push((product::reading(product, |tx| inbox(tx, &by).map(drop))?, *name));
    }
    Ok(Row::new(
        format!("{}, told by {} features", kind.name, times.len()),
        dearest(times),
        "",
        "",
        "",
    ))
}

fn row(kind: &Kind, page: &Run, queries: &Run) -> Row {
    let (own, floor) = (page.cpu_each(), queries.cpu_each());
    Row::new(
        format!("{} ({} requests)", kind.name, page.times().count()),
        format!("{}, CPU {own:.2} ms, on {:.1} cores", page.times().text(), page.cores()),
        AIM,
        format!("{}, CPU {floor:.2} ms, on {:.1} cores", queries.times().text(), queries.cores()),
        format!("CPU {:.1}×", own / floor.max(1e-6)),
    )
}

/// The same page as browsers ask for it: compressed.
fn packed(runtime: &Runtime, router: &Router, kind: &Kind, load: Load) -> Outcome<Row> {
    let plain = visit(runtime, router, kind, load)?;
    let packed = visit(runtime, router, &kind.packed(), load)?;
    let (own, floor) = (packed.cpu_each(), plain.cpu_each());
    Ok(Row::new(
        format!("{}, compressed by gzip", kind.name),
        format!("{}, CPU {own:.2} ms", packed.times().text()),
        "",
        format!("{}, CPU {floor:.2} ms (the same page, plain)", plain.times().text()),
        format!("CPU {:.1}×", own / floor.max(1e-6)),
    ))
}

/// The worst question there is: a name that everybody has. Asked a few times by nobody else.
fn common(runtime: &Runtime, router: &Router, kind: &Kind) -> Outcome<Row> {
    let kind = kind.at("/dossiers?q=nguoi+dan+4217");
    let mut times = Vec::new();
    for _ in 0..5 {
        let started = Instant::now();
        get(runtime.handle(), router, &kind.path(0), &kind.visitor, "")?;
        times.push(started.elapsed());
    }
    let got = Times::new(times).text();
    Ok(Row::new("dossier list by a name whose first words everybody has, alone", got, "", "", ""))
}

/// Clients on threads of their own hand requests to the executor of the server and wait: what is
/// measured holds the time for which a request stands in line.
fn visit(runtime: &Runtime, router: &Router, kind: &Kind, load: Load) -> Outcome<Run> {
    let handle = runtime.handle();
    clients::drive(
        load,
        || Ok(router.clone()),
        |router, n| get(handle, router, &kind.path(n), &kind.visitor, kind.encoding).map(drop),
    )
}

/// Asks for a page as somebody who is signed in; how many bytes came.
pub(crate) fn get(
    handle: &Handle,
    router: &Router,
    path: &str,
    visitor: &Visitor,
    encoding: &str,
) -> Outcome<usize> {
    let mut request = Request::get(path)
        .header("host", "bench.example")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", &visitor.cookie);
    if !encoding.is_empty() {
        request = request.header("accept-encoding", encoding);
    }
    let request = request.body(Body::empty())?;
    let router = router.clone();
    let answer = handle.spawn(async move {
        let response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
        let status = response.status();
        (status, to_bytes(response.into_body(), usize::MAX).await)
    });
    let (status, body) = handle.block_on(answer)?;
    let length = body?.len();
    if status != 200 || length < 500 {
        return Err(format!("{path}: {status}, {length} bytes").into());
    }
    Ok(length)
}

/// Somebody with a session of their own.
pub(crate) fn sign_in(
    product: &Product,
    person: PersonId,
    unit: Option<i64>,
    role: &'static str,
) -> Outcome<Visitor> {
    let mut random = [0; 32];
    getrandom::fill(&mut random)?;
    let token = account::Token::new(random);
    let shown = token.clone();
    let scope = product.app.db.at(AGENCY);
    scope.write_now(move |tx| account::open_session(tx, AGENCY, person, &shown))?;
    let cookie = format!("{}={}", account::cookie_name(false), token.as_str());
    Ok(Visitor { person, unit, role, cookie, token_hash: token.hash() })
}

/// Dossiers to open: those whose history the seed put into the record.
fn some_dossiers(conn: &Connection) -> Outcome<Vec<(i64, i64, i64)>> {
    let mut found = conn.prepare(
        "SELECT d.id, d.version_id, d.unit_id FROM ledger_leaf l
         JOIN dossier d ON d.agency_id = l.agency_id AND d.id = CAST(substr(l.object, 9) AS INTEGER)
         WHERE l.agency_id = ?1 AND l.object LIKE 'dossier/%' GROUP BY d.id",
    )?;
    let found =
        found.query_map([AGENCY.get()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<_> = found.collect::<Result<_, _>>()?;
    if found.is_empty() { Err("no dossier in the record: seed anew".into()) } else { Ok(found) }
}
