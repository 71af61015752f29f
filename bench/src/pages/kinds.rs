//! The kinds of pages, each with the queries that it needs: their texts are the product's own.

use crate::{
    Outcome,
    product::{self, AGENCY},
};
use composition::Product;
use jiff::Timestamp;
use platform::PersonId;
use rusqlite::{Connection, types::Value};
use std::sync::Arc;

/// Somebody with an open session.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(super) person: PersonId,
    pub(super) unit: Option<i64>,
    pub(super) role: &'static str,
    pub(super) cookie: String,
    pub(super) token_hash: String,
}

impl Visitor {
    /// Unit, and whether they see all: as `dossier` asks for its rows.
    fn sight(&self) -> [Value; 2] {
        let sees_all = i64::from(self.role != "specialist");
        [self.unit.unwrap_or(-1).into(), sees_all.into()]
    }
}

/// The values of a query's parameters for the `n`th request.
type Values = Arc<dyn Fn(usize) -> Vec<Value> + Send + Sync>;

/// One kind of page.
#[derive(Clone)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) visitor: Visitor,
    pub(super) encoding: &'static str,
    path: Arc<dyn Fn(usize) -> String + Send + Sync>,
    asks: Vec<(String, Values)>,
}

impl Kind {
    /// The address of the `n`th request.
    pub(super) fn path(&self, n: usize) -> String {
        (self.path)(n)
    }

    /// The same, compressed.
    pub(super) fn packed(&self) -> Self {
        Self { encoding: "gzip", ..self.clone() }
    }

    /// The same visitor elsewhere.
    pub(super) fn at(&self, path: &'static str) -> Self {
        Self { path: Arc::new(move |_| path.to_owned()), ..self.clone() }
    }

    /// Its queries, with their parameters.
    pub(super) fn asks(&self, n: usize) -> impl Iterator<Item = (&str, Vec<Value>)> {
        self.asks.iter().map(move |(sql, values)| (sql.as_str(), values(n)))
    }
}

/// What all kinds are made with.
struct Maker<'p> {
    product: &'p Product,
    today: String,
}

impl Maker<'_> {
    fn fixed(&self, feature: &str, name: &str, values: Vec<Value>) -> Outcome<(String, Values)> {
        let all = [vec![AGENCY.get().into()], values].concat();
        Ok((product::sql(self.product, feature, name)?, Arc::new(move |_| all.clone())))
    }

    /// A page of somebody, with the queries of their session in front.
    fn kind(
        &self,
        name: &'static str,
        visitor: &Visitor,
        path: impl Fn(usize) -> String + Send + Sync + 'static,
        asks: Vec<(String, Values)>,
    ) -> Outcome<Kind> {
        let (hash, today) = (visitor.token_hash.clone(), self.today.clone());
        let session: Values = Arc::new(move |_| vec![hash.clone().into(), today.clone().into()]);
        let roles = vec![visitor.person.get().into(), self.today.clone().into()];
        let mut all = vec![
            (product::sql(self.product, "account", "session")?, session),
            self.fixed("account", "roles", roles)?,
        ];
        all.extend(asks);
        Ok(Kind { name, visitor: visitor.clone(), encoding: "", path: Arc::new(path), asks: all })
    }

    /// A list of dossiers. The figures above it are counted once a minute, and no floor counts them.
    fn list(
        &self,
        visitor: &Visitor,
        parts: &[&str],
        filters: impl Fn(usize) -> Vec<Value> + Send + Sync + 'static,
    ) -> Outcome<Vec<(String, Values)>> {
        let [unit, all] = visitor.sight();
        let rows: Values = Arc::new(move |n| {
            [vec![AGENCY.get().into(), unit.clone(), all.clone()], filters(n), vec![51.into()]]
                .concat()
        });
        Ok(vec![(product::list(self.product, "dossier", parts)?, rows)])
    }

    /// The same by a number typed twice: how many rows each word has comes first.
    fn list_by_number(
        &self,
        visitor: &Visitor,
        number: fn(usize) -> String,
    ) -> Outcome<Vec<(String, Values)>> {
        let bounds = move |n: usize| [number(n), format!("{}zzzz", number(n))].map(Value::from);
        let rows = self.list(
            visitor,
            &["d.id IN", "ORDER BY (+d.received_at) DESC, d.id DESC LIMIT $8"],
            move |n| [bounds(n), bounds(n)].concat(),
        )?;
        let count = product::list(self.product, "dossier", &["SELECT count(*) FROM (SELECT w."])?;
        let asked = |most: i64| -> Values {
            Arc::new(move |n| {
                [vec![AGENCY.get().into()], bounds(n).to_vec(), vec![most.into()]].concat()
            })
        };
        Ok([vec![(count.clone(), asked(20_000)), (count, asked(1))], rows].concat())
    }

    /// The page of one dossier.
    fn dossier(
        &self,
        visitor: &Visitor,
        all: &[(i64, i64, i64)],
    ) -> Outcome<Vec<(String, Values)>> {
        let [unit, sees_all] = visitor.sight();
        let some: Arc<[_]> = all.into();
        let pick = {
            let some = some.clone();
            move |n: usize| some[n % some.len()]
        };
        let of = |feature: &str, name: &str| {
            let pick = pick.clone();
            let values: Values = Arc::new(move |n| vec![AGENCY.get().into(), pick(n).0.into()]);
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>((
                product::sql(self.product, feature, name)?,
                values,
            ))
        };
        let (head, version, object) = (pick.clone(), pick.clone(), pick.clone());
        let find: Values = Arc::new(move |n| {
            vec![AGENCY.get().into(), unit.clone(), sees_all.clone(), head(n).0.into()]
        });
        let person = visitor.person.get();
        let version: Values = Arc::new(move |n| {
            vec![AGENCY.get().into(), person.into(), 0.into(), version(n).1.into()]
        });
        let about: Values =
            Arc::new(move |n| vec![AGENCY.get().into(), format!("dossier/{}", object(n).0).into()]);
        Ok(vec![
            (product::sql(self.product, "dossier", "find")?, find),
            self.fixed("organization", "names", Vec::new())?,
            self.fixed("dossier", "setting", vec![self.today.clone().into()])?,
            of("dossier", "clock")?,
            of("dossier", "steps")?,
            of("dossier", "reasons")?,
            (product::sql(self.product, "document", "find")?, version),
            of("dossier", "applicant")?,
            of("dossier", "components")?,
            (product::sql(self.product, "platform", "about")?, about),
        ])
    }

    /// What waits for somebody.
    fn inbox(&self, conn: &Connection, visitor: &Visitor) -> Outcome<Vec<(String, Values)>> {
        let person: Value = visitor.person.get().into();
        let mut asks = vec![self.fixed("organization", "names", Vec::new())?];
        if visitor.role == "iso_secretary" {
            for state in ["in_appraisal", "approved"] {
                asks.push(self.fixed("document", "waiting", vec![state.to_owned().into()])?);
                for version in waiting(conn, state)? {
                    let values = vec![person.clone(), 1.into(), version.into()];
                    asks.push(self.fixed("document", "find", values)?);
                }
            }
            asks.push(self.fixed("document", "waiting", vec!["draft".to_owned().into()])?);
            asks.push(self.fixed("distribution", "strays", Vec::new())?);
            asks.push(self.fixed("objective", "over", vec![self.today.clone().into()])?);
        }
        let values = vec![self.today.clone().into(), person.clone()];
        asks.push(self.fixed("distribution", "open_for", values)?);
        asks.push(self.fixed("nonconformity", "waiting", Vec::new())?);
        if visitor.role == "one_stop_officer" {
            asks.push(self.fixed(
                "dossier",
                "waiting",
                vec!["one_stop".to_owned().into(), person.clone()],
            )?);
            asks.push(self.fixed("dossier", "to_return", Vec::new())?);
        }
        if visitor.role == "specialist" {
            for unit in [visitor.unit.unwrap_or(-1), 0] {
                let values = vec!["specialist".to_owned().into(), unit.into(), person.clone()];
                asks.push(self.fixed("dossier", "waiting_in_unit", values)?);
            }
        }
        Ok(asks)
    }
}

