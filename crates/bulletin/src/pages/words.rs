//! The words of this feature.

use crate::{Action, Airing, Bulletin, State};
use flow::Procedure;
use jiff::civil::Date;

/// What it is for, in the hub.
pub(crate) const NAV: &str =
    "Bản tin cho loa từ tin bài, quy trình mới; sổ phát thanh; nội dung và kết luận giao ban.";

/// What somebody is asked to do.
pub(crate) const TODO_WRITE: &str = "Soạn tiếp bản tin truyền thanh";
pub(crate) const TODO_APPROVE: &str = "Duyệt bản tin truyền thanh";
pub(crate) const TODO_AIR: &str = "Phát và ghi sổ bản tin truyền thanh";

/// Words on paper.
pub(crate) const KIND_SCRIPT: &str = "Bản tin truyền thanh";
pub(crate) const KIND_AGENDA: &str = "Nội dung giao ban";
pub(crate) const LABEL_TIME: &str = "Thời lượng đọc";
pub(crate) const LABEL_AIRED: &str = "Đã phát";
pub(crate) const LABEL_CONCLUSION: &str = "Kết luận";
pub(crate) const SIGNER_AUTHOR: &str = "Người soạn";
pub(crate) const SIGNER_EDITOR: &str = "Người duyệt";

impl State {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Đang soạn",
            Self::Submitted => "Chờ duyệt",
            Self::Approved => "Đã duyệt, chưa phát",
            Self::Aired => "Đã phát",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft => "mute",
            Self::Submitted | Self::Approved => "info",
            Self::Aired => "ok",
        }
    }
}

/// The word on a button.
pub(crate) const fn action_label(action: Action) -> &'static str {
    match action {
        Action::Submit => "Gửi duyệt",
        Action::Return => "Trả lại để sửa",
        Action::Approve => "Duyệt",
        Action::Air => "Ghi sổ phát thanh",
    }
}

/// The name with which bulletins begin, where nobody gave one.
pub(crate) fn station(agency: &str) -> String {
    format!("Đài Truyền thanh {agency}")
}

/// `Số: 12/2026`; nothing before it is approved.
pub(crate) fn number(bulletin: &Bulletin) -> String {
    bulletin.number.clone()
}

/// `3 phút 20 giây`.
pub(crate) fn duration(seconds: i64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} giây"),
        (minutes, 0) => format!("{minutes} phút"),
        (minutes, seconds) => format!("{minutes} phút {seconds} giây"),
    }
}

/// `06:00 ngày 30/09/2022, loa khu dân cư số 1`.
pub(crate) fn airing(airing: &Airing) -> String {
    let Airing { day, time, channel, note } = airing;
    let note = if note.is_empty() { String::new() } else { format!("; {note}") };
    format!("{} ngày {}, {channel}{note}", text::clock_time(*time), text::date(*day))
}

/// The summary of an agenda.
pub(crate) fn agenda_of(day: Date) -> String {
    format!("Ngày {}", text::date(day))
}

/// The title of a bulletin about a process.
pub(crate) fn process_title(name: &str) -> String {
    format!("Quy trình {name}")
}

/// What of a process is read out: for whom, what to bring, where, how long, fee, result.
pub(crate) fn process_script(procedure: &Procedure) -> String {
    let mut lines = Vec::new();
    let mut say = |label: &str, words: String| {
        if !words.trim().is_empty() {
            lines.push(format!("{label}: {}.", words.trim().trim_end_matches('.')));
        }
    };
    let list = |texts: Vec<&str>| {
        texts.iter().map(|it| it.trim_end_matches(['.', ';'])).collect::<Vec<_>>().join("; ")
    };
    say("Đối tượng thực hiện", procedure.applicants.clone().unwrap_or_default());
    say("Hồ sơ gồm", list(procedure.components.iter().map(|it| it.text.as_str()).collect()));
    say("Nơi nộp và nhận kết quả", list(procedure.channels.iter().map(String::as_str).collect()));
    say(
        "Thời hạn giải quyết",
        list(procedure.time_limit.iter().map(|it| it.text.as_str()).collect()),
    );
    say("Phí, lệ phí", list(procedure.fees.iter().map(|it| it.text.as_str()).collect()));
    say("Kết quả", list(procedure.results.iter().map(String::as_str).collect()));
    lines.join("\n")
}

/// A script: greeting, title, words, farewell.
pub(crate) fn script(station: &str, title: &str, body: &str) -> String {
    if title.is_empty() {
        return format!(
            "{station} xin kính chào quý vị và bà con.\n\nBản tin đến đây kết thúc. Cảm ơn quý vị và bà con đã lắng nghe."
        );
    }
    format!(
        "{station} xin kính chào quý vị và bà con.\nMời quý vị và bà con nghe bản tin: {title}.\n\n{body}\n\nBản tin đến đây kết thúc. Cảm ơn quý vị và bà con đã lắng nghe."
    )
}

/// The words for a line of the record about a bulletin.
pub(crate) fn recorded_label(action: &str) -> &'static str {
    match action {
        "bulletin.draft" => "bắt đầu soạn",
        "bulletin.write" => "sửa bản soạn",
        "bulletin.submit" => "gửi duyệt",
        "bulletin.return" => "trả lại để sửa",
        "bulletin.approve" => "duyệt",
        "bulletin.air" => "ghi sổ phát thanh",
        _ => "cập nhật",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("bulletin_reason_missing", "Hãy ghi lý do trả lại để người soạn biết cần sửa gì."),
    (
        "bulletin_handed_in",
        "Bản tin đã gửi duyệt nên không sửa được nữa. Người duyệt có thể trả lại để sửa.",
    ),
    (
        "not_the_writer_of_bulletin",
        "Chỉ người soạn, ban biên tập hoặc văn thư mới làm được việc này.",
    ),
    (
        "not_an_editor_of_bulletin",
        "Việc này của ban biên tập. Danh sách ban biên tập ở trang Thiết lập tin tức.",
    ),
    (
        "own_bulletin",
        "Người soạn không tự duyệt bản tin của mình. Hãy nhờ một thành viên khác của ban biên tập.",
    ),
    ("airing_missing", "Hãy ghi ngày, giờ và kênh phát ở khung Sổ phát thanh."),
    ("airing_to_come", "Ngày, giờ phát ở phía trước. Chỉ ghi sổ sau khi đã phát."),
    ("bad_airing_time", "Giờ phát chưa đúng. Hãy ghi theo dạng giờ:phút, ví dụ 06:00."),
    ("bad_reading_rate", "Tốc độ đọc chưa đúng. Hãy ghi từ 60 đến 300 tiếng một phút, ví dụ 160."),
    (
        "speech_missing",
        "Máy chủ chưa cài espeak-ng nên chưa nghe thử được. Người quản trị cài gói espeak-ng rồi mở lại trang.",
    ),
];

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations() {
        for (seconds, written) in
            [(0, "0 giây"), (45, "45 giây"), (60, "1 phút"), (200, "3 phút 20 giây")]
        {
            assert_eq!(duration(seconds), written);
        }
    }
}
