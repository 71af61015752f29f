//! Where everything stands.

use super::{
    Band, Edge, Fit, Lane, Line, Node, NodeKind, Picture, Rect,
    bands::{bands, clumps},
    course::{BACK, Course, END, START},
    measure::{width_of, wrap},
};
use std::collections::BTreeMap;

/// Between two bands.
pub(super) const BETWEEN: i32 = 16;
/// The width of a lane's head.
pub(super) const HEAD: i32 = 104;
/// The channel between two columns.
pub(super) const GAP: i32 = 26;
/// The side of a connector.
pub(super) const CONNECTOR: i32 = 30;

/// As wide as the text of a page, at letters of 8 points; three steps, what leads in and what leads on.
pub(super) const PAGE: i32 = 742;
const STEP: i32 = 140;
const GATEWAY: i32 = 40;
const EVENT: i32 = 32;
const PAD: i32 = 14;
const SIZE: i32 = 13;
const SMALL: i32 = 12;
const INSET: i32 = 7;
const ACTION_LINES: usize = 7;
const TIME_LINES: usize = 2;
/// The height of a track under the lanes: a line and its label above it.
const TRACK: i32 = 36;
/// Ways into the underside of one box stand so far apart; [`super::course::MOST_BACK`] of them fit.
const PORT: i32 = 18;

pub(super) const fn width(kind: NodeKind) -> i32 {
    match kind {
        NodeKind::Start | NodeKind::End => EVENT,
        NodeKind::Step(_) => STEP,
        NodeKind::Gateway(_) => GATEWAY,
        NodeKind::Connector => CONNECTOR,
    }
}

pub(super) fn lay_out(course: &Course, fit: Fit) -> Picture {
    let most = match fit {
        Fit::Page => PAGE,
        Fit::OneBand => i32::MAX / 2,
    };
    let rows = bands(&clumps(course), most);
    let band_of: BTreeMap<usize, usize> = rows
        .iter()
        .enumerate()
        .flat_map(|(band, row)| {
            row.iter().filter_map(move |(kind, _)| Some((step_of(*kind)?, band)))
        })
        .collect();
    let count = rows.len();
    let mut laid: Vec<Band> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let mut column = Columns { course, nodes: Vec::new(), x: HEAD + GAP };
        if place > 0 {
            column.connector(&format!("link_{place}_in"), row.first(), place);
        }
        for (kind, lane) in row {
            column.push(*kind, *lane);
        }
        if place + 1 < count {
            column.connector(&format!("link_{}_out", place + 1), row.last(), place + 1);
        }
        laid.push(band(course, column.nodes, place, &band_of));
    }
    let width = laid.iter().flat_map(|band| &band.nodes).map(|n| n.area.right() + GAP).max();
    let width = width.unwrap_or(HEAD);
    for lane in laid.iter_mut().flat_map(|band| &mut band.lanes) {
        lane.area.w = width;
    }
    Picture { name: course.name.clone(), description: description(course), bands: laid, width }
}

fn step_of(kind: NodeKind) -> Option<usize> {
    match kind {
        NodeKind::Step(place) => Some(place),
        NodeKind::Start | NodeKind::Gateway(_) | NodeKind::End | NodeKind::Connector => None,
    }
}

/// The nodes of one band, each a column of its own.
struct Columns<'c> {
    course: &'c Course,
    nodes: Vec<Node>,
    x: i32,
}

impl Columns<'_> {
    fn push(&mut self, kind: NodeKind, lane: usize) {
        let x = self.x;
        let stop = |place: usize| self.course.steps.get(place);
        let (id, full, lines) = match kind {
            NodeKind::Start => ("start".to_owned(), START.to_owned(), Vec::new()),
            NodeKind::End => ("end".to_owned(), END.to_owned(), Vec::new()),
            NodeKind::Gateway(place) => {
                let to = stop(place).and_then(|stop| stop.back).unwrap_or_default() + 1;
                (format!("return_{}", place + 1), format!("{BACK} B{to}"), Vec::new())
            }
            NodeKind::Step(place) => {
                let (action, times) = stop(place)
                    .map(|stop| (stop.action.as_str(), stop.times.as_slice()))
                    .unwrap_or_default();
                let full = step_in_words(place, action, times);
                (format!("step_{}", place + 1), full, box_text(place, action, times, x))
            }
            NodeKind::Connector => (String::new(), String::new(), Vec::new()),
        };
        let h = match kind {
            NodeKind::Step(_) => {
                let text: i32 = lines.iter().map(|line| leading(line.size)).sum();
                (text + 2 * INSET).max(52)
            }
            NodeKind::Start | NodeKind::Gateway(_) | NodeKind::End | NodeKind::Connector => {
                width(kind)
            }
        };
        let area = Rect { x, y: 0, w: width(kind), h };
        self.nodes.push(Node { id, kind, lane, area, lines, full });
        self.x += width(kind) + GAP;
    }

    /// The sign that the line goes on in another band.
    fn connector(&mut self, id: &str, beside: Option<&(NodeKind, usize)>, number: usize) {
        let lane = beside.map_or(0, |(_, lane)| *lane);
        let area = Rect { x: self.x, y: 0, w: CONNECTOR, h: CONNECTOR };
        self.nodes.push(connector(id.to_owned(), lane, area, letter(number)));
        self.x += CONNECTOR + GAP;
    }
}

