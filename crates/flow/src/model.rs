//! The structured procedure. Nothing here touches a clock, a database or a request.

use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Minutes in one working day: "1 ngày làm việc = 8 giờ làm việc".
pub(crate) const MINUTES_PER_WORKING_DAY: i64 = 480;

/// One controlled procedure (quy trình), as one agency writes it.
///
/// What its source does not say is `None` or empty; nothing is ever guessed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Procedure {
    /// The code as printed on the cover, such as `QT 01/CX-HCTP`. Never normalised.
    pub code: Option<String>,
    /// The name as printed on the cover.
    pub name: Option<String>,
    /// Lần ban hành.
    pub issue_no: Option<u32>,
    /// Lần sửa đổi inside the issue.
    pub revision_no: Option<u32>,
    /// Ngày ban hành: the day it was signed.
    pub issued_on: Option<Date>,
    /// Ngày hiệu lực: the first day it binds.
    pub effective_on: Option<Date>,
    /// The body on the cover's left cell.
    pub issuing_body: Option<String>,
    /// Who drafted it (soạn thảo).
    pub author: Option<Signatory>,
    /// Who reviewed it (xem xét).
    pub reviewer: Option<Signatory>,
    /// Who approved it (phê duyệt).
    pub approver: Option<Signatory>,
    /// Rows of the amendment table that say something.
    pub amendments: Vec<Amendment>,
    /// The text of each section, in order, as it stands.
    pub sections: Vec<Section>,
    /// National code of the administrative procedure (`1.001193`), if it is one.
    pub national_code: Option<String>,
    /// Lĩnh vực, such as "Hộ tịch".
    pub field: Option<String>,
    /// Who it serves (đối tượng thực hiện).
    pub applicants: Option<String>,
    /// Which body settles it (cơ quan thực hiện).
    pub settled_by: Option<String>,
    /// Requirements and conditions (yêu cầu, điều kiện).
    pub conditions: Option<String>,
    /// Where and how dossiers are received and results returned (cách thức thực hiện).
    pub channels: Vec<String>,
    /// Time limits, one a case.
    pub time_limit: Vec<TimeLimit>,
    /// What the dossier consists of.
    pub components: Vec<Component>,
    /// Number of sets to hand in.
    pub sets: Option<u32>,
    /// Fees and charges.
    pub fees: Vec<Fee>,
    /// Results, one a line.
    pub results: Vec<String>,
    /// Legal bases, one a line of the source.
    pub legal_basis: Vec<LegalBasis>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Forms named by the procedure.
    pub forms: Vec<Form>,
    /// Records kept.
    pub records: Vec<RecordKept>,
    /// What the file prints in more than one place, kept so that the places can be compared.
    pub printed: Printed,
    /// What could not be read, with its place and the reason.
    pub not_understood: Vec<NotUnderstood>,
}

/// A name and a position in the responsibility block.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Signatory {
    /// Full name.
    pub name: Option<String>,
    /// Position, as printed.
    pub position: Option<String>,
}

/// One row of the amendment table (trang theo dõi sửa đổi).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Amendment {
    /// The row's number.
    pub no: Option<u32>,
    /// What changed.
    pub summary: String,
    /// The legal reason or ground.
    pub basis: String,
    /// Which issue or revision made it, as printed.
    pub revision: String,
}

/// One numbered or lettered section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Section {
    /// As printed: `1`, `5.4`, `5.b`.
    pub number: String,
    /// The heading without its number.
    pub title: String,
    /// Its text, paragraphs divided by a line feed. Tables are not repeated here.
    pub text: String,
}

/// What a duration is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Ngày làm việc, 8 office hours.
    WorkingDay,
    /// Ngày (by the calendar).
    CalendarDay,
    /// Giờ làm việc.
    Hour,
    /// Tháng.
    Month,
    /// Trong ngày.
    SameDay,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 5] =
        [Self::WorkingDay, Self::CalendarDay, Self::Hour, Self::Month, Self::SameDay];

    /// The word in JSON, forms and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WorkingDay => "working_day",
            Self::CalendarDay => "calendar_day",
            Self::Hour => "hour",
            Self::Month => "month",
            Self::SameDay => "same_day",
        }
    }

    /// The unit that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == word)
    }
}

/// The legal time limit of one case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimeLimit {
    /// The case's label, or `None` for the ordinary one.
    #[serde(default)]
    pub case: Option<String>,
    /// How much; `None` where the text gives no number. Zero for `same_day`.
    pub value: Option<f64>,
    /// Of what.
    pub unit: Option<Unit>,
    /// Dossiers taken after this time count from the next working day.
    #[serde(default)]
    pub cutoff: Option<Time>,
    /// The text as written.
    pub text: String,
}

