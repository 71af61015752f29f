//! The use cases. Each runs inside one transaction that its caller opened.

use crate::{
    Login, Password, Token,
    model::{IDLE_SECONDS, INVITATION_SECONDS, LIFE_SECONDS},
    store,
};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use platform::{
    Actor, AgencyId, AppError, DbError, PersonId, Tx,
    ledger::{Entry, object},
};
use std::sync::LazyLock;

const SECOND: i64 = 1_000_000;

/// Hashes a password (argon2id). Takes tens of milliseconds by design: never on the writer thread.
pub fn hash(password: &Password) -> Result<String, AppError> {
    let hashed = Argon2::default().hash_password(password.as_bytes());
    hashed.map(|hash| hash.to_string()).map_err(|e| AppError::Failed(e.to_string()))
}

/// The hash of a password that nobody has, for logins that do not exist.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let hashed = Argon2::default().hash_password(b"nobody has this password");
    hashed.map(|hash| hash.to_string()).unwrap_or_default()
});

/// Whether `typed` is the password. Takes as long for an account that does not exist.
pub(crate) fn matches(typed: &str, stored: Option<&str>) -> bool {
    let typed = text::nfc(typed);
    let hash = PasswordHash::new(stored.unwrap_or(&NOBODY));
    let is_right =
        hash.is_ok_and(|hash| Argon2::default().verify_password(typed.as_bytes(), &hash).is_ok());
    is_right && stored.is_some()
}

/// Makes a token of the machine's randomness.
pub(crate) fn new_token() -> Result<Token, AppError> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(Token::new(random))
}

/// Opens a session for somebody who proved who they are.
pub fn open_session(
    tx: &Tx<'_>,
    agency: AgencyId,
    person: PersonId,
    token: &Token,
) -> Result<(), DbError> {
    let tx = tx.of(agency);
    store::open_session(&tx, &token.hash(), agency.get(), person.get(), tx.now().as_microsecond())?;
    let mut actor = Actor::system(agency, "password");
    actor.person = person;
    actor.via.session_hash = token.hash();
    note(&tx, &actor, "account.sign_in", person)
}

/// Ends a session.
pub(crate) fn close_session(tx: &Tx<'_>, actor: &Actor) -> Result<(), AppError> {
    store::close_session(tx, &actor.via.session_hash)?;
    note(tx, actor, "account.sign_out", actor.person)?;
    Ok(())
}

/// Makes a one-time link that sets a person's password.
pub fn invite(tx: &Tx<'_>, actor: &Actor, person: PersonId, token: &Token) -> Result<(), AppError> {
    organization::may_administer(actor)?;
    organization::member(tx, person, text::here(tx.now()).date())?.ok_or(AppError::NotFound)?;
    store::own::use_invitations(tx, person.get())?;
    let until = tx.now().as_microsecond() + INVITATION_SECONDS * SECOND;
    store::invite(tx, &token.hash(), tx.agency().get(), person.get(), until)?;
    note(tx, actor, "account.invite", person)?;
    Ok(())
}

/// Who signs in with a login, if somebody of an agency does; a guest has no link to lose.
pub fn holder(tx: &Tx<'_>, login: &Login) -> Result<Option<(AgencyId, PersonId)>, DbError> {
    let row = store::sign_in(tx, login.as_str())?.filter(|row| !row.guest().is_guest());
    Ok(row.map(|row| (AgencyId::new(row.agency), PersonId::new(row.person))))
}

/// Gives a person a login and a password, and ends their open sessions.
pub fn open_account(
    tx: &Tx<'_>,
    actor: &Actor,
    person: PersonId,
    login: &Login,
    password_hash: &str,
) -> Result<(), AppError> {
    let at = tx.now().as_microsecond();
    match store::own::put(tx, person.get(), login.as_str(), password_hash, at) {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("login_taken")),
        other => other?,
    };
    store::own::close_sessions(tx, person.get())?;
    store::own::use_invitations(tx, person.get())?;
    note(tx, actor, "account.set_password", person)?;
    Ok(())
}

/// Forgets sessions that nobody can use any more.
pub(crate) fn end_old_sessions(tx: &Tx<'_>) -> Result<(), DbError> {
    let now = tx.now().as_microsecond();
    store::close_old_sessions(tx, now - LIFE_SECONDS * SECOND, now - IDLE_SECONDS * SECOND)?;
    Ok(())
}

fn note(tx: &Tx<'_>, actor: &Actor, action: &str, person: PersonId) -> Result<(), DbError> {
    let entry = Entry { action, object: object("account", person), ..Entry::default() };
    // Who signs in to read the books of an agency that has ended is written down too.
    tx.on_closed_books().record(actor, &entry)?;
    Ok(())
}
