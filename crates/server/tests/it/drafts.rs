//! A draft that is a stored file, a picture and a request for a change, for the matrix of rights.

use document::{Code, Content, Draft, Kind, Media, Original, Title, VersionId};
use platform::{Actor, Role, Tx};
use testkit::{AGENCY, TestApp};

/// The keys of what was made.
pub(crate) struct Made {
    /// The version whose content is a file.
    pub(crate) original: String,
    /// The hash of a picture.
    pub(crate) picture: String,
    pub(crate) request: String,
}

pub(crate) async fn make(app: &TestApp, version: VersionId) -> Made {
    let bytes = b"%PDF-1.7 a scan";
    let file = app.app().files.put(bytes).unwrap();
    let picture = app.app().files.put(b"a picture").unwrap();
    let lan = app.person("Hồ Thị Lan", &[Role::Author]).await.id();
    let made = app.write(move |tx: &Tx<'_>| {
        let mut actor = Actor::system(AGENCY, "password");
        (actor.person, actor.roles) = (lan, vec![Role::Author]);
        let original = Original {
            file: file.clone(),
            name: "quét.pdf".into(),
            media: Media::Pdf,
            bytes: 15,
            words: String::new(),
        };
        let draft = Draft {
            kind: Kind::Regulation,
            code: Code::parse("QC.01").unwrap(),
            title: Title::parse("Quy chế").unwrap(),
            unit: None,
            content: Content::Original(original),
        };
        let original = document::draft(tx, &actor, draft)?;
        let text = Draft {
            kind: Kind::Manual,
            code: Code::parse("ST.01").unwrap(),
            title: Title::parse("Sổ tay").unwrap(),
            unit: None,
            content: Content::Text(String::new()),
        };
        let text = document::draft(tx, &actor, text)?;
        document::keep_picture(tx, &actor, text, &picture)?;
        let wish = change_request::Wish {
            kind: change_request::Kind::Amend,
            version: Some(version),
            code: String::new(),
            title: String::new(),
            reason: "Quy định mới".into(),
            basis: String::new(),
            present: String::new(),
            proposed: "Sửa".into(),
            impact: String::new(),
            is_urgent: false,
        };
        let request = change_request::request(tx, &actor, &wish)?;
        let given = change_request::Given::default();
        change_request::act(tx, &actor, request, change_request::Action::Submit, &given)?;
        let (original, request) = (original.to_string(), request.to_string());
        Ok(Made { original, picture, request })
    });
    made.await.unwrap()
}
