//! What prints say.

use super::words::share;
use crate::{Results, Survey};
use jiff::civil::Date;

pub(crate) use super::words::{ANONYMOUS, IN_WORDS, SCALE_LABELS};

/// The name of the slip.
pub(crate) const SLIP: &str = "Phiếu khảo sát mức độ hài lòng";

/// What is asked of the reader.
pub(crate) const OPENING: &str =
    "Để phục vụ tốt hơn, đề nghị ông/bà đánh dấu × vào một ô ở mỗi câu, rồi bỏ phiếu vào hòm.";

/// What is written beside the QR code.
pub(crate) const LINK_NOTE: &str = "Quét mã để trả lời trên điện thoại.";

/// The name of the report.
pub(crate) const REPORT: &str = "Báo cáo";

/// Who signs the report.
pub(crate) const SIGNERS: [&str; 2] = ["Người lập báo cáo", "Thủ trưởng cơ quan"];

/// Who gets the report.
pub(crate) const RECIPIENTS: [&str; 2] = ["Lãnh đạo UBND;", "Lưu: VT, hồ sơ HTQLCL."];

/// The line under the title of the slip.
pub(crate) fn subtitle(survey: &Survey) -> String {
    let span = (text::date(survey.plan.from), text::date(survey.plan.to));
    format!("Số {}, từ {} đến {}", survey.number, span.0, span.1)
}

/// What the report is about.
pub(crate) fn summary(survey: &Survey) -> String {
    format!("Kết quả khảo sát mức độ hài lòng ({})", survey.number)
}

/// What stands before the table of the report.
pub(crate) fn opening(survey: &Survey, results: &Results) -> String {
    let mut lines = vec![
        format!("{}.", survey.plan.title),
        format!("- Đối tượng: {}", survey.plan.target),
        format!(
            "- Thời gian: từ {} đến {}",
            text::date(survey.plan.from),
            text::date(survey.plan.to)
        ),
        format!(
            "- Phiếu giấy phát ra: {}; phiếu thu về bằng mọi cách: {}; phiếu hợp lệ: n\u{a0}=\u{a0}{}",
            results.issued, results.returned, results.valid
        ),
    ];
    for (channel, count) in &results.channels {
        lines.push(format!("+ {}: {count} phiếu", channel.label()));
    }
    lines.push(format!(
        "Hài lòng và rất hài lòng chung: {}. Tỷ lệ của từng câu tính trên số người trả lời câu đó (n).",
        share(&results.overall)
    ));
    lines.join("\n")
}

/// The heads of the report's table.
pub(crate) fn heads() -> Vec<&'static str> {
    let mut heads = vec!["TT", "Nội dung"];
    heads.extend(SCALE_LABELS);
    heads.extend(["n", "Hài lòng"]);
    heads
}

/// The rows of the report's table.
pub(crate) fn rows(survey: &Survey, results: &Results) -> Vec<Vec<String>> {
    let lines = survey.questions.iter().zip(&results.questions).enumerate();
    lines
        .map(|(no, (question, tally))| {
            let mut row = vec![(no + 1).to_string(), question.text.clone()];
            row.extend(tally.0.map(|count| count.to_string()));
            let percent = text::percent(tally.satisfied(), tally.n());
            row.extend([tally.n().to_string(), percent.unwrap_or_else(|| "–".to_owned())]);
            row
        })
        .collect()
}

/// What stands after the table of the report.
pub(crate) fn closing(survey: &Survey, results: &Results, units: &[(String, String)]) -> String {
    // What is concluded stands last: no page holds the signatures alone.
    let mut lines = vec![ANONYMOUS.to_owned()];
    if !units.is_empty() {
        lines.push("Theo đơn vị (chỉ nêu đơn vị có từ 5 phiếu):".to_owned());
        lines.extend(units.iter().map(|(unit, said)| format!("- {unit}: {said}")));
    }
    if results.hidden_units > 0 {
        lines.push(format!(
            "{} đơn vị có dưới 5 phiếu nên không nêu số liệu.",
            results.hidden_units
        ));
    }
    if !survey.analysis.is_empty() {
        lines.push(format!("Nhận xét: {}", survey.analysis));
        lines.push(format!("Việc cần làm: {}", survey.measures));
    }
    lines.join("\n")
}

/// What a unit says of all of it, with how many slips that are.
pub(crate) fn unit_line(slips: i64, tally: &crate::Tally) -> String {
    format!("{}, {slips} phiếu", share(tally))
}

/// Place and date as official papers write them.
pub(crate) fn place_and_date(place: &str, day: Date) -> String {
    format!("{place}, {}", text::date_in_words(day))
}
