use crate::{
    ByMinute, Clock, NavEntry, Routes,
    db::{Db, DbError, Migration, Query, Tx},
    files::Files,
    ledger::Ledger,
    list::List,
};
use std::{path::PathBuf, sync::Arc};

/// Work that the clock does, for all agencies.
#[derive(Clone, Copy)]
pub struct Job {
    /// Its name, for the log.
    pub name: &'static str,
    /// How often, in seconds.
    pub every_seconds: u64,
    /// What it does; one transaction.
    pub run: fn(&Tx<'_>) -> Result<(), DbError>,
}

/// Work that takes long and holds no transaction while it does: reading files, for example. It runs
/// beside the requests on a thread that may wait, and writes what it did in transactions of its own.
#[derive(Clone, Copy)]
pub struct Chore {
    /// Its name, for the log.
    pub name: &'static str,
    /// How often it looks for work, in seconds.
    pub every_seconds: u64,
    /// Does a bounded piece of it; whether more waits. It gives up early once [`App::ending`] begins.
    pub run: fn(&App) -> Result<bool, crate::AppError>,
}

/// A feature, as the server sees it: one folder in `crates/`, one line in `server`.
pub struct Feature {
    /// Its name, which is also its folder's.
    pub name: &'static str,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its pages and API.
    pub routes: Routes,
    /// Its place in the navigation, if it has one.
    pub nav: Vec<NavEntry>,
    /// What people are told for its codes.
    pub sentences: &'static [(&'static str, &'static str)],
    /// What the clock does for it.
    pub jobs: Vec<Job>,
    /// What it does beside the requests.
    pub chores: Vec<Chore>,
    /// What it has waiting for a person.
    pub inbox: Option<Inbox>,
    /// What it has to say on the pages of things that lie below it.
    pub notices: Option<Notices>,
    /// What it can show of itself: figures with the list behind them.
    pub exhibits: Option<crate::Exhibits>,
    /// What it hands over to an inspection.
    pub pack: Option<crate::Pack>,
    /// What it has for the public.
    pub public: Option<crate::PublicSide>,
    /// What it counts for objectives to aim at.
    pub indicators: &'static [crate::Indicator],
    /// Its queries, for the test that prepares them all.
    pub queries: Vec<Query>,
    /// Its lists, for the same test.
    pub lists: Vec<&'static List>,
}

impl Feature {
    /// A feature with nothing yet.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            migrations: &[],
            routes: Routes::new(),
            nav: Vec::new(),
            sentences: &[],
            jobs: Vec::new(),
            chores: Vec::new(),
            inbox: None,
            notices: None,
            exhibits: None,
            pack: None,
            indicators: &[],
            public: None,
            queries: Vec::new(),
            lists: Vec::new(),
        }
    }
}

/// The part that the platform itself has: the record, search, events, files that pages load.
pub fn feature() -> Feature {
    let queries = [
        crate::outbox::CATALOGUE,
        crate::search::CATALOGUE,
        crate::ledger::ENTRY_CATALOGUE,
        crate::ledger::SEAL_CATALOGUE,
        crate::ledger::SOURCE_CATALOGUE,
        crate::closing::CATALOGUE,
    ];
    Feature {
        migrations: crate::migrations![
            "20261123-00_platform",
            "20261126-00_platform_search",
            "20261126-80_platform_closed"
        ],
        routes: crate::ledger::routes().get(
            "/static/{name}",
            crate::Access::Public,
            crate::pages::asset,
        ),
        sentences: crate::pages::SENTENCES,
        exhibits: Some(crate::exhibits::exhibits),
        queries: queries.concat(),
        ..Feature::new("platform")
    }
}

/// What a handler may reach.
#[derive(Clone)]
pub struct App {
    /// The one place where state is kept.
    pub db: Db,
    /// The one place where time comes from.
    pub clock: Clock,
    /// Uploaded and printed files.
    pub files: Files,
    /// The record's seal.
    pub ledger: Ledger,
    /// Figures that are counted once a minute.
    pub figures: ByMinute,
    /// What features keep in memory.
    pub memory: crate::Memory,
    /// Whether the program was asked to end.
    pub ending: crate::Ending,
    /// The navigation, in order.
    pub nav: Arc<[NavEntry]>,
    /// What features say of things that lie below them.
    pub notices: Noticeboard,
    /// What features can show of themselves.
    pub showcase: crate::Showcase,
    /// What features hand over to an inspection.
    pub packers: crate::Packers,
    /// What features have for the public.
    pub public: crate::PublicSides,
    /// This installation.
    pub settings: Arc<Settings>,
}

