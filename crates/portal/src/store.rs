//! All SQL of this feature.

use crate::{
    Colour, Contact, Inspection, InspectionContent, InspectionId, Origin, Paper, Setting, Slug,
    State, Translated, Translation,
};
use document::VersionId;
use platform::{AgencyId, DbError, Tx, queries, row};

row! {
    pub(crate) struct SiteRow { agency: i64, name: String, short_name: String, superior: String, code: String, slug: String, is_open: i64, welcome: String, address: String, phone: String, email: String, hours: String, responsible: String, colour: String, emblem: String, framers: String }
}

row! {
    pub(crate) struct TranslationRow { version: i64, title: String, applicants: String, bring: String, place: String, duration: String, fee: String, result: String, note: String, edits: i64 }
}
row! {
    pub(crate) struct InspectionRow { id: i64, state: String, inspected_on: String, inspector: String, subject: String, conclusion: String, file: String, file_name: String, moves: i64 }
}

macro_rules! inspections {
    ($rest:literal) => {
        concat!(
            "SELECT id, state, inspected_on, inspector, subject, conclusion, file, file_name, moves FROM portal_inspection WHERE agency_id = $1 ",
            $rest
        )
    };
}

macro_rules! sites {
    ($rest:literal) => {
        concat!(
            "SELECT g.agency_id, g.name, g.short_name, g.superior, g.code, p.slug, p.is_open, p.welcome, p.address, p.phone, p.email, p.hours, p.responsible, p.colour, p.emblem, p.framers
             FROM portal p JOIN agency g ON g.agency_id = p.agency_id WHERE ",
            $rest
        )
    };
}

queries! {
    translation(document: i64) -> opt TranslationRow =
        "SELECT version_id, title, applicants, bring, place, duration, fee, result, note, edits FROM portal_translation WHERE agency_id = $1 AND document_id = $2";
    translations() -> many (i64, i64) =
        "SELECT document_id, version_id FROM portal_translation WHERE agency_id = $1";
    /// Saves a translation, if nobody saved it since `edits`.
    put_translation(document: i64, version: i64, title: &str, applicants: &str, bring: &str, place: &str, duration: &str, fee: &str, result: &str, note: &str, edits: i64) -> exec =
        "INSERT INTO portal_translation (agency_id, document_id, version_id, title, applicants, bring, place, duration, fee, result, note, edits)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)
         ON CONFLICT (agency_id, document_id) DO UPDATE SET version_id = $3, title = $4, applicants = $5, bring = $6, place = $7, duration = $8, fee = $9, result = $10, note = $11, edits = portal_translation.edits + 1
         WHERE portal_translation.edits = $12";
    inspection(id: i64) -> opt InspectionRow = inspections!("AND id = $2");
    inspections() -> many InspectionRow = inspections!("ORDER BY inspected_on DESC, id DESC LIMIT 500");
    insert_inspection(id: i64, inspected_on: &str, inspector: &str, subject: &str, conclusion: &str, file: &str, file_name: &str) -> exec =
        "INSERT INTO portal_inspection (agency_id, id, state, inspected_on, inspector, subject, conclusion, file, file_name, moves) VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, 0)";
    /// Stores a changed inspection, if nobody changed it meanwhile.
    save_inspection(id: i64, moves_before: i64, state: &str, inspected_on: &str, inspector: &str, subject: &str, conclusion: &str, file: &str, file_name: &str) -> exec =
        "UPDATE portal_inspection SET moves = moves + 1, state = $4, inspected_on = $5, inspector = $6, subject = $7, conclusion = $8, file = $9, file_name = $10 WHERE agency_id = $1 AND id = $2 AND moves = $3";
    of_agency() -> opt SiteRow = sites!("p.agency_id = $1");
    put(slug: &str, is_open: i64, welcome: &str, address: &str, phone: &str, email: &str, hours: &str, responsible: &str, colour: &str, emblem: &str, framers: &str) -> exec =
        "INSERT INTO portal (agency_id, slug, is_open, welcome, address, phone, email, hours, responsible, colour, emblem, framers)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (agency_id) DO UPDATE SET slug = $2, is_open = $3, welcome = $4, address = $5, phone = $6, email = $7, hours = $8, responsible = $9, colour = $10, emblem = $11, framers = $12";
}

/// What is asked before anybody knows the agency: which one this address is of.
pub(crate) mod global {
    use super::SiteRow;

