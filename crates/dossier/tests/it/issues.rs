use crate::office::{Office, acceptance, app, birth, main_of};
use flow::Unit;

/// A new issue binds what comes after it, and leaves what runs alone.
#[tokio::test]
async fn a_dossier_keeps_the_issue_of_its_day() {
    let app = app();
    let office = Office::new(&app).await;
    let first = office.procedure("QT.HT.01", birth()).await;
    let old = office.accept(first).await;
    let before = office.stored(old).await;
    app.set_clock("2026-11-25T01:00:00Z");
    let second = office
        .next_issue(first, |procedure| {
            procedure.time_limit[0].value = Some(2.0);
            procedure.time_limit[0].text = "02 ngày làm việc".into();
            procedure.steps.remove(3);
            for (step, value) in procedure.steps.iter_mut().zip([0.5, 0.5, 0.5, 0.5]) {
                step.durations[0].value = Some(value);
                step.durations[0].unit = Some(Unit::WorkingDay);
            }
            procedure.steps[3].no = Some(4);
        })
        .await;
    let new = office.accept(second).await;

    assert_eq!(office.stored(old).await, before, "nothing of it moved");
    for (id, version, number, said, unsaid) in [
        (old, first, "lần ban hành 01", "03 ngày làm việc", "02 ngày làm việc"),
        (new, second, "lần ban hành 02", "02 ngày làm việc", "03 ngày làm việc"),
    ] {
        for who in [&office.buoi, &office.duc] {
            let page = who.get(&format!("/dossiers/{id}")).await;
            let main = main_of(&page.text);
            assert!(
                main.contains(&format!("/procedures/{version}\">Quy trình, {number}")),
                "{main}"
            );
            assert!(main.contains(said) && !main.contains(unsaid), "{main}");
            assert_eq!(main.contains("Đóng dấu, vào sổ"), id == old, "{main}");
        }
    }
    // The old one goes its old way, through the clerk's hands.
    for who in [&office.duc, &office.anh] {
        office.done(who, old, "advance", &[]).await;
    }
    office.done(&office.thanh, old, "finish", &[]).await;
    office.done(&office.duc, new, "advance", &[]).await;
    office.done(&office.anh, new, "finish", &[]).await;

    // Nothing is accepted by the issue that was replaced, not even from a form opened before.
    let stale = crate::office::reception(first, &[]);
    let refused = office.buoi.post("/dossiers", &stale).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.text.contains("không còn hiệu lực") && refused.text.contains("Nguyễn Văn Minh Họa")
    );
    let by = office.buoi.actor();
    let late = app.write(move |tx| dossier::accept(tx, &by, &acceptance(first, "A"))).await;
    assert_eq!(late.unwrap_err().status_and_code().1, "procedure_not_in_force");
}
