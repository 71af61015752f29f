use super::{Failure, Format, print, print_json};
use crate::{
    open,
    settings::{Settings, Store},
};
use bulk_import::{Collector, FileBody, Folder, RunBody, RunId, State};
use clap::Args;
use platform::{Actor, AgencyId, App, AppError, Tx};
use std::{
    fs::{self, File},
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

/// How deep folders are looked into.
const DEPTH: usize = 12;

/// `haidang import`.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// Folders, files (.doc, .docx, .odt, .pdf, pictures) or ZIP archives
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: Store,
    /// Key of the agency [default: the only one]
    #[arg(long, value_name = "KEY")]
    agency: Option<i64>,
    /// Make drafts only of files without a question: no place that was not understood, no converted
    /// letters. Files in conflict with others never become drafts here
    #[arg(long)]
    strict: bool,
    /// How to print the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Import {
    pub(super) fn run(self) -> Result<(), Failure> {
        let files = self.files()?;
        let settings = Settings::of_store(self.store)?;
        drop(open::existing_database(&settings)?);
        let app = open::product(&settings)?.app;
        let agency = agency(&app, self.agency)?;
        let run = begin(&app, agency, &folder(&app, &self.paths, &files)?)?;
        read(&app, agency, run)?;
        accept(&app, agency, run, !self.strict)?;
        let by = Actor::system(agency, "command");
        let answer = move |tx: &Tx<'_>| bulk_import::answer(tx, &by, run);
        let answer = app.db.at(agency).read_now(answer).map_err(|e| failed(&e))?;
        match self.format {
            Format::Json => print_json(&answer)?,
            Format::Text => print(&table(&answer))?,
        }
        let (made, whole) = (answer.count(State::Accepted), answer.files.len());
        eprintln!("{made} of {whole} files became drafts; the run is /imports/{run}");
        if made == whole { Ok(()) } else { Err(Failure::No(String::new())) }
    }

    /// Every file below the paths, in order, with the name that it gets.
    fn files(&self) -> Result<Vec<(String, PathBuf)>, Failure> {
        let mut files = Vec::new();
        for path in &self.paths {
            let told =
                |why: &dyn std::fmt::Display| Failure::call(format!("{}: {why}", path.display()));
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if fs::metadata(path).map_err(|e| told(&e))?.is_dir() {
                let before = files.len();
                below(path, &name, DEPTH, &mut files).map_err(|e| told(&e))?;
                if files.len() == before {
                    return Err(told(&"no file in it"));
                }
            } else {
                files.push((name, path.clone()));
            }
        }
        Ok(files)
    }
}

/// Looks below a folder. Links are not followed.
fn below(
    folder: &Path,
    name: &str,
    depth: usize,
    out: &mut Vec<(String, PathBuf)>,
) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type()?;
        let named = format!("{name}/{}", entry.file_name().to_string_lossy());
        if kind.is_dir() && depth > 0 {
            below(&entry.path(), &named, depth - 1, out)?;
        } else if kind.is_file() {
            out.push((named, entry.path()));
        }
    }
    Ok(())
}

/// The agency that was named, or the only one.
fn agency(app: &App, named: Option<i64>) -> Result<AgencyId, Failure> {
    let found = app.db.anywhere().read_now(organization::agencies);
    let found = found.map_err(|e| Failure::work("database", e))?;
    match (named.map(AgencyId::new), found.as_slice()) {
        (Some(key), _) if found.contains(&key) => Ok(key),
        (Some(key), _) => Err(Failure::call(format!("--agency: no agency {key} is here"))),
        (None, [key]) => Ok(*key),
        (None, []) => Err(Failure::call("no agency is here; run `haidang init` first")),
        (None, _) => Err(Failure::call("several agencies are here; choose one with --agency")),
    }
}

