//! What the register says on paper.

use jiff::civil::Date;
use nonconformity::Raised;

/// The heads of its table.
pub(crate) const HEADS: [&str; 8] = [
    "Số, ngày ghi",
    "Hồ sơ, quy trình",
    "Nội dung không phù hợp",
    "Cách xử lý",
    "Báo người nộp hồ sơ",
    "Kiểm tra lại",
    "Phiếu khắc phục",
    "Tình trạng",
];

/// When and by whom it was found.
pub(crate) const FOUND: &str = "Phát hiện";

/// Who decided what is done about it.
pub(crate) const DECIDED_BY: &str = "Người quyết định";

/// Who looked again.
pub(crate) const CHECKED_BY: &str = "Người kiểm tra";

/// Where its day is over.
pub(crate) const LATE: &str = "quá hạn";

/// Where nothing stands in it.
pub(crate) const NONE: &str = "Không có đầu ra không phù hợp nào.";

/// Several short facts in a line; empty ones are left out.
pub(crate) fn in_line(said: &[String]) -> String {
    let said: Vec<_> = said.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    said.join(", ")
}

/// The corrective actions that came of it, a line each, and how they stand.
pub(crate) fn raised(raised: &[Raised], day: Date) -> String {
    let line = |it: &Raised| {
        let number = if it.number.is_empty() { "Dự thảo phiếu" } else { it.number.as_str() };
        let is_late = it.state.has_deadline() && it.due_on.is_some_and(|due| due < day);
        let late = if is_late { ", quá hạn" } else { "" };
        format!("{number}: {}{late}", it.state.label())
    };
    raised.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use nonconformity::{NonconformityId, State};

    #[test]
    fn a_corrective_action_says_its_number_its_state_and_whether_it_is_late() {
        let of = |number: &str, state| Raised {
            id: NonconformityId::new(1),
            number: number.to_owned(),
            state,
            due_on: Some(date(2026, 11, 20)),
        };
        let all = [of("NC-2026-01", State::Assigned), of("", State::Draft)];
        let (assigned, draft) = (State::Assigned.label(), State::Draft.label());
        for (day, late) in [(date(2026, 11, 20), ""), (date(2026, 11, 21), ", quá hạn")] {
            let said = format!("NC-2026-01: {assigned}{late}\nDự thảo phiếu: {draft}");
            assert_eq!(raised(&all, day), said);
        }
        assert_eq!(raised(&[], date(2026, 11, 20)), "");
    }

    #[test]
    fn what_is_empty_is_left_out_of_a_line() {
        assert_eq!(in_line(&["20/11/2026".into(), String::new(), "A".into()]), "20/11/2026, A");
    }
}
