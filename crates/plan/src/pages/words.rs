//! The words of this feature.

use jiff::civil::Date;
use quality_register::Entry;

/// The navigation: label, and what is found there.
pub(crate) const NAV: [(&str, &str); 3] = [
    ("Kế hoạch", "Kế hoạch năm của cơ quan và của từng đơn vị, biểu đồ tiến độ"),
    ("Việc được giao", "Ai làm gì, đến khi nào, đã xong đến đâu"),
    ("Đôn đốc", "Văn bản đôn đốc đơn vị có việc quá hạn"),
];

/// What objectives may aim at.
pub(crate) const TASKS_IN_TIME: &str = "Việc được giao hoàn thành đúng hạn / việc đến hạn";

/// The chart of a plan.
pub(crate) const CHART: &str = "Biểu đồ tiến độ";

/// The plan on paper.
pub(crate) const PRINT: &str = "In kế hoạch, biểu đồ";

/// The chart alone on paper.
pub(crate) const PRINT_CHART: &str = "In biểu đồ (khổ A4)";

/// The plans of the units.
pub(super) const UNIT_PLANS: &str = "Kế hoạch của các đơn vị";

/// An urging letter.
pub(crate) const LETTER: &str = "In công văn";

/// The units with late tasks.
pub(super) const LATE_UNITS: &str = "Đơn vị có việc quá hạn";

/// Every word of the register of plans.
pub(crate) const PLAN_WORDS: &[(&str, &str)] = &[
    ("title", "Kế hoạch hệ thống quản lý chất lượng"),
    ("one", "kế hoạch"),
    ("new", "Lập kế hoạch"),
    (
        "lead",
        "Kế hoạch năm được phê duyệt thì các việc trong kế hoạch tự giao đến đơn vị, cá nhân.",
    ),
    ("empty", "Kế hoạch năm thường được lập và phê duyệt trong tháng 1."),
    ("field.title", "Tên kế hoạch"),
    ("field.kind", "Loại"),
    ("choice.kind.build", "Xây dựng"),
    ("choice.kind.apply", "Áp dụng"),
    ("choice.kind.maintain", "Duy trì, cải tiến"),
    ("choice.kind.convert", "Chuyển đổi phiên bản tiêu chuẩn"),
    ("field.year", "Năm"),
    ("field.unit", "Đơn vị"),
    ("hint.unit", "Để trống nếu là kế hoạch của cả cơ quan."),
    ("field.owner", "Người theo dõi"),
    ("field.bases", "Căn cứ"),
    ("field.aims", "Mục đích, yêu cầu"),
    ("field.resources", "Kinh phí, nguồn lực"),
    ("field.decision", "Số, ký hiệu văn bản"),
    ("hint.decision", "Ví dụ 05/KH-UBND."),
    ("field.signed_on", "Ngày ký"),
    ("state.draft", "Dự thảo"),
    ("state.submitted", "Chờ phê duyệt"),
    ("state.running", "Đang thực hiện"),
    ("state.closed", "Đã hoàn thành"),
    ("step.submit", "Trình phê duyệt"),
    ("act.submit", "trình phê duyệt"),
    ("did.submit", "Đã trình phê duyệt."),
    ("step.approve", "Phê duyệt"),
    ("act.approve", "phê duyệt kế hoạch"),
    (
        "did.approve",
        "Đã phê duyệt. Các việc trong kế hoạch đã giao đến đơn vị, cá nhân; chưa có số thì văn thư cấp số.",
    ),
    ("step.return", "Trả lại"),
    ("act.return", "trả lại"),
    ("note.return", "Lý do trả lại"),
    ("todo.running", "Cấp số kế hoạch"),
    ("step.number", "Ghi số, ngày ký"),
    ("act.number", "ghi số, ngày ký"),
    ("did.number", "Đã ghi số và ngày của kế hoạch."),
    ("note.number", "Lý do, nếu sửa số đã ghi"),
    ("step.close", "Kết thúc kế hoạch"),
    ("act.close", "kết thúc kế hoạch"),
    ("note.close", "Đánh giá chung"),
    ("step.amend", "Điều chỉnh kế hoạch"),
    ("act.amend", "mở lại để điều chỉnh"),
    ("note.amend", "Lý do điều chỉnh"),
];

