//! «Phiếu yêu cầu hành động khắc phục» (`iso-in-agencies.md` 5.8) on paper.

use super::{
    FISHBONE_WIDTH, draw_fishbone,
    words::{described, number_of},
};
use crate::{Finding, LineKind, Method, Nonconformity, NonconformityId, State, actions, store};
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use jiff::civil::Date;
use platform::pages::{PDF, opened};
use platform::{
    Actor, App, AppError, PersonId, Tx,
    ledger::{Recorded, object},
};
use std::collections::BTreeMap;
use typeset::{Align, AnnexColumn, Day, Drawing, Engine, PaperPart, PaperSheet, Signer, Width};

/// The code of the form in the agency's set of documents.
const FORM: &str = "BM.HT.04-01";

/// The form with all that is known by now; what is still open is dotted.
pub(crate) async fn print(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<NonconformityId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let name = text::file_name(number_of(&it), "phieu");
        Ok::<_, AppError>((name, pdf(tx, &it)?))
    };
    let (name, bytes) = app.db.at(actor.agency).read_long(work).await?;
    opened(PDF, &format!("{name}.pdf"), bytes)
}

/// What the form is filled in with beside the nonconformity itself.
struct Filling<'a> {
    it: &'a Nonconformity,
    description: String,
    unit: String,
    names: BTreeMap<PersonId, String>,
    acts: Vec<Recorded>,
    /// What was said with an act, by its number.
    notes: BTreeMap<i64, String>,
}

impl Filling<'_> {
    fn name(&self, person: Option<PersonId>) -> String {
        person.and_then(|person| self.names.get(&person)).cloned().unwrap_or_default()
    }

    /// Who did an act last, and when.
    fn did(&self, action: &str) -> Option<(String, Date)> {
        let action = format!("nonconformity.{action}");
        let entry = self.acts.iter().find(|entry| entry.action == action)?;
        Some((self.name(Some(PersonId::new(entry.person))), text::here(entry.at).date()))
    }

    fn by(&self, action: &str) -> String {
        self.did(action).map(by_on).unwrap_or_default()
    }

    /// Every later day that was given: by whom, when, why; the last of them is the day that counts.
    fn extensions(&self) -> String {
        let given = self.acts.iter().rev().filter(|entry| entry.action == "nonconformity.extend");
        let said = |(place, entry): (usize, &Recorded)| {
            let who = self.name(Some(PersonId::new(entry.person)));
            let day = text::date(text::here(entry.at).date());
            let why = self.notes.get(&entry.version).map_or("", String::as_str);
            format!("Lần {}: {who}, ngày {day}, lý do: {why}", place + 1)
        };
        given.enumerate().map(said).collect::<Vec<_>>().join("\n")
    }
}

