use std::sync::LazyLock;

use crate::{Engine, TypesetError};

static SHARED: LazyLock<Result<Engine, TypesetError>> = LazyLock::new(Engine::new);

impl Engine {
    /// The program's one engine: fonts and templates are read once, and every thread prints with it.
    pub fn shared() -> Result<&'static Self, TypesetError> {
        SHARED.as_ref().map_err(|e| TypesetError::Setup(e.to_string()))
    }
}
