//! How heavy public pages are: every page of the sitemap with the sheets and scripts that it asks for,
//! packed, as on a first visit.

use super::HOME;
use crate::{
    Outcome,
    args::Args,
    figures::Row,
    program::{self, Line, Program},
};
use std::{collections::BTreeSet, path::Path};

const PACKED: &str = "accept-encoding: gzip\r\n";

pub(super) fn run(folder: &Path, args: &Args) -> Outcome<Row> {
    let running = Program::start(program::built(args)?, folder, &[])?;
    let mut line = Line::open(running.address)?;
    let map = line.get(&format!("{HOME}/sitemap.xml"), "")?.text();
    let mut weights = Vec::new();
    for address in between(&map, "<loc>", "</loc>") {
        let path = address.find("/portal/").map_or(address.as_str(), |at| &address[at..]);
        weights.push((weigh(&mut line, path)?, path.to_owned()));
    }
    weights.sort();
    let (most, heaviest) = weights.last().ok_or("an empty sitemap")?;
    let got = format!("**{:.1} KB** ({heaviest})", crate::figures::real(*most) / 1024.0);
    let what = format!("the heaviest of {} public pages, first visit, packed", weights.len());
    Ok(Row::new(what, got, "≤ 50 KB", "", ""))
}

/// Bytes of a page and of what it loads beside images.
fn weigh(line: &mut Line, path: &str) -> Outcome<usize> {
    let page = line.get(path, "")?;
    if page.status != 200 {
        return Err(format!("{path}: {}", page.status).into());
    }
    let text = page.text();
    let links = between(&text, "<link rel=\"stylesheet\" href=\"", "\"");
    let scripts = between(&text, "<script src=\"", "\"");
    let mut bytes = line.get(path, PACKED)?.body.len();
    for asset in links.into_iter().chain(scripts).collect::<BTreeSet<_>>() {
        bytes += line.get(&asset, PACKED)?.body.len();
    }
    Ok(bytes)
}

/// What stands between two marks, every time.
fn between(text: &str, from: &str, to: &str) -> Vec<String> {
    let parts = text.split(from).skip(1);
    parts.filter_map(|part| part.split(to).next()).map(str::to_owned).collect()
}
