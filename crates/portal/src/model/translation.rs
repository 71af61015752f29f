use document::VersionId;

/// A procedure in English, in the words of whoever entered it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// Its name.
    pub title: String,
    /// Who may apply.
    pub applicants: String,
    /// What to bring, a line each.
    pub bring: String,
    /// Where to apply.
    pub place: String,
    /// How long it takes.
    pub duration: String,
    /// What it costs.
    pub fee: String,
    /// What one gets.
    pub result: String,
    /// Anything else.
    pub note: String,
}

/// A translation with what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// What it says.
    pub text: Translation,
    /// The version that it was made from.
    pub version: VersionId,
    /// How often it was saved, so that two people do not overwrite each other.
    pub edits: i64,
}

impl Translated {
    /// Whether the procedure was issued anew since.
    pub fn is_outdated(&self, in_force: VersionId) -> bool {
        self.version != in_force
    }
}
