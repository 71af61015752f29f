//! What the public side is given, for the matrix of rights.

use document::VersionId;
use platform::{Actor, Role};
use testkit::{AGENCY, TestApp};

/// The document of a version, which may be entered in English.
pub(crate) async fn make(app: &TestApp, version: VersionId) -> String {
    let made = app.write(move |tx| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::IsoSecretary];
        Ok(document::open(tx, &by, version)?.document)
    });
    made.await.unwrap().to_string()
}
