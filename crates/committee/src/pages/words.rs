//! The words of this feature.

use crate::{Concern, Post};

/// The navigation: label, and what is found there.
pub(crate) const NAV: [(&str, &str); 3] = [
    ("Ban Chỉ đạo ISO", "Quyết định thành lập, kiện toàn; nhiệm vụ; bộ phận thường trực"),
    ("Thành viên Ban Chỉ đạo", "Ai giữ phần việc nào, đến khi nào; chỗ trống, hết nhiệm kỳ"),
    ("Họp Ban Chỉ đạo", "Giấy mời, biên bản; kết luận thành việc được giao"),
];

/// Files to print.
pub(crate) const DECISION: &str = "In quyết định";
pub(crate) const DECISION_WORD: &str = "Quyết định (Word)";
pub(crate) const INVITATION: &str = "In giấy mời";
pub(crate) const MINUTES: &str = "In biên bản";

/// Who signed in the place of whom the draft named.
pub(crate) const SIGNED_BY: &str = "Người đã ký";

/// What a conclusion became.
pub(super) const TASK: &str = "Việc được giao từ kết luận";

/// What is wrong with a committee.
pub(super) const CONCERNS: &str = "Điều cần kiện toàn";

/// Who does what next.
pub(super) const NEXT: &str = "Việc tiếp theo";

/// Who does what next to a decision in such a state.
pub(super) fn next(state: &str) -> Option<&'static str> {
    match state {
        "draft" => Some(
            "Thư ký ISO ghi đủ thành viên. Lãnh đạo ký quyết định tại trang này; việc ký đã hiện ở trang Việc của tôi của lãnh đạo.",
        ),
        "signed" => Some("Văn thư cấp số và ngày; quyết định có hiệu lực khi có số."),
        _ => None,
    }
}

/// What the secretary is asked.
pub(crate) const STRENGTHEN: &str = "Kiện toàn Ban Chỉ đạo ISO";

impl Post {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chair => "Trưởng ban",
            Self::Deputy => "Phó Trưởng ban",
            Self::Standing => "Ủy viên thường trực",
            Self::Member => "Ủy viên",
            Self::Secretary => "Thư ký ISO",
        }
    }
}

/// What is wrong, in a sentence.
pub(crate) fn concern(it: &Concern) -> String {
    match it {
        Concern::None => "Chưa có Ban Chỉ đạo ISO đang hoạt động.".to_owned(),
        Concern::Vacant(post) => format!("Chưa có người giữ phần việc {}.", post.label()),
        Concern::NoRepresentative => "Chưa cử đại diện lãnh đạo về chất lượng.".to_owned(),
        Concern::Expired(seat) => {
            let to = seat.to.map(text::date).unwrap_or_default();
            format!("{}, {}: nhiệm kỳ hết ngày {to}.", seat.name, seat.post.label())
        }
        Concern::LeftPost(seat) if seat.position_now.is_empty() => {
            format!("{}, {}: không còn giữ chức vụ nào.", seat.name, seat.post.label())
        }
        Concern::LeftPost(seat) => format!(
            "{}, {}: khi được cử là {}, nay là {}.",
            seat.name,
            seat.post.label(),
            seat.position,
            seat.position_now
        ),
    }
}

/// The first of several things that are wrong.
pub(crate) fn and_others(first: &str, count: usize) -> String {
    match count {
        0 | 1 => first.to_owned(),
        _ => format!("{first} Và {} điều khác.", count - 1),
    }
}

/// Somebody who may sign, in a list of them.
pub(crate) fn leader(it: &organization::Member) -> String {
    format!("{}, {}", it.name, it.position).trim_end_matches([',', ' ']).to_owned()
}

/// How many sit in it.
pub(super) fn members(members: usize, secretaries: usize) -> String {
    if secretaries == 0 {
        return format!("{members:02} thành viên");
    }
    format!("{members:02} thành viên, {secretaries:02} thư ký")
}

/// Why a committee is no longer in force.
pub(crate) fn replaced_by(number: &str) -> String {
    format!("Được kiện toàn bằng Quyết định số {number}")
}

