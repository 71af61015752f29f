//! The papers of procedures: one to take home, all of them for the notice board.

use crate::{
    Guide, Library, Site,
    pages::{printed as words, processes::Example, words as said},
};
use jiff::civil::Date;
use platform::AppError;
use typeset::{Engine, GuideCover, GuideEntry, GuidePart, GuideSheet, Paper, Pdf, TypesetError};

/// For whom, on which paper, on which day.
pub(crate) struct Printing<'p> {
    pub(crate) site: &'p Site,
    /// The portal's first page, with scheme and host.
    pub(crate) home: &'p str,
    pub(crate) paper: Paper,
    pub(crate) today: Date,
}

impl Printing<'_> {
    fn sheet(&self, title: &str) -> GuideSheet {
        GuideSheet {
            superior: self.site.superior.clone(),
            agency: self.site.name.clone(),
            title: title.to_owned(),
            dated: document::printed_day(self.today),
            paper: self.paper,
            foot: words::foot(self.site, &text::date(self.today)),
            ..GuideSheet::default()
        }
    }

    fn entry(&self, guide: &Guide, examples: &[Example]) -> GuideEntry {
        let procedure = &guide.procedure;
        let warning = guide.updating.as_ref();
        let steps = procedure.steps.iter().zip(1..).map(|(step, no)| {
            let who = step.responsible.clone().unwrap_or_default();
            vec![no.to_string(), step.action.clone(), who, said::durations(step)]
        });
        GuideEntry {
            title: guide.title.clone(),
            about: words::about(&guide.code, procedure.national_code.as_deref(), guide.field()),
            warning: warning
                .map(|it| words::updating(&it.text, &text::date(it.from)))
                .unwrap_or_default(),
            parts: parts(guide, examples),
            steps_heads: words::STEPS.map(Into::into).to_vec(),
            steps: steps.collect(),
            link: format!("{}/processes/{}", self.home, guide.slug),
            link_note: words::LINK_NOTE.into(),
        }
    }
}

/// One procedure.
pub(crate) fn guide(
    printing: &Printing<'_>,
    guide: &Guide,
    examples: &[Example],
) -> Result<Vec<u8>, AppError> {
    let guides = vec![printing.entry(guide, examples)];
    bytes(engine()?.guide(&GuideSheet { guides, ..printing.sheet(&guide.title) }))
}

/// All of them behind a list, for the notice board, with the sheet that says where complaints are
/// taken; `complaints` is its page on the portal. Days of today are of no use there.
pub(crate) fn board(
    printing: &Printing<'_>,
    library: &Library,
    complaints: &str,
) -> Result<Vec<u8>, AppError> {
    let mut rows = Vec::new();
    let mut guides = Vec::new();
    for (field, of_field) in library.by_field() {
        let field = if field.is_empty() { said::OTHER_FIELD } else { field };
        rows.push([String::new(), field.to_owned(), String::new()]);
        for guide in of_field {
            let limits = guide.procedure.time_limit.iter().map(|limit| Example {
                case: limit.case.clone().unwrap_or_default(),
                limit: limit.text.clone(),
                sentence: String::new(),
            });
            let limits: Vec<_> = limits.collect();
            guides.push(printing.entry(guide, &limits));
            let first = limits.first().map(|limit| limit.limit.clone()).unwrap_or_default();
            rows.push([guides.len().to_string(), guide.title.clone(), first]);
        }
    }
    let cover = GuideCover {
        title: words::BOARD.into(),
        lead: words::board_lead(guides.len(), &text::date(printing.today)),
        link: format!("{}/processes", printing.home),
        link_note: words::LINK_NOTE.into(),
        heads: words::BOARD_HEADS.map(Into::into),
        rows,
    };
    guides.insert(0, complaints_sheet(printing.site, complaints));
    let sheet = GuideSheet { cover: Some(cover), guides, ..printing.sheet(words::BOARD) };
    bytes(engine()?.guide(&sheet))
}

/// Where complaints are taken.
fn complaints_sheet(site: &Site, page: &str) -> GuideEntry {
    GuideEntry {
        title: words::COMPLAINTS.into(),
        about: words::COMPLAINTS_ABOUT.into(),
        parts: answers(words::complaints(site, page)),
        link: page.to_owned(),
        link_note: words::COMPLAINTS_LINK_NOTE.into(),
        ..GuideEntry::default()
    }
}

/// Questions that have an answer.
fn answers(parts: impl IntoIterator<Item = (&'static str, Vec<String>)>) -> Vec<GuidePart> {
    let said = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    said.map(|(heading, lines)| GuidePart { heading: heading.into(), lines }).collect()
}

/// Question and answer, in the order in which people ask.
fn parts(guide: &Guide, examples: &[Example]) -> Vec<GuidePart> {
    let procedure = &guide.procedure;
    let mut bring: Vec<_> = (procedure.components.iter())
        .map(|component| match said::component(component) {
            "" => component.text.clone(),
            how => format!("{} ({how})", component.text),
        })
        .collect();
    bring.extend(procedure.sets.filter(|_| !bring.is_empty()).map(words::sets));
    let time = examples.iter().map(|line| {
        let parts = [&line.case, &line.limit].into_iter().filter(|part| !part.is_empty());
        let limit = parts.map(String::as_str).collect::<Vec<_>>().join(": ");
        if line.sentence.is_empty() { limit } else { format!("{limit}. {}", line.sentence) }
    });
    let fees = procedure.fees.iter().map(|fee| fee.text.clone()).collect();
    let forms = guide.forms.iter().map(|form| format!("{} {}", form.name, form.code));
    let lines = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let or = |lines: Vec<String>, otherwise: &str| {
        if lines.is_empty() { vec![otherwise.to_owned()] } else { lines }
    };
    answers([
        (words::APPLICANTS, lines(&procedure.applicants)),
        (words::BRING, or(bring, words::NOTHING)),
        (words::FORMS, forms.map(|form| form.trim().to_owned()).collect()),
        (words::PLACE, or(procedure.channels.clone(), words::DESK)),
        (words::TIME, time.collect()),
        (words::FEE, or(fees, words::NO_FEE)),
        (words::RESULT, procedure.results.clone()),
        (words::CONDITIONS, lines(&procedure.conditions)),
        (words::BASIS, guide.bases.iter().map(|basis| basis.text.clone()).collect()),
    ])
}

fn engine() -> Result<&'static Engine, AppError> {
    Engine::shared().map_err(|e| AppError::Failed(e.to_string()))
}

fn bytes(pdf: Result<Pdf, TypesetError>) -> Result<Vec<u8>, AppError> {
    pdf.map(|pdf| pdf.bytes).map_err(|e| AppError::Failed(e.to_string()))
}
