use crate::office::{Office, acting_in, app, limit, short};
use document::DocumentId;
use dossier::{Action, DossierId, Finished, Move, Only, Tally, late_one, late_ones, tally};
use flow::Unit;
use jiff::civil::date;
use std::collections::BTreeSet;
use testkit::TestApp;
use workcal::{Timeliness, timeliness};

/// When dossiers of Monday 23 November are finished. Two working days end on Thursday at 17:00 and
/// twelve office hours on Wednesday at 14:00: Tuesday is a day off.
const FINISHED: [&str; 12] = [
    "2026-11-23T01:00:01Z",
    "2026-11-24T16:59:59Z", // the last second of Tuesday here
    "2026-11-24T17:00:00Z", // the first of Wednesday
    "2026-11-25T06:59:59Z",
    "2026-11-25T07:00:00Z", // the very minute
    "2026-11-25T07:00:01Z",
    "2026-11-25T16:59:59Z",
    "2026-11-25T17:00:00Z",
    "2026-11-26T09:59:59Z",
    "2026-11-26T10:00:01Z", // after closing time, still that day
    "2026-11-26T16:59:59Z",
    "2026-11-26T17:00:00Z",
];

/// The codes on the list for a question.
async fn codes(office: &Office<'_>, question: &str) -> Vec<String> {
    let list = office.buoi.get(&format!("/dossiers?format=csv&{question}")).await;
    assert_eq!(list.status, 200, "{}", list.text);
    let code = |line: &str| line.split(',').next().map(|cell| cell.trim_matches('"').to_owned());
    let mut codes: Vec<_> = list.text.lines().skip(1).filter_map(code).collect();
    codes.sort();
    codes
}

async fn figures(app: &TestApp, from: i8, to: i8) -> Tally {
    let day = |day| date(2026, 11, day);
    app.write(move |tx| Ok(tally(tx, day(from), day(to), None)?)).await.unwrap()
}

/// The words of SQL and the words of the working-time engine mean the same, and a figure is as long
/// as the list behind it.
#[tokio::test]
async fn figures_agree() {
    let app = app();
    let office = Office::new(&app).await;
    let days = limit(2.0, Unit::WorkingDay, "02 ngày làm việc");
    let hours = limit(12.0, Unit::Hour, "12 giờ làm việc");
    let by_day = office.procedure("QT.HT.03", short("Theo ngày", days)).await;
    let by_hour = office.procedure("QT.HT.04", short("Theo giờ", hours)).await;
    let mut open = Vec::new();
    for at in FINISHED {
        for version in [by_day, by_hour] {
            open.push((at, office.accept(version).await));
        }
    }
    let dues = [open[0].1, open[1].1];
    let due = |id| office.stored(id);
    assert_eq!(text::date_time(due(dues[0]).await.due_at), "17:00 26/11/2026");
    assert_eq!(text::date_time(due(dues[1]).await.due_at), "14:00 25/11/2026");

    let mut kinds = [0; 3];
    for (at, id) in open.clone() {
        app.set_clock(at);
        overdue_agrees(&office, &open).await;
        let done = office.act(&office.duc, id, Action::Finish, Move::default()).await.unwrap();
        let how = timeliness(done.judged_at, done.finished_at.unwrap(), done.grain);
        assert_eq!(done.timeliness(), Some(how));
        let name = match how {
            Timeliness::Early => "early",
            Timeliness::OnTime => "on_time",
            Timeliness::Late => "late",
        };
        kinds[how as usize] += 1;
        for (question, is_there) in [
            (name, true),
            ("kept", how != Timeliness::Late),
            ("early", name == "early"),
            ("on_time", name == "on_time"),
            ("late", name == "late"),
        ] {
            let found = codes(&office, &format!("timeliness={question}")).await;
            assert_eq!(found.contains(&done.code), is_there, "{at} {question}");
        }
    }
    assert!(kinds.iter().all(|count| *count >= 4), "every kind is met: {kinds:?}");

    periods_agree(&office).await;
    let whole = figures(&app, 23, 23).await;
    assert_eq!((whole.received, whole.open, whole.open_late), (24, 0, 0));
    assert_eq!(figures(&app, 24, 30).await.received, 0);

    let late = app.write(|tx| Ok(late_ones(tx, date(2026, 11, 1))?)).await.unwrap();
    let mut late: Vec<_> = late.into_iter().map(|late| late.dossier.code).collect();
    late.sort();
    assert_eq!(late, codes(&office, "timeliness=late").await);
}

