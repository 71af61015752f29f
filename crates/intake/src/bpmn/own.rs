//! What our own export keeps beside BPMN (`flow::bpmn`).

use super::graph::flat;
use crate::xml;
use flow::{Duration, Step, StepRole, Unit, bpmn::OURS};
use roxmltree::Node;

/// The step as it was exported, without its action, which is the task's name.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    no: Option<u32>,
    role: Option<StepRole>,
    responsible: Option<String>,
    is_nobodys: bool,
    /// The lane it stood in; in another one it is somebody else's.
    lane: String,
    durations: Vec<Duration>,
    outputs: Vec<String>,
}

fn ours<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    let inside = xml::child(node, "extensionElements")?;
    inside.children().find(|child| child.has_tag_name((OURS, name)))
}

/// Whether a gateway was drawn from the text of the step before it.
pub(super) fn is_drawn(node: Node<'_, '_>) -> bool {
    ours(node, "drawn").is_some()
}

/// Code and name of the procedure.
pub(super) fn identity(process: Node<'_, '_>) -> (Option<String>, Option<String>) {
    let Some(said) = ours(process, "procedure") else { return (None, None) };
    let text = |name: &str| said.attribute(name).map(str::to_owned);
    (text("code"), text("name"))
}

pub(super) fn step(task: Node<'_, '_>) -> Option<Own> {
    let said = ours(task, "step")?;
    let text = |node: Node<'_, '_>| node.text().unwrap_or_default().to_owned();
    let named =
        |name: &'static str| said.children().filter(move |child| child.has_tag_name((OURS, name)));
    Some(Own {
        no: said.attribute("no").and_then(|no| no.parse().ok()),
        role: said.attribute("role").and_then(StepRole::parse),
        responsible: said.attribute("responsible").map(str::to_owned),
        is_nobodys: said.attribute("nobody") == Some("true"),
        lane: said.attribute("lane").unwrap_or_default().to_owned(),
        durations: named("duration").map(|norm| duration(norm, text(norm))).collect(),
        outputs: named("output").map(text).collect(),
    })
}

fn duration(norm: Node<'_, '_>, text: String) -> Duration {
    let value = norm.attribute("value").and_then(|value| value.parse::<f64>().ok());
    Duration {
        case: norm.attribute("case").map(str::to_owned),
        value: value.filter(|value| (0.0..=3650.0).contains(value)),
        unit: norm.attribute("unit").and_then(Unit::parse),
        text,
    }
}

impl Own {
    /// The step in the lane where it stands now.
    pub(super) fn step(&self, action: String, lane: Option<&str>) -> Step {
        let stays = flat(lane.unwrap_or_default()) == flat(&self.lane);
        let responsible = match (&self.responsible, self.is_nobodys) {
            (_, true) if stays => None,
            (Some(who), false) if stays => Some(who.clone()),
            (None, false) if stays => Some(self.lane.clone()),
            _ => lane.map(str::to_owned),
        };
        Step {
            no: self.no,
            action,
            responsible,
            role: self.role.filter(|_| stays),
            durations: self.durations.clone(),
            outputs: self.outputs.clone(),
        }
    }
}
