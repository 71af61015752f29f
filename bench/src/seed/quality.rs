//! Objectives, nonconformities and news, made through the product's own actions.

use crate::{
    Outcome,
    product::{self, AGENCY},
};
use composition::Product;
use jiff::civil::Date;
use news::Given;
use nonconformity::{Finding, Severity, Source};
use objective::{Content, Frequency, Indicator, Operator, Period, Target};
use platform::{Actor, AppError, PersonId, Role, Tx};
use rusqlite::Connection;

/// Objectives of the agency and of its units, as the demonstration's agency has them.
const OBJECTIVES: (usize, usize) = (8, 6);

const NONCONFORMITIES: usize = 200;

const ARTICLES: usize = 20;

/// What readers are asked before they comment, and the answer.
pub(crate) const QUESTION: (&str, &str) = ("Cơ quan này ở tỉnh nào?", "Minh Họa");

pub(super) fn fill(conn: &Connection, product: &Product, units: &[i64]) -> Outcome<()> {
    let people = ["iso_secretary", "approver", "clerk"].map(|role| product::somebody(conn, role));
    let [secretary, head, clerk] = people;
    let by = |person: PersonId, role| {
        let mut by = Actor::system(AGENCY, "command");
        (by.person, by.roles) = (person, vec![role]);
        by
    };
    let secretary = by(secretary?.0, Role::IsoSecretary);
    let (head, clerk) = (by(head?.0, Role::Approver), by(clerk?.0, Role::Clerk));
    let (today, units) = (product.app.clock.today(), units.to_vec());
    product.app.db.at(AGENCY).write_now(move |tx| {
        objectives(tx, &secretary, &head, &units, today)?;
        for n in 0..NONCONFORMITIES {
            nonconformity::record(tx, &secretary, &finding(n, &units))?;
        }
        articles(tx, &secretary, &head, &clerk)
    })?;
    Ok(())
}

/// What the objectives of this year count: dossiers most often, of the agency or of a unit.
fn indicator(n: usize) -> Indicator {
    match n {
        2 => Indicator::DocumentsAcknowledged,
        3 => Indicator::ProceduresInForce,
        4..8 => Indicator::Entered { formula: "Số đạt / tổng số".to_owned() },
        _ => Indicator::DossiersOnTime { document: None },
    }
}

fn objectives(
    tx: &Tx<'_>,
    secretary: &Actor,
    head: &Actor,
    units: &[i64],
    today: Date,
) -> Result<(), AppError> {
    let (own, of_units) = OBJECTIVES;
    let none = AppError::NotFound;
    let period = Period::new(today.first_of_year(), today.last_of_year()).ok_or(none)?;
    let mut sets = vec![None];
    for n in 0..own + of_units {
        let unit = n.checked_sub(own).and_then(|place| units.get(place).copied());
        let content = Content {
            number: format!("MT.{:02}", n + 1),
            statement: "Tỷ lệ hồ sơ giải quyết đúng hạn (minh họa)".to_owned(),
            unit,
            indicator: indicator(n),
            target: Target { operator: Operator::AtLeast, permille: 950 },
            period,
            frequency: Frequency::Quarterly,
            measures: "Theo dõi hằng tháng.".to_owned(),
            owner: Some(secretary.person),
            parent: None,
            baseline: Some(940),
        };
        let id = objective::draft(tx, secretary, &content)?;
        for action in [objective::Action::Submit, objective::Action::Appraise] {
            objective::act(tx, secretary, id, action, "")?;
        }
        sets.extend(unit.map(Some));
    }
    for unit in sets {
        let year = i64::from(today.year());
        objective::approve_set(tx, head, (year, unit), ("02/QĐ-UBND", today.first_of_year()))?;
    }
    Ok(())
}

fn finding(n: usize, units: &[i64]) -> Finding {
    Finding {
        source: Source::ALL[n % Source::ALL.len()],
        description: format!("Việc số {n} chưa làm đúng quy trình (minh họa)"),
        clause: "8.5.1".to_owned(),
        edition: None,
        requirement: "QT.00000".to_owned(),
        unit: units.get(n % units.len()).copied(),
        evidence: "Hồ sơ được xem khi kiểm tra".to_owned(),
        found_by: String::new(),
        severity: Severity::Minor,
        place: None,
        origin: None,
    }
}

/// News of the usual length, written by one, approved by another.
fn articles(tx: &Tx<'_>, secretary: &Actor, head: &Actor, clerk: &Actor) -> Result<(), AppError> {
    news::set_editors(tx, secretary, &[secretary.person, head.person])?;
    let (question, answer) = (QUESTION.0.to_owned(), QUESTION.1.to_owned());
    news::set_setting(tx, secretary, &news::Setting { is_open: true, question, answer })?;
    for n in 0..ARTICLES {
        let text = news::Text {
            title: format!("Tin số {n} về hệ thống quản lý chất lượng (minh họa)"),
            lead: "Cơ quan tiếp tục cải tiến cách giải quyết thủ tục hành chính.".to_owned(),
            body: "Bộ phận Một cửa tiếp nhận và trả kết quả đúng hẹn cho người dân.\n\n".repeat(12),
            byline: "Ban biên tập".to_owned(),
            category: None,
            tags: vec!["ISO".to_owned()],
        };
        let id = news::draft(tx, clerk, &text)?;
        let given = Given::default();
        news::act(tx, clerk, id, news::Action::Submit, &given)?;
        news::act(tx, head, id, news::Action::Approve, &given)?;
        news::act(tx, head, id, news::Action::Publish, &given)?;
    }
    Ok(())
}
