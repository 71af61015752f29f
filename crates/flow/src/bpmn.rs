//! A procedure as BPMN 2.0 (ISO/IEC 19510) with its diagram, for other tools to open.
//!
//! Who, what and in which order are BPMN; the time norms, roles and outputs of each step stand in
//! `extensionElements` of the namespace [`OURS`], which other tools keep and pass over. Read back by
//! `intake::bpmn`, such a file gives the same steps. Identifiers follow the place of a step, so that
//! two exports of one procedure are the same bytes.

use crate::{
    Duration, Procedure, Step,
    picture::{Band, Edge, Fit, Node, NodeKind, Picture, Rect, escaped, picture},
};
use std::fmt::{self, Write};

/// The namespace of BPMN itself.
pub const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The namespace of what BPMN has no place for.
pub const OURS: &str = "urn:haidang:procedure:1";

const DI: &str = "http://www.omg.org/spec/BPMN/20100524/DI";
const DC: &str = "http://www.omg.org/spec/DD/20100524/DC";
const DD: &str = "http://www.omg.org/spec/DD/20100524/DI";
/// The head of a pool is as wide in most tools.
const POOL_HEAD: i32 = 30;

/// The file; `None` where the procedure has no steps.
pub fn export(procedure: &Procedure) -> Option<String> {
    let drawn = picture(procedure, Fit::OneBand)?;
    let band = drawn.bands.first()?;
    let mut out = String::new();
    match write(&mut out, procedure, &drawn, band) {
        Ok(()) => Some(out),
        Err(fmt::Error) => unreachable!("a string takes every text"),
    }
}

fn write(out: &mut String, procedure: &Procedure, drawn: &Picture, band: &Band) -> fmt::Result {
    let name = escaped(&drawn.name);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<bpmn:definitions xmlns:bpmn=\"{MODEL}\" xmlns:bpmndi=\"{DI}\" xmlns:dc=\"{DC}\" xmlns:di=\"{DD}\" xmlns:hd=\"{OURS}\" id=\"definitions\" targetNamespace=\"{OURS}\">"
    )?;
    writeln!(
        out,
        "<bpmn:collaboration id=\"collaboration\"><bpmn:participant id=\"participant\" name=\"{name}\" processRef=\"process\"/></bpmn:collaboration>"
    )?;
    writeln!(out, "<bpmn:process id=\"process\" name=\"{name}\" isExecutable=\"false\">")?;
    write!(out, "<bpmn:extensionElements><hd:procedure")?;
    attribute(out, "code", procedure.code.as_deref())?;
    attribute(out, "name", procedure.name.as_deref())?;
    writeln!(out, "/></bpmn:extensionElements>")?;
    lanes(out, band)?;
    for (at, node) in band.nodes.iter().enumerate() {
        flow_node(out, procedure, band, at, node)?;
    }
    for (at, edge) in band.edges.iter().enumerate() {
        let of = |at: usize| band.nodes.get(at).map(|node| node.id.as_str()).unwrap_or_default();
        write!(out, "<bpmn:sequenceFlow id=\"flow_{}\"", at + 1)?;
        attribute(out, "name", edge.label.as_ref().map(|label| label.text.as_str()))?;
        writeln!(out, " sourceRef=\"{}\" targetRef=\"{}\"/>", of(edge.from), of(edge.to))?;
    }
    writeln!(out, "</bpmn:process>")?;
    diagram(out, drawn, band)?;
    writeln!(out, "</bpmn:definitions>")
}

fn attribute(out: &mut String, name: &str, value: Option<&str>) -> fmt::Result {
    match value {
        Some(value) => write!(out, " {name}=\"{}\"", escaped(value)),
        None => Ok(()),
    }
}

fn lanes(out: &mut String, band: &Band) -> fmt::Result {
    writeln!(out, "<bpmn:laneSet id=\"lanes\">")?;
    for lane in &band.lanes {
        let name = escaped(&lane.name);
        write!(out, "<bpmn:lane id=\"lane_{}\" name=\"{name}\">", lane.index + 1)?;
        for node in band.nodes.iter().filter(|node| node.lane == lane.index) {
            write!(out, "<bpmn:flowNodeRef>{}</bpmn:flowNodeRef>", node.id)?;
        }
        writeln!(out, "</bpmn:lane>")?;
    }
    writeln!(out, "</bpmn:laneSet>")
}

