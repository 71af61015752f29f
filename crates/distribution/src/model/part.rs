use document::Content;
use flow::{Procedure, Section};

/// How much text is shown at once, in letters.
const PAGE: usize = 1800;

/// Steps that are shown at once.
const STEPS: usize = 8;

/// A part of a version, as much as somebody reads at once. Reading is shown part after part, so that
/// "all of it was shown" is a fact and no promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Some text, as it is stored.
    Text(String),
    /// What a procedure is for, and the sections before its content.
    Opening,
    /// What is handed in, how long it takes, what it costs, on what it rests.
    Conditions,
    /// Some steps, from one to before another.
    Steps(usize, usize),
    /// Forms, records and the sections at the end.
    Closing,
}

/// The parts of a content, in order; never none.
pub fn parts(content: &Content) -> Vec<Part> {
    match content {
        Content::Text(text) => text_parts(text),
        Content::Procedure(procedure) => procedure_parts(procedure),
    }
}

fn procedure_parts(procedure: &Procedure) -> Vec<Part> {
    let mut parts = vec![Part::Opening, Part::Conditions];
    let steps = procedure.steps.len();
    parts.extend((0..steps).step_by(STEPS).map(|from| Part::Steps(from, steps.min(from + STEPS))));
    parts.push(Part::Closing);
    parts
}

/// Breaks text between paragraphs, before a heading where one is near, never inside a table or a list.
fn text_parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut page, mut letters) = (String::new(), 0);
    for line in text.lines() {
        let heading = line.starts_with('#') && letters > PAGE / 2;
        let full = letters > 0 && letters + line.chars().count() > PAGE;
        let inside = line.starts_with(['|', ' ', '-', '*', '+']);
        if (heading || full && !inside) && !page.trim().is_empty() {
            parts.push(Part::Text(std::mem::take(&mut page)));
            letters = 0;
        }
        page.push_str(line);
        page.push('\n');
        letters += line.chars().count();
    }
    if !page.trim().is_empty() || parts.is_empty() {
        parts.push(Part::Text(page));
    }
    parts
}

/// Where a section of a procedure is shown.
pub(crate) fn belongs(section: &Section, part: &Part) -> bool {
    let number = section.number.trim().trim_end_matches('.');
    let top = number.split(['.', ' ']).next().unwrap_or_default();
    let title = text::fold(&section.title);
    let about_steps = ["cac buoc", "trinh tu", "xu ly cong viec", "luu do"];
    match part {
        Part::Opening => !matches!(top, "5" | "6" | "7" | "8" | "9"),
        // The rest of section 5 is shown from the data that were read out of it.
        Part::Steps(0, _) => top == "5" && about_steps.iter().any(|words| title.contains(words)),
        Part::Closing => matches!(top, "8" | "9"),
        Part::Text(_) | Part::Conditions | Part::Steps(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Vec<usize> {
        let count = |part: &Part| match part {
            Part::Text(text) => text.lines().count(),
            other => panic!("{other:?}"),
        };
        parts(&Content::Text(text.to_owned())).iter().map(count).collect()
    }

    #[test]
    fn text_is_broken_where_a_reader_would() {
        let long = "a".repeat(1000);
        for (text, want) in [
            (String::new(), vec![0]),
            ("Mục đích\nPhạm vi".into(), vec![2]),
            (format!("{long}\n{long}"), vec![1, 1]),
            (format!("{long}\n# Phạm vi\nb"), vec![1, 2]),
            (format!("# Mục đích\nb\n# Phạm vi\n{long}"), vec![4]),
            (format!("| {long} |\n| {long} |\n| {long} |\n{long}"), vec![3, 1]),
        ] {
            assert_eq!(lengths(&text), want);
        }
    }

    #[test]
    fn nothing_is_lost_between_parts() {
        let text: String = (0..900).map(|n| format!("Đoạn {n} của tài liệu.\n")).collect();
        let joined: String = parts(&Content::Text(text.clone()))
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => text,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn a_procedure_with_many_steps_has_several_parts() {
        let mut procedure = Procedure::default();
        for (steps, want) in [(0, 3), (1, 4), (8, 4), (9, 5), (20, 6)] {
            procedure.steps = vec![flow::Step::default(); steps];
            let found = parts(&Content::Procedure(Box::new(procedure.clone())));
            assert_eq!(found.len(), want, "{steps} steps");
        }
    }
}
