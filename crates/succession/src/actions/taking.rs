//! Taking over from one agency, thing by thing.

use super::{
    carrying::{Order, unsettled},
    kept::kept,
};
use crate::{Kind, SuccessionId, pages, store};
use audit::FINDINGS;
use document::{Code, Content, Draft, Version, VersionId};
use jiff::{ToSpan as _, civil::Date};
use nonconformity::{Finding, Nonconformity};
use organization::{Unit, UnitId};
use plan::{NewTask, TASKS};
use platform::{Actor, AgencyId, AppError, DbError, Tx, ledger::object};
use quality_register::{Entry, Origin};

/// What has no day of its own is to be done within so many days.
const DAYS: i64 = 30;

/// What came of a thing here.
pub(super) struct Here {
    document: Option<i64>,
    href: String,
    label: String,
}

impl From<Entry> for Here {
    fn from(entry: Entry) -> Self {
        Self { document: None, href: entry.href(), label: entry.name().to_owned() }
    }
}

/// A thing of the agency that ended.
pub(super) struct Thing<'t> {
    pub(super) kind: Kind,
    /// As the record names it.
    pub(super) name: String,
    /// Its page there.
    pub(super) page: String,
    /// What people call it.
    pub(super) label: &'t str,
    pub(super) title: &'t str,
    pub(super) state: &'t str,
    pub(super) due: Option<Date>,
    pub(super) national_code: &'t str,
}

/// The work of taking over from one agency.
pub(super) struct Taking<'t> {
    pub(super) tx: &'t Tx<'t>,
    there: Tx<'t>,
    pub(super) actor: &'t Actor,
    id: SuccessionId,
    from: (AgencyId, &'t str),
    order: &'t Order,
    /// Units of both, to find the one here that has the code of the one there.
    units: (Vec<Unit>, Vec<Unit>),
    today: Date,
}

