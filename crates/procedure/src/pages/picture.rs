//! The drawing of a procedure: on the page, as a file, on paper.

use super::file_name;
use crate::actions;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use document::VersionId;
use flow::{
    Procedure,
    picture::{Fit, band_svg, picture, svg},
};
use platform::pages::{opened, saved};
use platform::{Actor, App, AppError, Tx};
use typeset::Drawing;

/// The drawing as part of a page; empty where there are no steps. Every text in it is escaped.
pub(crate) fn drawn(procedure: &Procedure) -> String {
    picture(procedure, Fit::Page).map(|drawn| svg(&drawn)).unwrap_or_default()
}

/// The drawing for paper, a piece a band, so that pages break between bands.
pub(crate) fn printed(procedure: &Procedure) -> Vec<Drawing> {
    let Some(drawn) = picture(procedure, Fit::Page) else { return Vec::new() };
    let count = drawn.bands.len();
    let one = |(place, band): (usize, &flow::picture::Band)| {
        let told: Vec<&str> = band.nodes.iter().map(|node| node.full.as_str()).collect();
        let part =
            if count > 1 { format!(", phần {} trong {count}", place + 1) } else { String::new() };
        Drawing {
            svg: band_svg(&drawn, band),
            alt: format!("Lưu đồ các bước{part}: {}", told.join("; ")),
            width: drawn.width,
            height: band.height,
        }
    };
    drawn.bands.iter().enumerate().map(one).collect()
}

/// The drawing as a file of its own.
pub(crate) async fn show(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open(tx, &actor, id)?;
        let drawn = drawn(&version.printed(&stored));
        if drawn.is_empty() {
            return Err(AppError::NotFound);
        }
        Ok((drawn, file_name(version.code.as_str())))
    };
    let (drawn, name) = scope.read(read).await?;
    opened("image/svg+xml", &format!("{name}.svg"), drawn.into_bytes())
}

/// The procedure as BPMN 2.0 with its diagram.
pub(crate) async fn bpmn(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open(tx, &actor, id)?;
        let text = flow::bpmn::export(&version.printed(&stored)).ok_or(AppError::NotFound)?;
        Ok::<_, AppError>((text, file_name(version.code.as_str())))
    };
    let (text, name) = scope.read(read).await?;
    saved("application/bpmn+xml", &format!("{name}.bpmn"), text.into_bytes())
}

/// The procedure as the JSON of `flow`.
pub(crate) async fn json(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| {
        let (version, stored) = actions::open(tx, &actor, id)?;
        let printed = version.printed(&stored);
        let text =
            serde_json::to_vec_pretty(&printed).map_err(|e| AppError::Failed(e.to_string()))?;
        Ok::<_, AppError>((text, file_name(version.code.as_str())))
    };
    let (text, name) = scope.read(read).await?;
    saved("application/json", &format!("{name}.json"), text)
}
