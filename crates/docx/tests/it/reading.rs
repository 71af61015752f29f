//! What our own reader finds in the file is what the sheet says.

use crate::samples;
use flow::ComponentKind;
use typeset::Layout;

#[test]
fn a_procedure_reads_back_from_either_layout() {
    for layout in [Layout::Numbered, Layout::Lettered] {
        let sheet = samples::full(layout);
        let read = intake::read(&docx::procedure(&sheet).unwrap()).unwrap();
        assert_eq!(read.code.as_deref(), Some("QT.TP.01"), "{layout:?}");
        assert_eq!(read.name.as_ref(), Some(&sheet.control.name));
        assert_eq!((read.issue_no, read.revision_no), (Some(2), Some(1)));
        assert_eq!(read.issued_on, Some("2026-01-05".parse().unwrap()));
        assert_eq!(read.effective_on, Some("2026-01-12".parse().unwrap()));
        assert_eq!(read.issuing_body.as_deref(), Some("Ủy ban nhân dân xã Minh Họa"));
        assert_eq!(read.author.unwrap().name.as_deref(), Some("Nguyễn Văn A (minh họa)"));
        assert_eq!(read.approver.unwrap().position.as_deref(), Some("CHỦ TỊCH"));
        assert_eq!(read.amendments.len(), 1);
        assert_eq!(read.national_code.as_deref(), Some("1.001193"));
        let bases: Vec<_> = read.legal_basis.iter().map(|basis| basis.title.clone()).collect();
        assert_eq!(bases, sheet.legal_basis);
        assert_eq!(read.steps.len(), sheet.steps.len());
        for (read, wrote) in read.steps.iter().zip(&sheet.steps) {
            assert_eq!(read.action, wrote.action);
            assert_eq!(read.responsible.as_ref(), Some(&wrote.responsible));
            assert_eq!(read.durations[0].text, wrote.durations[0]);
            assert_eq!(read.outputs, wrote.outputs);
        }
        let kinds: Vec<_> = read.components.iter().map(|part| part.kind).collect();
        assert_eq!(
            kinds,
            [ComponentKind::Submitted, ComponentKind::Submitted, ComponentKind::Presented]
                .map(Some),
            "{layout:?}"
        );
        assert_eq!(read.components[1].text, sheet.components[1].text);
        assert_eq!(read.sets, Some(1));
        assert_eq!(read.time_limit[0].text, "03 ngày làm việc");
        assert_eq!(read.channels, sheet.channels, "{layout:?}");
        assert_eq!(read.results, sheet.results);
        assert_eq!(read.applicants.as_deref(), Some("Cá nhân"));
        assert_eq!(read.settled_by.as_deref(), Some("UBND xã Minh Họa"));
        assert_eq!(read.conditions.as_deref(), Some("Trẻ em chưa được đăng ký khai sinh."));
        assert_eq!(read.fees[0].amount_vnd, Some(8_000));
        assert_eq!(read.forms.len(), 1, "{layout:?}: {:?}", read.forms);
        assert_eq!(read.records[0].retention.as_deref(), Some("Vĩnh viễn"));
        let left: Vec<_> = read.not_understood.iter().map(|left| &left.text).collect();
        assert_eq!(left, Vec::<&String>::new(), "{layout:?}");
    }
}

/// A part that says nothing reads as nothing.
#[test]
fn nothing_stays_nothing() {
    for layout in [Layout::Numbered, Layout::Lettered] {
        let mut sheet = typeset::ProcedureSheet { layout, ..Default::default() };
        sheet.control.code = "QT.01".into();
        let read = intake::read(&docx::procedure(&sheet).unwrap()).unwrap();
        assert_eq!(read.fees, [], "{layout:?}");
        assert_eq!(read.legal_basis, []);
        assert_eq!(read.components, []);
        assert_eq!(read.channels, Vec::<String>::new());
        assert_eq!(read.conditions, None);
        assert_eq!(read.forms, []);
        let says = |section: &&flow::Section| {
            !section.text.is_empty() && !section.text.starts_with("Số lượng hồ sơ: (Chưa")
        };
        assert_eq!(read.sections.iter().find(says), None, "{layout:?}");
    }
}

#[test]
fn every_case_reads_back_from_its_column() {
    for n in [2, 3, 5] {
        let sheet = samples::cases(n);
        let read = intake::read(&docx::procedure(&sheet).unwrap()).unwrap();
        assert_eq!(read.steps.len(), 3);
        for step in &read.steps {
            let texts: Vec<_> = step.durations.iter().map(|norm| norm.text.clone()).collect();
            assert_eq!(texts, sheet.steps[0].durations, "{n}");
            assert_eq!(step.durations[0].case, None);
            assert_eq!(step.durations[1].case.as_deref(), Some("Trường hợp 1"));
        }
    }
}

/// The Word file of a paper says what its sheet says, in its order.
#[test]
fn a_decision_says_what_its_sheet_says() {
    let text = samples::document(&docx::decision(&samples::decision()).unwrap());
    let mut rest = text.as_str();
    for said in [
        "Số: 47a/QĐ-UBND",
        "Quyết định",
        "Căn cứ Luật <A> & B;",
        "Theo đề nghị của Chánh Văn phòng,",
        "QUYẾT ĐỊNH:",
        "Điều 1. Công bố Hệ thống.",
        "Điều 2. Hiệu lực",
        "Nơi nhận:",
        "Đã ký điện tử",
        "Phụ lục",
        "QT.TP.40",
    ] {
        let at = rest.find(said).unwrap_or_else(|| panic!("{said:?} is not in {rest}"));
        rest = &rest[at + said.len()..];
    }
    let mut torn = samples::decision();
    torn.annexes[0].rows[3].pop();
    assert!(docx::decision(&torn).is_err());
}
