//! The floor of a step: the same rows by the product's own SQL on one bare connection, a leaf with
//! its SHA-256 among them, many callers to one flush.

use crate::{
    Outcome,
    product::{self, AGENCY},
};
use composition::Product;
use platform::Clock;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};
use tokio::sync::oneshot;

/// Callers answered by one commit, as many as the product's.
const BATCH: usize = 256;

/// A record of the floor's own, so that the product's stays whole.
const RECORD: &str = "DROP TABLE IF EXISTS bench_leaf;
    CREATE TABLE bench_leaf (seq BIGINT NOT NULL PRIMARY KEY, agency_id BIGINT NOT NULL, object TEXT NOT NULL,
        leaf TEXT NOT NULL, hash BLOB NOT NULL);
    CREATE INDEX bench_leaf_object ON bench_leaf (agency_id, object, seq);";

type Answer = Result<(), String>;

struct Job {
    id: i64,
    is_last: bool,
    done: oneshot::Sender<Answer>,
}

/// What a step does not change.
struct Known {
    due_at: i64,
    due_day: String,
    step: i64,
    moves: i64,
}

/// The texts of the product's statements.
struct Texts {
    finish: String,
    begin: String,
    hand_over: String,
    save: String,
    event: String,
}

/// A bare writer on a thread of its own.
pub(super) struct Bare {
    jobs: mpsc::Sender<Job>,
    folder: PathBuf,
}

impl Bare {
    pub(super) fn start(folder: &Path, product: &Product, ids: &[i64]) -> Outcome<Self> {
        let conn = product::bare(folder)?;
        conn.execute_batch(RECORD)?;
        let of = |name| product::sql(product, "dossier", name);
        let events = product.queries.iter().find(|(_, q)| q.sql.starts_with("INSERT INTO outbox"));
        let texts = Texts {
            finish: of("finish_step")?,
            begin: of("begin_step")?,
            hand_over: of("insert_hand_over")?,
            save: of("save")?,
            event: events.ok_or("no outbox any more")?.1.sql.replace('$', "?"),
        };
        let mut known = known(&conn, ids)?;
        let (jobs, waiting) = mpsc::channel();
        thread::spawn(move || write(&conn, &texts, &mut known, &waiting));
        Ok(Self { jobs, folder: folder.to_owned() })
    }

    /// Hands in a step; the answer comes when it is on the disk.
    pub(super) fn submit(&self, id: i64, is_last: bool) -> oneshot::Receiver<Answer> {
        let (done, answer) = oneshot::channel();
        // A writer that has stopped drops the sender, which the caller is told.
        drop(self.jobs.send(Job { id, is_last, done }));
        answer
    }

    /// Takes the floor's own record away.
    pub(super) fn forget(&self) -> Outcome<()> {
        product::bare(&self.folder)?.execute_batch("DROP TABLE bench_leaf")?;
        Ok(())
    }
}

fn known(conn: &Connection, ids: &[i64]) -> Outcome<BTreeMap<i64, Known>> {
    let mut find = conn.prepare(
        "SELECT due_at, due_day, step_no, moves FROM dossier WHERE agency_id = ?1 AND id = ?2",
    )?;
    let mut all = BTreeMap::new();
    for id in ids {
        let known = find.query_row((AGENCY.get(), id), |row| {
            Ok(Known {
                due_at: row.get(0)?,
                due_day: row.get(1)?,
                step: row.get(2)?,
                moves: row.get(3)?,
            })
        })?;
        all.insert(*id, known);
    }
    Ok(all)
}

fn write(
    conn: &Connection,
    texts: &Texts,
    known: &mut BTreeMap<i64, Known>,
    jobs: &mpsc::Receiver<Job>,
) {
    while let Ok(first) = jobs.recv() {
        let mut stored = conn.execute_batch("BEGIN IMMEDIATE").map_err(Into::into);
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        for job in &batch {
            let of = known.get_mut(&job.id).ok_or("unknown".into());
            stored = stored.and_then(|()| of.and_then(|of| step(conn, texts, job, of)));
        }
        let stored = stored.and_then(|()| Ok(conn.execute_batch("COMMIT")?));
        for job in batch {
            let answer = stored.as_ref().map_err(ToString::to_string).copied();
            // Whoever asked may have gone.
            drop(job.done.send(answer));
        }
    }
}

/// The rows of one step.
fn step(conn: &Connection, texts: &Texts, job: &Job, of: &mut Known) -> Outcome<()> {
    let (agency, id, now) = (AGENCY.get(), job.id, Clock::System.now().as_microsecond());
    let run =
        |sql: &str, values: &[&dyn rusqlite::ToSql]| conn.prepare_cached(sql)?.execute(values);
    let next = of.step + 1;
    run(&texts.finish, params![agency, id, of.step, now, 0])?;
    run(&texts.begin, params![agency, id, next, now, of.due_at])?;
    run(&texts.hand_over, params![agency, id, of.moves + 1, of.step, next, 0, now, of.due_at])?;
    let (state, is_open) = if job.is_last { ("result_ready", 0) } else { ("in_process", 1) };
    let finished = job.is_last.then_some(now);
    let finished_day = job.is_last.then_some(of.due_day.as_str());
    let changed = run(
        &texts.save,
        params![
            agency,
            id,
            of.moves,
            state,
            is_open,
            of.due_at,
            of.due_day,
            of.due_at,
            of.due_day,
            0,
            finished,
            finished_day,
            None::<i64>,
            next,
            "leader",
            of.due_at,
            None::<i64>
        ],
    )?;
    if changed != 1 {
        return Err("the dossier had moved".into());
    }
    leaf(conn, id, now)?;
    if job.is_last {
        run(
            &texts.event,
            params![now << 8 | (id & 0xFF), agency, "dossier.finished", id, "{}", now],
        )?;
    }
    (of.step, of.moves) = (next, of.moves + 1);
    Ok(())
}

/// A leaf as long as the product's, with its hash.
fn leaf(conn: &Connection, id: i64, now: i64) -> Outcome<()> {
    let mut next = conn.prepare_cached("SELECT COALESCE(MAX(seq) + 1, 0) FROM bench_leaf")?;
    let seq: i64 = next.query_row([], |row| row.get(0))?;
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce)?;
    let (zeros, nonce) = ("0".repeat(64), hex::encode(nonce));
    let leaf = format!(
        "{{\"action\":\"dossier.advance\",\"actor\":0,\"after_sha256\":null,\"agency\":1,\"auth_method\":\"password\",\
         \"before_sha256\":null,\"boot_id\":\"{nonce}\",\"ip_hash\":\"{zeros}\",\"meaning\":\"\",\"mono_ns\":{now},\
         \"nonce16\":\"{nonce}\",\"object\":\"dossier/{id}\",\"pii_commit\":null,\"reason\":\"\",\
         \"route\":\"POST /dossiers/{{id}}/actions\",\"seq\":{seq},\"session_hash\":\"{zeros}\",\
         \"utc\":\"2026-11-23T01:00:00.000000Z\",\"version\":1}}"
    );
    let mut hasher = Sha256::new();
    hasher.update([0]);
    hasher.update(&leaf);
    let hash = hasher.finalize();
    conn.prepare_cached(
        "INSERT INTO bench_leaf (seq, agency_id, object, leaf, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![seq, AGENCY.get(), format!("dossier/{id}"), leaf, hash.as_slice()])?;
    Ok(())
}
