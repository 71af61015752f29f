//! Pictures that people put into documents: read in a limited process, made no larger than a page
//! needs, and written anew as PNG or JPEG, so that nothing hostile reaches a printer or a browser.
//!
//! | file | holds |
//! |---|---|
//! | `redraw` | the picture written anew; runs in the child |
//! | `photo` | a photo in the widths that readers need; runs in the child |
//! | `child` | the process that does it |

pub mod child;
mod photo;
mod redraw;

pub use photo::{Photo, WIDTHS, sizes};
pub use redraw::{PictureError, redraw};

use std::{path::Path, time::Duration};

/// Bytes of a picture that somebody sends, at most.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// How long one may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The picture written anew as PNG, by a child process of `exe`.
pub fn redraw_in_child(exe: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    ask(exe, child::REDRAW, bytes)
}

/// A photo in every width of [`WIDTHS`], by a child process of `exe`.
pub fn sizes_in_child(exe: &Path, bytes: Vec<u8>) -> Result<Vec<Photo>, PictureError> {
    let answer = ask(exe, child::SIZES, bytes)?;
    photo::unpacked(&answer).ok_or_else(|| PictureError::Failed("a broken answer".to_owned()))
}

fn ask(exe: &Path, what: u8, mut bytes: Vec<u8>) -> Result<Vec<u8>, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(PictureError::TooLarge);
    }
    bytes.insert(0, what);
    let answer = confined::ask(exe, child::WORD, bytes, DEADLINE);
    match answer.map_err(|fault| PictureError::Failed(fault.to_string()))?.split_first() {
        Some((b'+', made)) => Ok(made.to_vec()),
        Some((_, code)) => Err(PictureError::of(code)),
        // It ran into its limits.
        None => Err(PictureError::TooLarge),
    }
}
