//! Search in full text: 20,000 issues with 100 MB of text, beside the bare index of words.

use crate::{
    Outcome,
    args::Args,
    figures::{Row, Times},
    machine::cpu_seconds,
    product::{self, AGENCY},
};
use composition::Product;
use platform::{
    Actor, DbError, Role, Tx,
    search::{Asked, Entry, Shelf, Standing, find, put},
};
use rusqlite::{Connection, params};
use std::time::Instant;

const ROUNDS: usize = 40;

/// Letters of the text of one issue.
const LETTERS: usize = 5000;

/// Syllables; a word of the text is two of them, so that 2,500 words come with the frequency of a
/// language: the first often, the last hardly ever.
const SYLLABLES: [&str; 50] = [
    "quy",
    "trình",
    "thủ",
    "tục",
    "hành",
    "chính",
    "hồ",
    "sơ",
    "tiếp",
    "nhận",
    "thời",
    "gian",
    "trách",
    "nhiệm",
    "kiểm",
    "soát",
    "tài",
    "liệu",
    "ban",
    "hiệu",
    "lực",
    "sửa",
    "đổi",
    "công",
    "chức",
    "đất",
    "đai",
    "hộ",
    "tịch",
    "khai",
    "sinh",
    "chứng",
    "thực",
    "môi",
    "trường",
    "biển",
    "đảo",
    "ngư",
    "dân",
    "phòng",
    "cháy",
    "giáo",
    "dục",
    "y",
    "tế",
    "thuế",
    "phí",
    "lệ",
    "đường",
    "thửa",
];

/// What is typed: a code, a title, common words, rare ones, half a word, and without diacritics.
const TYPED: [(&str, &str); 6] = [
    ("a code", "QT.12345"),
    ("words of a title", "quy định số 777"),
    ("two words of every text", "quy trình thủ tục"),
    ("a rare word beside a common one", "quy lệ thửa"),
    ("without diacritics", "thu tuc ho so dat dai"),
    ("the beginning of a word", "thử"),
];

pub(crate) fn run(args: &Args) -> Outcome<Vec<Row>> {
    let issues = args.number("issues", 20_000)?;
    let folder = tempfile::tempdir()?;
    let product = product::open(folder.path())?;
    fill(&product, issues)?;
    let conn = product::bare(folder.path())?;
    TYPED.iter().map(|(what, typed)| measure(&product, &conn, what, typed, issues)).collect()
}

fn measure(
    product: &Product,
    conn: &Connection,
    what: &str,
    typed: &'static str,
    issues: usize,
) -> Outcome<Row> {
    let mut actor = Actor::system(AGENCY, "command");
    actor.roles = vec![Role::IsoSecretary];
    let folded = text::fold(typed).replace('.', " ");
    let bare = folded.split_whitespace().map(|word| format!("\"{word}\" *"));
    let bare = bare.collect::<Vec<_>>().join(" ");
    let (mut times, mut floors, cpu) = (Vec::new(), Vec::new(), cpu_seconds());
    let mut hits = 0;
    for _ in 0..ROUNDS {
        let (asks, started) = (actor.clone(), Instant::now());
        let asked = Asked { typed: typed.to_owned(), ..Asked::default() };
        let read = move |tx: &Tx<'_>| find(tx, &asks, &asked);
        hits = product.app.db.at(AGENCY).read_now::<_, DbError>(read)?.hits.len();
        times.push(started.elapsed());
        let started = Instant::now();
        first(conn, &bare)?;
        floors.push(started.elapsed());
    }
    let cpu = (cpu_seconds() - cpu) * 1000.0 / 40.0;
    let (times, floors) = (Times::new(times), Times::new(floors));
    let ratio = times.percentile(50).as_secs_f64() / floors.percentile(50).as_secs_f64().max(1e-9);
    Ok(Row::new(
        format!("search, {issues} issues: {what} ({hits} shown)"),
        times.text(),
        "p95 < 40 ms",
        format!("{}; both {cpu:.1} ms of CPU", floors.text()),
        format!("{ratio:.1}×"),
    ))
}

/// The newest page that the bare index finds, of everybody's.
fn first(conn: &Connection, words: &str) -> Outcome<usize> {
    let mut ask = conn.prepare_cached(
        "SELECT rowid FROM search_words WHERE search_words MATCH ?1 ORDER BY rowid DESC LIMIT 21",
    )?;
    let mut rows = ask.query(params![words])?;
    let mut found = 0;
    while rows.next()?.is_some() {
        found += 1;
    }
    Ok(found)
}

fn fill(product: &Product, issues: usize) -> Outcome<()> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for start in (0..issues).step_by(500) {
        let some: Vec<_> =
            (start..issues.min(start + 500)).map(|n| (n, body(&mut state))).collect();
        product.app.db.at(AGENCY).write_now(move |tx| {
            for (n, body) in &some {
                // Four issues of each document, of which the last holds.
                let standing = if n % 4 == 3 { Standing::Current } else { Standing::Past };
                let (href, title) = (format!("/documents/{n}"), format!("Quy định số {n}"));
                let entry = Entry {
                    href: &href,
                    kind: "Hướng dẫn",
                    topic: "document",
                    title: &title,
                    words: &format!("QT.{n:05}"),
                    body,
                    standing,
                    shelf: Shelf::Everybody,
                };
                put(tx, &entry)?;
            }
            Ok::<_, DbError>(())
        })?;
    }
    Ok(())
}

/// A text of [`LETTERS`] letters.
fn body(state: &mut u64) -> String {
    let mut text = String::new();
    let mut letters = 0;
    while letters < LETTERS {
        for syllable in [pick(state), pick(state)] {
            text.push_str(syllable);
            text.push(' ');
            letters += syllable.chars().count() + 1;
        }
    }
    text
}

/// A syllable; the product of two draws makes the first of the list common.
fn pick(state: &mut u64) -> &'static str {
    let mut draw = || {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        usize::try_from(*state % 1000).unwrap_or_default()
    };
    let place = draw() * draw() * SYLLABLES.len() / 1_000_000;
    SYLLABLES.get(place).copied().unwrap_or("quy")
}
