use crate::{Code, CodePattern, Kind, store};
use jiff::civil::Date;
use organization::UnitId;
use platform::{
    Actor, AppError, DbError, FieldErrors, Role, Tx,
    ledger::{Entry, object},
};

/// Who says how codes are made.
pub(crate) const PATTERN_ROLES: &[Role] =
    &[Role::IsoSecretary, Role::DocumentController, Role::Administrator];

/// The pattern of a kind, for a unit (`None`: for those without one of their own).
pub(crate) type Patterns = Vec<(Kind, Option<UnitId>, CodePattern)>;

/// Every pattern.
pub(crate) fn patterns(tx: &Tx<'_>) -> Result<Patterns, DbError> {
    let read = |(kind, unit, pattern): (String, i64, String)| {
        let unit = (unit != 0).then(|| UnitId::new(unit));
        match (Kind::parse(&kind), CodePattern::parse(&pattern)) {
            (Some(kind), Some(pattern)) => Ok((kind, unit, pattern)),
            _ => Err(store::unreadable("pattern", &pattern)),
        }
    };
    store::people::pattern_rows(tx)?.into_iter().map(read).collect()
}

/// Sets the pattern of a kind, or takes it away.
pub(crate) fn put_pattern(
    tx: &Tx<'_>,
    actor: &Actor,
    kind: Kind,
    unit: Option<UnitId>,
    pattern: Option<&CodePattern>,
) -> Result<(), AppError> {
    if !actor.is_any(PATTERN_ROLES) {
        return Err(AppError::Forbidden("role_missing"));
    }
    if let Some(unit) = unit
        && !organization::units(tx, today(tx))?.iter().any(|it| it.id == unit)
    {
        return Err(FieldErrors(vec![("unit".into(), "bad_choice")]).into());
    }
    let key = unit.map_or(0, UnitId::get);
    match pattern {
        Some(pattern) => store::people::put_pattern(tx, kind.as_str(), key, pattern.as_str())?,
        None => store::people::drop_pattern(tx, kind.as_str(), key)?,
    };
    let object = object("code_pattern", format!("{}/{key}", kind.as_str()));
    tx.record(actor, &Entry { action: "document.set_pattern", object, ..Entry::default() })?;
    Ok(())
}

/// The code that the patterns propose for a new document, if they have one for its kind.
pub fn propose_code(
    tx: &Tx<'_>,
    kind: Kind,
    unit: Option<UnitId>,
) -> Result<Option<Code>, DbError> {
    let patterns = patterns(tx)?;
    let of_kind =
        |of: Option<UnitId>| patterns.iter().find(|(known, unit, _)| *known == kind && *unit == of);
    let found = unit.and_then(|unit| of_kind(Some(unit))).or_else(|| of_kind(None));
    let Some((.., pattern)) = found else { return Ok(None) };
    let units = organization::units(tx, today(tx))?;
    let code = units.iter().find(|it| Some(it.id) == unit).map_or("", |it| it.code.as_str());
    let in_use: Vec<_> = store::codes_in_use(tx, 0)?.into_iter().map(|(code, _)| code).collect();
    Ok(pattern.propose(code, &in_use))
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}
