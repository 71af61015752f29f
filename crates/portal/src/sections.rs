//! What the portal itself shows of the quality system: values of other features, none of its own.

use crate::pages::quality::words;
use document::{Content, Kind};
use jiff::{ToSpan, civil::Date};
use objective::{Indicator, Measurement, Objective, Period, Scale, Target, Verdict};
use platform::{
    AppError, DbError, PublicBlock, PublicMention, PublicPlace, PublicSection, PublicShare, Tx,
};

/// How many months of dossiers are shown.
const MONTHS: i64 = 12;

/// Every section that has something to show.
pub(crate) fn sections(tx: &Tx<'_>, today: Date) -> Result<Vec<PublicSection>, DbError> {
    let known = objective::year_so_far(tx, today)?;
    let on_time = on_time(tx, today, &known)?;
    let sections = [policy(tx)?, objectives(known, today), on_time, inspections(tx)?];
    Ok(sections.into_iter().flatten().collect())
}

fn section(place: u32, id: &'static str, title: &str, blocks: Vec<PublicBlock>) -> PublicSection {
    PublicSection { on: PublicPlace::Quality, place, id, title: title.to_owned(), blocks }
}

/// The policy in force, whole: it is for interested parties to have (5.2.2 c).
fn policy(tx: &Tx<'_>) -> Result<Option<PublicSection>, DbError> {
    let versions = document::versions_in_force(tx)?;
    let Some(version) = versions.iter().find(|version| version.kind == Kind::Policy) else {
        return Ok(None);
    };
    let Content::Text(text) = &version.content else { return Ok(None) };
    let since = words::policy_since(version.code.as_str(), version.effective_on);
    let blocks = vec![PublicBlock::Markdown(text.clone()), PublicBlock::Text(since)];
    Ok(Some(section(10, "policy", words::POLICY, blocks)))
}

/// The objectives of the year with what they come to so far.
fn objectives(known: Vec<(Objective, Measurement)>, today: Date) -> Option<PublicSection> {
    if known.is_empty() {
        return None;
    }
    let row = |(objective, value): (Objective, Measurement)| {
        let content = objective.content;
        if content.indicator.scale() == Scale::Count {
            return counted(&content, value);
        }
        judged(content.statement, value, Some(content.target))
    };
    let blocks = vec![PublicBlock::Shares {
        caption: words::objectives_caption(today),
        heads: words::OBJECTIVE_HEADS.map(Into::into),
        rows: known.into_iter().map(row).collect(),
    }];
    Some(section(40, "objectives", words::OBJECTIVES, blocks))
}

/// A share with what is to be reached, where that is set: one share has one colour on the whole page.
fn judged(label: String, value: Measurement, target: Option<Target>) -> PublicShare {
    let verdict = target.map_or(Verdict::Nothing, |target| target.judge(value));
    let share = words::share(value.numerator, value.denominator);
    PublicShare {
        label,
        permille: value.permille(),
        value: if verdict == Verdict::Nothing {
            share
        } else {
            format!("{share} – {}", verdict.label())
        },
        target: target.map(Target::label).unwrap_or_default(),
        is_missed: verdict == Verdict::Missed,
    }
}

/// A number of things with what is to be reached: it is no share, and has no bar.
fn counted(content: &objective::Content, value: Measurement) -> PublicShare {
    let (verdict, count) = (content.target.judge(value), text::count(value.numerator));
    PublicShare {
        label: content.statement.clone(),
        permille: None,
        value: match verdict {
            Verdict::Nothing => words::share(0, 0),
            Verdict::Met | Verdict::Missed => format!("{count} – {}", verdict.label()),
        },
        target: content.target_label(),
        is_missed: verdict == Verdict::Missed,
    }
}

/// What the agency aims at for all its dossiers in a month, if anything.
fn aim(known: &[(Objective, Measurement)], month: Period) -> Option<Target> {
    let is_aim = |objective: &&Objective| {
        let content = &objective.content;
        let counts_all = content.indicator == Indicator::DossiersOnTime { document: None };
        counts_all && content.unit.is_none() && content.period.holds(month)
    };
    known.iter().map(|(objective, _)| objective).find(is_aim).map(|it| it.content.target)
}

/// Dossiers settled in time, month by month, with how many there were.
fn on_time(
    tx: &Tx<'_>,
    today: Date,
    known: &[(Objective, Measurement)],
) -> Result<Option<PublicSection>, DbError> {
    let this = today.first_of_month();
    let mut rows = Vec::new();
    for back in 0..MONTHS {
        let from = this.saturating_sub(back.months());
        let to = from.last_of_month().min(today);
        let told = dossier::finished(tx, from, to, dossier::Only::default())?;
        let value = Measurement { numerator: told.kept(), denominator: told.all };
        if value.denominator > 0 {
            let label = from.strftime("%m/%Y").to_string();
            rows.push(judged(label, value, aim(known, Period { from, to })));
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    let mut heads = words::MONTH_HEADS.map(String::from);
    if rows.iter().all(|row| row.target.is_empty()) {
        heads[2].clear();
    }
    let caption = words::MONTHS_CAPTION.to_owned();
    let blocks = vec![PublicBlock::Shares { caption, heads, rows }];
    Ok(Some(section(50, "on-time", words::ON_TIME, blocks)))
}

/// The inspections that the agency chose to publish.
fn inspections(tx: &Tx<'_>) -> Result<Option<PublicSection>, DbError> {
    let shown = inspection::shown(tx).map_err(AppError::into_db)?;
    if shown.is_empty() {
        return Ok(None);
    }
    let mut blocks = Vec::new();
    for inspection in shown {
        blocks.push(PublicBlock::Facts(words::inspection(&inspection)));
        if inspection.has_paper {
            let href = format!("/inspections/{}", inspection.id);
            let label = words::INSPECTION_FILE.to_owned();
            blocks.push(PublicBlock::Links(vec![PublicMention {
                href,
                label,
                note: String::new(),
            }]));
        }
    }
    Ok(Some(section(70, "inspections", words::INSPECTIONS, blocks)))
}
