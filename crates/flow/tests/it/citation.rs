//! Citations: a table from the ways in which real processes name their bases.

use flow::{
    LegalBasis,
    citation::{all, find, key, law_title, of_basis, own_number, read},
};
use jiff::civil::date;

#[test]
fn spellings_of_one_number_have_one_key() {
    for (spellings, spelled) in [
        (
            &[
                "15/2015/TT-BTP",
                "Thông tư số 15 / 2015/TT-BTP",
                "15/2015/TT – BTP",
                "15/2015/TT\u{2011}BTP",
                "15/2015/TT\u{2212}BTP",
                "15/2015/TT_BTP",
                "15/2015/TT BTP",
                "15/2015/TT.BTP",
                "15/2015/tt-btp",
                "số: 15/2015/TT-BTP ngày 16/11/2015 của Bộ Tư pháp",
            ][..],
            "15/2015/TT-BTP",
        ),
        (
            &[
                "123/2015/NĐ-CP",
                "123/2015/ND-CP",
                "123/2015/nđ-cp",
                "123/2015/N\u{110}-CP",
                "0123/2015/NĐ-CP",
            ],
            "123/2015/NĐ-CP",
        ),
        (
            &["60/2014/QH13", "Luật Hộ tịch số 60/2014/QH13;", "60/2014/QH 13", "60/2014/qh13"],
            "60/2014/QH13",
        ),
        (&["04/2020/TT-BTP", "4/2020/TT-BTP"], "04/2020/TT-BTP"),
        (&["47a/QĐ-UBND", "47a/QD - UBND"], "47a/QĐ-UBND"),
        (&["19/2014/QĐ-TTg", "19/2014/QD-TTG", "19/2014/qđ-ttg"], "19/2014/QĐ-TTg"),
        (&["01/2015/TTLT-BTP-BNV", "1/2015/TTLT - BTP - BNV"], "01/2015/TTLT-BTP-BNV"),
        (&["2228/QĐ-BTP", "2228/ QĐ-BTP"], "2228/QĐ-BTP"),
        (&["3003/BKHCN-TĐC"], "3003/BKHCN-TĐC"),
    ] {
        for written in spellings {
            let cited = find(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(cited.spelled, spelled, "{written}");
            assert_eq!(key(written), key(spelled), "{written}");
        }
    }
}

#[test]
fn different_numbers_have_different_keys() {
    for (one, other) in [
        ("04/2020/TT-BTP", "40/2020/TT-BTP"),
        ("15/2015/TT-BTP", "15/2015/TT-BTC"),
        ("15/2015/TT-BTP", "15/2016/TT-BTP"),
        ("101/QĐ-BKHCN", "101/2019/QĐ-BKHCN"),
        ("47/QĐ-UBND", "47a/QĐ-UBND"),
        ("TCVN ISO 9001:2015", "TCVN ISO 9001:2008"),
    ] {
        assert_ne!(key(one), key(other), "{one} {other}");
    }
    assert_eq!(key("TCVN ISO 9001:2015"), key("TCVN  ISO 9001 : 2015"));
}

#[test]
fn dates_and_quantities_are_no_numbers_of_texts() {
    for text in [
        "ngày 15/11/2015",
        "8.000 đồng/bản, 03/ngày",
        "1/2 ngày",
        "15/2015",
        "05/Mẫu",
        "theo quy định tại Điều 3/Chương II",
        "",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn every_number_of_a_sentence_is_found() {
    let text = "Nghị định số 87/2020/NĐ-CP sửa đổi Nghị định 123/2015/NĐ-CP, Thông tư 04/2020/TT BTP và 85/2019/TT-BTC.";
    let keys: Vec<_> = all(text).into_iter().map(|cited| cited.spelled).collect();
    assert_eq!(keys, ["87/2020/NĐ-CP", "123/2015/NĐ-CP", "04/2020/TT-BTP", "85/2019/TT-BTC"]);
}

#[test]
fn a_line_has_its_own_number_or_none() {
    for (line, own) in [
        ("Nghị định số 123/2015/NĐ-CP ngày 15/11/2015", Some("123/2015/NĐ-CP")),
        ("- Luật Hộ tịch số 60/2014/QH13", Some("60/2014/QH13")),
        ("Luật Hộ tịch năm 2014", None),
        ("Luật Hộ tịch năm 2014 và Nghị định 123/2015/NĐ-CP", None),
        ("Thông tư 10/2025/TT-BTP sửa Thông tư số 10/2020/TT-BTP", Some("10/2025/TT-BTP")),
        ("Quyết định 30/QĐ-TTg của Thủ tướng", Some("30/QĐ-TTg")),
    ] {
        assert_eq!(own_number(line).map(|cited| cited.written).as_deref(), own, "{line}");
    }
    let basis = LegalBasis { number: Some("TCVN ISO 9001:2015".into()), title: String::new() };
    assert_eq!(of_basis(&basis).unwrap().key, "tcvniso9001:2015");
}

#[test]
fn laws_are_known_by_their_title() {
    let title = |line: &str| law_title(line);
    assert_eq!(title("Luật Hộ tịch năm 2014"), Some(("luathotich".into(), Some(2014))));
    assert_eq!(title("- Luật Hộ tịch;").unwrap().0, "luathotich");
    assert_eq!(title("Luật Hộ tịch 2014").unwrap(), ("luathotich".into(), Some(2014)));
    assert_eq!(title("Luật hộ tịch số 60/2014/QH13").unwrap().0, "luathotich");
    assert_eq!(
        title("Bộ luật Dân sự ngày 24/11/2015").unwrap(),
        ("boluatdansu".into(), Some(2015))
    );
    assert_eq!(title("Nghị định về hộ tịch"), None);
    assert_eq!(title("Luật"), None);
}

#[test]
fn a_line_is_taken_apart() {
    let whole = read(
        "- Nghị định số 123/2015/ND-CP ngày 15 tháng 11 năm 2015 của Chính phủ quy định chi tiết một số điều;",
    );
    assert_eq!(
        (&whole.kind[..], &whole.number[..], &whole.issuer[..], &whole.title[..], whole.issued_on),
        (
            "Nghị định",
            "123/2015/NĐ-CP",
            "Chính phủ",
            "Quy định chi tiết một số điều",
            Some(date(2015, 11, 15))
        )
    );
    let law = read("Luật Hộ tịch số 60/2014/QH13");
    assert_eq!(
        (&law.kind[..], &law.title[..], &law.issuer[..]),
        ("Luật", "Luật Hộ tịch", "Quốc hội")
    );
    let bare = read("04/2020/TT-BTP");
    assert_eq!((&bare.kind[..], &bare.issuer[..], &bare.title[..]), ("Thông tư", "Bộ Tư pháp", ""));
    let wrong = read(
        "Thông tư số 01/2022/TT-BTP ngày 31/02/2022 của Bộ trưởng Bộ Tư pháp về việc quy định mẫu",
    );
    assert_eq!((wrong.issued_on, &wrong.number[..]), (None, "01/2022/TT-BTP"));
}
