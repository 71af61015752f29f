use super::Kind;
use flow::Procedure;
use serde::{Deserialize, Serialize};

/// What a version says.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A structured procedure.
    Procedure(Box<Procedure>),
    /// Authored text: the Markdown subset of the crate `markdown`.
    Text(String),
    /// A file that somebody stored as it came, printed with a control cover.
    Original(Original),
}

/// In which form a version's content is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// [`Content::Procedure`].
    Procedure,
    /// [`Content::Text`].
    Text,
    /// [`Content::Original`].
    Original,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// SHA-256 of its bytes, in hexadecimal: its name in the folder of files.
    pub file: String,
    /// What it was called.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its words, for search, as far as they could be read; empty for a scan.
    #[serde(default)]
    pub words: String,
}

/// The kinds of file that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// PDF, also a scan.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Word before 2007.
    Doc,
    /// Text of `OpenDocument`.
    Odt,
    /// Excel since 2007.
    Xlsx,
    /// A picture.
    Png,
    /// A photograph or scan.
    Jpeg,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Procedure, Self::Text, Self::Original];

    /// The word in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Text => "text",
            Self::Original => "original",
        }
    }

    /// The form that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }
}

impl Media {
    /// What these bytes are, by how they begin; a package also by the ending of its name. They are
    /// not read any further: a stored file is only ever handed out as it came.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if begins(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if begins(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if begins(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        match ending.as_deref() {
            Some("docx") if begins(b"PK\x03\x04") => Some(Self::Docx),
            Some("odt") if begins(b"PK\x03\x04") => Some(Self::Odt),
            Some("xlsx") if begins(b"PK\x03\x04") => Some(Self::Xlsx),
            Some("doc") if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Some(Self::Doc),
            _ => None,
        }
    }

    /// The ending of its name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Odt => "odt",
            Self::Xlsx => "xlsx",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// What browsers are told.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Doc => "application/msword",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

impl Content {
    /// In which form it is stored.
    pub const fn form(&self) -> Form {
        match self {
            Self::Procedure(_) => Form::Procedure,
            Self::Text(_) => Form::Text,
            Self::Original(_) => Form::Original,
        }
    }

    /// The text in the database: the procedure's canonical JSON, the text itself, or the facts of
    /// the file.
    pub fn to_stored(&self) -> String {
        match self {
            Self::Procedure(procedure) => flow::canonical_json(procedure),
            Self::Text(text) => text.clone(),
            Self::Original(original) => serde_json::to_string(original)
                .unwrap_or_else(|e| unreachable!("facts of a file are JSON: {e}")),
        }
    }

    /// What such a text means.
    pub fn from_stored(form: Form, stored: &str) -> Result<Self, serde_json::Error> {
        match form {
            Form::Procedure => Ok(Self::Procedure(serde_json::from_str(stored)?)),
            Form::Text => Ok(Self::Text(stored.to_owned())),
            Form::Original => Ok(Self::Original(serde_json::from_str(stored)?)),
        }
    }

    /// Nothing written yet.
    pub fn blank(kind: Kind) -> Self {
        if kind == Kind::AdministrativeProcedure {
            return Self::Procedure(Box::default());
        }
        Self::Text(String::new())
    }

    /// Every word of it, for search.
    pub fn words(&self) -> String {
        match self {
            Self::Procedure(procedure) => procedure.words(),
            Self::Text(text) => {
                let blocks = markdown::read(text).blocks;
                blocks.iter().map(markdown::Block::words).collect::<Vec<_>>().join("\n")
            }
            Self::Original(original) => original.words.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (name, bytes, media) in [
            ("a.pdf", &b"%PDF-1.7"[..], Some(Media::Pdf)),
            ("a.docx", b"%PDF-1.7", Some(Media::Pdf)),
            ("a.docx", b"PK\x03\x04..", Some(Media::Docx)),
            ("A.XLSX", b"PK\x03\x04..", Some(Media::Xlsx)),
            ("a.zip", b"PK\x03\x04..", None),
            ("a.pdf", b"<html>", None),
            ("a.exe", b"MZ", None),
            ("a", b"", None),
        ] {
            assert_eq!(Media::of(name, bytes), media, "{name}");
        }
    }
}
