//! What each indicator counts. One function, so that a page, a report and the evidence say the
//! same number.

use crate::{Indicator, Measurement, Objective, Standing, Verdict, store};
use document::Kind;
use dossier::Only;
use jiff::civil::Date;
use platform::{DbError, Span, Tx, ledger::object};

/// What an objective comes to, from a day to a day (both within), as far as it was known at the end of
/// day `known`.
pub(crate) fn evaluate(
    tx: &Tx<'_>,
    objective: &Objective,
    (from, to): (Date, Date),
    known: Date,
) -> Result<Measurement, DbError> {
    let unit = objective.content.unit;
    let of = |(numerator, denominator)| Measurement { numerator, denominator };
    match &objective.content.indicator {
        Indicator::DossiersOnTime { document } => {
            let only = Only { document: *document, unit };
            let finished = dossier::finished(tx, from, to, only)?;
            Ok(of((finished.kept(), finished.all)))
        }
        Indicator::DocumentsAcknowledged => {
            Ok(of(distribution::acknowledged_on(tx, to.min(known), unit)?))
        }
        Indicator::ProceduresInForce => {
            let day = to.min(known);
            let in_force = administrative(&master_list::counts(tx, day)?, unit);
            Ok(of((in_force, administrative(&document::counts_kept_on(tx, day)?, unit))))
        }
        Indicator::Offered { key } => {
            // Of a feature that this program does not have, nothing is known.
            let Some(offered) = platform::indicator(key) else {
                return Ok(Measurement::default());
            };
            (offered.count)(tx, Span { from, to: to.min(known) }, unit).map(of)
        }
        Indicator::Entered { .. } => {
            let (numerator, denominator, _) = entered(tx, objective, (from, to), known)?;
            Ok(of((numerator, denominator)))
        }
        Indicator::Counted { .. } => {
            // A number is no part of anything: it is so many of one, once somebody said it.
            let (count, _, values) = entered(tx, objective, (from, to), known)?;
            Ok(of((count, values.min(1))))
        }
    }
}

/// What people entered from a day to a day: both sums, and of how many values.
fn entered(
    tx: &Tx<'_>,
    objective: &Objective,
    (from, to): (Date, Date),
    known: Date,
) -> Result<(i64, i64, i64), DbError> {
    let (from, to) = (from.to_string(), to.to_string());
    store::sum(tx, objective.id.get(), &from, &to, store::moment(known) + 1)
}

/// Whether people enter what it comes to, and nobody did from a day to a day: nothing is known, which is
/// not to say that nothing happened.
pub(crate) fn is_blank(
    tx: &Tx<'_>,
    objective: &Objective,
    span: (Date, Date),
    known: Date,
) -> Result<bool, DbError> {
    let is_entered = objective.content.indicator.is_entered();
    Ok(is_entered && entered(tx, objective, span, known)?.2 == 0)
}

/// The same up to a day.
pub(crate) fn is_blank_so_far(
    tx: &Tx<'_>,
    objective: &Objective,
    day: Date,
) -> Result<bool, DbError> {
    let period = objective.content.period;
    is_blank(tx, objective, (period.from, period.to.min(day)), day)
}

fn administrative(counts: &document::Counts, unit: Option<i64>) -> i64 {
    let own = |(kind, of, _): &&(Kind, Option<i64>, i64)| {
        *kind == Kind::AdministrativeProcedure && (unit.is_none() || unit == *of)
    };
    counts.iter().filter(own).map(|(.., n)| n).sum()
}

/// What it comes to up to a day; what was fixed when it was judged, once it was.
pub(crate) fn so_far(
    tx: &Tx<'_>,
    objective: &Objective,
    day: Date,
) -> Result<Measurement, DbError> {
    if let Some(judged) = objective.judged {
        return Ok(judged);
    }
    match objective.content.period.until(day) {
        Some(period) => evaluate(tx, objective, (period.from, period.to), day),
        None => Ok(Measurement::default()),
    }
}

/// What it comes to, with what still stands against judging it.
pub(crate) fn standing(
    tx: &Tx<'_>,
    objective: &Objective,
    today: Date,
) -> Result<Standing, DbError> {
    let raised = nonconformity::raised_from(tx, &object("objective", objective.id))?;
    let (unverified,) = store::unverified(tx, objective.id.get())?;
    Ok(Standing { value: so_far(tx, objective, today)?, unverified, is_raised: !raised.is_empty() })
}

/// How the objectives of a year stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sight {
    /// Drafts.
    pub drafts: i64,
    /// Approved or judged.
    pub approved: i64,
    /// Of these, reached so far.
    pub met: i64,
    /// Of these, missed so far.
    pub missed: i64,
}

impl Sight {
    /// Those with a measurement.
    pub const fn measured(&self) -> i64 {
        self.met + self.missed
    }
}

/// The objectives of the year of a day that were approved by its end, each with what it came to by then.
pub fn year_so_far(tx: &Tx<'_>, day: Date) -> Result<Vec<(Objective, Measurement)>, DbError> {
    let mut known = Vec::new();
    for objective in store::year_on(tx, day.year().into(), day)? {
        if objective.state().is_binding() {
            let value = so_far(tx, &objective, day)?;
            known.push((objective, value));
        }
    }
    Ok(known)
}

/// How the objectives of the year of a day stood at its end.
pub fn tally(tx: &Tx<'_>, day: Date) -> Result<Sight, DbError> {
    let mut sight = Sight::default();
    for objective in store::year_on(tx, day.year().into(), day)? {
        if !objective.state().is_binding() {
            sight.drafts += 1;
            continue;
        }
        sight.approved += 1;
        match objective.content.target.judge(so_far(tx, &objective, day)?) {
            Verdict::Met => sight.met += 1,
            Verdict::Missed => sight.missed += 1,
            Verdict::Nothing => {}
        }
    }
    Ok(sight)
}
