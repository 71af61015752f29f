use super::{Row, sound::*};
use flow::{Fee, lint::Rule::*};

pub(crate) const ROWS: &[Row] = &[
    (NationalCodeMalformed, Some("national_code"), |p, _| p.national_code = Some("1.1193".into())),
    (NationalCodeMalformed, Some("national_code"), |p, _| {
        p.national_code = Some("11001193".into());
    }),
    (NationalCodeMalformed, None, |p, _| p.national_code = Some("2.000635".into())),
    (NationalCodeUnknown, Some("national_code"), |p, _| p.national_code = Some("2.000635".into())),
    (NationalCodeUnknown, None, |_, c| c.national_codes = None),
    (ComponentsMissing, Some("components"), |p, _| p.components.clear()),
    (ComponentsMissing, None, |p, _| p.components.truncate(1)),
    (ComponentTwice, Some("components-3"), |p, _| {
        p.components.push(component("- Tờ khai nhận cha, mẹ, con;"));
    }),
    (ComponentTwice, None, |p, _| p.components.push(component("Tờ khai (bản sao)"))),
    (SetsMissing, Some("sets"), |p, _| p.sets = None),
    (SetsMissing, None, |p, _| p.sets = Some(2)),
    (ResultsMissing, Some("results"), |p, _| p.results.clear()),
    (ResultsMissing, None, |p, _| p.results = vec!["Văn bản trả lời".into()]),
    (FeesMissing, Some("fees"), |p, _| p.fees.clear()),
    (FeesMissing, None, |p, _| p.fees = vec![Fee { text: "Không".into(), amount_vnd: None }]),
    (FeeSeveralAmounts, Some("fees-1"), |p, _| {
        let text = "Nộp trực tiếp: 15.000 đồng; nộp trực tuyến (đến 31/12/2025): 7.500đ.".into();
        p.fees = vec![Fee { text, amount_vnd: None }];
    }),
    (FeeSeveralAmounts, None, |p, _| {
        let text = "8.000 đồng/bản, đến 31/12/2025; 8.000 đồng từ Phụ lục 2".into();
        p.fees = vec![Fee { text, amount_vnd: None }];
    }),
    (FormNotAttached, Some("forms-2"), |p, _| p.forms[1].attached = Some(false)),
    (FormNotAttached, None, |p, _| p.forms[1].attached = None),
    (FormCodeTwice, Some("forms-3"), |p, _| p.forms.push(form("bm.1", "Sổ theo dõi"))),
    (FormCodeTwice, None, |p, _| p.forms.push(form("BM.10", "Sổ theo dõi"))),
    (RecordsMissing, Some("records"), |p, _| p.records.clear()),
    (RecordsMissing, None, |p, _| p.records.push(record("Sổ", Some("Văn thư"), Some("1 năm")))),
    (RecordWithoutRetention, Some("records-2"), |p, _| {
        p.records.push(record("Sổ theo dõi hồ sơ", Some("Văn thư"), Some(" ")));
    }),
    (RecordWithoutRetention, None, |p, _| {
        p.records.push(record("Sổ theo dõi hồ sơ", None, Some("1 năm")));
    }),
    (RecordWithoutKeeper, Some("records-2"), |p, _| {
        p.records.push(record("Sổ theo dõi hồ sơ", None, Some("1 năm")));
    }),
    (RecordWithoutKeeper, None, |p, _| p.records.push(record("Sổ", Some("Văn thư"), None))),
];
