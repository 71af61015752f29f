//! The words of this feature.

use crate::{
    Action, Answer, Decision, Form, Kind, Received, State, Succession, actions::Left,
    store::things::Thing,
};
use document::Version;
use jiff::civil::Date;
use nonconformity::{Line, LineKind, Nonconformity};
use platform::{AgencyId, Notice};
use quality_register::Entry;

/// The entry of the navigation, and what is found there.
pub(crate) const NAV: (&str, &str) = (
    "Tiếp nhận, kết thúc hoạt động",
    "Cơ quan sáp nhập, hợp nhất, chuyển đổi: bàn giao tài liệu, việc còn dở, xem hồ sơ cơ quan cũ",
);

/// The kind of paper by which agencies mostly end.
pub(super) const PAPER: &str = "Nghị quyết";

/// By what the old papers stay in use, where nothing else is written.
pub(super) const PROVISION: &str = "Điều 10 Nghị quyết số 190/2025/QH15 ngày 19/02/2025 của Quốc hội: văn bản do cơ quan cũ ban hành tiếp tục được áp dụng cho đến khi được cơ quan tiếp nhận sửa đổi, bổ sung, thay thế hoặc bãi bỏ.";

impl Form {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Convert => "Chuyển đổi, tổ chức lại",
            Self::Merge => "Sáp nhập",
            Self::Consolidate => "Hợp nhất",
            Self::Divide => "Chia",
            Self::Dissolve => "Giải thể, có cơ quan nhận việc",
        }
    }

    /// What it means, beside its label.
    pub(super) const fn hint(self) -> &'static str {
        match self {
            Self::Convert => "một cơ quan thành một cơ quan khác, như huyện thành đặc khu",
            Self::Merge => "nhập vào một cơ quan đang hoạt động",
            Self::Consolidate => "nhiều cơ quan thành một cơ quan mới",
            Self::Divide => "một cơ quan thành nhiều cơ quan, mỗi cơ quan nhận một phần",
            Self::Dissolve => "cơ quan thôi hoạt động, việc giao cho cơ quan này",
        }
    }
}

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Decided => "Chờ tiếp nhận",
            Self::CarriedOut => "Đã tiếp nhận, chờ biên bản",
            Self::HandedOver => "Đã bàn giao xong",
            Self::Dropped => "Đã bỏ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft => "warn",
            Self::Decided | Self::CarriedOut => "info",
            Self::HandedOver => "ok",
            Self::Dropped => "mute",
        }
    }
}

impl Action {
    /// The word on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Decide => "Duyệt, đề nghị cơ quan cũ xác nhận",
            Self::Recall => "Rút lại để sửa",
            Self::SendBack => "Trả lại",
            Self::Prepare => "Chuẩn bị dự thảo tài liệu",
            Self::CarryOut => "Thực hiện tiếp nhận",
            Self::HandOver => "Ghi biên bản đã ký",
            Self::Drop => "Bỏ dự thảo",
        }
    }
}

impl Answer {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Asked => "Chờ xác nhận",
            Self::Agreed => "Đã xác nhận",
            Self::Objected => "Không đồng ý",
            Self::Recalled => "Chưa được hỏi",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Asked => "warn",
            Self::Agreed => "ok",
            Self::Objected => "bad",
            Self::Recalled => "mute",
        }
    }
}

