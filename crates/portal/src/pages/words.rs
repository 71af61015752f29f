//! The words of this feature.

use crate::Guide;
use flow::{Component, ComponentKind, Step};
use jiff::{Timestamp, civil::Date};
use platform::{Closing, PublicLink};
use workcal::{Session, describe::weekday};

/// The portal's own pages in its navigation.
pub(crate) const LINKS: &[PublicLink] = &[
    link(0, "", "Trang chủ", "Home"),
    link(10, "/processes", "Thủ tục hành chính", "Procedures"),
    link(20, "/dossiers", "Tra cứu hồ sơ", "Track an application"),
    link(40, "/quality", "Chất lượng phục vụ", "Service quality"),
];

const fn link(
    place: u32,
    path: &'static str,
    label: &'static str,
    english: &'static str,
) -> PublicLink {
    PublicLink { place, path, label, english }
}

/// Above every page of an agency that has ended.
pub(crate) fn ended(closing: &Closing) -> String {
    format!(
        "Cơ quan này đã kết thúc hoạt động sau ngày {}, theo {}. Trang được giữ nguyên để tra cứu; thủ tục nay nộp tại cơ quan tiếp nhận.",
        text::date(closing.last_day),
        closing.basis
    )
}

/// What stands over procedures without a field.
pub(crate) const OTHER_FIELD: &str = "Lĩnh vực khác";

/// What a time limit means for somebody who comes on the morning of a day: `Ví dụ: nộp đủ hồ sơ sáng
/// thứ Năm 26/11/2026 thì có kết quả chậm nhất thứ Ba 01/12/2026.`
pub(crate) fn example(day: Date, due: Timestamp, in_hours: bool) -> String {
    let at = text::here(due);
    let until = if in_hours { format!("{} ", text::clock_time(at.time())) } else { String::new() };
    let due = at.date();
    format!(
        "Ví dụ: nộp đủ hồ sơ sáng {} {} thì có kết quả chậm nhất {until}{} {}.",
        weekday(day),
        text::date(day),
        weekday(due),
        text::date(due)
    )
}

/// A legal text as people name it: `Luật số 03/2026/QH16`.
pub(crate) fn legal_text(kind: &str, number: &str) -> String {
    format!("{kind} số {number}")
}

/// What search engines say of the look-up.
pub(crate) const LOOK_UP_ABOUT: &str =
    "Tra cứu hồ sơ thủ tục hành chính: đang ở bước nào, ngày hẹn trả kết quả.";

/// Somebody guesses.
pub(crate) const GUESSING: (&str, &str) =
    ("Đã tra sai nhiều lần", "Hãy đợi 5 phút rồi tra lại, hoặc gọi Bộ phận Một cửa.");

/// No such dossier, or another second fact.
pub(crate) const NOT_THERE: (&str, &str) = (
    "Không tìm thấy hồ sơ",
    "Mã hồ sơ, mã tra cứu hoặc số điện thoại chưa đúng. Hãy xem lại giấy tiếp nhận rồi nhập lại.",
);

/// What whoever handed a dossier in does next.
pub(crate) const fn advice(
    state: dossier::State,
    promise: Option<dossier::Promise>,
) -> &'static str {
    use dossier::{Promise, State};
    match state {
        State::InProcess => match promise {
            Some(Promise::Broken) => {
                "Hồ sơ đã quá hạn. Cơ quan xin lỗi; hãy liên hệ Bộ phận Một cửa để được hẹn lại."
            }
            Some(Promise::HourOver) => {
                "Đã quá giờ hẹn hôm nay mà chưa có kết quả. Cơ quan xin lỗi; hãy gọi Bộ phận Một cửa trước khi đến."
            }
            Some(Promise::Ahead) | None => "Cơ quan đang giải quyết. Ông/bà chưa phải làm gì thêm.",
        },
        State::AwaitingSupplement => "Hãy bổ sung hồ sơ tại Bộ phận Một cửa.",
        State::Paused => "Thời hạn đang tạm dừng tính theo quy định.",
        State::ResultReady => "Đã có kết quả. Hãy mang giấy tiếp nhận đến Bộ phận Một cửa để nhận.",
        State::Returned => "Kết quả đã được trả.",
        State::Refused => "Hồ sơ không được giải quyết; lý do ghi trong phiếu gửi kèm.",
        State::Withdrawn => "Hồ sơ đã được rút theo đề nghị của ông/bà.",
    }
}

/// How a component is handed over; empty where its own words say so already.
pub(crate) fn component(component: &Component) -> &'static str {
    let (said, words) = match component.kind {
        Some(ComponentKind::Submitted) => ("nop", "nộp"),
        Some(ComponentKind::Presented) => ("xuat trinh", "mang theo để xuất trình"),
        Some(ComponentKind::Online) => ("truc tuyen", "gửi trực tuyến"),
        None => return "",
    };
    if text::fold(&component.text).contains(said) { "" } else { words }
}

