//! Who signs a version.

use crate::{
    Panel, Part, Signature, Version, VersionId, actions,
    form::{SEATS, SignersForm},
};
use askama::Template;
use axum::{
    extract::{Form, Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use organization::Member;
use platform::{Actor, App, AppError, FieldErrors, PersonId, Shell, Tx, pages::render_with};

/// One named person on a page.
pub(crate) struct Seat {
    pub(crate) name: String,
    pub(crate) position: String,
    /// Whether they still play the role of the part today.
    pub(crate) is_able: bool,
    pub(crate) has_signed: bool,
}

/// One panel on a page.
pub(crate) struct Row {
    pub(crate) part: Part,
    pub(crate) seats: Vec<Seat>,
    pub(crate) rule: &'static str,
    pub(crate) needed: usize,
}

/// The panels of a version that have somebody on them.
pub(crate) fn rows(
    tx: &Tx<'_>,
    version: &Version,
    signatures: &[Signature],
) -> Result<Vec<Row>, AppError> {
    let today = text::here(tx.now()).date();
    let panels = crate::store::people::panels(tx, version.id)?;
    if panels.iter().all(|panel| panel.signers.is_empty()) {
        return Ok(Vec::new());
    }
    let members = organization::directory(tx, today)?;
    let names = organization::names(tx)?;
    let mut rows = Vec::new();
    for panel in panels.into_iter().filter(|panel| !panel.signers.is_empty()) {
        let able = actions::able(tx, panel.part)?;
        let seat = |person: &PersonId| {
            let member = members.iter().find(|member| member.person == *person);
            Seat {
                name: names.get(person).cloned().unwrap_or_default(),
                position: member.map(|member| member.position.clone()).unwrap_or_default(),
                is_able: able.contains(person),
                has_signed: signatures
                    .iter()
                    .any(|it| it.part == panel.part && it.person == *person),
            }
        };
        let (rule, needed) = super::words::rule(panel.rule);
        rows.push(Row {
            part: panel.part,
            seats: panel.signers.iter().map(seat).collect(),
            rule,
            needed,
        });
    }
    Ok(rows)
}

#[derive(Template)]
#[template(path = "pages/signers.html")]
struct SignersPage {
    shell: Shell,
    version: Version,
    form: SignersForm,
    errors: FieldErrors,
    /// Who may sign each part.
    able: Vec<(Part, Vec<Member>)>,
}

impl SignersPage {
    fn is_chosen(&self, part: Part, seat: usize, member: &Member) -> bool {
        self.form.seat(part, seat) == member.person.to_string()
    }

    fn seats() -> std::ops::RangeInclusive<usize> {
        1..=SEATS
    }
}

pub(crate) async fn signers(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    page(&app, &actor, id, None, FieldErrors::default()).await
}

async fn page(
    app: &App,
    actor: &Actor,
    id: VersionId,
    form: Option<SignersForm>,
    errors: FieldErrors,
) -> Result<Response, AppError> {
    let (shell, asks) = (Shell::new(app, actor, "/documents"), actor.clone());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let read = move |tx: &Tx<'_>| {
        let version = actions::open(tx, &asks, id)?;
        if !actions::may_name(&asks, &version) {
            return Err(AppError::Forbidden("role_missing"));
        }
        let stored: Vec<Panel> = crate::store::people::panels(tx, id)?;
        let form = form.unwrap_or_else(|| SignersForm::of(&stored));
        let members = organization::directory(tx, text::here(tx.now()).date())?;
        let mut able = Vec::new();
        for part in Part::NAMED {
            let people = actions::able(tx, part)?;
            let may = |member: &&Member| {
                people.contains(&member.person) && member.person != version.author
            };
            able.push((part, members.iter().filter(may).cloned().collect()));
        }
        Ok(SignersPage { shell, version, form, errors, able })
    };
    let page = app.db.at(actor.agency).read(read).await?;
    Ok(render_with(status, &page))
}

pub(crate) async fn name_signers(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let form = SignersForm::from_pairs(pairs);
    let panels = match form.parse() {
        Ok(panels) => panels,
        Err(errors) => return page(&app, &actor, id, Some(form), errors).await,
    };
    let by = actor.clone();
    let scope = app.db.at(actor.agency);
    match scope.write(move |tx| actions::name_signers(tx, &by, id, &panels)).await {
        Ok(()) => Ok(Redirect::to(&format!("/documents/{id}")).into_response()),
        Err(AppError::Invalid(errors)) => page(&app, &actor, id, Some(form), errors).await,
        Err(other) => Err(other),
    }
}
