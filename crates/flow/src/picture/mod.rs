//! The picture of a procedure: lanes for who is responsible, boxes for the steps, in bands that fit
//! the width of a page. The table of steps stays what counts; the picture says nothing that it
//! does not say.
//!
//! | file | holds |
//! |---|---|
//! | `measure` | how wide text is, and lines of it that fit a box |
//! | `course` | what is drawn: who, what, in which order |
//! | `layout` | where it stands; whole numbers, so that one procedure has one picture |
//! | `bands` | the courses cut into bands |
//! | `svg` | the drawing as SVG |
//! | `faults` | what no drawing may have, asked by the tests of every crate |
//!
//! **Nothing is guessed.** A gateway stands only where the text of a step names the number of the
//! step that it goes back to. Cases are told inside the boxes: in real tables an empty cell of a
//! case is a merged one more often than a step left out, so no branch is drawn from it.
//!
//! **Why nothing crosses.** Each column of a band holds one node, so the line through the middle of
//! a column is free above and below it; between two columns there is a channel for the one edge
//! between them; what goes back runs in tracks of its own under the lanes.

mod bands;
mod course;
mod faults;
mod layout;
mod measure;
mod svg;

pub use faults::{faults, faults_of_band};
pub use measure::{width_of, wrap};
pub use svg::{band_svg, escaped, svg};

use crate::Procedure;

/// How wide a picture may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// As wide as the text of a page of A4, in as many bands as that takes.
    Page,
    /// One band, however wide.
    OneBand,
}

/// A drawn procedure. Lengths are in CSS pixels, from the upper left corner of each band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The procedure's name.
    pub name: String,
    /// The steps in words, for those who can't see it.
    pub description: String,
    /// From top to bottom.
    pub bands: Vec<Band>,
    /// The widest band.
    pub width: i32,
}

/// A row of columns with the lanes that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its height.
    pub height: i32,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// From left to right.
    pub nodes: Vec<Node>,
    /// What connects them.
    pub edges: Vec<Edge>,
}

/// Everything that one person or body does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Its place among the lanes of the whole picture.
    pub index: usize,
    /// Who, as the procedure says.
    pub name: String,
    /// The whole lane with its head.
    pub area: Rect,
    /// The head.
    pub head: Rect,
    /// What stands in the head.
    pub lines: Vec<Line>,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// Where it begins.
    Start,
    /// The step at this place, counted from 0.
    Step(usize),
    /// Where the step at this place may send back.
    Gateway(usize),
    /// Where it ends.
    End,
    /// The line goes on at the connector with the same sign.
    Connector,
}

/// A box, a circle or a diamond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// A word that stays the same as long as the step's place does.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// The lane it stands in, as [`Lane::index`].
    pub lane: usize,
    /// Its place.
    pub area: Rect,
    /// What stands in it.
    pub lines: Vec<Line>,
    /// The same in full.
    pub full: String,
}

/// A line with an arrow at its end; its parts are level or upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The node it leaves, as its place in [`Band::nodes`].
    pub from: usize,
    /// The node it enters.
    pub to: usize,
    /// Its corners.
    pub points: Vec<(i32, i32)>,
    /// What stands at it.
    pub label: Option<Line>,
}

/// One line of text, centred at `x`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Its middle.
    pub x: i32,
    /// Its baseline.
    pub y: i32,
    /// How large.
    pub size: i32,
    /// Whether it is bold.
    pub bold: bool,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub w: i32,
    /// Its height.
    pub h: i32,
}

impl Rect {
    /// The level of its middle.
    pub const fn middle(&self) -> i32 {
        self.y + self.h / 2
    }

    /// The upright of its middle.
    pub const fn centre(&self) -> i32 {
        self.x + self.w / 2
    }

    /// Its right edge.
    pub const fn right(&self) -> i32 {
        self.x + self.w
    }

    /// Its lower edge.
    pub const fn bottom(&self) -> i32 {
        self.y + self.h
    }
}

impl Line {
    /// The room that it takes.
    pub fn area(&self) -> Rect {
        let w = width_of(&self.text, self.size, self.bold);
        Rect { x: self.x - w / 2, y: self.y - self.size, w, h: self.size + self.size / 4 }
    }
}

/// The picture of a procedure; `None` where it has no steps.
pub fn picture(procedure: &Procedure, fit: Fit) -> Option<Picture> {
    let course = course::of(procedure)?;
    Some(layout::lay_out(&course, fit))
}

impl Picture {
    /// The height of all bands.
    pub fn height(&self) -> i32 {
        let between =
            layout::BETWEEN * i32::try_from(self.bands.len().saturating_sub(1)).unwrap_or(0);
        self.bands.iter().map(|band| band.height).sum::<i32>() + between
    }
}
