//! The words of this feature.

use crate::{Blocked, Outcome, Stage, Stamp, Verdict, store};
use external_document::{ExternalDocument, RelationKind, TextId};
use jiff::civil::Date;
use platform::Notice;
use register::Head;

/// The entry in the navigation.
pub(crate) const NAV: &str = "Theo dõi pháp luật";

/// The answer to a judgement.
pub(super) const JUDGED: &str = "Đã ghi đánh giá.";

/// The answer to a line of the log.
pub(super) const LOOKED: &str = "Đã ghi lần rà soát.";

/// The heads of the board's export.
pub(super) const HEADS: [&str; 8] =
    ["Mã hiệu", "Quy trình", "Đơn vị", "Văn bản cũ", "Văn bản mới", "Hạn", "Tình trạng", "Lý do"];

/// The heads of the log.
pub(super) const REVIEW_HEADS: [&str; 4] = ["Ngày", "Người rà soát", "Đã xem", "Kết quả"];

/// What stands above and below the printed board.
pub(super) fn board_head() -> Head {
    Head {
        title: "Danh sách rà soát quy trình theo văn bản mới".to_owned(),
        counted: "việc rà soát",
        file_name: "ra-soat-quy-trinh",
        signers: &["Người lập", "Người kiểm tra"],
        ..Head::default()
    }
}

/// What stands above and below the printed log.
pub(super) fn reviews_head() -> Head {
    Head {
        title: "Sổ rà soát văn bản".to_owned(),
        counted: "lần rà soát",
        file_name: "so-ra-soat-van-ban",
        signers: &["Người lập", "Người kiểm tra"],
        ..Head::default()
    }
}

/// The word for a stage.
pub(super) const fn stage_label(stage: Stage) -> &'static str {
    match stage {
        Stage::ToJudge => "Chờ đánh giá",
        Stage::ToChange => "Cần sửa, chưa soạn",
        Stage::UnderWay => "Đang sửa",
        Stage::Kept => "Không cần sửa",
        Stage::Done => "Đã xong",
        Stage::Lapsed => "Không còn áp dụng",
    }
}

/// The same with whether its day has passed.
pub(super) fn stage_on(stage: Stage, is_overdue: bool) -> String {
    let label = stage_label(stage);
    if is_overdue { format!("{label}, quá hạn") } else { label.to_owned() }
}

/// Its colour and shape.
pub(super) const fn stage_class(stage: Stage, is_overdue: bool) -> &'static str {
    if is_overdue {
        return "bad";
    }
    match stage {
        Stage::ToJudge | Stage::ToChange => "warn",
        Stage::UnderWay => "info",
        Stage::Done => "ok",
        Stage::Kept | Stage::Lapsed => "mute",
    }
}

/// The word for a verdict.
pub(super) const fn verdict_label(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Change => "Cần sửa quy trình",
        Verdict::Keep => "Không cần sửa quy trình",
    }
}

/// Which version some lines stand in.
pub(super) const fn version_label(is_open: bool) -> &'static str {
    if is_open {
        "Bản đang soạn, chờ duyệt hoặc chờ hiệu lực"
    } else {
        "Bản đang hiệu lực"
    }
}

/// What happened to a text, in a clause.
pub(crate) fn because(row: &store::Row) -> String {
    let (old, new) = (&row.old_number, &row.new_number);
    match RelationKind::parse(&row.kind) {
        Some(RelationKind::ReplacesPart) => format!("{old} bị thay thế một phần theo {new}"),
        Some(RelationKind::Amends) => format!("{old} được sửa đổi, bổ sung theo {new}"),
        Some(RelationKind::Replaces) | None => format!("{old} được thay thế bằng {new}"),
    }
}

/// What somebody is asked to do.
pub(crate) fn todo(stage: Stage, code: &str, title: &str) -> String {
    let what = match stage {
        Stage::ToJudge => "Rà soát theo văn bản mới",
        Stage::ToChange => "Sửa theo văn bản mới",
        Stage::UnderWay => "Theo dõi việc sửa theo văn bản mới",
        Stage::Kept | Stage::Done | Stage::Lapsed => "Xem việc rà soát",
    };
    format!("{what}: {code} {title}")
}

/// The look through the gazette of a month.
pub(crate) fn monthly(today: Date) -> String {
    format!("Rà soát văn bản tháng {:02}/{}", today.month(), today.year())
}

/// What it is.
pub(crate) const MONTHLY_DETAIL: &str = "Chưa ghi lần rà soát công báo nào trong tháng này";

/// Changes that are under way and late.
pub(crate) fn late_changes(count: usize) -> String {
    format!("{count} việc sửa theo văn bản mới đang làm đã quá hạn")
}

/// Where they stand.
pub(crate) const LATE_DETAIL: &str = "Bản thảo đang chờ người soạn, xem xét hoặc phê duyệt";

/// The stamp on the page of a document.
pub(crate) fn stamp(about: String, stamp: &Stamp) -> Notice {
    let more = if stamp.open > 1 {
        format!(" Còn {} việc rà soát khác của quy trình này.", stamp.open - 1)
    } else {
        String::new()
    };
    let stage = stage_label(stamp.stage).to_lowercase();
    Notice {
        about,
        class: "warn",
        title: "Đang cập nhật theo văn bản mới".to_owned(),
        text: format!(
            "Căn cứ {} được thay thế hoặc sửa đổi theo {} từ ngày {}. Việc rà soát: {stage}.{more}",
            stamp.old,
            stamp.new,
            text::date(stamp.due_on)
        ),
        links: vec![(format!("/legal-watch/tasks/{}", stamp.task), "Xem việc rà soát".to_owned())],
    }
}

