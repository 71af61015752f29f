//! Which elements are taken.

use super::{Refusal, Why, graph::Kind};
use crate::xml;
use roxmltree::Node;

/// What an element inside a process is.
pub(super) enum Taken {
    /// A node of the course.
    Node(Kind),
    /// A node of the course that says more than a step can.
    Noted(Kind),
    /// Something written beside the course.
    Beside,
    /// Nothing that a procedure says.
    Nothing,
}

const TASKS: [&str; 8] = [
    "task",
    "userTask",
    "manualTask",
    "serviceTask",
    "scriptTask",
    "businessRuleTask",
    "sendTask",
    "receiveTask",
];

/// What stands inside a process and is no part of its course.
const NOTHING: [&str; 18] = [
    "documentation",
    "extensionElements",
    "laneSet",
    "sequenceFlow",
    "ioSpecification",
    "property",
    "dataObject",
    "dataObjectReference",
    "dataStoreReference",
    "group",
    "association",
    "auditing",
    "monitoring",
    "correlationSubscription",
    "resourceRole",
    "performer",
    "supports",
    "ioBinding",
];

/// Kinds of event that a procedure's course passes through.
const SIMPLE: [&str; 4] = [
    "messageEventDefinition",
    "timerEventDefinition",
    "signalEventDefinition",
    "conditionalEventDefinition",
];

pub(super) fn take(node: Node<'_, '_>) -> Result<Taken, Refusal> {
    let tag = node.tag_name().name();
    if TASKS.contains(&tag) {
        let repeats = ["standardLoopCharacteristics", "multiInstanceLoopCharacteristics"];
        let is_noted = repeats.iter().any(|name| xml::child(node, name).is_some());
        return Ok(if is_noted { Taken::Noted(Kind::Task) } else { Taken::Node(Kind::Task) });
    }
    match tag {
        "callActivity" => Ok(Taken::Noted(Kind::Task)),
        "subProcess" if !has_course(node) => Ok(Taken::Noted(Kind::Task)),
        "subProcess" | "transaction" | "adHocSubProcess" => Err(Refusal::at(Why::SubProcess, node)),
        "exclusiveGateway" => Ok(Taken::Node(Kind::Exclusive)),
        "parallelGateway" => Ok(Taken::Node(Kind::Parallel)),
        "startEvent" => event(node, Kind::Start, &[]),
        "endEvent" => event(node, Kind::End, &["terminateEventDefinition"]),
        "intermediateCatchEvent" | "intermediateThrowEvent" | "intermediateEvent" => {
            event(node, Kind::Pass, &[])
        }
        "textAnnotation" => Ok(Taken::Beside),
        known if NOTHING.contains(&known) => Ok(Taken::Nothing),
        _ => Err(Refusal::at(Why::Unsupported, node)),
    }
}

/// Whether a sub-process shows what is inside.
fn has_course(node: Node<'_, '_>) -> bool {
    let parts = ["Task", "task", "Event", "Gateway", "subProcess", "callActivity", "Process"];
    xml::elements(node).any(|child| parts.iter().any(|part| xml::name(child).ends_with(part)))
}

fn event(node: Node<'_, '_>, kind: Kind, more: &[&str]) -> Result<Taken, Refusal> {
    let definitions: Vec<&str> = xml::elements(node)
        .map(xml::name)
        .filter(|name| name.ends_with("EventDefinition") || *name == "eventDefinitionRef")
        .collect();
    let is_known = definitions.iter().all(|name| SIMPLE.contains(name) || more.contains(name));
    if !is_known || definitions.len() > 1 {
        return Err(Refusal::at(Why::EventKind, node));
    }
    let says_more = kind == Kind::Pass || definitions.iter().any(|name| SIMPLE.contains(name));
    Ok(if says_more { Taken::Noted(kind) } else { Taken::Node(kind) })
}
