use super::{note, open};
use crate::{
    Action, Airing, Bulletin, BulletinId, Setting, may, model::reading_time, pages, permit, store,
};
use jiff::civil::{Date, Time};
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};
use serde_json::json;

/// What this person may do to a bulletin now, beside reading it out.
pub(crate) fn offered(actor: &Actor, is_editor: bool, bulletin: &Bulletin) -> Vec<Action> {
    let moves = bulletin.state().moves().iter().map(|(action, _)| *action);
    moves.filter(|action| may(actor, is_editor, *action, bulletin).is_ok()).collect()
}

/// Does one action: look up, ask leave, decide, save, remember. An approved bulletin has a number.
pub fn act(
    tx: &Tx<'_>,
    actor: &Actor,
    id: BulletinId,
    action: Action,
    reason: &str,
) -> Result<Bulletin, AppError> {
    if action == Action::Air {
        return Err(AppError::Conflict("airing_missing"));
    }
    let (before, is_editor) = open(tx, actor, id)?;
    let after = may(actor, is_editor, action, &before)?.act(reason)?;
    save(tx, actor, &before, after, action, reason)
}

fn save(
    tx: &Tx<'_>,
    actor: &Actor,
    before: &Bulletin,
    mut after: Bulletin,
    action: Action,
    reason: &str,
) -> Result<Bulletin, AppError> {
    if action == Action::Approve && after.number.is_empty() {
        let year = text::here(tx.now()).year();
        let (count,) = store::next_number(tx, year.into())?;
        after.number = format!("{count:02}/{year}");
    }
    let stored = store::save(
        tx,
        after.id.get(),
        before.moves,
        after.state().as_str(),
        &after.number,
        after.approved_by.map(platform::PersonId::get),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    note(tx, actor, &format!("bulletin.{}", action.as_str()), &after, reason.trim())?;
    Ok(after)
}

/// Writes into the air log that a bulletin was read out, and tells the others.
pub fn air(
    tx: &Tx<'_>,
    actor: &Actor,
    id: BulletinId,
    airing: &Airing,
) -> Result<Bulletin, AppError> {
    let (before, is_editor) = open(tx, actor, id)?;
    let after = may(actor, is_editor, Action::Air, &before)?.act("")?;
    if airing.day.to_datetime(airing.time) > text::here(tx.now()) {
        return Err(FieldErrors(vec![("day".into(), "airing_to_come")]).into());
    }
    let after = save(tx, actor, &before, after, Action::Air, "")?;
    let Airing { day, time, channel, note } = airing;
    let (day, time) = (day.to_string(), time.strftime("%H:%M").to_string());
    let (key, by) = (tx.new_key(), actor.person.get());
    let rate = setting(tx)?.words_per_minute;
    let minutes = (reading_time(&after.text.script, rate) + 59) / 60;
    store::insert_airing(tx, key, id.get(), &day, &time, channel, note, by)?;
    let told = json!({
        "title": after.text.title,
        "text": after.text.script,
        "day": day,
        "at": time,
        "minutes": minutes,
        "channel": channel,
        "note": note,
        "airing": key,
        "by": by,
    });
    tx.emit("bulletin.aired", id.get(), &told)?;
    Ok(after)
}

/// The air log of a bulletin.
pub(crate) fn airings(tx: &Tx<'_>, id: BulletinId) -> Result<Vec<Airing>, DbError> {
    let read = |(day, time, channel, note): (String, String, String, String)| {
        let unreadable = |what: &str| DbError::Unreadable(format!("bulletin airing: {what}"));
        Ok(Airing {
            day: day.parse::<Date>().map_err(|_| unreadable(&day))?,
            time: Time::strptime("%H:%M", &time).map_err(|_| unreadable(&time))?,
            channel,
            note,
        })
    };
    store::airings(tx, id.get())?.into_iter().map(read).collect()
}

/// How the station reads.
pub(crate) fn setting(tx: &Tx<'_>) -> Result<Setting, DbError> {
    if let Some((words_per_minute, station)) = store::setting(tx)? {
        return Ok(Setting { words_per_minute, station });
    }
    let agency = organization::agency(tx)?;
    let station = pages::station(&agency.short_name);
    Ok(Setting { words_per_minute: Setting::USUAL, station })
}

/// Sets how the station reads.
pub fn set_setting(tx: &Tx<'_>, actor: &Actor, new: &Setting) -> Result<(), AppError> {
    permit::may_keep(actor)?;
    store::put_setting(tx, new.words_per_minute, &new.station)?;
    let object = object("bulletin_setting", tx.agency());
    tx.record(actor, &Entry { action: "bulletin.set", object, ..Entry::default() })?;
    Ok(())
}
