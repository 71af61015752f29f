//! The words of this feature.

use crate::{Action, CommentState, State, model::Question};
use jiff::{Timestamp, civil::Weekday};
use platform::PublicLink;

/// The portal's navigation.
pub(crate) const LINKS: &[PublicLink] =
    &[PublicLink { place: 40, path: "/news", label: "Tin tức", english: "News" }];

/// What search engines say of the list.
pub(crate) const LIST_ABOUT: &str =
    "Tin tức, thông báo về cải cách hành chính, chất lượng phục vụ và hoạt động của cơ quan.";

/// By what way something published was told, for the communication log.
pub(crate) const CHANNEL: &str = "Cổng thông tin điện tử";

/// A reader of the old portal who gave no name.
pub(crate) const UNNAMED: &str = "Bạn đọc";

/// What somebody is asked to do.
pub(crate) const TODO_WRITE: &str = "Viết tiếp tin bài";
pub(crate) const TODO_APPROVE: &str = "Duyệt tin bài";
pub(crate) const TODO_PUBLISH: &str = "Đăng tin bài đã duyệt";
pub(crate) const TODO_CORRECTION: &str = "Duyệt đính chính";
pub(crate) const TODO_COMMENTS: &str = "Duyệt ý kiến bạn đọc";
pub(crate) const TODO_IMPORT: &str = "Duyệt tin cũ nhập vào";

impl Question {
    /// As it is asked.
    pub(crate) fn asked(&self) -> String {
        match self {
            Self::Own { asked, .. } => asked.clone(),
            Self::Sum(a, b) => portal::sum_asked(*a, *b),
        }
    }
}

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Đang viết",
            Self::Submitted => "Chờ ban biên tập",
            Self::Approved => "Đã duyệt, chưa đăng",
            Self::Scheduled => "Hẹn giờ đăng",
            Self::Published => "Đã đăng",
            Self::Unpublished => "Đã gỡ",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft | Self::Unpublished => "mute",
            Self::Submitted | Self::Approved | Self::Scheduled => "info",
            Self::Published => "ok",
        }
    }
}

impl CommentState {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pending => "Chờ duyệt",
            Self::Published => "Đã đăng",
            Self::Refused => "Không đăng",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Pending => "info",
            Self::Published => "ok",
            Self::Refused => "mute",
        }
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi ban biên tập",
        Action::Return => "Trả lại để sửa",
        Action::Approve => "Duyệt",
        Action::Schedule => "Hẹn giờ đăng",
        Action::Unschedule => "Bỏ hẹn giờ",
        Action::Publish => "Đăng ngay",
        Action::Unpublish => "Gỡ bài",
        Action::Rework => "Viết lại",
    }
}

/// `16:20, Thứ Sáu, 30-9-2022`: when an article was published, as portals here write it.
pub fn dated(at: Timestamp) -> String {
    let here = text::here(at);
    let weekday = match here.weekday() {
        Weekday::Monday => "Thứ Hai",
        Weekday::Tuesday => "Thứ Ba",
        Weekday::Wednesday => "Thứ Tư",
        Weekday::Thursday => "Thứ Năm",
        Weekday::Friday => "Thứ Sáu",
        Weekday::Saturday => "Thứ Bảy",
        Weekday::Sunday => "Chủ Nhật",
    };
    let (day, month, year) = (here.day(), here.month(), here.year());
    format!("{}, {weekday}, {day:02}-{month}-{year}", text::clock_time(here.time()))
}

/// A line of the corrections of an article.
pub(crate) fn corrected(at: Timestamp, note: &str) -> String {
    format!("Đã sửa lúc {}: {note}", dated(at))
}

/// How many comments wait.
pub(crate) fn pending(number: i64) -> String {
    format!("{} ý kiến chờ duyệt", text::count(number))
}

/// Whose file of old news.
pub(crate) fn origin_label(origin: &str) -> &'static str {
    match origin {
        "rss" => "RSS",
        "atom" => "Atom",
        "wordpress" => "WordPress",
        _ => "NukeViet",
    }
}

