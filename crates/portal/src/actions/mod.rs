//! The use cases. Each runs inside one transaction that its caller opened.

mod gathering;
mod opening;
mod translating;

pub(crate) use gathering::library;
pub use opening::contradicted;
pub use translating::{translate, translation, translations};

use crate::{Setting, Site, permit, store};
use platform::{
    Actor, AppError, Db, DbError, Tx,
    ledger::{Entry, object},
};

/// The portal of the transaction's agency, if somebody set it up.
pub fn site(tx: &Tx<'_>) -> Result<Option<Site>, DbError> {
    store::of_agency(tx)?.map(store::read).transpose()
}

/// The portals that are open, by their names in addresses.
pub fn open_portals(db: &Db) -> Result<Vec<String>, DbError> {
    let open = db.anywhere().read_now(store::global::open)?;
    Ok(open.iter().map(|site| site.slug().to_owned()).collect())
}

/// Sets how the agency shows itself to the public.
pub fn configure(tx: &Tx<'_>, actor: &Actor, setting: &Setting) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    let holder = store::global::by_slug(tx, setting.slug.as_str())?.map(store::read).transpose()?;
    if holder.is_some_and(|site| site.agency != tx.agency()) {
        return Err(AppError::Conflict("slug_taken"));
    }
    let was_open = site(tx)?.is_some_and(|site| site.setting.is_open);
    store::put_setting(tx, setting)?;
    let action = match (was_open, setting.is_open) {
        (false, true) => "portal.open",
        (true, false) => "portal.close",
        _ => "portal.configure",
    };
    let object = object("portal", tx.agency());
    tx.record(actor, &Entry { action, object, ..Entry::default() })?;
    Ok(())
}
