//! The words of this feature.

/// What the register is called in the navigation.
pub(crate) const TITLE: &str = "Nhà cung cấp bên ngoài";
/// What is found there.
pub(crate) const ABOUT: &str = "Tiêu chí lựa chọn, đánh giá hằng năm, phê duyệt lại hoặc dừng.";
/// The card of the evaluations.
pub(super) const EVALUATIONS: &str = "Các lần đánh giá";

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "weak_without_conditions",
        "Nhà cung cấp dưới 10 điểm chỉ được dùng tiếp khi ghi rõ điều kiện. Hãy ghi điều kiện hoặc chọn dừng.",
    ),
    (
        "provider_known",
        "Trong sổ đã có nhà cung cấp mang tên này. Hãy mở mục đó; nếu là đơn vị khác trùng tên, hãy ghi thêm chi nhánh hoặc địa chỉ vào tên.",
    ),
];

/// Every word of the register.
pub(crate) const WORDS: &[(&str, &str)] = &[
    ("title", "Nhà cung cấp bên ngoài"),
    ("one", "nhà cung cấp"),
    ("new", "Đề nghị nhà cung cấp"),
    (
        "lead",
        "Ai cung cấp phần mềm, dịch vụ cho cơ quan, kiểm soát ra sao; mỗi năm đánh giá một lần (điều khoản 8.4).",
    ),
    ("empty", "Hãy ghi đơn vị cung cấp phần mềm, bưu chính, tư vấn và dịch vụ khác."),
    ("rank", "Điểm"),
    ("field.name", "Tên nhà cung cấp"),
    ("field.kind", "Loại"),
    ("choice.kind.software", "Phần mềm"),
    ("choice.kind.post", "Bưu chính công ích"),
    ("choice.kind.consultant", "Tư vấn"),
    ("choice.kind.legal", "Dịch vụ pháp lý"),
    ("choice.kind.valuation", "Thẩm định giá"),
    ("choice.kind.maintenance", "Sửa chữa, bảo trì"),
    ("choice.kind.cleaning", "Vệ sinh"),
    ("choice.kind.other", "Khác"),
    ("field.provides", "Sản phẩm, dịch vụ"),
    ("field.criteria", "Tiêu chí lựa chọn"),
    ("field.control", "Cách kiểm soát"),
    ("hint.control", "Ví dụ: hợp đồng, nghiệm thu, cam kết thời gian."),
    ("field.contract", "Hợp đồng, thỏa thuận"),
    ("field.contract_until", "Hiệu lực đến"),
    ("field.unit", "Đơn vị quản lý"),
    ("field.owner", "Người theo dõi"),
    ("field.quality", "Chất lượng"),
    ("field.punctuality", "Đúng hạn"),
    ("field.support", "Hỗ trợ"),
    ("field.price", "Giá"),
    ("field.mark", "Xếp loại"),
    ("choice.mark.good", "Tốt"),
    ("choice.mark.passed", "Đạt"),
    ("choice.mark.failed", "Không đạt"),
    ("tone.mark.good", "ok"),
    ("tone.mark.passed", "info"),
    ("tone.mark.failed", "bad"),
    ("field.result", "Nhận xét"),
    ("field.evidence", "Bằng chứng"),
    ("hint.evidence", "Số biên bản nghiệm thu, báo cáo, bảng theo dõi; tệp đính kèm ở dưới trang."),
    ("field.conditions", "Điều kiện để dùng tiếp"),
    ("field.evaluated_on", "Đánh giá gần nhất"),
    ("field.next", "Hạn đánh giá"),
    ("state.proposed", "Chờ phê duyệt"),
    ("todo.proposed", "Phê duyệt nhà cung cấp"),
    ("state.approved", "Được phê duyệt"),
    ("todo.approved", "Đánh giá hằng năm"),
    ("state.evaluated", "Đã đánh giá, chờ quyết định"),
    ("todo.evaluated", "Phê duyệt lại hoặc dừng"),
    ("state.dropped", "Đã dừng"),
    ("step.approve", "Phê duyệt"),
    ("act.approve", "phê duyệt"),
    ("step.refuse", "Không phê duyệt"),
    ("act.refuse", "không phê duyệt"),
    ("note.refuse", "Lý do"),
    ("step.evaluate", "Đánh giá"),
    ("act.evaluate", "đánh giá"),
    ("did.evaluate", "Đã ghi kết quả đánh giá."),
    ("step.reapprove", "Phê duyệt lại"),
    ("act.reapprove", "phê duyệt lại"),
    ("step.drop", "Dừng hợp tác"),
    ("act.drop", "dừng hợp tác"),
    ("note.drop", "Lý do dừng"),
    ("step.propose", "Đề nghị lại"),
    ("act.propose", "đề nghị lại"),
    ("note.propose", "Vì sao đề nghị lại"),
];
