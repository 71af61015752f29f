//! «Mục tiêu chất lượng năm» and one objective on paper, laid out by Decree 30/2020.

use super::{
    parts, share,
    trend::{self, told},
    words::verdict,
};
use crate::{Objective, ObjectiveId, Scale, actions, measure, store};
use axum::{
    extract::{Path, Query, State as Shared},
    response::Response,
};
use jiff::{Timestamp, civil::Date};
use organization::Unit;
use platform::pages::{PDF, opened};
use platform::{Actor, App, AppError, DbError, PersonId, Tx, list::ListQuery};
use std::collections::BTreeMap;
use typeset::{Align, AnnexColumn, Day, Drawing, Engine, PaperPart, PaperSheet, Signer, Width};

/// The objectives of a year: of the agency and its units, or of one unit.
pub(crate) async fn set(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let set = Set::read(tx, &query)?;
        let name = format!("muc-tieu-chat-luong-{}", set.year);
        respond(&name, &set.objectives_sheet(tx)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// One objective with its result and trend.
pub(crate) async fn objective(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<ObjectiveId>,
) -> Result<Response, AppError> {
    let work = move |tx: &Tx<'_>| {
        let it = actions::open(tx, id)?;
        let name = text::file_name(&it.content.number, "muc-tieu");
        respond(&name, &one_sheet(tx, &it)?)
    };
    app.db.at(actor.agency).read_long(work).await
}

/// The objectives of a year as a PDF.
pub(crate) fn set_pdf(tx: &Tx<'_>, year: i64, day: Date) -> Result<Vec<u8>, AppError> {
    pdf(&Set::of(tx, year, None, day)?.objectives_sheet(tx)?)
}

/// What the objectives of a year, the plan for them and what they came to are called.
pub(crate) fn paper_titles(year: i64) -> [String; 3] {
    [
        format!("Mục tiêu chất lượng năm {year}"),
        format!("Kế hoạch thực hiện mục tiêu năm {year}"),
        format!("Đánh giá thực hiện mục tiêu chất lượng năm {year}"),
    ]
}

pub(super) fn pdf(sheet: &PaperSheet) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(engine.paper(sheet).map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

pub(super) fn respond(name: &str, sheet: &PaperSheet) -> Result<Response, AppError> {
    opened(PDF, &format!("{name}.pdf"), pdf(sheet)?)
}

fn today(tx: &Tx<'_>) -> Date {
    text::here(tx.now()).date()
}

/// What is printed together.
pub(super) struct Set {
    pub(super) year: i64,
    /// As of which day.
    pub(super) day: Date,
    pub(super) objectives: Vec<Objective>,
    units: Vec<Unit>,
    names: BTreeMap<PersonId, String>,
}

pub(super) type Column = (&'static str, Width, Align);

pub(super) fn table(columns: &[Column], rows: Vec<Vec<String>>) -> PaperPart {
    let column = |(heading, width, align): &Column| AnnexColumn {
        heading: (*heading).to_owned(),
        width: *width,
        align: *align,
    };
    PaperPart::Table { columns: columns.iter().map(column).collect(), rows }
}

/// A heading with numbered lines below it; nothing where there are none.
pub(super) fn section(
    parts: &mut Vec<PaperPart>,
    heading: &str,
    columns: &[Column],
    lines: Vec<Vec<String>>,
) {
    if lines.is_empty() {
        return;
    }
    let numbered = |(no, line): (usize, Vec<String>)| {
        std::iter::once(no.to_string()).chain(line).collect::<Vec<_>>()
    };
    parts.push(PaperPart::Heading { text: heading.to_owned() });
    parts.push(table(columns, (1..).zip(lines).map(numbered).collect()));
}

/// The heading of what is not approved yet, on a paper of what is.
pub(super) const WAITING: &str = "Chưa phê duyệt";

const OBJECTIVES: &[Column] = &[
    ("TT", Width::Cm(1.0), Align::Center),
    ("Số hiệu", Width::Cm(2.3), Align::Left),
    ("Mục tiêu", Width::Share(1.3), Align::Left),
    ("Chỉ số, cách tính", Width::Share(1.4), Align::Left),
    ("Mức phải đạt", Width::Cm(2.0), Align::Center),
    ("Theo dõi", Width::Cm(2.0), Align::Center),
    ("Thời gian thực hiện", Width::Cm(2.6), Align::Center),
    ("Người chịu trách nhiệm", Width::Cm(3.0), Align::Left),
];

impl Set {
    pub(super) fn read(tx: &Tx<'_>, query: &ListQuery) -> Result<Self, AppError> {
        let year = query.get("year").parse().unwrap_or_else(|_| i64::from(today(tx).year()));
        let day = super::list::day(query, today(tx));
        Self::of(tx, year, query.get("unit").parse().ok(), day)
    }

    /// Of a year, as of a day: of the whole agency, or of one unit.
    pub(super) fn of(
        tx: &Tx<'_>,
        year: i64,
        unit: Option<i64>,
        day: Date,
    ) -> Result<Self, AppError> {
        let all = store::year_on(tx, year, day)?;
        let own = |it: &Objective| unit.is_none() || it.content.unit == unit;
        Ok(Self {
            year,
            day,
            objectives: all.into_iter().filter(own).collect(),
            units: organization::units(tx, day)?,
            names: organization::names(tx)?,
        })
    }

    pub(super) fn name(&self, person: Option<PersonId>) -> String {
        person.and_then(|person| self.names.get(&person)).cloned().unwrap_or_default()
    }

    /// The agency first, then its units.
    pub(super) fn groups(&self) -> Vec<(String, Vec<&Objective>)> {
        let of = |unit: Option<i64>| -> Vec<&Objective> {
            self.objectives.iter().filter(|it| it.content.unit == unit).collect()
        };
        let units = self.units.iter().map(|unit| (unit.name.clone(), of(Some(unit.id.get()))));
        std::iter::once(("Mục tiêu của cơ quan".to_owned(), of(None)))
            .chain(units)
            .filter(|(_, objectives)| !objectives.is_empty())
            .collect()
    }

    /// Whether it is not approved while others are: it stands apart from these.
    pub(super) fn waits(&self, it: &Objective) -> bool {
        let is_approved = || self.objectives.iter().any(|it| it.state().is_binding());
        !it.state().is_binding() && is_approved()
    }

    /// An objective without its number in the table.
    fn cells(&self, it: &Objective) -> Vec<String> {
        let content = &it.content;
        let (from, to) = (text::date(content.period.from), text::date(content.period.to));
        vec![
            content.number.clone(),
            content.statement.clone(),
            content.indicator.label().to_owned(),
            content.target_label(),
            content.frequency.label().to_owned(),
            format!("{from} – {to}"),
            self.name(content.owner),
        ]
    }

    fn objectives_sheet(&self, tx: &Tx<'_>) -> Result<PaperSheet, AppError> {
        let (mut parts, mut waiting) = (Vec::new(), Vec::new());
        for (name, objectives) in self.groups() {
            let (later, own): (Vec<_>, Vec<_>) =
                objectives.into_iter().partition(|it| self.waits(it));
            let own = own.into_iter().map(|it| self.cells(it)).collect();
            section(&mut parts, &name, OBJECTIVES, own);
            waiting.extend(later.into_iter().map(|it| self.cells(it)));
        }
        section(&mut parts, WAITING, OBJECTIVES, waiting);
        let day = self.decided_on(tx)?;
        Ok(self.by_decision(self.frame(tx, "Mục tiêu chất lượng", day, parts)?))
    }

    /// A paper that goes with the decisions by which the objectives were approved: it has no number of its
    /// own. Where no decision is named it is numbered as any paper is.
    pub(super) fn by_decision(&self, sheet: PaperSheet) -> PaperSheet {
        let mut decisions: Vec<String> = Vec::new();
        for it in self.objectives.iter().filter(|it| !it.decision_number.is_empty()) {
            let day = it.decided_on.map(text::date_in_words).unwrap_or_default();
            let named = format!("số {} {day}", it.decision_number);
            if !decisions.contains(&named) {
                decisions.push(named);
            }
        }
        if decisions.is_empty() {
            return sheet;
        }
        let note = format!("(Kèm theo Quyết định {})", decisions.join("; "));
        PaperSheet { number: None, note, ..sheet }
    }

    /// The day of the decision, or the one on which they were approved; none while nothing is.
    pub(super) fn decided_on(&self, tx: &Tx<'_>) -> Result<Option<Date>, DbError> {
        let binding = || self.objectives.iter().filter(|it| it.state().is_binding());
        if let Some(day) = binding().find_map(|it| it.decided_on) {
            return Ok(Some(day));
        }
        let mut last = None;
        for it in binding() {
            let (at,) = store::approved_at(tx, it.id.get(), store::moment(self.day))?;
            last = last.max(at);
        }
        let moment = last.and_then(|at| Timestamp::from_microsecond(at).ok());
        Ok(moment.map(|at| text::here(at).date()))
    }

    /// The head, the signatures and the rest of a paper of a day; with room for a pen where it has none.
    pub(super) fn frame(
        &self,
        tx: &Tx<'_>,
        kind: &str,
        day: Option<Date>,
        parts: Vec<PaperPart>,
    ) -> Result<PaperSheet, AppError> {
        let written = day.map_or_else(|| text::UNDATED.to_owned(), text::date_in_words);
        let day = day.unwrap_or_else(|| today(tx));
        let agency = organization::agency_on(tx, day)?;
        Ok(PaperSheet {
            superior: agency.superior.clone(),
            agency: agency.name.clone(),
            number: Some(String::new()),
            place_and_date: format!("{}, {written}", agency.place),
            dated: Day { year: day.year(), month: day.month(), day: day.day() },
            kind: kind.to_owned(),
            summary: format!("năm {}", self.year),
            across: true,
            parts,
            signers: vec![
                Signer { title: "Người lập".to_owned(), ..Signer::default() },
                head(tx, day)?,
            ],
            ..PaperSheet::default()
        })
    }
}

/// Whoever approves and is no deputy, on a day; room for a pen where nobody is known.
fn head(tx: &Tx<'_>, day: Date) -> Result<Signer, DbError> {
    Ok(document::chief(tx, day)?.map_or_else(
        || Signer { title: "Thủ trưởng cơ quan".to_owned(), ..Signer::default() },
        |head| Signer {
            title: document::signing_title(&head.position),
            name: head.name,
            signed: None,
        },
    ))
}

fn one_sheet(tx: &Tx<'_>, it: &Objective) -> Result<PaperSheet, AppError> {
    let (content, day) = (&it.content, today(tx));
    let (value, is_blank) = (measure::so_far(tx, it, day)?, measure::is_blank_so_far(tx, it, day)?);
    let names = organization::names(tx)?;
    let agency = organization::agency(tx)?;
    let owner = content.owner.and_then(|owner| names.get(&owner)).cloned().unwrap_or_default();
    let scale = content.indicator.scale();
    let counted = parts(scale, value).map(|parts| format!(" ({parts})")).unwrap_or_default();
    let facts = [
        ("Mục tiêu", content.statement.clone()),
        ("Chỉ số, cách tính", content.indicator.label().to_owned()),
        ("Mức phải đạt", content.target_label()),
        ("Mức ban đầu", content.baseline.map(|it| scale.amount(it)).unwrap_or_default()),
        (
            "Thời gian thực hiện",
            format!("{} – {}", text::date(content.period.from), text::date(content.period.to)),
        ),
        ("Người chịu trách nhiệm", owner),
        ("Kết quả", format!("{}{counted}", share(scale, value, is_blank))),
        ("Đánh giá", verdict(content.target.judge(value), is_blank).to_owned()),
        ("Nhận xét", it.remark.clone()),
    ];
    let facts = facts.map(|(label, value)| (label.to_owned(), value)).into();
    let mut sheet = vec![PaperPart::Facts { facts }];
    let months = trend::months(tx, it, day)?;
    if !months.is_empty() {
        sheet.push(PaperPart::Heading { text: "Kết quả theo tháng".to_owned() });
        sheet.push(match scale {
            Scale::Share => PaperPart::Picture {
                picture: Drawing {
                    svg: trend::draw(&months, content.target),
                    alt: told(&months),
                    width: trend::WIDTH,
                    height: trend::height(&months),
                },
            },
            Scale::Count => PaperPart::Text { text: told(&months) },
        });
    }
    Ok(PaperSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: Some(content.number.clone()),
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(day)),
        dated: Day { year: day.year(), month: day.month(), day: day.day() },
        kind: "Phiếu theo dõi mục tiêu chất lượng".to_owned(),
        summary: format!("năm {}", content.period.from.year()),
        parts: sheet,
        signers: ["Người theo dõi", "Người xác nhận"]
            .map(|title| Signer { title: title.to_owned(), ..Signer::default() })
            .into(),
        ..PaperSheet::default()
    })
}
