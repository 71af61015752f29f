//! The portal through the front door.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod board;
mod export;
mod frames;
mod look_up;
mod looks;
mod office;
mod processes;
mod quality;
mod staff;

use portal::{Colour, Contact, Origin, Setting, Slug};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

/// The features that the portal shows.
fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        legal_watch::feature(),
        distribution::feature(),
        master_list::feature(),
        dossier::feature(),
        nonconformity::feature(),
        inspection::feature(),
        objective::feature(),
        quality_register::feature(),
        visit_counter::feature(),
        portal::feature(),
    ])
}

/// A portal as an agency sets it up.
fn setting(slug: &str) -> Setting {
    Setting {
        slug: Slug::parse(slug).unwrap(),
        is_open: true,
        welcome: "Thủ tục, hồ sơ, chất lượng phục vụ".into(),
        contact: Contact { phone: "0233 3 123 456".into(), ..Contact::default() },
        colour: Colour::parse("#0b4a7d").unwrap(),
        emblem: None,
        framers: vec![Origin::parse("https://thunghiem.gov.vn").unwrap()],
    }
}

/// Sets a portal up without a browser.
async fn open(app: &TestApp, setting: Setting) {
    let work = move |tx: &platform::Tx<'_>| {
        let mut by = platform::Actor::system(AGENCY, "command");
        by.roles = vec![platform::Role::Administrator];
        portal::configure(tx, &by, &setting)
    };
    app.write(work).await.unwrap();
}
