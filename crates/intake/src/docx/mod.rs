//! Office Open XML. Elements are matched by local name, so strict files read as well.
//!
//! | file | holds |
//! |---|---|
//! | `styles` | fonts and lists that come from styles |
//! | `numbering` | the values of automatic numbers |
//! | `body` | paragraphs, runs, tables |

mod body;
mod numbering;
mod styles;

use roxmltree::Node;

use crate::archive::Archive;
use crate::doc::{Block, Doc, Running, lines};
use crate::error::IntakeError;
use crate::legacy::Tally;
use crate::sniff::Format;
use crate::xml::{attr, child, elements, is_on, name, parse};
use body::Body;
use numbering::Numbering;
use styles::Styles;

const DOCUMENT: &str = "word/document.xml";

/// Reads a `.docx`.
pub(crate) fn read(bytes: &[u8]) -> Result<Doc, IntakeError> {
    let archive = Archive::open(bytes)?;
    let main = main_part(&archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = archive
        .text(&main)?
        .ok_or_else(|| IntakeError::not_word("an archive without a Word document"))?;
    let styles = part(&archive, &format!("{folder}/styles.xml"), Styles::read)?;
    let numbering = part(&archive, &format!("{folder}/numbering.xml"), Numbering::read)?;
    let even =
        part(&archive, &format!("{folder}/settings.xml"), |root| is_on(root, "evenAndOddHeaders"))?;
    let mut tally = Tally::default();
    let document = parse(&text)?;
    let root = child(document.root_element(), "body")
        .ok_or_else(|| IntakeError::damaged("the document has no body"))?;
    let mut body = Body { styles: &styles, numbering, tally: &mut tally };
    let blocks = body.blocks(root);
    let mut doc = Doc {
        format: Format::Docx,
        body: blocks,
        headers: Vec::new(),
        footers: Vec::new(),
        legacy_runs: 0,
        legacy: Vec::new(),
        undecided: Vec::new(),
    };
    let relations = relations(&archive, folder, &main)?;
    for reference in references(root, even) {
        let Some((_, target)) = relations.iter().find(|(id, _)| *id == reference.id) else {
            continue;
        };
        let running = if reference.is_header { &mut doc.headers } else { &mut doc.footers };
        let blocks = running_part(&archive, target, &styles, &mut tally)?;
        if !lines(&blocks).is_empty() {
            running.push(Running { place: reference.place, blocks });
        }
    }
    doc.legacy_runs = tally.converted;
    doc.legacy = tally.runs;
    doc.undecided = tally.undecided;
    Ok(doc)
}

/// The main part, by the package's relations; nearly always `word/document.xml`.
fn main_part(archive: &Archive<'_>) -> Result<String, IntakeError> {
    let Some(text) = archive.text("_rels/.rels")? else { return Ok(DOCUMENT.to_owned()) };
    let document = parse(&text)?;
    let main = elements(document.root_element())
        .find(|r| attr(*r, "Type").is_some_and(|t| t.ends_with("/officeDocument")))
        .and_then(|r| attr(r, "Target"))
        .map(|target| target.trim_start_matches('/').to_owned());
    Ok(main.filter(|m| m.contains('/')).unwrap_or_else(|| DOCUMENT.to_owned()))
}

fn part<T: Default>(
    archive: &Archive<'_>,
    name: &str,
    read: impl FnOnce(Node<'_, '_>) -> T,
) -> Result<T, IntakeError> {
    let Some(text) = archive.text(name)? else { return Ok(T::default()) };
    Ok(read(parse(&text)?.root_element()))
}

fn relations(
    archive: &Archive<'_>,
    folder: &str,
    main: &str,
) -> Result<Vec<(String, String)>, IntakeError> {
    let file = main.rsplit('/').next().unwrap_or(main);
    let Some(text) = archive.text(&format!("{folder}/_rels/{file}.rels"))? else {
        return Ok(Vec::new());
    };
    let document = parse(&text)?;
    Ok(elements(document.root_element())
        .filter(|r| attr(*r, "TargetMode") != Some("External"))
        .filter_map(|r| Some((attr(r, "Id")?.to_owned(), attr(r, "Target")?)))
        .map(|(id, target)| match target.strip_prefix('/') {
            Some(absolute) => (id, absolute.to_owned()),
            None => (id, format!("{folder}/{target}")),
        })
        .collect())
}

struct Reference {
    id: String,
    is_header: bool,
    place: String,
}

/// The headers and footers that are printed, section by section. A section without its own takes
/// the one before's, which is not repeated here.
fn references(body: Node<'_, '_>, even: bool) -> Vec<Reference> {
    let mut out = Vec::new();
    let sections = body.descendants().filter(|n| n.is_element() && name(*n) == "sectPr");
    for (index, section) in sections.enumerate() {
        if section.ancestors().any(|a| name(a) == "sectPrChange") {
            continue;
        }
        let number = index + 1;
        let first = is_on(section, "titlePg");
        for (kind, shown, place) in [
            ("default", true, format!("section {number}")),
            ("first", first, format!("section {number}, first page")),
            ("even", even, format!("section {number}, even pages")),
        ] {
            for node in elements(section).filter(|_| shown) {
                let is_header = name(node) == "headerReference";
                if !is_header && name(node) != "footerReference" {
                    continue;
                }
                if attr(node, "type").unwrap_or("default") != kind {
                    continue;
                }
                if let Some(id) = attr(node, "id") {
                    out.push(Reference { id: id.to_owned(), is_header, place: place.clone() });
                }
            }
        }
    }
    out
}

fn running_part(
    archive: &Archive<'_>,
    target: &str,
    styles: &Styles,
    tally: &mut Tally,
) -> Result<Vec<Block>, IntakeError> {
    let Some(text) = archive.text(target)? else { return Ok(Vec::new()) };
    let document = parse(&text)?;
    let mut body = Body { styles, numbering: Numbering::default(), tally };
    Ok(body.blocks(document.root_element()))
}
