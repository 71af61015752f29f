//! The words of this feature.

use crate::{Action, Band, Declaration, Reason, State};

/// The navigation: label, and what is found there.
pub(crate) const NAV: [(&str, &str); 3] = [
    ("Phạm vi và công bố", "Phạm vi, thủ tục thuộc thẩm quyền, quy trình trong phạm vi"),
    ("Sơ đồ quá trình", "Quá trình quản lý, tác nghiệp, hỗ trợ và tài liệu của từng quá trình"),
    ("Các bản công bố", "Quyết định, Bản công bố, niêm yết; khi nào phải công bố lại"),
];

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo, chờ ký",
            Self::Signed => "Đã ký",
            Self::Published => "Đã công bố",
            Self::InForce => "Đang hiệu lực",
            Self::Superseded => "Đã được thay thế",
            Self::Discarded => "Đã bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft => "warn",
            Self::Signed | Self::Published => "info",
            Self::InForce => "ok",
            Self::Superseded | Self::Discarded => "mute",
        }
    }
}

impl Band {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Management => "Quá trình quản lý",
            Self::Operation => "Quá trình tác nghiệp",
            Self::Support => "Quá trình hỗ trợ",
        }
    }
}

impl Reason {
    /// What changed, in a few words.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Edition { .. } => "Đổi phiên bản tiêu chuẩn",
            Self::Statement => "Điều chỉnh phạm vi",
            Self::Exclusion { .. } => "Thay đổi điều khoản không áp dụng",
            Self::Added(_) => "Thêm quy trình",
            Self::Withdrawn(_) => "Bớt quy trình",
            Self::Moved { .. } => "Đổi đơn vị",
        }
    }

    /// The same in a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Edition { from, to } => {
                format!("Đã công bố theo {}, nay áp dụng {}.", from.label(), to.label())
            }
            Self::Statement => "Phạm vi ghi bằng lời khác với phạm vi đã công bố.".to_owned(),
            Self::Exclusion { clause, is_excluded: true } => {
                format!("Điều khoản {clause} nay không áp dụng, khi công bố có áp dụng.")
            }
            Self::Exclusion { clause, is_excluded: false } => {
                format!("Điều khoản {clause} nay áp dụng, khi công bố không áp dụng.")
            }
            Self::Added(it) => {
                format!("{} {} đang áp dụng nhưng chưa công bố.", it.code, it.title)
            }
            Self::Withdrawn(it) => {
                format!("{} {} đã công bố nhưng không còn áp dụng.", it.code, it.title)
            }
            Self::Moved { process, from } => format!(
                "{} {} chuyển từ {} sang {}.",
                process.code,
                process.title,
                unit(from),
                unit(&process.unit)
            ),
        }
    }
}

fn unit(name: &str) -> &str {
    if name.is_empty() { "toàn cơ quan" } else { name }
}

/// What is said after an act.
pub(super) const fn done_label(action: Action) -> &'static str {
    match action {
        Action::Sign => "Đã ký. Nội dung công bố được giữ nguyên từ lúc này; văn thư cấp số.",
        Action::Number => "Đã ghi số và ngày.",
        Action::Publish => "Đã ghi việc công bố.",
        Action::TakeEffect => "Bản công bố đã có hiệu lực, tính từ ngày ký quyết định.",
        Action::Supersede => "Đã thay thế.",
        Action::Discard => "Đã bỏ dự thảo.",
    }
}

/// What is said after something else.
pub(super) fn done(did: &str) -> Option<&'static str> {
    Some(match did {
        "begin" => {
            "Đã lập dự thảo. Hãy xem kỹ nội dung; việc ký đã hiện ở trang Việc của tôi của lãnh đạo."
        }
        "scope" => "Đã ghi phạm vi.",
        "end" => "Đã đưa thủ tục ra khỏi danh mục từ hôm nay.",
        "process" => "Đã ghi quá trình.",
        "process_end" => "Đã đưa quá trình ra khỏi sơ đồ từ hôm nay.",
        "evidence" => "Đã lưu tệp minh chứng.",
        _ => return None,
    })
}

/// How many procedures came new.
pub(super) fn added(count: usize) -> String {
    if count == 0 {
        return "Các thủ tục này đã có trong danh mục.".to_owned();
    }
    format!("Đã thêm {count} thủ tục vào danh mục.")
}

/// The words for a line of the record about a declaration.
pub(super) fn recorded_label(action: &str) -> &'static str {
    match action {
        "declaration.begin" => "lập dự thảo",
        "declaration.sign" => "ký bản công bố",
        "declaration.number" => "cấp số",
        "declaration.publish" => "ghi việc công bố",
        "declaration.take_effect" => "đưa vào hiệu lực",
        "declaration.supersede" => "thay thế",
        "declaration.discard" => "bỏ dự thảo",
        "declaration.evidence" => "lưu tệp minh chứng",
        _ => "cập nhật",
    }
}

/// What the secretary is asked where the scope changed.
pub(crate) const DECLARE_ANEW: &str = "Cần công bố lại hệ thống quản lý chất lượng";

