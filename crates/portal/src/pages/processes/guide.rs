use super::{Example, examples};
use crate::{Guide, GuideForm, Library, PublicShell, Visit, pages::words};
use askama::Template;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use flow::{Component, Step};
use platform::{App, AppError, PublicOffer, Tx};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "pages/processes/guide.html")]
struct GuidePage {
    shell: PublicShell,
    guide: Guide,
    examples: Vec<Example>,
    offers: Vec<PublicOffer>,
    /// The drawing in words, for whoever does not see it.
    picture: String,
}

impl GuidePage {
    fn how(component: &Component) -> &'static str {
        words::component(component)
    }

    fn times(step: &Step) -> String {
        words::durations(step)
    }

    fn fees(&self) -> Vec<&str> {
        self.guide.procedure.fees.iter().map(|fee| fee.text.as_str()).collect()
    }

    fn address_of(&self, form: &GuideForm) -> String {
        self.shell.link(&format!("/forms/{}", form.slug()))
    }
}

/// The guide of this name.
pub(super) fn find(library: &Arc<Library>, slug: &str) -> Result<Guide, AppError> {
    library.find(slug).cloned().ok_or(AppError::NotFound)
}

/// `GET /portal/{agency}/processes/{slug}`.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    visit: Visit,
    Path((_, slug)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let gathered = visit.gathered(&app);
    let make = move |tx: &Tx<'_>, shell: PublicShell| {
        let guide = find(&gathered.library(tx)?, &slug)?;
        let examples = examples(tx, &guide)?;
        let picture = flow::picture::picture(&guide.procedure, flow::picture::Fit::Page);
        let picture = picture.map(|drawn| drawn.description).unwrap_or_default();
        let about = words::description(&guide, &shell.short_name);
        let mut offers = shell.offers.clone();
        offers.retain(|offer| offer.of_process);
        Ok(GuidePage { shell: shell.about(about), guide, examples, offers, picture })
    };
    visit.page(&app, make).await
}
