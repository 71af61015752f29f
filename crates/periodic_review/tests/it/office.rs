//! The office in which these tests happen, and documents that take effect without a browser.

use document::{Action, Code, Content, DecisionNumber, Draft, IssueOrder, Kind, Title, VersionId};
use jiff::civil::date;
use platform::{Actor, AppError, PersonId, Role, Tx, outbox::Event};
use testkit::{AGENCY, Person, TestApp};

/// The features, and what they do about each other.
pub(crate) fn app() -> TestApp {
    let features = [
        external_document::feature(),
        document::feature(),
        distribution::feature(),
        periodic_review::feature(),
    ];
    TestApp::with_reactions(features, react)
}

fn react(tx: &Tx<'_>, event: &Event) -> Result<(), AppError> {
    if event.topic == "document.effective" {
        distribution::on_effective(tx, VersionId::new(event.object))?;
    }
    Ok(())
}

/// Those who write, judge, keep and lead; all of the unit `VP`.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) lan: Person<'a>,
    pub(crate) anh: Person<'a>,
    pub(crate) thu: Person<'a>,
    pub(crate) head: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            lan: app.person("Trần Thị Lan (minh họa)", &[Role::Author]).await,
            anh: app.person("Phạm Xuân Anh (minh họa)", &[Role::Approver]).await,
            thu: app.person("Nguyễn Thị Thư (minh họa)", &[Role::IsoSecretary]).await,
            head: app.person("Lê Văn Minh (minh họa)", &[Role::Head]).await,
        }
    }

    fn actor(person: PersonId) -> Actor {
        let mut actor = Actor::system(AGENCY, "password");
        actor.via.confirmed = true;
        (actor.person, actor.roles) = (person, Role::ALL.to_vec());
        actor
    }

    /// A document of the unit `VP` in force since 2 March 2026. The clock is left at that morning.
    pub(crate) async fn document(&self, kind: Kind, code: &'static str) -> i64 {
        self.app.set_clock("2026-03-02T01:00:00Z");
        let (author, judge) = (Self::actor(self.lan.id()), Self::actor(self.anh.id()));
        let unit = self.app.unit("VP");
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let made = self.app.write(move |tx| {
            let draft = Draft {
                kind,
                code: Code::parse(code).unwrap(),
                title: Title::parse("Kiểm soát tài liệu").unwrap(),
                unit: Some(unit),
                content: Content::Text("Mục đích".into()),
            };
            let id = document::draft(tx, &author, draft)?;
            for (who, action) in [
                (&author, Action::Submit),
                (&judge, Action::Review),
                (&judge, Action::Appraise),
                (&judge, Action::Approve),
            ] {
                document::act(tx, who, id, action, "", "")?;
            }
            let order = IssueOrder {
                number: DecisionNumber::parse(&format!("1{digits}/QĐ-UBND")).unwrap(),
                dated: date(2026, 3, 2),
                effective_on: date(2026, 3, 2),
                subject: "Ban hành".into(),
                signer_name: "Phạm Xuân Anh (minh họa)".into(),
                signer_position: "Chủ tịch".into(),
                versions: vec![id],
            };
            document::issue(tx, &judge, &order)?;
            document::take_effect(tx)?;
            Ok(document::open(tx, &author, id)?.document.get())
        });
        let document = made.await.unwrap();
        self.app.settle().await;
        document
    }

    /// The figures of the board, in its order, as somebody sees them.
    pub(crate) async fn figures(&self) -> Vec<usize> {
        let page = self.thu.get("/reviews").await.text;
        let figures = page.split("<dd><a href=\"?list=").skip(1);
        figures.map(|part| part.split(['>', '<']).nth(1).unwrap().parse().unwrap()).collect()
    }
}

/// Reads the page of a document and says what came of it.
pub(crate) async fn review(
    who: &Person<'_>,
    document: i64,
    outcome: &str,
    note: &str,
) -> testkit::Answer {
    let page = who.get(&format!("/reviews/{document}")).await.text;
    let seen = page
        .split("name=\"seen\" value=\"")
        .nth(1)
        .map_or("", |part| part.split('"').next().unwrap());
    let form = [("seen", seen), ("outcome", outcome), ("note", note)];
    who.post(&format!("/reviews/{document}"), &form).await
}
