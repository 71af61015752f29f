use crate::actions;
use axum::{
    extract::{Path, State as Shared},
    response::Response,
};
use document::VersionId;
use platform::pages::saved;
use platform::{Actor, App, AppError, Tx};

/// The file from which a version was read, as it came.
pub(crate) async fn source(
    Shared(app): Shared<App>,
    actor: Actor,
    Path(id): Path<VersionId>,
) -> Result<Response, AppError> {
    let scope = app.db.at(actor.agency);
    let read = move |tx: &Tx<'_>| actions::source(tx, &actor, id)?.ok_or(AppError::NotFound);
    let (hash, name) = scope.read(read).await?;
    let files = app.files.clone();
    let bytes = tokio::task::spawn_blocking(move || files.get(&hash)).await;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let bytes = bytes.map_err(|e| AppError::Failed(e.to_string()))?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let name = format!("{}.{}", file_name(stem), file_name(ending));
    saved("application/octet-stream", &name, bytes)
}

/// A code or name as every system takes it: letters and digits of ASCII.
pub(super) fn file_name(code: &str) -> String {
    text::file_name(code, "quy-trinh")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_of_files_are_plain() {
        for (code, name) in [
            ("QT 01/CX-HCTP", "qt-01-cx-hctp"),
            ("Đăng ký\r\n\"", "dang-ky"),
            ("《》", "quy-trinh"),
        ] {
            assert_eq!(file_name(code), name, "{code:?}");
        }
    }
}
