use super::{begin_anew, note, put_state};
use crate::{Act, Pack, PackId, PackedFile, may, print, store};
use platform::{Actor, AgencyId, App, AppError, DbError, PackAsk, PackPaper, Tx};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// After so long without a sign of life, somebody else takes a pack.
const LEASE_MICROSECONDS: i64 = 5 * 60 * 1_000_000;

/// What became of a pack.
enum Made {
    /// The name of its file, and its size.
    Whole(String, i64),
    /// The program ends.
    GivenUp,
}

/// Makes one pack that waits, whole; whether there was one. Once the program ends, a pack that is not
/// whole goes back to those that wait: the next start begins it anew.
pub fn make_waiting(app: &App) -> Result<bool, AppError> {
    let Some((agency, pack)) = app.db.anywhere().write_now(take)? else { return Ok(false) };
    let made = make(app, agency, &pack);
    app.db.at(agency).write_now(move |tx| end(tx, &pack, made))?;
    Ok(true)
}

/// Writes what became of a pack.
fn end(tx: &Tx<'_>, pack: &Pack, made: Result<Made, AppError>) -> Result<(), AppError> {
    let clock = Actor::system(tx.agency(), "clock");
    let (act, action, hash, bytes) = match made {
        Ok(Made::Whole(hash, bytes)) => (Act::Finish, "inspection_pack.ready", hash, bytes),
        Ok(Made::GivenUp) => (Act::GiveUp, "inspection_pack.give_up", String::new(), 0),
        Err(error) => {
            tracing::error!("pack {}: {error:?}", pack.id);
            (Act::Fail, "inspection_pack.fail", String::new(), 0)
        }
    };
    let after = may(&clock, act, pack)?.act()?;
    if act == Act::GiveUp {
        begin_anew(tx, pack.id)?;
    }
    put_state(tx, pack, after, 0, (&hash, bytes))?;
    let after = Some(hash.as_str()).filter(|hash| !hash.is_empty());
    note(tx, &clock, action, pack.id, "", after)?;
    Ok(())
}

/// Takes a pack that nobody works on.
fn take(tx: &Tx<'_>) -> Result<Option<(AgencyId, Pack)>, AppError> {
    let now = tx.now().as_microsecond();
    let Some((agency, id)) = store::waiting(tx, now - LEASE_MICROSECONDS)? else {
        return Ok(None);
    };
    let tx = tx.of(agency);
    let Some(pack) = store::get(&tx, id)? else { return Ok(None) };
    let after = may(&Actor::system(agency, "clock"), Act::Take, &pack)?.act()?;
    put_state(&tx, &pack, after, now, ("", 0))?;
    store::forget_files(&tx, id.get())?;
    Ok(store::get(&tx, id)?.map(|pack| (agency, pack)))
}

/// Prints every paper, one after another, and puts them into one archive behind their contents;
/// gives up between two of them once the program ends.
fn make(app: &App, agency: AgencyId, pack: &Pack) -> Result<Made, AppError> {
    let ask = PackAsk { agency, span: pack.ask.span, seed: pack.seed };
    let packers = app.packers.clone();
    let papers = app.db.at(agency).read_now(|tx| packers.all(tx, ask))?;
    let total = i64::try_from(papers.len()).unwrap_or(i64::MAX);
    let mut archive = Archive::new();
    let mut files = Vec::new();
    for (place, paper) in (1..).zip(papers) {
        if app.ending.has_begun() {
            return Ok(Made::GivenUp);
        }
        let file = add(app, &mut archive, place, paper)?;
        let (id, written) = (pack.id, file.clone());
        app.db.at(agency).write_now(move |tx| progress(tx, id, place, total, &written))?;
        files.push(file);
    }
    let cover = pack.clone();
    let listed = files.clone();
    let page = app.db.at(agency).read_now(move |tx| print::contents(tx, &cover, &listed))?;
    archive.put(print::CONTENTS_NAME, &page)?;
    archive.put(print::SUMS_NAME, print::sums(&files).as_bytes())?;
    let bytes = archive.finish()?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let hash = app.files.put(&bytes).map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Made::Whole(hash, size))
}

/// Prints one paper into the archive. One that cannot be printed is told in the contents, and the
/// others are not lost.
fn add(
    app: &App,
    archive: &mut Archive,
    place: i64,
    paper: PackPaper,
) -> Result<PackedFile, AppError> {
    let file_name = format!("{:02}/{place:03}-{}", paper.item.number(), paper.file_name);
    let mut file = PackedFile {
        item: paper.item,
        title: paper.title,
        file_name,
        bytes: 0,
        sha256: String::new(),
    };
    match (paper.print)(app) {
        Ok(bytes) => {
            archive.put(&file.file_name, &bytes)?;
            file.bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            file.sha256 = hex::encode(Sha256::digest(&bytes));
        }
        Err(error) => tracing::warn!("{}: {error:?}", file.title),
    }
    Ok(file)
}

fn progress(
    tx: &Tx<'_>,
    id: PackId,
    place: i64,
    total: i64,
    file: &PackedFile,
) -> Result<(), DbError> {
    let (item, id) = (file.item.number(), id.get());
    store::insert_file(
        tx,
        id,
        place,
        item,
        &file.title,
        &file.file_name,
        file.bytes,
        &file.sha256,
    )?;
    store::put_progress(tx, id, place, total, tx.now().as_microsecond())?;
    Ok(())
}

/// A ZIP in memory: a hundred PDFs are some ten megabytes.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), AppError> {
        let failed = |e: String| AppError::Failed(e);
        self.0.start_file(name, SimpleFileOptions::default()).map_err(|e| failed(e.to_string()))?;
        self.0.write_all(bytes).map_err(|e| failed(e.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, AppError> {
        let done = self.0.finish().map_err(|e| AppError::Failed(e.to_string()))?;
        Ok(done.into_inner())
    }
}
