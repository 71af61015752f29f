//! Registers agree with the history: what a register says of a past day is what was in force then.

use crate::office::{Hands, app};
use document::{Kind, VersionId};
use jiff::{Timestamp, ToSpan as _, civil::Date, civil::date, tz};
use master_list::Line;
use std::collections::BTreeMap;
use testkit::TestApp;

/// Numbers that are as good as random and the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn at(day: Date, hour: i8) -> Timestamp {
    tz::offset(7).to_timestamp(day.at(hour, 0, 0, 0)).unwrap()
}

/// What is in force now, as the documents themselves say: code, version.
async fn live(app: &TestApp) -> BTreeMap<String, VersionId> {
    let read = app.write(|tx| Ok(document::versions_in_force(tx)?)).await.unwrap();
    let mut live = BTreeMap::new();
    for version in read {
        let code = version.code.as_str().to_owned();
        assert!(live.insert(code, version.id).is_none(), "two in force under one code");
    }
    live
}

async fn as_of(app: &TestApp, day: Date) -> Vec<Line> {
    app.write(move |tx| Ok(master_list::lines(tx, day)?)).await.unwrap()
}

/// One year of an office: documents begin, get new issues at once or later, are withdrawn, also
/// before they take effect. Each evening what is in force is noted; at the end every register of
/// every day must say just that.
async fn a_year(seed: u64) {
    let app = app();
    let hands = Hands::new(&app).await;
    let mut dice = Dice(seed);
    let (mut day, end) = (date(2026, 11, 23), date(2027, 3, 3));
    let mut noted: BTreeMap<Date, BTreeMap<String, VersionId>> = BTreeMap::new();
    let (mut codes, mut decisions, mut toggled) = (0, 0, 0);
    let (mut scheduled, mut paused): (Vec<VersionId>, Vec<VersionId>) = (Vec::new(), Vec::new());
    while day < end {
        app.app().clock.set(at(day, 8));
        app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        let in_force: Vec<_> = live(&app).await.into_values().collect();
        let pick = |n: u64| in_force.get(usize::try_from(n).unwrap()).copied();
        let from = day.saturating_add(i64::try_from(dice.below(9)).unwrap().days());
        decisions += 1;
        let number = format!("{decisions}/QĐ-UBND");
        let face = if codes < 6 { 0 } else { dice.below(8) };
        match face {
            0 if codes < 14 => {
                codes += 1;
                let code = format!("QT.HT.{codes:02}");
                let issue = app.write(move |tx| {
                    let id = hands.draft(tx, Kind::SystemProcedure, &code, "Kiểm soát")?;
                    hands.issue(tx, id, &number, day, from).map(|()| id)
                });
                scheduled.push(issue.await.unwrap());
            }
            1..=3 => {
                if let Some(old) = pick(dice.below(in_force.len().max(1) as u64)) {
                    let whole = dice.below(2) == 0;
                    let issue = app.write(move |tx| {
                        let id = hands.revise(tx, old, whole)?;
                        hands.issue(tx, id, &number, day, from).map(|()| id)
                    });
                    // One draft at a time: then nothing happens today.
                    scheduled.extend(issue.await.ok());
                }
            }
            6 | 7 => {
                // Suspended for a while: not in force, and then again; also on the same day.
                paused.extend(pick(dice.below(in_force.len().max(1) as u64)));
                let place = usize::try_from(dice.below(paused.len().max(1) as u64)).unwrap();
                if let Some(old) = paused.get(place).copied() {
                    // Refused where it was replaced or withdrawn meanwhile.
                    toggled +=
                        usize::from(app.write(move |tx| hands.toggle(tx, old)).await.is_ok());
                }
            }
            4 => {
                if let Some(old) = pick(dice.below(in_force.len().max(1) as u64)) {
                    app.write(move |tx| hands.withdraw(tx, old)).await.unwrap();
                }
            }
            _ => {
                if let Some(early) = scheduled.pop() {
                    // Refused where it is in force already and was withdrawn, or was replaced.
                    drop(app.write(move |tx| hands.withdraw(tx, early)).await);
                }
            }
        }
        app.write(|tx| Ok(document::take_effect(tx)?)).await.unwrap();
        app.settle().await;
        noted.insert(day, live(&app).await);
        day = day.tomorrow().unwrap();
    }
    assert!(codes > 5 && toggled > 0, "the year was busy: {codes}, {toggled}");
    agree(&app, noted, seed).await;
}

/// Every register of every day says what was in force that evening.
async fn agree(app: &TestApp, noted: BTreeMap<Date, BTreeMap<String, VersionId>>, seed: u64) {
    for (day, live) in noted {
        let lines = as_of(app, day).await;
        let told: BTreeMap<_, _> =
            lines.iter().map(|line| (line.code.clone(), VersionId::new(line.version))).collect();
        assert_eq!(told.len(), lines.len(), "one line a code on {day}");
        assert_eq!(told, live, "the register of {day}, seed {seed}");
        let counted = app.write(move |tx| Ok(master_list::counts(tx, day)?)).await.unwrap();
        let counted: i64 = counted.iter().map(|(.., n)| n).sum();
        assert_eq!(counted, i64::try_from(lines.len()).unwrap(), "the figures of {day}");
    }
}

#[tokio::test]
async fn registers_of_every_day_agree_with_what_was_in_force() {
    for seed in [1, 2022, 90_012_015] {
        a_year(seed).await;
    }
}

/// Days typed out of order: an issue whose first day lies before that of the one it replaces. The
/// register still names one version a day.
#[tokio::test]
async fn days_out_of_order_never_give_two() {
    let app = app();
    let hands = Hands::new(&app).await;
    app.app().clock.set(at(date(2026, 11, 25), 8));
    let make = app.write(move |tx| {
        let today = date(2026, 11, 25);
        let first = hands.draft(tx, Kind::Manual, "STCL", "Sổ tay")?;
        hands.issue(tx, first, "1/QĐ-UBND", today, today)?;
        document::take_effect(tx)?;
        let second = hands.revise(tx, first, true)?;
        hands.issue(tx, second, "2/QĐ-UBND", today, today)?;
        document::take_effect(tx)?;
        let third = hands.revise(tx, second, true)?;
        hands.issue(tx, third, "3/QĐ-UBND", today, today)?;
        document::take_effect(tx)?;
        // Forms refuse such days; a database that was mended by hand may hold them.
        for (id, from, to) in [
            (first, "2026-11-01", Some("2026-11-20")),
            (second, "2026-11-20", Some("2026-11-10")),
            (third, "2026-11-10", None),
        ] {
            let sql = "UPDATE document_version SET issued_on = $2, effective_on = $2, expired_on = $3 WHERE agency_id = 1 AND id = $1";
            assert_eq!(tx.execute(sql, &[&id.get(), &from, &to])?, 1);
        }
        Ok([first, second, third])
    });
    let [first, _, third] = make.await.unwrap();
    for (day, version) in [
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), Some(first)),
        (date(2026, 11, 9), Some(first)),
        (date(2026, 11, 10), Some(third)),
        (date(2026, 11, 15), Some(third)),
        (date(2026, 11, 22), Some(third)),
    ] {
        let lines = as_of(&app, day).await;
        let told: Vec<_> = lines.iter().map(|line| VersionId::new(line.version)).collect();
        assert_eq!(told, version.into_iter().collect::<Vec<_>>(), "{day}");
    }
}
