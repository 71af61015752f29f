use crate::Role;

/// What people are told for the codes of this crate.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("sign_in_first", "Phiên làm việc đã hết hoặc bạn chưa đăng nhập. Hãy đăng nhập rồi làm lại."),
    ("not_found", "Địa chỉ này không có, hoặc bạn không được xem. Hãy kiểm tra lại địa chỉ."),
    (
        "role_missing",
        "Việc này dành cho người giữ vai trò khác. Nếu cần, hãy liên hệ người quản trị.",
    ),
    (
        "guest_elsewhere",
        "Trang này không mở cho tài khoản chỉ đọc. Hồ sơ của người dân mở được từ mẫu hồ sơ trong cuộc đánh giá.",
    ),
    ("invalid_form", "Một số ô chưa đúng. Hãy sửa các ô được đánh dấu rồi gửi lại."),
    ("bad_request", "Yêu cầu gửi lên không đọc được. Hãy mở lại trang rồi làm lại."),
    ("cross_site", "Yêu cầu này đến từ một trang khác nên bị chặn. Hãy mở lại trang rồi làm lại."),
    ("too_large", "Tệp lớn hơn 20 MB. Hãy giảm dung lượng rồi gửi lại."),
    ("too_slow", "Yêu cầu mất quá nhiều thời gian nên đã dừng. Hãy thử lại."),
    ("too_many", "Bạn đã thử quá nhiều lần. Hãy đợi ít phút rồi thử lại."),
    (
        "store_unavailable",
        "Hệ thống chưa ghi được dữ liệu. Nội dung của bạn chưa được lưu; hãy thử lại sau ít phút.",
    ),
    ("internal", "Hệ thống gặp lỗi và đã ghi lại để người quản trị xem. Hãy thử lại sau."),
    (
        "changed_meanwhile",
        "Có người vừa thay đổi nội dung này. Hãy mở lại trang để xem bản mới nhất rồi làm lại.",
    ),
    (
        "wrong_state",
        "Việc này không làm được ở trạng thái hiện tại. Hãy mở lại trang để xem trạng thái mới nhất.",
    ),
    (
        "agency_ended",
        "Cơ quan này đã kết thúc hoạt động nên sổ sách đã khóa, không thêm và không sửa được nữa. \
         Vẫn đọc, in và tải về được; việc còn dở do cơ quan tiếp nhận làm tiếp.",
    ),
    ("missing", "Ô này đang để trống. Hãy nhập nội dung."),
    ("unchosen", "Ô này chưa chọn. Hãy chọn trong danh sách."),
    ("too_long", "Nội dung quá dài. Hãy viết ngắn lại."),
    ("as_of_future", "Sổ chỉ cho biết đến hôm nay. Hãy chọn ngày hôm nay hoặc ngày đã qua."),
    ("bad_date", "Ngày chưa đúng. Hãy nhập theo dạng ngày/tháng/năm, ví dụ 23/11/2026."),
    ("bad_number", "Số chưa đúng. Hãy nhập số, ví dụ 3 hoặc 0,5."),
    ("bad_choice", "Lựa chọn không hợp lệ. Hãy chọn lại trong danh sách."),
    ("unknown_action", "Thao tác không hợp lệ. Hãy mở lại trang rồi làm lại."),
];

/// The word for a role.
pub const fn role_label(role: Role) -> &'static str {
    match role {
        Role::Author => "Soạn thảo",
        Role::Reviewer => "Xem xét",
        Role::Appraiser => "Thẩm định",
        Role::Approver => "Phê duyệt (lãnh đạo)",
        Role::IsoSecretary => "Thư ký ISO",
        Role::DocumentController => "Kiểm soát tài liệu",
        Role::OneStopOfficer => "Bộ phận Một cửa",
        Role::Specialist => "Công chức chuyên môn",
        Role::Clerk => "Văn thư",
        Role::Auditor => "Đánh giá viên nội bộ",
        Role::Head => "Trưởng đơn vị",
        Role::Administrator => "Quản trị",
        Role::Reader => "Người đọc",
    }
}

/// What only people of some roles may do.
pub(crate) fn only_for(roles: &[Role]) -> String {
    let roles: Vec<_> = roles.iter().map(|role| role_label(*role)).collect();
    format!("Việc này dành cho: {}. Nếu cần, hãy liên hệ người quản trị.", roles.join("; "))
}

/// A number that is not within its bounds.
pub(crate) fn number_between(low: i64, high: i64) -> String {
    format!("Hãy nhập số từ {} đến {}.", text::count(low), text::count(high))
}

/// Words that are longer than their field takes.
pub(crate) fn longer_than(most: usize) -> String {
    let most = text::count(i64::try_from(most).unwrap_or(i64::MAX));
    format!("Nội dung quá dài. Hãy viết gọn trong {most} ký tự.")
}

/// Why something cannot be done where a thing stands now.
pub(crate) fn wrong_state(state: &str) -> String {
    format!(
        "Việc này không làm được khi đang ở trạng thái «{state}». Trang này cho thấy tình trạng mới nhất và việc làm được bây giờ."
    )
}
