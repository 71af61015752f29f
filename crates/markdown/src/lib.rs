//! The subset of Markdown in which documents are written: headings, paragraphs, lists, tables,
//! pictures that lie with the document, bold, italic, links. Pure.
//!
//! | file | holds |
//! |---|---|
//! | `block` | what a text is made of |
//! | `read` | the text as blocks, and what of it the subset does not have |
//! | `html` | blocks as HTML |
//!
//! A line feed begins a new paragraph, as offices write. What the subset does not have (HTML, code,
//! quotations, pictures from elsewhere) is kept as plain text and told as a [`Problem`].

mod block;
mod html;
mod read;

pub use block::{Block, Item, Span, Table, pictures};
pub use html::{to_html, to_html_at};
pub use read::{Problem, Text, Trouble, read};
