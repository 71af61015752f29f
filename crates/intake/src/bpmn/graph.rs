//! Nodes and flows as the file has them.

use super::{
    MAX_NODES, Refusal, Why,
    element::{Taken, take},
    own::{self, Own},
};
use crate::{procedure::Reason, xml};
use flow::{NotUnderstood, bpmn::MODEL};
use roxmltree::{Document, Node as Element};
use std::collections::HashMap;

/// What a node of the course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    End,
    Task,
    Exclusive,
    Parallel,
    /// An event on the way.
    Pass,
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) lane: Option<String>,
    pub(super) own: Option<Own>,
    pub(super) is_drawn: bool,
    pub(super) outputs: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Flow {
    pub(super) name: String,
    pub(super) from: usize,
    pub(super) to: usize,
}

#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) nodes: Vec<Node>,
    pub(super) flows: Vec<Flow>,
    pub(super) notes: Vec<NotUnderstood>,
}

impl Node {
    pub(super) fn refused(&self, why: Why) -> Refusal {
        Refusal::of(why, &self.tag, &flat(&self.name), &self.id)
    }

    /// Its name, or else its identifier.
    pub(super) fn called(&self) -> String {
        let name = flat(&self.name);
        if name.is_empty() { self.id.clone() } else { name }
    }
}

/// Composed, in one line.
pub(super) fn flat(text: &str) -> String {
    text::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn note(place: String, text: &str, reason: Reason) -> NotUnderstood {
    let text = text.chars().take(300).collect();
    NotUnderstood { place, text, why: reason.sentence().to_owned() }
}

fn is_model(node: Element<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace() == Some(MODEL)
}

fn named<'a, 'i>(
    node: Element<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Element<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name((MODEL, name)))
}

pub(super) fn read(document: &Document<'_>) -> Result<Graph, Refusal> {
    let root = document.root_element();
    if !root.has_tag_name((MODEL, "definitions")) {
        return Err(Refusal::of_file(Why::NotBpmn));
    }
    let process = only_process(root)?;
    let mut graph = Graph::default();
    (graph.code, graph.name) = own::identity(process);
    let participants: Vec<_> =
        named(root, "collaboration").flat_map(|it| named(it, "participant")).collect();
    let id = process.attribute("id");
    let pool =
        participants.iter().find(|pool| id.is_some() && local(pool.attribute("processRef")) == id);
    if graph.name.is_none() {
        let names = [pool.and_then(|pool| pool.attribute("name")), process.attribute("name")];
        graph.name = names.into_iter().flatten().map(flat).find(|name| !name.is_empty());
    }
    let flows = named(root, "collaboration").flat_map(|it| named(it, "messageFlow"));
    for flow in flows {
        let name = flat(flow.attribute("name").unwrap_or_default());
        graph.notes.push(note("message flow".into(), &name, Reason::DrawingPart));
    }
    let lanes = lanes(process);
    let data = data_names(process);
    let mut places: HashMap<String, usize> = HashMap::new();
    for element in process.children().filter(|child| is_model(*child)) {
        self::element(&mut graph, &mut places, element, &lanes, &data)?;
    }
    self::flows(&mut graph, &places, process)?;
    Ok(graph)
}

/// A reference without the prefix that some tools write.
fn local(reference: Option<&str>) -> Option<&str> {
    let reference = reference?.trim();
    Some(reference.rsplit_once(':').map_or(reference, |(_, local)| local))
}

/// The process with work in it. Pools that only stand for somebody outside have none.
fn only_process<'a, 'i>(root: Element<'a, 'i>) -> Result<Element<'a, 'i>, Refusal> {
    let has_work = |process: &Element<'a, 'i>| {
        process.children().any(|child| {
            let name = child.tag_name().name();
            let ends = ["ask", "Event", "Gateway", "rocess", "callActivity"];
            is_model(child) && ends.iter().any(|end| name.ends_with(end))
        })
    };
    let mut all = named(root, "process").filter(has_work);
    let first = all.next().ok_or_else(|| Refusal::of_file(Why::NoProcess))?;
    match all.next() {
        Some(second) => Err(Refusal::at(Why::SecondProcess, second)),
        None => Ok(first),
    }
}

