//! The words of this feature.

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
    (
        "invitation_gone",
        "Liên kết này đã được dùng hoặc đã hết hạn. Hãy xin người quản trị một liên kết mới.",
    ),
];