impl<'t> Taking<'t> {
    pub(super) fn new(
        tx: &'t Tx<'t>,
        actor: &'t Actor,
        id: SuccessionId,
        from: (AgencyId, &'t str),
        order: &'t Order,
        last_day: Date,
    ) -> Result<Self, DbError> {
        let (there, today) = (tx.of(from.0), text::here(tx.now()).date());
        let units = (organization::units(tx, today)?, organization::units(&there, last_day)?);
        Ok(Self { tx, there, actor, id, from, order, units, today })
    }

    /// Takes the documents over that the share holds and that are not here yet.
    pub(super) fn documents(&self) -> Result<(), AppError> {
        for version in document::versions_in_force(&self.there)? {
            self.document(&version)?;
        }
        Ok(())
    }

    /// Takes everything else over that the share holds and nobody took before.
    pub(super) fn what_is_not_done(&self) -> Result<(), AppError> {
        for (it, words) in nonconformity::unfinished(&self.there)? {
            self.nonconformity(&it, &words)?;
        }
        for task in unsettled(&self.there, &TASKS)? {
            self.entry(Kind::Task, &task)?;
        }
        for finding in unsettled(&self.there, &FINDINGS)? {
            // What became a nonconformity is taken over as one.
            if nonconformity::raised_from(&self.there, &finding.thing())?.is_empty() {
                self.entry(Kind::Finding, &finding)?;
            }
        }
        for dossier in dossier::running(&self.there)? {
            self.dossier(&dossier)?;
        }
        for entry in kept(&self.there)? {
            self.kept(&entry)?;
        }
        Ok(())
    }

    /// Whether it is ours to take, once for all agencies. Documents may go to several: each issues its own.
    pub(super) fn is_ours(
        &self,
        kind: Kind,
        unit: Option<i64>,
        thing: &str,
    ) -> Result<bool, DbError> {
        if !self.order.share.holds(unit) {
            return Ok(false);
        }
        let from = self.from.0.get();
        let taken = match kind {
            Kind::Document => store::things::is_ours(self.tx, from, thing)?,
            Kind::Nonconformity | Kind::Task | Kind::Finding | Kind::Dossier | Kind::Kept => {
                store::things::taken(self.tx, from, thing)?
            }
        };
        Ok(taken.is_none())
    }

    /// The unit here that has the code of one there; else the one that receives.
    pub(super) fn unit(&self, there: Option<i64>) -> UnitId {
        let code = self.units.1.iter().find(|unit| Some(unit.id.get()) == there);
        let same = |own: &&Unit| code.is_some_and(|unit| unit.code == own.code);
        self.units.0.iter().find(same).map_or(self.order.unit, |unit| unit.id)
    }

    /// Where a thing came from: its page opens the books of the agency that ended.
    pub(super) fn origin(&self, thing: &str, page: &str, label: &str) -> Origin {
        let href = format!("/successions/{}/read?agency={}&at={page}", self.id, self.from.0);
        Origin { thing: thing.to_owned(), href, label: pages::of_agency(label, self.from.1) }
    }

    pub(super) fn keep(&self, thing: &Thing<'_>, here: &Here) -> Result<(), DbError> {
        let folded = text::fold(&format!("{} {} {}", thing.label, thing.title, here.label));
        store::things::insert(
            self.tx,
            self.tx.new_key(),
            self.id.get(),
            self.from.0.get(),
            self.from.1,
            thing.kind.as_str(),
            &thing.name,
            &thing.page,
            thing.label,
            thing.title,
            &folded,
            thing.state,
            thing.due.map(|day| day.to_string()),
            thing.national_code,
            here.document,
            &self.today.to_string(),
            &here.href,
            &here.label,
        )?;
        Ok(())
    }

    /// A document in force: a draft of ours with its text, unless ours has the same procedure already.
    fn document(&self, version: &Version) -> Result<(), AppError> {
        let name = object("document", version.document);
        if !self.is_ours(Kind::Document, version.unit, &name)? {
            return Ok(());
        }
        let national = version.procedure().and_then(|it| it.national_code.as_deref());
        let here = match self.same(national)? {
            Some(known) => known,
            None => self.write(version)?,
        };
        let label = format!("{} {}", version.code.as_str(), pages::issue(version));
        self.keep(
            &Thing {
                kind: Kind::Document,
                name,
                page: format!("/documents/{}", version.id),
                label: &label,
                title: version.title.as_str(),
                state: pages::IN_FORCE,
                due: None,
                national_code: national.unwrap_or_default(),
            },
            &here,
        )
        .map_err(AppError::from)
    }

    /// The document of ours for the same procedure of the national database.
    fn same(&self, national: Option<&str>) -> Result<Option<Here>, AppError> {
        let Some(code) = national.filter(|code| !code.is_empty()) else { return Ok(None) };
        if let Some((document, href, label)) = store::things::of_national_code(self.tx, code)? {
            return Ok(Some(Here { document: Some(document), href, label }));
        }
        let is_same = |version: &Version| {
            version.procedure().and_then(|it| it.national_code.as_deref()) == Some(code)
        };
        let own = document::versions_in_force(self.tx)?.into_iter().find(is_same);
        Ok(own.map(|version| shown(&version)))
    }

    fn write(&self, version: &Version) -> Result<Here, AppError> {
        let content = match version.content.clone() {
            Content::Procedure(it) => Content::Procedure(Box::new(it.unsigned())),
            other @ (Content::Text(_) | Content::Original(_)) => other,
        };
        let draft = Draft {
            kind: version.kind,
            code: self.free_code(&version.code)?,
            title: version.title.clone(),
            unit: version.unit.map(|unit| self.unit(Some(unit))),
            content,
        };
        let id = document::draft(self.tx, self.actor, draft)?;
        self.pictures(version, id)?;
        Ok(shown(&document::open(self.tx, self.actor, id)?))
    }

    /// The code of old where nobody has it here, else the same with a number after it.
    fn free_code(&self, code: &Code) -> Result<Code, AppError> {
        if !document::is_code_taken(self.tx, code)? {
            return Ok(code.clone());
        }
        for number in 2..1000 {
            let next = Code::parse(&format!("{}-{number}", code.as_str()));
            let next = next.ok_or_else(|| AppError::Failed(format!("no code after {code:?}")))?;
            if !document::is_code_taken(self.tx, &next)? {
                return Ok(next);
            }
        }
        Err(AppError::Conflict("code_taken"))
    }

    /// The pictures of a text go along; their bytes lie with the files of all.
    fn pictures(&self, version: &Version, id: VersionId) -> Result<(), AppError> {
        let Content::Text(text) = &version.content else { return Ok(()) };
        for hash in markdown::pictures(&markdown::read(text).blocks) {
            if document::has_picture(&self.there, &hash)? {
                document::keep_picture(self.tx, self.actor, id, &hash)?;
            }
        }
        Ok(())
    }

    /// Goes on as a nonconformity of ours, with what was planned there as its evidence.
    fn nonconformity(&self, it: &Nonconformity, words: &str) -> Result<(), AppError> {
        let (name, page) = (object("nonconformity", it.id), format!("/nonconformities/{}", it.id));
        if !self.is_ours(Kind::Nonconformity, it.finding.unit, &name)? {
            return Ok(());
        }
        let label = if it.number.is_empty() { it.state().label() } else { &it.number };
        let evidence = pages::taken_evidence(it, self.from.1);
        let finding = Finding {
            description: words.to_owned(),
            unit: Some(self.unit(it.finding.unit).get()),
            evidence: format!("{}\n{evidence}", it.finding.evidence).trim().to_owned(),
            place: None,
            origin: None,
            ..it.finding.clone()
        };
        let origin = self.origin(&name, &page, label);
        let origin = nonconformity::Origin::new(&origin.thing, &origin.href, &origin.label);
        let origin = origin.ok_or_else(|| AppError::Failed(format!("the origin of {name}")))?;
        let id = nonconformity::raise(self.tx, self.actor, &finding, &origin)?;
        let raised = nonconformity::open(self.tx, id)?;
        let here = Here {
            document: None,
            href: format!("/nonconformities/{id}"),
            label: pages::nonconformity_here(&raised),
        };
        let (state, due) = (it.state().label(), it.due_on);
        let kind = Kind::Nonconformity;
        let title = words;
        self.keep(&Thing { kind, name, page, label, title, state, due, national_code: "" }, &here)?;
        Ok(())
    }

    /// A task or a finding that is not done: a task of ours.
    fn entry(&self, kind: Kind, entry: &Entry) -> Result<(), AppError> {
        let name = entry.thing();
        if !self.is_ours(kind, entry.unit(), &name)? {
            return Ok(());
        }
        let state = entry.register.named("state", entry.state());
        let title = pages::task_title(kind, entry.title());
        let thing = Thing {
            kind,
            name,
            page: entry.href(),
            label: entry.name(),
            title: entry.title(),
            state,
            due: entry.due_on(),
            national_code: "",
        };
        let unit = self.unit(entry.unit());
        self.task(&thing, title, unit, entry.values.text("output"))
    }

    /// A dossier that runs: a task of ours until the day that was promised.
    fn dossier(&self, it: &dossier::Dossier) -> Result<(), AppError> {
        let name = object("dossier", it.id);
        if !self.is_ours(Kind::Dossier, Some(it.unit), &name)? {
            return Ok(());
        }
        let thing = Thing {
            kind: Kind::Dossier,
            name,
            page: format!("/dossiers/{}", it.id),
            label: &it.code,
            title: &it.procedure_name,
            state: it.state().label(),
            due: Some(text::here(it.due_at).date()),
            national_code: "",
        };
        let title = pages::dossier_task(&it.code, &it.procedure_name);
        self.task(&thing, title, self.unit(Some(it.unit)), pages::DOSSIER_OUTPUT)
    }

    fn task(
        &self,
        thing: &Thing<'_>,
        title: String,
        unit: UnitId,
        output: &str,
    ) -> Result<(), AppError> {
        let due = thing.due.unwrap_or_else(|| self.today.saturating_add(DAYS.days()));
        let (unit, output) = (unit.get(), output.to_owned());
        let task = NewTask { title, unit, owner: None, due, output };
        let origin = self.origin(&thing.name, &thing.page, thing.label);
        let task = plan::open_task(self.tx, self.actor, &task, origin)?;
        self.keep(thing, &task.into())?;
        Ok(())
    }
}

fn shown(version: &Version) -> Here {
    Here {
        document: Some(version.document.get()),
        href: format!("/documents/{}", version.id),
        label: version.code.as_str().to_owned(),
    }
}
