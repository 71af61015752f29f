//! What keeps programs from filling in the forms of strangers: a sum in the place of another site's
//! puzzle, a field that people do not see, and how often one line may send. Nothing is kept of who
//! sent.

use crate::{Riddle, Visit, model, pages::words};
use axum::{extract::ConnectInfo, http::Extensions};
use jiff::Timestamp;
use platform::{AgencyId, App, AppError, Misses};
use std::net::{IpAddr, SocketAddr};

/// The sum of one form: how it is asked, and what the form carries.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// `Ba cộng tám bằng mấy?`.
    pub asked: String,
    /// What the form carries, sealed.
    pub token: String,
}

fn minute(app: &App) -> i64 {
    app.clock.now().as_second().div_euclid(60)
}

/// A new sum.
pub fn new_sum(app: &App) -> Result<Sum, AppError> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(|e| AppError::Failed(e.to_string()))?;
    let riddle = Riddle::new(random, minute(app));
    let asked = words::sum_asked(riddle.a, riddle.b);
    Ok(Sum { asked, token: riddle.token(&app.settings.salt) })
}

/// Whether a form carries a sum of this installation and of these two hours, with its answer.
pub fn is_solved(app: &App, token: &str, typed: &str) -> bool {
    let riddle = Riddle::read(token, &app.settings.salt, minute(app));
    riddle.is_some_and(|riddle| riddle.is_solved_by(typed, &words::NUMBERS))
}

/// Whether somebody typed how much two small numbers make.
pub fn is_sum(a: u8, b: u8, typed: &str) -> bool {
    model::is_sum(a, b, typed, &words::NUMBERS)
}

/// From where something was sent, to which portal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line(AgencyId, String, Option<IpAddr>);

impl Line {
    /// The line of a request.
    pub fn of(visit: &Visit, extensions: &Extensions) -> Self {
        let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(at)| at.ip());
        Self(visit.site.agency, visit.site.setting.slug.as_str().to_owned(), address)
    }
}

/// How often one line did something in the last five minutes. Kept in memory.
#[derive(Debug, Default)]
pub struct Limit(Misses<Line>);

impl Limit {
    /// Whether a line did it `most` times already.
    pub fn is_reached(&self, line: &Line, most: usize, now: Timestamp) -> bool {
        self.0.recent(line, now) >= most
    }

    /// Notes that it did it once more.
    pub fn note(&self, line: Line, now: Timestamp) {
        self.0.note(line, now);
    }
}