fn waiting(conn: &Connection, state: &str) -> Outcome<Vec<i64>> {
    let mut found = conn.prepare(
        "SELECT id FROM document_version WHERE agency_id = ?1 AND state = ?2 ORDER BY changed_at LIMIT 200",
    )?;
    let found = found.query_map((AGENCY.get(), state), |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const RECEIVED: &str = "ORDER BY d.received_at DESC, d.id DESC LIMIT";

/// Every kind that is measured.
pub(super) fn all(
    product: &Product,
    conn: &Connection,
    dossiers: &[(i64, i64, i64)],
    [desk, specialist, secretary]: [Visitor; 3],
) -> Outcome<Vec<Kind>> {
    let today = text::here(Timestamp::from_microsecond(product.app.clock.now().as_microsecond())?);
    let maker = Maker { product, today: today.date().to_string() };
    let number: fn(usize) -> String = |n| format!("{:07}", n * 7919 % 90_000 + 1);
    let of_unit: Vec<_> =
        dossiers.iter().filter(|d| Some(d.2) == specialist.unit).copied().collect();
    let (any, own): (Arc<[_]>, Arc<[_]>) = (dossiers.into(), of_unit.as_slice().into());
    let state = |_| vec!["in_process".to_owned().into()];
    let inbox = |_| "/".to_owned();
    Ok(vec![
        maker.kind(
            "dossier list by state, one-stop desk",
            &desk,
            |_| "/dossiers?state=in_process".to_owned(),
            maker.list(&desk, &["(d.state = $4)", RECEIVED], state)?,
        )?,
        maker.kind(
            "dossier list by a number, one-stop desk",
            &desk,
            move |n| format!("/dossiers?q={0}+{0}", number(n)),
            maker.list_by_number(&desk, number)?,
        )?,
        maker.kind(
            "open dossiers by due date, specialist",
            &specialist,
            |_| "/dossiers?phase=open&sort=due".to_owned(),
            maker.list(
                &specialist,
                &["(d.is_open = 1)", "ORDER BY d.due_at ASC, d.id ASC LIMIT"],
                |_| Vec::new(),
            )?,
        )?,
        maker.kind(
            "late dossiers, ISO secretary",
            &secretary,
            |_| "/dossiers?timeliness=late".to_owned(),
            maker.list(&secretary, &["ELSE 2 END) = 2)", RECEIVED], |_| Vec::new())?,
        )?,
        maker.kind(
            "dossier page, one-stop desk",
            &desk,
            move |n| format!("/dossiers/{}", any[n % any.len()].0),
            maker.dossier(&desk, dossiers)?,
        )?,
        maker.kind(
            "dossier page, specialist",
            &specialist,
            move |n| format!("/dossiers/{}", own[n % own.len()].0),
            maker.dossier(&specialist, &of_unit)?,
        )?,
        maker.kind("inbox, one-stop desk", &desk, inbox, maker.inbox(conn, &desk)?)?,
        maker.kind("inbox, specialist", &specialist, inbox, maker.inbox(conn, &specialist)?)?,
        maker.kind("inbox, ISO secretary", &secretary, inbox, maker.inbox(conn, &secretary)?)?,
    ])
}
