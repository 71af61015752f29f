use crate::reactions::react;
use composition::{Product, Round, deliver_next, run_job};
use platform::{App, Chore, Clock, Db, Job, ledger::Ledger};
use std::time::Duration;
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval, timeout},
};

/// How often the record is signed, if it has news.
const SEAL: Duration = Duration::from_mins(1);

/// How long the queue of events goes unlooked at, should nobody tell of news: another process may
/// have written them.
const TICK: Duration = Duration::from_secs(5);

/// What runs beside the requests.
pub(super) struct Background {
    tasks: JoinSet<()>,
    /// What comes to its end by itself.
    chores: JoinSet<()>,
}

impl Background {
    pub(super) fn start(product: &Product) -> Self {
        let (mut tasks, mut chores) = (JoinSet::new(), JoinSet::new());
        let db = &product.app.db;
        for job in &product.jobs {
            let every = interval_of(*job, &product.app.clock);
            tasks.spawn(repeat(db.clone(), *job, every));
        }
        for chore in &product.chores {
            chores.spawn(work_off(product.app.clone(), *chore));
        }
        tasks.spawn(deliver(db.clone()));
        tasks.spawn(seal_often(db.clone(), product.app.ledger.clone()));
        Self { tasks, chores }
    }

    /// Ends it, and signs the record a last time. Chores know that the program ends, and have so long
    /// to leave in order what they did not finish.
    pub(super) async fn stop(mut self, product: &Product, within: Duration) {
        let chores = async { while self.chores.join_next().await.is_some() {} };
        if timeout(within, chores).await.is_err() {
            tracing::warn!("some work beside the requests did not end in time");
        }
        self.tasks.shutdown().await;
        seal(product.app.db.clone(), product.app.ledger.clone()).await;
    }
}

/// How long a job waits for its next turn. A clock that a file tells may leap at any time.
fn interval_of(job: Job, clock: &Clock) -> Duration {
    let seconds = if matches!(clock, Clock::File(_)) { 1 } else { job.every_seconds };
    Duration::from_secs(seconds.max(1))
}

/// Runs a job of the clock now, and then at its interval.
async fn repeat(db: Db, job: Job, every: Duration) {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = run_job(&db, job).await {
            tracing::error!(job.name, %error, "the job {} failed: {error}", job.name);
        }
    }
}

/// Does a chore piece by piece, and looks again at its interval once nothing waits, until the program
/// ends.
async fn work_off(app: App, chore: Chore) {
    while !app.ending.has_begun() {
        let work = app.clone();
        let done = tokio::task::spawn_blocking(move || (chore.run)(&work)).await;
        match done {
            Ok(Ok(true)) => continue,
            Ok(Ok(false)) => {}
            Ok(Err(error)) => {
                tracing::error!(chore.name, %error, "{} failed: {error}", chore.name);
            }
            Err(error) => {
                tracing::error!(chore.name, %error, "{} ended early: {error}", chore.name);
            }
        }
        let pause = Duration::from_secs(chore.every_seconds.max(1));
        drop(timeout(pause, app.ending.begun()).await);
    }
}

/// Delivers events as they come, in order.
async fn deliver(db: Db) {
    let news = db.news();
    loop {
        match deliver_next(&db, react).await {
            Ok(Round::Delivered) => continue,
            Ok(Round::Idle) => {}
            Ok(Round::Failed { topic, why }) => {
                tracing::error!(event.topic = topic, why, "{topic} was not delivered: {why}");
                tokio::time::sleep(TICK).await;
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "events could not be read: {error}");
                tokio::time::sleep(TICK).await;
            }
        }
        // News or not, it looks again.
        drop(timeout(TICK, news.notified()).await);
    }
}

async fn seal_often(db: Db, ledger: Ledger) {
    let mut ticks = interval(SEAL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        seal(db.clone(), ledger.clone()).await;
    }
}

async fn seal(db: Db, ledger: Ledger) {
    let sealed = tokio::task::spawn_blocking(move || ledger.seal(&db)).await;
    match sealed {
        Ok(Ok(head)) => tracing::debug!(ledger.size = head.size, "the record is sealed"),
        Ok(Err(error)) => tracing::error!(%error, "the record could not be sealed: {error}"),
        Err(error) => tracing::error!(%error, "sealing ended early: {error}"),
    }
}
