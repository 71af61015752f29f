//! An appointment at the one-stop desk, for the matrix of rights.

use appointment::{Plan, Visitor};
use platform::{Actor, Role};
use testkit::{AGENCY, TestApp};

/// Somebody who was given a number: its key.
pub(crate) async fn make(app: &TestApp) -> String {
    let made = app.write(|tx| {
        let mut by = Actor::system(AGENCY, "command");
        by.roles = vec![Role::IsoSecretary, Role::OneStopOfficer];
        let plan = Plan {
            from: text::here(tx.now()).date(),
            is_open: true,
            desks: 1,
            per_desk: 1,
            slot_minutes: 30,
            days_ahead: 7,
            notice_minutes: 60,
            keep_days: 30,
            place: "Bộ phận Một cửa".into(),
        };
        appointment::put_plan(tx, &by, &plan)?;
        let visitor = Visitor {
            name: "Trần Thị Dân".into(),
            phone: String::new(),
            document: None,
            matter: "Hỏi việc".into(),
        };
        Ok(appointment::walk_in(tx, &by, &visitor)?.id)
    });
    made.await.unwrap().to_string()
}
