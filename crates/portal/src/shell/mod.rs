//! The frame of every public page: quiet, light, without a session. Other features put their public
//! pages into it: their template begins with `{% extends "shell/public.html" %}` and has a field
//! `shell: PublicShell`; their `askama.toml` names `../portal/src`.

mod look;

pub(crate) use look::{STAR_NAME, asset, css_name, emblem_name};

use crate::{Contact, Site, pages::words};
use platform::{App, PublicOffer};
use visit_counter::Counts;

/// The address of the first page of a portal.
pub(crate) fn home_of(slug: &str) -> String {
    format!("/portal/{slug}")
}

/// One entry of the public navigation.
#[derive(Debug, Clone)]
pub struct PublicEntry {
    /// Where it leads.
    pub href: String,
    /// What people read.
    pub label: &'static str,
    /// The same on pages in English.
    pub english: &'static str,
    /// Whether the page shown belongs to it.
    pub is_current: bool,
}

/// The frame of a public page.
#[derive(Debug, Clone)]
pub struct PublicShell {
    /// The agency's name, in one line.
    pub agency_name: String,
    /// `UBND xã Thử Nghiệm`, for titles.
    pub short_name: String,
    /// The body above it.
    pub superior: String,
    /// The first page, under which all others lie: `/portal/con-co`.
    pub base: String,
    /// The navigation.
    pub nav: Vec<PublicEntry>,
    /// What the public may do here today: nothing more, once the agency has ended.
    pub offers: Vec<PublicOffer>,
    /// Where the emblem is; a star, until the agency has one.
    pub emblem: String,
    /// Where the stylesheet is.
    pub css: String,
    /// Where to find the agency.
    pub contact: Contact,
    /// Where this page is for everybody: scheme, host and path.
    pub canonical: String,
    /// What the page is about, in one or two sentences, for search engines; nothing says nothing.
    pub description: String,
    /// The language of the page.
    pub lang: &'static str,
    /// What is said above every page of an agency that has ended; nothing while it is at work.
    pub ended: Option<String>,
    /// Whether questions can be asked; not in an exported file.
    pub is_live: bool,
    /// Whether search engines may keep the page.
    pub is_indexed: bool,
    /// How many read, where that is counted: not in an exported file.
    pub counts: Option<Counts>,
}

impl PublicShell {
    pub(crate) fn new(
        app: &App,
        site: &Site,
        offers: &[PublicOffer],
        path: &str,
        is_live: bool,
    ) -> Self {
        let setting = &site.setting;
        let base = home_of(setting.slug.as_str());
        let inside = path.strip_prefix(&base).unwrap_or_default();
        let entry = |link: platform::PublicLink| PublicEntry {
            href: format!("{base}{}", link.path),
            label: link.label,
            english: link.english,
            is_current: match link.path {
                "" => inside.is_empty(),
                section => inside
                    .strip_prefix(section)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
            },
        };
        let ended = site.closing.as_ref().filter(|it| it.has_come(app.clock.now()));
        let offers: &[PublicOffer] = if ended.is_some() { &[] } else { offers };
        Self {
            agency_name: site.name.clone(),
            short_name: site.short_name.clone(),
            superior: site.superior.clone(),
            nav: app.public.links(offers).into_iter().map(entry).collect(),
            offers: offers.to_vec(),
            emblem: match setting.emblem.as_deref() {
                Some(hash) => format!("{base}{}", emblem_name(hash)),
                None => format!("{base}/assets/{STAR_NAME}"),
            },
            css: format!("{base}{}", css_name(setting.colour)),
            contact: setting.contact.clone(),
            canonical: format!("{}{path}", app.settings.public_url),
            description: String::new(),
            lang: "vi",
            ended: ended.map(words::ended),
            is_live,
            is_indexed: true,
            counts: None,
            base,
        }
    }

    /// The same with how many read.
    #[must_use]
    pub fn counting(mut self, counts: Counts) -> Self {
        self.counts = Some(counts).filter(|_| self.is_live);
        self
    }

    /// The same with what the page is about.
    #[must_use]
    pub fn about(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// The same for a page that is of no use to search engines: an answer to one person.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.is_indexed = false;
        self
    }

    /// The same for a page in English.
    #[must_use]
    pub(crate) fn in_english(mut self) -> Self {
        self.lang = "en";
        self
    }

    /// The telephone number as a machine dials it.
    pub fn dial(&self) -> String {
        self.contact.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// Text of the small Markdown as HTML, one level of headings below the section's.
    pub fn prose(&self, text: &str) -> String {
        markdown::to_html(&markdown::read(text).blocks, 2)
    }

    /// An address inside the portal, such as `/news`; one outside or of another portal stays as it is.
    pub fn link(&self, path: &str) -> String {
        let is_inside = path.starts_with('/') && !path.starts_with("/portal/");
        if is_inside { format!("{}{path}", self.base) } else { path.to_owned() }
    }
}
