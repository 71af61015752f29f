//! How often one line may vote and comment. Kept in memory, by the mark of the line.

use jiff::Timestamp;
use platform::{App, Misses};
use visit_counter::Visitor;

/// Comments and wrong answers of one line in five minutes.
const COMMENTS: usize = 5;

/// Votes of one line in five minutes: an office with one address has many readers.
const VOTES: usize = 30;

/// Comments of the last minutes.
#[derive(Default)]
struct Comments(Misses<String>);

/// Votes of the last minutes.
#[derive(Default)]
struct Votes(Misses<String>);

fn within(misses: &Misses<String>, line: String, most: usize, now: Timestamp) -> bool {
    let is_within = misses.recent(&line, now) < most;
    if is_within {
        misses.note(line, now);
    }
    is_within
}

/// Whether this line may say one more thing now; it is counted.
pub(crate) fn comments(app: &App, visitor: &Visitor) -> bool {
    let line = visitor.line(&app.settings.salt);
    within(&app.memory.of::<Comments>().0, line, COMMENTS, app.clock.now())
}

/// Whether this line may vote once more now; it is counted.
pub(crate) fn votes(app: &App, visitor: &Visitor) -> bool {
    let line = visitor.line(&app.settings.salt);
    within(&app.memory.of::<Votes>().0, line, VOTES, app.clock.now())
}
