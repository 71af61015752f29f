//! Pictures that people put into documents: read in a limited process, made no larger than a page
//! needs, and written anew as PNG, so that nothing hostile reaches a printer or a browser.
//!
//! | file | holds |
//! |---|---|
//! | `redraw` | the picture written anew; runs in the child |
//! | `child` | the process that does it |

pub mod child;
mod redraw;

pub use redraw::{PictureError, redraw};

use std::{path::Path, time::Duration};

/// Bytes of a picture that somebody sends, at most.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// How long one may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The picture written anew as PNG, by a child process of `exe`.
pub fn redraw_in_child(exe: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    let answer = confined::ask(exe, child::WORD, bytes, DEADLINE);
    match answer.map_err(|fault| PictureError::Failed(fault.to_string()))?.split_first() {
        Some((b'+', png)) => Ok(png.to_vec()),
        Some((_, code)) => Err(PictureError::of(code)),
        // It ran into its limits.
        None => Err(PictureError::TooLarge),
    }
}
