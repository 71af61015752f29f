//! The steps, one after another: a procedure has no branches.

use super::{
    MAX_NESTING, MAX_STEPS, Refusal, Why,
    graph::{Graph, Kind, Node, note},
    order::{self, EXIT, Order},
};
use crate::procedure::Reason;
use flow::{NotUnderstood, Procedure, Step};
use std::cmp::Ordering;
use text::fold;

pub(super) fn procedure(graph: &Graph) -> Result<Procedure, Refusal> {
    let order = order::of(graph)?;
    let mut line = Line {
        graph,
        order: &order,
        steps: Vec::new(),
        places: vec![None; graph.nodes.len()],
        seen: vec![false; graph.nodes.len()],
        notes: graph.notes.clone(),
    };
    line.go(order.start, EXIT, 0)?;
    if line.steps.is_empty() {
        return Err(Refusal::of_file(Why::NoSteps));
    }
    Ok(Procedure {
        code: graph.code.clone(),
        name: graph.name.clone(),
        steps: line.steps,
        not_understood: line.notes,
        ..Procedure::default()
    })
}

struct Line<'g> {
    graph: &'g Graph,
    order: &'g Order,
    steps: Vec<Step>,
    /// Which step a task became.
    places: Vec<Option<usize>>,
    seen: Vec<bool>,
    notes: Vec<NotUnderstood>,
}

