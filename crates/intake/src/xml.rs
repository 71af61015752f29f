//! XML under limits. A DOCTYPE is refused, so there are no entities to resolve.

use roxmltree::{Document, Node, ParsingOptions};

use crate::error::IntakeError;

/// How deep elements may nest.
pub(crate) const MAX_DEPTH: usize = 256;
/// Nodes (elements, texts, comments) that one part may hold; a process of 35 pages has 30,000.
pub(crate) const MAX_NODES: u32 = 600_000;
/// Tags, opening and closing, that one part may hold.
const MAX_TAGS: usize = 800_000;

pub(crate) fn parse(text: &str) -> Result<Document<'_>, IntakeError> {
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err(IntakeError::limit("the document declares a DOCTYPE, which is refused"));
    }
    refuse_size(text)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        if matches!(error, roxmltree::Error::NodesLimitReached) {
            return IntakeError::limit(format!("more than {MAX_NODES} XML nodes"));
        }
        IntakeError::damaged(format!("broken XML: {error}"))
    })
}

/// Counts tags and nesting before anything is built in memory.
fn refuse_size(text: &str) -> Result<(), IntakeError> {
    if text.bytes().filter(|b| *b == b'<').take(MAX_TAGS + 1).count() > MAX_TAGS {
        return Err(IntakeError::limit(format!("more than {MAX_TAGS} XML tags")));
    }
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        rest = rest.get(open + 1..).unwrap_or_default();
        let skip = if rest.starts_with("!--") {
            rest.find("-->")
        } else if rest.starts_with("![CDATA[") {
            rest.find("]]>")
        } else if rest.starts_with('?') {
            rest.find("?>")
        } else {
            None
        };
        if let Some(skip) = skip {
            rest = rest.get(skip..).unwrap_or_default();
            continue;
        }
        let Some(close) = tag_end(rest) else { break };
        let tag = rest.get(..close).unwrap_or_default();
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') && !tag.starts_with(['!', '?']) {
            depth += 1;
        }
        if depth > MAX_DEPTH {
            return Err(IntakeError::limit(format!("XML nested deeper than {MAX_DEPTH}")));
        }
        rest = rest.get(close..).unwrap_or_default();
    }
    Ok(())
}

fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// An element's local name; namespaces differ between transitional and strict files.
pub(crate) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// An attribute by its local name.
pub(crate) fn attr<'a>(node: Node<'a, '_>, local: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == local).map(|a| a.value())
}

pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, local: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|c| c.is_element() && name(*c) == local)
}

pub(crate) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The `val` attribute of a child element, such as `<w:numId w:val="7"/>`.
pub(crate) fn val<'a>(node: Node<'a, '_>, local: &str) -> Option<&'a str> {
    child(node, local).and_then(|c| attr(c, "val"))
}

/// A Word on/off property: present and not switched off.
pub(crate) fn is_on(node: Node<'_, '_>, local: &str) -> bool {
    child(node, local).is_some_and(|c| !matches!(attr(c, "val"), Some("0" | "false" | "off")))
}
