//! The words of this feature.

use super::number;
use crate::{
    Answer, Edition, FieldKind, LocalField, Part, Target, actions::Standing, store::MovedRow,
};
use platform::{InboxItem, Notice};

pub(crate) const NAV: (&str, &str) =
    ("Quy trình mẫu", "Quy trình do cấp trên công bố để áp dụng tại cơ quan");

impl FieldKind {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unit => "Tên đơn vị",
            Self::Position => "Chức danh",
            Self::Place => "Nơi tiếp nhận, địa danh",
            Self::Fee => "Phí, lệ phí",
            Self::Body => "Tên cơ quan",
            Self::Other => "Nội dung khác",
        }
    }
}

impl Part {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::IssuingBody => "Cơ quan ban hành",
            Self::SettledBy => "Cơ quan thực hiện",
            Self::Channels => "Nơi tiếp nhận và trả kết quả",
            Self::Fees => "Phí, lệ phí",
        }
    }
}

impl Answer {
    /// What was done.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Taken => "Đã nhận thay đổi",
            Self::Declined => "Không nhận thay đổi",
        }
    }
}

impl LocalField {
    /// What is asked of who adopts.
    pub fn question(&self) -> String {
        match &self.target {
            Target::Part(part) => part.label().to_owned(),
            Target::Words(_) => self.label.clone(),
        }
    }

    /// Where it stands in the master.
    pub(crate) fn place(&self) -> String {
        match &self.target {
            Target::Part(part) => format!("Cả mục “{}”", part.label()),
            Target::Words(words) => format!("Chữ “{words}”, ở mọi chỗ"),
        }
    }

    /// Whether more than one line is usual.
    pub(crate) const fn is_long(&self) -> bool {
        matches!(self.target, Target::Part(Part::Channels | Part::Fees))
    }
}

/// `Bước 3: trách nhiệm` for `steps`, `3`, `responsible`.
pub(crate) fn place(way: &[String]) -> String {
    let mut parts = way.iter();
    let head = parts.next().map_or("", String::as_str);
    let head = match head {
        "steps" => "Bước",
        "legal_basis" => "Căn cứ pháp lý",
        "components" => "Thành phần hồ sơ",
        "time_limit" => "Thời hạn giải quyết",
        "fees" => "Phí, lệ phí",
        "results" => "Kết quả",
        "forms" => "Biểu mẫu",
        "records" => "Hồ sơ lưu",
        "sections" => "Mục",
        "channels" => "Nơi tiếp nhận và trả kết quả",
        "issuing_body" => "Cơ quan ban hành",
        "settled_by" => "Cơ quan thực hiện",
        "applicants" => "Đối tượng thực hiện",
        "conditions" => "Yêu cầu, điều kiện",
        "national_code" => "Mã thủ tục hành chính",
        "field" => "Lĩnh vực",
        "sets" => "Số lượng hồ sơ",
        other => other,
    };
    let mut out = head.to_owned();
    let mut what = None;
    for part in parts {
        if part.bytes().all(|b| b.is_ascii_digit()) && what.is_none() {
            out.push(' ');
            out.push_str(part);
        } else if what.is_none() {
            what = Some(part_label(part));
        }
    }
    match what {
        Some(what) if !what.is_empty() => format!("{out}: {what}"),
        _ => out,
    }
}

fn part_label(part: &str) -> &'static str {
    match part {
        "action" => "nội dung công việc",
        "responsible" => "trách nhiệm",
        "role" => "vai trò",
        "durations" => "thời gian",
        "outputs" => "biểu mẫu, kết quả",
        "title" | "name" => "tên",
        "text" => "nội dung",
        "keeper" => "nơi lưu",
        "retention" => "thời gian lưu",
        "value" | "unit" => "thời hạn tính ra",
        "case" => "trường hợp",
        "amount_vnd" => "số tiền",
        "number" | "code" => "số, ký hiệu",
        "kind" => "cách nộp",
        "cutoff" => "giờ tiếp nhận",
        "attached" => "bản đính kèm",
        _ => "",
    }
}

