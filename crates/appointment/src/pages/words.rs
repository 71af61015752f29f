//! The words of this feature.

use crate::{Action, Appointment, Channel, State};
use jiff::civil::Date;
use platform::{PublicLink, PublicOffer};
use workcal::describe::weekday;

/// What the hub says of these pages.
pub(crate) const NAV_ABOUT: &str = "Người dân đặt giờ trên cổng; danh sách theo ngày của Bộ phận Một cửa, số thứ tự, số người không đến.";

/// What the portal offers.
pub(crate) const OFFER: PublicOffer = PublicOffer {
    link: PublicLink {
        place: 30,
        path: "/appointments",
        label: "Đặt giờ",
        english: "Book a visit",
    },
    label: "Đặt giờ đến Một cửa",
    about: "Chọn ngày, giờ đến nộp hồ sơ; không phải chờ, không cần tài khoản",
    of_process: true,
};

/// What an appointment is about that is about no process.
pub(crate) const OTHER_MATTER: &str = "Nhận kết quả, hỏi việc khác";

/// The name of the slip with the number in the queue.
pub(crate) const TICKET: &str = "Phiếu số thứ tự";

/// What whoever waits is to know.
pub(crate) const TICKET_NOTE: &str =
    "Mời ông/bà ngồi chờ, Bộ phận Một cửa gọi theo số. Người có hẹn được tiếp vào giờ đã hẹn.";

/// `012`.
pub(crate) fn ticket(number: i64) -> String {
    format!("{number:03}")
}

/// What stands on the slip. It names nobody.
pub(crate) fn ticket_facts(it: &Appointment, place: &str) -> Vec<(String, String)> {
    let time = match it.channel {
        Channel::WalkIn => "Lấy số lúc",
        Channel::Portal | Channel::Phone => "Giờ hẹn",
    };
    let slot = format!("{} ngày {}", it.slot.clock(), text::date(it.slot.day));
    [("Việc", it.visitor.matter.clone()), (time, slot), ("Nơi tiếp", place.to_owned())]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (label.to_owned(), value))
        .collect()
}

/// `Thứ Năm 26/11/2026`.
pub(crate) fn day(day: Date) -> String {
    format!("{} {}", text::capitalised(weekday(day)), text::date(day))
}

/// What stands in the calendar of whoever booked.
pub(crate) fn in_calendar(matter: &str) -> String {
    format!("Hẹn tại Bộ phận Một cửa: {matter}")
}

/// What the calendar tells them besides.
pub(crate) fn about_in_calendar(code: &str, address: &str) -> String {
    format!(
        "Mã hẹn: {code}\nĐến nơi, hãy nói tên hoặc đưa mã hẹn cho Bộ phận Một cửa.\nKhông đến được thì xin đổi hoặc hủy giờ: {address}"
    )
}

/// What search engines say of the page.
pub(crate) const ABOUT: &str =
    "Đặt ngày, giờ đến Bộ phận Tiếp nhận và Trả kết quả; xem, đổi, hủy giờ đã đặt.";

/// A wrong code, or another number.
pub(crate) const NOT_THERE: &str = "Mã hẹn hoặc số điện thoại chưa đúng. Hãy xem lại mã đã ghi khi đặt và dùng đúng số điện thoại đã khai.";

/// Somebody guesses, or books too often.
pub(crate) const TOO_OFTEN: &str =
    "Đường truyền này gửi quá nhiều lần. Hãy đợi 5 phút rồi làm lại, hoặc gọi Bộ phận Một cửa.";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Booked => "Đã hẹn",
            Self::Arrived => "Đã đến, đang chờ",
            Self::Served => "Đã tiếp",
            Self::Missed => "Không đến",
            Self::Cancelled => "Đã hủy",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Booked => "info",
            Self::Arrived => "warn",
            Self::Served => "ok",
            Self::Missed => "bad",
            Self::Cancelled => "mute",
        }
    }
}

impl Channel {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Portal => "Cổng công khai",
            Self::Phone => "Gọi điện",
            Self::WalkIn => "Đến lấy số",
        }
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Arrive => "Đã đến, cấp số thứ tự",
        Action::Serve => "Đã tiếp xong",
        Action::Miss => "Không đến",
        Action::Cancel => "Hủy hẹn",
        Action::Move => "Đổi giờ",
    }
}

