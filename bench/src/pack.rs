//! What is gathered for an inspection: how long a hundred papers take, and how it tells of its progress.

use crate::{
    Outcome,
    figures::Row,
    machine::memory,
    product::{self, AGENCY},
};
use composition::Product;
use inspection::{Ask, Pack, PackState};
use platform::{Actor, Role, Span};
use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// What making it looked like from outside.
struct Watched {
    pack: Pack,
    took: Duration,
    longest_silence: Duration,
    memory: f64,
}

pub(crate) fn run(folder: &Path) -> Outcome<Vec<Row>> {
    let product = product::open(folder)?;
    let (person, _) = product::somebody(&product::bare(folder)?, "iso_secretary")?;
    let mut by = Actor::system(AGENCY, "command");
    (by.person, by.roles) = (person, vec![Role::IsoSecretary]);
    let watched = make(&product, &by)?;
    let pack = &watched.pack;
    if pack.state() != PackState::Ready {
        return Err("the pack could not be made".into());
    }
    let id = pack.id;
    let files = product.app.db.at(AGENCY).read_now(|tx| inspection::files(tx, id))?;
    let printed = files.iter().filter(|file| !file.sha256.is_empty()).count();
    let got = format!("{:.1} s, {} MB", watched.took.as_secs_f64(), pack.bytes / 1024 / 1024);
    let silence = format!("{:.1} s", watched.longest_silence.as_secs_f64());
    let missing = files.len() - printed;
    Ok(vec![
        Row::new(
            format!("inspection pack of {printed} PDFs ({missing} could not be printed)"),
            got,
            "100 in < 60 s",
            "",
            "",
        ),
        Row::new("longest time without news of its progress", silence, "", "", ""),
        Row::new("memory at most", format!("{:.0} MB", watched.memory), "", "", ""),
    ])
}

/// Has a pack made, and looks at it meanwhile as its page does.
fn make(product: &Product, by: &Actor) -> Outcome<Watched> {
    let span = Span::year_to(product.app.clock.today());
    let ask = Ask { title: "Kiểm tra (minh họa)".to_owned(), span };
    let (asks, scope) = (by.clone(), product.app.db.at(AGENCY));
    let id = scope.clone().write_now(move |tx| inspection::ask(tx, &asks, &ask))?;
    let started = Instant::now();
    thread::scope(|threads| {
        let making = threads.spawn(|| inspection::make_waiting(&product.app));
        let (mut news, mut done, mut most) = (Instant::now(), 0, 0.0_f64);
        let mut longest_silence = Duration::ZERO;
        while !making.is_finished() {
            thread::sleep(Duration::from_millis(20));
            let pack = scope.read_now(|tx| inspection::open(tx, by, id))?;
            if pack.done > done {
                longest_silence = longest_silence.max(news.elapsed());
                (news, done) = (Instant::now(), pack.done);
            }
            most = most.max(memory(std::process::id())?.0);
        }
        making.join().map_err(|_| "the making panicked")??;
        let longest_silence = longest_silence.max(news.elapsed());
        let pack = scope.read_now(|tx| inspection::open(tx, by, id))?;
        Ok(Watched { pack, took: started.elapsed(), longest_silence, memory: most })
    })
}