/// The task of somebody whose document follows a master that moved.
pub(crate) fn moved_item(moved: &MovedRow) -> InboxItem {
    let number = number(moved.issue_no, moved.revision_no);
    let at = jiff::Timestamp::from_microsecond(moved.at).unwrap_or_default();
    InboxItem {
        href: format!("/adoptions/{}", moved.document),
        title: format!("Xem thay đổi của quy trình mẫu: {} {}", moved.code, moved.title),
        detail: format!("{}, lần ban hành {number} · {}", moved.origin, text::date_time(at)),
        due_at: None,
    }
}

/// `theo quy trình mẫu QT.01 của UBND tỉnh, lần ban hành 02`.
pub(crate) fn follows(base: &Edition) -> String {
    format!("theo quy trình mẫu {} của {}, lần ban hành {}", base.code, base.origin, base.number())
}

pub(crate) fn follows_notice(about: &str, document: i64, standing: &Standing) -> Notice {
    let follows = follows(&standing.base);
    let (class, text) = match &standing.later {
        Some(later) => (
            "warn",
            format!("Quy trình này {follows}. Bản mẫu đã có lần ban hành {}.", later.number()),
        ),
        None => ("info", format!("Quy trình này {follows}.")),
    };
    Notice {
        about: about.to_owned(),
        class,
        title: "Quy trình mẫu".to_owned(),
        text,
        links: vec![(format!("/adoptions/{document}"), "Xem đối chiếu với bản mẫu".to_owned())],
    }
}

pub(crate) fn unchanged_notice(about: &str, document: i64) -> Notice {
    Notice {
        about: about.to_owned(),
        class: "warn",
        title: "Các nội dung của cơ quan chưa được thay".to_owned(),
        text: "Mọi nội dung mà bản mẫu dành cho cơ quan tự ghi (tên đơn vị, phí, chức danh, nơi tiếp nhận) đang giống hệt bản mẫu. Hãy sửa lại trước khi trình.".to_owned(),
        links: vec![(format!("/adoptions/{document}"), "Xem các nội dung này".to_owned())],
    }
}

pub(crate) fn foreign_notice(about: &str, original: &str, names: &[String]) -> Notice {
    let names = names.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    Notice {
        about: about.to_owned(),
        class: "warn",
        title: "Có thể còn sót tên của nơi khác".to_owned(),
        text: format!(
            "Nội dung giống {original} từ 90% trở lên và nhắc đến: {names}. Hãy kiểm tra từng chỗ; nếu đúng ý thì giữ nguyên."
        ),
        links: Vec::new(),
    }
}

/// The amendment row of a draft that takes a master's changes.
pub(crate) fn summary(later: &Edition) -> String {
    format!(
        "Cập nhật theo quy trình mẫu {} của {}, lần ban hành {}",
        later.code,
        later.origin,
        later.number()
    )
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("not_a_procedure", "Chỉ quy trình có các bước mới dùng làm quy trình mẫu được."),
    ("master_not_in_force", "Chỉ bản đang có hiệu lực mới công bố làm quy trình mẫu được."),
    ("edition_known", "Lần ban hành này của quy trình mẫu đã có trong danh sách."),
    (
        "edition_answered",
        "Lần ban hành này đã được trả lời hoặc đã có lần mới hơn. Hãy tải lại trang.",
    ),
    (
        "version_under_way",
        "Bản mới của quy trình đang được xem xét hoặc chờ hiệu lực. Hãy xử lý xong bản đó rồi nhận thay đổi.",
    ),
    (
        "words_not_in_text",
        "Chữ này không có trong quy trình, hoặc ngắn hơn 3 ký tự. Hãy chép đúng như trong quy trình.",
    ),
    ("label_missing", "Hãy ghi câu hỏi cho cơ quan áp dụng, dưới 200 ký tự."),
    ("too_many_fields", "Mỗi quy trình mẫu có nhiều nhất 20 nội dung của cơ quan."),
    ("no_local_field", "Hãy chọn ít nhất một nội dung mà cơ quan áp dụng tự ghi."),
    ("value_missing", "Hãy ghi nội dung của cơ quan mình."),
];

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_in_words() {
        for (way, want) in [
            (&["steps", "3", "responsible"][..], "Bước 3: trách nhiệm"),
            (&["steps", "3", "durations", "1", "text"], "Bước 3: thời gian"),
            (&["legal_basis", "2"], "Căn cứ pháp lý 2"),
            (&["settled_by"], "Cơ quan thực hiện"),
        ] {
            let way: Vec<String> = way.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(place(&way), want);
        }
    }
}