/// The words of the figures that other pages show: label and mend.
pub(crate) mod figures {
    pub(crate) const IN_FORCE: (&str, &str) =
        ("Ban Chỉ đạo ISO đang hoạt động", "Ra quyết định thành lập Ban Chỉ đạo ISO.");
    pub(crate) const SERVING: (&str, &str) =
        ("thành viên, thư ký Ban Chỉ đạo đang làm việc", "Cử thành viên Ban Chỉ đạo ISO.");
    pub(crate) const CONCERNS: (&str, &str) =
        ("điều cần kiện toàn Ban Chỉ đạo", "Ra quyết định kiện toàn Ban Chỉ đạo ISO.");
    pub(crate) const MEETINGS: (&str, &str) =
        ("cuộc họp Ban Chỉ đạo trong kỳ", "Họp Ban Chỉ đạo và xác nhận biên bản.");
}

/// Every word of the register of committees.
pub(crate) const COMMITTEE_WORDS: &[(&str, &str)] = &[
    ("title", "Ban Chỉ đạo ISO"),
    ("one", "quyết định"),
    ("new", "Lập quyết định"),
    (
        "lead",
        "Quyết định thành lập hoặc kiện toàn ghi nhiệm vụ, bộ phận thường trực và từng thành viên. Kiện toàn thì danh sách đang làm việc được chép sang.",
    ),
    ("empty", "Bắt đầu bằng quyết định thành lập Ban Chỉ đạo ISO."),
    ("field.title", "Tên đầy đủ của Ban Chỉ đạo"),
    ("field.kind", "Loại quyết định"),
    ("choice.kind.set_up", "Thành lập"),
    ("choice.kind.strengthen", "Kiện toàn"),
    ("field.unit", "Bộ phận thường trực"),
    ("field.tasks", "Nhiệm vụ của Ban Chỉ đạo"),
    ("hint.tasks", "Mỗi dòng một nhiệm vụ."),
    ("field.standing_tasks", "Nhiệm vụ của bộ phận thường trực"),
    ("hint.standing_tasks", "Mỗi dòng một nhiệm vụ."),
    ("field.signer", "Người ký quyết định"),
    ("field.number", "Số, ký hiệu"),
    ("field.dated", "Ngày ký"),
    ("state.draft", "Dự thảo"),
    ("todo.draft", "Ký quyết định về Ban Chỉ đạo ISO"),
    ("state.signed", "Đã ký, chờ số"),
    ("todo.signed", "Cấp số quyết định về Ban Chỉ đạo ISO"),
    ("state.in_force", "Đang hoạt động"),
    ("state.replaced", "Đã được kiện toàn"),
    ("state.dropped", "Đã bỏ"),
    ("step.sign", "Ký quyết định"),
    ("act.sign", "ký quyết định"),
    ("did.sign", "Đã ký. Văn thư cấp số và ngày."),
    ("step.number", "Cấp số"),
    ("act.number", "cấp số, có hiệu lực"),
    ("did.number", "Quyết định đã có hiệu lực."),
    ("step.correct", "Sửa số và ngày"),
    ("act.correct", "sửa số và ngày"),
    ("did.correct", "Đã sửa số và ngày của quyết định."),
    ("note.correct", "Lý do sửa"),
    ("step.return", "Trả lại để sửa"),
    ("act.return", "trả lại để sửa"),
    ("note.return", "Lý do trả lại"),
    ("step.drop", "Bỏ dự thảo"),
    ("act.drop", "bỏ dự thảo"),
    ("note.drop", "Lý do bỏ"),
    ("step.replace", "Thay thế"),
    ("act.replace", "được thay thế"),
];

