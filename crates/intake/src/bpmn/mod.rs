//! BPMN 2.0 of any tool read into the steps of a procedure (ISO/IEC 19510).
//!
//! Taken: tasks of every kind, simple events, exclusive and parallel gateways, lanes. What a
//! procedure has no place for is refused with the element named, or told in `not_understood` where
//! nothing of the work is lost. Hostile bytes: read in the child process only, see [`crate::child`].
//!
//! | file | holds |
//! |---|---|
//! | `refusal` | why a file is refused, with its element |
//! | `graph` | nodes and flows as the file has them |
//! | `element` | which elements are taken |
//! | `own` | what our own export keeps beside |
//! | `order` | ways back, where branches meet |
//! | `linear` | the steps, one after another |

mod element;
mod graph;
mod linear;
mod order;
mod own;
mod refusal;

pub use refusal::{Refusal, Why};

use crate::xml;
use flow::Procedure;

/// The largest file that is read; a drawing of 200 steps has 300 KB.
pub const MAX_FILE: usize = 4 * 1024 * 1024;
/// Steps that a procedure may have: as many as the editor shows.
pub(crate) const MAX_STEPS: usize = 200;
/// Elements of a drawing.
pub(crate) const MAX_NODES: usize = 2000;
/// Gateways within gateways.
pub(crate) const MAX_NESTING: usize = 40;

/// Whether these bytes look like XML, so that they are read as a drawing and not as Word.
pub fn is_xml(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xff\xfe<\0") || bytes.starts_with(b"\xfe\xff\0<");
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    utf16 || bare.trim_ascii_start().starts_with(b"<")
}

/// Reads a drawing. Only for trusted files: see [`crate::child::read_bpmn_in_child`].
pub fn read(bytes: &[u8]) -> Result<Procedure, Refusal> {
    if bytes.len() > MAX_FILE {
        return Err(Refusal::of_file(Why::TooLarge));
    }
    let text = decode(bytes).ok_or_else(|| Refusal::of_file(Why::NotBpmn))?;
    let document = xml::parse(&text).map_err(|error| {
        let is_limit = error.kind() == crate::ErrorKind::LimitExceeded;
        Refusal::of_file(if is_limit { Why::TooLarge } else { Why::Broken })
    })?;
    let graph = graph::read(&document)?;
    linear::procedure(&graph)
}

/// UTF-8, or UTF-16 that says so.
fn decode(bytes: &[u8]) -> Option<String> {
    let units = |of: fn([u8; 2]) -> u16| {
        let pairs = bytes.get(2..)?.chunks_exact(2);
        let units: Vec<u16> =
            pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(of).collect();
        String::from_utf16(&units).ok()
    };
    if bytes.starts_with(b"\xff\xfe") {
        return units(u16::from_le_bytes);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return units(u16::from_be_bytes);
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    String::from_utf8(bare.to_vec()).ok()
}
