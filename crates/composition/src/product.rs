use crate::layers;
use axum::Router;
use platform::{
    Access, App, ByMinute, Chore, Clock, Db, DbError, Ending, Feature, Inbox, Job, Memory,
    Noticeboard, Packers, PublicSides, Role, Route, Settings, Showcase,
    db::{Migration, Query},
    files::Files,
    ledger::Ledger,
    list::List,
};
use std::sync::Arc;

/// What a product stands on, opened by whoever composes it.
pub struct Parts {
    /// The store, on either engine.
    pub db: Db,
    /// The machine's clock, or a test's.
    pub clock: Clock,
    /// The folder of files.
    pub files: Files,
    /// The key of the record.
    pub ledger: Ledger,
    /// What the person who installed it decided.
    pub settings: Settings,
}

/// Features made into one program.
pub struct Product {
    /// What handlers reach.
    pub app: App,
    /// Every route with its layers, ready to answer.
    pub router: Router,
    /// Who may call what; the matrix test walks through it.
    pub routes: Vec<Route>,
    /// What the clock does.
    pub jobs: Vec<Job>,
    /// What is done beside the requests.
    pub chores: Vec<Chore>,
    /// Every declared query with the feature that declared it.
    pub queries: Vec<(&'static str, Query)>,
    /// What tells everybody what waits for them, with the feature whose it is.
    pub inboxes: Vec<(&'static str, Inbox)>,
    /// Every list with the feature that declared it.
    pub lists: Vec<(&'static str, &'static List)>,
}

impl Product {
    /// Composes `features`, which are given in the order in which they may know each other. The
    /// schema is brought up to date first.
    pub fn compose(mut features: Vec<Feature>, parts: Parts) -> Result<Self, DbError> {
        let Parts { db, clock, files, ledger, settings } = parts;
        let named = features.iter().filter_map(|it| Some((it.name, it.inbox?)));
        let named: Vec<(&'static str, Inbox)> = named.collect();
        let inboxes: Arc<[Inbox]> = named.iter().map(|(_, inbox)| *inbox).collect();
        let api = platform::api::document(features.iter().flat_map(|it| it.routes.table()));
        features.push(crate::feature(inboxes, api));
        let migrations: Vec<Migration> =
            features.iter().flat_map(|feature| feature.migrations).copied().collect();
        db.migrate(&migrations)?;
        let nav = platform::install(&features);
        let (figures, settings) = (ByMinute::default(), Arc::new(settings));
        let notices = Noticeboard::new(&features);
        let showcase = Showcase::new(&features, figures.clone());
        let packers = Packers::new(&features);
        let public = PublicSides::new(&features);
        let memory = Memory::default();
        let app = App {
            db,
            clock,
            files,
            ledger,
            figures,
            memory,
            ending: Ending::default(),
            nav,
            notices,
            showcase,
            packers,
            public,
            settings,
        };
        let mut product = Self {
            app: app.clone(),
            router: Router::new(),
            routes: Vec::new(),
            jobs: Vec::new(),
            chores: Vec::new(),
            queries: Vec::new(),
            inboxes: named,
            lists: Vec::new(),
        };
        let mut routes = platform::Routes::new();
        for feature in features {
            let name = feature.name;
            product.routes.extend_from_slice(feature.routes.table());
            product.jobs.extend(feature.jobs);
            product.chores.extend(feature.chores);
            product.queries.extend(feature.queries.into_iter().map(|query| (name, query)));
            product.lists.extend(feature.lists.into_iter().map(|list| (name, list)));
            routes = routes.merge(feature.routes);
        }
        product.router = layers::around(routes.into_router(), app, &product.routes);
        Ok(product)
    }

    /// The words for the roles that a route is open to, for the matrix of rights.
    pub fn access_text(route: &Route) -> String {
        match route.access {
            Access::Public => "public".to_owned(),
            Access::SignedIn => "signed_in".to_owned(),
            Access::Only(roles) => {
                roles.iter().map(|role: &Role| role.as_str()).collect::<Vec<_>>().join(",")
            }
        }
    }
}
