use markdown::Block;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{AmendmentRow, Control, Day, Sheet, Signer, Watermark};
use crate::{TypesetError, world::MOST_PICTURES};

/// A controlled document in running text. With `original` it is the control cover of a stored file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextSheet {
    /// What cover, header and footer show.
    pub control: Control,
    /// What it is called over its name: `Quy chế`; empty where the name says so itself.
    pub kind: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Words behind the text.
    pub watermark: Option<Watermark>,
    /// Soạn thảo.
    pub author: Signer,
    /// Xem xét.
    pub reviewer: Signer,
    /// Phê duyệt.
    pub approver: Signer,
    /// Bảng theo dõi sửa đổi; empty prints one row «Ban hành lần đầu».
    pub amendments: Vec<AmendmentRow>,
    /// The text.
    pub body: Vec<Block>,
    /// The pictures that the text names.
    #[serde(skip)]
    pub pictures: Vec<Picture>,
    /// Facts about the stored file, as label and value.
    pub original: Option<Vec<[String; 2]>>,
}

/// A picture of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name by which the text calls it.
    pub name: String,
    /// PNG.
    pub bytes: Vec<u8>,
}

impl Sheet for TextSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn data(&self) -> Result<Value, serde_json::Error> {
        let mut sheet = self.clone();
        step_down(&mut sheet.body);
        let mut data = serde_json::to_value(&sheet)?;
        if let Some(fields) = data.as_object_mut() {
            let names = self.pictures.iter().map(|it| Value::String(it.name.clone())).collect();
            fields.insert("pictures".to_owned(), Value::Array(names));
        }
        Ok(data)
    }

    fn pictures(&self) -> Vec<&[u8]> {
        self.pictures.iter().map(|picture| picture.bytes.as_slice()).collect()
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.pictures.len() > MOST_PICTURES {
            return Err(TypesetError::Shape(format!("more than {MOST_PICTURES} pictures")));
        }
        self.control.check()
    }
}

/// No heading stands more than one level below the one before it; the amendment table's is the
/// first.
fn step_down(body: &mut [Block]) {
    let mut above = 1;
    for block in body {
        if let Block::Heading { level, .. } = block {
            *level = (*level).clamp(1, above + 1);
            above = *level;
        }
    }
}