impl Kind {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Document => "Tài liệu",
            Self::Nonconformity => "Phiếu khắc phục",
            Self::Task => "Công việc",
            Self::Finding => "Phát hiện đánh giá",
            Self::Dossier => "Hồ sơ đang giải quyết",
            Self::Kept => "Mục trong sổ",
        }
    }

    /// What a thing of it is here by now.
    pub(super) const fn became(self) -> &'static str {
        match self {
            Self::Document => "Đã thành dự thảo",
            Self::Nonconformity => "Đã thành phiếu khắc phục",
            Self::Task | Self::Finding | Self::Dossier => "Đã thành công việc",
            Self::Kept => "Đã ghi vào sổ",
        }
    }

    /// What becomes of it here.
    pub(super) const fn becomes(self) -> &'static str {
        match self {
            Self::Document => "dự thảo của cơ quan này, phải ban hành lại",
            Self::Nonconformity => "phiếu khắc phục của cơ quan này",
            Self::Task => "công việc của cơ quan này, giữ nguyên hạn",
            Self::Finding => "công việc khắc phục của cơ quan này, giữ nguyên hạn",
            Self::Dossier => "công việc giải quyết tiếp của cơ quan này, giữ nguyên ngày hẹn trả",
            Self::Kept => {
                "mục trong sổ của cơ quan này, xem xét lại; người tiếp nhận phụ trách cho đến khi giao lại"
            }
        }
    }
}

/// The decision as papers name it.
pub(crate) fn basis(decision: &Decision) -> String {
    let Decision { paper, number, dated, authority, .. } = decision;
    format!("{paper} số {number} ngày {} của {authority}", text::date(*dated))
}

/// How a document in force stands.
pub(crate) const IN_FORCE: &str = "Đang áp dụng";

/// The issue of a version.
pub(crate) fn issue(version: &Version) -> String {
    format!("lần ban hành {}", version.number())
}

/// A thing with the agency that it belonged to.
pub(crate) fn of_agency(label: &str, agency: &str) -> String {
    format!("{label} của {agency}")
}

/// What was planned there, as evidence here.
pub(crate) fn taken_evidence(it: &Nonconformity, agency: &str) -> String {
    let number = if it.number.is_empty() { "phiếu chưa có số" } else { &it.number };
    let due = it.due_on.map(|due| format!(", hạn {}", text::date(due))).unwrap_or_default();
    let first = format!("Tiếp nhận {number} ({}) của {agency}{due}.", it.state().label());
    let line = |line: &Line| {
        let kind =
            if line.kind == LineKind::Correction { "Khắc phục" } else { "Hành động" };
        let done = line.done_on.map_or_else(
            || format!("chưa xong, hạn {}", text::date(line.due_on)),
            |day| format!("xong ngày {}", text::date(day)),
        );
        format!("{kind}: {} ({done}).", line.what)
    };
    let lines = it.plan.lines.iter().map(line);
    std::iter::once(first).chain(lines).collect::<Vec<_>>().join("\n")
}

/// What a nonconformity is called here.
pub(crate) fn nonconformity_here(it: &Nonconformity) -> String {
    if it.number.is_empty() { it.state().label().to_owned() } else { it.number.clone() }
}

/// What an entry of a register is called: `Rủi ro, cơ hội RC-2025-01`.
pub(crate) fn kept_label(entry: &Entry) -> String {
    let one = text::capitalised(entry.register.word("one"));
    format!("{one} {}", entry.number).trim().to_owned()
}

/// The longest title of a task.
const TITLE: usize = 200;

/// What is to be done of a task or a finding that was left.
pub(crate) fn task_title(kind: Kind, title: &str) -> String {
    let title = title.lines().next().unwrap_or_default();
    let title = match kind {
        Kind::Finding => format!("Khắc phục phát hiện đánh giá: {title}"),
        Kind::Document | Kind::Nonconformity | Kind::Task | Kind::Dossier | Kind::Kept => {
            title.to_owned()
        }
    };
    title.chars().take(TITLE).collect()
}

/// What is to be done of a dossier that was left.
pub(crate) fn dossier_task(code: &str, procedure: &str) -> String {
    format!("Giải quyết tiếp hồ sơ {code}: {procedure}").chars().take(TITLE).collect()
}

/// What shall come of it.
pub(crate) const DOSSIER_OUTPUT: &str =
    "Kết quả trả cho người nộp; không yêu cầu nộp lại hồ sơ, không làm lại bước đã xong";

