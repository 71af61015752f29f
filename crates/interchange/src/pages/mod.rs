//! HTML for people: a struct a page, its template beside it.
//!
//! | file | holds |
//! |---|---|
//! | `exports`, `stream` | packages that were asked for, and their bytes |
//! | `imports` | packages that were sent |
//! | `word` | the Word file of one version |
//! | `printed` | what a package says to people |
//! | `words` | the words of this feature |

mod exports;
mod imports;
pub(crate) mod printed;
mod stream;
mod word;
mod words;

pub(crate) use exports::{begin, download, exports};
pub(crate) use imports::{import, take, upload};
pub(crate) use word::docx;
pub(crate) use words::{NAV, SENTENCES};