/// Every word of the register of tasks.
pub(crate) const TASK_WORDS: &[(&str, &str)] = &[
    ("title", "Việc được giao"),
    ("one", "việc"),
    ("new", "Thêm việc"),
    ("lead", "Việc của kế hoạch, kết luận họp, quyết định của lãnh đạo: một nơi theo dõi chung."),
    ("empty", "Chưa có việc nào. Việc đến từ kế hoạch, kết luận họp hoặc được thêm tại đây."),
    ("field.title", "Nội dung công việc"),
    ("field.unit", "Đơn vị chủ trì"),
    ("field.owner", "Người thực hiện"),
    ("field.start", "Bắt đầu"),
    ("field.due", "Hạn hoàn thành"),
    ("field.output", "Sản phẩm"),
    ("field.reform", "Nhiệm vụ cải cách hành chính gắn với"),
    ("hint.reform", "Tên nhiệm vụ trong kế hoạch cải cách hành chính, nếu có."),
    ("field.progress", "Tiến độ (%)"),
    ("field.result", "Kết quả, minh chứng"),
    ("state.planned", "Chờ kế hoạch được duyệt"),
    ("state.todo", "Chưa làm"),
    ("todo.todo", "Nhận việc"),
    ("state.doing", "Đang làm"),
    ("todo.doing", "Thực hiện"),
    ("state.done", "Chờ xác nhận"),
    ("todo.done", "Xác nhận kết quả"),
    ("state.verified", "Đã xong"),
    ("state.cancelled", "Không làm"),
    ("step.release", "Giao việc"),
    ("act.release", "giao việc"),
    ("step.start", "Bắt đầu làm"),
    ("act.start", "bắt đầu làm"),
    ("step.finish", "Báo cáo đã xong"),
    ("act.finish", "báo cáo đã xong"),
    ("did.finish", "Đã báo cáo. Người khác sẽ xác nhận kết quả."),
    ("step.report", "Báo cáo tiến độ"),
    ("act.report", "báo cáo tiến độ"),
    ("note.report", "Đã làm được gì, vướng gì"),
    ("step.extend", "Gia hạn"),
    ("act.extend", "gia hạn"),
    ("note.extend", "Lý do gia hạn"),
    ("step.verify", "Xác nhận đã xong"),
    ("act.verify", "xác nhận đã xong"),
    ("step.return", "Trả lại, làm tiếp"),
    ("act.return", "trả lại, yêu cầu làm tiếp"),
    ("note.return", "Còn thiếu gì"),
    ("step.cancel", "Không làm nữa"),
    ("act.cancel", "quyết định không làm"),
    ("note.cancel", "Lý do"),
];

/// Every word of the register of urging letters.
pub(crate) const URGING_WORDS: &[(&str, &str)] = &[
    ("title", "Văn bản đôn đốc"),
    ("one", "văn bản đôn đốc"),
    ("new", "Ghi văn bản đôn đốc"),
    ("lead", "Soạn công văn gửi đơn vị có việc quá hạn; danh sách việc được lấy tự động."),
    ("empty", "Chưa có văn bản đôn đốc nào."),
    ("field.title", "Trích yếu"),
    ("field.unit", "Gửi đơn vị"),
    ("field.tasks", "Việc quá hạn"),
    ("field.due", "Hạn trả lời"),
    ("field.number", "Số, ký hiệu"),
    ("field.sent_on", "Ngày gửi"),
    ("field.reply", "Đơn vị trả lời"),
    ("state.drafted", "Dự thảo"),
    ("todo.drafted", "Gửi văn bản đôn đốc"),
    ("state.sent", "Đã gửi, chờ trả lời"),
    ("todo.sent", "Trả lời đôn đốc"),
    ("state.answered", "Đã trả lời"),
    ("state.dropped", "Không gửi"),
    ("step.send", "Ghi đã gửi"),
    ("act.send", "gửi văn bản"),
    ("step.drop", "Không gửi"),
    ("act.drop", "quyết định không gửi"),
    ("note.drop", "Lý do"),
    ("step.answer", "Trả lời"),
    ("act.answer", "trả lời"),
];

/// The title of a division's plan.
pub(crate) fn unit_plan_title(unit: &str, year: i64) -> String {
    format!("Kế hoạch thực hiện hệ thống quản lý chất lượng năm {year} của {unit}")
}

/// The summary of an urging letter.
pub(crate) fn urging_title(tasks: usize) -> String {
    format!("Đôn đốc thực hiện {tasks} việc quá hạn")
}

/// A late task in an urging letter.
pub(crate) fn late_line(task: &Entry, today: Date) -> String {
    let due = task.due_on().unwrap_or(today);
    let days = due.until(today).map_or(0, |span| span.get_days());
    format!("{} {}: hạn {}, quá {days} ngày", task.number, task.title(), text::date(due))
}

/// The body of an urging letter.
pub(crate) fn letter_body(tasks: &str, reply_by: &str) -> String {
    let lines = tasks.lines().map(stripped).filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.map(|line| format!("- {line}")).collect();
    format!(
        "Qua theo dõi việc thực hiện kế hoạch hệ thống quản lý chất lượng, các việc sau của đơn vị đã quá hạn:\n{}.\n\
         Đề nghị đơn vị khẩn trương thực hiện và báo cáo kết quả, nguyên nhân chậm, thời gian hoàn thành trước ngày {reply_by}./.",
        lines.join(";\n")
    )
}