fn element(
    graph: &mut Graph,
    places: &mut HashMap<String, usize>,
    element: Element<'_, '_>,
    lanes: &HashMap<String, String>,
    data: &HashMap<String, String>,
) -> Result<(), Refusal> {
    let name = element.attribute("name").unwrap_or_default();
    let kind = match take(element)? {
        Taken::Node(kind) => kind,
        Taken::Noted(kind) => {
            let place = if kind == Kind::Task { "task" } else { "event" };
            graph.notes.push(note(place.into(), &flat(name), Reason::DrawingPart));
            kind
        }
        Taken::Beside => {
            let text = xml::child(element, "text").and_then(|text| text.text()).unwrap_or_default();
            graph.notes.push(note("annotation".into(), &flat(text), Reason::DrawingPart));
            return Ok(());
        }
        Taken::Nothing => return Ok(()),
    };
    if graph.nodes.len() == MAX_NODES {
        return Err(Refusal::at(Why::TooLarge, element));
    }
    let id = element.attribute("id").unwrap_or_default().to_owned();
    let own = own::step(element);
    if let Some(text) = xml::child(element, "documentation").and_then(|it| it.text())
        && own.is_none()
        && !text.trim().is_empty()
    {
        graph.notes.push(note(format!("task {}", flat(name)), &flat(text), Reason::DrawingPart));
    }
    places.insert(id.clone(), graph.nodes.len());
    graph.nodes.push(Node {
        tag: element.tag_name().name().to_owned(),
        lane: lanes.get(&id).cloned(),
        name: if own.is_some() { name.to_owned() } else { flat(name) },
        is_drawn: own::is_drawn(element),
        outputs: named(element, "dataOutputAssociation")
            .filter_map(|it| xml::child(it, "targetRef")?.text())
            .filter_map(|target| data.get(target.trim()).cloned())
            .collect(),
        kind,
        own,
        id,
    });
    Ok(())
}

/// The names of papers that tasks leave.
fn data_names(process: Element<'_, '_>) -> HashMap<String, String> {
    ["dataObject", "dataObjectReference", "dataStoreReference"]
        .into_iter()
        .flat_map(|tag| named(process, tag))
        .filter_map(|it| Some((it.attribute("id")?.to_owned(), flat(it.attribute("name")?))))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}

/// The innermost lane of each node.
fn lanes(process: Element<'_, '_>) -> HashMap<String, String> {
    let mut of = HashMap::new();
    let mut depth_of: HashMap<String, usize> = HashMap::new();
    for lane in process.descendants().filter(|node| node.has_tag_name((MODEL, "lane"))) {
        let depth = lane.ancestors().count();
        let own = lane.attribute("name").unwrap_or_default();
        let name = if own.contains('\n') { own.to_owned() } else { flat(own) };
        if name.is_empty() {
            continue;
        }
        for node in named(lane, "flowNodeRef").filter_map(|it| it.text()) {
            let id = local(Some(node)).unwrap_or_default().to_owned();
            if depth_of.get(&id).is_none_or(|known| *known < depth) {
                depth_of.insert(id.clone(), depth);
                of.insert(id, name.clone());
            }
        }
    }
    of
}

fn flows(
    graph: &mut Graph,
    places: &HashMap<String, usize>,
    process: Element<'_, '_>,
) -> Result<(), Refusal> {
    for flow in named(process, "sequenceFlow") {
        let end = |name: &str| places.get(local(flow.attribute(name))?).copied();
        let (Some(from), Some(to)) = (end("sourceRef"), end("targetRef")) else {
            return Err(Refusal::at(Why::NoTarget, flow));
        };
        if graph.flows.len() == 2 * MAX_NODES {
            return Err(Refusal::at(Why::TooLarge, flow));
        }
        let name = flat(flow.attribute("name").unwrap_or_default());
        graph.flows.push(Flow { name, from, to });
    }
    Ok(())
}