/// How many changes there are.
pub(crate) fn how_many_reasons(count: usize) -> String {
    format!("{count} thay đổi so với bản đang hiệu lực")
}

/// What somebody is asked to do about the declaration in work.
pub(crate) fn to_do(it: &Declaration) -> &'static str {
    match it.state() {
        State::Draft => "Ký bản công bố hệ thống quản lý chất lượng",
        State::Signed if it.number.is_empty() => "Cấp số quyết định công bố",
        State::Signed => "Niêm yết, đăng tải, gửi bản công bố",
        State::Published if it.publication.is_whole() => "Đưa bản công bố vào hiệu lực",
        State::Published => "Ghi nốt việc niêm yết, đăng tải, gửi bản công bố",
        State::InForce | State::Superseded | State::Discarded => "Xem bản công bố",
    }
}

/// Who does what next to the declaration in work.
pub(super) fn next(it: &Declaration) -> Option<&'static str> {
    Some(match it.state() {
        State::Draft => "Lãnh đạo cơ quan xem và ký bản công bố.",
        State::Signed if it.number.is_empty() => "Văn thư cấp số và ngày cho quyết định công bố.",
        State::Signed => "Thư ký ISO niêm yết, đăng tải, gửi Sở Khoa học và Công nghệ rồi ghi lại.",
        State::Published if it.publication.is_whole() => "Thư ký ISO đưa bản công bố vào hiệu lực.",
        State::Published => "Thư ký ISO ghi nốt việc niêm yết, đăng tải, gửi bản công bố.",
        State::InForce | State::Superseded | State::Discarded => return None,
    })
}

/// Which declaration it is.
pub(crate) fn about(it: &Declaration) -> String {
    if it.number.is_empty() {
        return format!("Dự thảo ngày {}", text::date(it.drafted_on));
    }
    format!("Quyết định số {}", it.number)
}

/// The words of the map.
pub(super) const MAP: crate::MapSheet = crate::MapSheet {
    title: "Sơ đồ các quá trình của hệ thống quản lý chất lượng",
    bands: [Band::Management.label(), Band::Operation.label(), Band::Support.label()],
    inputs: "Yêu cầu của tổ chức, cá nhân và của pháp luật",
    outputs: "Kết quả giải quyết, sự hài lòng",
    has_links: true,
};

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "nothing_to_declare",
        "Chưa có gì để công bố. Hãy ghi phạm vi của hệ thống và ban hành ít nhất một quy trình giải quyết thủ tục hành chính.",
    ),
    ("declared_changed", "Nội dung công bố vừa thay đổi sau khi bạn mở trang. Hãy xem lại rồi ký."),
    ("declaration_without_number", "Quyết định công bố chưa có số và ngày. Văn thư cấp số trước."),
    (
        "declaration_has_number",
        "Quyết định đã có số nên không bỏ được. Hãy công bố bản khác thay thế.",
    ),
    (
        "nothing_published",
        "Hãy ghi ít nhất một việc: niêm yết tại trụ sở, đăng trên trang thông tin, hoặc gửi Sở Khoa học và Công nghệ.",
    ),
    (
        "declaration_bad_day",
        "Ngày phải từ ngày của quyết định đến hôm nay; ngày của quyết định không được ở tương lai.",
    ),
    (
        "publication_incomplete",
        "Bản công bố có hiệu lực khi đã niêm yết tại trụ sở, đăng trên trang thông tin và gửi Sở Khoa học và Công nghệ. Hãy ghi nốt việc còn thiếu.",
    ),
    ("discard_without_reason", "Hãy ghi lý do bỏ dự thảo."),
    (
        "declaration_in_work",
        "Đang có một bản công bố chưa xong. Hãy làm xong hoặc bỏ bản đó trước khi lập bản mới.",
    ),
    (
        "bad_lines",
        "Có dòng không đọc được. Mỗi dòng gồm mã thủ tục; tên; lĩnh vực, cách nhau bằng dấu chấm phẩy hoặc chép từ ba cột của Excel; thủ tục chưa có mã thì bắt đầu bằng dấu chấm phẩy.",
    ),
    ("bad_place", "Thứ tự là số từ 1 đến 99."),
    ("bad_link", "Địa chỉ phải bắt đầu bằng https:// hoặc http://."),
    ("evidence_file_missing", "Hãy chọn một tệp."),
];

pub(super) const COMPETENCE: &str = "Danh mục thủ tục hành chính thuộc thẩm quyền";
pub(super) const PROCEDURES: &str = "thủ tục";
pub(super) const PROCESSES: &str =
    "Danh mục quy trình giải quyết thủ tục hành chính trong phạm vi hệ thống";
pub(super) const PROCESS: &str = "quy trình";
pub(super) const REASONS: &str = "Thay đổi so với bản công bố đang hiệu lực";
pub(super) const CHANGES: &str = "thay đổi";
pub(super) const DECLARATIONS: &str = "Sổ theo dõi công bố hệ thống quản lý chất lượng";
pub(super) const DECLARED: &str = "bản công bố";
pub(super) const SIGNERS: [&str; 2] = ["Người lập", "Chánh Văn phòng"];
