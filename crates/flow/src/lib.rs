//! The controlled procedure as one value: what is printed, followed, checked and measured.
//!
//! Pure: no clock, no database, no request. The JSON form of [`Procedure`] is the public contract
//! (`haidang procedure read`).
//!
//! | file | holds |
//! |---|---|
//! | `model` | the structured procedure (QĐ 101/QĐ-BKHCN, sections 5.1–5.7; NĐ 63/2010, Art. 8) |
//! | `lint` | the checks made before approval, each with an id, a severity and a place |
//! | `digest` | the canonical bytes of a procedure and their SHA-256 |

mod digest;
pub mod lint;
mod model;
mod words;

pub use digest::{canonical_json, content_hash};
pub use model::{
    Amendment, Component, ComponentKind, Duration, Fee, FooterPrint, Form, LegalBasis,
    NotUnderstood, Printed, Procedure, RecordKept, Section, Signatory, Step, StepRole, TimeLimit,
    Unit,
};
