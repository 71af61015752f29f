//! Pages that show what every feature can show of itself: evidence by clause, the head's page.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times, dearest, millis, real},
    machine,
    pages::{Visitor, get, sign_in},
    product::{self, AGENCY},
};
use composition::Product;
use platform::Span;
use std::{
    path::Path,
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Requests of each kind.
const REQUESTS: usize = 40;

/// The evidence matrix.
pub(crate) fn matrix(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    run(folder, args, "< 300 ms", &[("evidence matrix", "/evidence")])
}

/// The head's page, on screen and on paper.
pub(crate) fn head(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let pages = [("head's page", "/quality"), ("the same on one A4", "/quality/print")];
    run(folder, args, "< 150 ms", &pages)
}

fn run(folder: &Path, args: &Args, aim: &'static str, pages: &[(&str, &str)]) -> Outcome<Vec<Row>> {
    let requests = args.number("requests", REQUESTS)?;
    let product = product::open(folder)?;
    let conn = product::bare(folder)?;
    let (person, unit) = product::somebody(&conn, "approver")?;
    let visitor = sign_in(&product, person, unit, "approver")?;
    let runtime = server::serve::runtime()?;
    let mut rows = vec![warmed(&product)?];
    for (name, path) in pages {
        let ask = || ask(&runtime, &product, path, &visitor);
        // Somebody acted since the figures were counted.
        product.app.db.at(AGENCY).write_now(product::act)?;
        let (first, bytes) = ask()?;
        let told = format!("{:.1} ms, {} KB", millis(first), bytes.div_ceil(1024));
        rows.push(Row::new(format!("{name}, the first time"), told, aim, "", ""));
        let mut fresh = Vec::new();
        let before = machine::cpu_seconds();
        for _ in 0..requests {
            product.app.db.at(AGENCY).write_now(product::act)?;
            fresh.push(ask()?.0);
        }
        let cpu = (machine::cpu_seconds() - before) * 1000.0 / real(requests);
        let told = format!("{}, CPU {cpu:.1} ms", Times::new(fresh).text());
        rows.push(Row::new(format!("{name}, each time after an act"), told, aim, "", ""));
        let again: Vec<_> = (0..requests).map(|_| Ok(ask()?.0)).collect::<Outcome<_>>()?;
        let told = Times::new(again).text();
        rows.push(Row::new(format!("{name}, asked again"), told, aim, "", ""));
    }
    rows.push(features(&product)?);
    Ok(rows)
}

/// What the program does beside the requests when it starts, before anybody looks.
fn warmed(product: &Product) -> Outcome<Row> {
    let chore = product.chores.iter().find(|chore| chore.name == "overview.warm");
    let chore = chore.ok_or("the figures are not counted at the start")?;
    let started = Instant::now();
    (chore.run)(&product.app)?;
    let told = format!("{:.1} ms", millis(started.elapsed()));
    Ok(Row::new("counted once when the program starts", told, "", "", ""))
}

fn ask(
    runtime: &Runtime,
    product: &Product,
    path: &str,
    visitor: &Visitor,
) -> Outcome<(Duration, usize)> {
    let started = Instant::now();
    let bytes = get(runtime.handle(), &product.router, path, visitor, "")?;
    Ok((started.elapsed(), bytes))
}

/// What the features take to count, the dearest first.
fn features(product: &Product) -> Outcome<Row> {
    let (showcase, span) = (&product.app.showcase, Span::year_to(product.app.clock.today()));
    let mut times: Vec<(f64, &str)> = Vec::new();
    for (name, exhibits) in showcase.features() {
        times.push((product::reading(product, |tx| exhibits(tx, span).map(drop))?, name));
    }
    let what = format!("counted by {} features, of it", times.len());
    Ok(Row::new(what, dearest(times), "", "", ""))
}
