//! The fishbone: six branches that lead to what is wrong, drawn for the page and for paper. Colours
//! are attributes, so that the drawing speaks for itself on paper; the page overrides them by class.

use crate::{Branch, Cause};
use std::fmt::Write;

/// The width of the drawing, which fills the width of a printed text.
pub(crate) const WIDTH: usize = 742;
/// The width of a column of a branch.
const COLUMN: usize = 196;
/// Letters in a line of a branch.
const LETTERS: usize = 27;
/// Lines of a branch, at most.
const LINES: usize = 9;
/// Letters in a line of the head.
const HEAD_LETTERS: usize = 16;
const LINE: usize = 17;
const LABEL: usize = 26;

/// A drawing with the height that it came to.
pub(crate) struct Drawn {
    pub(crate) svg: String,
    pub(crate) height: usize,
    pub(crate) alt: String,
}

/// Draws it: what is wrong on the right, three branches above the spine and three below.
pub(crate) fn draw(problem: &str, cause: &Cause) -> Drawn {
    let texts = Branch::ALL.map(|branch| lines_of(cause, branch));
    let tallest =
        |from: usize| texts.iter().skip(from).take(3).map(Vec::len).max().unwrap_or(0).max(2);
    let (above, below) = (tallest(0) * LINE + LABEL + 16, tallest(3) * LINE + LABEL + 16);
    let head = wrap(problem, HEAD_LETTERS, 7);
    let half = (head.len() * LINE / 2 + 12).max(34);
    let (spine, height) = (above.max(half) + 4, above.max(half) + below.max(half) + 8);
    let alt = told(problem, cause);
    let mut out = String::new();
    push(
        &mut out,
        format_args!(
            "<svg class=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 {} {}\" width=\"{}\" height=\"{}\" role=\"img\" aria-label=\"{}\" font-family=\"Liberation Serif, Times New Roman, serif\" font-size=\"14\">",
            WIDTH + 2,
            height + 2,
            WIDTH + 2,
            height + 2,
            escaped(&alt)
        ),
    );
    let nose = WIDTH - 132;
    push(
        &mut out,
        format_args!(
            "<path class=\"way\" fill=\"none\" stroke=\"#333\" stroke-width=\"2.4\" d=\"M4 {spine}L{nose} {spine}\"/><rect class=\"end\" x=\"{nose}\" y=\"{}\" width=\"131\" height=\"{}\" rx=\"6\" fill=\"#fdeceb\" stroke=\"#9b1717\" stroke-width=\"1.6\"/>",
            spine - half,
            half * 2
        ),
    );
    let first = spine + 5 - (head.len().max(1) - 1) * LINE / 2;
    for (place, line) in head.iter().enumerate() {
        text(&mut out, nose + 66, first + place * LINE, "middle", true, line);
    }
    for (place, branch) in Branch::ALL.into_iter().enumerate() {
        let lines = texts.get(place).map_or(&[][..], Vec::as_slice);
        bone(&mut out, branch, lines, place, (spine, height));
    }
    out.push_str("</svg>");
    Drawn { svg: out, height, alt }
}

fn bone(
    out: &mut String,
    branch: Branch,
    lines: &[String],
    place: usize,
    (spine, height): (usize, usize),
) {
    let (left, is_above) = (place % 3 * COLUMN + 4, place < 3);
    let (label, first) =
        if is_above { (0, LABEL + 16) } else { (height - LABEL, height - LABEL - 10) };
    let far = if is_above { LABEL } else { height - LABEL };
    push(
        out,
        format_args!(
            "<path class=\"way\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.4\" d=\"M{} {far}L{} {spine}\"/><rect class=\"head\" x=\"{left}\" y=\"{label}\" width=\"182\" height=\"{LABEL}\" rx=\"4\" fill=\"#e8ecf3\" stroke=\"#5b6270\"/>",
            left + 182,
            left + COLUMN + 2
        ),
    );
    text(out, left + 91, label + 18, "middle", true, branch.label());
    for (place, line) in lines.iter().enumerate() {
        let y =
            if is_above { first + place * LINE } else { first - (lines.len() - 1 - place) * LINE };
        text(out, left + 2, y, "start", false, line);
    }
}

/// What a branch contributes, broken into lines; each thing begins with a dash.
fn lines_of(cause: &Cause, branch: Branch) -> Vec<String> {
    let own = cause.bones.iter().filter(|(of, _)| *of == branch);
    let mut lines: Vec<String> =
        own.flat_map(|(_, said)| wrap(&format!("– {said}"), LETTERS, LINES)).collect();
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Breaks a text at its spaces; what does not fit into so many lines ends in an ellipsis.
fn wrap(said: &str, letters: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in said.split_whitespace() {
        let word: String = word.chars().take(letters).collect();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// The drawing in words.
fn told(problem: &str, cause: &Cause) -> String {
    let branch = |branch: Branch| {
        let said: Vec<&str> = (cause.bones.iter())
            .filter(|(of, _)| *of == branch)
            .map(|(_, said)| said.as_str())
            .collect();
        (!said.is_empty()).then(|| format!("{}: {}", branch.label(), said.join(", ")))
    };
    let said: Vec<_> = Branch::ALL.into_iter().filter_map(branch).collect();
    format!("Sơ đồ xương cá của «{problem}». {}", said.join("; "))
}

fn text(out: &mut String, x: usize, y: usize, anchor: &str, bold: bool, said: &str) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    push(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"#111\"{weight}>{}</text>",
            escaped(said)
        ),
    );
}

/// Writing to a string cannot fail.
fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    if out.write_fmt(words).is_err() {
        unreachable!("a string takes every text");
    }
}

fn escaped(said: &str) -> String {
    said.chars().filter(|c| !c.is_control()).fold(String::new(), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;

    #[test]
    fn a_fishbone_says_every_branch_and_breaks_nothing() {
        let long = "Văn thư vắng mặt mà không có ai được giao giữ con dấu thay <trong ngày>";
        let cause = Cause {
            method: Method::Fishbone,
            bones: vec![(Branch::People, long.into()), (Branch::Control, "Không ai nhắc".into())],
            ..Cause::default()
        };
        let drawn = draw("Trả muộn 2 hồ sơ chứng thực & xin lỗi chậm", &cause);
        for branch in Branch::ALL {
            assert!(drawn.svg.contains(branch.label()), "{}", drawn.svg);
        }
        assert!(!drawn.svg.contains("<trong") && drawn.svg.contains("&lt;trong"), "{}", drawn.svg);
        assert!(drawn.alt.ends_with("Kiểm tra, giám sát: Không ai nhắc"), "{}", drawn.alt);
        let empty = draw("", &Cause::default());
        assert!(empty.height > 100 && drawn.height > empty.height);
    }
}
