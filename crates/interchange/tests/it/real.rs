//! The twelve real Word files: read, printed as Word, read again. The files stay outside the
//! repository; skipped with a message where they are absent.

use crate::{SECRETARY, app};
use document::{Code, Content, Draft, Kind, Title};
use flow::Procedure;
use platform::{Actor, AppError, Tx};
use std::path::Path;
use testkit::AGENCY;

/// What is not the same in a procedure and in what was read of its print. `all` compares the parts
/// too that real files word in ways of their own.
pub(crate) fn differences(wrote: &Procedure, read: &Procedure, all: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut same = |what: &str, wrote: String, read: String| {
        if wrote != read {
            faults.push(format!("{what}\n    wrote {wrote}\n    read  {read}"));
        }
    };
    let is_mixed = is_mixed(wrote);
    same("code", format!("{:?}", wrote.code), format!("{:?}", read.code));
    same("name", format!("{:?}", wrote.name), format!("{:?}", read.name));
    same("issue", format!("{:?}", wrote.issue_no), format!("{:?}", read.issue_no));
    same("issued", format!("{:?}", wrote.issued_on), format!("{:?}", read.issued_on));
    same("effective", format!("{:?}", wrote.effective_on), format!("{:?}", read.effective_on));
    same("limits", wrote.time_limit.len().to_string(), read.time_limit.len().to_string());
    for (wrote, read) in wrote.time_limit.iter().zip(&read.time_limit) {
        // An ordinary case that its own text names is read by that name.
        let is_named = wrote.case.is_none()
            && read.case.as_ref().is_some_and(|case| wrote.text.contains(case.as_str()));
        let case = if is_named { &wrote.case } else { &read.case };
        // A sum of two terms was valued by a person; the reader tells it as not understood.
        let is_sum = wrote.text.contains(" + ") || wrote.text.contains("kéo dài");
        if all {
            assert!(read.text.ends_with(&wrote.text), "{} {}", wrote.text, read.text);
        }
        let told = |l: &flow::TimeLimit, case: &Option<String>| {
            let value = l.value.filter(|_| !is_sum);
            let unit = l.unit.filter(|_| !is_sum);
            format!("{case:?} {value:?} {unit:?} {:?}", l.cutoff)
        };
        same("limit", told(wrote, &wrote.case), told(read, case));
    }
    let bases = |of: &Procedure| {
        let told = |b: &flow::LegalBasis| format!("{:?} {}", b.number, b.title);
        of.legal_basis.iter().map(told).collect::<Vec<_>>().join("; ")
    };
    same("legal bases", bases(wrote), bases(read));
    same("steps", wrote.steps.len().to_string(), read.steps.len().to_string());
    for (wrote, read) in wrote.steps.iter().zip(&read.steps) {
        same("action", wrote.action.clone(), read.action.clone());
        same("who", format!("{:?}", wrote.responsible), format!("{:?}", read.responsible));
        same("times", wrote.durations.len().to_string(), read.durations.len().to_string());
        for (wrote, read) in wrote.durations.iter().zip(&read.durations) {
            same("case", format!("{:?}", wrote.case), format!("{:?}", read.case));
            same("time", wrote.text.clone(), read.text.clone());
            // What the first reading could not take as one step's (a cell over two steps), the
            // print gives to each step, and the second reading takes.
            if wrote.value.is_some() {
                let told = |d: &flow::Duration| {
                    let unit = d.unit.filter(|_| !is_mixed);
                    format!("{:?} {unit:?}", d.value)
                };
                same("value", told(wrote), told(read));
            }
        }
        same("outputs", format!("{:?}", wrote.outputs), format!("{:?}", read.outputs));
    }
    same("records", format!("{:?}", wrote.records), format!("{:?}", read.records));
    if all {
        same("parts", parts(wrote), parts(read));
        let left = read.not_understood.iter().map(|left| &left.text);
        let left: Vec<_> = left.filter(|text| !text.contains(" + ")).collect();
        same("not understood", "[]".into(), format!("{left:?}"));
    }
    faults
}

/// Where «ngày» means working days in one cell and days of the calendar in another, no print says
/// which: only its unit is not compared.
fn is_mixed(wrote: &Procedure) -> bool {
    let bare = |unit: flow::Unit| {
        let mut durations = wrote.steps.iter().flat_map(|step| &step.durations);
        durations.any(|d| d.unit == Some(unit) && !d.text.contains("làm việc"))
    };
    bare(flow::Unit::WorkingDay) && bare(flow::Unit::CalendarDay)
}

/// The parts that real files word in ways of their own.
fn parts(of: &Procedure) -> String {
    // A person may have named one amount of several; the reader does not.
    let fees: Vec<_> = of.fees.iter().map(|fee| &fee.text).collect();
    let forms: Vec<_> = of.forms.iter().map(|form| (&form.code, &form.name)).collect();
    format!(
        "{:#?}",
        (
            (&of.components, fees, &of.channels, &of.results, of.sets),
            (&of.conditions, &of.applicants, &of.settled_by, &of.national_code, forms),
        )
    )
}

#[tokio::test]
async fn twelve_real_files_read_print_and_read_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/procedures");
    if !folder.is_dir() || !intake::can_read_doc() {
        println!("skipped: ../shared or LibreOffice is absent");
        return;
    }
    let app = app();
    let thu = app.person("Nguyễn Thị Thư", SECRETARY).await;
    let (person, mut compared) = (thu.id(), 0);
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let is_word = |path: &Path| {
        path.extension().is_some_and(|end| ["doc", "docx", "odt"].iter().any(|known| end == *known))
    };
    let mut faults = Vec::new();
    for path in paths.iter().filter(|path| is_word(path)) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let first = intake::read(&std::fs::read(path).unwrap()).unwrap();
        let given = first.clone();
        let printed = app.write(move |tx: &Tx<'_>| {
            let mut actor = Actor::system(AGENCY, "password");
            (actor.person, actor.roles) = (person, SECRETARY.to_vec());
            let code = Code::parse(&format!("QT.{compared:02}")).unwrap();
            let title = Title::parse(given.name.as_deref().unwrap()).unwrap();
            let content = Content::Procedure(Box::new(given));
            let kind = Kind::AdministrativeProcedure;
            let id = document::draft(tx, &actor, Draft { kind, code, title, unit: None, content })?;
            let version = document::open(tx, &actor, id)?;
            let printed = version.printed(version.procedure().unwrap());
            Ok::<_, AppError>((printed, interchange::word(tx, &actor, id)?))
        });
        let (printed, bytes) = printed.await.unwrap();
        let read = intake::read(&bytes).unwrap();
        faults.extend(
            differences(&printed, &read, false).into_iter().map(|f| format!("{name}: {f}")),
        );
        compared += 1;
    }
    println!("{compared} files compared");
    assert_eq!(compared, 12);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