/// Stores the files, archives opened.
fn folder(app: &App, paths: &[PathBuf], files: &[(String, PathBuf)]) -> Result<Folder, Failure> {
    let first = paths.first().and_then(|path| path.file_name()).unwrap_or_default();
    let mut collector = Collector::new(app, &first.to_string_lossy());
    for (name, path) in files {
        let file =
            File::open(path).map_err(|e| Failure::call(format!("{}: {e}", path.display())))?;
        collector.take(name, file).map_err(|e| failed(&e))?;
    }
    collector.finish().map_err(|e| failed(&e))
}

fn begin(app: &App, agency: AgencyId, folder: &Folder) -> Result<RunId, Failure> {
    let (by, folder) = (Actor::system(agency, "command"), folder.clone());
    let begin = move |tx: &Tx<'_>| bulk_import::begin(tx, &by, &folder);
    app.db.at(agency).write_now(begin).map_err(|e| failed(&e))
}

/// Reads what waits, telling how far it has come.
fn read(app: &App, agency: AgencyId, run: RunId) -> Result<(), Failure> {
    let mut err = io::stderr();
    let is_terminal = err.is_terminal();
    loop {
        let (waiting, whole) = waiting(app, agency, run)?;
        let end = if is_terminal { "\r" } else { "\n" };
        let told = write!(err, "read {}/{whole}{end}", whole - waiting);
        told.and_then(|()| err.flush()).map_err(|e| Failure::work("standard error", e))?;
        if waiting == 0 {
            if is_terminal {
                eprintln!();
            }
            return Ok(());
        }
        if !bulk_import::read_waiting(app).map_err(|e| failed(&e))? {
            // The rest was taken by a server that runs beside this command.
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
    }
}

fn waiting(app: &App, agency: AgencyId, run: RunId) -> Result<(usize, usize), Failure> {
    let by = Actor::system(agency, "command");
    let read = move |tx: &Tx<'_>| {
        let run = bulk_import::open_run(tx, &by, run)?;
        let (files, _) = bulk_import::overview(tx, &run)?;
        let waiting = files.iter().filter(|file| file.state() == State::Waiting).count();
        Ok::<_, AppError>((waiting, files.len()))
    };
    app.db.at(agency).read_now(read).map_err(|e| failed(&e))
}

/// Makes drafts of what nothing stands against, each in a transaction of its own.
fn accept(app: &App, agency: AgencyId, run: RunId, keeping: bool) -> Result<(), Failure> {
    let by = Actor::system(agency, "command");
    let asks = by.clone();
    let ready = app.db.at(agency).read_now(move |tx| {
        let run = bulk_import::open_run(tx, &asks, run)?;
        bulk_import::at_once(tx, &run, keeping).map_err(AppError::from)
    });
    for file in ready.map_err(|e| failed(&e))? {
        let by = by.clone();
        let made = app
            .db
            .at(agency)
            .write_now(move |tx| bulk_import::accept(tx, &by, run, file).map(|_| ()));
        match made {
            Ok(()) => {}
            Err(AppError::Conflict(code)) => eprintln!("a file did not become a draft: {code}"),
            Err(other) => return Err(failed(&other)),
        }
    }
    Ok(())
}

/// The report for people: a line a file.
fn table(run: &RunBody) -> String {
    let line = |file: &FileBody| {
        let reason = file.reason.clone().unwrap_or_default();
        let why = [reason, file.conflicts.join(", "), file.questions.join(", ")];
        let why: Vec<_> = why.into_iter().filter(|why| !why.is_empty()).collect();
        let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join("; ")) };
        format!("{:13} {:16} {}{why}\n", file.state, file.code, file.file)
    };
    run.files.iter().map(line).collect::<Vec<_>>().concat()
}

fn failed(error: &AppError) -> Failure {
    if let AppError::Invalid(fields) = error {
        let codes: Vec<_> = fields.0.iter().map(|(_, code)| *code).collect();
        return Failure::call(codes.join(", "));
    }
    let cause = std::error::Error::source(error);
    Failure::work("import", cause.map_or_else(|| error.to_string(), ToString::to_string))
}
