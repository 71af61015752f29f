//! The words of this feature.

use crate::{Action, Conflict, File, FileId, Question, State};
use flow::lint::Severity;
use std::collections::BTreeMap;

impl State {
    /// The word on pages.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Chờ đọc",
            Self::Read => "Đã đọc, không vướng",
            Self::NeedsPerson => "Cần người xem",
            Self::NotReadable => "Không đọc được",
            Self::Duplicate => "Trùng tệp",
            Self::Accepted => "Đã lập bản thảo",
            Self::Skipped => "Bỏ qua",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Waiting | Self::Skipped => "mute",
            Self::Read => "info",
            Self::NeedsPerson | Self::Duplicate => "warn",
            Self::NotReadable => "bad",
            Self::Accepted => "ok",
        }
    }
}

impl Action {
    /// The word on a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Accept => "Lập bản thảo",
            Self::Skip => "Bỏ qua tệp này",
            Self::Reread => "Đọc lại tệp này",
            Self::Understand | Self::Question | Self::Refuse => "Đọc tệp",
        }
    }
}

/// The colour and shape of what weighs so much.
pub(super) trait Weighs {
    /// As the stylesheet calls it.
    fn class(&self) -> &'static str;
}

impl Weighs for Severity {
    fn class(&self) -> &'static str {
        match self {
            Self::Error => "bad",
            Self::Warning => "warn",
            Self::Info => "info",
        }
    }
}

/// The stable word for a question, for programs.
pub(crate) const fn question_code(question: Question) -> &'static str {
    match question {
        Question::Kind => "kind",
        Question::Code => "code",
        Question::Title => "title",
        Question::TitleOfFile => "title_of_file",
        Question::Unread(_) => "not_understood",
        Question::NoSteps => "no_steps",
        Question::Legacy(_) => "converted_encoding",
        Question::Undecided(_) => "unknown_encoding",
        Question::Recognised => "recognised",
        Question::Picture => "picture",
        Question::PlainText => "plain_text",
    }
}

/// What a person has to look at, and how.
pub(super) fn question_words(question: Question) -> String {
    let many = |count: u32| text::count(count.into());
    match question {
        Question::Kind => "Chưa rõ loại tài liệu. Hãy chọn loại.".to_owned(),
        Question::Code => "Chưa thấy mã hiệu. Hãy nhập mã hiệu.".to_owned(),
        Question::Title => "Chưa thấy tên tài liệu. Hãy nhập tên.".to_owned(),
        Question::TitleOfFile => "Tên đang lấy theo tên tệp. Hãy kiểm tra lại.".to_owned(),
        Question::Unread(count) => {
            format!("Còn {} chỗ chưa đọc được, bản thảo giữ danh sách để bạn xem.", many(count))
        }
        Question::NoSteps => {
            "Không đọc được bảng các bước: tệp sẽ được giữ nguyên làm tài liệu, chưa chạy được hồ sơ. Nên gửi bản Word.".to_owned()
        }
        Question::Legacy(count) => {
            format!(
                "Đã chuyển mã TCVN3, VNI ở {} đoạn chữ. Hãy đối chiếu với tệp gốc.",
                many(count)
            )
        }
        Question::Undecided(count) => {
            format!("{} đoạn chữ dùng bảng mã chưa xác định được. Hãy gõ lại.", many(count))
        }
        Question::Recognised => "Chữ do máy nhận dạng từ ảnh quét, cần đối chiếu.".to_owned(),
        Question::Picture => {
            "Tệp là ảnh quét, không có chữ để đọc. Tệp được giữ nguyên làm tài liệu.".to_owned()
        }
        Question::PlainText => {
            "Tệp PDF chỉ đọc được chữ, không đọc được bảng. Hãy đối chiếu với tệp gốc.".to_owned()
        }
    }
}

