use serde::{Deserialize, Serialize};

/// One block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 to 4.
    Heading {
        /// 1 is the highest.
        level: u8,
        /// Its words.
        spans: Vec<Span>,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; an item holds its own words and, below them, further lists.
    List {
        /// The number of the first item; `None` for dashes.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A table.
    Table(Table),
    /// A picture, named by the hash of its bytes.
    Picture {
        /// 64 hexadecimal digits.
        file: String,
        /// What it shows, in words.
        alt: String,
    },
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its words.
    pub spans: Vec<Span>,
    /// What stands below them.
    pub below: Vec<Block>,
}

/// A table. Every row has as many cells as the head.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The headings.
    pub head: Vec<Vec<Span>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A run of words in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words, with the spaces that part them from the next run.
    #[serde(rename = "run")]
    pub text: String,
    /// **Bold**.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bold: bool,
    /// *Italic*.
    #[serde(default, skip_serializing_if = "is_false")]
    pub italic: bool,
    /// Where it leads: an `https` address, or a path of this site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Block {
    /// Every span of the block, in reading order.
    pub fn spans(&self) -> Vec<&Span> {
        match self {
            Self::Heading { spans, .. } | Self::Paragraph(spans) => spans.iter().collect(),
            Self::List { items, .. } => items
                .iter()
                .flat_map(|item| item.spans.iter().chain(item.below.iter().flat_map(Self::spans)))
                .collect(),
            Self::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).flatten().collect()
            }
            Self::Picture { .. } => Vec::new(),
        }
    }

    /// Its words without style.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for span in self.spans() {
            words.push_str(&span.text);
        }
        words
    }
}

/// The pictures that blocks name, each once, in reading order.
pub fn pictures(blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    gather(blocks, &mut names);
    names
}

fn gather(blocks: &[Block], names: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Picture { file, .. } if !names.contains(file) => names.push(file.clone()),
            Block::List { items, .. } => {
                for item in items {
                    gather(&item.below, names);
                }
            }
            Block::Picture { .. }
            | Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::Table(_) => {}
        }
    }
}
