//! What the agency calls the categories of findings.

use crate::{model::CATEGORIES, pages, permit, store};
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};
use std::collections::BTreeMap;

/// The longest name.
const LONGEST: usize = 40;

/// Categories with their names.
pub type Categories = BTreeMap<&'static str, String>;

/// Every category with its name: the agency's own, or the usual one.
pub fn categories(tx: &Tx<'_>) -> Result<Categories, DbError> {
    let usual = |category: &'static str| (category, pages::usual_category(category).to_owned());
    let mut names: Categories = CATEGORIES.into_iter().map(usual).collect();
    for (category, name) in store::category_rows(tx)? {
        if let Some(own) = names.get_mut(category.as_str()) {
            *own = name;
        }
    }
    Ok(names)
}

/// Names the categories: each has a name, and no two the same. What they mean stays.
pub fn name_categories(tx: &Tx<'_>, actor: &Actor, names: &Categories) -> Result<(), AppError> {
    permit::may_name(actor)?;
    let mut wrong = FieldErrors::default();
    for category in CATEGORIES {
        let name = names.get(category).map_or("", String::as_str);
        let is_taken = CATEGORIES.into_iter().take_while(|other| *other != category).any(|other| {
            names.get(other).is_some_and(|taken| text::fold(taken) == text::fold(name))
        });
        match name.chars().count() {
            0 => wrong.add(category, "missing"),
            n if n > LONGEST => wrong.add(category, "too_long"),
            _ if is_taken => wrong.add(category, "category_name_taken"),
            _ => {}
        }
    }
    wrong.or(())?;
    let now = categories(tx)?;
    for category in CATEGORIES.into_iter().filter(|it| now.get(it) != names.get(it)) {
        let name = names.get(category).map_or("", String::as_str);
        let (id, at) = (tx.new_key(), tx.now().as_microsecond());
        store::insert_category(tx, id, category, name, actor.person.get(), at)?;
        let object = object("audit_category", category);
        let action = "audit.name_category";
        tx.record(actor, &Entry { action, object, reason: name, ..Entry::default() })?;
    }
    Ok(())
}
