//! The words of this feature.

use crate::{Pack, PackState};
use platform::PackItem;

/// The navigation: label, and what is found there.
pub(crate) const NAV: [(&str, &str); 2] = [
    ("Kiểm tra của cấp trên", "Sổ các cuộc kiểm tra, tồn tại, báo cáo khắc phục"),
    ("Hồ sơ phục vụ kiểm tra", "Tập hợp mười lăm mục của đề cương kiểm tra"),
];

/// The heading beside an inspection.
pub(super) const NEXT: &str = "Việc tiếp theo";

/// What becomes of what an inspection found.
pub(super) const RAISE: &str = "Lập phiếu khắc phục từ tồn tại đã nêu";

/// The contents on paper.
pub(crate) const CONTENTS_TITLE: &str = "Mục lục hồ sơ phục vụ kiểm tra";
/// Its heads in a book of pages, and in an archive of files.
pub(crate) const BOOK_HEADS: [&str; 3] = ["TT", "Nội dung", "Trang"];
pub(crate) const ARCHIVE_HEADS: [&str; 3] = ["TT", "Nội dung", "Tệp"];
/// The sums below the contents of an archive.
pub(crate) const SUMS_TITLE: &str = "Mã SHA-256 của các tệp";
pub(crate) const SUMS_HEADS: [&str; 2] = ["Tệp", "SHA-256"];
pub(crate) const CONTENTS_SIGNER: &str = "Người lập";
pub(crate) const MISSING: &str = "THIẾU";
pub(crate) const UNPRINTED: &str = "Không in được";
pub(crate) const UNBOUND: &str = "–";

/// Where the sums are, behind the contents of a book.
pub(crate) const SUMS_ELSEWHERE: &str =
    "Mã SHA-256 của từng tệp ghi ở mục lục của tệp nén và trong tệp SHA256SUMS.";

/// The line under the title of the contents.
pub(crate) fn contents_note(pack: &Pack) -> String {
    format!(
        "(Từ {} đến hết {}; số rút mẫu: {})",
        text::date(pack.ask.span.from),
        text::date(pack.ask.span.to),
        pack.seed
    )
}

/// What an item of the outline is called.
pub(crate) const fn item_label(item: PackItem) -> &'static str {
    match item {
        PackItem::Committee => "Quyết định thành lập, kiện toàn Ban Chỉ đạo ISO",
        PackItem::Plan => "Kế hoạch năm",
        PackItem::Declaration => "Công bố, công bố lại; niêm yết, đăng tải",
        PackItem::Documents => "Tài liệu so với danh mục thủ tục hành chính",
        PackItem::LegalChanges => "Cập nhật khi văn bản pháp luật thay đổi",
        PackItem::PolicyObjectives => "Chính sách, mục tiêu chất lượng và đánh giá",
        PackItem::Risks => "Nhận diện rủi ro và cơ hội",
        PackItem::Audit => "Đánh giá nội bộ",
        PackItem::CorrectiveAction => "Hành động khắc phục",
        PackItem::ManagementReview => "Xem xét của lãnh đạo",
        PackItem::Satisfaction => "Mức độ hài lòng của người dân, tổ chức",
        PackItem::Training => "Đào tạo, phổ biến",
        PackItem::Dossiers => "Hồ sơ giải quyết thủ tục hành chính (rút mẫu)",
        PackItem::Reports => "Báo cáo năm đã gửi",
        PackItem::Budget => "Kinh phí",
    }
}

/// What is missing, and what to do.
pub(crate) const fn gap(item: PackItem) -> &'static str {
    match item {
        PackItem::Committee => "Chưa có trong hệ thống. Ghi quyết định và thành viên Ban Chỉ đạo.",
        PackItem::Plan => "Chưa có kế hoạch. Lập và phê duyệt kế hoạch năm.",
        PackItem::Declaration => "Chưa có bản công bố. Lập, ký và niêm yết bản công bố.",
        PackItem::Documents => "Chưa có tài liệu nào có hiệu lực. Ban hành tài liệu.",
        PackItem::LegalChanges => "Chưa có danh mục văn bản bên ngoài. Ghi văn bản đang áp dụng.",
        PackItem::PolicyObjectives => "Chưa có chính sách, mục tiêu. Ban hành và đánh giá.",
        PackItem::Risks => "Chưa có danh mục rủi ro. Nhận diện rủi ro và cơ hội.",
        PackItem::Audit => "Chưa có đánh giá nội bộ. Lập chương trình và tiến hành đánh giá.",
        PackItem::CorrectiveAction => "Chưa có phiếu khắc phục.",
        PackItem::ManagementReview => "Chưa có biên bản. Họp xem xét của lãnh đạo.",
        PackItem::Satisfaction => "Chưa có khảo sát. Tổ chức đo mức độ hài lòng.",
        PackItem::Training => "Chưa có hồ sơ đào tạo. Ghi các lớp tập huấn, phổ biến.",
        PackItem::Dossiers => "Không có hồ sơ nào giải quyết xong trong thời gian này.",
        PackItem::Reports => "Chưa có báo cáo năm nào được gửi.",
        PackItem::Budget => {
            "Không có: hệ thống không quản lý kinh phí. Kèm bản giấy dự toán, quyết toán nếu đoàn yêu cầu."
        }
    }
}

