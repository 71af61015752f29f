use std::collections::BTreeSet;

use typst::{diag::SourceDiagnostic, foundations::Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{
    ControlSlipSheet, DecisionSheet, FiguresSheet, GuideSheet, LabelSheet, LetterSheet,
    MinutesSheet, PaperSheet, ProcedureSheet, QuestionnaireSheet, ReceiptSheet, RegisterSheet,
    SlipSheet, TextSheet, TicketSheet, TypesetError, clean, qr,
    sheet::Sheet,
    world::{Order, Shop, Template},
};

/// How many later documents a cached piece of layout outlives.
const CACHE_AGE: usize = 3;

/// From so many bytes on, a sheet is not likely to come again soon and its layout takes hundreds of
/// megabytes: nothing of it is kept.
const LARGE: usize = 500_000;

/// Makes documents. Costs about a millisecond to build and holds the fonts and the templates; build
/// one and share it between threads, it has no lock of its own.
#[derive(Debug)]
pub struct Engine {
    shop: Shop,
    standards: PdfStandards,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF 1.7, PDF/A-2a and PDF/UA-1, language vi-VN.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What the maker of the sheet should know; empty as a rule.
    pub remarks: Vec<Remark>,
}

/// Something that was printed otherwise than the sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// No font here draws this character: □ stands in its place.
    Replaced(char),
    /// Typst's own warning.
    Layout(String),
}

impl Engine {
    /// Reads the fonts and templates that are built into the program.
    pub fn new() -> Result<Self, TypesetError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|e| TypesetError::Setup(e.message().to_string()))?;
        Ok(Self { shop: Shop::open()?, standards })
    }

    /// A controlled procedure (quy trình): cover, contents, approval, amendments, sections 1–7.
    pub fn procedure(&self, sheet: &ProcedureSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Procedure, sheet)
    }

    /// A controlled document in running text, or the control cover of a stored file.
    pub fn text(&self, sheet: &TextSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Text, sheet)
    }

    /// A decision by Decree 30/2020, with its annexes.
    pub fn decision(&self, sheet: &DecisionSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Decision, sheet)
    }

    /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01), one page for each copy.
    pub fn receipt(&self, sheet: &ReceiptSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Receipt, sheet)
    }

    /// Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu số 05 of 2018, 06 of 2025).
    pub fn control_slip(&self, sheet: &ControlSlipSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::ControlSlip, sheet)
    }

    /// A slip or letter about one dossier: Mẫu số 02, 03, 04, and 05 of 2025.
    pub fn slip(&self, sheet: &SlipSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Slip, sheet)
    }

    /// A list on A4 or A3 landscape: master list, distribution list, register.
    pub fn register(&self, sheet: &RegisterSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Register, sheet)
    }

    /// Labels with QR codes for numbered copies, ten on a page of A4.
    pub fn labels(&self, sheet: &LabelSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Labels, sheet)
    }

    /// Minutes (biên bản) with a table and the signatures of those who took part.
    pub fn minutes(&self, sheet: &MinutesSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Minutes, sheet)
    }

    /// An official paper without articles: a letter, a declaration, an invitation, a report.
    pub fn letter(&self, sheet: &LetterSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Letter, sheet)
    }

    /// The figures of a system on one A4.
    pub fn figures(&self, sheet: &FiguresSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Figures, sheet)
    }

    /// An official paper of headings, facts, tables, drawings and signatures.
    pub fn paper(&self, sheet: &PaperSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Parts, sheet)
    }

    /// A slip on A5 that somebody ticks.
    pub fn questionnaire(&self, sheet: &QuestionnaireSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Questionnaire, sheet)
    }

    /// What the public must know of procedures, for the notice board and to take home.
    pub fn guide(&self, sheet: &GuideSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Guide, sheet)
    }

    /// A queue number on a small slip.
    pub fn ticket(&self, sheet: &TicketSheet) -> Result<Pdf, TypesetError> {
        self.make(Template::Ticket, sheet)
    }

    fn make(&self, template: Template, sheet: &impl Sheet) -> Result<Pdf, TypesetError> {
        sheet.dated().check()?;
        sheet.check()?;
        let mut data = sheet.data()?;
        let replaced = clean::sheet(&mut data, |c| self.shop.draws(c));
        let qr = sheet.qr().filter(|text| !text.is_empty()).map(qr::svg).transpose()?;
        let json = serde_json::to_string(&data)?;
        let options = PdfOptions {
            // Hashed into the file's identifier: another sheet is another document.
            ident: Smart::Custom(format!("{} {json}", template.name())),
            creator: Smart::Custom(Some("Hải Đăng".to_owned())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let keep = if json.len() < LARGE { CACHE_AGE } else { 0 };
        let order = self.shop.order(template, json.into_bytes(), qr, &sheet.pictures())?;
        let pdf = finish(&order, &options, replaced);
        // Whatever came of it, the cache must not grow for ever.
        comemo::evict(keep);
        pdf
    }
}

fn finish(
    order: &Order<'_>,
    options: &PdfOptions,
    replaced: BTreeSet<char>,
) -> Result<Pdf, TypesetError> {
    let made = typst::compile::<PagedDocument>(order);
    let document = made.output.map_err(|e| TypesetError::Layout(told(order, &e)))?;
    let bytes =
        typst_pdf::pdf(&document, options).map_err(|e| TypesetError::Export(told(order, &e)))?;
    let warnings = made.warnings.iter().map(|w| Remark::Layout(one_told(order, w)));
    let remarks = replaced.into_iter().map(Remark::Replaced).chain(warnings).collect();
    Ok(Pdf { bytes, pages: document.pages().len(), remarks })
}

fn told(order: &Order<'_>, diagnostics: &[SourceDiagnostic]) -> String {
    diagnostics.iter().map(|d| one_told(order, d)).collect::<Vec<_>>().join("; ")
}

/// The message with its place in our templates: `decision.typ:12: expected length`.
fn one_told(order: &Order<'_>, diagnostic: &SourceDiagnostic) -> String {
    let place = order.place(diagnostic.span).unwrap_or_default();
    let parts = std::iter::once(&diagnostic.message).chain(diagnostic.hints.iter().map(|h| &h.v));
    format!("{place}{}", parts.map(AsRef::as_ref).collect::<Vec<&str>>().join("; "))
}