fn connector(id: String, lane: usize, area: Rect, sign: String) -> Node {
    let said = Line { text: sign.clone(), x: area.centre(), y: 0, size: SMALL, bold: true };
    Node { id, kind: NodeKind::Connector, lane, area, lines: vec![said], full: sign }
}

/// A, B, … Z, A1, B1, …
fn letter(number: usize) -> String {
    let at = number.saturating_sub(1);
    let letter = u8::try_from(at % 26).map_or('A', |n| char::from(b'A' + n));
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

const fn leading(size: i32) -> i32 {
    size + size / 4
}

/// What stands in a box; upright places are set once the lane is known.
fn box_text(place: usize, action: &str, times: &[String], x: i32) -> Vec<Line> {
    let room = STEP - 2 * INSET;
    let (head, more) = match action.split_once('\n') {
        Some((head, more)) => (head, format!("\n{more}")),
        None => (action, String::new()),
    };
    let words = format!("B{}. {head}{more}", place + 1);
    let line = |text: String, size, bold| Line { text, x: x + STEP / 2, y: 0, size, bold };
    let mut lines: Vec<Line> = wrap(&words, SIZE, false, room, ACTION_LINES)
        .into_iter()
        .map(|text| line(text, SIZE, false))
        .collect();
    for time in times {
        let wrapped = wrap(time, SMALL, true, room, TIME_LINES);
        lines.extend(wrapped.into_iter().map(|text| line(text, SMALL, true)));
    }
    lines
}

fn step_in_words(place: usize, action: &str, times: &[String]) -> String {
    let action = action.replace('\n', "; ");
    let times = if times.is_empty() { String::new() } else { format!(" ({})", times.join("; ")) };
    format!("B{}. {action}{times}", place + 1)
}

fn description(course: &Course) -> String {
    let one = |(place, stop): (usize, &super::course::Stop)| {
        let who = course.lanes.get(stop.lane).map(String::as_str).unwrap_or_default();
        let back = stop.back.map(|to| format!("; {BACK} B{}", to + 1)).unwrap_or_default();
        format!("{} – {who}{back}.", step_in_words(place, &stop.action, &stop.times))
    };
    course.steps.iter().enumerate().map(one).collect::<Vec<_>>().join(" ")
}

/// One band: lanes as high as what stands in them, and the tracks of what goes back.
fn band(
    course: &Course,
    mut nodes: Vec<Node>,
    number: usize,
    band_of: &BTreeMap<usize, usize>,
) -> Band {
    let (lanes, bottom) = lanes(course, &mut nodes);
    let mut edges: Vec<Edge> = Vec::new();
    for at in 1..nodes.len() {
        if let (Some(a), Some(b)) = (nodes.get(at - 1), nodes.get(at)) {
            edges.push(Edge {
                from: at - 1,
                to: at,
                points: onward(&a.area, &b.area),
                label: None,
            });
        }
    }
    let mut back = Back { bottom, tracks: 0, nodes, edges };
    for (place, stop) in course.steps.iter().enumerate() {
        let Some(to) = stop.back else { continue };
        let (from_band, to_band) = (band_of.get(&place), band_of.get(&to));
        match (from_band == Some(&number), to_band == Some(&number)) {
            (true, true) => back.line(place, to),
            (true, false) => back.leaves(place, to),
            (false, true) => back.arrives(place, to),
            (false, false) => {}
        }
    }
    let height = bottom + back.tracks * TRACK + if back.tracks > 0 { 10 } else { 0 };
    Band { height, lanes, nodes: back.nodes, edges: back.edges }
}

/// The lanes that these nodes need, from the top; every node and its text gets its level.
fn lanes(course: &Course, nodes: &mut [Node]) -> (Vec<Lane>, i32) {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut y = 0;
    for (index, name) in course.lanes.iter().enumerate() {
        let Some(tallest) = nodes.iter().filter(|n| n.lane == index).map(|n| n.area.h).max() else {
            continue;
        };
        let text = wrap(name, SMALL, true, HEAD - 2 * INSET, 8);
        let label = i32::try_from(text.len()).unwrap_or(0) * leading(SMALL);
        let h = (tallest + 2 * PAD).max(label + 2 * INSET);
        let head = Rect { x: 0, y, w: HEAD, h };
        lanes.push(Lane {
            index,
            name: name.clone(),
            area: Rect { x: 0, y, w: HEAD, h },
            head,
            lines: centred(
                text.into_iter().map(|text| Line {
                    text,
                    x: HEAD / 2,
                    y: 0,
                    size: SMALL,
                    bold: true,
                }),
                head,
            ),
        });
        for node in nodes.iter_mut().filter(|node| node.lane == index) {
            node.area.y = y + (h - node.area.h) / 2;
            node.lines = centred(std::mem::take(&mut node.lines).into_iter(), node.area);
        }
        y += h;
    }
    (lanes, y)
}

/// Lines one under the other in the middle of a place.
fn centred(lines: impl Iterator<Item = Line>, area: Rect) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.collect();
    let tall: i32 = lines.iter().map(|line| leading(line.size)).sum();
    let mut y = area.middle() - tall / 2;
    for line in &mut lines {
        line.y = y + line.size;
        y += leading(line.size);
    }
    lines
}

