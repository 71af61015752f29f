//! What citizens were asked and what they said, for the matrix of rights.

use platform::{Role, Tx};
use testkit::TestApp;

/// A survey that takes slips, a message of a citizen with a file: their keys.
pub(crate) async fn make(app: &TestApp) -> (String, String, String) {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let plan = [
        ("title", "Hài lòng"),
        ("target", "Người dân"),
        ("from", "23/11/2026"),
        ("to", "30/11/2026"),
    ];
    let survey = thu.post("/surveys", &plan).await;
    assert_eq!(survey.status, 303, "{}", survey.text);
    let said = [("kind", "praise"), ("channel", "box"), ("title", "Khen"), ("words", "Nhanh")];
    let kept = thu.upload("/feedback", &said, ("files", "a.png", b"\x89PNG\r\n")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    let file = app.write(|tx: &Tx<'_>| {
        Ok(tx.find::<(i64,)>("SELECT max(id) FROM feedback_file WHERE agency_id = $1", &[&1_i64])?)
    });
    let file = file.await.unwrap().unwrap().0.to_string();
    (
        survey.location.split(['/', '?']).nth(2).unwrap().to_owned(),
        kept.location.split(['/', '?']).nth(2).unwrap().to_owned(),
        file,
    )
}
