//! The words of this feature.

/// What the plan is called in the navigation.
pub(crate) const PLAN_TITLE: &str = "Kế hoạch truyền thông";
/// What is found there.
pub(crate) const PLAN_ABOUT: &str = "Nội dung, kênh, đối tượng, tần suất trao đổi thông tin.";
/// What the log is called in the navigation.
pub(crate) const LOG_TITLE: &str = "Nhật ký truyền thông";
/// What is found there.
pub(crate) const LOG_ABOUT: &str =
    "Cổng thông tin, truyền thanh, giao ban, họp, Zalo, phổ biến tài liệu.";
/// Where a line of the log came from.
pub(crate) const NEWS: &str = "Bài trên Cổng thông tin điện tử";
/// Where a line of the log came from.
pub(crate) const BULLETIN: &str = "Bản tin truyền thanh";

/// Where a line of the log came from.
pub(crate) fn of_plan(name: &str) -> String {
    format!("Kế hoạch truyền thông {name}")
}

/// Where a line of the log came from.
pub(crate) fn of_decision(number: &str) -> String {
    format!("Quyết định {number}")
}

/// What was told when a decision's documents came into force.
pub(crate) fn documents_of(number: &str) -> String {
    format!("Phổ biến tài liệu ban hành theo Quyết định {number}")
}

/// Over what it was told, and what else is to be known of it: `Đã phát trên Loa khu dân cư.`.
pub(crate) fn how_told(channel: &str, over: &str, note: &str) -> String {
    let over = match channel {
        "radio" if !over.is_empty() => format!("Đã phát trên {over}."),
        _ => String::new(),
    };
    [over.as_str(), note].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whom a channel reaches.
pub(crate) fn audience(channel: &str) -> &'static str {
    match channel {
        "portal" | "radio" => "Người dân, tổ chức",
        "document" => "Công chức trong phạm vi áp dụng",
        _ => "",
    }
}

/// The card of what was told after a plan.
pub(super) const TOLD: &str = "Những lần đã truyền thông";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("radio_without_time", "Bản tin truyền thanh phải có giờ phát, ví dụ 17:00."),
    ("radio_without_text", "Bản tin truyền thanh phải có toàn văn đã đọc."),
];

/// The words of the plan.
pub(crate) const PLAN_WORDS: &[(&str, &str)] = &[
    ("title", "Kế hoạch truyền thông"),
    ("one", "nội dung"),
    ("new", "Thêm nội dung"),
    ("lead", "Nói điều gì, với ai, bằng kênh nào, bao lâu một lần, ai làm (điều khoản 7.4)."),
    ("empty", "Hãy ghi nội dung cần truyền thông, kênh và tần suất."),
    ("field.frequency", "Tần suất"),
    ("choice.frequency.on_change", "Khi có thay đổi"),
    ("choice.frequency.weekly", "Hằng tuần"),
    ("choice.frequency.monthly", "Hằng tháng"),
    ("choice.frequency.quarterly", "Hằng quý"),
    ("choice.frequency.half_yearly", "Sáu tháng"),
    ("choice.frequency.yearly", "Hằng năm"),
    ("field.way", "Cách thức"),
    ("field.record", "Hồ sơ lưu"),
    ("hint.record", "Ví dụ: biên bản giao ban, bản tin đã phát, đường dẫn bài đăng."),
    ("field.next", "Lần tới"),
    ("state.draft", "Dự thảo"),
    ("todo.draft", "Phê duyệt nội dung truyền thông"),
    ("state.active", "Đang thực hiện"),
    ("todo.active", "Đến hạn truyền thông"),
    ("state.stopped", "Đã dừng"),
    ("step.approve", "Phê duyệt"),
    ("act.approve", "phê duyệt"),
    ("step.log", "Ghi một lần truyền thông"),
    ("act.log", "ghi một lần truyền thông"),
    ("did.log", "Đã ghi vào nhật ký truyền thông."),
    ("step.revise", "Sửa kế hoạch"),
    ("act.revise", "mở để sửa"),
    ("note.revise", "Vì sao phải sửa"),
    ("step.stop", "Dừng"),
    ("act.stop", "dừng"),
    ("note.stop", "Lý do dừng"),
];

/// The words of the log.
pub(crate) const LOG_WORDS: &[(&str, &str)] = &[
    ("title", "Nhật ký truyền thông"),
    ("one", "lần truyền thông"),
    ("new", "Ghi lần truyền thông"),
    (
        "lead",
        "Bài đăng, bản tin đã phát và tài liệu đã phổ biến tự ghi vào đây; việc khác thì ghi tay và đính kèm bằng chứng.",
    ),
    ("empty", "Hãy ghi những lần họp, giao ban, phát thanh, đăng tin về hệ thống."),
    ("state.told", "Đã truyền thông"),
    ("state.withdrawn", "Đã rút"),
    ("step.withdraw", "Rút, vì ghi nhầm"),
    ("act.withdraw", "rút, vì ghi nhầm"),
    ("note.withdraw", "Nhầm ở đâu"),
];

/// The words that both have in common.
pub(crate) const SHARED_WORDS: &[(&str, &str)] = &[
    ("field.content", "Nội dung"),
    ("field.channel", "Kênh"),
    ("choice.channel.portal", "Cổng thông tin điện tử"),
    ("choice.channel.radio", "Truyền thanh"),
    ("choice.channel.briefing", "Họp giao ban"),
    ("choice.channel.meeting", "Cuộc họp"),
    ("choice.channel.zalo", "Zalo"),
    ("choice.channel.document", "Phổ biến tài liệu"),
    ("choice.channel.other", "Khác"),
    ("field.audience", "Đối tượng"),
    ("field.unit", "Đơn vị"),
    ("field.owner", "Người thực hiện"),
    ("field.told_on", "Ngày truyền thông"),
    ("field.aired_at", "Giờ phát"),
    ("hint.aired_at", "Ghi khi phát thanh, ví dụ 17:00."),
    ("field.minutes", "Thời lượng (phút)"),
    ("field.text", "Toàn văn, nội dung chính"),
    ("field.result", "Kết quả, phản hồi"),
];