/// Those that are open past their promise, as the engine says, are the ones that the list holds.
async fn overdue_agrees(office: &Office<'_>, all: &[(&str, i64)]) {
    let now = office.app.now();
    let mut overdue = Vec::new();
    for (_, id) in all {
        let dossier = office.stored(*id).await;
        let key = dossier.id;
        let late = office.app.write(move |tx| Ok(late_one(tx, key)?)).await.unwrap();
        assert_eq!(late.is_some(), is_late(&dossier, now), "{now}");
        if dossier.is_overdue(now) {
            overdue.push(dossier.code);
        }
    }
    overdue.sort();
    let question = format!("late_before={}", now.as_microsecond());
    assert_eq!(codes(office, &question).await, overdue, "{now}");
    let shown = figures(office.app, 1, 30).await;
    assert_eq!(usize::try_from(shown.open_late).unwrap(), overdue.len(), "{now}");
}

/// The figures of a period are as long as its lists.
async fn periods_agree(office: &Office<'_>) {
    for (from, to) in
        [(1, 30), (23, 23), (24, 24), (25, 25), (26, 26), (27, 27), (24, 26), (28, 30)]
    {
        let tally = figures(office.app, from, to).await;
        let period = format!("finished_from=2026-11-{from:02}&finished_to=2026-11-{to:02}");
        let mut counted = Vec::new();
        for how in ["early", "on_time", "late", "kept"] {
            counted.push(codes(office, &format!("{period}&timeliness={how}")).await.len());
        }
        let figures = [tally.early, tally.on_time, tally.late, tally.kept()];
        assert_eq!(figures.map(|n| usize::try_from(n).unwrap()).to_vec(), counted, "{from}–{to}");
        let all = codes(office, &period).await.len();
        assert_eq!(usize::try_from(tally.finished()).unwrap(), all, "{from}–{to}");
        let told = finished(office, (from, to), Only::default()).await;
        assert_eq!((told.all, told.late), (tally.finished(), tally.late), "{from}–{to}");
        assert_eq!(parts(office, (from, to)).await, [told, told], "{from}–{to}");
    }
}

async fn finished(office: &Office<'_>, (from, to): (i8, i8), only: Only) -> Finished {
    let (from, to) = (date(2026, 11, from), date(2026, 11, to));
    office.app.write(move |tx| Ok(dossier::finished(tx, from, to, only)?)).await.unwrap()
}

/// The same put together from units, and from procedures.
async fn parts(office: &Office<'_>, days: (i8, i8)) -> [Finished; 2] {
    let read = |tx: &platform::Tx<'_>| {
        let sql = "SELECT DISTINCT unit_id, document_id FROM dossier WHERE agency_id = $1";
        Ok(tx.list::<(i64, i64)>(sql, &[&tx.agency().get()])?)
    };
    let known = office.app.write(read).await.unwrap();
    let units: BTreeSet<_> = known.iter().map(|(unit, _)| *unit).collect();
    let documents: BTreeSet<_> = known.iter().map(|(_, document)| *document).collect();
    let mut sums = [Finished::default(); 2];
    let of_unit = |unit| Only { unit: Some(unit), document: None };
    let of_document = |id| Only { document: Some(DocumentId::new(id)), unit: None };
    let onlys = units.into_iter().map(|unit| (0, of_unit(unit)));
    for (place, only) in onlys.chain(documents.into_iter().map(|id| (1, of_document(id)))) {
        let told = finished(office, days, only).await;
        sums[place].all += told.all;
        sums[place].late += told.late;
    }
    sums
}

fn is_late(dossier: &dossier::Dossier, now: jiff::Timestamp) -> bool {
    dossier.timeliness() == Some(Timeliness::Late) || dossier.is_overdue(now)
}

/// The step that overran most is the one that a report names.
#[tokio::test]
async fn the_slowest_step_is_named() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", crate::office::birth()).await).await;
    app.set_clock("2026-11-25T02:00:00Z");
    office.done(&office.duc, id, "advance", &[]).await;
    app.set_clock("2026-12-03T02:00:00Z");
    office.done(&office.anh, id, "advance", &[]).await;
    let late = app.write(move |tx| Ok(late_one(tx, DossierId::new(id))?)).await.unwrap().unwrap();
    assert_eq!((late.step_no, late.step.as_str()), (3, "Ký duyệt giấy khai sinh"));
}

/// What a page counts are the dossiers that its reader can open.
#[tokio::test]
async fn a_page_counts_what_its_reader_sees() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", crate::office::birth()).await;
    for _ in 0..7 {
        office.accept(version).await;
    }
    let other = app.person("Võ Văn Khác", &[platform::Role::Specialist]).await;
    let opened =
        |page: &str| page.split("?phase=open&amp;sort=due\">").nth(1).unwrap()[..1].to_owned();
    assert_eq!(opened(&office.duc.get("/dossiers").await.text), "7");
    assert_eq!(opened(&office.buoi.get("/dossiers").await.text), "7");
    assert_eq!(opened(&other.get("/dossiers").await.text), "0");
    drop(acting_in(&app, &other));
}