    platform::queries! { global
        by_slug(slug: &str) -> opt SiteRow = sites!("p.slug = $1");
        open() -> many SiteRow = sites!("p.is_open = 1 ORDER BY g.agency_id");
    }
}

impl SiteRow {
    /// The identification code of the agency, with which the codes of its dossiers begin.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// The name of the portal in addresses.
    pub(crate) fn slug(&self) -> &str {
        &self.slug
    }
}

/// A portal with the agency whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Whose.
    pub agency: AgencyId,
    /// `Ủy ban nhân dân xã Thử Nghiệm`, in one line.
    pub name: String,
    /// `UBND xã Thử Nghiệm`.
    pub short_name: String,
    /// The body above it.
    pub superior: String,
    /// How it shows itself.
    pub setting: Setting,
}

pub(crate) fn read(row: SiteRow) -> Result<Site, DbError> {
    let unreadable = |column: &str| DbError::Unreadable(format!("portal.{column}"));
    let framers = row.framers.lines().map(Origin::parse).collect::<Option<_>>();
    Ok(Site {
        agency: AgencyId::new(row.agency),
        name: row.name.replace('\n', " "),
        short_name: row.short_name,
        superior: row.superior.replace('\n', " "),
        setting: Setting {
            slug: Slug::parse(&row.slug).ok_or_else(|| unreadable("slug"))?,
            is_open: row.is_open == 1,
            welcome: row.welcome,
            contact: Contact {
                address: row.address,
                phone: row.phone,
                email: row.email,
                hours: row.hours,
                responsible: row.responsible,
            },
            colour: Colour::parse(&row.colour).ok_or_else(|| unreadable("colour"))?,
            emblem: Some(row.emblem).filter(|hash| !hash.is_empty()),
            framers: framers.ok_or_else(|| unreadable("framers"))?,
        },
    })
}

/// Writes how an agency shows itself.
pub(crate) fn put_setting(tx: &Tx<'_>, setting: &Setting) -> Result<(), DbError> {
    let framers: Vec<_> = setting.framers.iter().map(Origin::as_str).collect();
    let Contact { address, phone, email, hours, responsible } = &setting.contact;
    put(
        tx,
        setting.slug.as_str(),
        setting.is_open.into(),
        &setting.welcome,
        address,
        phone,
        email,
        hours,
        responsible,
        &setting.colour.digits(),
        setting.emblem.as_deref().unwrap_or_default(),
        &framers.join("\n"),
    )?;
    Ok(())
}

impl From<TranslationRow> for Translated {
    fn from(row: TranslationRow) -> Self {
        let TranslationRow { title, applicants, bring, place, duration, fee, result, note, .. } =
            row;
        let text = Translation { title, applicants, bring, place, duration, fee, result, note };
        Self { text, version: VersionId::new(row.version), edits: row.edits }
    }
}

pub(crate) fn read_inspection(row: InspectionRow) -> Result<Inspection, DbError> {
    let unreadable = |what: &str| DbError::Unreadable(format!("portal_inspection.{what}"));
    let file = Paper { hash: row.file, name: row.file_name };
    Ok(Inspection {
        id: InspectionId::new(row.id),
        content: InspectionContent {
            inspected_on: row.inspected_on.parse().map_err(|_| unreadable("inspected_on"))?,
            inspector: row.inspector,
            subject: row.subject,
            conclusion: row.conclusion,
        },
        file: Some(file).filter(|file| !file.hash.is_empty()),
        moves: row.moves,
        state: State::parse(&row.state).ok_or_else(|| unreadable("state"))?,
    })
}

/// Stores a changed inspection; whether nobody changed it meanwhile.
pub(crate) fn put_inspection(
    tx: &Tx<'_>,
    inspection: &Inspection,
    moves_before: i64,
) -> Result<bool, DbError> {
    let InspectionContent { inspected_on, inspector, subject, conclusion } = &inspection.content;
    let saved = save_inspection(
        tx,
        inspection.id.get(),
        moves_before,
        inspection.state.as_str(),
        &inspected_on.to_string(),
        inspector,
        subject,
        conclusion,
        inspection.file.as_ref().map_or("", |file| &file.hash),
        inspection.file.as_ref().map_or("", |file| &file.name),
    )?;
    Ok(saved == 1)
}