/// The words for a line of the record about an article.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "news.draft" => "bắt đầu viết",
        "news.write" => "sửa bản viết",
        "news.put_picture" => "thêm ảnh",
        "news.choose_cover" => "chọn ảnh đại diện",
        "news.attach" => "thêm tệp đính kèm",
        "news.submit" => "gửi ban biên tập",
        "news.return" => "trả lại để sửa",
        "news.approve" => "duyệt",
        "news.schedule" => "hẹn giờ đăng",
        "news.unschedule" => "bỏ hẹn giờ",
        "news.publish" => "đăng",
        "news.unpublish" => "gỡ bài",
        "news.rework" => "viết lại",
        "news.propose_correction" => "đề nghị đính chính",
        "news.apply_correction" => "duyệt đính chính",
        "news.decline_correction" => "không đồng ý đính chính",
        "news.vote" => "nhận một đánh giá của bạn đọc",
        _ => "cập nhật",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("news_reason_missing", "Hãy ghi lý do để người viết và người xem sau biết vì sao."),
    ("moment_missing", "Chưa ghi ngày, giờ đăng. Hãy ghi ngày dạng 30/09/2026 và giờ dạng 16:20."),
    ("moment_past", "Giờ hẹn đã qua. Hãy chọn một phút sau lúc này, hoặc bấm Đăng ngay."),
    ("bad_time", "Giờ chưa đúng. Hãy ghi theo dạng giờ:phút, ví dụ 16:20."),
    (
        "bad_tags",
        "Từ khóa chưa đúng: nhiều nhất 10 từ, mỗi từ không quá 60 chữ, cách nhau bằng dấu phẩy.",
    ),
    ("not_the_writer_of_news", "Chỉ người viết bài hoặc ban biên tập mới làm được việc này."),
    (
        "not_an_editor",
        "Việc này của ban biên tập. Danh sách ban biên tập ở trang Thiết lập tin tức.",
    ),
    (
        "own_article",
        "Người viết không tự duyệt bài của mình. Hãy nhờ một thành viên khác của ban biên tập.",
    ),
    (
        "own_correction",
        "Người đề nghị đính chính không tự duyệt. Hãy nhờ một thành viên khác của ban biên tập.",
    ),
    (
        "news_handed_in",
        "Bài đã gửi ban biên tập nên không sửa trực tiếp được. Ban biên tập có thể trả lại để sửa.",
    ),
    ("not_published", "Bài chưa đăng nên không cần đính chính. Hãy sửa ở bản viết."),
    ("nothing_corrected", "Nội dung chưa khác gì bản đang đăng. Hãy sửa rồi gửi lại."),
    (
        "correction_waits",
        "Bài này đang có một đính chính chờ duyệt. Hãy chờ ban biên tập quyết định.",
    ),
    ("news_too_many_pictures", "Một bài có nhiều nhất 40 ảnh."),
    ("too_many_files", "Một bài có nhiều nhất 20 tệp đính kèm."),
    (
        "bad_attachment",
        "Tệp này không nhận được. Hãy gửi tệp PDF, Word, Excel, PowerPoint, OpenDocument hoặc ZIP.",
    ),
    ("picture_alt_missing", "Hãy ghi ảnh chụp gì, để người không nhìn thấy ảnh cũng hiểu."),
    ("news_picture_missing", "Chưa chọn ảnh. Hãy chọn một tệp JPEG hoặc PNG."),
    ("news_file_missing", "Chưa chọn tệp. Hãy chọn tệp rồi gửi lại."),
    ("score_missing", "Hãy chọn từ 1 đến 5 điểm."),
    ("voting_ended", "Bài này không còn nhận đánh giá."),
    ("bad_reader_email", "Địa chỉ thư điện tử chưa đúng. Hãy ghi đủ như ten@thu.vn."),
    (
        "wrong_answer",
        "Câu trả lời chưa đúng. Hãy đọc lại câu hỏi và trả lời bằng số hoặc bằng chữ.",
    ),
    ("comments_closed", "Cơ quan tạm dừng nhận ý kiến ở tin bài."),
    (
        "too_many_comments",
        "Đang có quá nhiều ý kiến chờ duyệt nên chưa nhận thêm. Hãy quay lại sau.",
    ),
    ("refused_comment_reason", "Hãy ghi lý do không đăng, để ban biên tập cùng biết."),
    ("too_few_editors", "Ban biên tập cần ít nhất hai người, vì không ai tự duyệt bài của mình."),
    (
        "old_news_unknown",
        "Tệp này không phải RSS, Atom, WXR của WordPress hay XML của NukeViet. Hãy xuất lại từ trang cũ.",
    ),
    ("old_news_damaged", "Tệp bị cụt hoặc hỏng nên không đọc được. Hãy xuất lại từ trang cũ."),
    (
        "old_news_too_large",
        "Tệp quá lớn hoặc chứa khai báo DOCTYPE nên bị từ chối. Hãy xuất thành nhiều tệp nhỏ, dạng chuẩn.",
    ),
    ("category_known", "Chuyên mục này đã có. Hãy đặt tên khác."),
];

/// The navigation: label, and what is found there.
pub(crate) const NAV: (&str, &str) = ("Tin tức", "Tin bài trên cổng, ban biên tập, ý kiến bạn đọc");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_with_the_day() {
        for (at, line) in [
            ("2022-09-30T09:20:00Z", "16:20, Thứ Sáu, 30-9-2022"),
            ("2022-10-01T17:05:00Z", "00:05, Chủ Nhật, 02-10-2022"),
        ] {
            assert_eq!(dated(at.parse().unwrap()), line);
        }
    }
}
