//! What a decision prints: values of the decision made into a sheet for the typesetter.

use crate::{Decision, Part, Signature, State, Version, pages::printed as words};
use jiff::civil::Date;
use organization::Agency;
use platform::AppError;
use typeset::{
    Align, Annex, AnnexColumn, Article, Day, DecisionSheet, Engine, Signer, Watermark, Width,
};

/// Who signed a part, as the responsibility block prints it; several names stand one below the
/// other, with the time of the last.
pub fn signer(signatures: &[Signature], part: Part) -> Signer {
    let signed: Vec<_> = signatures.iter().filter(|signature| signature.part == part).collect();
    let lines = |of: fn(&Signature) -> &str| {
        signed.iter().map(|signature| of(signature)).collect::<Vec<_>>().join("\n")
    };
    Signer {
        title: lines(|signature| &signature.position),
        name: lines(|signature| &signature.name),
        signed: signed.last().map(|signature| text::date_time(signature.at)),
    }
}

/// What stands behind the text of a version in this state, whoever prints it.
pub const fn watermark(state: State) -> Option<Watermark> {
    match state {
        State::Scheduled | State::Effective => None,
        State::Suspended => Some(Watermark::Suspended),
        State::Superseded | State::Withdrawn => Some(Watermark::Expired),
        State::Draft
        | State::InReview
        | State::InAppraisal
        | State::InApproval
        | State::Approved => Some(Watermark::Draft),
    }
}

/// A day as the typesetter takes it.
pub fn day(day: Date) -> Day {
    Day { year: day.year(), month: day.month(), day: day.day() }
}

/// The PDF of a decision with the list of what it issues (NĐ 30/2020, Annex I).
pub(crate) fn decision(
    agency: &Agency,
    decision: &Decision,
    versions: &[Version],
) -> Result<Vec<u8>, AppError> {
    let engine = Engine::shared().map_err(|e| AppError::Failed(e.to_string()))?;
    let pdf = engine.decision(&sheet(agency, decision, versions));
    Ok(pdf.map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

fn sheet(agency: &Agency, decision: &Decision, versions: &[Version]) -> DecisionSheet {
    let dated = text::date_in_words(decision.dated);
    let effective_on = versions.iter().find_map(|version| version.effective_on);
    let effective_on = effective_on.unwrap_or(decision.dated);
    DecisionSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: decision.number.as_str().to_owned(),
        place_and_date: format!("{}, {dated}", agency.place),
        dated: day(decision.dated),
        kind: words::DECISION.into(),
        summary: decision.subject.clone(),
        authority: words::authority(&decision.signer_position, &agency.name),
        bases: words::bases(),
        enacting: String::new(),
        articles: words::articles(versions.len(), effective_on)
            .into_iter()
            .map(|text| Article { heading: String::new(), text })
            .collect(),
        recipients: words::recipients(),
        signer: Signer {
            title: words::signing_title(&decision.signer_position),
            name: decision.signer_name.clone(),
            signed: None,
        },
        annexes: vec![annex(agency, decision, versions)],
        watermark: None,
    }
}

fn annex(agency: &Agency, decision: &Decision, versions: &[Version]) -> Annex {
    let column =
        |heading: &str, width, align| AnnexColumn { heading: heading.into(), width, align };
    let heads = words::ANNEX_HEADS;
    Annex {
        number: String::new(),
        title: words::ANNEX_TITLE.into(),
        reference: words::annex_reference(decision, &agency.name),
        text: String::new(),
        columns: vec![
            column(heads[0], Width::Cm(1.2), Align::Center),
            column(heads[1], Width::Cm(3.4), Align::Left),
            column(heads[2], Width::Share(1.0), Align::Left),
            column(heads[3], Width::Cm(1.8), Align::Center),
        ],
        rows: (versions.iter().enumerate())
            .map(|(row, version)| {
                let title = version.title.as_str().to_owned();
                vec![
                    (row + 1).to_string(),
                    version.code.as_str().to_owned(),
                    title,
                    version.number(),
                ]
            })
            .collect(),
    }
}