/// What was received, for the record: `53 tài liệu, 2 phiếu khắc phục`.
pub(crate) fn told(received: &Received) -> String {
    let one = |(kind, n): (&Kind, &i64)| format!("{n} {}", kind.label().to_lowercase());
    received.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What waits for somebody.
pub(crate) fn to_do(action: Action, it: &Succession) -> String {
    let names = names(it);
    match action {
        Action::Decide => format!("Duyệt việc tiếp nhận {names}"),
        Action::CarryOut => format!("Thực hiện tiếp nhận {names}"),
        Action::HandOver => format!("Lập, ký biên bản bàn giao với {names}"),
        Action::Prepare | Action::Recall | Action::SendBack | Action::Drop => {
            action.label().to_owned()
        }
    }
}

/// What waits for the head of an agency that is to end.
pub(crate) const TO_ANSWER: &str = "Xác nhận cơ quan kết thúc hoạt động, bàn giao";

/// Who ends, in a row.
pub(crate) fn names(it: &Succession) -> String {
    it.predecessors.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What stands over the agencies before and after, on the portal.
pub(crate) const PUBLIC_TITLE: &str = "Cơ quan tiếp nhận, cơ quan cũ";

/// Of an agency that this one took over from, on the portal.
pub(crate) fn took_over(it: &Succession) -> String {
    format!(
        "Cơ quan cũ, kết thúc hoạt động sau ngày {} theo {}. Trang cũ còn giữ để tra cứu.",
        text::date(it.decision.last_day()),
        basis(&it.decision)
    )
}

/// Of the agency that takes over from this one, on the portal.
pub(crate) fn is_taken_over(it: &Succession) -> String {
    format!(
        "Tiếp nhận công việc từ ngày {} theo {}. Thủ tục, hồ sơ, phản ánh nay gửi tại đây.",
        text::date(it.decision.effective_on),
        basis(&it.decision)
    )
}

/// On the page of a document that was taken over.
pub(crate) fn taken_notice(about: &str, thing: &Thing, it: &Succession, day: Date) -> Notice {
    let issued = thing.issued_on.as_deref().and_then(|on| on.parse::<Date>().ok());
    let issued = issued.filter(|on| *on <= day);
    let text = match issued {
        Some(on) => format!("Cơ quan đã ban hành lại, có hiệu lực từ ngày {}.", text::date(on)),
        None => format!(
            "Bản của cơ quan cũ còn được áp dụng cho đến khi cơ quan này ban hành lại. {}",
            it.decision.provision
        ),
    };
    Notice {
        about: about.to_owned(),
        class: if issued.is_some() { "ok" } else { "warn" },
        title: format!("Kế thừa từ {}", of_agency(&thing.label, &thing.from)),
        text,
        links: vec![(thing.read_href(), "Xem bản của cơ quan cũ".to_owned())],
    }
}

impl Thing {
    /// Its kind, as far as it is one.
    pub(super) fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Task)
    }

    /// The page that opens the books of the agency that ended at this thing.
    pub(super) fn read_href(&self) -> String {
        let Self { succession, predecessor, page, .. } = self;
        format!("/successions/{succession}/read?agency={predecessor}&at={page}")
    }

    /// Its day, as people read it.
    pub(crate) fn due(&self) -> String {
        let day = self.due_on.as_deref().and_then(|day| day.parse().ok());
        day.map(text::date).unwrap_or_default()
    }

    /// How it stands here: whether a document was issued anew.
    pub(super) fn standing(&self) -> (&'static str, String) {
        if self.kind() != Kind::Document {
            return ("info", self.kind().became().to_owned());
        }
        match self.issued_on.as_deref().and_then(|day| day.parse().ok()) {
            Some(day) => ("ok", format!("Đã ban hành lại từ {}", text::date(day))),
            None => ("warn", "Còn dùng bản của cơ quan cũ".to_owned()),
        }
    }
}

