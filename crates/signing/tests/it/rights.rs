use crate::office::{Office, anchor, app, pki, somebody};
use platform::Role;

#[tokio::test]
async fn who_may_sign_and_who_may_trust() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let list = format!("/documents/{version}/signatures");
    for (roles, may) in [
        (&[Role::IsoSecretary][..], true),
        (&[Role::DocumentController], true),
        (&[Role::Approver], true),
        (&[Role::Author, Role::Reviewer, Role::Head, Role::Administrator, Role::Clerk], false),
        (&[Role::Reader], false),
    ] {
        let who = app.person("Ai Đó", roles).await;
        let page = who.get(&list).await;
        assert_eq!(page.status, 200, "everybody may see what was signed");
        assert_eq!(page.text.contains("Ký bằng tệp khóa PKCS#12"), may, "{roles:?}");
        for path in ["", "/uploads"] {
            let answer = who.upload(&format!("{list}{path}"), &[], ("x", "x", b"x")).await;
            assert_eq!(answer.status == 403, !may, "{roles:?} {path}: {}", answer.status);
        }
        let prepared = who.post(&format!("{list}/preparations"), &[]).await;
        assert_eq!(prepared.status == 403, !may, "{roles:?}: {}", prepared.status);
        let trusts = roles.contains(&Role::Administrator);
        let added = anchor(&who, b"x").await;
        assert_eq!(added.status, if trusts { 422 } else { 403 }, "{roles:?}");
        assert_eq!(who.get("/trust-anchors").await.text.contains("Thêm vào danh sách"), trusts);
    }
    assert_eq!(app.nobody().get(&list).await.status, 303);
}

/// What belongs to another agency answers exactly like what is not there.
#[tokio::test]
async fn a_foreigner_finds_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    office.trust().await;
    let version = office.issue("QT.VP.01", "47a/QĐ-UBND").await;
    let list = format!("/documents/{version}/signatures");
    let copy = office.sign(version, "", &somebody()).await.location;
    let copy = copy.split_once('?').unwrap().0.to_owned();
    let made = office.thu.post(&format!("{list}/preparations"), &[]).await;
    let waiting = format!("/signing-preparations/{}", made.id());
    let far = app.foreigner("Người Khác", &Role::ALL).await;
    for path in [
        list.clone(),
        copy.clone(),
        format!("{copy}/file"),
        format!("{waiting}/content"),
        format!("{waiting}/source"),
    ] {
        assert_eq!(office.thu.get(&path).await.status, 200, "{path}");
        assert_eq!(far.get(&path).await.status, 404, "{path}");
    }
    let form = [("withdraw_reason", "x")];
    assert_eq!(far.post(&format!("{copy}/withdraw"), &form).await.status, 404);
    assert_eq!(far.post(&format!("{list}/preparations"), &[]).await.status, 404);
    let sent = far.upload(&format!("{waiting}/cms"), &[], ("cms", "x", b"x")).await;
    assert_eq!(sent.status, 404);
    let page = far.get("/trust-anchors").await.text;
    assert!(!page.contains("Gốc thử nghiệm"), "{page}");
    let own = office.quan.get("/trust-anchors").await.text;
    let withdraw = own.split("action=\"").find(|it| it.contains("/withdraw")).unwrap();
    let withdraw = withdraw.split('"').next().unwrap();
    assert_eq!(far.post(withdraw, &[]).await.status, 404);
    // The same root may be trusted by both, each for itself.
    assert_eq!(anchor(&far, pki().root()).await.status, 303);

    // A copy of one version is not signed once more as another's.
    let other = office.issue("QT.VP.02", "48a/QĐ-UBND").await;
    let id = copy.rsplit_once('/').unwrap().1;
    assert_eq!(office.sign(other, id, &somebody()).await.status, 404);
}
