//! What people type. Past this file, a value is right or it does not exist.

use crate::{
    Colour, Contact, LEAST_CONTRAST, Origin, Setting, Site, Slug, Translated, Translation,
};
use axum::extract::Multipart;
use platform::{AppError, FieldErrors};
use serde::Deserialize;

/// How many sites may frame parts of the portal.
const MOST_FRAMERS: usize = 10;

/// The portal's settings, exactly as they arrive.
#[derive(Debug, Default, Clone)]
pub(crate) struct SettingForm {
    pub(crate) slug: String,
    pub(crate) is_open: bool,
    pub(crate) welcome: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) hours: String,
    pub(crate) responsible: String,
    pub(crate) colour: String,
    pub(crate) framers: String,
    pub(crate) no_emblem: bool,
    /// A new emblem; empty keeps the one that is there.
    pub(crate) emblem: Vec<u8>,
}

impl SettingForm {
    /// The form of an agency that has no portal yet.
    pub(crate) fn blank(short_name: &str) -> Self {
        Self {
            slug: Slug::of(short_name).chars().take(40).collect(),
            colour: format!("#{}", Colour::LACQUER.digits()),
            ..Self::default()
        }
    }

    /// The form of a portal.
    pub(crate) fn of(site: &Site) -> Self {
        let setting = &site.setting;
        let Contact { address, phone, email, hours, responsible } = setting.contact.clone();
        let framers: Vec<_> = setting.framers.iter().map(Origin::as_str).collect();
        Self {
            slug: setting.slug.as_str().to_owned(),
            is_open: setting.is_open,
            welcome: setting.welcome.clone(),
            address,
            phone,
            email,
            hours,
            responsible,
            colour: format!("#{}", setting.colour.digits()),
            framers: framers.join("\n"),
            no_emblem: false,
            emblem: Vec::new(),
        }
    }

    /// Reads the form as browsers send it.
    pub(crate) async fn read(mut parts: Multipart) -> Result<Self, AppError> {
        let mut form = Self::default();
        let unreadable = |_| AppError::BadRequest("upload_broken");
        while let Some(field) = parts.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "emblem" {
                form.emblem = field.bytes().await.map_err(unreadable)?.to_vec();
                continue;
            }
            let typed = field.text().await.map_err(unreadable)?;
            match name.as_str() {
                "slug" => form.slug = typed,
                "is_open" => form.is_open = true,
                "welcome" => form.welcome = typed,
                "address" => form.address = typed,
                "phone" => form.phone = typed,
                "email" => form.email = typed,
                "hours" => form.hours = typed,
                "responsible" => form.responsible = typed,
                "colour" => form.colour = typed,
                "framers" => form.framers = typed,
                "no_emblem" => form.no_emblem = true,
                _ => {}
            }
        }
        Ok(form)
    }

    /// All of it right, or every mistake at once; without the emblem, which is redrawn first.
    pub(crate) fn parse(&self) -> Result<Setting, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug = Slug::parse(&self.slug);
        if slug.is_none() {
            errors.add("slug", "bad_slug");
        }
        let colour = Colour::parse(&self.colour);
        match colour {
            None => errors.add("colour", "bad_colour"),
            Some(colour) if colour.contrast(Colour::WHITE) < LEAST_CONTRAST => {
                errors.add("colour", "pale_colour");
            }
            Some(_) => {}
        }
        let lines = self.framers.lines().map(str::trim).filter(|line| !line.is_empty());
        let framers: Option<Vec<_>> = lines.map(Origin::parse).collect();
        if framers.as_ref().is_none_or(|framers| framers.len() > MOST_FRAMERS) {
            errors.add("framers", "bad_framers");
        }
        let contact = Contact {
            address: words(&mut errors, "address", &self.address, 300),
            phone: words(&mut errors, "phone", &self.phone, 60),
            email: words(&mut errors, "email", &self.email, 120),
            hours: words(&mut errors, "hours", &self.hours, 200),
            responsible: words(&mut errors, "responsible", &self.responsible, 200),
        };
        if !contact.email.is_empty() && !is_mail(&contact.email) {
            errors.add("email", "bad_portal_email");
        }
        let welcome = words(&mut errors, "welcome", &self.welcome, 160);
        match (slug, colour, framers) {
            (Some(slug), Some(colour), Some(framers)) if errors.is_empty() => Ok(Setting {
                slug,
                is_open: self.is_open,
                welcome,
                contact,
                colour,
                emblem: None,
                framers,
            }),
            _ => Err(errors),
        }
    }
}

fn is_mail(typed: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._%+-@".contains(c);
    typed.chars().all(is_plain)
        && typed
            .split_once('@')
            .is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !at.contains('@'))
}

/// Text that may be missing but must fit, in one line.
fn words(errors: &mut FieldErrors, field: &'static str, typed: &str, most: usize) -> String {
    let words = text::typed(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > most {
        errors.add(field, "too_long");
    }
    words
}

/// A procedure in English, exactly as it arrives.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct TranslationForm {
    pub(crate) edits: i64,
    pub(crate) title: String,
    pub(crate) applicants: String,
    pub(crate) bring: String,
    pub(crate) place: String,
    pub(crate) duration: String,
    pub(crate) fee: String,
    pub(crate) result: String,
    pub(crate) note: String,
}

impl TranslationForm {
    /// The form of a translation.
    pub(crate) fn of(translated: &Translated) -> Self {
        let Translation { title, applicants, bring, place, duration, fee, result, note } =
            translated.text.clone();
        let edits = translated.edits;
        Self { edits, title, applicants, bring, place, duration, fee, result, note }
    }

    /// All of it right, or every mistake at once.
    pub(crate) fn parse(&self) -> Result<Translation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut read = |field: &'static str, typed: &str, most: usize, is_needed: bool| {
            let text = text::typed(typed);
            match text.chars().count() {
                0 if is_needed => errors.add(field, "missing"),
                n if n > most => errors.add(field, "too_long"),
                _ => {}
            }
            text
        };
        let translation = Translation {
            title: read("title", &self.title, 300, true),
            applicants: read("applicants", &self.applicants, 1000, false),
            bring: read("bring", &self.bring, 4000, true),
            place: read("place", &self.place, 1000, true),
            duration: read("duration", &self.duration, 500, true),
            fee: read("fee", &self.fee, 500, true),
            result: read("result", &self.result, 500, true),
            note: read("note", &self.note, 2000, false),
        };
        errors.or(translation)
    }
}
