use serde::{Deserialize, Serialize};

use super::{Day, DossierComponent, FIELD, HEADING, Sheet, Signer, Watermark, same_width, short};
use crate::TypesetError;

/// A controlled procedure. A part the sheet leaves empty says so on paper; nothing is guessed.
///
/// In running text a line feed begins a new paragraph, and a paragraph that begins with `-`, `+` or
/// `*` and a space hangs like a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProcedureSheet {
    /// What cover, header and footer show.
    pub control: Control,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
    /// How section 5 is divided.
    pub layout: Layout,
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
    /// 1. Mục đích.
    pub purpose: String,
    /// 2. Phạm vi.
    pub scope: String,
    /// 3. Tài liệu viện dẫn, one a line.
    pub references: Vec<String>,
    /// 4. Định nghĩa/viết tắt, as a table.
    pub definitions: Vec<Definition>,
    /// 4. Định nghĩa/viết tắt, as text before the table.
    pub definitions_text: String,
    /// Căn cứ pháp lý, one a line.
    pub legal_basis: Vec<String>,
    /// Thành phần hồ sơ.
    pub components: Vec<DossierComponent>,
    /// Text after the components («Lưu ý»).
    pub components_note: String,
    /// Số lượng hồ sơ: `01 bộ`.
    pub sets: String,
    /// Thời hạn giải quyết, one a case.
    pub time_limits: Vec<TimeLimitLine>,
    /// Đối tượng thực hiện.
    pub applicants: String,
    /// Cơ quan thực hiện.
    pub settled_by: String,
    /// Cơ quan phối hợp.
    pub cooperating: String,
    /// Nơi tiếp nhận và trả kết quả, cách thức thực hiện, one a line.
    pub channels: Vec<String>,
    /// Kết quả thực hiện, one a line.
    pub results: Vec<String>,
    /// Phí, lệ phí, one a line.
    pub fees: Vec<String>,
    /// Yêu cầu, điều kiện.
    pub conditions: String,
    /// Headings of the duration columns, one a case; empty or one name prints one column.
    pub cases: Vec<String>,
    /// Các bước thực hiện.
    pub steps: Vec<StepRow>,
    /// «Tổng thời gian», one a case; empty prints no such row.
    pub totals: Vec<String>,
    /// Text under the table of steps.
    pub steps_note: String,
    /// 6. Biểu mẫu.
    pub forms: Vec<FormName>,
    /// 7. Hồ sơ lưu.
    pub records: Vec<RecordRow>,
    /// Sections after the seventh, numbered on.
    pub extra: Vec<ExtraSection>,
}

/// What identifies a controlled document: one field each, printed in every place that shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Control {
    /// The issuing body; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// The procedure's name. Printed in upper case under QUY TRÌNH.
    pub name: String,
    /// Mã hiệu.
    pub code: String,
    /// Lần ban hành.
    pub issue: String,
    /// Lần sửa đổi, where the agency counts them.
    pub revision: Option<String>,
    /// Ngày ban hành, `05/01/2026`.
    pub issued_on: String,
    /// Ngày hiệu lực.
    pub effective_on: String,
    /// National code and field of the administrative procedure: `1.001193 – Hộ tịch`.
    pub national: Option<String>,
    /// Which copy this is: `TÀI LIỆU KIỂM SOÁT – Bản số 03`.
    pub copy: Option<String>,
}

/// The two customs of dividing section 5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// 5.1 to 5.7, as the model framework has it (QĐ 101/QĐ-BKHCN).
    #[default]
    Numbered,
    /// 5.a to 5.k, after the parts of an administrative procedure (NĐ 63/2010, Art. 8).
    Lettered,
}

/// One row of the amendment table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmendmentRow {
    /// Lần ban hành/sửa đổi: `01/00`.
    pub revision: String,
    /// Nội dung sửa đổi.
    pub summary: String,
    /// Căn cứ sửa đổi.
    pub basis: String,
    /// Trang/mục.
    pub place: String,
    /// Ngày hiệu lực.
    pub effective_on: String,
}

/// One term or abbreviation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// One time limit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeLimitLine {
    /// The case, where there is more than one.
    pub case: String,
    /// The limit as written.
    pub text: String,
}

/// One step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepRow {
    /// TT: `B1`.
    pub no: String,
    /// Trình tự.
    pub action: String,
    /// Trách nhiệm.
    pub responsible: String,
    /// Thời gian, one a case.
    pub durations: Vec<String>,
    /// Biểu mẫu/Kết quả, one a line.
    pub outputs: Vec<String>,
}

/// One form of section 6.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormName {
    /// Mã hiệu.
    pub code: String,
    /// Tên biểu mẫu.
    pub name: String,
}

/// One record of section 7.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordRow {
    /// Tên hồ sơ.
    pub name: String,
    /// Nơi lưu, người lưu.
    pub keeper: String,
    /// Thời gian lưu.
    pub retention: String,
}

/// A section after the seventh.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExtraSection {
    /// The heading without its number.
    pub title: String,
    /// Its text.
    pub text: String,
}

impl Control {
    /// Refuses fields too long for heads and feet.
    pub(super) fn check(&self) -> Result<(), TypesetError> {
        let fields = [
            &self.agency,
            &self.name,
            &self.code,
            &self.issue,
            &self.issued_on,
            &self.effective_on,
        ];
        let options = [&self.revision, &self.national, &self.copy];
        let all = fields.into_iter().chain(options.into_iter().flatten());
        short("control", FIELD, all.map(String::as_str))
    }
}

impl Sheet for ProcedureSheet {
    fn dated(&self) -> Day {
        self.dated
    }

    fn check(&self) -> Result<(), TypesetError> {
        self.control.check()?;
        short("cases", HEADING, self.cases.iter().map(String::as_str))?;
        let cases = self.cases.len().max(1);
        same_width("steps", cases, self.steps.iter().map(|step| step.durations.len()))?;
        if !self.totals.is_empty() && self.totals.len() != cases {
            return Err(TypesetError::Shape(format!("totals: not {cases}")));
        }
        Ok(())
    }
}
