//! The process that binds: what is asked and the parts on its standard input, the answer on its
//! standard output: `+` and what was asked for, or `-` and why not.

use crate::{bind, frame, pages};
use std::{
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

/// The word after the program's name that makes it such a process.
pub const WORD: &str = "portfolio-child";

/// How many pages each part has.
pub(crate) const PAGES: u8 = b'p';

/// The parts as one file.
pub(crate) const BIND: u8 = b'b';

const MEMORY: u64 = 1024 * 1024 * 1024;
const SECONDS: u64 = 100;

/// Bytes of all parts together, at most.
const MOST: u64 = 256 * 1024 * 1024;

/// The child's whole work.
pub fn main() -> ExitCode {
    let (sign, answer) = match work() {
        Ok(made) => (b"+", made),
        Err(why) => (b"-", why.into_bytes()),
    };
    let mut out = io::stdout().lock();
    let written = out.write_all(sign).and_then(|()| out.write_all(&answer));
    if written.and_then(|()| out.flush()).is_err() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

fn work() -> Result<Vec<u8>, String> {
    confined::limit(MEMORY, SECONDS).map_err(|fault| fault.to_string())?;
    let mut question = Vec::new();
    io::stdin().take(MOST).read_to_end(&mut question).map_err(|e| e.to_string())?;
    let (what, parts) = frame::read(&question).ok_or("a broken question")?;
    drop(question);
    match what {
        PAGES => {
            let counts: Vec<_> = pages(&parts).iter().map(ToString::to_string).collect();
            Ok(counts.join(" ").into_bytes())
        }
        BIND => bind(&parts),
        _ => Err("an unknown question".to_owned()),
    }
}
