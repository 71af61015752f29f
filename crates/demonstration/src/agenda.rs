//! What is done when. Each act is one write of its own, at its own moment; the acts are handed in one
//! after another without waiting, so that the writer commits many of them at once.

use crate::{Failure, React, world::World};
use jiff::Timestamp;
use platform::{AgencyId, AppError, Clock, Db, DbError, Tx, outbox};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker},
};

type Work = Box<dyn FnOnce(&Tx<'_>, &mut World) -> Result<(), AppError> + Send>;
type Written = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;

/// Acts with their moments, in any order.
#[derive(Default)]
pub(crate) struct Agenda(Vec<(Timestamp, Work)>);

/// What the acts share while they run, one at a time, on the writer's thread.
struct Stage {
    world: World,
    stopped: bool,
}

impl Agenda {
    /// Puts an act on the agenda. Acts of one moment keep their order.
    pub(crate) fn at(
        &mut self,
        moment: Timestamp,
        work: impl FnOnce(&Tx<'_>, &mut World) -> Result<(), AppError> + Send + 'static,
    ) {
        self.0.push((moment, Box::new(work)));
    }

    /// Does it all, in the order of time, and moves the clock along. What lies after `until` has not
    /// happened and is left out; the first act that fails ends it.
    pub(crate) fn run(
        mut self,
        db: &Db,
        clock: &Clock,
        react: React,
        agency: AgencyId,
        until: Timestamp,
        world: World,
    ) -> Result<(), Failure> {
        self.0.retain(|(moment, _)| *moment < until);
        self.0.sort_by_key(|(moment, _)| *moment);
        let stage = Arc::new(Mutex::new(Stage { world, stopped: false }));
        let mut begun: Vec<(Timestamp, Written)> = Vec::new();
        for (moment, work) in self.0 {
            let clock = clock.clone();
            let tick = db.at(agency).write(move |_| {
                clock.set(moment);
                Ok(())
            });
            let stage = stage.clone();
            let act = db.at(agency).write(move |tx| {
                let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
                stage.perform(tx, work, react)
            });
            for write in [Box::pin(tick) as Written, Box::pin(act)] {
                begun.extend(hand_in(moment, write)?);
            }
        }
        // The writer answers in order: once this one is answered, all before it are.
        db.at(agency).write_now(|_| Ok::<_, DbError>(()))?;
        begun.into_iter().try_for_each(|(moment, write)| answer(moment, write))
    }
}

impl Stage {
    fn perform(&mut self, tx: &Tx<'_>, work: Work, react: React) -> Result<(), AppError> {
        if self.stopped {
            return Ok(());
        }
        let done = work(tx, &mut self.world).and_then(|()| deliver(tx, react));
        self.stopped = done.is_err();
        done
    }
}

/// Tells the other features at once, so that what they do about it bears the moment of the act.
fn deliver(tx: &Tx<'_>, react: React) -> Result<(), AppError> {
    while let Some(pending) = outbox::next(tx)? {
        react(&tx.of(pending.event.agency), &pending.event)?;
        outbox::done(tx, &pending)?;
    }
    Ok(())
}

/// Looks at a write for the first time, which hands it in.
fn hand_in(moment: Timestamp, mut write: Written) -> Result<Option<(Timestamp, Written)>, Failure> {
    match write.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Pending => Ok(Some((moment, write))),
        Poll::Ready(done) => done.map(|()| None).map_err(|error| Failure::act(moment, &error)),
    }
}

fn answer(moment: Timestamp, mut write: Written) -> Result<(), Failure> {
    match write.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done.map_err(|error| Failure::act(moment, &error)),
        Poll::Pending => Err(Failure::Db(DbError::Unavailable("a write was not answered".into()))),
    }
}
