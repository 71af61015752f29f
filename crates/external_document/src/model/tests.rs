use super::*;
use intake::{Table, TableCell, TableRow};
use jiff::civil::date;

fn known(id: i64, number: &str, title: &str) -> Known {
    let text = ExternalDocument {
        number: number.into(),
        kind: "Luật".into(),
        title: title.into(),
        effective_on: Some(date(2016, 1, 1)),
        ..ExternalDocument::default()
    };
    Known { id: TextId::new(id), edits: 0, text }
}

fn relation(id: i64, kind: RelationKind, new: i64, old: i64, from: Date) -> Relation {
    Relation {
        id: RelationId::new(id),
        kind,
        new: TextId::new(new),
        old: TextId::new(old),
        from,
        articles: String::new(),
        note: String::new(),
        withdrawn: None,
    }
}

#[test]
fn a_text_stands_by_its_days_and_by_what_is_done_to_it() {
    let text = known(1, "60/2014/QH13", "Luật Hộ tịch");
    let part = relation(1, RelationKind::ReplacesPart, 2, 1, date(2024, 1, 1));
    let amends = relation(2, RelationKind::Amends, 3, 1, date(2022, 1, 1));
    let whole = relation(3, RelationKind::Replaces, 4, 1, date(2027, 3, 1));
    let all = [part.clone(), amends, whole.clone()];
    for (day, standing) in [
        (date(2015, 12, 31), Standing::Future),
        (date(2016, 1, 1), Standing::InForce),
        (date(2022, 1, 1), Standing::Amended),
        (date(2024, 1, 1), Standing::PartlyExpired),
        (date(2027, 2, 28), Standing::PartlyExpired),
        (date(2027, 3, 1), Standing::Expired),
    ] {
        assert_eq!(text.standing(&all, day), standing, "{day}");
    }
    assert_eq!(text.ends_on(&all), Some(date(2027, 3, 1)));
    let mistaken = Relation { withdrawn: Some("nhầm số".into()), ..whole };
    assert_eq!(text.standing(&[mistaken, part], date(2028, 1, 1)), Standing::PartlyExpired);
    let other = relation(4, RelationKind::Replaces, 4, 9, date(2017, 1, 1));
    assert_eq!(text.standing(&[other], date(2028, 1, 1)), Standing::InForce);
}

#[test]
fn relations_that_cannot_be() {
    let standing = [
        relation(1, RelationKind::Replaces, 2, 1, date(2020, 1, 1)),
        relation(2, RelationKind::Amends, 3, 2, date(2022, 1, 1)),
    ];
    let new = ExternalDocument {
        issued_on: Some(date(2026, 4, 23)),
        effective_on: Some(date(2027, 3, 1)),
        ..ExternalDocument::default()
    };
    let wanted = |kind, new: i64, old: i64| NewRelation {
        kind,
        new: TextId::new(new),
        old: TextId::new(old),
        from: None,
        articles: String::new(),
        note: String::new(),
    };
    let whole = RelationKind::Replaces;
    for (relation, allowed) in [
        (wanted(whole, 4, 3), Ok(date(2027, 3, 1))),
        (wanted(whole, 4, 1), Ok(date(2027, 3, 1))),
        (wanted(whole, 1, 1), Err(Refusal::Itself)),
        (wanted(whole, 1, 2), Err(Refusal::Circle)),
        (wanted(RelationKind::Amends, 1, 3), Err(Refusal::Circle)),
        (wanted(RelationKind::ReplacesPart, 4, 3), Err(Refusal::NoArticles)),
        (
            NewRelation { from: Some(date(2026, 4, 22)), ..wanted(whole, 4, 3) },
            Err(Refusal::BeforeIssued),
        ),
    ] {
        assert_eq!(allow(&relation, &new, &standing), allowed, "{relation:?}");
    }
    let undated = ExternalDocument::default();
    assert_eq!(allow(&wanted(whole, 4, 3), &undated, &standing), Err(Refusal::NoDay));
    let withdrawn = standing.map(|r| Relation { withdrawn: Some(String::new()), ..r });
    assert!(allow(&wanted(whole, 1, 2), &new, &withdrawn).is_ok());
}

