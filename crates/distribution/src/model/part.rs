use document::Content;
use flow::{Procedure, Section};
use markdown::Block;

/// How much text is shown at once, in letters.
const PAGE: usize = 1800;

/// Steps that are shown at once.
const STEPS: usize = 8;

/// A part of a version, as much as somebody reads at once. Reading is shown part after part, so that
/// "all of it was shown" is a fact and no promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Some blocks of a text, from one to before another.
    Text(usize, usize),
    /// A stored file, which has to be opened.
    File,
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
        Content::Text(text) => text_parts(&markdown::read(text).blocks),
        Content::Original(_) => vec![Part::File],
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

/// Breaks a text between its blocks, before a heading where one is near; a table or a list stays whole.
fn text_parts(blocks: &[Block]) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut from, mut letters) = (0, 0);
    for (place, block) in blocks.iter().enumerate() {
        let own = block.words().chars().count();
        let is_heading = matches!(block, Block::Heading { .. });
        let is_full = letters > 0 && letters + own > PAGE || is_heading && letters > PAGE / 2;
        // A heading goes with what it heads.
        let after_heading = place > from && matches!(blocks[place - 1], Block::Heading { .. });
        if is_full && !after_heading {
            parts.push(Part::Text(from, place));
            (from, letters) = (place, 0);
        }
        letters += own;
    }
    if from < blocks.len() || parts.is_empty() {
        parts.push(Part::Text(from, blocks.len()));
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
        Part::Text(..) | Part::File | Part::Conditions | Part::Steps(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Vec<usize> {
        let count = |part: &Part| {
            let Part::Text(from, to) = part else { panic!("{part:?}") };
            to - from
        };
        parts(&Content::Text(text.to_owned())).iter().map(count).collect()
    }

    #[test]
    fn text_is_broken_where_a_reader_would() {
        let long = "a ".repeat(500);
        for (text, want) in [
            (String::new(), vec![0]),
            ("Mục đích\n\nPhạm vi".into(), vec![2]),
            (format!("{long}\n\n{long}"), vec![1, 1]),
            (format!("{long}\n\n# Phạm vi\n\nb"), vec![1, 2]),
            (format!("{long}\n\n# Phạm vi\n\n{long}"), vec![1, 2]),
            (format!("# Mục đích\n\nb\n\n# Phạm vi\n\n{long}"), vec![4]),
        ] {
            assert_eq!(lengths(&text), want, "{}", text.len());
        }
    }

    #[test]
    fn nothing_is_lost_between_parts() {
        let text = "Một đoạn của tài liệu.\n\n".repeat(900);
        let blocks = markdown::read(&text).blocks.len();
        let mut next = 0;
        for part in parts(&Content::Text(text)) {
            let Part::Text(from, to) = part else { panic!("{part:?}") };
            assert!(from == next && to > from);
            next = to;
        }
        assert_eq!(next, blocks);
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
