//! What is drawn: who, what, in which order.

use crate::{Procedure, Step};
use text::fold;

/// The beginning.
pub(super) const START: &str = "Bắt đầu";
/// The end.
pub(super) const END: &str = "Kết thúc";
/// What stands at the way back.
pub(super) const BACK: &str = "Trả lại";
/// Ways back that fit under one box; a table with more says them in words alone.
pub(super) const MOST_BACK: usize = 7;
/// The case without a name, where others have one.
const ORDINARY: &str = "bình thường";

/// The lane of steps whose table leaves it empty.
const NOBODY: &str = "Chưa ghi trách nhiệm";

/// A procedure as it is drawn.
#[derive(Debug)]
pub(super) struct Course {
    pub(super) name: String,
    /// Who, in the order in which they come.
    pub(super) lanes: Vec<String>,
    pub(super) steps: Vec<Stop>,
}

/// One step as it is drawn.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) lane: usize,
    /// What is done.
    pub(super) action: String,
    /// How long it takes, a line a case.
    pub(super) times: Vec<String>,
    /// The step it may go back to, counted from 0.
    pub(super) back: Option<usize>,
}

pub(super) fn of(procedure: &Procedure) -> Option<Course> {
    if procedure.steps.is_empty() {
        return None;
    }
    let mut lanes: Vec<String> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    let mut stops = Vec::new();
    for (place, step) in procedure.steps.iter().enumerate() {
        let who = who(step);
        let key = fold(&who);
        let lane = keys.iter().position(|known| *known == key).unwrap_or_else(|| {
            keys.push(key);
            lanes.push(who);
            lanes.len() - 1
        });
        let arrived = |to: usize| stops.iter().filter(|stop: &&Stop| stop.back == Some(to)).count();
        let back = sends_back(&step.action, place).filter(|to| arrived(*to) < MOST_BACK);
        stops.push(Stop { lane, action: plain(&step.action), times: times(step), back });
    }
    let name = procedure.name.clone().unwrap_or_default();
    Some(Course { name, lanes, steps: stops })
}

/// Who does it, in one line.
fn who(step: &Step) -> String {
    let said = step.responsible.as_deref().unwrap_or_default();
    let parts: Vec<&str> = said.lines().map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { NOBODY.to_owned() } else { parts.join(", ") }
}

/// Lines without the marks of a list.
fn plain(action: &str) -> String {
    let bare = |line: &str| line.trim().trim_start_matches(['-', '+', '•', '*', ' ']).to_owned();
    let lines: Vec<String> = action.lines().map(bare).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// `½ ngày`, or a line a case with the time first, so that a long label may be cut.
fn times(step: &Step) -> Vec<String> {
    let said: Vec<_> = step.durations.iter().filter(|norm| !norm.text.trim().is_empty()).collect();
    let Some(first) = said.first() else { return Vec::new() };
    let all_alike = said.len() == step.durations.len()
        && said.iter().all(|norm| norm.text.trim() == first.text.trim());
    if all_alike && (said.len() > 1 || first.case.is_none()) {
        return vec![flat(&first.text)];
    }
    let line = |norm: &&crate::Duration| {
        let case = norm.case.as_deref().map_or(ORDINARY, str::trim);
        format!("{} – {}", flat(&norm.text), flat(case))
    };
    said.iter().map(line).collect()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that say that something goes back.
const RETURNS: [&str; 6] = ["tra lai", "tra ve", "quay lai", "quay ve", "chuyen lai", "chuyen tra"];

/// The earlier step, counted from 0, that a line of this step's text sends back to by its number:
/// `Không đạt: chuyển trả lại bước 2`. Without a number, or with several, nobody knows for certain.
fn sends_back(action: &str, own: usize) -> Option<usize> {
    let mut found = Vec::new();
    for line in action.lines() {
        let folded = fold(line);
        let Some(at) = RETURNS.iter().filter_map(|word| folded.find(word)).min() else { continue };
        let after = folded.get(at..).unwrap_or_default();
        found.extend(numbers(after));
    }
    found.dedup();
    match found.as_slice() {
        [one] if (1..=own).contains(one) => Some(one - 1),
        _ => None,
    }
}

/// The numbers of the steps that a text names: `buoc 2`, `b2`.
fn numbers(folded: &str) -> Vec<usize> {
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let number = if *word == "buoc" {
            words.get(at + 1).and_then(|next| next.trim_start_matches('b').parse().ok())
        } else {
            word.strip_prefix('b').and_then(|digits| digits.parse().ok())
        };
        if let Some(number) = number
            && found.last() != Some(&number)
        {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::sends_back;

    #[test]
    fn only_a_number_says_where_it_goes_back_to() {
        for (action, own, back) in [
            ("Thẩm định.\n- Không đạt: chuyển trả lại bước 2", 3, Some(1)),
            ("Không hợp lệ thì quay lại B1.", 2, Some(0)),
            ("trả lại bước B2", 4, Some(1)),
            ("+ Không hợp lệ: chuyển trả lại cho công chức thụ lý.", 2, None),
            ("Trả lại bước 3", 2, None),
            ("Trả lại bước 5", 2, None),
            ("Trả lại bước 1 hoặc bước 2", 3, None),
            ("Xong thì chuyển bước 1", 3, None),
            ("Bước 1 đã xong thì trả lại kết quả cho người dân", 3, None),
            ("Trả lại bước 0", 3, None),
        ] {
            assert_eq!(sends_back(action, own), back, "{action}");
        }
    }
}
