use serde::{Deserialize, Serialize};

use super::{Day, Paper, Sheet, Signer};
use crate::TypesetError;

/// Which regulation's set of forms: their numbers changed, so a form is never known by number alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Generation {
    /// TT 01/2018/TT-VPCP.
    #[serde(rename = "2018")]
    Y2018,
    /// TT 03/2025/TT-VPCP, Phụ lục I.
    #[default]
    #[serde(rename = "2025")]
    Y2025,
}

/// The head that all one-stop forms share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormHead {
    /// Cơ quan chủ quản or the agency; line feeds are kept. Printed in upper case.
    pub agency: String,
    /// Bộ phận Tiếp nhận và Trả kết quả, or Trung tâm Phục vụ hành chính công. Printed in upper case.
    pub desk: String,
    /// The form's number with its symbol, `123/TNHS`; empty prints none.
    pub number: String,
    /// Mã hồ sơ.
    pub dossier: String,
    /// Place and date: `Cồn Cỏ, ngày 05 tháng 01 năm 2026`.
    pub place_and_date: String,
    /// The file's own date, which PDF/A demands.
    pub dated: Day,
}

/// Who asks, and how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Applicant {
    /// Người nộp hồ sơ.
    pub name: String,
    /// Chủ hồ sơ, when it is another; with the address, as one line.
    pub owner: String,
    /// Số định danh cá nhân, căn cước, hộ chiếu, mã số thuế.
    pub identity: String,
    /// Địa chỉ.
    pub address: String,
    /// Số điện thoại.
    pub phone: String,
    /// Email.
    pub email: String,
}

/// A labelled line that a form has beyond its official fields: `Phí, lệ phí`: `8.000 đồng`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// Without the colon.
    pub label: String,
    /// What stands after it.
    pub value: String,
}

/// One component of a procedure's dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DossierComponent {
    /// The group it stands in: `Giấy tờ phải nộp`; printed when it changes.
    pub group: String,
    /// As written.
    pub text: String,
    /// How many originals: `01`, `x`, empty.
    pub original: String,
    /// How many copies. When no component says a number, no table is drawn.
    pub copy: String,
}

/// One paper that was handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReceiptComponent {
    /// As written.
    pub text: String,
    /// Bản chính.
    pub original: String,
    /// Bản sao chứng thực.
    pub certified: String,
    /// Bản chụp.
    pub photocopy: String,
}

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReceiptSheet {
    /// The set of forms.
    pub generation: Generation,
    /// Paper.
    pub paper: Paper,
    /// Agency, desk, number, dossier code, place and date.
    pub head: FormHead,
    /// The copies to print, a page each: `Liên 1: Lưu`. Empty prints one page.
    pub copies: Vec<String>,
    /// Who handed it in.
    pub applicant: Applicant,
    /// How it came: trực tiếp, trực tuyến, bưu chính.
    pub channel: String,
    /// Nội dung yêu cầu giải quyết.
    pub matter: String,
    /// What was handed in.
    pub components: Vec<ReceiptComponent>,
    /// Số lượng hồ sơ: `01`.
    pub sets: String,
    /// Thời gian giải quyết theo quy định: `03 ngày làm việc`.
    pub limit: String,
    /// Thời gian nhận hồ sơ: `08 giờ 15 phút, ngày 05 tháng 01 năm 2026`.
    pub received_at: String,
    /// Thời gian trả kết quả.
    pub due_at: String,
    /// Đăng ký nhận kết quả tại.
    pub result_at: String,
    /// Further lines, such as the fee owed.
    pub details: Vec<Detail>,
    /// Quyển số of the paper register; empty prints a dotted blank.
    pub book: String,
    /// Số thứ tự in it.
    pub book_no: String,
    /// Who received it.
    pub receiver: Signer,
    /// What the QR code says, such as the address where progress is looked up.
    pub qr: Option<String>,
    /// What is written under the QR code.
    pub qr_note: String,
}

