use super::{Did, class, moment, printed, share, words, written};
use crate::{
    CopyAction, CopyState, PaperCopy, Terms, actions, form::CopyForm, model, permit, store,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State as Shared},
    http::StatusCode,
    response::Response,
};
use document::{State, Version, VersionId};
use organization::{Member, Unit};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    list::{Cell, Exported, List, ListQuery, Page},
    pages::render_with,
};
use register::{Head, Width};

#[derive(Template)]
#[template(path = "pages/show.html")]
pub(super) struct ShowPage {
    shell: Shell,
    version: Version,
    progress: store::Progress,
    units: Vec<store::UnitLine>,
    page: Page<store::Reader>,
    query: ListQuery,
    list: &'static List,
    copies: Vec<PaperCopy>,
    actor: Actor,
    may_keep: bool,
    may_ask: bool,
    terms: Terms,
    today: String,
    all_units: Vec<Unit>,
    people: Vec<Member>,
    form: CopyForm,
    errors: FieldErrors,
}

impl ShowPage {
    /// How many copies are out.
    fn out(&self) -> usize {
        self.copies.iter().filter(|copy| copy.is_out()).count()
    }

    fn may_allocate(&self) -> bool {
        self.may_keep && model::may_be_allocated(self.version.state())
    }

    /// What whoever keeps the register can do to a copy; it is destroyed by minutes alone.
    fn moves(&self, copy: &PaperCopy) -> Vec<CopyAction> {
        let moves = copy.state().moves().iter().map(|(action, _)| *action);
        let free = self.may_keep && copy.disposal.is_none();
        moves.filter(|action| free && *action != CopyAction::Destroy).collect()
    }

    /// Copies are printed as long as somebody may work by them.
    fn may_print(&self, copy: &PaperCopy) -> bool {
        let lives = matches!(copy.state(), CopyState::ToDeliver | CopyState::Delivered);
        self.may_keep && lives
    }

    fn may_sign(&self, copy: &PaperCopy) -> bool {
        copy.needs_receipt() && permit::may_sign_receipt(&self.actor, copy).is_ok()
    }

    fn has_labels(&self) -> bool {
        let lives = |copy: &PaperCopy| {
            copy.code.is_some() && (copy.is_out() || copy.state() == CopyState::ToDeliver)
        };
        self.may_keep && self.copies.iter().any(lives)
    }
}

impl store::UnitLine {
    fn label(&self) -> &str {
        if self.name.is_empty() { words::NO_UNIT } else { &self.name }
    }
}

impl Exported for store::Reader {
    fn heads() -> Vec<&'static str> {
        vec![
            "Họ tên",
            "Chức vụ",
            "Đơn vị",
            "Phải đọc từ ngày",
            "Mở lần đầu",
            "Xác nhận lúc",
            "Số lần trả lời",
            "Ký nhận",
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let signed = self.acknowledged_at.map(|at| printed::signed_here(&moment(Some(at))));
        vec![
            self.name.as_str().into(),
            self.position.as_str().into(),
            self.unit.as_str().into(),
            written(&self.since_day).into(),
            moment(self.opened_at).into(),
            moment(self.acknowledged_at).into(),
            Cell::Number(self.attempts),
            signed.unwrap_or_default().into(),
        ]
    }
}

/// What a page of one version shows besides its version.
pub(super) struct Asked {
    pub(super) query: ListQuery,
    pub(super) form: CopyForm,
    pub(super) errors: FieldErrors,
}

impl Asked {
    pub(super) fn plain(query: ListQuery) -> Self {
        Self { query, form: CopyForm::default(), errors: FieldErrors::default() }
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Query(query): Query<ListQuery>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    if let Some(output) = register::asked(&query) {
        let day = super::as_of(&query, app.clock.today())?;
        let scope = app.db.at(actor.agency);
        let work = move |tx: &Tx<'_>| {
            let version = actions::open(tx, &actor, id)?;
            let (key, text) = (version.id.get(), day.to_string());
            let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &text, &key];
            let (code, title) = (version.code.as_str(), version.title.as_str());
            let head = Head {
                title: printed::readers_title(code, title, &version.number()),
                as_of: day,
                counted: printed::PEOPLE,
                file_name: "nguoi-doc",
                widths: &[
                    Width::Share(1.4),
                    Width::Share(1.2),
                    Width::Share(1.2),
                    Width::Cm(2.5),
                    Width::Cm(2.8),
                    Width::Cm(2.8),
                    Width::Cm(1.8),
                    Width::Cm(3.4),
                ],
                signers: printed::SIGNERS,
            };
            register::export::<store::Reader>(&store::READERS, tx, &base, &query, output, &head)
        };
        return scope.read_long(work).await;
    }
    let page = page(&app, &actor, id, Asked::plain(query.with("did", ""))).await?;
    let shell = did.said(page.shell.clone());
    Ok(render_with(StatusCode::OK, &ShowPage { shell, ..page }))
}

pub(super) async fn page(
    app: &App,
    actor: &Actor,
    id: VersionId,
    asked: Asked,
) -> Result<ShowPage, AppError> {
    let (asks, today, now) = (actor.clone(), app.clock.today(), app.clock.now());
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        let (day, terms) = (today.to_string(), store::terms(tx)?);
        let overdue = terms.overdue_since(now).to_string();
        let base: [&dyn platform::db::Param; 3] = [&tx.agency().get(), &day, &id.get()];
        let may_keep = permit::may_keep_copies(&asks).is_ok();
        let people = if may_keep { organization::directory(tx, today)? } else { Vec::new() };
        Ok(ShowPage {
            shell,
            progress: store::progress(tx, &day, id.get(), &overdue)?,
            units: store::by_unit(tx, &day, id.get(), &overdue)?,
            page: store::READERS.page(tx, &base, &asked.query)?,
            query: asked.query,
            list: &store::READERS,
            copies: store::copies_of(tx, id)?,
            may_ask: actions::askable(tx, &asks, id).is_ok(),
            all_units: organization::units(tx, today)?,
            people: people.into_iter().filter(|it| !it.position.is_empty()).collect(),
            form: asked.form,
            errors: asked.errors,
            today: text::date(today),
            actor: asks,
            may_keep,
            terms,
            version,
        })
    };
    app.db.at(actor.agency).read(read).await
}

/// The page once more, with what stands in the way.
pub(super) async fn again(
    app: &App,
    actor: &Actor,
    id: VersionId,
    asked: Asked,
    (status, said): (StatusCode, Option<&'static str>),
) -> Result<Response, AppError> {
    let page = page(app, actor, id, asked).await?;
    let shell =
        said.map_or_else(|| page.shell.clone(), |said| page.shell.clone().saying("bad", said));
    Ok(render_with(status, &ShowPage { shell, ..page }))
}
