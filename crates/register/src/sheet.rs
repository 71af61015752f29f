//! A sheet that is sent back: its first table, read in a process of its own.

use intake::{IntakeError, Table};
use platform::{App, AppError};
use std::time::Duration;

/// How long a sheet may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The first table of a workbook (`.xlsx`); `Err` inside where it cannot be read, which is noted in
/// the log.
pub async fn sheet(app: &App, bytes: Vec<u8>) -> Result<Result<Table, IntakeError>, AppError> {
    let program = app.settings.program.clone();
    let read = move || intake::table_in_child(&program, &bytes, DEADLINE);
    let read = tokio::task::spawn_blocking(read).await;
    let table = read.map_err(|e| AppError::Failed(e.to_string()))?;
    if let Err(error) = &table {
        tracing::warn!(code = error.code(), "a sheet was not read: {error}");
    }
    Ok(table)
}
