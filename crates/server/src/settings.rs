//! What the person who installs it decides: the command line goes before `HAIDANG_*` variables,
//! and those before `haidang.toml`.

use crate::command::Failure;
use clap::Args;
use serde::Deserialize;
use std::{
    fs, io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

/// Where state is kept.
#[derive(Debug, Clone, Default, Args)]
pub struct Store {
    /// Folder with the database, files and keys [default: data]
    #[arg(long, env = "HAIDANG_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// PostgreSQL database (postgres://…) instead of SQLite in the data folder
    #[arg(long, env = "HAIDANG_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Schema of the PostgreSQL database [default: public]
    #[arg(long, env = "HAIDANG_SCHEMA", value_name = "NAME")]
    pub schema: Option<String>,
    /// File with settings [default: haidang.toml, if there is one]
    #[arg(long, env = "HAIDANG_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// How it is reached.
#[derive(Debug, Clone, Default, Args)]
pub struct Door {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "HAIDANG_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Address that people type, for links and QR codes [default: http:// and --listen]
    #[arg(long, env = "HAIDANG_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Whether a proxy on this machine passes requests on: callers are then told apart by the last
    /// address in X-Forwarded-For
    #[arg(long, env = "HAIDANG_BEHIND_PROXY", value_name = "BOOL", num_args = 0..=1,
          default_missing_value = "true")]
    pub behind_proxy: Option<bool>,
    /// Largest upload of a whole folder of documents, in megabytes [default: 512]
    #[arg(long, env = "HAIDANG_UPLOAD_MB", value_name = "MB")]
    pub upload_mb: Option<u64>,
}

/// `haidang.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    schema: Option<String>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    behind_proxy: Option<bool>,
    upload_mb: Option<u64>,
}

/// The largest upload of many files, in megabytes, unless somebody says otherwise.
const UPLOAD_MB: u64 = 512;

/// All settings, each with its value.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The data folder.
    pub data: PathBuf,
    /// The PostgreSQL database, where it is one.
    pub database: Option<String>,
    /// Its schema.
    pub schema: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people reach it, without a slash at the end.
    pub public_url: String,
    /// Whether a proxy of this machine stands before it.
    pub behind_proxy: bool,
    /// Largest upload of many files, in megabytes.
    pub upload_mb: u64,
}

impl Settings {
    /// Puts the sources together.
    pub fn new(store: Store, door: Door) -> Result<Self, Failure> {
        let file = read(store.config.as_deref())?;
        let usual = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
        let listen = door.listen.or(file.listen).unwrap_or(usual);
        let public_url = door.public_url.or(file.public_url);
        let public_url = public_url.unwrap_or_else(|| format!("http://{listen}"));
        Ok(Self {
            data: store.data.or(file.data).unwrap_or_else(|| "data".into()),
            database: store.database.or(file.database).filter(|url| !url.is_empty()),
            schema: store.schema.or(file.schema).unwrap_or_else(|| "public".to_owned()),
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            upload_mb: door.upload_mb.or(file.upload_mb).unwrap_or(UPLOAD_MB).max(1),
            behind_proxy: door.behind_proxy.or(file.behind_proxy).unwrap_or_default(),
        })
    }

    /// The same for a command that serves nobody.
    pub fn of_store(store: Store) -> Result<Self, Failure> {
        Self::new(store, Door::default())
    }

    /// Where the SQLite database lies.
    pub fn database_file(&self) -> PathBuf {
        self.data.join("haidang.db")
    }

    /// Where files lie.
    pub fn files(&self) -> PathBuf {
        self.data.join("files")
    }

    /// Where keys lie.
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }
}

/// The settings file that was named, or the usual one if it is there.
fn read(named: Option<&Path>) -> Result<File, Failure> {
    let path = named.unwrap_or(Path::new("haidang.toml"));
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {
            return Ok(File::default());
        }
        Err(error) => return Err(Failure::call(format!("{}: {error}", path.display()))),
    };
    toml::from_str(&text).map_err(|error| Failure::call(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_goes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("haidang.toml");
        fs::write(&config, "listen = \"127.0.0.1:1\"\nschema = \"s\"\npublic_url = \"https://a/\"")
            .unwrap();
        let store = Store { config: Some(config.clone()), ..Store::default() };
        let door = Door { listen: Some(([127, 0, 0, 1], 2).into()), ..Door::default() };
        let settings = Settings::new(store.clone(), door).unwrap();
        assert_eq!(settings.listen.port(), 2);
        assert_eq!(settings.schema, "s");
        assert_eq!(settings.public_url, "https://a");
        fs::write(&config, "lisen = \"127.0.0.1:1\"").unwrap();
        assert!(Settings::of_store(store).is_err(), "a slip in the file is told");
    }
}
