//! The demonstration: UBND huyện Cồn Cỏ, whose year 2022 a public article describes. Its people
//! are invented and say so in their names. What it holds is the crate `demonstration`'s to say.

use crate::{command::Failure, open, reactions, settings::Settings};
use demonstration::Account;
use platform::Clock;

/// By which clock it lives, and how much of it there is.
pub struct Scene {
    /// What it is served with.
    pub clock: Clock,
    /// Whether it stands before its year, with people and documents alone.
    pub is_bare: bool,
}

impl Scene {
    /// The whole of it, today.
    pub const TODAY: Self = Self { clock: Clock::System, is_bare: false };
}

/// Builds the agency in the data folder, unless it is there already.
///
/// It is built with a clock that is moved through the years; afterwards the product is opened anew. A
/// record is dated by the machine's clock, unless all of it is a demonstration that was made for another.
pub fn build(settings: &Settings, scene: &Scene) -> Result<Vec<Account>, Failure> {
    let now = scene.clock.now();
    let clock = Clock::fixed(now);
    let product = open::product_at(settings, clock.clone())?;
    let db = &product.app.db;
    let is_told = !matches!(scene.clock, Clock::System);
    if is_told && db.at(demonstration::AGENCY).read_now(organization::agency).is_ok() {
        let data = settings.data.display();
        return Err(Failure::call(format!("--clock-file: {data}: an agency is here already")));
    }
    let accounts = if scene.is_bare {
        demonstration::build_bare(db, &clock, now, reactions::react)
    } else {
        demonstration::build(db, &clock, now, reactions::react, &product.app.showcase)
            .map(|summary| summary.accounts)
    };
    let accounts = accounts.map_err(|e| Failure::work("demonstration", e))?;
    product.app.ledger.seal(db).map_err(|e| Failure::work("record", e))?;
    Ok(accounts)
}

/// The accounts as a table for the terminal.
pub fn account_table(accounts: &[Account]) -> String {
    let line = |Account { login, password, name, position, .. }: &Account| {
        format!("{login:14} {password:18} {name}, {position}\n")
    };
    accounts.iter().map(line).collect()
}
