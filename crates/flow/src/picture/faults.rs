//! What a drawing must never have, so that tests of every crate can ask it of their own procedures:
//! the four defects that `design/libraries.md` 6 found in the first prototype, and more.

use super::{Band, Node, NodeKind, Picture, Rect, layout::PAGE};

/// What is wrong with a picture made for a page; empty for every procedure.
pub fn faults(picture: &Picture) -> Vec<String> {
    let mut found = Vec::new();
    if picture.width > PAGE {
        found.push(format!("{} wide", picture.width));
    }
    for band in &picture.bands {
        found.extend(faults_of_band(band, picture.width));
    }
    found
}

/// What is wrong with one band of a picture so wide.
pub fn faults_of_band(band: &Band, width: i32) -> Vec<String> {
    let canvas = Rect { x: 0, y: 0, w: width, h: band.height };
    let mut faults = Faults { band, canvas, parts: parts(band), found: Vec::new() };
    faults.nodes();
    faults.heads();
    faults.labels();
    faults.edges();
    faults.found
}

/// A straight part of an edge, as a rectangle without room, with its edge's place.
type Part = (usize, Rect);

fn parts(band: &Band) -> Vec<Part> {
    let of = |(place, edge): (usize, &super::Edge)| {
        let pairs: Vec<Part> = edge
            .points
            .iter()
            .zip(edge.points.iter().skip(1))
            .map(|((ax, ay), (bx, by))| {
                let (w, h) = ((ax - bx).abs(), (ay - by).abs());
                (place, Rect { x: *ax.min(bx), y: *ay.min(by), w, h })
            })
            .collect();
        pairs
    };
    band.edges.iter().enumerate().flat_map(of).collect()
}

/// Whether two places share some room; a line shares room with what it runs through.
const fn meet(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

const fn inside(inner: &Rect, outer: &Rect) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

struct Faults<'b> {
    band: &'b Band,
    canvas: Rect,
    parts: Vec<Part>,
    found: Vec<String>,
}

impl Faults<'_> {
    fn expect(&mut self, is_so: bool, otherwise: impl FnOnce() -> String) {
        if !is_so {
            self.found.push(otherwise());
        }
    }

    fn nodes(&mut self) {
        let band = self.band;
        for (at, node) in band.nodes.iter().enumerate() {
            let area = node.area;
            self.expect(inside(&area, &self.canvas), || format!("{} leaves the picture", node.id));
            if node.kind != NodeKind::Connector {
                self.in_lane(node);
            }
            for line in &node.lines {
                let fits = inside(&line.area(), &area);
                self.expect(fits, || format!("“{}” leaves {}", line.text, node.id));
            }
            for other in band.nodes.iter().skip(at + 1) {
                let apart = !meet(&area, &other.area);
                self.expect(apart, || format!("{} covers {}", node.id, other.id));
            }
            for (place, part) in self.parts.clone() {
                self.expect(!meet(&part, &area), || format!("edge {place} crosses {}", node.id));
            }
        }
    }

    fn in_lane(&mut self, node: &Node) {
        let lane = self.band.lanes.iter().find(|lane| lane.index == node.lane);
        let fits = lane
            .is_some_and(|lane| inside(&node.area, &lane.area) && !meet(&node.area, &lane.head));
        self.expect(fits, || format!("{} leaves its lane", node.id));
    }

    fn heads(&mut self) {
        let band = self.band;
        for lane in &band.lanes {
            for line in &lane.lines {
                let fits = inside(&line.area(), &lane.head);
                self.expect(fits, || format!("“{}” leaves its head", line.text));
            }
            for (place, part) in self.parts.clone() {
                let apart = !meet(&part, &lane.head);
                self.expect(apart, || format!("edge {place} crosses the head of {}", lane.name));
            }
        }
    }

    fn labels(&mut self) {
        let band = self.band;
        let labels: Vec<Part> = (band.edges.iter().enumerate())
            .filter_map(|(at, edge)| Some((at, edge.label.as_ref()?.area())))
            .collect();
        for (at, (own, label)) in labels.iter().enumerate() {
            let fits = inside(label, &self.canvas);
            self.expect(fits, || format!("the label of {own} leaves the picture"));
            for (other, area) in labels.iter().skip(at + 1) {
                self.expect(!meet(label, area), || format!("the labels of {own} and {other} meet"));
            }
            for node in &band.nodes {
                let apart = !meet(label, &node.area);
                self.expect(apart, || format!("the label of {own} covers {}", node.id));
            }
            for (place, part) in self.parts.clone() {
                self.expect(!meet(&part, label), || {
                    format!("edge {place} crosses the label of {own}")
                });
            }
        }
    }

    /// Edges are level or upright, never share a port and never run over one another.
    fn edges(&mut self) {
        for (at, edge) in self.band.edges.iter().enumerate() {
            for other in self.band.edges.iter().skip(at + 1) {
                let ends = [edge.points.first(), edge.points.last()];
                let shared = ends
                    .iter()
                    .any(|end| [other.points.first(), other.points.last()].contains(end));
                self.expect(!shared, || format!("two edges at one port of edge {at}"));
            }
        }
        let parts = self.parts.clone();
        for (at, (own, a)) in parts.iter().enumerate() {
            self.expect(a.w == 0 || a.h == 0, || format!("edge {own} runs askew"));
            for (other, b) in parts.iter().skip(at + 1).filter(|(other, _)| other != own) {
                let upright = a.w == 0 && b.w == 0 && a.x == b.x;
                let level = a.h == 0 && b.h == 0 && a.y == b.y;
                let over = upright && a.y < b.bottom() && b.y < a.bottom()
                    || level && a.x < b.right() && b.x < a.right();
                self.expect(!over, || format!("edges {own} and {other} run over one another"));
            }
        }
    }
}
