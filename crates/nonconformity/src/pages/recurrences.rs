use super::written;
use crate::{Branch, store};
use askama::Template;
use axum::{extract::State as Shared, response::Response};
use jiff::{ToSpan as _, civil::Date};
use platform::{Actor, App, AppError, Shell, Tx, list::ListQuery, pages::render};

/// How far back is looked.
const MONTHS: i64 = 24;

#[derive(Template)]
#[template(path = "pages/recurrences.html")]
struct RecurrencesPage {
    shell: Shell,
    rows: Vec<store::Again>,
    since: Date,
}

impl store::Again {
    /// The list of exactly these.
    fn href(&self, since: Date) -> String {
        let step = self.step_no.map(|step| step.to_string()).unwrap_or_default();
        let query = ListQuery::default()
            .with("code", &self.code)
            .with("step", &step)
            .with("branch", &self.branch)
            .with("phase", "kept")
            .with("from", &since.to_string());
        format!("/nonconformities{}", query.href(&[]))
    }

    fn where_again(&self) -> String {
        match (self.step_no, Branch::parse(&self.branch)) {
            (Some(no), _) => {
                format!("Bước {no} «{}»", self.step.lines().next().unwrap_or_default())
            }
            (None, Some(branch)) => format!("Nhóm nguyên nhân: {}", branch.label()),
            (None, None) => String::new(),
        }
    }

    fn first_day(&self) -> String {
        written(self.first.parse().ok())
    }

    fn last_day(&self) -> String {
        written(self.last.parse().ok())
    }
}

/// What came more than once: the same step, or the same procedure and group of causes.
pub(crate) async fn recurrences(
    Shared(app): Shared<App>,
    actor: Actor,
) -> Result<Response, AppError> {
    let since = app.clock.today().saturating_sub(MONTHS.months());
    let shell = Shell::new(&app, &actor, "/nonconformities");
    let read = move |tx: &Tx<'_>| store::again(tx, &since.to_string());
    let rows = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    Ok(render(&RecurrencesPage { shell, rows, since }))
}
