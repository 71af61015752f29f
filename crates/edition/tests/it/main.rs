//! The edition in force, as of any day.

use edition::Edition;
use jiff::civil::date;
use platform::{Actor, AppError, Tx};
use testkit::{AGENCY, OTHER_AGENCY, TestApp};

#[test]
fn every_query_is_prepared() {
    TestApp::new([]).prepares_queries_of("edition");
}

#[tokio::test]
async fn an_edition_is_in_force_from_its_moment_on() {
    let app = TestApp::new([]);
    let adopt = async |at: &str, edition| {
        app.set_clock(at);
        let by = Actor::system(AGENCY, "test");
        let write = move |tx: &Tx<'_>| Ok::<_, AppError>(edition::adopt(tx, &by, edition)?);
        app.app().db.at(AGENCY).write(write).await.unwrap();
    };
    adopt("2026-03-02T01:00:00Z", Edition::Iso2008).await;
    adopt("2026-06-30T01:00:00Z", Edition::Iso2015).await;
    adopt("2026-06-30T02:00:00Z", Edition::Iso2015).await;
    app.app()
        .db
        .at(AGENCY)
        .read(|tx| {
            assert_eq!(
                edition::on(tx, date(2026, 3, 1))?,
                Edition::Iso2015,
                "before anything is said"
            );
            assert_eq!(edition::on(tx, date(2026, 3, 2))?, Edition::Iso2008, "from that day on");
            assert_eq!(edition::on(tx, date(2026, 6, 29))?, Edition::Iso2008);
            assert_eq!(edition::on(tx, date(2026, 6, 30))?, Edition::Iso2015);
            assert_eq!(edition::now(tx)?, Edition::Iso2015);
            assert_eq!(edition::history(tx)?.len(), 2, "what is in force is not adopted again");
            Ok::<_, AppError>(())
        })
        .await
        .unwrap();
    let read = |tx: &Tx<'_>| Ok::<_, AppError>(edition::history(tx)?);
    let other = app.app().db.at(OTHER_AGENCY).read(read).await.unwrap();
    assert_eq!(other, [], "another agency's");
}
