//! Accounts and sessions: who may sign in, and who is behind a request.
//!
//! | file | holds |
//! |---|---|
//! | `model` | login names and passwords that are good enough, tokens; pure |
//! | `throttle` | how often somebody may guess |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `identify` | puts the actor of a session on a request |
//! | `view` | people of an agency that took over read the one that ended |
//! | `guest` | audit mode: somebody from outside reads for a time |
//! | `form`, `pages` | sign-in, first password, own account |
//!
//! **Invariant**: wrong guesses slow down one login from one address. They never close an account,
//! so nobody can lock the administrators out.

mod actions;
mod guest;
mod identify;
mod model;
mod pages;
mod store;
mod throttle;
mod view;

pub use actions::{hash as hash_password, holder, invite, open_account, open_session};
pub use guest::{NewGuest, end_guest, guard, open_guest};
pub use identify::{cookie_name, identify};
pub use model::{Login, Password, Token};
pub use pages::confirmed;
pub use view::{leave, look_into};

use platform::{Access, Feature, NavEntry, Role, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations![
            "20261123-02_account",
            "20261126-81_account_view",
            "20261126-84_account_guest",
            "20261127-62_account_guest_outside"
        ],
        routes: routes(),
        nav: vec![
            NavEntry::new(95, "/guests", "Tài khoản cho đoàn kiểm tra")
                .under(Shelf::Keep, pages::GUESTS_NAV)
                .for_roles(guest::OPENERS),
        ],
        sentences: pages::SENTENCES,
        jobs: vec![platform::Job {
            name: "account.end_old_sessions",
            every_seconds: 3600,
            run: actions::end_old_sessions,
        }],
        queries: [store::CATALOGUE, store::own::CATALOGUE].concat(),
        ..Feature::new("account")
    }
}

fn routes() -> Routes {
    Routes::new()
        .get("/login", Access::Public, pages::login)
        .post("/login", Access::Public, pages::sign_in)
        .post("/logout", Access::SignedIn, pages::sign_out)
        .after_end()
        .get("/invitations/{token}", Access::Public, pages::invitation)
        .post("/invitations/{token}", Access::Public, pages::accept)
        .post("/people/{id}/invitations", Access::Only(&[Role::Administrator]), pages::invite)
        .get("/guests", Access::Only(guest::OPENERS), pages::guests::list)
        .post("/guests", Access::Only(guest::OPENERS), pages::guests::open)
        .post("/guests/{id}/end", Access::Only(guest::OPENERS), pages::guests::end)
        .get("/account", Access::SignedIn, pages::account)
        .post("/account/password", Access::SignedIn, pages::change_password)
        .after_end()
}
