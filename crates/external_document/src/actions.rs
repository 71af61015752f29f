//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{ExternalDocument, KEEPERS, store};
use flow::lint::{ExternalText, Register};
use jiff::civil::Date;
use platform::{
    Actor, AppError, DbError, Tx,
    ledger::{Entry, object},
};

/// Enters a text, or brings its entry up to date.
pub fn register(tx: &Tx<'_>, actor: &Actor, text: &ExternalDocument) -> Result<(), AppError> {
    if actor.via.auth != "command" && !actor.is_any(KEEPERS) {
        return Err(AppError::Forbidden("role_missing"));
    }
    let ExternalDocument { number, kind, issuer, title, .. } = text;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    store::insert(
        tx,
        tx.new_key(),
        number,
        &text::sort_key(number),
        kind,
        issuer,
        title,
        day(text.issued_on),
        day(text.effective_on),
        day(text.expired_on),
        text.replaced_by.as_deref(),
        &text::fold(&format!("{number} {title} {issuer}")),
    )?;
    let object = object("external_document", number);
    tx.record(actor, &Entry { action: "external_document.register", object, ..Entry::default() })?;
    Ok(())
}

/// Every text, as the lint asks for them.
pub fn texts(tx: &Tx<'_>) -> Result<Register, DbError> {
    let lines = store::all(tx)?.into_iter();
    Ok(lines
        .map(|line| {
            let text = read(line);
            let known = ExternalText {
                title: text.title,
                effective_on: text.effective_on,
                expired_on: text.expired_on,
                replaced_by: text.replaced_by,
                ..ExternalText::default()
            };
            (text.number, known)
        })
        .collect())
}

/// A stored line as the value it stands for.
pub(crate) fn read(line: store::Line) -> ExternalDocument {
    let day = |day: Option<String>| day.and_then(|day| day.parse().ok());
    ExternalDocument {
        number: line.number,
        kind: line.kind,
        issuer: line.issuer,
        title: line.title,
        issued_on: day(line.issued_on),
        effective_on: day(line.effective_on),
        expired_on: day(line.expired_on),
        replaced_by: line.replaced_by,
    }
}
