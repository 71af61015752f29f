//! The demonstration's procedures: printed as Word, read again, the same.

use crate::real::differences;
use composition::{Parts, Product};
use platform::{Actor, AppError, Clock, Db, Role, Settings, Tx, files::Files, ledger::Ledger};

const NOW: &str = "2026-11-23T01:30:00Z";

#[test]
fn every_procedure_of_the_demonstration_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(NOW.parse().unwrap());
    let parts = Parts {
        db: Db::sqlite(&folder.path().join("haidang.db"), clock.clone()).unwrap(),
        clock: clock.clone(),
        files: Files::open(&folder.path().join("files")).unwrap(),
        ledger: Ledger::open(&folder.path().join("keys"), "test.example/demonstration").unwrap(),
        settings: Settings {
            public_url: "http://test.example".to_owned(),
            https: false,
            upload_bytes: 64 * 1024 * 1024,
            program: folder.path().to_owned(),
            salt: [7; 16],
        },
    };
    let product = Product::compose(server::features(), parts).unwrap();
    let db = &product.app.db;
    let showcase = &product.app.showcase;
    demonstration::build(db, &clock, NOW.parse().unwrap(), server::reactions::react, showcase)
        .unwrap();
    let mut actor = Actor::system(demonstration::AGENCY, "command");
    actor.roles = vec![Role::IsoSecretary];
    let compared = db.at(demonstration::AGENCY).read_now(|tx: &Tx<'_>| {
        let mut compared = 0;
        for version in document::versions_in_force(tx)? {
            let Some(procedure) = version.procedure() else {
                let text = interchange::word(tx, &actor, version.id)?;
                assert!(text.starts_with(b"PK"), "{}", version.code.as_str());
                continue;
            };
            let bytes = interchange::word(tx, &actor, version.id)?;
            let read = intake::read(&bytes).unwrap();
            let faults = differences(&version.printed(procedure), &read, true);
            assert_eq!(faults, Vec::<String>::new(), "{}", version.code.as_str());
            compared += 1;
        }
        Ok::<_, AppError>(compared)
    });
    assert_eq!(compared.unwrap(), 20);
}
