use super::sweep;
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

/// Five documents in force, three of one agency and two of another, without the way that leads there.
async fn in_force(app: &TestApp) {
    for (agency, ids) in [(AGENCY, 1..=3_i64), (OTHER_AGENCY, 4..=5)] {
        let put = app.app().db.at(agency).write(move |tx| {
            for id in ids {
                let code = format!("QT.{id}");
                let document = "INSERT INTO document (agency_id, id, kind, code, code_key, title, title_key, folded, is_withdrawn)
                     VALUES ($1, $2, 'instruction', $3, $3, 'A', 'a', 'a', 0)";
                tx.execute(document, &[&agency.get(), &id, &code.as_str()])?;
                let version = "INSERT INTO document_version (agency_id, id, document_id, issue_no, revision_no, state, title, author_id, summary, basis, content, content_hash, edits, changed_at, effective_on)
                     VALUES ($1, $2, $2, 1, 0, 'effective', 'A', 1, '', '', 'A', '', 0, 0, '2026-11-01')";
                tx.execute(version, &[&agency.get(), &id])?;
            }
            Ok::<_, platform::DbError>(())
        });
        put.await.unwrap();
    }
}

#[tokio::test]
async fn the_sweep_goes_on_where_it_stopped_through_all_agencies() {
    let app = TestApp::new([document::feature(), crate::feature()]);
    in_force(&app).await;
    app.person("Trần Thị Lan", &[]).await;
    app.foreigner("Người Khác", &[]).await;
    let asked = async |slice| {
        let swept = app.app().db.anywhere().write(move |tx| {
            sweep(tx, slice)?;
            tx.list::<(i64,)>("SELECT version_id FROM obligation ORDER BY version_id", &[])
        });
        swept.await.unwrap().into_iter().map(|(version,)| version).collect::<Vec<_>>()
    };
    assert_eq!(asked(2).await, [1, 2]);
    assert_eq!(asked(2).await, [1, 2, 3, 4], "across agencies, each in its own");
    assert_eq!(asked(2).await, [1, 2, 3, 4, 5]);
    // At the end it begins again, so that whoever came meanwhile is asked too.
    app.person("Lê Văn Minh", &[]).await;
    assert_eq!(asked(2).await.len(), 7, "the first two, for the newcomer");
    assert_eq!(asked(100).await.len(), 8, "what is left of the round");
    assert_eq!(asked(100).await.len(), 8, "and nothing twice");
}
