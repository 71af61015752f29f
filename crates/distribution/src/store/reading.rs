use crate::Question;
use document::VersionId;
use platform::{DbError, PersonId, Tx, queries, row};

row! {
    struct QuestionRow { question: String, choices: String, right_choice: i64, part_no: i64 }
}

queries! {
    note_shown(version: i64, person: i64, part: i64, at: i64) -> exec =
        "INSERT INTO reading_part (agency_id, version_id, person_id, part_no, shown_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agency_id, version_id, person_id, part_no) DO NOTHING";
    shown(version: i64, person: i64) -> many (i64,) =
        "SELECT part_no FROM reading_part WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 ORDER BY part_no";
    questions(version: i64) -> many QuestionRow =
        "SELECT question, choices, right_choice, part_no FROM reading_question WHERE agency_id = $1 AND version_id = $2 ORDER BY question_no";
    forget_questions(version: i64) -> exec =
        "DELETE FROM reading_question WHERE agency_id = $1 AND version_id = $2";
    insert_question(version: i64, no: i64, question: &str, choices: &str, right: i64, part: i64) -> exec =
        "INSERT INTO reading_question (agency_id, version_id, question_no, question, choices, right_choice, part_no) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    attempts(version: i64, person: i64) -> one (i64,) =
        "SELECT count(*) FROM reading_attempt WHERE agency_id = $1 AND version_id = $2 AND person_id = $3";
    insert_attempt(version: i64, person: i64, no: i64, at: i64, right: i64, of: i64) -> exec =
        "INSERT INTO reading_attempt (agency_id, version_id, person_id, attempt_no, at, right_of, questions) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Whether anybody answered or acknowledged already.
    answers(version: i64) -> one (i64,) =
        "SELECT (SELECT count(*) FROM reading_attempt WHERE agency_id = $1 AND version_id = $2)
              + (SELECT count(*) FROM obligation WHERE agency_id = $1 AND version_id = $2 AND acknowledged_at IS NOT NULL)";
}

/// The parts of a version that somebody saw.
pub(crate) fn shown_to(
    tx: &Tx<'_>,
    version: VersionId,
    person: PersonId,
) -> Result<Vec<usize>, DbError> {
    let parts = shown(tx, version.get(), person.get())?.into_iter();
    Ok(parts.filter_map(|(part,)| usize::try_from(part).ok()).collect())
}

/// The questions about a version.
pub(crate) fn questions_of(tx: &Tx<'_>, version: VersionId) -> Result<Vec<Question>, DbError> {
    let read = |row: QuestionRow| Question {
        text: row.question,
        choices: row.choices.lines().map(str::to_owned).collect(),
        right: usize::try_from(row.right_choice).unwrap_or_default(),
        part: usize::try_from(row.part_no).unwrap_or_default(),
    };
    Ok(questions(tx, version.get())?.into_iter().map(read).collect())
}

/// Puts these questions in the place of those before.
pub(crate) fn put_questions(
    tx: &Tx<'_>,
    version: VersionId,
    asked: &[Question],
) -> Result<(), DbError> {
    forget_questions(tx, version.get())?;
    for (no, question) in (1..).zip(asked) {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let (right, part) = (number(question.right), number(question.part));
        let choices = question.choices.join("\n");
        insert_question(tx, version.get(), no, &question.text, &choices, right, part)?;
    }
    Ok(())
}
