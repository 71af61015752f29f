//! The decision, the declaration and the map as sheets: one sheet is both the PDF and the Word file.

use crate::{Declaration, MapProcess, MapSheet, actions, draw, pages::printed as words};
use jiff::civil::Date;
use organization::Agency;
use platform::{AppError, Tx};
use typeset::{
    Align, Annex, AnnexColumn, Article, DecisionSheet, Drawing, Engine, LetterSheet, Signer,
    Watermark, Width,
};

/// What the papers of a declaration are made of.
pub struct Papers {
    agency: Agency,
    it: Declaration,
    before: Option<Declaration>,
    /// Who signs, or is to sign: name and position.
    signer: (String, String),
    today: Date,
}

/// Reads it.
pub fn papers(tx: &Tx<'_>, it: Declaration) -> Result<Papers, AppError> {
    let before = it.replaces.map(|id| actions::open(tx, id)).transpose()?;
    let today = text::here(tx.now()).date();
    let signer = match &it.signer {
        Some(signer) => (signer.name.clone(), signer.position.clone()),
        None => document::chief(tx, today)?.map(|it| (it.name, it.position)).unwrap_or_default(),
    };
    let agency = organization::agency_on(tx, it.dated.unwrap_or(today))?;
    Ok(Papers { agency, it, before, signer, today })
}

fn failed(e: impl std::fmt::Display) -> AppError {
    AppError::Failed(e.to_string())
}

impl Papers {
    /// The decision as PDF.
    pub fn decision_pdf(&self) -> Result<Vec<u8>, AppError> {
        let engine = Engine::shared().map_err(failed)?;
        Ok(engine.decision(&self.decision()).map_err(failed)?.bytes)
    }

    /// The decision as Word.
    pub fn decision_docx(&self) -> Result<Vec<u8>, AppError> {
        docx::decision(&self.decision()).map_err(failed)
    }

    /// The declaration with its annex as PDF.
    pub fn statement_pdf(&self) -> Result<Vec<u8>, AppError> {
        let engine = Engine::shared().map_err(failed)?;
        Ok(engine.letter(&self.statement()).map_err(failed)?.bytes)
    }

    /// The declaration with its annex as Word.
    pub fn statement_docx(&self) -> Result<Vec<u8>, AppError> {
        docx::letter(&self.statement()).map_err(failed)
    }

    fn place_and_date(&self) -> String {
        let dated = self.it.dated.map_or_else(|| words::NO_DATE.to_owned(), text::date_in_words);
        format!("{}, {dated}", self.agency.place)
    }

    fn position(&self) -> &str {
        &self.signer.1
    }

    /// Whoever signs in their own right, as the head decides.
    fn signer(&self) -> Signer {
        let title = document::signing_title(self.position());
        Signer { title, name: self.signer.0.clone(), signed: None }
    }

    /// Whoever signs for the agency, which declares.
    fn for_agency(&self) -> Signer {
        let signer = self.signer();
        Signer { title: document::signing_for(&self.agency.name, &signer.title), ..signer }
    }

    /// What is not signed is a draft on paper too.
    fn watermark(&self) -> Option<Watermark> {
        (!self.it.is_signed()).then_some(Watermark::Draft)
    }

    fn decision(&self) -> DecisionSheet {
        let Self { agency, it, before, today, .. } = self;
        let article = |text| Article { heading: String::new(), text };
        DecisionSheet {
            superior: agency.superior.clone(),
            agency: agency.name.clone(),
            number: it.number.clone(),
            place_and_date: self.place_and_date(),
            dated: document::printed_day(it.dated.unwrap_or(*today)),
            kind: words::DECISION.into(),
            summary: words::summary(&it.snapshot),
            authority: document::authority(self.position(), &agency.name),
            bases: words::bases(&it.snapshot),
            enacting: String::new(),
            articles: words::articles(it, agency, before.as_ref())
                .into_iter()
                .map(article)
                .collect(),
            recipients: words::recipients(),
            signer: self.signer(),
            annexes: Vec::new(),
            watermark: self.watermark(),
        }
    }

    fn statement(&self) -> LetterSheet {
        let Self { agency, it, before, today, .. } = self;
        LetterSheet {
            superior: agency.superior.clone(),
            agency: agency.name.clone(),
            number: None,
            place_and_date: self.place_and_date(),
            dated: document::printed_day(it.dated.unwrap_or(*today)),
            kind: words::STATEMENT.into(),
            summary: words::statement_summary(&it.snapshot),
            body: words::statement(it, agency),
            closing: words::statement_closing(before.as_ref()),
            recipients: words::statement_recipients(),
            signer: self.for_agency(),
            annexes: vec![self.annex()],
            watermark: self.watermark(),
            ..LetterSheet::default()
        }
    }

    fn annex(&self) -> Annex {
        let shapes = [
            (Width::Cm(1.0), Align::Center),
            (Width::Cm(2.1), Align::Center),
            (Width::Share(1.0), Align::Left),
            (Width::Cm(2.6), Align::Left),
            (Width::Cm(3.0), Align::Left),
            (Width::Cm(2.3), Align::Center),
        ];
        let column = |(heading, (width, align)): (&str, (Width, Align))| AnnexColumn {
            heading: heading.into(),
            width,
            align,
        };
        let row = |(place, it): (usize, &crate::Process)| {
            let issued = it.issued_on.map(text::date).unwrap_or_default();
            vec![
                (place + 1).to_string(),
                it.national_code.clone(),
                it.title.clone(),
                it.field.clone(),
                it.code.clone(),
                format!("{}\n{issued}", it.issue).trim_end().to_owned(),
            ]
        };
        Annex {
            title: words::ANNEX_TITLE.into(),
            reference: words::annex_reference(&self.it, &self.agency),
            columns: words::ANNEX_HEADS.into_iter().zip(shapes).map(column).collect(),
            rows: self.it.snapshot.processes.iter().enumerate().map(row).collect(),
            ..Annex::default()
        }
    }
}

/// The process map as PDF; nothing where there is no process.
pub(crate) fn map_pdf(
    agency: &Agency,
    processes: &[MapProcess],
    sheet: &MapSheet,
    today: Date,
) -> Result<Option<Vec<u8>>, AppError> {
    let plain = MapSheet { has_links: false, ..*sheet };
    let Some(picture) = draw(processes, &plain) else { return Ok(None) };
    let drawing = Drawing {
        svg: picture.svg,
        alt: picture.alt,
        width: crate::MAP_WIDTH,
        height: picture.height,
    };
    let letter = LetterSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: None,
        place_and_date: format!("{}, {}", agency.place, text::date_in_words(today)),
        dated: document::printed_day(today),
        kind: words::MAP.into(),
        summary: sheet.title.into(),
        drawings: vec![drawing],
        ..LetterSheet::default()
    };
    let engine = Engine::shared().map_err(failed)?;
    Ok(Some(engine.letter(&letter).map_err(failed)?.bytes))
}

/// The papers of the declaration in force, if anything is declared: for the portal and the
/// inspection pack.
pub fn current_papers(tx: &Tx<'_>) -> Result<Option<Papers>, AppError> {
    actions::current(tx)?.map(|it| papers(tx, it)).transpose()
}
