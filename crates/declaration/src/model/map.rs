//! The process map (ISO 9001, 4.4): management above, operation in the middle, support below, from
//! what people ask for to what they get. Colours are attributes, so that the drawing speaks for
//! itself on paper; the page's stylesheet overrides them by class.

use flow::picture::{escaped, wrap};
use std::fmt::Write as _;

/// Where a process stands in the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Quá trình quản lý.
    Management,
    /// Quá trình tác nghiệp.
    Operation,
    /// Quá trình hỗ trợ.
    Support,
}

impl Band {
    /// Every band, from above.
    pub const ALL: [Self; 3] = [Self::Management, Self::Operation, Self::Support];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Operation => "operation",
            Self::Support => "support",
        }
    }

    /// The band that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.as_str() == word)
    }
}

/// A process of the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapProcess {
    /// Its key.
    pub id: i64,
    /// Its band.
    pub band: Band,
    /// Its place in the band.
    pub place: i64,
    /// What it is called.
    pub name: String,
    /// The unit that answers for it.
    pub unit: Option<i64>,
    /// That unit's name; empty for the whole agency.
    pub unit_name: String,
    /// What it takes.
    pub inputs: String,
    /// What it gives.
    pub outputs: String,
    /// By which documents it is run: key, version to open, code and title.
    pub documents: Vec<(i64, i64, String, String)>,
}

/// The words of the drawing.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// What it is called, for those who cannot see it.
    pub title: &'static str,
    /// Names of the bands.
    pub bands: [&'static str; 3],
    /// What comes in.
    pub inputs: &'static str,
    /// What comes out.
    pub outputs: &'static str,
    /// Whether processes lead to their place on the page.
    pub has_links: bool,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// As SVG.
    pub svg: String,
    /// The same in words.
    pub alt: String,
    /// Its height; it is [`WIDTH`] wide.
    pub height: i32,
}

/// How wide every map is.
pub const WIDTH: i32 = 780;
/// What comes in and what comes out stand at the sides.
const SIDE: i32 = 92;
/// Between a side and the bands, with an arrow in it.
const GAP: i32 = 26;
/// Around boxes.
const PAD: i32 = 14;
const BOX: i32 = (WIDTH - 2 * SIDE - 2 * GAP - 3 * PAD) / 2;
/// Between bands, with arrows in it.
const BETWEEN: i32 = 30;
const HEAD: i32 = 28;
const NAME: i32 = 15;
const CODE: i32 = 12;

/// Draws it; nothing where there is no process.
pub fn draw(processes: &[MapProcess], sheet: &Sheet) -> Option<Picture> {
    if processes.is_empty() {
        return None;
    }
    let mut body = String::new();
    let mut y = 0;
    let mut middle = (0, 0);
    for (band, name) in Band::ALL.into_iter().zip(sheet.bands) {
        if band != Band::Management {
            for (x, is_down) in [(WIDTH / 2 - 40, true), (WIDTH / 2 + 40, false)] {
                let (from, to) = (y + 2, y + BETWEEN - 2);
                arrow(
                    &mut body,
                    (x, if is_down { from } else { to }),
                    (x, if is_down { to } else { from }),
                );
            }
            y += BETWEEN;
        }
        let own: Vec<_> = processes.iter().filter(|process| process.band == band).collect();
        let height = band_of(&mut body, y, name, &own, sheet.has_links);
        if band == Band::Operation {
            middle = (y, y + height);
        }
        y += height;
    }
    let level = i32::midpoint(middle.0, middle.1);
    side(&mut body, 0, y, sheet.inputs);
    side(&mut body, WIDTH - SIDE, y, sheet.outputs);
    arrow(&mut body, (SIDE + 2, level), (SIDE + GAP - 2, level));
    arrow(&mut body, (WIDTH - SIDE - GAP + 2, level), (WIDTH - SIDE - 2, level));
    let alt = told(processes, sheet);
    let (w, h) = (WIDTH + 2, y + 2);
    // With links in it the drawing is a group of things, without it is one picture.
    let role = if sheet.has_links { "group" } else { "img" };
    let svg = format!(
        "<svg class=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"{role}\" aria-label=\"{title}\" font-family=\"Liberation Serif, Times New Roman, serif\"><title>{title}</title>{body}</svg>",
        title = escaped(sheet.title),
    );
    Some(Picture { svg, alt, height: h })
}