#[test]
fn bases_find_their_text() {
    let texts = [
        known(1, "60/2014/QH13", "Luật Hộ tịch"),
        known(2, "45/2013/QH13", "Luật Đất đai"),
        known(3, "31/2024/QH15", "Luật Đất đai"),
        known(4, "123/2015/NĐ-CP", "Quy định chi tiết"),
    ];
    let matcher = Matcher::new(&texts);
    for (number, title, found) in [
        (Some("60/2014/QH 13"), "", Some(1)),
        (None, "- Luật hộ tịch số 60/2014/QH13;", Some(1)),
        (None, "Luật Hộ tịch năm 2014;", Some(1)),
        (None, "Luật Hộ tịch", Some(1)),
        (None, "Luật Hộ tịch năm 2026", None),
        (None, "Luật Đất đai", None),
        (None, "Luật Đất đai 2024", Some(3)),
        (None, "Luật Đất đai năm 2013", Some(2)),
        (Some("123/2015/ND – CP"), "Nghị định", Some(4)),
        (Some("124/2015/NĐ-CP"), "Nghị định", None),
        (None, "Nghị định về hộ tịch", None),
    ] {
        let basis = LegalBasis { number: number.map(Into::into), title: title.into() };
        assert_eq!(matcher.find(&basis).map(TextId::get), found, "{number:?} {title}");
    }
}

fn row(number: u32, cells: &[&str]) -> TableRow {
    let cells = (0..).zip(cells).filter(|(_, said)| !said.is_empty());
    TableRow {
        number,
        cells: cells.map(|(at, said)| (at, TableCell::Text((*said).into()))).collect(),
    }
}

#[test]
fn a_sheet_is_read_by_its_heads() {
    let mut dated = row(6, &["3", "60 /2014/QH 13", "Luật Hộ tịch"]);
    dated.cells.insert(4, TableCell::Day(date(2016, 1, 1)));
    let table = Table {
        sheet: "A".into(),
        rows: vec![
            row(1, &["DANH MỤC TÀI LIỆU BÊN NGOÀI"]),
            row(
                2,
                &[
                    "TT",
                    "Số/Ký hiệu",
                    "Tên văn bản",
                    "Ngày ban hành",
                    "Hiệu lực từ ngày",
                    "Nơi lưu",
                ],
            ),
            row(3, &["1", "2", "3"]),
            row(
                4,
                &["1", "Nghị định số 123/2015/ND-CP", "Về hộ tịch", "15/11/2015", "1-1-2016", "VP"],
            ),
            row(5, &["2", "04/2020/TT-BTP", "Hướng dẫn", "sau tết", "31/02/2020"]),
            dated,
            row(7, &["4", "123/2015/NĐ – CP", "Về hộ tịch"]),
            row(8, &["5", "", "Sách hỏi đáp"]),
        ],
    };
    let lines = lines(&table).unwrap();
    let rows: Vec<_> = lines.iter().map(|line| line.row).collect();
    assert_eq!(rows, [3, 4, 5, 6, 7, 8]);
    let decree = &lines[1].text;
    assert_eq!((&decree.number[..], &decree.kind[..]), ("123/2015/NĐ-CP", "Nghị định"));
    assert_eq!((&decree.issuer[..], &decree.place[..]), ("Chính phủ", "VP"));
    assert_eq!(decree.effective_on, Some(date(2016, 1, 1)));
    let unread: Vec<_> =
        lines[2].unread.iter().map(|(column, said)| (*column, &said[..])).collect();
    assert_eq!(unread, [(Column::IssuedOn, "sau tết"), (Column::EffectiveOn, "31/02/2020")]);
    assert_eq!(lines[3].text.number, "60/2014/QH13");
    assert_eq!(lines[3].text.effective_on, Some(date(2016, 1, 1)));

    let register = [Known {
        text: ExternalDocument {
            issuer: "Quốc hội".into(),
            ..known(1, "60/2014/QH13", "Luật Hộ tịch").text
        },
        ..known(1, "", "")
    }];
    let verdicts = verdicts(&lines, &register);
    assert_eq!(verdicts[0], Verdict::Incomplete);
    assert_eq!(verdicts[1], Verdict::New);
    assert_eq!(verdicts[3], Verdict::Same);
    assert_eq!(verdicts[4], Verdict::Twice(4));
    assert_eq!(verdicts[5], Verdict::Incomplete);
}

#[test]
fn an_empty_cell_takes_nothing_away() {
    let register = [known(1, "60/2014/QH13", "Luật Hộ tịch")];
    let line = ExternalDocument {
        number: "60/2014/QH13".into(),
        title: "Luật Hộ tịch (sửa đổi)".into(),
        ..ExternalDocument::default()
    };
    let lines = [Line { row: 2, text: line.clone(), unread: Vec::new() }];
    let [Verdict::Differs(differences)] = &verdicts(&lines, &register)[..] else { panic!() };
    assert_eq!(differences.len(), 1);
    let after = register[0].text.clone().with(&line);
    assert_eq!(after.effective_on, Some(date(2016, 1, 1)));
    assert_eq!(after.title, "Luật Hộ tịch (sửa đổi)");
}

#[test]
fn a_sheet_without_heads_is_none() {
    let table = Table { sheet: String::new(), rows: vec![row(1, &["Tên", "Điện thoại"])] };
    assert_eq!(lines(&table), None);
    assert_eq!(lines(&Table::default()), None);
}
