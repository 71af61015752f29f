use super::{note, open};
use crate::{Article, ArticleId, PictureId, Text, model::slug, permit, store};
use platform::{Actor, AppError, DbError, FieldErrors, Tx};

/// Files of an article, at most.
const MOST_FILES: usize = 20;

/// Photos of an article, at most.
const MOST_PICTURES: usize = 40;

/// What an article is found by.
pub(super) fn folded(text: &Text) -> String {
    let body: String = text.body.chars().take(20_000).collect();
    text::fold(&format!(
        "{} {} {} {} {body}",
        text.title,
        text.lead,
        text.byline,
        text.tags.join(" ")
    ))
}

/// A name for addresses that nobody has.
fn free_slug(tx: &Tx<'_>, title: &str) -> Result<String, DbError> {
    for place in 0..200 {
        let name = slug(title, place);
        if store::slug_taken(tx, &name)?.0 == 0 {
            return Ok(name);
        }
    }
    Ok(format!("{}-{}", slug(title, 0), tx.new_key()))
}

fn check_category(tx: &Tx<'_>, text: &Text) -> Result<(), AppError> {
    let Some(category) = text.category else { return Ok(()) };
    let is_known = store::board::categories(tx)?.iter().any(|it| it.id == category.get());
    let wrong = || FieldErrors(vec![("category".into(), "bad_choice")]);
    if is_known { Ok(()) } else { Err(wrong().into()) }
}

fn put_tags(tx: &Tx<'_>, id: ArticleId, tags: &[String]) -> Result<(), DbError> {
    store::clear_tags(tx, id.get())?;
    for tag in tags {
        store::put_tag(tx, id.get(), &text::file_name(tag, "the"), tag)?;
    }
    Ok(())
}

/// Begins an article. Everybody of the agency may write.
pub fn draft(tx: &Tx<'_>, actor: &Actor, text: &Text) -> Result<ArticleId, AppError> {
    check_category(tx, text)?;
    let id = insert(tx, actor, text)?;
    let (begun, _) = open(tx, actor, id)?;
    note(tx, actor, "news.draft", &begun)?;
    Ok(id)
}

/// Stores a draft and nothing of the record.
pub(super) fn insert(tx: &Tx<'_>, actor: &Actor, text: &Text) -> Result<ArticleId, AppError> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|e| AppError::Failed(e.to_string()))?;
    let id = ArticleId::new(tx.new_key());
    store::insert(
        tx,
        id.get(),
        &free_slug(tx, &text.title)?,
        &text.title,
        &text.lead,
        &text.body,
        &text.byline,
        actor.person.get(),
        text.category.map(crate::CategoryId::get),
        &hex::encode(salt),
        &folded(text),
        tx.now().as_microsecond(),
    )?;
    put_tags(tx, id, &text.tags)?;
    Ok(id)
}

/// Asks whether a draft may be written by whoever asks.
fn writable(tx: &Tx<'_>, actor: &Actor, id: ArticleId) -> Result<Article, AppError> {
    let (article, is_editor) = open(tx, actor, id)?;
    permit::may_write(actor, is_editor, &article)?;
    if article.is_writable() { Ok(article) } else { Err(AppError::Conflict("news_handed_in")) }
}

/// Writes a draft anew. `moves` is how often it had been changed when they began.
pub fn put(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    moves: i64,
    text: &Text,
) -> Result<(), AppError> {
    let before = writable(tx, actor, id)?;
    check_category(tx, text)?;
    let stored = store::put(
        tx,
        id.get(),
        moves,
        &text.title,
        &text.lead,
        &text.body,
        &text.byline,
        text.category.map(crate::CategoryId::get),
        &folded(text),
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    put_tags(tx, id, &text.tags)?;
    if before.text.title != text.title && before.published_at.is_none() {
        store::rename(tx, id.get(), &free_slug(tx, &text.title)?)?;
    }
    note(tx, actor, "news.write", &before)?;
    Ok(())
}

/// A photo whose files are stored.
#[derive(Debug, Clone, Default)]
pub struct NewPicture {
    /// What it shows, in words.
    pub alt: String,
    /// The names of its files, the smallest first.
    pub files: [String; 3],
    /// Pixels across of the largest.
    pub width: u32,
    /// Pixels down of the largest.
    pub height: u32,
}

/// Adds a photo to a draft; the first one stands for the article.
pub fn put_picture(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    new: &NewPicture,
) -> Result<PictureId, AppError> {
    let article = writable(tx, actor, id)?;
    if store::pictures(tx, id.get())?.len() >= MOST_PICTURES {
        return Err(AppError::Conflict("news_too_many_pictures"));
    }
    let key = tx.new_key();
    let [small, medium, large] = &new.files;
    let (width, height) = (new.width.into(), new.height.into());
    store::insert_picture(tx, key, id.get(), &new.alt, small, medium, large, width, height)?;
    if article.cover.is_none() {
        store::set_cover(tx, id.get(), key)?;
    }
    note(tx, actor, "news.put_picture", &article)?;
    Ok(PictureId::new(key))
}

/// Chooses the photo that stands for the article.
pub fn choose_cover(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    cover: PictureId,
) -> Result<(), AppError> {
    let article = writable(tx, actor, id)?;
    if !store::pictures(tx, id.get())?.iter().any(|it| it.id == cover.get()) {
        return Err(AppError::NotFound);
    }
    store::set_cover(tx, id.get(), cover.get())?;
    note(tx, actor, "news.choose_cover", &article)?;
    Ok(())
}

/// Adds a file to a draft.
pub fn attach(
    tx: &Tx<'_>,
    actor: &Actor,
    id: ArticleId,
    name: &str,
    file: &str,
    bytes: usize,
) -> Result<(), AppError> {
    let article = writable(tx, actor, id)?;
    if store::files(tx, id.get())?.len() >= MOST_FILES {
        return Err(AppError::Conflict("too_many_files"));
    }
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    store::insert_file(tx, tx.new_key(), id.get(), name, file, bytes)?;
    note(tx, actor, "news.attach", &article)?;
    Ok(())
}
