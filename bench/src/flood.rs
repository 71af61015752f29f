//! A thousand comments a minute from one address, and what readers notice of it. The server stands
//! as behind a proxy, so that readers and flooder have addresses of their own.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times, rate},
    portal, product,
    program::{self, Line, Program},
    seed::QUESTION,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Readers at once, each with a request every so often.
const READERS: u8 = 16;

const PAUSE: Duration = Duration::from_millis(40);

/// Comments in a minute.
const COMMENTS: usize = 1000;

/// What somebody is told who comments too often.
const SENTENCE: &str = "Có quá nhiều ý kiến gửi từ cùng một nơi";

const FLOODER: &str = "x-forwarded-for: 198.51.100.7\r\nsec-fetch-site: same-origin\r\n";

pub(crate) fn run(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    let time = Duration::from_secs(args.number("seconds", 60)? as u64);
    let product = product::open(folder)?;
    portal::configure(&product)?;
    drop(product);
    let running = Program::start(program::built(args)?, folder, &["--behind-proxy"])?;
    let pages = pages(running.address)?;
    let article = pages.last().ok_or("no article")?.clone();
    let quiet = readers(running.address, &pages, time, || Ok(Flood::default()))?;
    let paced = readers(running.address, &pages, time, || {
        flood(running.address, &article, time, Some(time / per(time)?))
    })?;
    let raging = readers(running.address, &pages, time / 4, || {
        flood(running.address, &article, time / 4, None)
    })?;
    Ok(vec![
        row("readers, nobody floods", &quiet),
        row(&format!("readers, {COMMENTS} comments a minute from one address"), &paced),
        row("readers, one address comments as fast as it is answered", &raging),
    ])
}

/// How many comments come in such a time.
fn per(time: Duration) -> Outcome<u32> {
    Ok(u32::try_from(COMMENTS as u64 * time.as_secs() / 60)?.max(1))
}

/// What readers read: the library, the news, an article.
fn pages(address: SocketAddr) -> Outcome<Vec<String>> {
    let home = portal::HOME;
    let news = format!("{home}/news");
    let list = Line::open(address)?.get(&news, "")?.text();
    let link = format!("href=\"{news}/tin-");
    let slug = list.split(&link).nth(1).and_then(|rest| rest.split('"').next());
    let article = format!("{news}/tin-{}", slug.ok_or("no article in this folder: seed anew")?);
    Ok(vec![home.to_owned(), format!("{home}/processes"), news, article])
}

/// What came of a flood: answers by their status.
#[derive(Default)]
struct Flood {
    answers: BTreeMap<u16, usize>,
    refused: String,
}

struct Read {
    times: Times,
    each_second: f64,
    flood: Flood,
}

/// Lets readers read while something else goes on.
fn readers(
    address: SocketAddr,
    pages: &[String],
    time: Duration,
    meanwhile: impl FnOnce() -> Outcome<Flood>,
) -> Outcome<Read> {
    let begun = Instant::now();
    let is_over = AtomicBool::new(false);
    let reader = |number: u8| -> Outcome<Vec<Duration>> {
        let from = format!("x-forwarded-for: 203.0.113.{number}\r\naccept-encoding: gzip\r\n");
        let (mut line, mut times) = (Line::open(address)?, Vec::new());
        while begun.elapsed() < time && !is_over.load(Ordering::Relaxed) {
            let page = &pages[(times.len() + usize::from(number)) % pages.len()];
            let asked = Instant::now();
            let status = line.get(page, &from)?.status;
            times.push(asked.elapsed());
            if status != 200 {
                return Err(format!("a reader was answered {status}").into());
            }
            thread::sleep(PAUSE);
        }
        Ok(times)
    };
    thread::scope(|scope| {
        let reader = &reader;
        let all: Vec<_> = (1..=READERS).map(|number| scope.spawn(move || reader(number))).collect();
        let flood = meanwhile();
        if flood.is_err() {
            is_over.store(true, Ordering::Relaxed);
        }
        let mut times = Vec::new();
        for one in all {
            times.extend(one.join().map_err(|_| "a reader panicked")??);
        }
        let each_second = rate(times.len(), begun.elapsed().as_secs_f64());
        Ok(Read { times: Times::new(times), each_second, flood: flood? })
    })
}

/// Comments with the right answer, one every so often, or one after the other.
fn flood(
    address: SocketAddr,
    article: &str,
    time: Duration,
    every: Option<Duration>,
) -> Outcome<Flood> {
    let form = format!("name=Ai+do&words=Rat+nhieu+y+kien&answer={}", QUESTION.1.replace(' ', "+"));
    let path = format!("{article}/comments");
    let (mut line, mut flood, begun) = (Line::open(address)?, Flood::default(), Instant::now());
    let mut sent = 0_u32;
    while begun.elapsed() < time {
        let answer = line.post(&path, FLOODER, &form)?;
        *flood.answers.entry(answer.status).or_default() += 1;
        if answer.status == 429 && flood.refused.is_empty() {
            flood.refused = answer.text();
        }
        sent += 1;
        if let Some(every) = every {
            thread::sleep((every * sent).saturating_sub(begun.elapsed()));
        }
    }
    if !flood.refused.contains(SENTENCE) {
        return Err(format!("nobody was told why: {:?}", flood.answers).into());
    }
    Ok(flood)
}

fn row(what: &str, read: &Read) -> Row {
    let answers: Vec<_> =
        read.flood.answers.iter().map(|(status, n)| format!("{n} × {status}")).collect();
    let got = format!("{} of {:.0} reads a second", read.times.text(), read.each_second);
    let told = answers.join(", ");
    Row::new(what, got, "readers unharmed", told, "")
}