/// One component of the dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Component {
    /// As written.
    pub text: String,
    /// How it is handed over, where the text says so.
    pub kind: Option<ComponentKind>,
}

/// How a component is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    /// Giấy tờ phải nộp.
    Submitted,
    /// Giấy tờ phải xuất trình.
    Presented,
    /// Sent online.
    Online,
}

/// A fee or charge (phí, lệ phí).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Fee {
    /// As written.
    pub text: String,
    /// In đồng, where the text names exactly one amount.
    pub amount_vnd: Option<i64>,
}

/// One legal basis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct LegalBasis {
    /// Number and symbol, such as `123/2015/NĐ-CP`; `None` for a law named by its title.
    pub number: Option<String>,
    /// The whole line.
    pub title: String,
}

/// Who a step is done by, in the terms that the one-stop mechanism knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepRole {
    /// Bộ phận Tiếp nhận và Trả kết quả.
    OneStop,
    /// Công chức chuyên môn, thụ lý.
    Specialist,
    /// Trưởng phòng, Chánh Văn phòng.
    UnitHead,
    /// Lãnh đạo UBND.
    Leader,
    /// Văn thư.
    Clerk,
}

impl StepRole {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::OneStop, Self::Specialist, Self::UnitHead, Self::Leader, Self::Clerk];

    /// The word in JSON, forms and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OneStop => "one_stop",
            Self::Specialist => "specialist",
            Self::UnitHead => "unit_head",
            Self::Leader => "leader",
            Self::Clerk => "clerk",
        }
    }

    /// The role that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// One step of the procedure.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Step {
    /// Its printed or automatic number.
    pub no: Option<u32>,
    /// What is done.
    pub action: String,
    /// Who does it, as written.
    pub responsible: Option<String>,
    /// The same in terms of roles, once a person has said so; the reader leaves it `None`.
    pub role: Option<StepRole>,
    /// Time norms, one a case.
    pub durations: Vec<Duration>,
    /// What it leaves: forms, drafts, results.
    pub outputs: Vec<String>,
}

/// The time norm of one step in one case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Duration {
    /// The case's label, as in [`TimeLimit::case`].
    pub case: Option<String>,
    /// How much; `None` where the text gives no number that stands for this step alone.
    pub value: Option<f64>,
    /// Of what.
    pub unit: Option<Unit>,
    /// As written.
    pub text: String,
}

impl Duration {
    /// Office minutes, for the units that have a fixed number of them.
    pub fn minutes(&self) -> Option<i64> {
        minutes(self.value?, self.unit?)
    }
}

impl TimeLimit {
    /// Office minutes, for the units that have a fixed number of them.
    pub fn minutes(&self) -> Option<i64> {
        let unit = self.unit?;
        if unit == Unit::SameDay {
            return Some(MINUTES_PER_WORKING_DAY);
        }
        minutes(self.value?, unit)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a duration is far below 2^52 minutes")]
fn minutes(value: f64, unit: Unit) -> Option<i64> {
    let per = match unit {
        Unit::WorkingDay => 480.0,
        Unit::Hour => 60.0,
        Unit::CalendarDay | Unit::Month | Unit::SameDay => return None,
    };
    Some((value * per).round() as i64)
}

/// A form (biểu mẫu) that the procedure names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Form {
    /// Its code, if it has one.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Whether its text is attached; `None` where that is unknown.
    pub attached: Option<bool>,
}

/// A record that is kept (hồ sơ lưu).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RecordKept {
    /// Its name.
    pub name: String,
    /// Who keeps it.
    pub keeper: Option<String>,
    /// How long, as written.
    pub retention: Option<String>,
}

/// What one footer of the file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FooterPrint {
    /// The part of the file it stands in.
    pub part: String,
    /// Its date of effect.
    pub effective_on: Option<Date>,
    /// Its issue number.
    pub issue_no: Option<u32>,
    /// Its revision number.
    pub revision_no: Option<u32>,
    /// The whole text.
    pub text: String,
}

/// Everything that headers and footers print, place by place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Printed {
    /// The procedure names in running headers.
    pub header_names: Vec<String>,
    /// Each footer.
    pub footers: Vec<FooterPrint>,
}

/// Something that was seen and not read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct NotUnderstood {
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: String,
    /// The text, cut to 300 characters.
    pub text: String,
    /// Why it was not taken.
    pub why: String,
}
