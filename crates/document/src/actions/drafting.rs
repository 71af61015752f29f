use super::find_again;
use crate::{Code, Content, DRAFT_ROLES, Kind, State, Title, Version, VersionId, store};
use flow::lint::{Context, Edition, Purpose};
use organization::UnitId;
use platform::{
    Actor, AppError, DbError, FieldErrors, Tx,
    ledger::{Entry, object},
};

/// A document to begin.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What kind.
    pub kind: Kind,
    /// Its code.
    pub code: Code,
    /// Its title.
    pub title: Title,
    /// The unit that owns it.
    pub unit: Option<UnitId>,
    /// What is written already.
    pub content: Content,
}

fn may_draft(actor: &Actor) -> Result<(), AppError> {
    if actor.via.auth == "command" || actor.is_any(DRAFT_ROLES) {
        return Ok(());
    }
    Err(AppError::Forbidden("role_missing"))
}

/// Begins a document with its first version.
pub fn draft(tx: &Tx<'_>, actor: &Actor, draft: Draft) -> Result<VersionId, AppError> {
    may_draft(actor)?;
    let Draft { kind, code, title, unit, content } = draft;
    let today = text::here(tx.now()).date();
    let is_ours =
        |id| Ok::<_, DbError>(organization::units(tx, today)?.iter().any(|it| it.id == id));
    if let Some(unit) = unit
        && !is_ours(unit)?
    {
        return Err(FieldErrors(vec![("unit".into(), "bad_choice")]).into());
    }
    let document = tx.new_key();
    let folded = text::fold(&format!("{} {}", code.as_str(), title.as_str()));
    let inserted = store::insert_document(
        tx,
        document,
        kind.as_str(),
        code.as_str(),
        &text::sort_key(code.as_str()),
        title.as_str(),
        &text::sort_key(title.as_str()),
        &folded,
        unit.map(UnitId::get),
    );
    match inserted {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("code_taken")),
        other => other?,
    };
    begin(tx, actor, document, (1, 0), &title, &content)
}

/// Begins the next issue (or revision) of a document that is in force.
pub fn revise(
    tx: &Tx<'_>,
    actor: &Actor,
    from: VersionId,
    whole: bool,
) -> Result<VersionId, AppError> {
    may_draft(actor)?;
    let version = super::open(tx, actor, from)?;
    let document = version.document.get();
    if !matches!(version.state(), State::Effective | State::Suspended) {
        return Err(AppError::Conflict("wrong_state"));
    }
    if store::open_draft(tx, document)?.is_some() {
        return Err(AppError::Conflict("draft_open"));
    }
    let number =
        if whole { (version.issue_no + 1, 0) } else { (version.issue_no, version.revision_no + 1) };
    // The next amendment table begins with the rows of this one.
    let content = match &version.content {
        Content::Procedure(procedure) => {
            let amendments = version.printed(procedure).amendments;
            Content::Procedure(Box::new(flow::Procedure { amendments, ..(**procedure).clone() }))
        }
        other @ (Content::Text(_) | Content::Original(_)) => other.clone(),
    };
    let next = begin(tx, actor, document, number, &version.title, &content)?;
    // Whoever was named for the last issue is named again, unless it is the author of this one.
    let mut panels = store::people::panels(tx, from)?;
    for panel in &mut panels {
        let able = super::able(tx, panel.part)?;
        panel.signers.retain(|signer| *signer != actor.person && able.contains(signer));
    }
    store::people::put_panels(tx, next, &panels)?;
    Ok(next)
}

fn begin(
    tx: &Tx<'_>,
    actor: &Actor,
    document: i64,
    (issue_no, revision_no): (u32, u32),
    title: &Title,
    content: &Content,
) -> Result<VersionId, AppError> {
    let id = tx.new_key();
    let inserted = store::insert_version(
        tx,
        id,
        document,
        issue_no.into(),
        revision_no.into(),
        title.as_str(),
        actor.person.get(),
        content.form().as_str(),
        &content.to_stored(),
        "",
        tx.now().as_microsecond(),
    );
    match inserted {
        Err(DbError::Duplicate(_)) => return Err(AppError::Conflict("draft_open")),
        other => other?,
    };
    let id = VersionId::new(id);
    let version = super::open(tx, actor, id)?;
    let hash = version.content_hash();
    let object = object("document_version", id);
    let entry = Entry { action: "document.draft", object, after: Some(&hash), ..Entry::default() };
    tx.record(actor, &entry)?;
    find_again(tx, &version)?;
    Ok(id)
}

/// Asks for leave to write a version: its author's and the secretary's, while it is a draft.
pub(crate) fn may_write(actor: &Actor, version: &Version) -> Result<(), AppError> {
    may_draft(actor)?;
    if actor.person != version.author && !actor.is(platform::Role::IsoSecretary) {
        return Err(AppError::Forbidden("not_the_author"));
    }
    if !version.is_editable() {
        return Err(AppError::Conflict("not_editable"));
    }
    Ok(())
}

/// Saves what an author wrote. `edits` is how often it had been saved when they began.
pub fn put_content(
    tx: &Tx<'_>,
    actor: &Actor,
    id: VersionId,
    edits: i64,
    changed: &Version,
) -> Result<(), AppError> {
    let before = super::open(tx, actor, id)?;
    may_write(actor, &before)?;
    super::writing::hold(tx, actor, id)?;
    let hash = changed.content_hash();
    let title = changed.title.as_str();
    let stored = store::put_content(
        tx,
        id.get(),
        edits,
        title,
        &changed.summary,
        &changed.basis,
        changed.content.form().as_str(),
        &changed.content.to_stored(),
        &hash,
        tx.now().as_microsecond(),
    )?;
    if stored != 1 {
        return Err(AppError::Conflict("changed_meanwhile"));
    }
    if before.issue_no == 1 && before.revision_no == 0 {
        let folded = text::fold(&format!("{} {title}", before.code.as_str()));
        store::rename(tx, before.document.get(), title, &text::sort_key(title), &folded)?;
    }
    tx.record(
        actor,
        &Entry {
            action: "document.write",
            object: object("document_version", id),
            version: edits + 1,
            before: Some(&before.content_hash()),
            after: Some(&hash),
            ..Entry::default()
        },
    )?;
    find_again(tx, changed)
}

/// The versions that led to this one, the first first, itself last: its amendment table. Only those
/// that this person may know of, and that were issued.
pub fn amendments(tx: &Tx<'_>, actor: &Actor, version: &Version) -> Result<Vec<Version>, AppError> {
    let number = (version.issue_no, version.revision_no);
    let mut led = Vec::new();
    for sibling in store::siblings(tx, version.document.get())? {
        let id = VersionId::new(sibling.id);
        let Some(known) = store::find_for(tx, actor, id)? else { continue };
        let is_before = (known.issue_no, known.revision_no) < number && known.issued_on.is_some();
        if is_before || known.id == version.id {
            led.push(known);
        }
    }
    Ok(led)
}

/// What the lint cannot know from the procedure alone.
pub fn lint_context(tx: &Tx<'_>, version: &Version) -> Result<Context, DbError> {
    let is_first = version.issue_no == 1 && version.revision_no == 0;
    Ok(Context {
        valid_on: Some(version.effective_on.unwrap_or_else(|| text::here(tx.now()).date())),
        register: Some(external_document::texts(tx)?),
        codes_in_use: store::codes_in_use(tx, version.document.get())?.into_iter().collect(),
        national_codes: None,
        edition: if is_first { Edition::First } else { Edition::Later },
        purpose: Purpose::Execution,
        positions: None,
    })
}
