//! What the public side is given, for the matrix of rights.

use document::VersionId;
use platform::{Actor, Role};
use testkit::{AGENCY, TestApp};

/// The result of an inspection, and the document of a version, which may be entered in English.
pub(crate) async fn make(app: &TestApp, version: VersionId) -> (String, String) {
    let made = app.write(move |tx| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::IsoSecretary];
        let content = portal::InspectionContent {
            inspected_on: text::here(tx.now()).date(),
            inspector: "Sở Khoa học và Công nghệ".into(),
            subject: "Kiểm tra duy trì hệ thống".into(),
            conclusion: "Hệ thống được duy trì.".into(),
        };
        let inspection = portal::note_inspection(tx, &by, &content, None)?;
        Ok((inspection, document::open(tx, &by, version)?.document))
    });
    let (inspection, document) = made.await.unwrap();
    (inspection.to_string(), document.to_string())
}
