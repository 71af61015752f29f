//! A private PostgreSQL for tests: its own folder, its own port, nobody else's data.

use crate::run::root;
use std::{
    fs, io,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// Quick instead of durable (its data lives as long as the tests), with room for every test's
/// connections, and with page checksums as in production.
const SETTINGS: &str = "-c fsync=off -c full_page_writes=off -c max_connections=600 \
                        -c unix_socket_directories='' -c listen_addresses=127.0.0.1";

/// Where the running one's folder and address are written.
fn state() -> PathBuf {
    root().join("target/pg.state")
}

pub(crate) fn start() -> ExitCode {
    match running().map_or_else(begin, Ok) {
        Ok(url) => {
            println!("{url}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("PostgreSQL did not start: {error}");
            ExitCode::FAILURE
        }
    }
}

pub(crate) fn stop() -> ExitCode {
    let Some((folder, _)) = known() else { return ExitCode::SUCCESS };
    let stopped = pg_ctl(&folder, &["stop", "--mode", "immediate"]);
    if let Err(error) = &stopped {
        eprintln!("PostgreSQL did not stop: {error}");
    }
    for removed in [fs::remove_dir_all(&folder), fs::remove_file(state())] {
        if let Err(error) = removed {
            eprintln!("{}: {error}", folder.display());
        }
    }
    if stopped.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Folder and address of the one that was started last.
fn known() -> Option<(PathBuf, String)> {
    let text = fs::read_to_string(state()).ok()?;
    let (folder, url) = text.trim().split_once('\n')?;
    Some((folder.into(), url.to_owned()))
}

fn running() -> Option<String> {
    let (folder, url) = known()?;
    pg_ctl(&folder, &["status"]).is_ok().then_some(url)
}

fn begin() -> io::Result<String> {
    let folder = folder()?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    if is_root()? {
        done(Command::new("chown").arg("postgres").arg(&folder))?;
    }
    let new = ["--auth=trust", "--username=haidang", "--encoding=UTF8", "--locale=C", "-k", "-D"];
    done(program("initdb")?.args(new).arg(&folder))?;
    let log = folder.join("log");
    let settings = format!("{SETTINGS} -p {port}");
    let log = log.to_string_lossy();
    pg_ctl(
        &folder,
        &["start", "--wait", "--timeout", "60", "--log", &log, "--options", &settings],
    )?;
    let url = format!("postgres://haidang@127.0.0.1:{port}/postgres");
    fs::create_dir_all(root().join("target"))?;
    fs::write(state(), format!("{}\n{url}\n", folder.display()))?;
    Ok(url)
}

/// A fresh folder: in `target/`, or in `/tmp` where the user `postgres` may not look into it.
fn folder() -> io::Result<PathBuf> {
    let near = root().join("target/pg");
    let open = !is_root()? || done(as_postgres("test").arg("-x").arg(root())).is_ok();
    let folder = if open {
        near
    } else {
        std::env::temp_dir().join(format!("haidang-pg-{}", std::process::id()))
    };
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn is_root() -> io::Result<bool> {
    Ok(Command::new("id").arg("-u").output()?.stdout.starts_with(b"0\n"))
}

/// PostgreSQL refuses to run as root.
fn as_postgres(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program.as_ref()).current_dir("/");
    command
}

/// One of PostgreSQL's programs: the newest that Debian installed, else the one on the path.
fn program(name: &str) -> io::Result<Command> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut installed: Vec<_> = versions.map(|entry| entry.path().join("bin").join(name)).collect();
    installed.retain(|path| path.exists());
    installed.sort_by_key(|path| {
        let version =
            path.components().rev().nth(2).map(|v| v.as_os_str().to_string_lossy().into_owned());
        version.and_then(|version| version.parse::<u32>().ok())
    });
    let path = installed.pop().unwrap_or_else(|| name.into());
    let mut command = if is_root()? { as_postgres(path) } else { Command::new(path) };
    command.current_dir("/");
    Ok(command)
}

fn pg_ctl(folder: &Path, arguments: &[&str]) -> io::Result<()> {
    done(program("pg_ctl")?.arg("--silent").arg("-D").arg(folder).args(arguments))
}

fn done(command: &mut Command) -> io::Result<()> {
    // Not its pipes: the server inherits them, and whoever reads them would wait for its end.
    let status = command.stdout(std::process::Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?}: {status}"))) }
}
