use super::{promise::promise, random, say};
use crate::{Channel, Feedback, FeedbackId, Message, permit, store};
use platform::{Actor, AppError, Tx};

/// Letters of a code that nobody mistakes for others.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Messages that an agency takes from the portal in a day: more is no public, but a program.
const MOST_A_DAY: i64 = 200;

/// A file that came with a message, stored by its hash.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name of its bytes.
    pub hash: String,
    /// What it was called.
    pub name: String,
    /// How many bytes it has.
    pub bytes: i64,
}

/// The feedback of a code as a citizen types it: small letters, blanks and dashes do not matter.
pub(crate) fn by_code(tx: &Tx<'_>, typed: &str) -> Result<Option<Feedback>, AppError> {
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let found = store::find_by_code(tx, &code.to_ascii_uppercase())?;
    Ok(found.map(store::read).transpose()?)
}

/// Keeps what a stranger sent from the portal. The same form sent twice is kept once.
pub(crate) fn receive_public(
    tx: &Tx<'_>,
    token: &str,
    message: &Message,
    files: &[Attachment],
) -> Result<Feedback, AppError> {
    if let Some(known) = store::find_by_token(tx, token)? {
        return Ok(store::read(known)?);
    }
    let today = text::here(tx.now()).date().to_string();
    let (received,) = store::received_on(tx, &today, Channel::Portal.as_str())?;
    if received >= MOST_A_DAY {
        return Err(AppError::Conflict("feedback_full_today"));
    }
    let stranger = Actor::system(tx.agency(), "public");
    keep(tx, &stranger, token, Channel::Portal, message, files)
}

/// Enters what a citizen said at the desk, on the telephone or in a letter.
pub fn receive(
    tx: &Tx<'_>,
    actor: &Actor,
    channel: Channel,
    message: &Message,
    files: &[Attachment],
) -> Result<Feedback, AppError> {
    permit::may_enter(actor)?;
    let token = hex::encode(random::<16>()?);
    keep(tx, actor, &token, channel, message, files)
}

fn keep(
    tx: &Tx<'_>,
    actor: &Actor,
    token: &str,
    channel: Channel,
    message: &Message,
    files: &[Attachment],
) -> Result<Feedback, AppError> {
    let (now, day) = (tx.now(), text::here(tx.now()).date());
    let year = i64::from(day.year());
    let (no,) = store::next_number(tx, year)?;
    let (id, number) = (tx.new_key(), format!("PA-{year}-{no:02}"));
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    let code: String = random::<12>()?.into_iter().map(letter).collect();
    let (due_on, rule) = promise(tx, message.kind, now, None)?;
    let Message { kind, title, words, about, sender, contact, may_publish } = message;
    store::insert(
        tx,
        id,
        &code,
        &number,
        token,
        kind.as_str(),
        channel.as_str(),
        now.as_microsecond(),
        &day.to_string(),
        title,
        words,
        about,
        sender,
        contact,
        i64::from(*may_publish),
        due_on.map(|due| due.to_string()),
        &rule,
        &hex::encode(random::<32>()?),
        &text::fold(&format!("{number} {title} {words} {about} {sender}")),
    )?;
    for file in files {
        store::insert_file(tx, id, tx.new_key(), &file.hash, &file.name, file.bytes)?;
    }
    let kept = store::find_by_code(tx, &code)?.ok_or(AppError::NotFound)?;
    let kept = store::read(kept)?;
    debug_assert_eq!(kept.id, FeedbackId::new(id), "read back");
    say(tx, actor, "feedback.receive", &kept, "")?;
    Ok(kept)
}