/// How long a step takes, case by case.
pub(crate) fn durations(step: &Step) -> String {
    let each = step.durations.iter().filter(|norm| !norm.text.is_empty());
    let told = each.map(|norm| match &norm.case {
        Some(case) => format!("{case}: {}", norm.text),
        None => norm.text.clone(),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What search engines say under the name of a procedure.
pub(crate) fn description(guide: &Guide, agency: &str) -> String {
    let limit = guide.procedure.time_limit.first();
    let limit = limit.map(|limit| format!(" Thời hạn: {}.", limit.text)).unwrap_or_default();
    let fee = guide.procedure.fees.first();
    let fee = fee.map(|fee| format!(" Phí, lệ phí: {}.", fee.text)).unwrap_or_default();
    format!("{} tại {agency}: giấy tờ cần có, nơi nộp, các bước.{limit}{fee}", guide.title)
}

/// The same of the whole library.
pub(crate) fn library_description(agency: &str) -> String {
    format!("Thủ tục hành chính do {agency} giải quyết: giấy tờ, thời hạn, phí, nơi nộp.")
}

/// The portal's place among the pages of staff.
pub(crate) const NAV: &str = "Cổng công khai";

/// What is found there.
pub(crate) const NAV_ABOUT: &str = "Mở cổng cho người dân: nội dung, bản tiếng Anh, bảng niêm yết";

/// What was done.
pub(crate) const SAVED: &str = "Đã lưu. Cổng hiện nội dung mới ngay.";

/// How the translation of a procedure stands: colour and words; `None` where there is none.
pub(crate) const fn translation(is_current: Option<bool>) -> (&'static str, &'static str) {
    match is_current {
        None => ("mute", "Chưa có"),
        Some(true) => ("ok", "Theo lần ban hành hiện hành"),
        Some(false) => ("warn", "Theo lần ban hành trước, cần rà soát"),
    }
}

/// Numbers in words, as answers to a sum.
pub(crate) const NUMBERS: [&str; 19] = [
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai",
    "mười ba",
    "mười bốn",
    "mười lăm",
    "mười sáu",
    "mười bảy",
    "mười tám",
];

/// The hours of a day: `07:00–11:30, 13:30–17:00`.
pub fn sessions_text(sessions: &[Session]) -> String {
    let one = |session: &Session| {
        format!("{}–{}", text::clock_time(session.from), text::clock_time(session.to))
    };
    let all: Vec<_> = sessions.iter().map(one).collect();
    if all.is_empty() { "không tiếp nhận".to_owned() } else { all.join(", ") }
}

/// That the hours on the portal are not those of the working calendar, day by day; nothing where they
/// are.
pub fn hours_apart(written: &str, days: &[(Date, Vec<Session>)]) -> Option<String> {
    let one = |(day, sessions): &(Date, Vec<Session>)| {
        format!("{} {} ({})", weekday(*day), text::date(*day), sessions_text(sessions))
    };
    let days: Vec<_> = days.iter().map(one).collect();
    (!days.is_empty()).then(|| {
        format!(
            "Trên cổng ghi «{written}», còn lịch làm việc có: {}. Đặt giờ và hạn trả tính theo lịch làm việc; hãy sửa ô «Giờ tiếp nhận hồ sơ» cho khớp.",
            days.join("; ")
        )
    })
}

/// A sum that strangers solve, in words: `Ba cộng tám bằng mấy?`.
pub fn sum_asked(a: u8, b: u8) -> String {
    let word = |number: u8| NUMBERS[usize::from(number).min(18)];
    format!("{} cộng {} bằng mấy?", text::capitalised(word(a)), word(b))
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("slug_taken", "Tên này đã có cơ quan khác dùng. Hãy chọn tên khác."),
    (
        "bad_slug",
        "Tên trong địa chỉ chưa đúng. Hãy dùng 2 đến 40 chữ thường không dấu, số hoặc gạch nối.",
    ),
    ("bad_colour", "Mã màu chưa đúng. Hãy nhập dấu thăng và sáu chữ số, ví dụ #7b1518."),
    (
        "pale_colour",
        "Màu này quá nhạt: chữ trắng trên nền này khó đọc. Hãy chọn màu sẫm hơn, ví dụ #7b1518.",
    ),
    (
        "bad_framers",
        "Có dòng không phải địa chỉ trang. Hãy nhập mỗi dòng một địa chỉ như https://conco.quangtri.gov.vn, nhiều nhất 10 dòng.",
    ),
    ("bad_portal_email", "Thư điện tử chưa đúng. Hãy nhập dạng ten@coquan.gov.vn."),
    ("trap_filled", "Hãy để trống ô này."),
    ("sum_wrong", "Phép cộng chưa đúng. Hãy tính phép cộng mới rồi ghi kết quả."),
    ("no_portal", "Cơ quan chưa có cổng. Hãy vào Cổng công khai, điền và lưu trước."),
    ("no_procedures", "Chưa có thủ tục nào đang áp dụng nên chưa có gì để niêm yết."),
];