/// Every word of the register of seats.
pub(crate) const SEAT_WORDS: &[(&str, &str)] = &[
    ("title", "Thành viên Ban Chỉ đạo ISO"),
    ("one", "thành viên"),
    ("new", "Thêm thành viên"),
    (
        "lead",
        "Thành viên được ghi trong dự thảo quyết định và bắt đầu làm việc khi quyết định có số. Muốn đổi người thì lập quyết định kiện toàn.",
    ),
    ("empty", "Thành viên được thêm trong trang của quyết định đang dự thảo."),
    ("field.person", "Người được cử"),
    ("field.post", "Phần việc"),
    ("choice.post.chair", Post::Chair.label()),
    ("choice.post.deputy", Post::Deputy.label()),
    ("choice.post.standing", Post::Standing.label()),
    ("choice.post.member", Post::Member.label()),
    ("choice.post.secretary", Post::Secretary.label()),
    ("field.representative", "Đại diện lãnh đạo về chất lượng"),
    ("choice.representative.no", "Không"),
    ("choice.representative.yes", "Có"),
    ("field.from", "Từ ngày"),
    ("field.to", "Nhiệm kỳ đến ngày"),
    ("hint.to", "Để trống nếu không ghi nhiệm kỳ."),
    ("field.tasks", "Nhiệm vụ được phân công"),
    ("field.title", "Họ và tên khi được cử"),
    ("hint.title", "Hệ thống tự ghi."),
    ("field.position", "Chức vụ khi được cử"),
    ("hint.position", "Hệ thống tự ghi."),
    ("field.left_on", "Thôi từ ngày"),
    ("state.proposed", "Dự kiến"),
    ("state.serving", "Đang làm việc"),
    ("state.left", "Đã thôi, chưa có người thay"),
    ("state.ended", "Đã kết thúc"),
    ("state.removed", "Đã đưa ra khỏi dự thảo"),
    ("step.serve", "Bắt đầu làm việc"),
    ("act.serve", "bắt đầu làm việc"),
    ("step.remove", "Đưa ra khỏi dự thảo"),
    ("act.remove", "đưa ra khỏi dự thảo"),
    ("step.leave", "Ghi thôi tham gia"),
    ("act.leave", "thôi tham gia"),
    ("note.leave", "Lý do: chuyển công tác, nghỉ hưu …"),
    ("did.leave", "Đã ghi. Hãy lập quyết định kiện toàn để cử người thay."),
    ("step.end", "Kết thúc"),
    ("act.end", "kết thúc theo quyết định kiện toàn"),
];

/// Every word of the register of meetings.
pub(crate) const MEETING_WORDS: &[(&str, &str)] = &[
    ("title", "Họp Ban Chỉ đạo ISO"),
    ("one", "cuộc họp"),
    ("new", "Lập cuộc họp"),
    (
        "lead",
        "Thành viên đang làm việc tự có trong danh sách dự họp. Người chủ trì xác nhận biên bản thì mỗi kết luận thành một việc được giao.",
    ),
    ("empty", "Chưa có cuộc họp nào."),
    ("field.title", "Nội dung họp"),
    ("hint.title", "Ví dụ: Triển khai nhiệm vụ quý II."),
    ("field.held_on", "Ngày họp"),
    ("field.time", "Giờ họp"),
    ("hint.time", "Ví dụ 08 giờ 00 phút."),
    ("field.place", "Địa điểm"),
    ("field.chair", "Người chủ trì"),
    ("field.agenda", "Chương trình họp"),
    ("hint.agenda", "Mỗi dòng một nội dung."),
    ("field.guests", "Mời dự thêm"),
    ("field.number", "Số giấy mời"),
    ("hint.number", "Ví dụ 05/GM-BCĐISO."),
    ("field.sent_on", "Ngày gửi giấy mời"),
    ("field.course", "Diễn biến cuộc họp"),
    ("hint.course", "Ý kiến thảo luận; kết luận ghi riêng ở mục Kết luận."),
    ("field.ended", "Kết thúc lúc"),
    ("state.planned", "Đang chuẩn bị"),
    ("todo.planned", "Gửi giấy mời họp"),
    ("state.invited", "Đã mời"),
    ("todo.invited", "Ghi biên bản họp"),
    ("state.held", "Chờ xác nhận biên bản"),
    ("todo.held", "Xác nhận biên bản họp"),
    ("state.minuted", "Đã có biên bản"),
    ("state.cancelled", "Không họp"),
    ("step.invite", "Gửi giấy mời"),
    ("act.invite", "gửi giấy mời"),
    ("step.hold", "Ghi biên bản"),
    ("act.hold", "ghi biên bản"),
    ("did.hold", "Đã ghi biên bản. Người chủ trì xác nhận."),
    ("step.confirm", "Xác nhận biên bản"),
    ("act.confirm", "xác nhận biên bản"),
    ("did.confirm", "Đã xác nhận. Các kết luận đã thành việc được giao."),
    ("step.return", "Trả lại để sửa"),
    ("act.return", "trả lại biên bản"),
    ("note.return", "Cần sửa gì"),
    ("step.cancel", "Không họp nữa"),
    ("act.cancel", "hủy cuộc họp"),
    ("note.cancel", "Lý do"),
];

