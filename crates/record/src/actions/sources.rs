//! What procedures in force say about records, held against the register.

use super::{keeping, today};
use crate::{Facts, Medium, RecordType, Retention, TypeId, Way, may_keep, store};
use document::DocumentId;
use flow::Procedure;
use platform::{Actor, AppError, DbError, Tx};

/// A record that a procedure in force names and the register lacks, or says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The procedure.
    pub document: DocumentId,
    /// Its code.
    pub code: String,
    /// The unit that owns it.
    pub unit: Option<i64>,
    /// The place of the record in the procedure, from 0.
    pub place: usize,
    /// The record's name there.
    pub name: String,
    /// Who keeps it, as the procedure says.
    pub keeper: String,
    /// How long, as the procedure says.
    pub written: String,
    /// The same understood, where it says one thing.
    pub retention: Option<Retention>,
    /// The kind on the register that says otherwise; none where the register lacks it.
    pub differs: Option<(TypeId, String, Retention)>,
}

/// Where procedures in force and the register part ways, by procedure.
pub fn gaps(tx: &Tx<'_>) -> Result<Vec<Gap>, DbError> {
    let types = store::types(tx, today(tx))?;
    let mut gaps = Vec::new();
    for (document, code, unit, content) in store::procedures(tx)? {
        let procedure: Procedure = serde_json::from_str(&content)
            .map_err(|e| store::unreadable("content", &e.to_string()))?;
        let document = DocumentId::new(document);
        gaps.extend(of_procedure(document, &code, unit, &procedure, &types));
    }
    Ok(gaps)
}

fn of_procedure(
    document: DocumentId,
    code: &str,
    unit: Option<i64>,
    procedure: &Procedure,
    types: &[RecordType],
) -> Vec<Gap> {
    let own: Vec<_> = types.iter().filter(|it| it.facts.document == Some(document)).collect();
    let named = procedure.records.iter().enumerate();
    named
        .filter_map(|(place, record)| {
            let written = record.retention.clone().unwrap_or_default();
            let retention = Retention::read(&written);
            let name = text::fold(&record.name);
            let known = own.iter().find(|it| text::fold(&it.facts.name) == name);
            let differs = match (known, &retention) {
                (None, _) => None,
                (Some(known), Some(said)) if known.facts.retention != *said => {
                    let Facts { code, retention, .. } = &known.facts;
                    Some((known.id, code.clone(), retention.clone()))
                }
                // The same, or the procedure only points elsewhere.
                (Some(_), _) => return None,
            };
            let keeper = record.keeper.clone().unwrap_or_default();
            let (code, name) = (code.to_owned(), record.name.clone());
            Some(Gap { document, code, unit, place, name, keeper, written, retention, differs })
        })
        .collect()
}

/// Takes over what procedures name and the register lacks: each with the number of years that the
/// procedure says, or else with `years`. Returns how many were taken.
pub fn take(
    tx: &Tx<'_>,
    actor: &Actor,
    chosen: &[(DocumentId, usize)],
    years: u16,
) -> Result<usize, AppError> {
    may_keep(actor)?;
    let today = today(tx);
    let mut codes: Vec<String> =
        store::types(tx, today)?.into_iter().map(|it| it.facts.code).collect();
    let mut taken = 0;
    for gap in gaps(tx)? {
        let is_chosen = chosen.contains(&(gap.document, gap.place));
        if !is_chosen || gap.differs.is_some() {
            continue;
        }
        let free = (1..).map(|n| format!("HS.{}-{n:02}", gap.code));
        let Some(code) = free.into_iter().find(|code| !codes.contains(code)) else { continue };
        let retention = gap.retention.unwrap_or(Retention::Years(years));
        let disposal = if retention == Retention::Permanent { Way::Keep } else { Way::Shred };
        let facts = Facts {
            code: code.clone(),
            name: gap.name,
            document: Some(gap.document),
            unit: gap.unit,
            keeper: gap.keeper,
            medium: Medium::Paper,
            place: String::new(),
            retention,
            retention_text: gap.written,
            disposal,
            basis: String::new(),
        };
        keeping::register(tx, actor, &facts, today)?;
        codes.push(code);
        taken += 1;
    }
    if taken == 0 {
        return Err(AppError::Conflict("record_nothing"));
    }
    Ok(taken)
}