/// One hand-over of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// Giao: body or part, with the person.
    pub from: String,
    /// Nhận.
    pub to: String,
    /// `08 giờ 15 phút, ngày 05 tháng 01 năm 2026`.
    pub at: String,
    /// When the giver signed electronically.
    pub from_signed: Option<String>,
    /// When the receiver signed electronically.
    pub to_signed: Option<String>,
    /// Trước hạn, đúng hạn, quá hạn.
    pub result: String,
    /// Ghi chú.
    pub note: String,
}

/// Phiếu kiểm soát quá trình giải quyết hồ sơ: the executed steps, as they were recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ControlSlipSheet {
    /// The set of forms.
    pub generation: Generation,
    /// Paper.
    pub paper: Paper,
    /// Agency, desk, number, dossier code, place and date.
    pub head: FormHead,
    /// Kèm theo hồ sơ của.
    pub applicant: String,
    /// The procedure.
    pub matter: String,
    /// Ngày nhận.
    pub received_at: String,
    /// Ngày, giờ hẹn trả kết quả.
    pub due_at: String,
    /// Cơ quan (bộ phận) giải quyết hồ sơ.
    pub settled_by: String,
    /// Cơ quan phối hợp giải quyết hồ sơ.
    pub cooperating: String,
    /// The hand-overs, in order.
    pub rows: Vec<HandOver>,
    /// Quyển số; empty prints a dotted blank.
    pub book: String,
    /// Số thứ tự.
    pub book_no: String,
    /// What the QR code says.
    pub qr: Option<String>,
}

/// The slips and letters about one dossier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipKind {
    /// Mẫu số 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.
    #[default]
    Supplement,
    /// Mẫu số 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ.
    Refusal,
    /// Mẫu số 04: 2018 Phiếu xin lỗi và hẹn lại ngày trả kết quả; 2025 Văn bản xin lỗi và đề nghị gia
    /// hạn thời gian giải quyết.
    Apology,
    /// Mẫu số 05 of 2025, Thông báo dừng giải quyết hồ sơ.
    Stop,
}

/// A slip or letter about one dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlipSheet {
    /// The set of forms.
    pub generation: Generation,
    /// Which form.
    pub kind: SlipKind,
    /// Paper.
    pub paper: Paper,
    /// Agency, desk, number, dossier code, place and date.
    pub head: FormHead,
    /// Who asked.
    pub applicant: Applicant,
    /// Nội dung yêu cầu giải quyết.
    pub matter: String,
    /// When the dossier was received.
    pub received_at: String,
    /// The first appointment.
    pub due_at: String,
    /// What must be added or corrected (02).
    pub items: Vec<String>,
    /// Why.
    pub reasons: Vec<String>,
    /// Căn cứ, one a line.
    pub legal_basis: Vec<String>,
    /// Further lines: stage, deadline, count of this request, money given back.
    pub details: Vec<Detail>,
    /// The new appointment (04).
    pub new_due_at: String,
    /// Where the result is given back (04).
    pub new_place: String,
    /// Who caused the delay, when it is another body (04).
    pub late_body: String,
    /// Whom to ask, with telephone.
    pub contact: String,
    /// Nơi nhận, without the dash (04, 05).
    pub recipients: Vec<String>,
    /// Who signs. The form gives the title of 02 and 03; the sheet that of 04 and 05.
    pub signer: Signer,
    /// What the QR code says.
    pub qr: Option<String>,
}

impl Sheet for ReceiptSheet {
    fn dated(&self) -> Day {
        self.head.dated
    }

    fn qr(&self) -> Option<&str> {
        self.qr.as_deref()
    }
}

impl Sheet for ControlSlipSheet {
    fn dated(&self) -> Day {
        self.head.dated
    }

    fn qr(&self) -> Option<&str> {
        self.qr.as_deref()
    }
}

impl Sheet for SlipSheet {
    fn dated(&self) -> Day {
        self.head.dated
    }

    fn qr(&self) -> Option<&str> {
        self.qr.as_deref()
    }

    fn check(&self) -> Result<(), TypesetError> {
        if self.kind == SlipKind::Stop && self.generation == Generation::Y2018 {
            return Err(TypesetError::NoSuchForm { generation: self.generation, kind: self.kind });
        }
        Ok(())
    }
}