fn told(processes: &[MapProcess], sheet: &Sheet) -> String {
    let band = |(band, name): (Band, &str)| {
        let own: Vec<_> =
            processes.iter().filter(|it| it.band == band).map(|it| it.name.as_str()).collect();
        format!("{name}: {}", own.join(", "))
    };
    Band::ALL.into_iter().zip(sheet.bands).map(band).collect::<Vec<_>>().join("; ")
}

/// One band with its boxes, two in a row; how tall it is.
fn band_of(out: &mut String, y: i32, name: &str, own: &[&MapProcess], has_links: bool) -> i32 {
    let left = SIDE + GAP;
    let mut rows = String::new();
    let mut below = y + HEAD;
    for pair in own.chunks(2) {
        let tall = pair.iter().map(|process| height_of(process)).max().unwrap_or_default();
        for (column, process) in (0..).zip(pair) {
            let x = left + PAD + column * (BOX + PAD);
            one(&mut rows, (x, below), tall, process, has_links);
        }
        below += tall + PAD;
    }
    let (wide, height) = (WIDTH - 2 * left, below.max(y + HEAD + PAD) - y);
    push(
        out,
        format_args!(
            "<rect class=\"lane\" x=\"{left}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\" fill=\"none\" stroke=\"#5b6270\"/>"
        ),
    );
    text_at(out, (WIDTH / 2, y + 19), 14, true, name);
    out.push_str(&rows);
    height
}

fn names(process: &MapProcess) -> Vec<String> {
    wrap(&process.name, NAME, true, BOX - 16, 4)
}

fn codes(process: &MapProcess) -> Vec<String> {
    let codes: Vec<_> = process.documents.iter().map(|(.., code, _)| code.as_str()).collect();
    wrap(&codes.join(", "), CODE, false, BOX - 16, 2)
}

fn height_of(process: &MapProcess) -> i32 {
    let lines = |lines: Vec<String>| i32::try_from(lines.len()).unwrap_or_default();
    16 + lines(names(process)) * 19 + lines(codes(process)) * 16
}

fn one(out: &mut String, (x, y): (i32, i32), tall: i32, process: &MapProcess, has_links: bool) {
    if has_links {
        push(out, format_args!("<a href=\"#process-{}\">", process.id));
    }
    push(
        out,
        format_args!(
            "<rect class=\"task\" x=\"{x}\" y=\"{y}\" width=\"{BOX}\" height=\"{tall}\" rx=\"4\" fill=\"#eef3fb\" stroke=\"#2f5d9b\"/>"
        ),
    );
    let mut line = y + 8 + (tall - height_of(process)) / 2;
    for name in names(process) {
        line += 19;
        text_at(out, (x + BOX / 2, line - 5), NAME, true, &name);
    }
    for code in codes(process) {
        line += 16;
        text_at(out, (x + BOX / 2, line - 4), CODE, false, &code);
    }
    if has_links {
        out.push_str("</a>");
    }
}

fn side(out: &mut String, x: i32, tall: i32, words: &str) {
    push(
        out,
        format_args!(
            "<rect class=\"head\" x=\"{x}\" y=\"0\" width=\"{SIDE}\" height=\"{tall}\" fill=\"#e8ecf3\" stroke=\"#5b6270\"/>"
        ),
    );
    let lines = wrap(words, 14, true, SIDE - 12, 12);
    let mut y = tall / 2 - i32::try_from(lines.len()).unwrap_or_default() * 9 + 14;
    for line in lines {
        text_at(out, (x + SIDE / 2, y), 14, true, &line);
        y += 18;
    }
}

fn text_at(out: &mut String, (x, y): (i32, i32), size: i32, bold: bool, words: &str) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    push(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight} text-anchor=\"middle\">{}</text>",
            escaped(words)
        ),
    );
}

/// A straight way with its tip at `to`.
fn arrow(out: &mut String, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
    push(
        out,
        format_args!(
            "<path class=\"way\" d=\"M{x1} {y1}L{x2} {y2}\" fill=\"none\" stroke=\"#3b4252\" stroke-width=\"1.5\"/>"
        ),
    );
    let tip = if y1 == y2 {
        format!("M{x2} {y2}L{} {}L{} {}Z", x2 - 7, y2 - 4, x2 - 7, y2 + 4)
    } else {
        let back = if y2 > y1 { y2 - 7 } else { y2 + 7 };
        format!("M{x2} {y2}L{} {back}L{} {back}Z", x2 - 4, x2 + 4)
    };
    push(out, format_args!("<path class=\"tip\" d=\"{tip}\" fill=\"#3b4252\"/>"));
}

/// Writing to a string cannot fail.
fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    if out.write_fmt(words).is_err() {
        unreachable!("a string takes every text");
    }
}