impl Line<'_> {
    fn node(&self, at: usize) -> Option<&Node> {
        self.graph.nodes.get(at)
    }

    fn target(&self, flow: usize) -> usize {
        self.graph.flows.get(flow).map_or(EXIT, |flow| flow.to)
    }

    fn label(&self, flow: usize) -> &str {
        self.graph.flows.get(flow).map(|flow| flow.name.as_str()).unwrap_or_default()
    }

    fn onward(&self, at: usize) -> Vec<usize> {
        self.order.onward.get(at).cloned().unwrap_or_default()
    }

    /// Everything from one node up to another.
    fn go(&mut self, mut at: usize, until: usize, depth: usize) -> Result<(), Refusal> {
        let graph = self.graph;
        while at != until && at != EXIT {
            let Some(node) = graph.nodes.get(at) else { return Ok(()) };
            if std::mem::replace(self.seen.get_mut(at).unwrap_or(&mut false), true) {
                return Err(node.refused(Why::Tangled));
            }
            if node.kind == Kind::Task {
                self.step(at, node)?;
            }
            self.goes_back(at, node);
            let ways = self.onward(at);
            at = match ways.as_slice() {
                [] => return Ok(()),
                [one] => self.target(*one),
                _ => {
                    if !matches!(node.kind, Kind::Exclusive | Kind::Parallel) {
                        return Err(node.refused(Why::ManyWaysOut));
                    }
                    if depth == MAX_NESTING {
                        return Err(node.refused(Why::TooDeep));
                    }
                    let meet = self.order.meets.get(at).copied().unwrap_or(EXIT);
                    self.branches(node, &ways, meet, depth)?;
                    meet
                }
            };
        }
        Ok(())
    }

    fn step(&mut self, at: usize, node: &Node) -> Result<(), Refusal> {
        if self.steps.len() == MAX_STEPS {
            return Err(node.refused(Why::TooLarge));
        }
        if let Some(place) = self.places.get_mut(at) {
            *place = Some(self.steps.len());
        }
        let mut step = step_of(node);
        if node.own.is_none() {
            step.no = u32::try_from(self.steps.len() + 1).ok();
        }
        self.steps.push(step);
        Ok(())
    }

    /// What goes back is said in the text of the step before, from which it is drawn again.
    fn goes_back(&mut self, at: usize, node: &Node) {
        let back = self.order.back.get(at).cloned().unwrap_or_default();
        if node.is_drawn {
            return;
        }
        for flow in back {
            let Some(to) = self.first_step(self.target(flow)) else { continue };
            let label = self.label(flow).to_owned();
            let said = if label.is_empty() {
                format!("Có thể trả lại bước {}", to + 1)
            } else {
                format!("{label}: trả lại bước {}", to + 1)
            };
            if let Some(step) = self.steps.last_mut() {
                step.action = format!("{}\n- {said}", step.action);
            }
            let place = format!("gateway {}", node.called());
            self.notes.push(note(place, &said, Reason::DrawingBack));
        }
    }

    /// The step at which a way back arrives.
    fn first_step(&self, mut at: usize) -> Option<usize> {
        for _ in 0..self.graph.nodes.len() {
            if let Some(place) = self.places.get(at).copied().flatten() {
                return Some(place);
            }
            at = self.target(*self.onward(at).first()?);
        }
        None
    }

    fn branches(
        &mut self,
        gateway: &Node,
        ways: &[usize],
        meet: usize,
        depth: usize,
    ) -> Result<(), Refusal> {
        if gateway.kind == Kind::Exclusive && self.as_cases(ways, meet)? {
            return Ok(());
        }
        let mut said = Vec::new();
        for way in ways {
            let before = self.steps.len() + 1;
            self.go(self.target(*way), meet, depth + 1)?;
            let after = self.steps.len();
            let range = match after.cmp(&before) {
                Ordering::Less => "–".to_owned(),
                Ordering::Equal => format!("B{after}"),
                Ordering::Greater => format!("B{before}–B{after}"),
            };
            let label = self.label(*way);
            said.push(if label.is_empty() { range } else { format!("{label}: {range}") });
        }
        let reason = if gateway.kind == Kind::Parallel {
            Reason::DrawingParallel
        } else {
            Reason::DrawingBranches
        };
        self.notes.push(note(format!("gateway {}", gateway.called()), &said.join("; "), reason));
        Ok(())
    }

    /// Branches with the same tasks that only take differently long are cases of the time norm.
    fn as_cases(&mut self, ways: &[usize], meet: usize) -> Result<bool, Refusal> {
        let graph = self.graph;
        let mut branches: Vec<Vec<usize>> = Vec::new();
        for way in ways {
            let Some(tasks) = self.plain(self.target(*way), meet) else { return Ok(false) };
            branches.push(tasks);
        }
        let labels: Vec<String> = ways.iter().map(|way| self.label(*way).to_owned()).collect();
        let mut keys: Vec<String> = labels.iter().map(|label| fold(label)).collect();
        keys.sort();
        keys.dedup();
        let named = keys.len() == labels.len() && keys.iter().all(|key| !key.is_empty());
        let key = |at: &usize| {
            let node = graph.nodes.get(*at)?;
            let norms = &node.own.as_ref()?.step(String::new(), node.lane.as_deref()).durations;
            let is_plain = norms.len() == 1 && norms.iter().all(|norm| norm.case.is_none());
            is_plain.then(|| (fold(&node.name), node.lane.clone()))
        };
        let mut alike =
            branches.iter().map(|tasks| tasks.iter().map(key).collect::<Option<Vec<_>>>());
        let first = alike.next().flatten();
        let is_alike = first.as_ref().is_some_and(|tasks| !tasks.is_empty())
            && alike.all(|tasks| tasks == first);
        let Some(model) = branches.first().filter(|_| named && is_alike) else { return Ok(false) };
        for (row, at) in model.iter().enumerate() {
            let Some(node) = graph.nodes.get(*at) else { continue };
            self.step(*at, node)?;
            let norms = branches.iter().zip(&labels).filter_map(|(tasks, label)| {
                let node = graph.nodes.get(*tasks.get(row)?)?;
                let norm = step_of(node).durations.into_iter().next()?;
                Some(flow::Duration { case: Some(label.clone()), ..norm })
            });
            let norms = norms.collect();
            if let Some(step) = self.steps.last_mut() {
                step.durations = norms;
            }
        }
        for at in branches.into_iter().flatten() {
            if let Some(seen) = self.seen.get_mut(at) {
                *seen = true;
            }
        }
        Ok(true)
    }

    /// The tasks of a branch that holds nothing but tasks.
    fn plain(&self, mut at: usize, meet: usize) -> Option<Vec<usize>> {
        let mut tasks = Vec::new();
        while at != meet && at != EXIT {
            let is_task = self.node(at)?.kind == Kind::Task;
            let ways = self.onward(at);
            if !is_task || ways.len() != 1 || tasks.len() == MAX_STEPS {
                return None;
            }
            tasks.push(at);
            at = self.target(*ways.first()?);
        }
        Some(tasks)
    }
}

fn step_of(node: &Node) -> Step {
    match &node.own {
        Some(own) => own.step(node.name.clone(), node.lane.as_deref()),
        None => Step {
            action: node.name.clone(),
            responsible: node.lane.clone(),
            outputs: node.outputs.clone(),
            ..Step::default()
        },
    }
}
