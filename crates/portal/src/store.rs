//! All SQL of this feature.

use crate::{Colour, Contact, Origin, Setting, Slug, Translated, Translation, shell::home_of};
use document::VersionId;
use platform::{AgencyId, Closing, DbError, Tx, queries, row};

row! {
    pub(crate) struct SiteRow { agency: i64, name: String, short_name: String, superior: String, code: String, slug: String, is_open: i64, last_day: String, basis: String, welcome: String, address: String, phone: String, email: String, hours: String, responsible: String, colour: String, emblem: String, framers: String }
}

row! {
    pub(crate) struct TranslationRow { version: i64, title: String, applicants: String, bring: String, place: String, duration: String, fee: String, result: String, note: String, edits: i64 }
}
macro_rules! sites {
    ($rest:literal) => {
        concat!(
            "SELECT g.agency_id, g.name, g.short_name, g.superior, g.code, p.slug, p.is_open, COALESCE(c.last_day, ''), COALESCE(c.basis, ''), p.welcome, p.address, p.phone, p.email, p.hours, p.responsible, p.colour, p.emblem, p.framers
             FROM portal p JOIN agency g ON g.agency_id = p.agency_id
             LEFT JOIN closed_agency c ON c.agency_id = g.agency_id AND c.is_lifted = 0 WHERE ",
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

    /// The name of the agency.
    pub(crate) fn name(&self) -> &str {
        &self.name
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
    /// How the agency ends, where that is decided.
    pub closing: Option<Closing>,
    /// How it shows itself.
    pub setting: Setting,
}

impl Site {
    /// The address of its first page.
    pub fn home(&self) -> String {
        home_of(self.setting.slug.as_str())
    }
}

pub(crate) fn read(row: SiteRow) -> Result<Site, DbError> {
    let unreadable = |column: &str| DbError::Unreadable(format!("portal.{column}"));
    let framers = row.framers.lines().map(Origin::parse).collect::<Option<_>>();
    let last_day = Some(row.last_day).filter(|day| !day.is_empty());
    let last_day = last_day.map(|day| day.parse().map_err(|_| unreadable("last_day")));
    let closing = last_day.transpose()?.map(|day| Closing::after(day, &row.basis)).transpose()?;
    Ok(Site {
        agency: AgencyId::new(row.agency),
        name: row.name.replace('\n', " "),
        short_name: row.short_name,
        superior: row.superior.replace('\n', " "),
        closing,
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
