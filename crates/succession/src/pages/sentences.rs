/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "succession_not_agreed",
        "Còn cơ quan chưa xác nhận kết thúc hoạt động nên chưa tiếp nhận được.",
    ),
    (
        "succession_too_early",
        "Chưa đến ngày hiệu lực của nghị quyết, quyết định nên chưa tiếp nhận được.",
    ),
    (
        "succession_has_begun",
        "Đã đến ngày hiệu lực và có cơ quan đã kết thúc hoạt động nên không rút lại được nữa.",
    ),
    ("succession_no_minutes", "Hãy ghi số, ngày biên bản và người ký hai bên."),
    (
        "succession_before_decision",
        "Ngày hiệu lực phải từ ngày ban hành nghị quyết, quyết định trở đi.",
    ),
    (
        "no_such_agency",
        "Có mã không tìm thấy cơ quan nào trên hệ thống này. Hãy kiểm tra lại mã định danh từng dòng.",
    ),
    ("agency_is_own", "Cơ quan này không tiếp nhận từ chính mình. Hãy bỏ mã của cơ quan này."),
    (
        "succession_codes_missing",
        "Chưa có cơ quan nào. Hãy ghi mã định danh của cơ quan kết thúc hoạt động.",
    ),
    ("succession_paper_missing", "Hãy ghi loại văn bản, ví dụ Nghị quyết."),
    ("succession_number_missing", "Hãy ghi số, ký hiệu của nghị quyết, quyết định."),
    ("succession_dated_missing", "Hãy ghi ngày ban hành nghị quyết, quyết định."),
    ("succession_authority_missing", "Hãy ghi cơ quan ban hành nghị quyết, quyết định."),
    ("succession_subject_missing", "Hãy ghi trích yếu của nghị quyết, quyết định."),
    ("succession_effect_missing", "Hãy ghi ngày hiệu lực, là ngày đầu của cơ quan tiếp nhận."),
    ("succession_provision_missing", "Hãy ghi điều khoản chuyển tiếp."),
    ("minutes_number_missing", "Hãy ghi số, ký hiệu của biên bản bàn giao."),
    ("minutes_dated_missing", "Hãy ghi ngày của biên bản bàn giao."),
    ("minutes_giver_missing", "Hãy ghi người ký bên giao."),
    ("minutes_receiver_missing", "Hãy ghi người ký bên nhận."),
    ("objection_missing", "Không đồng ý thì phải ghi ý kiến. Hãy ghi vì sao."),
    ("nothing_received", "Hãy chọn ít nhất một đơn vị mà cơ quan này nhận việc."),
    ("place_unreadable", "Địa chỉ trang cần xem chưa đúng. Hãy mở lại từ danh mục tiếp nhận."),
];
