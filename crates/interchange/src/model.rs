//! Nothing here touches a clock, a database or a request.

platform::id_type! {
    /// One export.
    ExportId
}

platform::id_type! {
    /// One package that was sent.
    ImportId
}

/// Which versions a package holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What is in force.
    InForce,
    /// Everything that was ever issued.
    Issued,
    /// The drafts too.
    All,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::InForce, Self::Issued, Self::All];

    /// The word in forms, the database and manifests.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Issued => "issued",
            Self::All => "all",
        }
    }

    /// The scope that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == word)
    }
}

/// How an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Being made.
    Running,
    /// Ready.
    Done,
    /// It failed, and the page says why.
    Failed,
    /// The program ended while it was made: nothing moved for minutes.
    Stopped,
}

/// After this time without a step an export is not being made any more, in microseconds.
const SILENCE: i64 = 5 * 60 * 1_000_000;

impl Progress {
    pub(crate) const DONE: &'static str = "done";
    pub(crate) const FAILED: &'static str = "failed";

    /// Computed from what is stored, never stored itself.
    pub(crate) fn of(state: &str, moved_at: i64, now: i64) -> Self {
        match state {
            Self::DONE => Self::Done,
            Self::FAILED => Self::Failed,
            _ if now.saturating_sub(moved_at) > SILENCE => Self::Stopped,
            _ => Self::Running,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_export_has_stopped() {
        for (state, moved_at, now, want) in [
            ("running", 0, SILENCE, Progress::Running),
            ("running", 0, SILENCE + 1, Progress::Stopped),
            ("done", 0, i64::MAX, Progress::Done),
            ("failed", 0, i64::MAX, Progress::Failed),
        ] {
            assert_eq!(Progress::of(state, moved_at, now), want);
        }
    }
}
