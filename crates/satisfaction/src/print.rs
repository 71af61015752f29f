//! The slip on A5 and the report, projected from what is kept.

use crate::{Survey, actions, pages::printed as words};
use jiff::civil::Date;
use platform::{AppError, Tx};
use typeset::{
    Align, AnnexColumn, Day, Engine, MinutesSheet, QuestionnaireSheet, Signer, TypesetError, Width,
};

fn day(of: Date) -> Day {
    Day { year: of.year(), month: of.month(), day: of.day() }
}

fn failed(error: &TypesetError) -> AppError {
    AppError::Failed(error.to_string())
}

/// The slip, with a QR code where the agency has a portal.
pub(crate) fn slip(
    tx: &Tx<'_>,
    survey: &Survey,
    public_url: &str,
    today: Date,
) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let site = portal::site(tx)?;
    let link = site.map(|site| {
        let slug = site.setting.slug.as_str().to_owned();
        format!("{public_url}/portal/{slug}/surveys/{}", survey.code)
    });
    let sheet = QuestionnaireSheet {
        agency: agency.name,
        title: words::SLIP.to_owned(),
        subtitle: words::subtitle(survey),
        opening: words::OPENING.to_owned(),
        dated: day(today),
        scale: words::SCALE_LABELS.map(str::to_owned).into(),
        questions: (survey.questions.iter())
            .map(|question| [question.text.clone(), question.area.label().to_owned()])
            .collect(),
        open_questions: vec![words::IN_WORDS.to_owned()],
        closing: words::ANONYMOUS.to_owned(),
        link_note: link.as_ref().map_or("", |_| words::LINK_NOTE).to_owned(),
        link,
    };
    Ok(Engine::shared()
        .map_err(|e| failed(&e))?
        .questionnaire(&sheet)
        .map_err(|e| failed(&e))?
        .bytes)
}

/// The report: slips, counts, shares with their n, what is to be done.
pub(crate) fn report(tx: &Tx<'_>, survey: &Survey, today: Date) -> Result<Vec<u8>, AppError> {
    let agency = organization::agency(tx)?;
    let results = actions::results(tx, survey)?;
    let units = organization::units(tx, today)?;
    let shown = results.units.iter().filter_map(|(id, slips, tally)| {
        let unit = units.iter().find(|unit| unit.id.get() == *id)?;
        Some((unit.name.clone(), words::unit_line(*slips, tally)))
    });
    let column = |(place, heading): (usize, &'static str)| AnnexColumn {
        heading: heading.to_owned(),
        width: match place {
            0 => Width::Cm(0.9),
            1 => Width::Share(1.0),
            _ => Width::Cm(1.45),
        },
        align: if place == 1 { Align::Left } else { Align::Center },
    };
    let signer = |title: &str| Signer { title: title.to_owned(), ..Signer::default() };
    let sheet = MinutesSheet {
        superior: agency.superior,
        agency: agency.name,
        place_and_date: words::place_and_date(&agency.place, today),
        dated: day(today),
        kind: words::REPORT.to_owned(),
        summary: words::summary(survey),
        opening: words::opening(survey, &results),
        columns: words::heads().into_iter().enumerate().map(column).collect(),
        rows: words::rows(survey, &results),
        closing: words::closing(survey, &results, &shown.collect::<Vec<_>>()),
        signers: words::SIGNERS.map(signer).into(),
        recipients: words::RECIPIENTS.map(str::to_owned).into(),
        ..MinutesSheet::default()
    };
    Ok(Engine::shared().map_err(|e| failed(&e))?.minutes(&sheet).map_err(|e| failed(&e))?.bytes)
}
