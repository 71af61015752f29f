use crate::{
    Person,
    person::Browser,
    reader,
    store::{Place, aside},
};
use composition::{Parts, Product, React, Round, deliver_next, run_job};
use jiff::{SignedDuration, Timestamp, civil};
use organization::{Agency, FullName, UnitId};
use platform::{
    Actor, AgencyId, App, AppError, Clock, Exhibit, Feature, PersonId, Role, Settings, Span, Tx,
    files::Files, ledger::Ledger,
};
use std::collections::BTreeMap;

/// The agency in which tests happen.
pub const AGENCY: AgencyId = AgencyId::new(1);

/// An agency whose people must see nothing of the other.
pub const OTHER_AGENCY: AgencyId = AgencyId::new(2);

const MORNING: &str = "2026-11-23T01:00:00Z";

/// What belongs to the first day of everything here.
const FIRST_DAY: civil::Date = civil::date(2026, 1, 1);

/// The features under test on an empty database.
///
/// Agency 1 is "UBND xã Thử Nghiệm" with the units `VP` and `NV`; agency 2 is another one, with the
/// same units.
pub struct TestApp {
    product: Option<Product>,
    place: Place,
    react: React,
    units: BTreeMap<(AgencyId, &'static str), UnitId>,
}

impl TestApp {
    /// The features under test beside platform, organization and account. Events are delivered to
    /// nobody.
    pub fn new(features: impl IntoIterator<Item = Feature>) -> Self {
        Self::with_reactions(features, |_, _| Ok(()))
    }

    /// The same, with what the features do about each other's events.
    pub fn with_reactions(features: impl IntoIterator<Item = Feature>, react: React) -> Self {
        let all = with_ground(features);
        let place = Place::new();
        let (product, units) = aside(|| {
            let product = open(&place, all);
            let units = found_agencies(&product.app);
            (product, units)
        });
        Self { product: Some(product), place, react, units }
    }

    /// Another program on the same database and files, as on a second machine. It knows the features
    /// it is given, beside platform, organization and account, and ends before this one.
    #[must_use]
    pub fn twin(&self, features: impl IntoIterator<Item = Feature>) -> Self {
        let place = self.place.shared();
        let all = with_ground(features);
        let product = aside(|| open(&place, all));
        product.app.clock.set(self.now());
        Self { product: Some(product), place, react: self.react, units: self.units.clone() }
    }

    /// The product itself: its routes, jobs, queries and lists.
    pub fn product(&self) -> &Product {
        self.product.as_ref().expect("open until the test ends")
    }

    /// What handlers reach.
    pub fn app(&self) -> &App {
        &self.product().app
    }

    /// The folder with this test's files and keys.
    pub fn folder(&self) -> &std::path::Path {
        self.place.folder.path()
    }

    /// Moves the clock to an instant such as `2026-12-01T01:00:00Z`.
    pub fn set_clock(&self, to: &str) {
        self.app().clock.set(to.parse().unwrap());
    }

    /// Moves the clock on.
    pub fn advance(&self, by: SignedDuration) {
        self.app().clock.set(self.now() + by);
    }

    /// What the clock shows.
    pub fn now(&self) -> Timestamp {
        self.app().clock.now()
    }

    /// Reads or changes agency 1 without a browser.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        self.app().db.at(AGENCY).write(work).await
    }

    /// The figure of this name for the year to today.
    pub async fn exhibit(&self, key: &'static str) -> Exhibit {
        let (showcase, span) =
            (self.app().showcase.clone(), Span::year_to(self.app().clock.today()));
        let shown = self.app().db.at(AGENCY).read(move |tx| showcase.all(tx, span)).await.unwrap();
        let found = shown.into_iter().find(|exhibit| exhibit.key == key);
        found.unwrap_or_else(|| panic!("nothing is shown as {key}"))
    }

    /// Every text that a feature can send is understood by the engine, and takes what it is given.
    pub fn prepares_queries_of(&self, feature: &str) {
        let product = self.product();
        let prepared = |sql: &str| aside(|| product.app.db.prepare(sql)).unwrap().0;
        let (mut texts, own) = (0, |name: &str| name == feature);
        for (_, query) in product.queries.iter().filter(|(name, _)| own(name)) {
            assert_eq!(prepared(query.sql), query.params, "{}", query.name);
            texts += 1;
        }
        for (_, list) in product.lists.iter().filter(|(name, _)| own(name)) {
            for (sql, params) in list.texts() {
                assert_eq!(prepared(&sql), params, "{sql}");
                texts += 1;
            }
        }
        assert!(texts > 0, "{feature} sends nothing");
    }

    /// Delivers every event that waits. A reaction that fails fails the test.
    pub async fn settle(&self) {
        loop {
            match deliver_next(&self.app().db, self.react).await.unwrap() {
                Round::Delivered => {}
                Round::Idle => return,
                Round::Failed { topic, why } => panic!("nobody could be told of {topic}: {why}"),
            }
        }
    }

    /// Does once what the clock does, and delivers what comes of it.
    pub async fn tick(&self) {
        for job in &self.product().jobs {
            let done = run_job(&self.app().db, *job).await;
            done.unwrap_or_else(|error| panic!("{}: {error}", job.name));
        }
        for chore in &self.product().chores {
            let work = || (chore.run)(self.app());
            aside(work).unwrap_or_else(|error| panic!("{}: {error}", chore.name));
        }
        self.settle().await;
    }

