//! The use cases. Each runs inside one transaction that its caller opened.

mod importing;
mod keeping;
mod relating;

pub(crate) use importing::{Preview, confirm, keep_sheet, open_sheet};
pub use keeping::{edit, register};
pub use relating::{relate, withdraw_relation};

use crate::{Known, Relation, RelationKind, TextId, store};
use flow::{
    citation,
    lint::{ExternalText, Register, TextStatus},
};
use platform::{AppError, DbError, Tx};

/// The text, if it is registered. Everybody of the agency may know of it.
pub fn open(tx: &Tx<'_>, id: TextId) -> Result<Known, AppError> {
    let row = store::get(tx, id.get())?.ok_or(AppError::NotFound)?;
    Ok(store::read(row)?)
}

/// Every registered text, by number.
pub fn all(tx: &Tx<'_>) -> Result<Vec<Known>, DbError> {
    store::all(tx)?.into_iter().map(store::read).collect()
}

/// Every relation that was ever recorded, those taken back among them.
pub fn relations(tx: &Tx<'_>) -> Result<Vec<Relation>, DbError> {
    store::relations(tx)
}

/// The text of a number in whatever spelling. Inside a transaction that writes: texts from before
/// numbers had a key get theirs.
pub fn find(tx: &Tx<'_>, number: &str) -> Result<Option<TextId>, DbError> {
    give_keys(tx)?;
    Ok(store::by_key(tx, &citation::key(number))?.map(|(id,)| TextId::new(id)))
}

/// Texts that were entered before numbers had a key get theirs.
fn give_keys(tx: &Tx<'_>) -> Result<(), DbError> {
    for (id, number) in store::unkeyed(tx)? {
        store::put_key(tx, id, &citation::key(&number))?;
    }
    Ok(())
}

/// Every text, as the lint asks for them.
pub fn texts(tx: &Tx<'_>) -> Result<Register, DbError> {
    let today = text::here(tx.now()).date();
    let (all, relations) = (all(tx)?, relations(tx)?);
    let number =
        |id| all.iter().find(|known| known.id == id).map(|known| known.text.number.clone());
    let known = all.iter().map(|known| {
        let successor = known.successor(&relations);
        let is_part = known
            .touched(&relations)
            .any(|relation| relation.kind == RelationKind::ReplacesPart && relation.from <= today);
        let text = ExternalText {
            title: known.text.title.clone(),
            status: if is_part { TextStatus::PartlyExpired } else { TextStatus::InForce },
            effective_on: known.text.effective_on,
            expired_on: known.text.expired_on,
            replaced_by: successor.and_then(|relation| number(relation.new)),
            replaced_on: successor.map(|relation| relation.from),
        };
        (known.text.number.clone(), text)
    });
    Ok(known.collect())
}
