//! Bulk import through the front door: as people use it, in a browser without scripts.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod accepting;
mod fixture;
mod hostile;
mod reading;
mod report;
mod twelve;

use bulk_import::{RunId, State};
use platform::{Role, Tx};
use testkit::{Answer, TestApp};

/// The features that imports need.
fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        bulk_import::feature(),
    ])
}

const AUTHOR: &[Role] = &[Role::Author];

/// The run to which an answer leads.
fn run(answer: &Answer) -> RunId {
    assert_eq!(answer.status, 303, "{}", answer.text);
    RunId::new(answer.location.strip_prefix("/imports/").unwrap().parse().unwrap())
}

/// Reads until nothing waits.
async fn read_all(app: &TestApp, run: RunId) {
    for _ in 0..60 {
        app.tick().await;
        if states(app, run).await.iter().all(|(_, state)| *state != State::Waiting) {
            return;
        }
    }
    panic!("some files were never read");
}

/// The files of a run by name, with where they stand.
async fn states(app: &TestApp, run: RunId) -> Vec<(String, State)> {
    let files = files(app, run).await;
    files.into_iter().map(|file| (file.name.clone(), file.state())).collect()
}

/// The files of a run.
async fn files(app: &TestApp, run: RunId) -> Vec<bulk_import::File> {
    let read = move |tx: &Tx<'_>| {
        let command = platform::Actor::system(tx.agency(), "command");
        let run = bulk_import::open_run(tx, &command, run)?;
        Ok::<_, platform::AppError>(bulk_import::overview(tx, &run)?.0)
    };
    app.app().db.at(testkit::AGENCY).read_long(read).await.unwrap()
}

/// The address of one file of a run.
async fn at(app: &TestApp, run: RunId, name: &str) -> String {
    let files = files(app, run).await;
    let file = files.iter().find(|file| file.name == name).unwrap();
    format!("/imports/{run}/files/{}", file.id)
}
