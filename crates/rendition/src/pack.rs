//! Every document in force on paper, for an inspection.

use crate::{Stamp, prepare};
use document::{Kind, Version};
use platform::{Actor, AppError, PackAsk, PackItem, PackPaper, Tx};

/// The documents in force; policy and objectives stand where the outline asks for them.
pub(crate) fn pack(tx: &Tx<'_>, ask: PackAsk) -> Result<Vec<PackPaper>, AppError> {
    let versions = document::versions_in_force(tx)?;
    Ok(versions.iter().map(|version| paper(ask, version)).collect())
}

fn paper(ask: PackAsk, version: &Version) -> PackPaper {
    let item = match version.kind {
        Kind::Policy | Kind::Objectives => PackItem::PolicyObjectives,
        Kind::Plan => PackItem::Plan,
        Kind::Manual
        | Kind::Scope
        | Kind::ProcessMap
        | Kind::Appendix
        | Kind::Regulation
        | Kind::Form
        | Kind::SystemProcedure
        | Kind::Instruction
        | Kind::AdministrativeProcedure => PackItem::Documents,
    };
    let (id, code) = (version.id, version.code.as_str());
    PackPaper {
        item,
        title: format!("{code} {}", version.title.as_str()),
        file_name: format!("{}.pdf", text::file_name(code, "tai-lieu")),
        print: Box::new(move |app| {
            let reader = Actor::system(ask.agency, "clock");
            let prepared = |tx: &Tx<'_>| prepare(tx, &reader, id, &Stamp::Uncontrolled);
            app.db.at(ask.agency).read_now(prepared)?.pdf(&app.files)
        }),
    }
}
