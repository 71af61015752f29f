//! Writing a package: one document after the other, so that memory does not grow with the set.
//!
//! | file | holds |
//! |---|---|
//! | `archive` | the ZIP file: members with length and hash, signature, seal |
//! | `contents` | the files of one version: JSON, PDF, Word, original |
//! | `whole` | all of them in order, the list, the explanation |

mod archive;
mod contents;
mod whole;

pub use whole::{Sealing, Written, write};