impl Left {
    /// What is left, in lines: label and number, and what becomes of it.
    pub(crate) fn lines(&self) -> Vec<(&'static str, i64, &'static str)> {
        let n = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        vec![
            ("Tài liệu đang áp dụng", n(self.documents), Kind::Document.becomes()),
            ("Hồ sơ thủ tục hành chính đã tiếp nhận", self.dossiers, STAYS),
            ("Trong đó hồ sơ đang giải quyết", n(self.running), Kind::Dossier.becomes()),
            ("Phiếu khắc phục chưa đóng", n(self.nonconformities), Kind::Nonconformity.becomes()),
            ("Công việc chưa xong", n(self.tasks), Kind::Task.becomes()),
            ("Phát hiện đánh giá chưa đóng", n(self.findings), Kind::Finding.becomes()),
            (
                "Bối cảnh, bên quan tâm, rủi ro, thiết bị, nhà cung cấp, tri thức đang theo dõi",
                n(self.kept),
                Kind::Kept.becomes(),
            ),
            ("Người có chức vụ", n(self.people), "cơ quan tiếp nhận bố trí, mở tài khoản mới"),
        ]
    }
}

/// What stays where it is.
const STAYS: &str = "giữ nguyên trong sổ của cơ quan cũ, cơ quan này xem được";

/// The field of the unit that receives from an agency.
pub(super) fn unit_field(agency: AgencyId) -> String {
    format!("unit_{agency}")
}

/// The register of what was taken over, on paper.
pub(super) const REGISTER_TITLE: &str = "Danh mục tài liệu, công việc đã tiếp nhận";
pub(super) const COUNTED: &str = "dòng";
pub(super) const SIGNERS: &[&str] = &["Bên giao", "Bên nhận"];

/// What is said after an act.
pub(super) fn done(did: &str) -> Option<&'static str> {
    match did {
        "draft" => Some("Đã lưu dự thảo."),
        "write" => Some("Đã lưu nội dung."),
        "decide" => Some("Đã duyệt và đề nghị cơ quan kết thúc hoạt động xác nhận."),
        "recall" => Some("Đã rút lại để sửa. Các xác nhận cũ không còn giá trị."),
        "drop" => Some("Đã bỏ dự thảo."),
        "prepare" => Some(
            "Đã chép tài liệu thành dự thảo của cơ quan này. Hãy soạn, duyệt để ban hành đúng ngày.",
        ),
        "carry_out" => Some("Đã tiếp nhận. Danh mục bên dưới ghi từng tài liệu, từng việc."),
        "hand_over" => Some("Đã ghi biên bản bàn giao."),
        "agreed" => Some("Đã xác nhận. Sổ sách khóa khi hết ngày hoạt động cuối cùng."),
        "objected" => Some("Đã ghi ý kiến không đồng ý và chuyển lại cơ quan đề nghị."),
        _ => None,
    }
}

/// An act in the history.
pub(super) fn recorded_label(action: &str) -> &'static str {
    match action {
        "succession.draft" => "lập dự thảo.",
        "succession.write" => "sửa nội dung.",
        "succession.decide" => "duyệt, đề nghị xác nhận.",
        "succession.recall" => "rút lại để sửa.",
        "succession.send_back" => "nhận lại vì cơ quan cũ không đồng ý.",
        "succession.prepare" => "chép tài liệu thành dự thảo.",
        "succession.carry_out" => "thực hiện tiếp nhận.",
        "succession.receive" => "ghi danh mục tiếp nhận.",
        "succession.hand_over" => "ghi biên bản bàn giao.",
        "succession.drop" => "bỏ dự thảo.",
        "succession.asked" => "được đề nghị xác nhận kết thúc hoạt động.",
        "succession.agreed" => "xác nhận kết thúc hoạt động, bàn giao.",
        "succession.objected" => "không đồng ý.",
        "succession.recalled" => "việc đề nghị xác nhận được rút lại.",
        _ => "cập nhật.",
    }
}
