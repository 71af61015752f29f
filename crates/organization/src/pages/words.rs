//! The words of this feature.

use crate::DayDecision;
use workcal::Occasion;

/// The page of the agency, and what is found there.
pub(crate) const AGENCY_NAV: (&str, &str) =
    ("Cơ quan", "Tên, cơ quan cấp trên, địa danh, mã định danh trên văn bản và giấy hẹn");

/// The page of working time, and what is found there.
pub(crate) const WORKING_NAV: (&str, &str) =
    ("Lịch làm việc", "Giờ làm việc, ngày nghỉ, ngày làm bù dùng để tính mọi thời hạn");

/// What was saved.
pub(crate) const AGENCY_SAVED: &str = "Đã lưu thông tin cơ quan.";
/// What was saved.
pub(crate) const DAY_SAVED: &str = "Đã ghi ngày này vào lịch. Hạn đã hẹn từ trước giữ nguyên.";
/// What was saved.
pub(crate) const YEAR_SAVED: &str = "Đã xác nhận lịch nghỉ của năm.";
/// What was saved.
pub(crate) const HOURS_SAVED: &str = "Đã lưu giờ làm việc. Hạn đã hẹn từ trước giữ nguyên.";

/// What is decided about a day, in a word.
pub(crate) const fn day_label(decision: DayDecision) -> &'static str {
    match decision {
        DayDecision::Special(Occasion::Statutory) => "Nghỉ lễ, Tết",
        DayDecision::Special(Occasion::MakeUp) => "Nghỉ bù",
        DayDecision::Special(Occasion::SwapOff) => "Nghỉ hoán đổi",
        DayDecision::Special(Occasion::SwapWork) => "Làm bù (thứ Bảy)",
        DayDecision::Special(Occasion::Closure) => "Đóng cửa vì lý do khác",
        DayDecision::Usual => "Không nghỉ, theo thứ trong tuần",
        DayDecision::National => "Theo lịch chung (bỏ quyết định riêng)",
    }
}

/// The kind of a person in search results.
pub(crate) const KIND_PERSON: &str = "Người";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("bad_name", "Họ tên đang để trống hoặc có ký tự lạ. Hãy nhập họ tên như trên giấy tờ."),
    ("agency_code_taken", "Mã định danh này là của cơ quan khác trên hệ thống. Hãy kiểm tra lại."),
    (
        "bad_agency_code",
        "Mã định danh gồm các nhóm chữ hoa và số cách nhau bằng dấu chấm, có nhóm của tỉnh hoặc bộ, ví dụ H50.12.",
    ),
    ("agency_from_future", "Hãy ghi từ ngày tên mới có hiệu lực, không sau hôm nay."),
    (
        "agency_unchanged",
        "Tên và địa danh chưa đổi gì. Để trống «Đổi từ ngày» nếu chỉ sửa mã định danh.",
    ),
    ("agency_from_early", "Ngày này không sau lần đổi tên trước. Hãy ghi ngày sau lần đổi trước."),
    ("day_kind_missing", "Hãy chọn ngày này là ngày gì."),
    ("not_saturday", "Làm bù chỉ ghi cho thứ Bảy. Hãy chọn một ngày thứ Bảy."),
    (
        "year_unconfirmed",
        "Lịch nghỉ của năm này chưa được xác nhận. Hãy xác nhận lịch nghỉ cả năm trước, rồi ghi ngày khác biệt.",
    ),
    (
        "year_not_next",
        "Chỉ xác nhận được năm liền sau năm cuối đã có lịch nghỉ. Hãy xác nhận lần lượt từng năm.",
    ),
    (
        "year_without_holiday",
        "Năm này sẽ không còn ngày nghỉ lễ nào. Hãy giữ ít nhất một ngày nghỉ lễ.",
    ),
    ("bad_clock_time", "Giờ chưa đúng. Hãy ghi theo dạng giờ:phút, ví dụ 07:30."),
    ("hours_order", "Buổi sau phải bắt đầu sau khi buổi trước kết thúc. Hãy xem lại các giờ."),
    ("hours_past", "Giờ làm việc chỉ đổi từ hôm nay trở đi. Hãy ghi ngày từ hôm nay."),
    ("unit_code_taken", "Mã đơn vị này đã có. Hãy chọn mã khác."),
    (
        "last_administrator",
        "Đây là người quản trị cuối cùng. Hãy giao vai trò quản trị cho người khác trước.",
    ),
];
