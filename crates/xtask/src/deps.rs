//! Licences, origins and banned crates, by the lists of `deny.toml`: what `cargo deny check bans
//! licenses sources` does, without the minutes that installing it takes.

use crate::run::root;
use serde::Deserialize;
use std::{
    collections::BTreeSet,
    fs, io,
    process::{Command, ExitCode},
};

/// The parts of `deny.toml` that count here.
#[derive(Deserialize)]
struct Lists {
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    name: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(crate) fn run() -> ExitCode {
    match check() {
        Ok((packages, complaints)) => {
            for complaint in &complaints {
                eprintln!("{complaint}");
            }
            println!("deps: {packages} crates, {} complaints", complaints.len());
            if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("deps: {error}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> io::Result<(usize, Vec<String>)> {
    let lists = fs::read_to_string(root().join("deny.toml"))?;
    let lists: Lists = toml::from_str(&lists).map_err(io::Error::other)?;
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()?;
    if !metadata.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&metadata.stderr).into_owned()));
    }
    let metadata: Metadata = serde_json::from_slice(&metadata.stdout)?;
    let complaints = metadata.packages.iter().flat_map(|package| judge(package, &lists)).collect();
    Ok((metadata.packages.len(), complaints))
}

fn judge(package: &Package, lists: &Lists) -> Vec<String> {
    let Package { name, version, license, source } = package;
    let mut complaints = Vec::new();
    if lists.bans.deny.iter().any(|banned| banned.name == *name) {
        complaints.push(format!("{name} {version}: banned in deny.toml"));
    }
    if source.as_ref().is_some_and(|source| source != REGISTRY) {
        complaints.push(format!("{name} {version}: comes from elsewhere than crates.io"));
    }
    let license = license.as_deref().unwrap_or("none");
    if !allowed(license, &lists.licenses.allow) {
        complaints.push(format!("{name} {version}: the licence {license:?} is not in deny.toml"));
    }
    complaints
}

/// Whether an SPDX expression can be met with the licences in `allow`.
fn allowed(expression: &str, allow: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allow) && rest.is_empty()
}

fn either(rest: &mut &[&str], allow: &BTreeSet<String>) -> bool {
    let mut met = both(rest, allow);
    while let [word, after @ ..] = *rest
        && word.eq_ignore_ascii_case("OR")
    {
        *rest = after;
        met |= both(rest, allow);
    }
    met
}

fn both(rest: &mut &[&str], allow: &BTreeSet<String>) -> bool {
    let mut met = one(rest, allow);
    while let [word, after @ ..] = *rest
        && word.eq_ignore_ascii_case("AND")
    {
        *rest = after;
        met &= one(rest, allow);
    }
    met
}

fn one(rest: &mut &[&str], allow: &BTreeSet<String>) -> bool {
    match *rest {
        ["(", after @ ..] => {
            *rest = after;
            let met = either(rest, allow);
            if let [")", after @ ..] = *rest {
                *rest = after;
                return met;
            }
            false
        }
        [license, "WITH", exception, after @ ..] => {
            *rest = after;
            allow.contains(&format!("{license} WITH {exception}"))
        }
        [license, after @ ..] => {
            *rest = after;
            allow.contains(*license)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allow = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        let allow = allow.map(ToOwned::to_owned).into();
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT OR GPL-3.0", true),
            ("MIT/GPL-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
            ("GPL-3.0 WITH LLVM-exception", false),
            ("MIT MIT", false),
            ("none", false),
            ("", false),
        ] {
            assert_eq!(allowed(expression, &allow), met, "{expression}");
        }
    }
}