/// Every word of the register of attendance.
pub(crate) const ATTENDANCE_WORDS: &[(&str, &str)] = &[
    ("title", "Danh sách dự họp"),
    ("one", "người"),
    ("new", "Thêm người dự họp"),
    ("lead", "Ai dự, ai vắng có lý do, ai vắng không lý do ở từng cuộc họp Ban Chỉ đạo."),
    ("empty", "Danh sách có khi lập cuộc họp."),
    ("field.person", "Người dự họp"),
    ("field.title", "Họ và tên"),
    ("hint.title", "Hệ thống tự ghi."),
    ("field.post", "Phần việc trong Ban Chỉ đạo"),
    ("choice.post.chair", Post::Chair.label()),
    ("choice.post.deputy", Post::Deputy.label()),
    ("choice.post.standing", Post::Standing.label()),
    ("choice.post.member", Post::Member.label()),
    ("choice.post.secretary", Post::Secretary.label()),
    ("state.expected", "Được mời"),
    ("state.present", "Có mặt"),
    ("state.excused", "Vắng có lý do"),
    ("state.absent", "Vắng không lý do"),
    ("step.attend", "Có mặt"),
    ("act.attend", "ghi có mặt"),
    ("step.excuse", "Vắng có lý do"),
    ("act.excuse", "ghi vắng có lý do"),
    ("note.excuse", "Lý do vắng"),
    ("step.miss", "Vắng không lý do"),
    ("act.miss", "ghi vắng không lý do"),
    ("step.undo", "Ghi lại"),
    ("act.undo", "ghi lại"),
];

/// Every word of the register of conclusions.
pub(crate) const CONCLUSION_WORDS: &[(&str, &str)] = &[
    ("title", "Kết luận của Ban Chỉ đạo ISO"),
    ("one", "kết luận"),
    ("new", "Thêm kết luận"),
    ("lead", "Kết luận họp thành việc được giao khi người chủ trì xác nhận biên bản."),
    ("empty", "Kết luận được thêm trong trang của cuộc họp."),
    ("field.title", "Nội dung kết luận"),
    ("field.unit", "Đơn vị chủ trì"),
    ("field.owner", "Người thực hiện"),
    ("field.due", "Hạn hoàn thành"),
    ("field.output", "Sản phẩm"),
    ("state.noted", "Đã ghi"),
    ("state.assigned", "Đã giao việc"),
    ("state.dropped", "Đã bỏ"),
    ("step.assign", "Giao việc"),
    ("act.assign", "giao việc"),
    ("step.drop", "Bỏ kết luận"),
    ("act.drop", "bỏ kết luận"),
    ("note.drop", "Lý do bỏ"),
];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("term_ends_before", "Nhiệm kỳ phải kết thúc sau ngày bắt đầu."),
    ("signer_is_no_leader", "Quyết định do người đứng đầu cơ quan hoặc cấp phó ký. Hãy chọn lại."),
    ("committee_dated_ahead", "Ngày ký quyết định không được ở tương lai."),
    (
        "seats_by_decision",
        "Quyết định này không còn là dự thảo. Thành viên thay đổi bằng quyết định kiện toàn.",
    ),
    ("seat_taken_twice", "Người này đã có trong danh sách. Mỗi người giữ một phần việc."),
    ("committee_without_chair", "Danh sách chưa có Trưởng ban. Hãy thêm Trưởng ban rồi ký."),
    ("committee_with_two_chairs", "Danh sách có nhiều hơn một Trưởng ban. Hãy bỏ bớt rồi ký."),
    ("minutes_confirmed", "Biên bản của cuộc họp này đã được xác nhận nên không sửa được nữa."),
    ("attendance_open", "Còn người chưa ghi có mặt hay vắng. Hãy ghi đủ rồi xác nhận biên bản."),
];
