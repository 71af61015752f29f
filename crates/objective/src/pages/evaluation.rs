//! «Đánh giá thực hiện mục tiêu» on paper, at mid-year and at the end (`iso-in-agencies.md` 4.1): what
//! was reached, why not, what is done about it, and how far the plan is.

use super::{
    parts, planned,
    printed::{Column, Set, pdf, respond, table},
    share, words,
};
use crate::{Objective, Verdict, measure, store};
use axum::{
    extract::{Query, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, Tx, ledger::object, list::ListQuery};
use typeset::{Align, PaperPart, PaperSheet, Width};

const RESULTS: &[Column] = &[
    ("TT", Width::Cm(1.0), Align::Center),
    ("Số hiệu", Width::Cm(2.1), Align::Left),
    ("Mục tiêu", Width::Share(1.3), Align::Left),
    ("Chỉ số, cách tính", Width::Share(1.2), Align::Left),
    ("Mức phải đạt", Width::Cm(1.9), Align::Center),
    ("Kết quả", Width::Cm(2.4), Align::Center),
    ("Đánh giá", Width::Cm(2.0), Align::Center),
    ("Nguyên nhân, nhận xét", Width::Share(1.1), Align::Left),
    ("Hành động", Width::Share(1.0), Align::Left),
];

const TASKS: &[Column] = &[
    ("TT", Width::Cm(1.0), Align::Center),
    ("Mục tiêu", Width::Cm(2.2), Align::Left),
    ("Việc làm", Width::Share(1.4), Align::Left),
    ("Hạn", Width::Cm(2.4), Align::Center),
    ("Tiến độ", Width::Cm(1.7), Align::Center),
    ("Minh chứng", Width::Share(1.0), Align::Left),
    ("Tình trạng", Width::Cm(3.2), Align::Left),
];

/// What the objectives of a year came to by a day.
pub(crate) async fn print(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let set = Set::read(tx, &query)?;
        let name = format!("danh-gia-muc-tieu-{}", set.year);
        respond(&name, &sheet(tx, &set)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The same as a PDF.
pub(crate) fn evaluation_pdf(tx: &Tx<'_>, year: i64, day: Date) -> Result<Vec<u8>, AppError> {
    pdf(&sheet(tx, &Set::of(tx, year, None, day)?)?)
}

fn sheet(tx: &Tx<'_>, set: &Set) -> Result<PaperSheet, AppError> {
    let mut parts = Vec::new();
    for (name, objectives) in set.groups() {
        let mut rows = Vec::new();
        for it in objectives.into_iter().filter(|it| it.state().is_binding()) {
            rows.push(result(tx, set, rows.len() + 1, it)?);
        }
        if !rows.is_empty() {
            parts.push(PaperPart::Heading { text: name });
            parts.push(table(RESULTS, rows));
        }
    }
    if parts.is_empty() {
        parts.push(PaperPart::Text {
            text: "Chưa có mục tiêu nào được phê duyệt.".to_owned()
        });
    }
    parts.extend(progress(tx, set)?);
    let kind = "Đánh giá thực hiện mục tiêu chất lượng";
    let note = format!("(Kết quả tính đến hết ngày {})", text::date(set.day));
    Ok(PaperSheet { note, ..set.frame(tx, kind, Some(set.day), parts)? })
}

fn result(tx: &Tx<'_>, set: &Set, place: usize, it: &Objective) -> Result<Vec<String>, AppError> {
    let (content, value) = (&it.content, measure::so_far(tx, it, set.day)?);
    let scale = content.indicator.scale();
    let counted = parts(scale, value).map(|parts| format!("\n({parts})")).unwrap_or_default();
    let stage = if it.judged.is_some() { "cuối kỳ" } else { "đến nay" };
    let verdict = content.target.judge(value);
    let is_blank = measure::is_blank_so_far(tx, it, set.day)?;
    Ok(vec![
        place.to_string(),
        content.number.clone(),
        content.statement.clone(),
        content.indicator.label().to_owned(),
        content.target_label(),
        format!("{}{counted}\n{stage}", share(scale, value, is_blank)),
        words::verdict(verdict, is_blank).to_owned(),
        remark(tx, set, it)?,
        action(tx, set, it, verdict)?,
    ])
}

/// What was said when it was judged; before that, what was last said at mid-year.
fn remark(tx: &Tx<'_>, set: &Set, it: &Objective) -> Result<String, AppError> {
    if it.judged.is_some() {
        return Ok(it.remark.clone());
    }
    let day = set.day.to_string();
    let known = store::reviews(tx, it.id.get())?.into_iter().rfind(|review| review.as_of <= day);
    Ok(known.map(|review| review.remark).unwrap_or_default())
}

/// What was raised from it, and why it was changed.
fn action(tx: &Tx<'_>, set: &Set, it: &Objective, verdict: Verdict) -> Result<String, AppError> {
    let mut lines = Vec::new();
    for raised in nonconformity::raised_until(tx, &object("objective", it.id), set.day)? {
        let number = if raised.number.is_empty() { "đang lập" } else { raised.number.as_str() };
        lines.push(format!("Phiếu khắc phục {number}"));
    }
    for (reason,) in store::amended(tx, it.id.get(), store::moment(set.day))? {
        lines.push(format!("Đã điều chỉnh mục tiêu: {reason}"));
    }
    if lines.is_empty() && verdict == Verdict::Missed {
        lines.push("Chưa có".to_owned());
    }
    Ok(lines.join("\n"))
}

/// The plan as it was carried out by then.
fn progress(tx: &Tx<'_>, set: &Set) -> Result<Vec<PaperPart>, AppError> {
    let mut rows = Vec::new();
    let all = set.groups().into_iter().flat_map(|(_, objectives)| objectives);
    for it in all.filter(|it| it.state().is_binding()) {
        for task in planned::carried_out(tx, it, set.day)? {
            rows.push(vec![
                (rows.len() + 1).to_string(),
                it.content.number.clone(),
                task.what.clone(),
                task.until(),
                format!("{}%", task.progress),
                task.evidence.clone(),
                task.standing(set.day).1.to_owned(),
            ]);
        }
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let heading = PaperPart::Heading { text: "Kết quả thực hiện kế hoạch".to_owned() };
    Ok(vec![heading, table(TASKS, rows)])
}
