//! What an assessment says in words, on the entry's page and on its print.

use super::words;
use crate::{
    actions::scale_by,
    map::scale_of,
    model::{PARTS, product},
};
use platform::{AppError, DbError, Tx};
use quality_register::{Entry, Moved, Shown, moves};

/// Levels in the words of the scale by which they were judged, each score beside its level, and who
/// judged on which day.
pub(crate) fn says(tx: &Tx<'_>, entry: &Entry, lines: &mut Vec<Shown>) -> Result<(), AppError> {
    if product(&entry.values, false).is_none() {
        return Ok(());
    }
    let (scale, moves) = (scale_by(tx, scale_of(entry))?, moves(tx, entry)?);
    for mut line in std::mem::take(lines) {
        let of_line = |(before, after): &(&str, &str)| [*before, *after].contains(&line.key);
        let part = PARTS.into_iter().find(of_line);
        if let (Some((part, _)), Some(level)) = (part, entry.values.whole(line.key)) {
            line.text = scale.label(part, level);
        }
        let judged = match line.key {
            "level" => Some((false, "assess", words::JUDGE)),
            "residual_level" => Some((true, "evaluate", words::JUDGE_OF_EFFECT)),
            _ => None,
        };
        let Some((is_residual, act, label)) = judged else {
            lines.push(line);
            continue;
        };
        if let Some(score) = product(&entry.values, is_residual) {
            line.text = words::scored(&score, &line.text);
        }
        lines.push(line);
        if let Some(moved) = moves.iter().rfind(|moved| moved.action == act) {
            lines.push(Shown { key: "", label, text: judge(tx, moved)? });
        }
    }
    Ok(())
}

/// Who judged, with the position of that day, and when.
fn judge(tx: &Tx<'_>, moved: &Moved) -> Result<String, DbError> {
    let day = text::here(moved.at).date();
    let member = organization::member(tx, moved.by, day)?;
    Ok(member.map_or_else(String::new, |it| words::judged(&it.name, &it.position, day)))
}