/// The stable word for a conflict, for programs.
pub(crate) const fn conflict_code(conflict: &Conflict) -> &'static str {
    match conflict {
        Conflict::SameFile(_) => "same_file",
        Conflict::Before(_) => "imported_before",
        Conflict::SameCode(_) => "same_code",
        Conflict::SameTitle(_) => "same_title",
        Conflict::NearText(..) => "near_text",
        Conflict::CodeTaken(_) => "code_taken",
        Conflict::TitleTaken(_) => "title_taken",
    }
}

/// What stands between a file and its draft, and what may be done about it.
pub(super) fn conflict_words(conflict: &Conflict, names: &BTreeMap<FileId, String>) -> String {
    let name = |id: &FileId| names.get(id).map_or("tệp khác", String::as_str);
    match conflict {
        Conflict::SameFile(other) => format!("Giống hệt tệp «{}».", name(other)),
        Conflict::Before(_) => "Tệp này đã được lập bản thảo ở một đợt nhập trước.".to_owned(),
        Conflict::SameCode(other) => format!(
            "Trùng mã hiệu với tệp «{}». Hãy đặt mã khác cho một trong hai, hoặc bỏ qua một tệp.",
            name(other)
        ),
        Conflict::SameTitle(other) => format!(
            "Trùng tên với tệp «{}» nhưng khác mã hiệu. Hãy xem có phải một tài liệu không.",
            name(other)
        ),
        Conflict::NearText(other, percent) => format!(
            "Nội dung giống tệp «{}» khoảng {percent}%. Hãy xem có phải bản chép lại không.",
            name(other)
        ),
        Conflict::CodeTaken(known) if known.in_force.is_some() => format!(
            "Mã hiệu này đang có hiệu lực với tên «{}». Hãy chọn làm lần ban hành tiếp theo, dùng mã khác, hoặc bỏ qua.",
            known.title
        ),
        Conflict::CodeTaken(known) => format!(
            "Mã hiệu này đã có ở tài liệu đang soạn «{}». Hãy dùng mã khác hoặc bỏ qua.",
            known.title
        ),
        Conflict::TitleTaken(known) => {
            format!(
                "Cơ quan đã có tài liệu cùng tên, mã hiệu {}. Hãy xem có trùng không.",
                known.code
            )
        }
    }
}

/// The word for what a file is by its bytes.
pub(super) fn source_words(file: &File) -> &'static str {
    match (file.source.as_str(), file.letters.as_str()) {
        ("docx" | "doc" | "odt", "none") => "Word, chỉ có ảnh",
        ("docx" | "doc" | "odt", _) => "Word",
        ("pdf", "stored") => "PDF",
        ("pdf", "recognised") => "PDF quét, đã nhận dạng",
        ("pdf", _) => "PDF quét",
        ("png" | "jpeg" | "tiff", "recognised") => "Ảnh quét, đã nhận dạng",
        ("png" | "jpeg" | "tiff", _) => "Ảnh quét",
        _ => "–",
    }
}

/// Why a file was not read.
pub(super) fn reason_words(file: &File) -> &'static str {
    SENTENCES
        .iter()
        .chain(READING)
        .find(|(code, _)| *code == file.reason)
        .map_or("Tệp không đọc được. Hãy mở bằng Word, lưu lại rồi gửi lại.", |(_, words)| *words)
}

/// The word for an old encoding.
pub(super) fn encoding_words(encoding: &str) -> &'static str {
    match encoding {
        "vni" => "VNI",
        _ => "TCVN3",
    }
}

/// What waits in «Việc của tôi».
pub(crate) fn inbox_words(name: &str, files: i64) -> (String, String) {
    let detail = format!("{} tệp đã đọc, chờ quyết định", text::count(files));
    (format!("Xem đợt nhập «{name}»"), detail)
}

/// How far the reading of a run has come. `of` counts the files that stand somewhere.
pub(super) fn progress_words(whole: usize, of: impl Fn(State) -> usize) -> String {
    let said = |number: usize| text::count(i64::try_from(number).unwrap_or(i64::MAX));
    let read = whole.saturating_sub(of(State::Waiting));
    let mut words = format!("Đã đọc {}/{}", said(read), said(whole));
    for (count, what) in [
        (of(State::NeedsPerson) + of(State::Duplicate), "tệp cần người xem"),
        (of(State::NotReadable), "tệp không đọc được"),
        (of(State::Accepted), "tệp đã lập bản thảo"),
        (of(State::Skipped), "tệp bỏ qua"),
    ] {
        if count > 0 {
            words.push_str(", ");
            words.push_str(&said(count));
            words.push(' ');
            words.push_str(what);
        }
    }
    words.push('.');
    words
}

