use super::words::Weighs as _;
use crate::{
    Report, RunId, Set,
    actions::{self, report_of_agency, report_of_run},
    permit::may_begin,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared},
    response::Response,
};
use flow::lint::{Rule, Severity};
use jiff::civil::Date;
use platform::{
    Actor, App, AppError, Shell, Tx,
    list::{Cell, Exported, ListQuery},
    pages::render,
};
use register::{Head, Output, Width};

/// Where the set comes from, and what stands around it.
struct Around {
    heading: String,
    /// Addresses and words of the way here.
    crumbs: Vec<(String, String)>,
    /// The page itself.
    href: String,
    /// Sets to choose from, with whether each is shown.
    sets: Vec<(&'static str, &'static str, bool)>,
    /// What is said where there is no process.
    empty: &'static str,
}

#[derive(Template)]
#[template(path = "pages/lint.html")]
struct LintPage {
    shell: Shell,
    report: Report,
    around: Around,
    query: ListQuery,
    may_import: bool,
}

impl LintPage {
    /// Whether the findings are shown process by process rather than rule by rule.
    fn by_document(&self) -> bool {
        self.query.get("by") == "document"
    }

    /// The same page with another order.
    fn by(&self, order: &str) -> String {
        format!("{}?state={}&by={order}", self.around.href, self.query.get("state"))
    }

    fn export(&self, format: &str) -> String {
        format!("{}?state={}&format={format}", self.around.href, self.query.get("state"))
    }
}

fn is_error(severity: Severity) -> bool {
    severity == Severity::Error
}

/// A finding as a row of a register.
struct Row {
    label: String,
    title: String,
    severity: Severity,
    rule: Rule,
    place: String,
    message: String,
}

impl Exported for Row {
    fn heads() -> Vec<&'static str> {
        vec!["Quy trình", "Tên", "Mức", "Quy tắc", "Chỗ", "Nội dung"]
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.label.as_str().into(),
            self.title.as_str().into(),
            self.severity.title().into(),
            self.rule.title().into(),
            self.place.as_str().into(),
            self.message.as_str().into(),
        ]
    }
}

fn rows(report: &Report) -> Vec<Row> {
    let of = |document: &crate::model::Checked| {
        let (label, title) = (document.label.clone(), document.title.clone());
        let row = move |finding: &flow::lint::Finding| Row {
            label: label.clone(),
            title: title.clone(),
            severity: finding.severity,
            rule: finding.rule,
            place: finding.place.clone(),
            message: finding.message.clone(),
        };
        document.findings.iter().map(row).collect::<Vec<_>>()
    };
    report.documents.iter().flat_map(of).collect()
}

fn answer(
    tx: &Tx<'_>,
    page: LintPage,
    output: Option<Output>,
    today: Date,
) -> Result<Response, AppError> {
    let Some(output) = output else { return Ok(render(&page)) };
    let head = Head {
        title: page.around.heading,
        as_of: today,
        counted: "điều cần xem",
        file_name: "kiem-tra-ca-bo",
        widths: &[
            Width::Share(1.6),
            Width::Share(2.0),
            Width::Share(0.8),
            Width::Share(2.0),
            Width::Share(1.6),
            Width::Share(4.0),
        ],
        signers: &["Người lập"],
    };
    register::respond(tx, &rows(&page.report), output, &head)
}

/// `GET /imports/{id}/lint`: the processes of one run, against each other.
pub(crate) async fn lint_run(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<RunId>,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/procedures");
    let (asks, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let run = actions::open_run(tx, &asks, id)?;
        let output = register::asked(&query);
        let around = Around {
            heading: format!("Kiểm tra cả bộ: {}", run.name),
            crumbs: vec![
                ("/imports".to_owned(), "Nhập cả thư mục".to_owned()),
                (format!("/imports/{id}"), run.name.clone()),
            ],
            href: format!("/imports/{id}/lint"),
            sets: Vec::new(),
            empty: "Đợt này chưa có tệp nào đọc được thành quy trình có các bước.",
        };
        let report = report_of_run(tx, &run)?;
        let page = LintPage { shell, report, around, query, may_import: false };
        answer(tx, page, output, today)
    };
    app.db.at(actor.agency).read_long(read).await
}

/// `GET /procedures/lint-report`: the processes of the agency, against each other.
pub(crate) async fn lint_agency(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    let shell = Shell::new(&app, &actor, "/procedures");
    let which = if query.get("state") == "draft" { Set::Drafts } else { Set::InForce };
    let (asks, today) = (actor.clone(), app.clock.today());
    let read = move |tx: &Tx<'_>| {
        let output = register::asked(&query);
        let around = Around {
            heading: match which {
                Set::InForce => "Kiểm tra cả bộ quy trình đang hiệu lực".to_owned(),
                Set::Drafts => "Kiểm tra cả bộ quy trình đang soạn, đang duyệt".to_owned(),
            },
            crumbs: vec![("/procedures".to_owned(), "Quy trình".to_owned())],
            href: "/procedures/lint-report".to_owned(),
            sets: vec![
                ("effective", "Đang hiệu lực", which == Set::InForce),
                ("draft", "Đang soạn, đang duyệt", which == Set::Drafts),
            ],
            empty: "Không có quy trình nào ở nhóm này mà bạn được xem.",
        };
        let report = report_of_agency(tx, &asks, which)?;
        let may_import = may_begin(&asks).is_ok();
        let page = LintPage { shell, report, around, query, may_import };
        answer(tx, page, output, today)
    };
    app.db.at(actor.agency).read_long(read).await
}
