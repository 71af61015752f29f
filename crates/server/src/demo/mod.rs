//! The demonstration: UBND huyện Cồn Cỏ, whose year 2022 a public article describes. Its people
//! are invented and say so in their names. What it holds is the crate `demonstration`'s to say.

use crate::{command::Failure, open, reactions, settings::Settings};
use demonstration::Account;
use platform::Clock;

/// Builds the agency in the data folder, unless it is there already.
///
/// It is built with a clock that is moved through the years; afterwards the product is opened anew.
pub fn build(settings: &Settings) -> Result<Vec<Account>, Failure> {
    let now = Clock::System.now();
    let clock = Clock::fixed(now);
    let product = open::product_at(settings, clock.clone())?;
    let db = &product.app.db;
    let summary = demonstration::build(db, &clock, now, reactions::react, &product.app.showcase)
        .map_err(|e| Failure::work("demonstration", e))?;
    product.app.ledger.seal(db).map_err(|e| Failure::work("record", e))?;
    Ok(summary.accounts)
}

/// The accounts as a table for the terminal.
pub fn account_table(accounts: &[Account]) -> String {
    let line = |Account { login, password, name, position, .. }: &Account| {
        format!("{login:14} {password:18} {name}, {position}\n")
    };
    accounts.iter().map(line).collect()
}