/// Where the desk is, where nobody said otherwise.
pub(crate) const USUAL_PLACE: &str = "Bộ phận Tiếp nhận và Trả kết quả";

/// Somebody booked on a day that is closed now.
pub(crate) fn booked_on_closed(booked: i64, closed: Date) -> String {
    format!(
        "Ngày {} đã có {booked} người hẹn. Hãy vào danh sách ngày đó, gọi điện báo và đổi giờ cho họ.",
        text::date(closed)
    )
}

/// What is said after an act.
pub(crate) fn done_label(did: &str) -> Option<&'static str> {
    Some(match did {
        "create" => "Đã ghi lịch hẹn. Hãy đọc mã hẹn cho người dân.",
        "plan" => "Đã lưu. Giờ đã đặt trước đó giữ nguyên.",
        "close" => "Đã ghi ngày không nhận hẹn.",
        "open" => "Ngày này nhận hẹn trở lại.",
        _ => match Action::parse(did)? {
            Action::Arrive => "Đã cấp số thứ tự.",
            Action::Serve => "Đã ghi tiếp xong.",
            Action::Miss => "Đã ghi không đến. Nếu đến muộn trong ngày, bấm «Đã đến».",
            Action::Cancel => "Đã hủy. Giờ này có thể đặt lại.",
            Action::Move => "Đã đổi giờ.",
        },
    })
}

/// What people do themselves on the portal.
pub(crate) const ON_PORTAL: &[&str] =
    &["appointment.book", "appointment.move", "appointment.cancel"];

/// The words for a line of the record.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "appointment.book" => "đặt giờ",
        "appointment.arrive" => "ghi đã đến",
        "appointment.serve" => "ghi đã tiếp",
        "appointment.miss" => "ghi không đến",
        "appointment.cancel" => "hủy hẹn",
        "appointment.move" => "đổi giờ",
        "appointment.erase" => "xóa họ tên, số điện thoại",
        _ => "cập nhật",
    }
}

/// What waits for the desk.
pub(crate) fn to_do(waiting: i64, to_come: i64, passed: i64) -> String {
    if to_come + passed == 0 {
        return format!("Tiếp người đang chờ: {waiting}");
    }
    let parts = [
        (waiting, "người đang chờ"),
        (to_come, "người sẽ đến"),
        (passed, "người đã quá giờ hẹn chưa đến"),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    format!("Lịch hẹn hôm nay: {}", parts.join(", "))
}

/// What a figure of this feature counts.
pub(crate) fn exhibit_label(key: &str) -> &'static str {
    match key {
        "appointment.booked" => "lượt hẹn tại Bộ phận Một cửa",
        "appointment.missed" => "lượt hẹn không đến",
        _ => "lượt đã lấy số, hết ngày chưa ghi kết quả tiếp",
    }
}

/// What to do where a figure is not as it should be.
pub(crate) fn exhibit_mend(key: &str) -> &'static str {
    match key {
        "appointment.booked" => "Mở đặt giờ trên cổng, niêm yết mã QR tại nơi tiếp dân.",
        "appointment.missed" => "Xem giờ nào hay vắng; nhắc người dân hủy khi không đến được.",
        _ => "Ghi «Đã tiếp xong» hoặc «Không đến» cho từng số.",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("appointment_other_day", "Lịch hẹn này không phải của hôm nay. Hãy đổi giờ sang hôm nay."),
    ("appointment_too_early", "Chưa đến giờ hẹn nên chưa ghi không đến được."),
    ("appointment_no_slot", "Hãy chọn một giờ còn chỗ."),
    ("appointment_slot_taken", "Giờ này vừa hết chỗ. Hãy chọn giờ khác."),
    (
        "appointment_over",
        "Đã quá giờ hẹn nên không đổi, không hủy trên cổng được. Hãy gọi Bộ phận Một cửa.",
    ),
    (
        "appointment_enough",
        "Số điện thoại này đã đặt 2 giờ chưa đến. Hãy hủy bớt, hoặc gọi Bộ phận Một cửa.",
    ),
    ("appointment_no_plan", "Chưa ghi cách nhận hẹn. Hãy vào «Cách nhận hẹn» và lưu trước."),
    ("appointment_no_ticket", "Chưa có số thứ tự. Hãy bấm «Đã đến, cấp số thứ tự» trước."),
    ("appointment_number", "Hãy nhập số trong khoảng ghi bên trên ô."),
];