impl PackState {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Chờ tập hợp",
            Self::Making => "Đang tập hợp",
            Self::Ready => "Đã xong",
            Self::Failed => "Không tập hợp được",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Waiting => "mute",
            Self::Making => "info",
            Self::Ready => "ok",
            Self::Failed => "bad",
        }
    }
}

/// Every word of the register of inspections.
pub(crate) const INSPECTION_WORDS: &[(&str, &str)] = &[
    ("title", "Sổ theo dõi kiểm tra của cấp trên"),
    ("one", "cuộc kiểm tra"),
    ("new", "Ghi cuộc kiểm tra"),
    (
        "lead",
        "Các cuộc kiểm tra của Sở Khoa học và Công nghệ, đoàn của tỉnh: từ thông báo đến báo cáo khắc phục.",
    ),
    ("empty", "Chưa có cuộc kiểm tra nào. Ghi khi nhận được thông báo, kế hoạch kiểm tra."),
    ("field.what", "Nội dung kiểm tra"),
    ("field.form", "Hình thức"),
    ("choice.form.on_site", "Tại cơ quan"),
    ("choice.form.report", "Qua báo cáo, hồ sơ"),
    ("choice.form.remote", "Từ xa, trên hệ thống"),
    ("field.by", "Cơ quan kiểm tra"),
    ("field.announced_by", "Số văn bản thông báo"),
    ("field.day", "Ngày kiểm tra"),
    ("field.owner", "Người chuẩn bị"),
    ("field.minutes", "Số biên bản"),
    ("field.rank", "Xếp loại"),
    ("choice.rank.excellent", "Xuất sắc"),
    ("choice.rank.good", "Tốt"),
    ("choice.rank.fair", "Khá"),
    ("choice.rank.average", "Trung bình"),
    ("choice.rank.none", "Không xếp loại"),
    ("field.findings", "Tồn tại, yêu cầu khắc phục"),
    ("field.remediation", "Số báo cáo khắc phục"),
    ("field.conclusion", "Kết luận để công bố"),
    ("hint.conclusion", "Người dân đọc đúng những lời này trên cổng. Không nêu tên người."),
    ("field.paper", "Tệp PDF được công bố"),
    (
        "hint.paper",
        "Ghi đúng tên một tệp PDF đính kèm ở trang này; để trống nếu không công bố tệp.",
    ),
    ("field.public_on", "Công bố trên cổng từ"),
    ("state.announced", "Đã thông báo"),
    ("todo.announced", "Chuẩn bị hồ sơ kiểm tra"),
    ("state.prepared", "Đã chuẩn bị"),
    ("state.held", "Đã kiểm tra"),
    ("todo.held", "Ghi biên bản kiểm tra"),
    ("state.minutes_received", "Đã nhận biên bản"),
    ("todo.minutes_received", "Ghi tồn tại hoặc kết thúc"),
    ("state.findings", "Có tồn tại"),
    ("todo.findings", "Gửi báo cáo khắc phục"),
    ("state.remediation_sent", "Đã báo cáo khắc phục"),
    ("state.closed", "Kết thúc"),
    ("state.called_off", "Không kiểm tra"),
    ("step.prepare", "Đã chuẩn bị hồ sơ"),
    ("act.prepare", "chuẩn bị xong hồ sơ"),
    ("step.hold", "Đã kiểm tra xong"),
    ("act.hold", "ghi đã kiểm tra"),
    ("step.call_off", "Không kiểm tra nữa"),
    ("act.call_off", "ghi không kiểm tra nữa"),
    ("step.minutes", "Nhận biên bản"),
    ("act.minutes", "ghi biên bản"),
    ("step.find", "Ghi tồn tại"),
    ("act.find", "ghi tồn tại"),
    ("step.remedy", "Gửi báo cáo khắc phục"),
    ("act.remedy", "gửi báo cáo khắc phục"),
    ("step.close", "Kết thúc"),
    ("act.close", "kết thúc"),
    ("step.publish", "Công bố trên cổng"),
    ("did.publish", "Đã công bố. Cổng hiện kết quả này ngay."),
    ("act.publish", "công bố trên cổng"),
    ("step.hide", "Gỡ khỏi cổng"),
    ("did.hide", "Đã gỡ khỏi cổng."),
    ("act.hide", "gỡ khỏi cổng"),
    ("note.hide", "Lý do gỡ"),
    ("note.close", "Ghi chú"),
    ("note.call_off", "Lý do"),
];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("pack_ends_before_it_begins", "Ngày cuối phải sau ngày đầu. Hãy sửa lại."),
    ("inspection_paper_no_pdf", "Chỉ công bố tệp PDF. Hãy ghi tên tệp có đuôi .pdf."),
    (
        "inspection_paper_missing",
        "Chưa có tệp đính kèm tên này. Hãy đính kèm tệp vào cuộc kiểm tra trước, hoặc để trống ô này.",
    ),
    ("inspection_not_public", "Kết quả này đang không công bố nên không có gì để gỡ."),
];
