use super::{Did, words};
use crate::{FormLine, actions, permit};
use askama::Template;
use axum::{
    extract::{Query, State as Shared},
    http::StatusCode,
    response::Response,
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render_with,
};
use register::{Head, Width};

/// Rows on a page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "pages/forms.html")]
struct FormsPage {
    shell: Shell,
    rows: Vec<FormLine>,
    total: usize,
    orphans: usize,
    next: Option<String>,
    query: ListQuery,
    as_of: String,
    may_assign: bool,
    errors: FieldErrors,
}

impl FormLine {
    fn issued_text(&self) -> String {
        self.issued_on.map_or_else(|| "–".to_owned(), text::date)
    }

    fn parents_text(&self) -> String {
        self.parents.join(", ")
    }

    /// The same for a page: the first three, and how many more.
    fn parents_short(&self) -> String {
        match self.parents.len() {
            0..=4 => self.parents_text(),
            all => format!("{} {}", self.parents[..3].join(", "), words::and_more(all - 3)),
        }
    }

    /// Whether the filters leave it.
    fn matches(&self, query: &ListQuery) -> bool {
        let told = text::fold(&format!("{} {} {}", self.code, self.name, self.parents_text()));
        let typed = text::fold(query.get("q"));
        let source = match query.get("source") {
            "own" => self.is_own(),
            "procedure" => !self.is_own(),
            "orphan" => self.parents.is_empty(),
            "names" => !self.other_names.is_empty(),
            _ => true,
        };
        source && typed.split(' ').all(|word| told.contains(word))
    }
}

impl Exported for FormLine {
    fn heads() -> Vec<&'static str> {
        vec![
            "Mã hiệu",
            "Tên biểu mẫu",
            "Thuộc tài liệu",
            "Lần ban hành",
            "Ngày ban hành",
            "Lần ban hành lấy từ",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.code.as_str().into(),
            self.name.as_str().into(),
            self.parents_text().into(),
            self.number.as_str().into(),
            self.issued_text().into(),
            self.source_label().into(),
        ]
    }
}

const WIDTHS: &[Width] = &[
    Width::Cm(3.2),
    Width::Share(1.0),
    Width::Cm(4.0),
    Width::Cm(2.4),
    Width::Cm(2.8),
    Width::Cm(3.6),
];

pub(crate) async fn forms(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let today = app.clock.today();
    let (as_of, errors) = match register::as_of(query.get("as_of"), today) {
        Ok(day) => (day, FieldErrors::default()),
        Err(errors) => (today, errors),
    };
    let (typed, query) = (query.get("as_of").to_owned(), query.with("did", ""));
    let asked = query.clone();
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let mut rows = actions::forms(tx, as_of)?;
        rows.retain(|row| row.matches(&asked));
        Ok::<_, AppError>(rows)
    };
    if let (Some(output), true) = (register::asked(&query), errors.is_empty()) {
        let head = Head {
            title: words::FORMS_TITLE.to_owned(),
            as_of,
            counted: words::FORMS,
            file_name: "danh-muc-bieu-mau",
            widths: WIDTHS,
            signers: words::SIGNERS,
        };
        let work = move |tx: &Tx<'_>| register::respond(tx, &read(tx)?, output, &head);
        return scope.read_long(work).await;
    }
    let rows = scope.read_long(read).await?;
    let total = rows.len();
    let orphans = rows.iter().filter(|row| row.parents.is_empty()).count();
    let skip = query.get("page").parse::<usize>().unwrap_or_default().min(10_000) * PAGE;
    let next =
        (total > skip + PAGE).then(|| query.href(&[("page", &(skip / PAGE + 1).to_string())]));
    let rows = rows.into_iter().skip(skip).take(PAGE).collect();
    let shell = Shell::new(&app, &actor, "/registers");
    let shell = words::done(&did.did).map_or(shell.clone(), |said| shell.saying("ok", said));
    let (status, as_of) = if errors.is_empty() {
        (StatusCode::OK, text::date(as_of))
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, typed)
    };
    let may_assign = permit::may_assign(&actor).is_ok();
    Ok(render_with(
        status,
        &FormsPage { shell, rows, total, orphans, next, query, as_of, may_assign, errors },
    ))
}
