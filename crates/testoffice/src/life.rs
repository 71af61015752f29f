//! The life of a document, through the pages or past them.

use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, VersionId};
use flow::Procedure;
use platform::{Actor, AgencyId, AppError, PersonId, Role, Tx};
use std::fmt::Display;
use testkit::{AGENCY, Person, TestApp};

/// The roles of somebody who does everything with a document but write it.
pub const CHIEF: &[Role] = &[
    Role::Reviewer,
    Role::Appraiser,
    Role::Approver,
    Role::DocumentController,
    Role::IsoSecretary,
];

/// From draft to approval through the pages: by author, reviewer, appraiser and approver.
pub async fn approve(version: impl Display, people: [&Person<'_>; 4]) {
    let path = format!("/documents/{version}/actions");
    for (who, action) in people.into_iter().zip(["submit", "review", "appraise", "approve"]) {
        let done = who.post(&path, &[("action", action)]).await;
        assert_eq!(done.status, 303, "{action}: {}", done.text);
    }
}

/// Issues an approved version through the page, by a decision of today.
///
/// `from` is the day of effect, as people write it: `25/11/2026`.
pub async fn decide(
    app: &TestApp,
    who: &Person<'_>,
    version: impl Display,
    number: &str,
    from: &str,
) {
    let (version, today) = (version.to_string(), text::date(text::here(app.now()).date()));
    let form = [
        ("number", number),
        ("dated", &today),
        ("effective_on", from),
        ("subject", "Ban hành quy trình"),
        ("signer_name", "Phạm Xuân Anh"),
        ("signer_position", "Chủ tịch UBND xã"),
        ("version", &version),
    ];
    let issued = who.post("/decisions", &form).await;
    assert_eq!(issued.status, 303, "{}", issued.text);
}

/// Two people of an agency: who writes, and who does the rest.
async fn hands(app: &TestApp, agency: AgencyId) -> [Actor; 2] {
    let hire = |name: &'static str, roles: &'static [Role]| async move {
        let id = if agency == AGENCY {
            app.person(name, roles).await.id()
        } else {
            app.foreigner(name, roles).await.id()
        };
        confirmed(agency, id, roles)
    };
    [hire("Nguyễn Thị Lan", &[Role::Author]).await, hire("Trần Văn Anh", CHIEF).await]
}

fn confirmed(agency: AgencyId, person: PersonId, roles: &[Role]) -> Actor {
    let mut actor = Actor::system(agency, "password");
    (actor.person, actor.roles) = (person, roles.to_vec());
    actor.via.confirmed = true;
    actor
}

/// A document of that content in force since today, past the checks of the lint.
pub async fn in_force(
    app: &TestApp,
    agency: AgencyId,
    kind: Kind,
    code: &str,
    content: Content,
) -> VersionId {
    let [author, chief] = hands(app, agency).await;
    let code = Code::parse(code).unwrap();
    let done = app.app().db.at(agency).write(move |tx: &Tx<'_>| {
        let title = Title::parse(&format!("Tài liệu {}", code.as_str())).unwrap();
        let draft = Draft { kind, code: code.clone(), title, unit: None, content };
        let id = document::draft(tx, &author, draft)?;
        bring_through(tx, [&author, &chief], id)?;
        Ok::<_, AppError>(id)
    });
    done.await.unwrap()
}

/// The next issue of a procedure, in force since today, with a changed text.
pub async fn reissued(
    app: &TestApp,
    agency: AgencyId,
    version: VersionId,
    change: impl FnOnce(&mut Procedure) + Send + 'static,
) -> VersionId {
    let [author, chief] = hands(app, agency).await;
    let done = app.app().db.at(agency).write(move |tx: &Tx<'_>| {
        let id = document::revise(tx, &author, version, true)?;
        let mut changed = document::open(tx, &author, id)?;
        let mut procedure = changed.procedure().unwrap().clone();
        change(&mut procedure);
        changed.content = Content::Procedure(Box::new(procedure));
        changed.summary = "Sửa đổi".into();
        document::put_content(tx, &author, id, changed.edits, &changed)?;
        bring_through(tx, [&author, &chief], id)?;
        Ok::<_, AppError>(id)
    });
    done.await.unwrap()
}

fn bring_through(tx: &Tx<'_>, [author, chief]: [&Actor; 2], id: VersionId) -> Result<(), AppError> {
    document::act(tx, author, id, Action::Submit, "", "")?;
    for action in [Action::Review, Action::Appraise, Action::Approve] {
        document::act(tx, chief, id, action, "", "")?;
    }
    let today = text::here(tx.now()).date();
    let order = IssueOrder {
        number: DecisionNumber::parse(&format!("{}/QĐ-UBND", id.get() % 10_000 + 1)).unwrap(),
        dated: today,
        effective_on: today,
        subject: "Ban hành".into(),
        signer_name: "Trần Văn Anh".into(),
        signer_position: "Chủ tịch".into(),
        versions: vec![id],
    };
    document::issue(tx, chief, &order)?;
    document::take_effect(tx)?;
    Ok(())
}
