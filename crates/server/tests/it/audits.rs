//! An entry of each register of audits and reviews, for the matrix of rights.

use audit::{AUDITS, FINDINGS, LINES, PROGRAMMES, SESSIONS};
use management_review::{DECISIONS, REVIEWS, Topic, Wording};
use platform::{Actor, AppError, PersonId, Role, Tx};
use quality_register::{EntryId, Register, Values, enter, step};
use testkit::{AGENCY, TestApp};

/// The keys of what was made.
pub(crate) struct Made {
    pub(crate) programme: String,
    pub(crate) audit: String,
    pub(crate) session: String,
    pub(crate) line: String,
    pub(crate) finding: String,
    pub(crate) review: String,
    pub(crate) decision: String,
    pub(crate) guest: String,
}

#[expect(clippy::too_many_lines, reason = "one object after the other")]
pub(crate) async fn make(app: &TestApp) -> Made {
    let mut secretary = Actor::system(AGENCY, "password");
    (secretary.person, secretary.roles) = (
        app.person_of("VP", "Đinh Thị Thư Ký", &[Role::IsoSecretary]).await.id(),
        vec![Role::IsoSecretary],
    );
    let mut approver = Actor::system(AGENCY, "password");
    (approver.person, approver.roles) =
        (app.person("Đinh Văn Duyệt", &[Role::Approver]).await.id(), vec![Role::Approver]);
    let mut auditor = Actor::system(AGENCY, "password");
    (auditor.person, auditor.roles) = (
        app.person_of("NV", "Đinh Văn Đánh Giá", &[Role::Auditor]).await.id(),
        vec![Role::Auditor],
    );
    let unit = app.unit("VP").to_string();
    let showcase = app.app().showcase.clone();
    let made = app.write(move |tx| {
        let put = |by: &Actor, register: &'static Register, values: &[(&str, &str)], parent| {
            let values = values.iter().fold(Values::new(), |all, (key, it)| all.with(key, *it));
            Ok::<_, AppError>(enter(tx, by, register, &values, parent)?.id)
        };
        let go = |by: &Actor, register: &'static Register, id: EntryId, key: &str| {
            step(tx, by, register, id, key, &Values::new(), "").map(drop)
        };
        let lead = auditor.person.to_string();
        let programme = [
            ("name", "Chương trình 2026"),
            ("year", "2026"),
            ("edition", "2015"),
            ("objective", "a"),
            ("criteria", "b"),
            ("method", "c"),
        ];
        let programme = put(&secretary, &PROGRAMMES, &programme, None)?;
        go(&secretary, &PROGRAMMES, programme, "submit")?;
        go(&approver, &PROGRAMMES, programme, "approve")?;
        let audit = [
            ("name", "Đánh giá"),
            ("objective", "a"),
            ("scope", "b"),
            ("criteria", "c"),
            ("from", "2026-11-23"),
            ("to", "2026-11-24"),
            ("lead", lead.as_str()),
            ("days", "30"),
        ];
        let audit = put(&secretary, &AUDITS, &audit, Some(programme))?;
        let session = [
            ("topic", "Hồ sơ"),
            ("unit", unit.as_str()),
            ("day", "2026-11-23"),
            ("begins", "08:00"),
            ("ends", "11:00"),
            ("clauses", "7.5"),
            ("auditor", lead.as_str()),
        ];
        let session = put(&secretary, &SESSIONS, &session, Some(audit))?;
        audit::prepare(tx, &auditor, audit)?;
        let line = quality_register::every(tx, &LINES)?.remove(0).id;
        // Nobody here holds a certificate: a leader allows it in words.
        let allowed = |field: &str| Values::new().with(field, "Đã đăng ký lớp tập huấn");
        step(tx, &approver, &SESSIONS, session, "allow", &allowed("exception"), "")?;
        step(tx, &approver, &AUDITS, audit, "allow", &allowed("lead_exception"), "")?;
        go(&auditor, &AUDITS, audit, "announce")?;
        go(&auditor, &AUDITS, audit, "open")?;
        let finding = [
            ("statement", "Thiếu phiếu"),
            ("category", "minor"),
            ("unit", unit.as_str()),
            ("clause", "7.5.3"),
            ("evidence", "Hồ sơ 12"),
        ];
        let finding = put(&auditor, &FINDINGS, &finding, Some(audit))?;
        let (chair, clerk) = (approver.person.to_string(), secretary.person.to_string());
        let review = [
            ("name", "Xem xét 2026"),
            ("from", "2026-01-01"),
            ("to", "2026-10-31"),
            ("day", "2026-11-23"),
            ("chair", chair.as_str()),
            ("secretary", clerk.as_str()),
            ("participants", "a"),
        ];
        let review = put(&secretary, &REVIEWS, &review, None)?;
        go(&secretary, &REVIEWS, review, "announce")?;
        let words = Wording { topic: Topic::Resources, words: "Đủ".to_owned(), seen: 0 };
        management_review::write(tx, &secretary, review, &[words])?;
        management_review::freeze(tx, &secretary, &showcase, review)?;
        go(&secretary, &REVIEWS, review, "hold")?;
        let decision = [
            ("words", "Bổ sung người thay thế"),
            ("kind", "system"),
            ("course", "task"),
            ("unit", unit.as_str()),
            ("due", "2026-12-31"),
        ];
        let decision = put(&secretary, &DECISIONS, &decision, Some(review))?;
        let made = [programme, audit, session, line, finding, review, decision];
        Ok((made.map(|id| id.to_string()), guest(tx, &secretary)?.to_string()))
    });
    let ([programme, audit, session, line, finding, review, decision], guest) = made.await.unwrap();
    Made { programme, audit, session, line, finding, review, decision, guest }
}

/// Somebody from outside.
fn guest(tx: &Tx<'_>, by: &Actor) -> Result<PersonId, AppError> {
    let new = account::NewGuest {
        name: organization::FullName::parse("Đoàn Kiểm Tra").unwrap(),
        purpose: "Quyết định 12".to_owned(),
        login: account::Login::parse("doan.kiemtra").unwrap(),
        password_hash: "x".to_owned(),
        from: tx.now(),
        until: tx.now() + jiff::SignedDuration::from_hours(24),
    };
    account::open_guest(tx, by, &new)
}
