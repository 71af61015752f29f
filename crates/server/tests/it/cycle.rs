//! A plan with its task, a letter, an inspection with its pack, a transition and a yearly report, for
//! the matrix of rights.

use inspection::INSPECTIONS;
use jiff::civil::date;
use platform::{Actor, Role, Span};
use quality_register::{Register, Values, enter};
use standard::Edition;
use testkit::{AGENCY, TestApp};
use transition::Intent;

type Said = (&'static str, &'static str);

/// Registers with their addresses and what an entry of each says beside its unit.
static ENTRIES: [(&Register, [&str; 2], &[Said]); 4] = [
    (
        &plan::PLANS,
        ["/plans", "/api/v1/plans"],
        &[("title", "Kế hoạch năm"), ("kind", "maintain"), ("year", "2026")],
    ),
    (
        &plan::TASKS,
        ["/tasks", "/api/v1/tasks"],
        &[("title", "Rà soát thủ tục"), ("due", "2027-01-31")],
    ),
    (
        &plan::URGINGS,
        ["/urgings", "/api/v1/urgings"],
        &[("title", "Đôn đốc"), ("tasks", "CV-2026-01"), ("due", "2027-01-31")],
    ),
    (
        &INSPECTIONS,
        ["/inspections", "/api/v1/inspections"],
        &[
            ("what", "Kiểm tra việc áp dụng"),
            ("form", "on_site"),
            ("by", "Sở Khoa học và Công nghệ"),
            ("day", "2027-01-31"),
        ],
    ),
];

/// The addresses with the keys of what was made.
pub(crate) async fn make(app: &TestApp) -> Vec<(&'static str, String)> {
    let mut secretary = Actor::system(AGENCY, "password");
    let person = app.person("Ngô Thị Chu Trình", &[Role::IsoSecretary]).await.id();
    (secretary.person, secretary.roles) = (person, vec![Role::IsoSecretary]);
    let unit = app.unit("VP").to_string();
    let showcase = app.app().showcase.clone();
    let today = app.app().clock.today();
    let made = app.write(move |tx| {
        let mut made = Vec::new();
        for (register, addresses, said) in &ENTRIES {
            let about = Values::new().with("unit", &unit);
            let values = said.iter().fold(about, |all, (key, value)| all.with(key, *value));
            let id = enter(tx, &secretary, register, &values, None)?.id;
            made.extend((*addresses).map(|address| (address, id.to_string())));
        }
        let intent = Intent {
            title: "Chuyển đổi".to_owned(),
            from: Edition::Iso2015,
            to: Edition::Iso2026,
            due_on: date(2029, 9, 30),
        };
        let move_on = transition::begin(tx, &secretary, &intent)?.to_string();
        made.push(("/transitions", move_on.clone()));
        made.push(("/api/v1/transitions", move_on));
        let line = yearly_report::add_line(tx, &secretary, "Sở", (12, 15), 20)?;
        let report = yearly_report::draft(tx, &secretary, &showcase, line, (today.year(), today))?;
        made.push(("/yearly-reports", report.to_string()));
        made.push(("/api/v1/yearly-reports", report.to_string()));
        made.push(("/yearly-reports/lines", line.to_string()));
        let ask = inspection::Ask { title: "Hồ sơ".to_owned(), span: Span::year_to(today) };
        let pack = inspection::ask(tx, &secretary, &ask)?;
        made.push(("/inspection-packs", pack.to_string()));
        Ok(made)
    });
    let made = made.await.unwrap();
    let inner = app.app().clone();
    tokio::task::spawn_blocking(move || inspection::make_waiting(&inner)).await.unwrap().unwrap();
    made
}
