use super::words::{self, SumLine};
use crate::{actions, model, review::Review};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use document::{DRAFT_ROLES, Part, Signature, Version, VersionId};
use flow::{ComponentKind, Procedure, Step, StepRole, lint::Severity};
use platform::{Actor, App, AppError, Notice, Role, Shell, Tx, ledger::object, pages::render};

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    version: Version,
    /// As it is printed.
    procedure: Procedure,
    review: Review,
    signatures: Vec<Signature>,
    unit: String,
    cases: Vec<Option<String>>,
    /// The drawing of the steps, as SVG.
    picture: String,
    notices: Vec<Notice>,
    may_edit: bool,
}

impl ShowPage {
    const TAB: &'static str = "show";

    fn signature(&self, part: Part) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.part == part)
    }

    fn sums(&self) -> Vec<SumLine> {
        SumLine::all(&self.review)
    }

    /// What a step takes, one text a case.
    fn durations(&self, step: &Step) -> Vec<String> {
        let of_case = |case: &Option<String>| {
            let norm = step.durations.iter().find(|norm| norm.case == *case);
            norm.map_or_else(|| "–".to_owned(), |norm| norm.text.clone())
        };
        self.cases.iter().map(of_case).collect()
    }

    fn case_label(&self, case: Option<&String>) -> String {
        if self.cases.len() == 1 && case.is_none() {
            return words::TIME.to_owned();
        }
        case.cloned().unwrap_or_else(|| words::ORDINARY.to_owned())
    }

    /// The column sum under each case.
    fn totals(&self) -> Vec<String> {
        let sum = |case: &Option<String>| crate::print::column_sum(&self.procedure, case.as_ref());
        let sums = self.cases.iter().map(sum);
        sums.map(|sum| sum.map_or_else(|| "–".to_owned(), |sum| super::printed::total(&sum)))
            .collect()
    }

    fn role(role: StepRole) -> &'static str {
        words::role_label(role)
    }

    fn kind(kind: ComponentKind) -> &'static str {
        words::component_label(kind)
    }

    /// The sections that are words; the others are shown from the data.
    fn sections(&self) -> Vec<&flow::Section> {
        let is_word = |section: &&flow::Section| {
            model::topic(section) != model::Topic::Structured && !section.text.trim().is_empty()
        };
        self.procedure.sections.iter().filter(is_word).collect()
    }
}

pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let (asks, today) = (actor.clone(), app.clock.today());
    let (shell, board) = (Shell::new(&app, &actor, "/procedures"), app.notices.clone());
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open(tx, &asks, id)?;
        let review = actions::review(tx, &version, &stored)?;
        let units = organization::units(tx, today)?;
        let unit = units.iter().find(|unit| Some(unit.id.get()) == version.unit);
        let about = [object("document", version.document)];
        let is_own = asks.person == version.author && asks.is_any(DRAFT_ROLES);
        Ok::<_, AppError>(ShowPage {
            shell,
            picture: super::picture::drawn(&stored),
            procedure: version.printed(&stored),
            review,
            signatures: document::signatures(tx, id)?,
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            cases: model::cases(&stored),
            notices: board.about(tx, &asks, &about, today)?,
            may_edit: version.is_editable() && (is_own || asks.is(Role::IsoSecretary)),
            version,
        })
    };
    Ok(render(&app.db.at(actor.agency).read(read).await?))
}
