use super::sound::{basis, sound};
use flow::{
    Procedure,
    lint::{FileFinding, Rule, lint_set},
};

/// Four files: one code on three of them, one name on two, one decree spelt in two ways.
pub(crate) fn findings() -> Vec<FileFinding> {
    let of = |code: &str, name: &str, decree: &str| Procedure {
        code: Some(code.into()),
        name: Some(name.into()),
        legal_basis: vec![basis(decree, "")],
        ..sound()
    };
    let files = [
        of("QT 01/CX-HCTP", "Đăng ký khai sinh", "85/2019/TT-BTC"),
        of("QT 01/CX-HCTP ", "Nuôi con nuôi", "85/2019/TT – BTC"),
        of("qt 1/cx-hctp", "Đăng ký  khai sinh", "85/2019/TT-BTC"),
        of("QT 02/CX-HCTP", "Chứng thực di chúc", "58/2019/TT-BTC"),
    ];
    let names = ["a.doc", "b.doc", "c.doc", "d.doc"];
    lint_set(&names.into_iter().zip(&files).collect::<Vec<_>>())
}

#[test]
fn files_are_compared_with_each_other() {
    let found: Vec<(String, Rule, String)> = (findings().into_iter())
        .map(|found| (found.file, found.finding.rule, found.finding.anchor))
        .collect();
    let expected = [
        ("a.doc", Rule::CodeDuplicate, "code"),
        ("a.doc", Rule::NameTwice, "name"),
        ("b.doc", Rule::CodeDuplicate, "code"),
        ("b.doc", Rule::LegalBasisVariant, "legal_basis-1"),
        ("c.doc", Rule::CodeDuplicate, "code"),
        ("c.doc", Rule::NameTwice, "name"),
    ]
    .map(|(file, rule, anchor)| (file.to_owned(), rule, anchor.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn one_file_or_blank_fields_give_nothing() {
    let (one, blank) = (sound(), Procedure::default());
    assert_eq!(lint_set(&[("a.doc", &one)]), []);
    assert_eq!(lint_set(&[("a.doc", &blank), ("b.doc", &blank)]), []);
}
