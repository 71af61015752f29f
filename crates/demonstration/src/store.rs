//! All SQL of the demonstration: the one thing that pages alone do.

platform::queries! {
    /// Somebody opened what they have to read; a page of `distribution` notes it.
    note_opened(version: i64, person: i64, at: i64) -> exec =
        "UPDATE obligation SET opened_at = $4 WHERE agency_id = $1 AND version_id = $2 AND person_id = $3 AND opened_at IS NULL";
}