impl App {
    /// Figures as somebody may follow them: a list that is for other roles to open is no link, so that
    /// nobody is sent to a page that refuses them.
    pub fn within_reach(
        &self,
        actor: &crate::Actor,
        shown: &[crate::Exhibit],
    ) -> Vec<crate::Exhibit> {
        let opens = |href: &str| {
            let path = href.split('?').next().unwrap_or_default();
            let entry = self.nav.iter().find(|entry| entry.href == path);
            entry.is_none_or(|entry| entry.roles.is_empty() || actor.is_any(entry.roles))
        };
        let reach = |exhibit: &crate::Exhibit| {
            let href = if opens(&exhibit.href) { exhibit.href.clone() } else { String::new() };
            crate::Exhibit { href, ..exhibit.clone() }
        };
        shown.iter().map(reach).collect()
    }
}

/// What the person who installed it decided.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people reach it, for links in QR codes: `https://iso.conco.gov.vn`.
    pub public_url: String,
    /// Whether it is reached by HTTPS, so that cookies are sent over nothing else.
    pub https: bool,
    /// The program that reads uploaded files in a child process: this one.
    pub program: PathBuf,
    /// How many bytes one upload of many files may have.
    pub upload_bytes: u64,
    /// Salt for hashes of addresses, so that the record does not hold addresses.
    pub salt: [u8; 16],
}

/// Teaches the problem table every sentence, and puts the navigation in order.
pub fn install(features: &[Feature]) -> Arc<[NavEntry]> {
    for feature in features {
        crate::problem::learn(feature.sentences);
        crate::indicator::learn(feature.indicators);
    }
    let mut nav: Vec<_> = features.iter().flat_map(|feature| feature.nav.clone()).collect();
    nav.sort_by_key(|entry| entry.place);
    nav.into()
}

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxItem {
    /// The page on which it is done.
    pub href: String,
    /// What is to be done, in one line.
    pub title: String,
    /// From whom, since when.
    pub detail: String,
    /// Until when; what is due first stands first, what has no day stands last.
    pub due_at: Option<jiff::Timestamp>,
}

/// When what is due on a day and at no hour is due: at the end of that day, not before.
pub fn end_of_day(day: jiff::civil::Date) -> Option<jiff::Timestamp> {
    jiff::tz::offset(7).to_timestamp(day.at(23, 59, 59, 0)).ok()
}

/// What a feature has waiting for somebody.
pub type Inbox = fn(&Tx<'_>, &crate::Actor) -> Result<Vec<InboxItem>, DbError>;

/// What a feature says, on the page of a thing that lies below it: the page asks, and need not know
/// who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Of which thing, as the record names it: `document/17`.
    pub about: String,
    /// `ok`, `warn`, `bad` or `info`.
    pub class: &'static str,
    /// In a few words.
    pub title: String,
    /// In a sentence; empty where the title says it.
    pub text: String,
    /// Where to go on: address and label.
    pub links: Vec<(String, String)>,
}

/// What a feature has to say of things, for somebody, as of a day.
pub type Notices =
    fn(&Tx<'_>, &crate::Actor, &[String], jiff::civil::Date) -> Result<Vec<Notice>, DbError>;

/// Everybody who has something to say.
#[derive(Clone, Default)]
pub struct Noticeboard(Arc<[Notices]>);

impl Noticeboard {
    /// Of these features.
    pub fn new(features: &[Feature]) -> Self {
        Self(features.iter().filter_map(|feature| feature.notices).collect())
    }

    /// What is said of some things.
    pub fn about(
        &self,
        tx: &Tx<'_>,
        actor: &crate::Actor,
        things: &[String],
        day: jiff::civil::Date,
    ) -> Result<Vec<Notice>, DbError> {
        let mut said = Vec::new();
        for notices in &*self.0 {
            said.extend(notices(tx, actor, things, day)?);
        }
        Ok(said)
    }
}
