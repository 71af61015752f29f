//! The public portal from warm state: the process library and a process, over TCP and in the program,
//! beside a handler that hands out the same bytes and does nothing else.

mod load;
mod weight;

use crate::{
    Outcome,
    args::Args,
    figures::Row,
    pages::clients::{self, Load, Run},
    product::{self, AGENCY},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
    routing,
};
use composition::Product;
use platform::{Actor, Role, Tx};
use portal::{Colour, Contact, Setting, Slug};
use std::{path::Path, time::Duration};
use tokio::runtime::Handle;
use tower::ServiceExt as _;

/// What the public side is to reach on two cores.
const AIM: &str = "≥ 5,000/s, p99 < 20 ms";

/// The portal of the seed.
pub(crate) const HOME: &str = "/portal/bench";

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let load = Load {
        clients: args.number("clients", 32)?,
        time: Duration::from_secs(args.number("seconds", 4)? as u64),
    };
    let rounds = args.number("rounds", 2)?;
    let product = product::open(folder)?;
    configure(&product)?;
    let runtime = server::serve::runtime()?;
    let handle = runtime.handle();
    let library = format!("{HOME}/processes");
    let first = first_process(handle, &product.router, &library)?;
    let mut rows = load::run(folder, args, &product, (load, &first))?;
    rows.push(weight::run(folder, args)?);
    for (name, path) in [("process library", &library), ("a process", &first)] {
        for packed in [true, false] {
            let bytes = get(handle, &product.router, path, packed)?;
            let bare =
                Router::new().route(path, routing::get(move || async move { bytes.clone() }));
            let (mut page, mut floor) = (Run::default(), Run::default());
            for _ in 0..rounds {
                page.add(visit(handle, &product.router, path, packed, load)?);
                floor.add(visit(handle, &bare, path, packed, load)?);
            }
            let how = if packed { "as browsers ask for it" } else { "plain" };
            rows.push(Row::new(
                format!("{name}, {how}, without a network"),
                format!(
                    "{:.0}/s, {}, CPU {:.2} ms",
                    page.per_second(),
                    page.times().text(),
                    page.cpu_each()
                ),
                AIM,
                format!(
                    "{:.0}/s, {}, CPU {:.2} ms",
                    floor.per_second(),
                    floor.times().text(),
                    floor.cpu_each()
                ),
                format!("CPU {:.1}×", page.cpu_each() / floor.cpu_each().max(1e-6)),
            ));
        }
    }
    Ok(rows)
}

/// Opens a portal for the agency of the seed.
pub(crate) fn configure(product: &Product) -> Outcome<()> {
    let setting = Setting {
        slug: Slug::parse("bench").ok_or("slug")?,
        is_open: true,
        welcome: String::new(),
        contact: Contact::default(),
        colour: Colour::LACQUER,
        emblem: None,
        framers: Vec::new(),
    };
    let mut by = Actor::system(AGENCY, "command");
    by.roles = vec![Role::Administrator];
    let done = product
        .app
        .db
        .at(AGENCY)
        .write_now(move |tx: &Tx<'_>| portal::configure(tx, &by, &setting));
    Ok(done?)
}

/// The address of the first process in the library.
fn first_process(handle: &Handle, router: &Router, library: &str) -> Outcome<String> {
    let page = String::from_utf8(get(handle, router, library, false)?)?;
    let link = format!("href=\"{library}/");
    let rest = page.split(link.as_str()).nth(1).ok_or("no process in force in this folder")?;
    let slug = rest.split('"').next().unwrap_or_default();
    Ok(format!("{library}/{slug}"))
}

fn visit(handle: &Handle, router: &Router, path: &str, packed: bool, load: Load) -> Outcome<Run> {
    clients::drive(
        load,
        || Ok(router.clone()),
        |router, _| get(handle, router, path, packed).map(drop),
    )
}

fn get(handle: &Handle, router: &Router, path: &str, packed: bool) -> Outcome<Vec<u8>> {
    let mut request = Request::get(path).header("host", "bench.example");
    if packed {
        request = request.header(header::ACCEPT_ENCODING, "gzip");
    }
    let (request, router) = (request.body(Body::empty())?, router.clone());
    let answer = handle.spawn(async move {
        let response = router.oneshot(request).await.unwrap_or_else(|never| match never {});
        let status = response.status();
        (status, to_bytes(response.into_body(), usize::MAX).await)
    });
    let (status, body) = handle.block_on(answer)?;
    if status != 200 {
        return Err(format!("{path}: {status}").into());
    }
    Ok(body?.to_vec())
}
