//! The course cut into bands of about the same width.

use super::{
    NodeKind,
    course::{Course, Stop},
    layout::{CONNECTOR, GAP, HEAD, width},
};

/// What may not be parted, from left to right: nodes with their lanes.
pub(super) type Clump = Vec<(NodeKind, usize)>;

/// The clumps: each step with the gateway after it; start and end with the step they touch.
pub(super) fn clumps(course: &Course) -> Vec<Clump> {
    let last = course.steps.len().saturating_sub(1);
    let clump = |(place, stop): (usize, &Stop)| {
        let start = (place == 0).then_some((NodeKind::Start, stop.lane));
        let step = Some((NodeKind::Step(place), stop.lane));
        let gateway = stop.back.map(|_| (NodeKind::Gateway(place), stop.lane));
        let end = (place == last).then_some((NodeKind::End, stop.lane));
        [start, step, gateway, end].into_iter().flatten().collect()
    };
    course.steps.iter().enumerate().map(clump).collect()
}

/// Bands no wider than `most`, as even as they can be without one band more.
pub(super) fn bands(clumps: &[Clump], most: i32) -> Vec<Clump> {
    let mut best = pack(clumps, most);
    let mut limit = most;
    while best.len() > 1 && limit > HEAD {
        limit -= 20;
        let tighter = pack(clumps, limit);
        if tighter.len() > best.len() {
            break;
        }
        best = tighter;
    }
    best
}

fn pack(clumps: &[Clump], most: i32) -> Vec<Clump> {
    let room = |clump: &Clump| clump.iter().map(|(kind, _)| width(*kind) + GAP).sum::<i32>();
    let connector = CONNECTOR + GAP;
    let mut bands: Vec<Clump> = Vec::new();
    let mut used = i32::MAX;
    for (place, clump) in clumps.iter().enumerate() {
        let wants = room(clump);
        // Where more follows, there must be room to say so.
        let after = if place + 1 < clumps.len() { connector } else { 0 };
        let fits = used.checked_add(wants + after).is_some_and(|sum| sum <= most);
        match bands.last_mut() {
            Some(band) if fits => {
                band.extend(clump.iter().copied());
                used += wants;
            }
            _ => {
                used = HEAD + GAP + wants + if bands.is_empty() { 0 } else { connector };
                bands.push(clump.clone());
            }
        }
    }
    bands
}
