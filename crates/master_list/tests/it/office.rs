//! The office in which these tests happen, and documents that take effect without a browser.

use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, VersionId};
use jiff::civil::Date;
use platform::{Actor, AppError, PersonId, Role, Tx, outbox::Event};
use testkit::{AGENCY, TestApp};

pub(crate) fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        master_list::feature(),
    ];
    TestApp::with_reactions(features, react)
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    let version = VersionId::new(event.object);
    match event.topic.as_str() {
        "document.suspended" => master_list::on_suspended(tx, version)?,
        "document.resumed" => master_list::on_resumed(tx, version)?,
        _ => {}
    }
    Ok(())
}

/// Somebody who plays every part that a document's life needs; `n` tells two of them apart.
pub(crate) fn actor(n: i64) -> Actor {
    let mut actor = Actor::system(AGENCY, "password");
    actor.via.confirmed = true;
    actor.person = PersonId::new(n);
    actor.roles = Role::ALL.to_vec();
    actor
}

/// The keys of two people: who writes, and who judges.
#[derive(Clone, Copy)]
pub(crate) struct Hands {
    pub(crate) author: i64,
    pub(crate) judge: i64,
}

impl Hands {
    pub(crate) async fn new(app: &TestApp) -> Self {
        let author = app.person("Trần Thị Lan", &[Role::Author]).await;
        let judge = app.person("Phạm Xuân Anh", &[Role::Approver]).await;
        Self { author: author.id().get(), judge: judge.id().get() }
    }

    /// Begins a document.
    pub(crate) fn draft(
        self,
        tx: &Tx<'_>,
        kind: Kind,
        code: &str,
        title: &str,
    ) -> Result<VersionId, AppError> {
        let content = if kind == Kind::AdministrativeProcedure {
            Content::blank(kind)
        } else {
            Content::Text("Mục đích".to_owned())
        };
        let (code, title) = (Code::parse(code).unwrap(), Title::parse(title).unwrap());
        document::draft(tx, &actor(self.author), Draft { kind, code, title, unit: None, content })
    }

    /// Begins the next issue.
    pub(crate) fn revise(
        self,
        tx: &Tx<'_>,
        from: VersionId,
        whole: bool,
    ) -> Result<VersionId, AppError> {
        let id = document::revise(tx, &actor(self.author), from, whole)?;
        let mut version = document::open(tx, &actor(self.author), id)?;
        version.summary = String::from("Bỏ bước 3");
        document::put_content(tx, &actor(self.author), id, version.edits, &version)?;
        Ok(id)
    }

    /// Brings a draft through to its decision.
    pub(crate) fn issue(
        self,
        tx: &Tx<'_>,
        id: VersionId,
        number: &str,
        dated: Date,
        from: Date,
    ) -> Result<(), AppError> {
        for (who, action) in [
            (self.author, Action::Submit),
            (self.judge, Action::Review),
            (self.judge, Action::Appraise),
            (self.judge, Action::Approve),
        ] {
            document::act(tx, &actor(who), id, action, "", "")?;
        }
        let order = IssueOrder {
            number: DecisionNumber::parse(number).unwrap(),
            dated,
            effective_on: from,
            subject: "Ban hành".to_owned(),
            signer_name: "Phạm Xuân Anh".to_owned(),
            signer_position: "Chủ tịch UBND xã".to_owned(),
            versions: vec![id],
        };
        document::issue(tx, &actor(self.judge), &order).map(drop)
    }

    /// Suspends a version, or applies it again.
    pub(crate) fn toggle(self, tx: &Tx<'_>, id: VersionId) -> Result<(), AppError> {
        let judge = actor(self.judge);
        let is_suspended = document::open(tx, &judge, id)?.state() == document::State::Suspended;
        let action = if is_suspended { Action::Resume } else { Action::Suspend };
        document::act(tx, &judge, id, action, "Chờ hướng dẫn", "").map(drop)
    }

    /// Takes a version out of use.
    pub(crate) fn withdraw(self, tx: &Tx<'_>, id: VersionId) -> Result<(), AppError> {
        document::act(tx, &actor(self.judge), id, Action::Withdraw, "Không còn dùng", "").map(drop)
    }
}
