//! The library: procedures in force with what other registers know of their parts.

use crate::{Guide, GuideBasis, GuideForm, Library, Updating, pages::words, store};
use document::{Content, Version, VersionId};
use external_document::{Known, Matcher};
use flow::Procedure;
use jiff::civil::Date;
use legal_watch::Stamp;
use master_list::FormLine;
use platform::{AppError, Tx};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked once for all procedures.
struct Registers {
    forms: Vec<FormLine>,
    /// The versions of forms that can be handed out, by document.
    files: BTreeMap<i64, VersionId>,
    texts: Vec<Known>,
    matcher: Matcher,
    stamps: BTreeMap<document::DocumentId, Stamp>,
    units: BTreeMap<i64, String>,
    translated: BTreeSet<i64>,
}

/// Every administrative procedure in force, ready for the public.
pub(crate) fn library(tx: &Tx<'_>, day: Date) -> Result<Library, AppError> {
    let versions = document::versions_in_force(tx)?;
    let registers = Registers::of(tx, &versions, day)?;
    let guides = versions.iter().filter_map(|version| {
        let is_public = version.kind == document::Kind::AdministrativeProcedure;
        let procedure = version.procedure().filter(|_| is_public)?;
        Some(registers.guide(version, procedure))
    });
    Ok(Library::of(guides.collect()))
}

/// Whether a form is the office's own and not for applicants: those that follow a dossier through the
/// office (Circular 01/2018/TT-VPCP, forms 05 and 06).
fn is_internal(name: &str) -> bool {
    let name = text::fold(name);
    ["phieu kiem soat", "phieu theo doi", "so theo doi"].iter().any(|own| name.starts_with(own))
}

impl Registers {
    fn of(tx: &Tx<'_>, versions: &[Version], day: Date) -> Result<Self, AppError> {
        let texts = external_document::all(tx)?;
        let is_form = |version: &&Version| {
            version.kind == document::Kind::Form && matches!(version.content, Content::Original(_))
        };
        let files = versions.iter().filter(is_form);
        let units = organization::units(tx, day)?.into_iter();
        Ok(Self {
            forms: master_list::forms(tx, day)?,
            files: files.map(|version| (version.document.get(), version.id)).collect(),
            matcher: Matcher::new(&texts),
            texts,
            stamps: legal_watch::stamped(tx)?,
            units: units.map(|unit| (unit.id.get(), unit.name)).collect(),
            translated: store::translations(tx)?
                .into_iter()
                .map(|(document, _)| document)
                .collect(),
        })
    }

    fn guide(&self, version: &Version, procedure: &Procedure) -> Guide {
        let code = version.code.as_str();
        let unit = version.unit.and_then(|unit| self.units.get(&unit));
        let stamp = self.stamps.get(&version.document);
        Guide {
            slug: String::new(),
            document: version.document,
            version: version.id,
            code: code.to_owned(),
            title: version.title.as_str().to_owned(),
            number: version.number(),
            effective_on: version.effective_on,
            unit: unit.cloned().unwrap_or_default(),
            forms: self.forms(code),
            bases: procedure.legal_basis.iter().map(|basis| self.basis(basis)).collect(),
            updating: stamp.map(|it| Updating { text: self.named(&it.new), from: it.due_on }),
            has_english: self.translated.contains(&version.document.get()),
            procedure: version.printed(procedure),
        }
    }

    /// A text as people name it: `Luật số 03/2026/QH16`.
    fn named(&self, number: &str) -> String {
        let known = self.texts.iter().find(|known| known.text.number == number);
        match known.map(|known| known.text.kind.as_str()) {
            None | Some("") => number.to_owned(),
            Some(kind) => words::legal_text(kind, number),
        }
    }

    fn forms(&self, procedure: &str) -> Vec<GuideForm> {
        let own = self.forms.iter().filter(|form| form.parents.iter().any(|it| it == procedure));
        let own = own.filter(|form| !is_internal(&form.name));
        let form = |form: &FormLine| GuideForm {
            code: form.code.clone(),
            name: form.name.clone(),
            version: form.document.and_then(|it| self.files.get(&it.get()).copied()),
        };
        own.map(form).collect()
    }

    fn basis(&self, basis: &flow::LegalBasis) -> GuideBasis {
        let id = self.matcher.find(basis);
        let known = self.texts.iter().find(|known| Some(known.id) == id);
        let link = known.map(|known| known.text.link.clone());
        let is_web = |link: &String| link.starts_with("https://") || link.starts_with("http://");
        GuideBasis { text: basis.title.clone(), link: link.filter(is_web) }
    }
}