    /// Signs the record as it stands.
    pub fn seal(&self) -> u64 {
        let app = self.app();
        aside(|| app.ledger.seal(&app.db).unwrap().size)
    }

    /// A unit of agency 1 by its code, `VP` or `NV`.
    pub fn unit(&self, code: &'static str) -> UnitId {
        self.units[&(AGENCY, code)]
    }

    /// Somebody of agency 1, of the unit `VP`, signed in.
    pub async fn person(&self, name: &str, roles: &[Role]) -> Person<'_> {
        self.person_of("VP", name, roles).await
    }

    /// Somebody of a unit of agency 1, signed in.
    pub async fn person_of(&self, unit: &'static str, name: &str, roles: &[Role]) -> Person<'_> {
        self.hire(AGENCY, self.unit(unit), name, roles).await
    }

    /// Somebody of the other agency, signed in.
    pub async fn foreigner(&self, name: &str, roles: &[Role]) -> Person<'_> {
        self.foreigner_of("VP", name, roles).await
    }

    /// Somebody of a unit of the other agency, signed in.
    pub async fn foreigner_of(&self, unit: &'static str, name: &str, roles: &[Role]) -> Person<'_> {
        self.hire(OTHER_AGENCY, self.foreign_unit(unit), name, roles).await
    }

    /// A unit of the other agency by its code, `VP` or `NV`.
    pub fn foreign_unit(&self, code: &'static str) -> UnitId {
        self.units[&(OTHER_AGENCY, code)]
    }

    /// One more agency, with its unit `VP`.
    pub async fn found(&self, id: AgencyId, short_name: &str, code: &str) -> UnitId {
        let agency = Agency {
            id,
            name: short_name.to_owned(),
            short_name: short_name.to_owned(),
            superior: String::new(),
            place: String::new(),
            code: code.to_owned(),
        };
        let founded = self.app().db.at(id).write(move |tx| {
            organization::found(tx, &agency)?;
            let by = Actor::system(id, "command");
            organization::set_up_unit(tx, &by, "VP", "Văn phòng", FIRST_DAY)
        });
        founded.await.unwrap()
    }

    /// A browser in which nobody is signed in.
    pub fn nobody(&self) -> Person<'_> {
        Person::new(self, None)
    }

    /// Somebody of a unit of any agency, signed in.
    pub async fn hire(
        &self,
        agency: AgencyId,
        unit: UnitId,
        name: &str,
        roles: &[Role],
    ) -> Person<'_> {
        let (written, played) = (FullName::parse(name).expect("a name"), roles.to_vec());
        let hired = self.app().db.at(agency).write(move |tx| {
            let by = Actor::system(agency, "command");
            let person = organization::hire(tx, &by, &written)?;
            organization::appoint(tx, &by, person, Some(unit), "Công chức", FIRST_DAY)?;
            organization::grant(tx, &by, person, &played, FIRST_DAY)?;
            Ok::<PersonId, AppError>(person)
        });
        let id = hired.await.unwrap();
        Person::new(self, Some(Browser::new(agency, id, name, roles)))
    }
}

/// The features under test beside those that every product has.
fn with_ground(features: impl IntoIterator<Item = Feature>) -> Vec<Feature> {
    let mut all =
        vec![platform::feature(), organization::feature(), account::feature(), edition::feature()];
    let known: Vec<_> = all.iter().map(|feature| feature.name).collect();
    all.extend(features.into_iter().filter(|feature| !known.contains(&feature.name)));
    all
}

/// Composes the features on a store.
fn open(place: &Place, features: Vec<Feature>) -> Product {
    let clock = Clock::fixed(MORNING.parse().unwrap());
    let folder = place.folder.path();
    let parts = Parts {
        db: place.open(clock.clone()),
        clock,
        files: Files::open(&folder.join("files")).unwrap(),
        ledger: Ledger::open(&folder.join("keys"), "test.example/ledger").unwrap(),
        settings: Settings {
            public_url: "http://test.example".to_owned(),
            https: false,
            upload_bytes: 64 * 1024 * 1024,
            program: reader::path(),
            salt: [7; 16],
        },
    };
    Product::compose(features, parts).unwrap()
}

/// Two agencies with two units each.
fn found_agencies(app: &App) -> BTreeMap<(AgencyId, &'static str), UnitId> {
    let mut units = BTreeMap::new();
    for (id, name, code) in [(AGENCY, "Thử Nghiệm", "H00.01"), (OTHER_AGENCY, "Khác", "H00.02")]
    {
        let agency = Agency {
            id,
            name: format!("Ủy ban nhân dân xã {name}"),
            short_name: format!("UBND xã {name}"),
            superior: "Ủy ban nhân dân tỉnh Quảng Trị".to_owned(),
            place: name.to_owned(),
            code: code.to_owned(),
        };
        let made: Result<_, AppError> = app.db.at(id).write_now(move |tx| {
            organization::found(tx, &agency)?;
            let by = Actor::system(id, "command");
            let set_up = |code, name| organization::set_up_unit(tx, &by, code, name, FIRST_DAY);
            Ok([("VP", set_up("VP", "Văn phòng")?), ("NV", set_up("NV", "Phòng Nội vụ")?)])
        });
        units.extend(made.unwrap().map(|(code, unit)| ((id, code), unit)));
    }
    units
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let (product, place) = (self.product.take(), &mut self.place);
        aside(move || {
            drop(product);
            place.forget();
        });
    }
}
