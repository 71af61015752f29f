//! What an inspection of 2022 is handed: the fifteen items of the outline (`iso-in-agencies.md` 1.6).

use crate::{Place, built};
use demonstration::AGENCY;
use edition::Edition;
use jiff::civil::date;
use platform::{PackAsk, PackItem, Span, Tx};
use std::collections::BTreeMap;

/// Each item is filled with papers that print, but for the budget, of which the system keeps nothing.
#[test]
fn fifteen_items_are_gathered() {
    let (app, _) = built(&Place::sqlite());
    let span = Span { from: date(2022, 1, 1), to: date(2022, 12, 31) };
    let ask = PackAsk { agency: AGENCY, span, seed: 7 };
    let papers = app.db.at(AGENCY).read_now(|tx| app.packers.all(tx, ask)).unwrap();
    let mut titles: BTreeMap<PackItem, Vec<String>> = BTreeMap::new();
    for paper in papers {
        titles.entry(paper.item).or_default().push(paper.title.clone());
        // The documents themselves are printed by the tests of `rendition`.
        if paper.item != PackItem::Documents {
            let bytes = (paper.print)(&app);
            let bytes = bytes.unwrap_or_else(|error| panic!("{}: {error:?}", paper.title));
            assert!(bytes.starts_with(b"%PDF-"), "{}", paper.title);
        }
    }
    let missing: Vec<_> =
        PackItem::ALL.into_iter().filter(|item| !titles.contains_key(item)).collect();
    assert_eq!(missing, [PackItem::Budget], "{titles:#?}");
    for (item, wanted) in [
        (PackItem::Plan, "Kế hoạch chuyển đổi sang TCVN ISO 9001:2015"),
        (PackItem::PolicyObjectives, "Mục tiêu chất lượng năm 2022"),
        (PackItem::Risks, "Sổ rủi ro và cơ hội"),
        (PackItem::Audit, "Báo cáo DG-2022-01"),
        (PackItem::Training, "Phổ biến"),
        (PackItem::Dossiers, "Sổ ghi không sửa được"),
        (PackItem::Reports, "Báo cáo năm 2022 số 115/BC-UBND"),
    ] {
        let own = &titles[&item];
        let is_there = own.iter().any(|title| text::fold(title).contains(&text::fold(wanted)));
        assert!(is_there, "{item:?} {wanted}: {own:#?}");
    }
}

/// What was noted before the agency moved to the 2015 edition names clauses of 2008, and keeps them.
#[test]
fn records_keep_their_edition() {
    let (app, _) = built(&Place::sqlite());
    let read = |tx: &Tx<'_>| {
        assert_eq!(edition::on(tx, date(2022, 2, 24))?, Edition::Iso2008);
        assert_eq!(edition::on(tx, date(2022, 2, 25))?, Edition::Iso2015);
        let findings = quality_register::as_of(tx, &audit::FINDINGS, date(2022, 12, 31))?;
        assert!(findings.iter().all(|finding| finding.edition == Edition::Iso2015));
        Ok::<_, platform::DbError>(())
    };
    app.db.at(AGENCY).read_now(read).unwrap();
}