fn pdf(tx: &Tx<'_>, it: &Nonconformity) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency_on(tx, it.raised_on)?;
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let day = it.raised_on;
    let units = organization::units(tx, text::here(tx.now()).date())?;
    let unit = units.into_iter().find(|unit| Some(unit.id.get()) == it.finding.unit);
    let filling = Filling {
        it,
        description: described(it, store::dossiers(tx, it.id.get())?.len()),
        unit: unit.map_or_else(|| "Toàn cơ quan".to_owned(), |unit| unit.name),
        names: organization::names(tx)?,
        acts: tx.recorded(&object("nonconformity", it.id))?,
        notes: store::notes(tx, it.id.get())?.into_iter().collect(),
    };
    let sheet = PaperSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: Some(it.number.clone()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: "Phiếu yêu cầu hành động khắc phục".to_owned(),
        code: FORM.to_owned(),
        parts: [found(&filling), planned(&filling), ended(&filling)].concat(),
        ..PaperSheet::default()
    };
    Ok(engine.paper(&sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

/// Who, and on which day.
fn by_on((who, day): (String, Date)) -> String {
    format!("{who}, ngày {}", text::date(day))
}

fn heading(text: &str) -> PaperPart {
    PaperPart::Heading { text: text.to_owned() }
}

fn facts(facts: Vec<(&str, String)>) -> PaperPart {
    let facts = facts.into_iter().map(|(label, value)| (label.to_owned(), value)).collect();
    PaperPart::Facts { facts }
}

fn signed(signers: [(&str, Option<(String, Date)>); 2]) -> PaperPart {
    let signer = |(title, who): (&str, Option<(String, Date)>)| Signer {
        title: title.to_owned(),
        name: who.map(|(who, _)| who).unwrap_or_default(),
        signed: None,
    };
    PaperPart::Signed { signers: signers.map(signer).into() }
}

/// The clause that was not met, with the edition that it is of.
fn clause_of_edition(finding: &Finding) -> Option<String> {
    let label = finding.edition?.label();
    (!finding.clause.is_empty()).then(|| format!("điều khoản {} {label}", finding.clause))
}

/// 1: what was found.
fn found(of: &Filling<'_>) -> Vec<PaperPart> {
    let finding = &of.it.finding;
    let Finding { source, requirement, evidence, found_by, severity, origin, .. } = finding;
    let raised_by = of.name(Some(of.it.raised_by));
    let finder = [found_by, &raised_by].into_iter().find(|name| !name.is_empty());
    let standard = clause_of_edition(finding);
    let broken: Vec<String> =
        [requirement.clone()].into_iter().chain(standard).filter(|it| !it.is_empty()).collect();
    let source = match origin {
        Some(origin) => format!("{} ({})", source.label(), origin.label()),
        None => source.label().to_owned(),
    };
    let finder = finder.map_or_else(|| "Hệ thống".to_owned(), Clone::clone);
    let mut said = vec![
        ("Nguồn", source),
        ("Đơn vị liên quan", of.unit.clone()),
        ("Người phát hiện", finder),
        ("Mô tả", of.description.clone()),
        ("Yêu cầu không được đáp ứng", broken.join("; ")),
        ("Bằng chứng", evidence.clone()),
        ("Mức độ", severity.label().to_owned()),
        ("Người chịu trách nhiệm", of.name(of.it.owner)),
        ("Hạn hoàn thành", due(of.it)),
    ];
    let extensions = of.extensions();
    if !extensions.is_empty() {
        said.push(("Gia hạn", extensions));
    }
    said.push(("Tình trạng của phiếu", of.it.state().label().to_owned()));
    vec![heading("1. Sự không phù hợp"), facts(said)]
}

fn due(it: &Nonconformity) -> String {
    let Some(due) = it.due_on else { return String::new() };
    match it.extensions {
        0 => text::date(due),
        times => format!("{} (đã gia hạn {times} lần)", text::date(due)),
    }
}

/// 2 to 5: correction, cause, the same elsewhere, actions, approval.
fn planned(of: &Filling<'_>) -> Vec<PaperPart> {
    let plan = &of.it.plan;
    let cause = &plan.cause;
    let mut parts = vec![heading("2. Khắc phục ngay"), lines(of, LineKind::Correction)];
    parts.push(heading("3. Nguyên nhân"));
    parts.push(facts(vec![("Phương pháp", cause.method.label().to_owned())]));
    match cause.method {
        Method::Fishbone if !cause.bones.is_empty() => {
            let problem: String = of.description.chars().take(120).collect();
            let drawn = draw_fishbone(&problem, cause);
            let side = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
            parts.push(PaperPart::Picture {
                picture: Drawing {
                    svg: drawn.svg,
                    alt: drawn.alt,
                    width: side(FISHBONE_WIDTH),
                    height: side(drawn.height),
                },
            });
        }
        Method::Whys | Method::Fishbone => {
            let why = |(place, why): (usize, &String)| format!("- Vì sao {}: {why}", place + 1);
            let whys: Vec<_> = cause.whys.iter().enumerate().map(why).collect();
            parts.push(PaperPart::Text { text: whys.join("\n") });
        }
    }
    let group = cause.branch.map_or("", crate::Branch::label).to_owned();
    let elsewhere = match plan.similar {
        Some(true) => format!("Có. {}", plan.similar_note),
        Some(false) => format!("Không. {}", plan.similar_note).trim_end().to_owned(),
        None => String::new(),
    };
    parts.extend([
        facts(vec![
            ("Nguyên nhân gốc", cause.root.clone()),
            ("Nhóm nguyên nhân", group),
            ("Nơi khác có xảy ra như vậy không", elsewhere),
        ]),
        heading("4. Hành động khắc phục"),
        lines(of, LineKind::Action),
        facts(vec![
            ("Người đề xuất kế hoạch", of.by("propose_cause")),
            ("Người duyệt kế hoạch", of.by("approve_plan")),
        ]),
        signed([
            ("Người đề xuất", of.did("propose_cause")),
            ("Người duyệt kế hoạch", of.did("approve_plan")),
        ]),
    ]);
    parts
}

fn lines(of: &Filling<'_>, kind: LineKind) -> PaperPart {
    let column = |(heading, width, align): (&str, Width, Align)| AnnexColumn {
        heading: heading.to_owned(),
        width,
        align,
    };
    let columns = [
        ("TT", Width::Cm(1.0), Align::Center),
        ("Việc làm", Width::Share(1.4), Align::Left),
        ("Người làm", Width::Cm(3.4), Align::Left),
        ("Hạn", Width::Cm(2.3), Align::Center),
        ("Ngày xong", Width::Cm(2.3), Align::Center),
        ("Bằng chứng", Width::Share(1.0), Align::Left),
    ];
    let row = |(place, line): (usize, &crate::Line)| {
        vec![
            (place + 1).to_string(),
            line.what.clone(),
            of.name(Some(line.who)),
            text::date(line.due_on),
            line.done_on.map(text::date).unwrap_or_default(),
            line.evidence.clone(),
        ]
    };
    let mut rows: Vec<_> = of.it.plan.of(kind).map(row).collect();
    if rows.is_empty() {
        rows = vec![vec![String::new(); columns.len()]; 2];
    }
    PaperPart::Table { columns: columns.map(column).into(), rows }
}

/// 5 to 7: done, looked at, judged; what else was brought up to date.
fn ended(of: &Filling<'_>) -> Vec<PaperPart> {
    let it = of.it;
    let effect = if it.state() == State::Closed {
        format!("Có hiệu lực. {}", it.effect)
    } else if it.state() == State::Ineffective {
        format!("Không có hiệu lực. {}", it.effect)
    } else {
        String::new()
    };
    // While nobody proposed a plan, nobody said neither; afterwards it tells what the plan asks for, and no
    // more: a document may have been changed without it.
    let is_planned = it.plan.similar.is_some();
    let asked = |is_asked: bool, done: String| match (is_asked, done.is_empty()) {
        (_, false) => done,
        (true, true) => "Phải cập nhật".to_owned(),
        (false, true) if is_planned => "Kế hoạch không đề ra".to_owned(),
        (false, true) => String::new(),
    };
    let change = it.change_request.map(|_| "Đã lập phiếu đề nghị sửa đổi".to_owned());
    let judged = if it.state() == State::Ineffective { "mark_ineffective" } else { "close" };
    vec![
        heading("5. Kết quả và kiểm tra việc thực hiện"),
        facts(vec![
            ("Kết quả thực hiện", it.result.clone()),
            ("Người báo cáo", of.by("report_done")),
            ("Kiểm tra thấy", it.verification.clone()),
            ("Người kiểm tra", of.by("verify")),
        ]),
        heading("6. Đánh giá hiệu lực"),
        facts(vec![
            ("Đánh giá từ ngày", it.judge_from.map(text::date).unwrap_or_default()),
            ("Người đánh giá", of.by(judged)),
            ("Kết luận", effect),
            ("Cập nhật sổ rủi ro và cơ hội", asked(it.plan.touches_risks, it.risk_note.clone())),
            ("Sửa đổi tài liệu", asked(it.plan.touches_documents, change.unwrap_or_default())),
            ("Ngày đóng phiếu", it.closed_on.map(text::date).unwrap_or_default()),
        ]),
        signed([("Người kiểm tra", of.did("verify")), ("Người đóng phiếu", of.did(judged))]),
    ]
}
