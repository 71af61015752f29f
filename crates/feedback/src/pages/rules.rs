//! Until when the agency answers, and which text says so.

use super::SECTION;
use crate::{
    Keeping, Kind, Rule, Starts, actions,
    form::{KeepingForm, RuleForm},
    permit::may_rule,
};
use askama::Template;
use axum::{
    extract::{Form, Query, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use platform::{Actor, App, AppError, FieldErrors, Shell, Tx, pages::render_with};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "pages/rules.html")]
struct RulesPage {
    shell: Shell,
    rules: Vec<Rule>,
    rules_may: bool,
    today: Date,
    form: RuleForm,
    keepings: Vec<Keeping>,
    keeping: KeepingForm,
    errors: FieldErrors,
}

impl RulesPage {
    fn keeping_of(&self, kind: Kind) -> Option<&Keeping> {
        self.keepings.iter().find(|keeping| keeping.kind == kind)
    }

    /// Whether a rule holds for what is received today.
    fn is_current(&self, rule: &Rule) -> bool {
        crate::model::rule_of(&self.rules, rule.kind, self.today) == Some(rule)
    }
}

/// What somebody just did, from the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Did {
    did: String,
}

pub(crate) async fn rules(
    Shared(app): Shared<App>,
    actor: Actor,
    Query(did): Query<Did>,
) -> Result<Response, AppError> {
    let none = FieldErrors::default();
    let mut page = page(&app, &actor, RuleForm::default(), KeepingForm::default(), none).await?;
    if did.did == "rule" {
        let said = "Đã lưu. Điều đã nhận trước đó giữ hạn cũ.";
        page.shell = page.shell.saying("ok", said);
    } else if did.did == "keeping" {
        page.shell = page.shell.saying("ok", "Đã lưu thời gian giữ họ tên, cách liên hệ.");
    }
    Ok(render_with(StatusCode::OK, &page))
}

async fn page(
    app: &App,
    actor: &Actor,
    form: RuleForm,
    keeping: KeepingForm,
    errors: FieldErrors,
) -> Result<RulesPage, AppError> {
    let read = |tx: &Tx<'_>| Ok::<_, AppError>((actions::rules(tx)?, actions::keepings(tx)?));
    let (rules, keepings) = app.db.at(actor.agency).read(read).await?;
    let (shell, today) = (Shell::new(app, actor, SECTION), app.clock.today());
    let rules_may = may_rule(actor).is_ok();
    Ok(RulesPage { shell, rules, rules_may, today, form, keepings, keeping, errors })
}

pub(crate) async fn put_rule(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<RuleForm>,
) -> Result<Response, AppError> {
    may_rule(&actor)?;
    let setting = match form.parse() {
        Ok(setting) => setting,
        Err(errors) => {
            let page = page(&app, &actor, form, KeepingForm::default(), errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx: &Tx<'_>| actions::put_rule(tx, &actor, &setting)).await?;
    Ok(Redirect::to("/feedback/rules?did=rule").into_response())
}

pub(crate) async fn put_keeping(
    Shared(app): Shared<App>,
    actor: Actor,
    Form(form): Form<KeepingForm>,
) -> Result<Response, AppError> {
    may_rule(&actor)?;
    let keeping = match form.parse() {
        Ok(keeping) => keeping,
        Err(errors) => {
            let page = page(&app, &actor, RuleForm::default(), form, errors).await?;
            return Ok(render_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let scope = app.db.at(actor.agency);
    scope.write(move |tx: &Tx<'_>| actions::put_keeping(tx, &actor, &keeping)).await?;
    Ok(Redirect::to("/feedback/rules?did=keeping").into_response())
}
