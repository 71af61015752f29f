//! What labels and minutes print: values made into sheets for the typesetter.

use crate::{CopyState, Disposal, PaperCopy, pages::printed as words, store};
use document::Version;
use jiff::civil::Date;
use organization::Agency;
use platform::AppError;
use std::collections::BTreeMap;
use typeset::{
    Align, AnnexColumn, Day, Engine, Label, LabelSheet, MinutesSheet, Pdf, Signer, TypesetError,
    Width,
};

fn day(day: Date) -> Day {
    Day { year: day.year(), month: day.month(), day: day.day() }
}

fn finished(pdf: Result<Pdf, TypesetError>) -> Result<Vec<u8>, AppError> {
    Ok(pdf.map_err(|e| AppError::Failed(e.to_string()))?.bytes)
}

fn engine() -> Result<&'static Engine, AppError> {
    Engine::shared().map_err(|e| AppError::Failed(e.to_string()))
}

/// The address on a label.
pub(crate) fn link(url: &str, copy: &PaperCopy) -> Option<String> {
    let code = copy.code.as_ref()?;
    Some(format!("{}/q/{}", url.trim_end_matches('/'), code.as_str()))
}

/// The labels of the copies that are out or will be; `None` where there are none.
pub(crate) fn labels(
    agency: &Agency,
    version: &Version,
    copies: &[PaperCopy],
    url: &str,
    today: Date,
) -> Result<Option<Vec<u8>>, AppError> {
    let lives = |copy: &&PaperCopy| copy.is_out() || copy.state() == CopyState::ToDeliver;
    let label = |copy: &PaperCopy| {
        Some(Label {
            number: words::copy_number(copy.number),
            code: version.code.as_str().to_owned(),
            title: version.title.as_str().to_owned(),
            issue: words::issue_line(&version.number(), version.effective_on),
            holder: copy.held.name.clone(),
            link: link(url, copy)?,
            letters: copy.code.as_ref()?.grouped(),
        })
    };
    let labels: Vec<_> = copies.iter().filter(lives).filter_map(label).collect();
    if labels.is_empty() {
        return Ok(None);
    }
    let sheet = LabelSheet {
        agency: agency.name.clone(),
        title: words::labels_title(version.code.as_str()),
        dated: day(today),
        labels,
    };
    finished(engine()?.labels(&sheet)).map(Some)
}

/// Minutes of destruction (NĐ 30/2020, Annex I).
pub(crate) fn minutes(
    agency: &Agency,
    disposal: &Disposal,
    copies: &[PaperCopy],
    titles: &BTreeMap<i64, store::Titled>,
) -> Result<Vec<u8>, AppError> {
    let rows: Vec<_> = (copies.iter())
        .filter_map(|copy| Some((copy, titles.get(&copy.id.get())?)))
        .enumerate()
        .map(|(place, (copy, title))| {
            vec![
                (place + 1).to_string(),
                title.code.clone(),
                title.title.clone(),
                title.number(),
                format!("{:02}", copy.number),
                words::period(title.effective_on.as_deref(), title.expired_on.as_deref()),
            ]
        })
        .collect();
    let dated = text::date_in_words(disposal.dated);
    let sheet = MinutesSheet {
        superior: agency.superior.clone(),
        agency: agency.name.clone(),
        number: disposal.number.clone(),
        place_and_date: format!("{}, {dated}", agency.place),
        dated: day(disposal.dated),
        kind: words::MINUTES.to_owned(),
        summary: words::MINUTES_SUMMARY.to_owned(),
        opening: words::minutes_opening(agency, disposal),
        columns: columns(),
        closing: words::minutes_closing(disposal, rows.len()),
        rows,
        signers: signers(disposal),
        recipients: Vec::new(),
        annexes: Vec::new(),
    };
    finished(engine()?.minutes(&sheet))
}

fn columns() -> Vec<AnnexColumn> {
    let widths = [
        (Width::Cm(1.1), Align::Center),
        (Width::Cm(2.8), Align::Left),
        (Width::Share(1.0), Align::Left),
        (Width::Cm(1.8), Align::Center),
        (Width::Cm(1.4), Align::Center),
        (Width::Cm(3.0), Align::Center),
    ];
    let column = |(heading, (width, align)): (&&str, _)| AnnexColumn {
        heading: (*heading).to_owned(),
        width,
        align,
    };
    words::MINUTES_HEADS.iter().zip(widths).map(column).collect()
}

/// Whoever took part signs with a pen; the leader signed here.
fn signers(disposal: &Disposal) -> Vec<Signer> {
    let member = |line: &str| {
        let (name, position) = line.split_once(',').unwrap_or((line, ""));
        let position = position.trim().trim_end_matches([';', '.']);
        let title = if position.is_empty() { words::MEMBER } else { position };
        Signer { title: title.to_owned(), name: name.trim().to_owned(), signed: None }
    };
    let lines = disposal.members.lines().filter(|line| !line.trim().is_empty());
    let mut signers: Vec<_> = lines.map(member).collect();
    let (name, position) = &disposal.approver;
    let title = if position.is_empty() { words::APPROVER } else { position };
    signers.push(Signer {
        title: title.to_owned(),
        name: name.clone(),
        signed: disposal.approved_at.map(text::date_time),
    });
    signers
}
