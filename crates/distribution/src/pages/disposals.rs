use super::{Did, number, pdf_response, printed};
use crate::{
    CopyId, Disposal, DisposalAction, DisposalId, DisposalState, PaperCopy, actions,
    form::{DisposalForm, DisposalMove},
    permit, print, store,
};
use askama::Template;
use axum::{
    extract::{Form, Path, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use platform::{
    Actor, App, AppError, FieldErrors, Shell, Tx,
    pages::{render, render_with},
    sentence,
};
use std::collections::BTreeMap;

type Titles = BTreeMap<i64, store::Titled>;

#[derive(Template)]
#[template(path = "pages/disposals.html")]
struct ListPage {
    shell: Shell,
    disposals: Vec<Disposal>,
    may_keep: bool,
}

impl ListPage {
    const TAB: &'static str = "disposals";
}

#[derive(Template)]
#[template(path = "pages/disposal_edit.html")]
struct EditPage {
    shell: Shell,
    id: Option<DisposalId>,
    form: DisposalForm,
    errors: FieldErrors,
    copies: Vec<PaperCopy>,
    titles: Titles,
}

#[derive(Template)]
#[template(path = "pages/disposal.html")]
struct ShowPage {
    shell: Shell,
    disposal: Disposal,
    copies: Vec<PaperCopy>,
    titles: Titles,
    actor: Actor,
    today: String,
}

impl EditPage {
    fn title(&self, copy: CopyId) -> Option<&store::Titled> {
        self.titles.get(&copy.get())
    }
}

impl ShowPage {
    fn title(&self, copy: CopyId) -> Option<&store::Titled> {
        self.titles.get(&copy.get())
    }

    /// What this person can do to the minutes now.
    fn moves(&self) -> Vec<DisposalAction> {
        let all = self.disposal.state().moves().iter().map(|(action, _)| *action);
        all.filter(|it| permit::may_dispose(&self.actor, *it, &self.disposal).is_ok()).collect()
    }

    fn may_edit(&self) -> bool {
        self.disposal.state() == DisposalState::Draft
            && permit::may_keep_copies(&self.actor).is_ok()
    }
}

impl store::Titled {
    pub(crate) fn number(&self) -> String {
        number(self.issue_no, self.revision_no)
    }
}

fn by_copy(titles: Vec<store::Titled>) -> Titles {
    titles.into_iter().map(|title| (title.copy, title)).collect()
}

pub(crate) async fn list(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let read = |tx: &Tx<'_>| store::all_disposals(tx);
    let disposals = app.db.at(actor.agency).read(read).await.map_err(AppError::from)?;
    let shell = Shell::new(&app, &actor, "/distributions");
    let may_keep = permit::may_keep_copies(&actor).is_ok();
    Ok(render(&ListPage { shell, disposals, may_keep }))
}

pub(crate) async fn new(Shared(app): Shared<App>, actor: Actor) -> Result<Response, AppError> {
    let form = DisposalForm {
        dated: text::date(app.clock.today()),
        reason: printed::USUAL_REASON.to_owned(),
        method: printed::USUAL_METHOD.to_owned(),
        ..DisposalForm::default()
    };
    let page = edit_page(&app, &actor, None, form, FieldErrors::default()).await?;
    Ok(render(&page))
}

async fn edit_page(
    app: &App,
    actor: &Actor,
    id: Option<DisposalId>,
    form: DisposalForm,
    errors: FieldErrors,
) -> Result<EditPage, AppError> {
    let shell = Shell::new(app, actor, "/distributions");
    let read = move |tx: &Tx<'_>| {
        let (copies, titles) = (store::for_disposal(tx, id)?, store::titles_returned(tx)?);
        Ok(EditPage { shell, id, form, errors, copies, titles: by_copy(titles) })
    };
    app.db.at(actor.agency).read(read).await
}

/// The form once more, with what stands in the way.
async fn again(
    app: &App,
    actor: &Actor,
    id: Option<DisposalId>,
    form: DisposalForm,
    code: &'static str,
) -> Result<Response, AppError> {
    let mut page = edit_page(app, actor, id, form, FieldErrors::default()).await?;
    page.shell = page.shell.saying("bad", sentence(code));
    Ok(render_with(StatusCode::CONFLICT, &page))
}

pub(crate) async fn create(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = DisposalForm::from_pairs(pairs);
    let order = match form.parse() {
        Ok(order) => order,
        Err(errors) => {
            let page = edit_page(&app, &actor, None, form, errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let act = move |tx: &Tx<'_>| actions::draft_disposal(tx, &by, &order);
    match app.db.at(actor.agency).write(act).await {
        Ok(id) => Ok(Redirect::to(&format!("/disposals/{id}?did=drafted")).into_response()),
        Err(AppError::Conflict(code)) => again(&app, &actor, None, form, code).await,
        Err(other) => Err(other),
    }
}

pub(crate) async fn edit(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let find = move |tx: &Tx<'_>| actions::find_disposal(tx, id).map(drop);
    app.db.at(actor.agency).read(find).await?;
    let form = DisposalForm::from_pairs(pairs);
    let order = match form.parse() {
        Ok(order) => order,
        Err(errors) => {
            let page = edit_page(&app, &actor, Some(id), form, errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let (by, edits) = (actor.clone(), form.edits);
    let act = move |tx: &Tx<'_>| actions::edit_disposal(tx, &by, id, edits, &order);
    match app.db.at(actor.agency).write(act).await {
        Ok(()) => Ok(Redirect::to(&format!("/disposals/{id}?did=edited")).into_response()),
        Err(AppError::Conflict(code)) => again(&app, &actor, Some(id), form, code).await,
        Err(other) => Err(other),
    }
}

async fn show_page(app: &App, actor: &Actor, id: DisposalId) -> Result<ShowPage, AppError> {
    let shell = Shell::new(app, actor, "/distributions");
    let (actor, today) = (actor.clone(), text::date(app.clock.today()));
    let agency = actor.agency;
    let read = move |tx: &Tx<'_>| {
        let disposal = actions::find_disposal(tx, id)?;
        let (copies, titles) = (store::of_disposal(tx, id)?, store::titles_in(tx, id.get())?);
        Ok(ShowPage { shell, disposal, copies, titles: by_copy(titles), actor, today })
    };
    app.db.at(agency).read(read).await
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let mut page = show_page(&app, &actor, id).await?;
    page.shell = did.said(page.shell);
    Ok(render(&page))
}

pub(crate) async fn change(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
) -> Result<Response, AppError> {
    let page = show_page(&app, &actor, id).await?;
    if page.disposal.state() != DisposalState::Draft {
        return Err(AppError::Conflict("copy_wrong_state"));
    }
    let it = page.disposal;
    let form = DisposalForm {
        number: it.number,
        dated: text::date(it.dated),
        members: it.members,
        reason: it.reason,
        method: it.method,
        edits: it.edits,
        copies: page.copies.iter().map(|copy| copy.id).map(CopyId::get).collect(),
    };
    let page = edit_page(&app, &actor, Some(id), form, FieldErrors::default()).await?;
    Ok(render(&page))
}

pub(crate) async fn act(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
    Form(form): Form<DisposalMove>,
) -> Result<Response, AppError> {
    let mut page = show_page(&app, &actor, id).await?;
    let (action, seen, on) = match form.parse(app.clock.today()) {
        Ok(order) => order,
        Err(errors) => {
            let said = errors.list().next().map_or("", |(_, said)| said);
            page.shell = page.shell.saying("bad", said);
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let by = actor.clone();
    let act = move |tx: &Tx<'_>| actions::act_on_disposal(tx, &by, id, action, seen, on);
    match app.db.at(actor.agency).write(act).await {
        Ok(()) => {
            let to = format!("/disposals/{id}?did={}", action.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err(AppError::Conflict(code)) => {
            page.shell = page.shell.refusing(code, page.disposal.state().label());
            Ok(render_with(StatusCode::CONFLICT, &page))
        }
        Err(other) => Err(other),
    }
}

pub(crate) async fn pdf(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<DisposalId>,
) -> Result<Response, AppError> {
    let read = move |tx: &Tx<'_>| {
        let disposal = actions::find_disposal(tx, id)?;
        let (copies, titles) = (store::of_disposal(tx, id)?, store::titles_in(tx, id.get())?);
        Ok::<_, AppError>((organization::agency(tx)?, disposal, copies, titles))
    };
    let (agency, disposal, copies, titles) = app.db.at(actor.agency).read(read).await?;
    let work = move || print::minutes(&agency, &disposal, &copies, &by_copy(titles));
    let printed = tokio::task::spawn_blocking(work).await;
    pdf_response(printed.map_err(|e| AppError::Failed(e.to_string()))??, "bien-ban-huy")
}
