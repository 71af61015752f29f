//! Benchmarks: each figure beside a floor that was measured in the same run, on the same machine,
//! with the same noise. `README.md` says how to repeat them and what came out.
//!
//! | file | holds |
//! |---|---|
//! | `args`, `figures`, `machine` | flags; percentiles and the table; `/proc` and the disk |
//! | `product` | the product on a folder, and its own SQL by name |
//! | `seed` | an agency with as many documents and dossiers as were asked for |
//! | `pages` | pages under load, beside their bare queries |
//! | `steps` | durable steps, beside a bare writer and the disk's own flush |
//! | `start` | the server's start and its memory |
//! | `pdf`, `lint`, `lint_set`, `compare` | printing, checking, two issues side by side |
//! | `program` | the server as a process, and connections to it |
//! | `quality` | evidence by clause and the head's page over a full agency |
//! | `pack` | a hundred papers for an inspection |
//! | `portal`, `flood` | the public side from warm state; a flood of comments and its readers |
//! | `registers`, `search` | the master list as of a day; search in full text |

mod args;
mod compare;
mod figures;
mod flood;
mod lint;
mod lint_set;
mod machine;
mod pack;
mod pages;
mod pdf;
mod portal;
mod product;
mod program;
mod quality;
mod registers;
mod search;
mod seed;
mod start;
mod steps;

use args::Args;
use figures::Row;
use std::{error::Error, path::Path, process::ExitCode};

/// What a benchmark answers with.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "\
bench seed DIR  [--documents 10000] [--dossiers 1000000] [--rows 10000]   an agency to measure on
bench pages DIR [--clients 16] [--seconds 4] [--rounds 2]  pages beside their bare queries
bench steps DIR [--clients 32] [--steps 6000] [--rounds 3] durable steps beside a bare writer
bench start DIR [--program target/release/haidang]         start and memory
bench portal DIR [--clients 32] [--seconds 4] [--rounds 2] the public side from warm state
bench flood DIR [--seconds 60]                             readers while somebody floods the comments
bench matrix DIR [--requests 40]                           evidence by clause
bench head DIR  [--requests 40]                            the head's page
bench pack DIR                                             the papers for an inspection
bench pdf       [--count 200]                              one-page documents
bench lint      [--procedures FOLDER]                      53 procedures, and a set of 500
bench registers [--documents 5000]                         the master list as of a day
bench search    [--issues 20000]                           full text, 5,000 letters an issue
bench compare   [--procedures FOLDER]                      two issues side by side
bench all [DIR] [--documents 1000] [--dossiers 100000]     all of it; DIR is seeded if it is empty";

fn main() -> ExitCode {
    match run(&Args::of_command_line()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Outcome<()> {
    let words: Vec<_> = args.words.iter().map(String::as_str).collect();
    let rows = match words.as_slice() {
        ["seed", folder] => return seed::run(Path::new(folder), args, (10_000, 1_000_000)),
        ["pages", folder] => pages::run(Path::new(folder), args)?,
        ["steps", folder] => steps::run(Path::new(folder), args)?,
        ["start", folder] => start::run(Path::new(folder), args)?,
        ["portal", folder] => portal::run(Path::new(folder), args)?,
        ["flood", folder] => flood::run(Path::new(folder), args)?,
        ["matrix", folder] => quality::matrix(Path::new(folder), args)?,
        ["head", folder] => quality::head(Path::new(folder), args)?,
        ["pack", folder] => pack::run(Path::new(folder))?,
        ["pdf"] => pdf::run(args)?,
        ["registers"] => registers::run(args)?,
        ["search"] => search::run(args)?,
        ["lint"] => vec![lint::run(args), lint_set::run(args)],
        ["compare"] => compare::run(args),
        ["all"] => all(&std::env::temp_dir().join("haidang-bench"), args)?,
        ["all", folder] => all(Path::new(folder), args)?,
        _ => {
            println!("{USAGE}");
            return Ok(());
        }
    };
    println!("\n{}", machine::describe());
    println!("{}", figures::table(&rows));
    Ok(())
}

fn all(folder: &Path, args: &Args) -> Outcome<Vec<Row>> {
    if !folder.join("haidang.db").exists() {
        seed::run(folder, args, (1000, 100_000))?;
    }
    let mut rows = pages::run(folder, args)?;
    rows.extend(start::run(folder, args)?);
    rows.extend(steps::run(folder, args)?);
    rows.extend(pdf::run(args)?);
    rows.push(lint::run(args));
    rows.push(lint_set::run(args));
    rows.extend(compare::run(args));
    Ok(rows)
}
