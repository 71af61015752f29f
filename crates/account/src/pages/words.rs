//! The words of this feature.

/// What is found under the entry of the navigation.
pub(crate) const GUESTS_NAV: &str =
    "Người ngoài cơ quan chỉ đọc, trong thời gian ghi sẵn, mỗi trang đều vào sổ ghi";

/// What somebody from outside is.
pub(crate) const GUEST_ROLE: &str = "Người ngoài cơ quan, chỉ đọc như đánh giá viên nội bộ";

/// The same login once the time of a guest is over, told to whoever knows the password.
pub(crate) fn guest_over(since: jiff::Timestamp) -> String {
    format!(
        "Tài khoản chỉ đọc này đã kết thúc lúc {}. Cần xem tiếp, hãy đề nghị cơ quan mở lại.",
        text::date_time(since)
    )
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "wrong_login",
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ rồi thử lại.",
    ),
    ("login_throttled", "Bạn đã thử sai nhiều lần. Hãy đợi 5 phút rồi thử lại."),
    (
        "bad_login",
        "Tên đăng nhập gồm 3–60 chữ cái không dấu, chữ số, dấu chấm, gạch nối; không có khoảng trắng.",
    ),
    ("bad_password", "Mật khẩu cần từ 14 ký tự trở lên. Một câu ngắn dễ nhớ là mật khẩu tốt."),
    ("password_differs", "Hai lần nhập mật khẩu không giống nhau. Hãy nhập lại."),
    (
        "password_missing",
        "Việc này cần xác nhận đúng là bạn. Hãy nhập mật khẩu của bạn rồi bấm lại.",
    ),
    ("password_wrong", "Mật khẩu chưa đúng nên chưa ghi nhận gì. Hãy nhập lại mật khẩu của bạn."),
    ("old_password_wrong", "Mật khẩu hiện tại chưa đúng. Hãy nhập lại."),
    ("login_taken", "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."),
    ("guest_reads_only", "Tài khoản này chỉ đọc. Việc ghi, gửi, duyệt do người của cơ quan làm."),
    (
        "agency_goes_on",
        "Cơ quan này còn hoạt động nên chỉ người của cơ quan đó được xem. Hãy đợi đến ngày kết thúc hoạt động.",
    ),
    ("guest_name_missing", "Hãy ghi tên đoàn hoặc người được mở tài khoản."),
    ("guest_purpose_missing", "Hãy ghi lý do, ví dụ số và ngày của quyết định kiểm tra."),
    ("bad_moment", "Hãy ghi thời điểm, ví dụ 26/11/2026 08:00."),
    ("guest_time_over", "Thời gian này đã qua, hoặc lúc kết thúc không sau lúc bắt đầu."),
    ("guest_time_long", "Tài khoản chỉ đọc mở nhiều nhất 60 ngày."),
    (
        "invitation_gone",
        "Liên kết này đã được dùng hoặc đã hết hạn. Hãy xin người quản trị một liên kết mới.",
    ),
];
