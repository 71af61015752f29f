//! The process that reads one picture: what is asked and the bytes on its standard input, the answer
//! on its standard output: `+` and what was asked for, or `-` and the code of what is wrong.

use crate::{MAX_BYTES, PictureError, photo, redraw};
use std::{
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

/// The word after the program's name that makes it such a process.
pub const WORD: &str = "picture-child";

/// The picture as PNG.
pub(crate) const REDRAW: u8 = b'r';

/// The picture as a photo in every width.
pub(crate) const SIZES: u8 = b's';

const MEMORY: u64 = 768 * 1024 * 1024;
const SECONDS: u64 = 10;

/// The child's whole work.
pub fn main() -> ExitCode {
    let (sign, answer) = match work() {
        Ok(made) => (b"+", made),
        Err(PictureError::Failed(why)) => (b"-", why.into_bytes()),
        Err(error) => (b"-", error.code().as_bytes().to_vec()),
    };
    let mut out = io::stdout().lock();
    let written = out.write_all(sign).and_then(|()| out.write_all(&answer));
    if written.and_then(|()| out.flush()).is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

fn work() -> Result<Vec<u8>, PictureError> {
    let failed = |why: String| PictureError::Failed(why);
    confined::limit(MEMORY, SECONDS).map_err(|fault| failed(fault.to_string()))?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES + 2).unwrap_or(u64::MAX);
    io::stdin().take(most).read_to_end(&mut bytes).map_err(|e| failed(e.to_string()))?;
    match bytes.split_first() {
        Some((&REDRAW, bytes)) => redraw(bytes),
        Some((&SIZES, bytes)) => photo::sizes(bytes).map(|photos| photo::packed(&photos)),
        _ => Err(PictureError::Unknown),
    }
}