/// What is said after many files were accepted at once.
pub(super) fn accepted_words(made: usize, refused: usize) -> String {
    let count = |number: usize| text::count(i64::try_from(number).unwrap_or(i64::MAX));
    match (made, refused) {
        (0, 0) => "Không có tệp nào nhận được ngay. Hãy xem từng tệp bên dưới.".to_owned(),
        (made, 0) => format!("Đã lập {} bản thảo.", count(made)),
        (made, refused) => format!(
            "Đã lập {} bản thảo; {} tệp chưa lập được, lý do ghi ở từng tệp.",
            count(made),
            count(refused)
        ),
    }
}

/// What is said after one decision.
pub(super) const SAVED: &str = "Đã ghi lại.";

/// Why files are not read, in the words for whoever sent many.
const READING: &[(&str, &str)] = &[
    ("empty_file", "Tệp không có nội dung."),
    ("file_too_large", "Tệp lớn hơn 20 MB. Hãy giảm dung lượng rồi gửi lại."),
    ("encrypted_document", "Tệp có đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    (
        "unsupported_file",
        "Không phải tệp Word, PDF hay ảnh quét. Hãy xuất thành .docx hoặc .pdf rồi gửi lại.",
    ),
    ("damaged_document", "Tệp bị hỏng. Hãy mở bằng Word, lưu lại dưới dạng .docx rồi gửi lại."),
    (
        "document_limit_exceeded",
        "Tệp bung ra quá lớn hoặc quá phức tạp so với một tài liệu. Hãy mở bằng Word, lưu lại rồi gửi lại.",
    ),
    (
        "libreoffice_missing",
        "Máy chủ chưa cài LibreOffice nên chưa đọc được tệp .doc. Hãy lưu thành .docx.",
    ),
    (
        "conversion_failed",
        "Không chuyển được tệp .doc. Hãy mở bằng Word, lưu thành .docx rồi gửi lại.",
    ),
    (
        "reading_timed_out",
        "Đọc tệp quá lâu nên đã dừng. Hãy lưu lại dưới dạng .docx hoặc chia nhỏ tệp.",
    ),
    (
        "reading_failed",
        "Tệp làm chương trình đọc dừng giữa chừng. Hãy mở bằng Word, lưu lại rồi gửi lại.",
    ),
];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("no_files", "Chưa có tệp nào. Hãy chọn thư mục, các tệp, hoặc một tệp ZIP."),
    ("run_too_many_files", "Mỗi đợt nhận tối đa 2.000 tệp. Hãy chia thành nhiều đợt."),
    (
        "import_too_large",
        "Cả đợt lớn hơn dung lượng cho phép. Hãy chia thành nhiều đợt, hoặc nén ảnh trong các tệp quét.",
    ),
    ("kind_missing", "Chưa chọn loại tài liệu. Hãy chọn trong danh sách."),
    ("not_read", "Tệp chưa được đọc. Hãy đợi đọc xong."),
    ("no_bytes", "Tệp này chưa được nhận. Hãy gửi lại tệp."),
    (
        "not_kept_as_it_is",
        "Dạng ảnh này chưa dùng làm tài liệu được. Hãy chuyển thành PDF rồi gửi lại.",
    ),
    (
        "nothing_in_force",
        "Chưa có tài liệu nào đang hiệu lực với mã hiệu này. Hãy bỏ chọn «lần ban hành tiếp theo».",
    ),
    (
        "other_kind",
        "Tài liệu đang hiệu lực với mã hiệu này thuộc loại khác. Hãy chọn đúng loại hoặc dùng mã khác.",
    ),
];
