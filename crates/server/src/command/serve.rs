use super::{Failure, print};
use crate::{
    demo::{self, Scene},
    open,
    serve::{Limits, asked_to_end, runtime, serve},
    settings::{Door, Settings, Store},
};
use clap::Args;
use composition::Product;
use platform::Clock;
use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// `haidang serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    door: Door,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), Failure> {
        log();
        let settings = Settings::new(self.store, self.door)?;
        open::installed(&settings)?;
        let product = open::product(&settings)?;
        run(&product, &settings, || Ok(()))
    }
}

/// `haidang demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    door: Door,
    /// File whose first line is the moment (RFC 3339) at which a new demonstration stands; for tests
    #[arg(long, hide = true, value_name = "FILE")]
    clock_file: Option<PathBuf>,
    /// People and documents alone, on the eve of 2022; for tests
    #[arg(long, hide = true, requires = "clock_file")]
    bare: bool,
}

impl Demo {
    pub(super) fn run(mut self) -> Result<(), Failure> {
        log();
        let nowhere = self.store.data.is_none() && self.store.config.is_none();
        let fresh = nowhere.then(tempfile::tempdir).transpose();
        let fresh = fresh.map_err(|e| Failure::work("temporary folder", e))?;
        if let Some(folder) = &fresh {
            self.store.data = Some(PathBuf::from(folder.path()));
        }
        let settings = Settings::new(self.store, self.door)?;
        let scene = Scene { clock: clock(self.clock_file.as_deref())?, is_bare: self.bare };
        let accounts = demo::build(&settings, &scene)?;
        let product = open::product_at(&settings, scene.clock)?;
        if !settings.listen.ip().is_loopback() {
            tracing::warn!("the demonstration's passwords are public; do not put real data here");
        }
        run(&product, &settings, || {
            let url = &settings.public_url;
            print(&format!("{url}\n\n{}", demo::account_table(&accounts)))
        })
    }
}

/// The machine's clock, or the one that a file tells.
fn clock(file: Option<&Path>) -> Result<Clock, Failure> {
    let Some(file) = file else { return Ok(Clock::System) };
    Clock::file(file).map_err(|e| Failure::call(format!("--clock-file: {}: {e}", file.display())))
}

/// Serves until somebody asks it to end. The product outlives the executor, as closing connections
/// of PostgreSQL waits.
fn run(
    product: &Product,
    settings: &Settings,
    announce: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let runtime = runtime().map_err(|e| Failure::work("threads", e))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(settings.listen).await;
        let listener = listener.map_err(|e| Failure::work(settings.listen, e))?;
        let limits = Limits { behind_proxy: settings.behind_proxy, ..Limits::default() };
        let engine = product.app.db.engine_name();
        tracing::info!(engine, "serving {} on {}", settings.public_url, settings.listen);
        announce()?;
        serve(product, listener, limits, asked_to_end()).await;
        Ok(())
    })
}

/// Where the log goes: stderr, as much as `HAIDANG_LOG` asks for.
fn log() {
    let filter = EnvFilter::try_from_env("HAIDANG_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .init();
}
