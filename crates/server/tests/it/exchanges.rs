//! What is exchanged with other agencies, for the matrix of rights.

use document::{Code, Title};
use platform::{Actor, Role, Tx};
use serde_json::json;
use testkit::{AGENCY, TestApp};

/// A master that came in a package, and a document of ours that follows it.
pub(crate) async fn adoption(app: &TestApp) -> (String, String) {
    let thu = app.person("Lê Thị Thư", &[Role::IsoSecretary]).await.id();
    let made = app.write(move |tx: &Tx<'_>| {
        let mut actor = Actor::system(AGENCY, "password");
        (actor.person, actor.roles) = (thu, vec![Role::IsoSecretary]);
        let imported = adoption::Imported {
            installation: "test.example/province".into(),
            document: 7,
            origin: "UBND tỉnh".into(),
            code: "QT.MAU.01".into(),
            title: "Quy trình mẫu".into(),
            issue_no: 1,
            revision_no: 0,
            effective_on: None,
            procedure: flow::Procedure::default(),
            content_hash: String::new(),
            fields: Vec::new(),
            signer: String::new(),
            package: String::new(),
        };
        let edition = adoption::keep_imported(tx, &actor, imported)?;
        let code = Code::parse("QT.THEO.01").unwrap();
        let title = Title::parse("Theo mẫu").unwrap();
        let values = Vec::new();
        let order = adoption::Adoption { edition, code, title, unit: None, values };
        let version = adoption::adopt(tx, &actor, order)?;
        Ok((edition, document::open(tx, &actor, version)?.document))
    });
    let (edition, document) = made.await.unwrap();
    (edition.to_string(), document.to_string())
}

/// A package that was made, and one that was sent.
pub(crate) async fn interchange(app: &TestApp) -> (String, String) {
    let hash = app.app().files.put(b"a package").unwrap();
    let package = json!({
        "manifest": {
            "format": 1, "program": "test", "agency": "UBND tỉnh", "agency_code": "",
            "scope": "in_force", "record": { "size": 0, "root": "" }, "documents": 0, "members": [],
        },
        "manifest_sha256": "", "key": "test.example/province+0+0", "documents": [],
    });
    let made = app.write(move |tx: &Tx<'_>| {
        let (export, import) = (tx.new_key(), tx.new_key());
        tx.execute(
            "INSERT INTO interchange_export (agency_id, id, scope, state, done, total, file_hash, fault, person_id, at, moved_at)
             VALUES (1, $1, 'in_force', 'done', 0, 0, $2, '', 0, 0, 0)",
            &[&export, &hash],
        )?;
        tx.execute(
            "INSERT INTO interchange_import (agency_id, id, file_hash, file_name, signer, manifest, content, person_id, at)
             VALUES (1, $1, $2, 'p.zip', 'test.example/province+0+0', '', $3, 0, 0)",
            &[&import, &hash, &package.to_string()],
        )?;
        Ok((export, import))
    });
    let (export, import) = made.await.unwrap();
    (export.to_string(), import.to_string())
}