/// From the right side of one node through the channel to the left side of the next.
fn onward(a: &Rect, b: &Rect) -> Vec<(i32, i32)> {
    let (from, to) = ((a.right(), a.middle()), (b.x, b.middle()));
    if from.1 == to.1 {
        return vec![from, to];
    }
    let channel = a.right() + GAP / 2 - 3;
    vec![from, (channel, from.1), (channel, to.1), to]
}

/// The ways back, each in a track of its own under the lanes.
struct Back {
    bottom: i32,
    tracks: i32,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl Back {
    fn find(&self, kind: NodeKind) -> Option<(usize, Rect)> {
        let at = self.nodes.iter().position(|node| node.kind == kind)?;
        self.nodes.get(at).map(|node| (at, node.area))
    }

    /// The level of the next track's line.
    fn track(&mut self) -> i32 {
        self.tracks += 1;
        self.bottom + self.tracks * TRACK - 4
    }

    /// A free place on the underside of a box, from its left.
    fn port(&self, to: usize, area: Rect) -> i32 {
        let used = self.edges.iter().filter(|edge| edge.to == to && edge.from >= to).count();
        let side = i32::try_from(used).unwrap_or(0);
        let offset = if side % 2 == 1 { (side + 1) / 2 * PORT } else { -side / 2 * PORT };
        area.centre() + offset.clamp(4 - area.w / 2, area.w / 2 - 4)
    }

    fn line(&mut self, place: usize, to: usize) {
        let from = self.find(NodeKind::Gateway(place));
        let Some(((from, a), (to, b))) = from.zip(self.find(NodeKind::Step(to))) else { return };
        let (level, x) = (self.track(), self.port(to, b));
        let points =
            vec![(a.centre(), a.bottom()), (a.centre(), level), (x, level), (x, b.bottom())];
        let label = label(a.centre(), level);
        self.edges.push(Edge { from, to, points, label: Some(label) });
    }

    /// It goes back to a band above: a sign under the gateway says where to.
    fn leaves(&mut self, place: usize, back: usize) {
        let Some((from, a)) = self.find(NodeKind::Gateway(place)) else { return };
        let lane = self.nodes.get(from).map_or(0, |node| node.lane);
        let level = self.track();
        let sign = format!("B{}", back + 1);
        let area = Rect {
            x: a.centre() - CONNECTOR / 2,
            y: level - CONNECTOR + 8,
            w: CONNECTOR,
            h: CONNECTOR,
        };
        let points = vec![(a.centre(), a.bottom()), (a.centre(), area.y)];
        let label = label(a.centre() - CONNECTOR / 2, level);
        let to = self.sign(format!("back_{}_out", place + 1), lane, area, sign);
        self.edges.push(Edge { from, to, points, label: Some(label) });
    }

    /// It comes back from a band below: a sign under the box says where from.
    fn arrives(&mut self, place: usize, to: usize) {
        let Some((to, b)) = self.find(NodeKind::Step(to)) else { return };
        let lane = self.nodes.get(to).map_or(0, |node| node.lane);
        let (level, x) = (self.track(), self.port(to, b));
        let area =
            Rect { x: x - CONNECTOR / 2, y: level - CONNECTOR + 8, w: CONNECTOR, h: CONNECTOR };
        let points = vec![(x, area.y), (x, b.bottom())];
        let from =
            self.sign(format!("back_{}_in", place + 1), lane, area, format!("B{}", place + 1));
        self.edges.push(Edge { from, to, points, label: None });
    }

    fn sign(&mut self, id: String, lane: usize, area: Rect, sign: String) -> usize {
        let mut node = connector(id, lane, area, sign);
        node.lines = centred(std::mem::take(&mut node.lines).into_iter(), area);
        self.nodes.push(node);
        self.nodes.len() - 1
    }
}

/// The word at the way back: above its line, left of the gateway's upright.
fn label(right: i32, level: i32) -> Line {
    let width = width_of(BACK, SMALL, false);
    Line {
        text: BACK.to_owned(),
        x: right - 6 - width / 2 - 1,
        y: level - 5,
        size: SMALL,
        bold: false,
    }
}
