use super::{moving::setting, note, open};
use crate::{BulletinId, Source, State, Text, pages, permit, store};
use document::{Content, VersionId};
use news::ArticleId;
use platform::{Actor, AppError, Tx};

fn folded(text: &Text) -> String {
    text::fold(&format!("{} {}", text.title, text.script))
}

/// The script that is proposed for a source: title and words, between the station's greeting and
/// its farewell, as they are read aloud. Empty where nothing is behind it.
pub fn script_of(tx: &Tx<'_>, actor: &Actor, source: Source) -> Result<Text, AppError> {
    let station = setting(tx)?.station;
    let (title, body) = match source {
        Source::Own => (String::new(), String::new()),
        Source::Article(id) => {
            let (article, _) = news::open(tx, actor, ArticleId::new(id))?;
            if article.state() != news::State::Published {
                return Err(AppError::NotFound);
            }
            let body = format!("{}\n{}", article.text.lead, plain(&article.text.body));
            (article.text.title, body)
        }
        Source::Process(id) => {
            let version = document::open(tx, actor, VersionId::new(id))?;
            if version.state() != document::State::Effective {
                return Err(AppError::NotFound);
            }
            let body = match &version.content {
                Content::Procedure(procedure) => pages::process_script(procedure),
                Content::Text(text) => plain(text),
                Content::Original(_) => String::new(),
            };
            (pages::process_title(version.title.as_str()), body)
        }
    };
    let script = pages::aloud(&pages::script(&station, &title, &body));
    Ok(Text { title, script, source })
}

/// The words of a text of the small Markdown, a block a line.
fn plain(text: &str) -> String {
    let blocks = markdown::read(text).blocks;
    let lines: Vec<_> = blocks.iter().map(markdown::Block::words).collect();
    lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("\n")
}

/// Begins a bulletin. Everybody of the agency may write.
pub fn draft(tx: &Tx<'_>, actor: &Actor, text: &Text) -> Result<BulletinId, AppError> {
    // Who made it of something may know of that.
    script_of(tx, actor, text.source)?;
    let (key, at) = (tx.new_key(), tx.now().as_microsecond());
    let (source, by) = (text.source.text(), actor.person.get());
    store::insert(tx, key, &text.title, &text.script, &source, by, &folded(text), at)?;
    let id = BulletinId::new(key);
    let (begun, _) = open(tx, actor, id)?;
    note(tx, actor, "bulletin.draft", &begun, "")?;
    Ok(id)
}

/// Writes a draft anew. `moves` is how often it had been changed when they began.
pub fn put(
    tx: &Tx<'_>,
    actor: &Actor,
    id: BulletinId,
    moves: i64,
    text: &Text,
) -> Result<(), AppError> {
    let (before, is_editor) = open(tx, actor, id)?;
    if before.state() != State::Draft {
        return Err(AppError::Conflict("bulletin_handed_in"));
    }
    permit::may_write(actor, is_editor, &before)?;
    let at = tx.now().as_microsecond();
    let stored = store::put(tx, id.get(), moves, &text.title, &text.script, &folded(text), at)?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    note(tx, actor, "bulletin.write", &before, "")?;
    Ok(())
}
