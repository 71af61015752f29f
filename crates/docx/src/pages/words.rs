//! Words on paper (`typeset/templates/procedure.typ` prints the same).

pub(crate) const PROCEDURE: &str = "QUY TRÌNH";
pub(crate) const CODE: &str = "Mã hiệu: ";
pub(crate) const ISSUE: &str = "Lần ban hành: ";
pub(crate) const REVISION: &str = "Lần sửa đổi: ";
pub(crate) const ISSUED_ON: &str = "Ngày ban hành: ";
pub(crate) const EFFECTIVE_ON: &str = "Ngày hiệu lực: ";
pub(crate) const PAGE: &str = "Trang: ";
pub(crate) const CONTENTS: &str = "MỤC LỤC";
pub(crate) const MISSING: &str = "(Chưa có nội dung)";
pub(crate) const SIGNED: &str = "Đã ký điện tử";
pub(crate) const RESPONSIBILITY: &str = "Trách nhiệm";
pub(crate) const PEOPLE: [&str; 3] = ["Soạn thảo", "Xem xét", "Phê duyệt"];
pub(crate) const FULL_NAME: &str = "Họ tên";
pub(crate) const SIGNATURE: &str = "Chữ ký";
pub(crate) const POSITION: &str = "Chức vụ";
pub(crate) const AMENDMENTS: &str = "Sửa đổi tài liệu";
pub(crate) const AMENDMENT_HEADS: [&str; 6] = [
    "TT",
    "Lần ban hành/ sửa đổi",
    "Nội dung sửa đổi",
    "Căn cứ sửa đổi",
    "Trang/ mục",
    "Ngày hiệu lực",
];
pub(crate) const FIRST_ISSUE: &str = "Ban hành lần đầu";

pub(crate) const PURPOSE: &str = "Mục đích";
pub(crate) const SCOPE: &str = "Phạm vi";
pub(crate) const REFERENCES: &str = "Tài liệu viện dẫn";
pub(crate) const DEFINITIONS: &str = "Định nghĩa/viết tắt";
pub(crate) const DEFINITION_HEADS: [&str; 2] = ["Thuật ngữ/viết tắt", "Nghĩa"];
pub(crate) const MAIN: &str = "Nội dung quy trình";
pub(crate) const FORMS: &str = "Biểu mẫu";
pub(crate) const FORM_HEADS: [&str; 3] = ["TT", "Mã hiệu", "Tên biểu mẫu"];
pub(crate) const RECORDS: &str = "Hồ sơ lưu";
pub(crate) const RECORD_HEADS: [&str; 4] =
    ["TT", "Tên hồ sơ", "Nơi lưu, người lưu", "Thời gian lưu"];

/// 5.1 to 5.7.
pub(crate) const NUMBERED: [&str; 7] = [
    "Cơ sở pháp lý",
    "Thành phần hồ sơ",
    "Số lượng hồ sơ",
    "Thời gian xử lý",
    "Nơi tiếp nhận và trả kết quả",
    "Lệ phí",
    "Quy trình xử lý công việc",
];

/// a to k.
pub(crate) const LETTERED: [(&str, &str); 10] = [
    ("a)", "Thành phần, số lượng hồ sơ"),
    ("b)", "Thời hạn giải quyết"),
    ("c)", "Đối tượng thực hiện"),
    ("d)", "Cơ quan thực hiện"),
    ("đ)", "Kết quả thực hiện"),
    ("e)", "Phí, lệ phí"),
    ("g)", "Mẫu đơn, mẫu tờ khai"),
    ("h)", "Yêu cầu, điều kiện thực hiện"),
    ("i)", "Căn cứ pháp lý"),
    ("k)", "Quy trình các bước xử lý công việc"),
];

pub(crate) const CONDITIONS: &str = "Yêu cầu, điều kiện thực hiện";
pub(crate) const APPLICANTS: &str = "Đối tượng thực hiện";
pub(crate) const SETTLED_BY: &str = "Cơ quan thực hiện";
pub(crate) const COOPERATING: &str = "Cơ quan phối hợp";
pub(crate) const RESULTS: &str = "Kết quả thực hiện";
pub(crate) const CHANNELS: &str = "Nơi tiếp nhận, trả kết quả";
pub(crate) const SETS: &str = "Số lượng hồ sơ";
pub(crate) const COMPONENT_HEADS: [&str; 4] = ["TT", "Thành phần hồ sơ", "Bản chính", "Bản sao"];

pub(crate) const STEP_NO: &str = "TT";
pub(crate) const STEP_ACTION: &str = "Trình tự";
pub(crate) const STEP_WHO: &str = "Trách nhiệm";
pub(crate) const STEP_TIME: &str = "Thời gian";
pub(crate) const STEP_OUTPUT: &str = "Biểu mẫu/ Kết quả";
pub(crate) const TOTAL: &str = "Tổng thời gian";

pub(crate) const DRAFT: &str = "DỰ THẢO";
pub(crate) const EXPIRED: &str = "HẾT HIỆU LỰC";
pub(crate) const UNCONTROLLED: &str = "BẢN SAO KHÔNG KIỂM SOÁT";
pub(crate) const SUSPENDED: &str = "TẠM NGỪNG ÁP DỤNG";

pub(crate) const PICTURE: &str = "Hình";
pub(crate) const ORIGINAL: &str = "Tệp gốc";
pub(crate) const ORIGINAL_NOTE: &str = "Nội dung của tài liệu là tệp gốc ghi dưới đây, lưu trong hệ thống. Tệp khác mã SHA-256 này không phải tài liệu được kiểm soát.";
pub(crate) const ORIGINAL_HEADS: [&str; 2] = ["Thông tin", "Giá trị"];

pub(crate) const MOTTO: [&str; 2] =
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
pub(crate) const NUMBER: &str = "Số: ";
pub(crate) const NO_NUMBER: &str = "..........";
pub(crate) const TO: &str = "Kính gửi:";
pub(crate) const ENACTING: &str = "QUYẾT ĐỊNH:";
pub(crate) const ARTICLE: &str = "Điều";
pub(crate) const RECIPIENTS: &str = "Nơi nhận:";
pub(crate) const ANNEX: &str = "Phụ lục";

/// `TÀI LIỆU KIỂM SOÁT, BẢN SỐ 03`.
pub(crate) fn controlled(copy: u32) -> String {
    format!("TÀI LIỆU KIỂM SOÁT, BẢN SỐ {copy:02}")
}
