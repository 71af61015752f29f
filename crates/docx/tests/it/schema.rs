//! ECMA-376, part 1, 17: which children an element may have, and in which order. Word offers to
//! repair a file that breaks this; LibreOffice does not notice.

use crate::samples;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Children in the schema's order, of all that this writer uses and some more.
const ORDER: [(&str, &[&str]); 9] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "noProof",
            "vanish",
            "color",
            "spacing",
            "w",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "lang",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
    ),
    (
        "tcPr",
        &[
            "cnfStyle",
            "tcW",
            "gridSpan",
            "hMerge",
            "vMerge",
            "tcBorders",
            "shd",
            "noWrap",
            "tcMar",
            "textDirection",
            "tcFitText",
            "vAlign",
            "hideMark",
        ],
    ),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("tr", &["trPr", "tc"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "footnotePr",
            "endnotePr",
            "type",
            "pgSz",
            "pgMar",
            "paperSrc",
            "pgBorders",
            "lnNumType",
            "pgNumType",
            "cols",
            "vAlign",
            "noEndnote",
            "titlePg",
            "docGrid",
        ],
    ),
    (
        "style",
        &[
            "name",
            "aliases",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
        ],
    ),
    ("settings", &["zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang"]),
];

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|n| {
            let mut part = zip.by_index(n).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

fn children<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn complaints(text: &str) -> Vec<String> {
    let document = Document::parse(text).unwrap();
    let mut out = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        let is_word = node.tag_name().namespace().is_some_and(|n| n.contains("wordprocessingml"));
        if !is_word {
            continue;
        }
        if let Some((_, order)) = ORDER.iter().find(|(element, _)| *element == name) {
            let mut last = 0;
            for child in children(node) {
                let child = child.tag_name().name();
                match order.iter().position(|known| *known == child) {
                    None => out.push(format!("{name} has no place for {child}")),
                    Some(at) if at < last => out.push(format!("{name}: {child} stands too late")),
                    Some(at) => last = at,
                }
            }
        }
        match name {
            "tc" => {
                let last = children(node).last().map(|last| last.tag_name().name());
                if last != Some("p") {
                    out.push("a cell must end with a paragraph".into());
                }
            }
            "tr" => out.extend(row(node)),
            "body" => {
                let last = children(node).last().map(|last| last.tag_name().name());
                if last != Some("sectPr") {
                    out.push("the body must end with a section".into());
                }
            }
            _ => {}
        }
    }
    out
}

/// The cells of a row cover the columns of their table, no more and no fewer.
fn row(node: Node<'_, '_>) -> Option<String> {
    let table = node.parent()?;
    let grid = children(table).find(|child| child.tag_name().name() == "tblGrid")?;
    let columns = children(grid).count();
    let span = |cell: Node<'_, '_>| {
        let span = cell.descendants().find(|n| n.tag_name().name() == "gridSpan");
        let value = span.and_then(|s| s.attributes().find(|a| a.name() == "val"));
        value.map_or(1, |value| value.value().parse::<usize>().unwrap())
    };
    let cells = children(node).filter(|child| child.tag_name().name() == "tc");
    let covered: usize = cells.map(span).sum();
    (covered != columns).then(|| format!("a row covers {covered} of {columns} columns"))
}

#[test]
fn every_part_keeps_the_order_of_the_schema() {
    for (what, bytes) in samples::all() {
        for (name, text) in parts(&bytes) {
            assert_eq!(complaints(&text), Vec::<String>::new(), "{what}, {name}");
        }
    }
}

/// The check itself is not blind.
#[test]
fn a_wrong_order_is_told() {
    const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    for (text, count) in [
        ("<w:pPr><w:jc/><w:spacing/></w:pPr>", 1),
        ("<w:pPr><w:spacing/><w:jc/></w:pPr>", 0),
        ("<w:rPr><w:blink/></w:rPr>", 1),
        ("<w:tc><w:tcPr/></w:tc>", 1),
        (
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            1,
        ),
    ] {
        assert_eq!(complaints(&format!("<w:x {W}>{text}</w:x>")).len(), count, "{text}");
    }
}

/// Every part has a content type, every relation a part, every reference a relation, every link of
/// the contents a bookmark, and no identifier stands twice.
#[test]
fn everything_that_is_named_is_there() {
    for (what, bytes) in samples::all() {
        let parts = parts(&bytes);
        let text = |name: &str| parts.iter().find(|(n, _)| n == name).unwrap().1.clone();
        let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        let types = text("[Content_Types].xml");
        for name in names.iter().filter(|name| name.starts_with("word/") && !name.contains("_rels"))
        {
            assert!(types.contains(&format!("\"/{name}\"")), "{what}: {name} has no type");
        }
        let relations = text("word/_rels/document.xml.rels");
        let document = text("word/document.xml");
        for target in relations.split("Target=\"").skip(1) {
            let target = target.split('"').next().unwrap();
            assert!(names.contains(format!("word/{target}").as_str()), "{what}: {target}");
        }
        for id in document.split("r:id=\"").skip(1) {
            let id = id.split('"').next().unwrap();
            assert!(relations.contains(&format!("Id=\"{id}\"")), "{what}: {id}");
        }
        let marks: Vec<&str> =
            document.split("w:name=\"_Toc").skip(1).map(|m| m.split('"').next().unwrap()).collect();
        let unique: BTreeSet<&&str> = marks.iter().collect();
        assert_eq!(marks.len(), unique.len(), "{what}");
        for anchor in document.split("w:anchor=\"_Toc").skip(1) {
            assert!(marks.contains(&anchor.split('"').next().unwrap()), "{what}");
        }
        assert!(!text("word/settings.xml").contains("updateFields"), "Word would ask");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(samples::all(), samples::all());
}

/// What XML cannot hold falls away, and nothing that was typed is markup.
#[test]
fn hostile_words_stay_words() {
    let mut sheet = samples::full(typeset::Layout::Numbered);
    sheet.purpose = "a\u{0}b\u{b}c </w:t></w:r><w:altChunk/> &amp; ]]> \u{ffff}".into();
    let bytes = docx::procedure(&sheet).unwrap();
    let document =
        parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert!(!document.contains("<w:altChunk"));
    assert!(document.contains("abc &lt;/w:t&gt;&lt;/w:r&gt;&lt;w:altChunk/&gt; &amp;amp; ]]&gt; "));
    assert_eq!(complaints(&document), Vec::<String>::new());
    let mut short = samples::cases(2);
    short.steps[0].durations.pop();
    assert!(docx::procedure(&short).is_err());
}