/// A line without the mark at its end.
fn stripped(line: &str) -> &str {
    line.trim().trim_end_matches([';', '.', ' '])
}

/// The summary as a letter's head says it.
pub(crate) fn letter_summary(title: &str) -> String {
    format!("V/v {}", text::within_sentence(title))
}

/// What an official paper of this feature says beside its content.
pub(crate) mod paper {
    use super::stripped;

    /// The name of a plan as a kind of paper.
    pub(crate) const PLAN: &str = "Kế hoạch";
    /// The head of a unit, where nobody is known as it.
    pub(crate) const UNIT_HEAD: &str = "TRƯỞNG PHÒNG";
    /// Who is told.
    pub(crate) const RECIPIENTS: [&str; 2] = ["Như trên;", "Lưu: VT."];
    /// Who is told of the plan of the agency.
    pub(crate) const ALL_UNITS: [&str; 3] = ["Ban Chỉ đạo ISO;", "Các đơn vị;", "Lưu: VT."];
    /// Who is told of the plan of a unit.
    pub(crate) const OWN_UNIT: [&str; 3] =
        ["Ban Chỉ đạo ISO;", "Cán bộ, công chức của đơn vị;", "Lưu: VT."];
    /// The last sentence of a plan.
    pub(crate) const CLOSING: &str = "Yêu cầu các đơn vị, cá nhân có tên trong Kế hoạch tổ chức thực hiện; khó khăn, vướng mắc báo về Ban Chỉ đạo ISO./.";
    /// What stands in the place of a table without rows.
    pub(crate) const NO_TASKS: &str = "Chưa có việc.";
    /// How the chart is read.
    pub(crate) const LEGEND: &str = "Phần tô đậm là đã làm; dấu ! là quá hạn; nét đứt là ngày in";
    /// Its aims.
    pub(crate) const AIMS: &str = "Mục đích, yêu cầu";
    /// Its means.
    pub(crate) const RESOURCES: &str = "Kinh phí, nguồn lực";

    /// What a plan rests on, a paragraph each.
    pub(crate) fn bases(written: &str) -> String {
        let lines = written.split(['\n', ';']).map(stripped).filter(|line| !line.is_empty());
        let bases: Vec<_> = lines.map(basis).collect();
        if bases.is_empty() { String::new() } else { format!("{}.\n", bases.join(";\n")) }
    }

    fn basis(line: &str) -> String {
        let is_whole = line.starts_with("Căn cứ") || line.starts_with("Theo ");
        if is_whole { line.to_owned() } else { format!("Căn cứ {line}") }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_basis_is_a_paragraph() {
            assert_eq!(bases(""), "");
            assert_eq!(
                bases("Quyết định số 1; Thông tư số 2.\nTheo đề nghị của Văn phòng"),
                "Căn cứ Quyết định số 1;\nCăn cứ Thông tư số 2;\nTheo đề nghị của Văn phòng.\n"
            );
        }
    }
}

/// The heads of a plan's table.
pub(crate) const fn table_heads() -> [&'static str; 5] {
    ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian", "Sản phẩm"]
}

/// A chart in words.
pub(crate) fn chart_alt(year: i16, tasks: usize) -> String {
    format!("Biểu đồ tiến độ {tasks} việc trong năm {year}; bảng dưới ghi đủ nội dung và thời gian")
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("due_before_start", "Hạn hoàn thành phải từ ngày bắt đầu trở đi."),
    ("task_outside_year", "Ngày này không thuộc năm của kế hoạch. Hãy ghi ngày trong năm đó."),
    (
        "owner_of_another_unit",
        "Người này không thuộc đơn vị chủ trì. Hãy chọn người của đơn vị đó.",
    ),
    ("plan_is_over", "Kế hoạch này đã kết thúc nên không thêm việc được nữa."),
    ("plan_dated_before_approval", "Ngày ký không được trước ngày kế hoạch được phê duyệt."),
    ("plan_number_is_taken", "Số này đã cấp cho kế hoạch khác của năm. Hãy xem lại sổ văn bản đi."),
    ("urging_sent_before_drafting", "Ngày gửi không được trước ngày soạn văn bản đôn đốc."),
    ("plan_without_tasks", "Kế hoạch chưa có việc nào. Hãy thêm việc rồi trình phê duyệt."),
    (
        "plan_has_open_tasks",
        "Còn việc chưa xong. Hãy hoàn thành, hoặc ghi không làm kèm lý do, rồi kết thúc kế hoạch.",
    ),
    ("nothing_is_late", "Đơn vị này không có việc quá hạn."),
];

#[cfg(test)]
mod tests {
    use super::letter_summary;

    #[test]
    fn a_summary_keeps_names() {
        let said = letter_summary("Đôn đốc UBND đặc khu Cồn Cỏ");
        assert_eq!(said, "V/v đôn đốc UBND đặc khu Cồn Cỏ");
    }
}
