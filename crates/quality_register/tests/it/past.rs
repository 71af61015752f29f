use crate::{app, ideas::IDEAS, note, secretary};
use jiff::{SignedDuration, civil::date};
use platform::Role;

#[tokio::test]
async fn a_register_is_told_as_of_any_day() {
    let app = app();
    app.set_clock("2026-11-01T09:00:00+07:00");
    let secretary = secretary(&app).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let at = note(&finder, "Bớt một chữ ký", None).await;
    app.advance(SignedDuration::from_hours(24 * 10));
    let dropped =
        secretary.post(&format!("{at}/steps"), &[("step", "drop"), ("note", "Luật đòi")]).await;
    assert_eq!(dropped.status, 303);

    let then = finder.get("/ideas?as_of=05/11/2026").await.text;
    assert!(then.contains("Chờ xem xét</span>") && !then.contains("Không làm</span>"), "{then}");
    let now = finder.get("/ideas").await.text;
    assert!(now.contains("Không làm</span>"), "{now}");
    let before = finder.get("/ideas?as_of=31/10/2026").await.text;
    assert!(!before.contains("Bớt một chữ ký"), "{before}");
    assert_eq!(finder.get("/ideas?as_of=31/31/2026").await.status, 422);

    let tallies = app
        .write(|tx| {
            [date(2026, 10, 31), date(2026, 11, 5), date(2026, 11, 11)]
                .map(|day| {
                    let tally = quality_register::tally(tx, &IDEAS, day)?;
                    Ok((tally.of(&["noted"]), tally.all()))
                })
                .into_iter()
                .collect::<Result<Vec<_>, platform::AppError>>()
        })
        .await
        .unwrap();
    assert_eq!(tallies, [(0, 0), (1, 1), (0, 1)]);
}

#[tokio::test]
async fn overdue_is_counted_and_listed_alike() {
    let app = app();
    app.set_clock("2026-11-01T09:00:00+07:00");
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    note(&finder, "Bớt một chữ ký", None).await;
    assert!(!finder.get("/ideas?phase=overdue").await.text.contains("Bớt một chữ ký"));
    app.set_clock("2027-01-01T09:00:00+07:00");
    let page = finder.get("/ideas?phase=overdue").await.text;
    assert!(page.contains("Bớt một chữ ký") && page.contains("Quá hạn</span>"), "{page}");
    let tally =
        app.write(|tx| Ok(quality_register::tally(tx, &IDEAS, date(2027, 1, 1))?)).await.unwrap();
    assert_eq!(tally.overdue, 1);
    let listed = finder.get("/ideas?phase=open&as_of=01/01/2027&format=csv").await.text;
    assert_eq!(usize::try_from(tally.open).unwrap(), listed.lines().count() - 1, "{listed}");
}

/// A second year does not count what was raised and done in the first, nor what was given up at all:
/// the figures equal the lists behind them.
#[tokio::test]
async fn what_happened_in_a_span_is_counted_in_that_span_alone() {
    let app = app();
    app.set_clock("2026-11-01T09:00:00+07:00");
    let secretary = secretary(&app).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let owner = secretary.id().to_string();
    let done = note(&finder, "Bớt một chữ ký", Some(&secretary)).await;
    let given_up = note(&finder, "Mua thêm máy", Some(&secretary)).await;
    note(&finder, "Đổi giờ trực", Some(&secretary)).await;
    for (at, form) in [
        (&done, &[("step", "accept"), ("owner", owner.as_str())][..]),
        (&done, &[("step", "finish"), ("result", "Đã bớt")]),
        (&given_up, &[("step", "drop"), ("note", "Không có tiền")]),
    ] {
        let moved = secretary.post(&format!("{at}/steps"), form).await;
        assert_eq!(moved.status, 303, "{at}: {}", moved.text);
    }
    app.set_clock("2027-12-31T09:00:00+07:00");
    for (year, raised, done, open) in [(2026, 2, 1, 1), (2027, 0, 0, 1)] {
        let span = platform::Span { from: date(year, 1, 1), to: date(year, 12, 31) };
        let tally =
            app.write(move |tx| Ok(quality_register::tally(tx, &IDEAS, span)?)).await.unwrap();
        let told = (tally.raised(), tally.done(), tally.open, tally.in_hand());
        assert_eq!(told, (raised, done, open, open + done), "{year}");
        let (raised_in, done_in) =
            (quality_register::raised_in(span), quality_register::done_in(span));
        let in_hand = format!("phase=kept&stood_from={}&{}", span.from, span.as_of());
        let page = finder.get(&format!("/ideas?{done_in}")).await.text;
        assert!(page.contains(&format!("Danh sách, xong từ 01/01/{year}")), "{page}");
        for (asked, want) in [(raised_in, raised), (done_in, done), (in_hand, open + done)] {
            let listed = finder.get(&format!("/ideas?{asked}&format=csv")).await.text;
            let rows = listed.lines().count() - 1;
            assert_eq!(i64::try_from(rows).unwrap(), want, "{year} {asked}: {listed}");
        }
    }
}

/// What came due in a span, and what of it was done by its day: the figure equals the list behind it.
#[tokio::test]
async fn what_was_done_by_its_day_is_counted_as_listed() {
    let app = app();
    let secretary = secretary(&app).await;
    let finder = app.person("Lê Thị C (minh họa)", &[Role::Specialist]).await;
    let owner = secretary.id().to_string();
    let kept = note(&finder, "Bớt một chữ ký", Some(&secretary)).await;
    let given_up = note(&finder, "Mua thêm máy", Some(&secretary)).await;
    note(&finder, "Đổi giờ trực", Some(&secretary)).await;
    for (at, form) in [
        (&kept, &[("step", "accept"), ("owner", owner.as_str())][..]),
        (&kept, &[("step", "finish"), ("result", "Đã bớt")]),
        (&given_up, &[("step", "drop"), ("note", "Không có tiền")]),
    ] {
        let done = secretary.post(&format!("{at}/steps"), form).await;
        assert_eq!(done.status, 303, "{at}: {}", done.text);
    }
    app.set_clock("2027-01-04T01:00:00Z");
    let span =
        platform::Span { from: jiff::civil::date(2026, 1, 1), to: jiff::civil::date(2027, 1, 3) };
    let count = move |tx: &platform::Tx<'_>| {
        Ok(quality_register::in_time(tx, &crate::ideas::IDEAS, span, None)?)
    };
    assert_eq!(app.write(count).await.unwrap(), (1, 2), "what was given up counts neither way");
    for (fulfils, rows) in [(None, 2), (Some(true), 1), (Some(false), 1)] {
        let list = quality_register::in_time_href(&crate::ideas::IDEAS, span, None, fulfils);
        let page = secretary.get(&list).await.text;
        assert_eq!(page.matches("role=\"rowheader\"").count(), rows, "{list}");
    }
}