/// Who rests on a text, for its page.
pub(crate) fn users(
    about: String,
    text: TextId,
    written: &[&store::Written],
    acts: &[TextId],
) -> Notice {
    let page = |written: &&store::Written| {
        let label = format!("{} · {}", written.code, written.title);
        (format!("/procedures/{}", written.version), label)
    };
    let mut links: Vec<_> = written.iter().map(page).collect();
    links.extend(acts.iter().map(|new| {
        let href = format!("/legal-watch/changes/new?old={text}&new={new}");
        (href, "Thay căn cứ hàng loạt trong các quy trình này".to_owned())
    }));
    Notice {
        about,
        class: "info",
        title: format!("{} quy trình căn cứ vào văn bản này", written.len()),
        text: String::new(),
        links,
    }
}

/// How a text is cited in a line of legal bases.
pub(crate) fn citation(text: &ExternalDocument) -> String {
    let ExternalDocument { kind, number, issuer, title, issued_on, .. } = text;
    let dated = issued_on.map(|day| format!(" ngày {}", text::date(day))).unwrap_or_default();
    if text::fold(title).starts_with(&text::fold(kind)) {
        return format!("{title} số {number}{dated}");
    }
    let by = if issuer.is_empty() { String::new() } else { format!(" của {issuer}") };
    let mut letters = title.chars();
    let about = letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().collect::<String>() + letters.as_str()
    });
    format!("{kind} số {number}{dated}{by} {about}").trim_end().to_owned()
}

/// The amendment row of a change.
pub(crate) fn summary(old: &ExternalDocument, new: &ExternalDocument) -> String {
    format!("Thay căn cứ {} bằng {}", old.number, new.number)
}

/// A title cut for a choice.
pub(super) fn short(title: &str) -> String {
    if title.chars().count() <= 60 {
        return title.to_owned();
    }
    title.chars().take(60).chain(['…']).collect()
}

/// What a batch will do to a document.
pub(super) const fn foreseen_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Drafted => "Lập bản thảo lần sửa đổi",
        Outcome::Edited => "Sửa trong bản đang soạn",
        Outcome::Blocked(Blocked::InReview) => "Không làm được: bản mới đang chờ xem xét, duyệt",
        Outcome::Blocked(Blocked::Approved) => "Không làm được: bản mới đã phê duyệt",
        Outcome::Blocked(Blocked::NoBasis | Blocked::ChangedMeanwhile | Blocked::Refused) => {
            "Không làm được"
        }
    }
}

/// What a batch did.
pub(super) const fn outcome_label(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Drafted => "Đã lập bản thảo lần sửa đổi",
        Outcome::Edited => "Đã sửa trong bản đang soạn",
        Outcome::Blocked(Blocked::InReview) => {
            "Chưa làm: bản mới đang chờ xem xét, duyệt; hãy đề nghị trả lại"
        }
        Outcome::Blocked(Blocked::Approved) => "Chưa làm: bản mới đã phê duyệt hoặc ban hành",
        Outcome::Blocked(Blocked::NoBasis) => "Không còn căn cứ vào văn bản cũ",
        Outcome::Blocked(Blocked::ChangedMeanwhile) => "Chưa làm: có người vừa sửa; hãy làm lại",
        Outcome::Blocked(Blocked::Refused) => "Chưa làm: bị từ chối; hãy mở quy trình để xem",
    }
}

/// Its colour and shape.
pub(super) const fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Drafted | Outcome::Edited => "ok",
        Outcome::Blocked(Blocked::NoBasis) => "mute",
        Outcome::Blocked(
            Blocked::InReview | Blocked::Approved | Blocked::ChangedMeanwhile | Blocked::Refused,
        ) => "bad",
    }
}

/// Whether a document can be ticked.
pub(super) const fn may_change(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Drafted | Outcome::Edited)
}

/// What was taken into the register.
pub(super) fn entered(count: usize) -> String {
    format!(
        "Đã đưa {count} văn bản vào danh mục. Hãy ghi thêm ngày có hiệu lực ở trang của từng văn bản."
    )
}

/// The words for a line of the record about a review.
pub(super) fn recorded(action: &str) -> &'static str {
    match action {
        "legal_watch.open" => "mở việc rà soát",
        "legal_watch.reopen" => "mở lại việc rà soát: quy trình lại căn cứ vào văn bản cũ",
        "legal_watch.change" => "đánh giá: cần sửa",
        "legal_watch.keep" => "đánh giá: không cần sửa",
        "legal_watch.done" => "kết thúc: quy trình đã theo văn bản mới",
        "legal_watch.document_gone" => "kết thúc: quy trình không còn hiệu lực",
        "legal_watch.relation_gone" => "kết thúc: ghi nhận thay thế, sửa đổi đã hủy",
        _ => "cập nhật",
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    (
        "somebody_elses_review",
        "Việc này của người soạn quy trình, trưởng đơn vị chủ trì hoặc thư ký ISO.",
    ),
    ("review_closed", "Việc rà soát này đã kết thúc nên không đánh giá nữa."),
    ("keep_reason_missing", "Khi không cần sửa quy trình, hãy ghi lý do."),
    ("verdict_missing", "Hãy chọn cần sửa hay không cần sửa."),
    ("review_in_future", "Ngày rà soát không được sau hôm nay."),
    ("same_text", "Văn bản cũ và văn bản mới là một. Hãy chọn hai văn bản khác nhau."),
    ("no_document_ticked", "Chưa chọn quy trình nào. Hãy đánh dấu ít nhất một quy trình."),
    ("too_many_documents", "Chọn nhiều nhất 1.000 quy trình một lần."),
    ("no_proposal_ticked", "Chưa chọn văn bản nào. Hãy đánh dấu ít nhất một văn bản."),
];
