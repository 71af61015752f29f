use roxmltree::Node;
use serde::{Deserialize, Serialize};

/// Why a drawing is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// No BPMN 2.0 at all.
    NotBpmn,
    /// The XML is cut short or wrong.
    Broken,
    /// More than any procedure needs, or a DOCTYPE.
    TooLarge,
    /// No process with anything in it.
    NoProcess,
    /// No task.
    NoSteps,
    /// A second process with work of its own.
    SecondProcess,
    /// An element that a procedure has no place for.
    Unsupported,
    /// An event of a kind that a procedure has no place for.
    EventKind,
    /// A sub-process whose inside is drawn.
    SubProcess,
    /// More than one beginning.
    SeveralStarts,
    /// No beginning.
    NoStart,
    /// Nothing leads to it.
    Unreachable,
    /// It goes back without a gateway that decides.
    Loop,
    /// Branches that run into one another.
    Tangled,
    /// Several ways out of something that is no gateway.
    ManyWaysOut,
    /// A flow from or to something that is not there.
    NoTarget,
    /// Gateways nested too deep.
    TooDeep,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 17] = [
        Self::NotBpmn,
        Self::Broken,
        Self::TooLarge,
        Self::NoProcess,
        Self::NoSteps,
        Self::SecondProcess,
        Self::Unsupported,
        Self::EventKind,
        Self::SubProcess,
        Self::SeveralStarts,
        Self::NoStart,
        Self::Unreachable,
        Self::Loop,
        Self::Tangled,
        Self::ManyWaysOut,
        Self::NoTarget,
        Self::TooDeep,
    ];
}

/// A refusal with the element that caused it; the element is empty where it is the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub why: Why,
    /// The element as BPMN calls it: `boundaryEvent`.
    pub element: String,
    /// Its name, cut to 120 characters.
    pub name: String,
    /// Its identifier, cut to 80 characters.
    pub id: String,
}

impl Refusal {
    pub(super) fn of_file(why: Why) -> Self {
        Self::of(why, "", "", "")
    }

    pub(super) fn of(why: Why, element: &str, name: &str, id: &str) -> Self {
        let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
        Self { why, element: cut(element, 60), name: cut(name, 120), id: cut(id, 80) }
    }

    pub(super) fn at(why: Why, node: Node<'_, '_>) -> Self {
        let said = |name: &str| node.attribute(name).unwrap_or_default();
        Self::of(why, node.tag_name().name(), &super::graph::flat(said("name")), said("id"))
    }
}