fn flow_node(
    out: &mut String,
    procedure: &Procedure,
    band: &Band,
    at: usize,
    node: &Node,
) -> fmt::Result {
    let step = match node.kind {
        NodeKind::Step(place) => procedure.steps.get(place),
        NodeKind::Start | NodeKind::Gateway(_) | NodeKind::End | NodeKind::Connector => None,
    };
    let tag = match node.kind {
        NodeKind::Start => "startEvent",
        NodeKind::End => "endEvent",
        NodeKind::Gateway(_) => "exclusiveGateway",
        NodeKind::Step(_) | NodeKind::Connector => "userTask",
    };
    let name = step.map_or(node.full.as_str(), |step| step.action.as_str());
    write!(out, "<bpmn:{tag} id=\"{}\" name=\"{}\">", node.id, escaped(name))?;
    if let Some(step) = step {
        let lane = band.lanes.iter().find(|lane| lane.index == node.lane);
        extension(out, step, lane.map(|lane| lane.name.as_str()).unwrap_or_default())?;
    } else if matches!(node.kind, NodeKind::Gateway(_)) {
        // It is drawn from the text of the step before it, which says the same.
        write!(out, "<bpmn:extensionElements><hd:drawn/></bpmn:extensionElements>")?;
    }
    for (number, _) in band.edges.iter().enumerate().filter(|(_, edge)| edge.to == at) {
        write!(out, "<bpmn:incoming>flow_{}</bpmn:incoming>", number + 1)?;
    }
    for (number, _) in band.edges.iter().enumerate().filter(|(_, edge)| edge.from == at) {
        write!(out, "<bpmn:outgoing>flow_{}</bpmn:outgoing>", number + 1)?;
    }
    writeln!(out, "</bpmn:{tag}>")
}

fn extension(out: &mut String, step: &Step, lane: &str) -> fmt::Result {
    write!(out, "<bpmn:extensionElements><hd:step")?;
    if let Some(no) = step.no {
        write!(out, " no=\"{no}\"")?;
    }
    attribute(out, "role", step.role.map(crate::StepRole::as_str))?;
    match step.responsible.as_deref() {
        None => write!(out, " nobody=\"true\"")?,
        // The lane says it in one line, or as another step spells it.
        Some(who) if who != lane => attribute(out, "responsible", Some(who))?,
        Some(_) => {}
    }
    write!(out, " lane=\"{}\"", escaped(lane))?;
    write!(out, ">")?;
    for norm in &step.durations {
        duration(out, norm)?;
    }
    for output in &step.outputs {
        write!(out, "<hd:output>{}</hd:output>", escaped(output))?;
    }
    write!(out, "</hd:step></bpmn:extensionElements>")
}

fn duration(out: &mut String, norm: &Duration) -> fmt::Result {
    write!(out, "<hd:duration")?;
    attribute(out, "case", norm.case.as_deref())?;
    if let Some(value) = norm.value {
        write!(out, " value=\"{value}\"")?;
    }
    attribute(out, "unit", norm.unit.map(crate::Unit::as_str))?;
    write!(out, ">{}</hd:duration>", escaped(&norm.text))
}

fn diagram(out: &mut String, drawn: &Picture, band: &Band) -> fmt::Result {
    writeln!(
        out,
        "<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">"
    )?;
    let pool = Rect { x: -POOL_HEAD, y: 0, w: drawn.width + POOL_HEAD, h: band.height };
    shape(out, "participant", true, pool)?;
    let last = band.lanes.len().saturating_sub(1);
    for (at, lane) in band.lanes.iter().enumerate() {
        let mut area = lane.area;
        if at == last {
            area.h = band.height - area.y;
        }
        shape(out, &format!("lane_{}", lane.index + 1), true, area)?;
    }
    for node in &band.nodes {
        shape(out, &node.id, false, node.area)?;
    }
    for (at, edge) in band.edges.iter().enumerate() {
        waypoints(out, at + 1, edge)?;
    }
    writeln!(out, "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>")
}

fn shape(out: &mut String, id: &str, is_pool: bool, area: Rect) -> fmt::Result {
    let level = if is_pool { " isHorizontal=\"true\"" } else { "" };
    let Rect { x, y, w, h } = area;
    writeln!(
        out,
        "<bpmndi:BPMNShape id=\"{id}_shape\" bpmnElement=\"{id}\"{level}><dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></bpmndi:BPMNShape>"
    )
}

fn waypoints(out: &mut String, number: usize, edge: &Edge) -> fmt::Result {
    write!(out, "<bpmndi:BPMNEdge id=\"flow_{number}_edge\" bpmnElement=\"flow_{number}\">")?;
    for (x, y) in &edge.points {
        write!(out, "<di:waypoint x=\"{x}\" y=\"{y}\"/>")?;
    }
    writeln!(out, "</bpmndi:BPMNEdge>")
}
