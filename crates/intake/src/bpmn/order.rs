//! Where the course begins, which ways go back, and where branches meet again.

use super::{
    Refusal, Why,
    graph::{Graph, Kind},
};

/// After the last node: where all ways meet at the latest.
pub(super) const EXIT: usize = usize::MAX;

/// What the order of the nodes says.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) start: usize,
    /// The flows onward from each node, in the order of the file.
    pub(super) onward: Vec<Vec<usize>>,
    /// The flows back from each node.
    pub(super) back: Vec<Vec<usize>>,
    /// The first node that every way from here passes.
    pub(super) meets: Vec<usize>,
}

pub(super) fn of(graph: &Graph) -> Result<Order, Refusal> {
    let start = start(graph)?;
    let count = graph.nodes.len();
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (place, flow) in graph.flows.iter().enumerate() {
        if let Some(ways) = out.get_mut(flow.from) {
            ways.push(place);
        }
    }
    let mut walk = Walk {
        graph,
        colour: vec![Colour::New; count],
        onward: vec![Vec::new(); count],
        back: vec![Vec::new(); count],
        finished: Vec::new(),
    };
    walk.from(start, &out)?;
    let Walk { colour, onward, back, finished, .. } = walk;
    let missed = graph.nodes.iter().zip(&colour).find(|(_, colour)| **colour == Colour::New);
    if let Some((node, _)) = missed {
        return Err(node.refused(Why::Unreachable));
    }
    let meets = meets(graph, &onward, &finished);
    Ok(Order { start, onward, back, meets })
}

fn start(graph: &Graph) -> Result<usize, Refusal> {
    let places = 0..graph.nodes.len();
    let is_start = |place: &usize| graph.nodes.get(*place).is_some_and(|n| n.kind == Kind::Start);
    let mut starts: Vec<usize> = places.clone().filter(is_start).collect();
    if starts.is_empty() {
        let is_entered = |place: &usize| graph.flows.iter().any(|flow| flow.to == *place);
        starts = places.filter(|place| !is_entered(place)).collect();
    }
    match starts.as_slice() {
        [one] => Ok(*one),
        [_, second, ..] => {
            let second = graph.nodes.get(*second);
            Err(second
                .map_or_else(|| Refusal::of_file(Why::NoStart), |n| n.refused(Why::SeveralStarts)))
        }
        [] => Err(Refusal::of_file(Why::NoStart)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Colour {
    New,
    /// On the way that is being walked.
    Open,
    Done,
}

struct Walk<'g> {
    graph: &'g Graph,
    colour: Vec<Colour>,
    onward: Vec<Vec<usize>>,
    back: Vec<Vec<usize>>,
    /// Nodes in the order in which everything after them was seen.
    finished: Vec<usize>,
}

impl Walk<'_> {
    /// Depth first without recursion: the file decides how deep it goes.
    fn from(&mut self, start: usize, out: &[Vec<usize>]) -> Result<(), Refusal> {
        let mut stack = vec![(start, 0_usize)];
        self.paint(start, Colour::Open);
        while let Some((at, next)) = stack.pop() {
            let Some(flow) = out.get(at).and_then(|ways| ways.get(next)) else {
                self.paint(at, Colour::Done);
                self.finished.push(at);
                continue;
            };
            stack.push((at, next + 1));
            let to = self.graph.flows.get(*flow).map_or(at, |flow| flow.to);
            match self.colour.get(to) {
                Some(Colour::Open) => self.goes_back(at, *flow, out)?,
                Some(Colour::New) => {
                    push(&mut self.onward, at, *flow);
                    self.paint(to, Colour::Open);
                    stack.push((to, 0));
                }
                Some(Colour::Done) | None => push(&mut self.onward, at, *flow),
            }
        }
        Ok(())
    }

    fn paint(&mut self, at: usize, colour: Colour) {
        if let Some(place) = self.colour.get_mut(at) {
            *place = colour;
        }
    }

    /// Only a gateway that decides may send back, and not always.
    fn goes_back(&mut self, at: usize, flow: usize, out: &[Vec<usize>]) -> Result<(), Refusal> {
        let Some(node) = self.graph.nodes.get(at) else { return Ok(()) };
        let ways = out.get(at).map_or(0, Vec::len);
        if node.kind != Kind::Exclusive || ways < 2 {
            return Err(node.refused(Why::Loop));
        }
        push(&mut self.back, at, flow);
        Ok(())
    }
}

fn push(ways: &mut [Vec<usize>], at: usize, flow: usize) {
    if let Some(ways) = ways.get_mut(at) {
        ways.push(flow);
    }
}

/// Immediate post-dominators: nodes that finished first come last on every way.
fn meets(graph: &Graph, onward: &[Vec<usize>], finished: &[usize]) -> Vec<usize> {
    let mut meets = vec![EXIT; graph.nodes.len()];
    let mut depth = vec![0_usize; graph.nodes.len()];
    for at in finished {
        let ways = onward.get(*at).map(Vec::as_slice).unwrap_or_default();
        let ends = ways.iter().filter_map(|flow| graph.flows.get(*flow)).map(|flow| flow.to);
        let met = ends.reduce(|a, b| common(a, b, &meets, &depth)).unwrap_or(EXIT);
        let below = if met == EXIT { 0 } else { depth.get(met).copied().unwrap_or(0) };
        if let (Some(own), Some(level)) = (meets.get_mut(*at), depth.get_mut(*at)) {
            (*own, *level) = (met, below + 1);
        }
    }
    meets
}

fn common(mut a: usize, mut b: usize, meets: &[usize], depth: &[usize]) -> usize {
    let level = |at: usize| if at == EXIT { 0 } else { depth.get(at).copied().unwrap_or(0) };
    let up = |at: usize| meets.get(at).copied().unwrap_or(EXIT);
    while a != b {
        if level(a) >= level(b) {
            a = up(a);
        } else {
            b = up(b);
        }
    }
    a
}
