use super::{class, coverage::Moment, moment, number, printed, share, written};
use crate::store;
use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared},
    response::Response,
};
use organization::Member;
use platform::{
    Actor, App, AppError, PersonId, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/person.html")]
struct PersonPage {
    shell: Shell,
    query: ListQuery,
    who: Member,
    duties: Vec<store::Duty>,
    overdue: String,
    day: String,
}

impl PersonPage {
    fn sums(&self) -> (i64, i64) {
        let read = self.duties.iter().filter(|duty| duty.acknowledged_at.is_some()).count();
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        (number(read), number(self.duties.len()))
    }

    fn is_late(&self, duty: &store::Duty) -> bool {
        duty.acknowledged_at.is_none() && duty.since_day <= self.overdue
    }
}

impl store::Duty {
    fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }
}

impl Exported for store::Duty {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên tài liệu",
            "Lần ban hành",
            "Phải đọc từ ngày",
            "Mở lần đầu",
            "Xác nhận lúc",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.title.as_str().into(),
            self.number().into(),
            written(&self.since_day).into(),
            moment(self.opened_at).into(),
            moment(self.acknowledged_at).into(),
        ]
    }
}

pub(crate) async fn person(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<PersonId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let day = super::as_of(&query, app.clock.today())?;
    let shell = Shell::new(&app, &actor, "/distributions");
    let output = register::asked(&query);
    let read = move |tx: &Tx<'_>| {
        let who = organization::member(tx, id, day)?.ok_or(AppError::NotFound)?;
        let moment = Moment::of(tx, day)?;
        let duties = store::duties_of(tx, &moment.day, moment.after, id.get())?;
        if let Some(output) = output {
            let head = Head {
                title: printed::person_title(&who.name),
                as_of: day,
                counted: printed::DOCUMENTS,
                file_name: "tai-lieu-phai-doc",
                widths: &[
                    Width::Cm(3.2),
                    Width::Share(1.0),
                    Width::Cm(2.2),
                    Width::Cm(2.8),
                    Width::Cm(3.4),
                    Width::Cm(3.4),
                ],
                signers: printed::SIGNERS,
            };
            return register::respond(tx, &duties, output, &head);
        }
        let (overdue, day) = (moment.overdue, text::date(day));
        Ok(render(&PersonPage { shell, query, who, duties, overdue, day }))
    };
    app.db.at(actor.agency).read_long(read).await
}
