use crate::office::{Office, acceptance, acting_in, app, birth, main_of};
use dossier::{Action, DossierId, Move};
use platform::AppError;
use std::collections::BTreeSet;
use testkit::AGENCY;
use tokio::task::JoinSet;

/// A hundred receptions at once, one in ten of which fails: the numbers of the day have no gap.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn codes_have_no_gap_and_no_twin() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let mut desk = JoinSet::new();
    for no in 0..100 {
        let (db, by) = (app.app().db.clone(), office.buoi.actor());
        desk.spawn(async move {
            let accept = move |tx: &platform::Tx<'_>| {
                let id = dossier::accept(tx, &by, &acceptance(version, "Người nộp"))?;
                let code = dossier::open(tx, &by, id)?.code;
                if no % 10 == 3 { Err(AppError::Conflict("wrong_state")) } else { Ok(code) }
            };
            db.at(AGENCY).write(accept).await.ok()
        });
    }
    let codes: BTreeSet<_> = desk.join_all().await.into_iter().flatten().collect();
    let want: BTreeSet<_> = (1..=90).map(|no| format!("H00.01-261123-{no:04}")).collect();
    assert_eq!(codes, want);
    // The next day begins anew, and so does another agency.
    app.set_clock("2026-11-23T17:00:00Z");
    let id = office.accept(version).await;
    assert_eq!(office.stored(id).await.code, "H00.01-261124-0001");
}

/// Two people press at once: one goes through, the other is told, and nothing is lost or doubled.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_people_do_not_move_a_dossier_at_once() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    for _ in 0..10 {
        let id = office.accept(version).await;
        let mut both = JoinSet::new();
        for who in [&office.duc, &office.ha, &office.ung] {
            let (db, by) = (app.app().db.clone(), acting_in(&app, who));
            both.spawn(async move {
                let with = Move { seen: Some(0), ..Move::default() };
                let work = move |tx: &platform::Tx<'_>| {
                    dossier::act(tx, &by, DossierId::new(id), Action::Advance, &with)
                };
                db.at(AGENCY).write(work).await
            });
        }
        let answers = both.join_all().await;
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 2));
        for refusal in lost {
            assert!(matches!(refusal, Err(AppError::Conflict("changed_meanwhile"))), "{refusal:?}");
        }
        let stored = office.stored(id).await;
        assert_eq!((stored.moves, stored.step_no), (1, 3));
    }
}

/// The same at the browser: the late one sees the dossier as it is now, and why.
#[tokio::test]
async fn who_comes_late_is_told() {
    let app = app();
    let office = Office::new(&app).await;
    let id = office.accept(office.procedure("QT.HT.01", birth()).await).await;
    let stale = [("action", "advance"), ("seen", "0")];
    let path = format!("/dossiers/{id}/actions");
    assert_eq!(office.duc.post(&path, &stale).await.status, 303);
    let late = office.ha.post(&path, &stale).await;
    assert_eq!(late.status, 409);
    assert!(
        late.text.contains("flash bad") && late.text.contains("Lê Văn Đức"),
        "{}",
        main_of(&late.text)
    );
    let blind = office.anh.post(&path, &[("action", "advance")]).await;
    assert_eq!(blind.status, 409, "what no page showed is not moved");
    assert_eq!(office.stored(id).await.step_no, 3);
}
