//! The portal through the front door.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod looks;

use portal::{Colour, Contact, Origin, Setting, Slug};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

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
