//! Chores, in Rust, so that a fresh clone needs nothing but cargo: `cargo xtask tidy`.

mod db;
mod deps;
mod run;
mod tidy;

use std::process::ExitCode;

const CHORES: &str = "\
ci            everything that CI checks
tidy          the rules that neither rustc nor clippy knows
deps          licences, origins and banned crates, by deny.toml
demo          the demonstration, from source
db start      a private PostgreSQL for tests; prints its address
db stop       ends it and removes its data
shots         pictures of the pages (e2e/shots.mjs)";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["ci"] => run::run(".ci/run", &[]),
        ["tidy"] => tidy::run(),
        ["deps"] => deps::run(),
        ["demo", rest @ ..] => {
            let cargo = ["run", "--package", "server", "--", "demo"];
            run::run(env!("CARGO"), &[&cargo, rest].concat())
        }
        ["db", "start"] => db::start(),
        ["db", "stop"] => db::stop(),
        ["shots", rest @ ..] => run::run("node", &[&["e2e/shots.mjs"], rest].concat()),
        [] | ["help" | "--help"] => {
            println!("{CHORES}");
            ExitCode::SUCCESS
        }
        other => {
            eprintln!("no chore is called {:?}; there are:\n{CHORES}", other.join(" "));
            ExitCode::FAILURE
        }
    }
}
