//! `haidang portal`: the public side from the command line.

use super::{Failure, print};
use crate::{
    open,
    settings::{Door, Settings, Store},
};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What is done with the portal.
#[derive(Debug, Subcommand)]
pub(super) enum Portal {
    /// Write a portal as plain files that any web server can serve
    Export(Export),
}

/// Which portal, and whereto.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    store: Store,
    /// The folder to write into; it must be empty or not there yet
    folder: PathBuf,
    /// Address at which people reach the living site, for links to what only it can do
    #[arg(long, env = "HAIDANG_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// The name of the portal in addresses, where there is more than one
    #[arg(long)]
    portal: Option<String>,
}

impl Portal {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Export(export) => export.run(),
        }
    }
}

impl Export {
    fn run(self) -> Result<(), Failure> {
        let taken = |e| Failure::work(self.folder.display(), e);
        let is_empty = match self.folder.read_dir() {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(taken(error)),
        };
        if !is_empty {
            let place = self.folder.display();
            return Err(Failure::call(format!("{place}: the folder is not empty")));
        }
        let door = Door { public_url: self.public_url, ..Door::default() };
        let settings = Settings::new(self.store, door)?;
        let product = open::product(&settings)?;
        let slugs =
            portal::open_portals(&product.app.db).map_err(|e| Failure::work("database", e))?;
        let slug = match (self.portal, slugs.as_slice()) {
            (Some(named), _) => named,
            (None, [only]) => only.clone(),
            (None, []) => return Err(Failure::No("no portal is open".into())),
            (None, several) => {
                let which = several.join(", ");
                return Err(Failure::call(format!("several portals: name one of {which}")));
            }
        };
        let runtime = tokio::runtime::Runtime::new().map_err(|e| Failure::work("runtime", e))?;
        let exporting = portal::export(&product.router, &slug, &settings.public_url, &self.folder);
        let done = runtime.block_on(exporting).map_err(|e| Failure::work(&slug, e))?;
        let portal::Exported { pages, files, bytes } = done;
        print(&format!("{pages} pages, {files} files, {} KB\n", bytes / 1024))
    }
}
