use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Day, FIELD, Paper, Sheet, short};
use crate::{TypesetError, qr};

/// What the public must know of administrative procedures, for the notice board and to take home
/// (niêm yết; NĐ 61/2018, Art. 8; NĐ 118/2025). Each begins a page of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuideSheet {
    /// The body above the agency. Printed in upper case.
    pub superior: String,
    /// The agency. Printed in upper case.
    pub agency: String,
    /// What the file is called.
    pub title: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// Paper.
    pub paper: Paper,
    /// What stands at the foot of each page, such as where the desk is and when it is open.
    pub foot: String,
    /// The first page of a set, with the list of what is in it.
    pub cover: Option<GuideCover>,
    /// The procedures.
    pub guides: Vec<GuideEntry>,
}

/// The first page of a set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuideCover {
    /// What the set is. Printed in upper case.
    pub title: String,
    /// As of when, and how to use it.
    pub lead: String,
    /// The address in the QR code.
    pub link: String,
    /// What is written under the QR code.
    pub link_note: String,
    /// The headings of the list: number, procedure, time limit.
    pub heads: [String; 3],
    /// Its rows; an empty number makes a heading of the row.
    pub rows: Vec<[String; 3]>,
}

/// One procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuideEntry {
    /// Its name. Printed in upper case.
    pub title: String,
    /// Code, national code and field, in one line.
    pub about: String,
    /// What is said in a frame above everything else; empty says nothing.
    pub warning: String,
    /// Who, what, where, how long, fee, result.
    pub parts: Vec<GuidePart>,
    /// The headings of the table of steps; empty prints no table.
    pub steps_heads: Vec<String>,
    /// Its rows, as wide as the headings.
    pub steps: Vec<Vec<String>>,
    /// The address in the QR code.
    pub link: String,
    /// What is written under the QR code.
    pub link_note: String,
}

/// A question with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuidePart {
    /// The question.
    pub heading: String,
    /// The answer, a line a thing; more than one line prints as a list.
    pub lines: Vec<String>,
}

impl Sheet for GuideSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    /// Each entry carries its own QR code, which the template reads as data like everything else.
    fn data(&self) -> Result<Value, serde_json::Error> {
        let mut data = serde_json::to_value(self)?;
        if let Some(rows) = data.get_mut("guides").and_then(Value::as_array_mut) {
            for (row, guide) in rows.iter_mut().zip(&self.guides) {
                draw(row, &guide.link);
            }
        }
        if let (Some(row), Some(cover)) = (data.get_mut("cover"), &self.cover) {
            draw(row, &cover.link);
        }
        Ok(data)
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.guides.is_empty() {
            return Err(TypesetError::Shape("no procedures".to_owned()));
        }
        short("foot", FIELD, [self.foot.as_str()].into_iter())?;
        let covers = self.cover.iter().map(|cover| &cover.link);
        for link in self.guides.iter().map(|guide| &guide.link).chain(covers) {
            qr::svg(link)?;
        }
        for guide in &self.guides {
            let rows = guide.steps.iter().map(Vec::len);
            super::same_width("steps", guide.steps_heads.len(), rows)?;
        }
        Ok(())
    }
}

/// Gives a part of the data the QR code of its link.
fn draw(row: &mut Value, link: &str) {
    if let Some(fields) = row.as_object_mut() {
        fields.insert("qr".to_owned(), Value::String(qr::svg(link).unwrap_or_default()));
    }
}
