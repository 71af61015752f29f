use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Day, FIELD, Sheet, short};
use crate::{TypesetError, qr};

/// Labels for numbered copies, ten on a page of A4 (99 × 57 mm).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LabelSheet {
    /// Who issues the copies; printed on each label.
    pub agency: String,
    /// What the file is called.
    pub title: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// The labels, in the order of their numbers.
    pub labels: Vec<Label>,
}

/// One label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Label {
    /// `Bản số 03`.
    pub number: String,
    /// The document's code.
    pub code: String,
    /// The document's title; what is longer than three lines is cut.
    pub title: String,
    /// `Lần ban hành 02, hiệu lực từ 25/11/2026`.
    pub issue: String,
    /// Who holds it.
    pub holder: String,
    /// The address in the QR code.
    pub link: String,
    /// The code in letters, for whoever has no camera.
    pub letters: String,
}

/// The longest title that a label holds.
const TITLE: usize = 110;

impl Sheet for LabelSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    /// Each label carries its own picture, which the template reads as data like everything else.
    fn data(&self) -> Result<Value, serde_json::Error> {
        let mut data = serde_json::to_value(self)?;
        let Some(rows) = data.get_mut("labels").and_then(Value::as_array_mut) else {
            return Ok(data);
        };
        for (row, label) in rows.iter_mut().zip(&self.labels) {
            let Some(fields) = row.as_object_mut() else { continue };
            let svg = qr::svg(&label.link).unwrap_or_default();
            fields.insert("qr".to_owned(), Value::String(svg));
            fields.insert("title".to_owned(), Value::String(cut(&label.title)));
        }
        Ok(data)
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.labels.is_empty() {
            return Err(TypesetError::Shape("no labels".to_owned()));
        }
        for label in &self.labels {
            let fields = [&label.code, &label.issue, &label.holder, &label.letters, &label.number];
            short("label", FIELD, fields.into_iter().map(String::as_str))?;
            qr::svg(&label.link)?;
        }
        Ok(())
    }
}

fn cut(title: &str) -> String {
    if title.chars().count() <= TITLE {
        return title.to_owned();
    }
    let head: String = title.chars().take(TITLE).collect();
    let (whole, _) = head.rsplit_once(' ').unwrap_or((&head, ""));
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_long_title_is_cut_between_words() {
        assert_eq!(cut("Kiểm soát tài liệu"), "Kiểm soát tài liệu");
        let long = "Quy trình ".repeat(30);
        let short = cut(&long);
        assert!(short.chars().count() <= 112 && short.ends_with("trình…"), "{short}");
    }
}
