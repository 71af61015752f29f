use super::{Row, sound::*};
use flow::{Amendment, lint::Edition, lint::Rule::*};
use jiff::civil::date;

pub(crate) const ROWS: &[Row] = &[
    (CodeMissing, Some("code"), |p, _| p.code = Some(" ".into())),
    (CodeMissing, None, |p, _| p.code = Some("QT.VP.01".into())),
    (CodeOddCharacter, Some("code"), |p, _| p.code = Some("QT 05/CX\u{200b}-HCTP".into())),
    (CodeOddCharacter, Some("code"), |p, _| p.code = Some("QT\u{a0}05/CX–HCTP".into())),
    (CodeOddCharacter, Some("code"), |p, _| p.code = Some("QT  05/CX-HCTP ".into())),
    (CodeOddCharacter, None, |p, _| p.code = Some("QT.ĐĐ_01 (2), A&B/2025".into())),
    (CodeLookAlike, Some("code"), |p, _| p.code = Some("QT 05/СX-HCTP".into())), // Cyrillic С
    (CodeLookAlike, Some("code"), |p, _| p.code = Some("QT O5/CX-HCTP".into())),
    (CodeLookAlike, None, |p, _| p.code = Some("QT 05/CO-HCTP-I".into())),
    (CodeDuplicate, Some("code"), |p, _| p.code = Some("qt 1/cx-hctp".into())),
    (CodeDuplicate, None, |p, _| p.code = Some("QT 10/CX-HCTP".into())),
    (NameMissing, Some("name"), |p, _| p.name = None),
    (NameMissing, None, |p, _| p.name = Some("Đăng ký".into())),
    (NameTooLong, Some("name"), |p, _| p.name = Some("chứng thực ".repeat(20))),
    (NameTooLong, None, |p, _| p.name = Some("chứng thực ".repeat(18))),
    (HeaderNameMismatch, Some("headers-2"), |p, _| {
        p.printed.header_names.push("Tên quy trình: Đăng ký khai sinh ____".into());
    }),
    (HeaderNameMismatch, None, |p, _| {
        p.printed.header_names.push("ĐĂNG KÝ NHẬN  CHA, MẸ, CON".into());
        p.printed.header_names.push(String::new());
    }),
    (IssueMissing, Some("issue_no"), |p, _| p.issue_no = None),
    (IssueMissing, None, |p, _| p.revision_no = None),
    (FooterIssueMismatch, Some("footers-2"), |p, _| p.printed.footers.push(footer(EFFECTIVE, 2))),
    (FooterIssueMismatch, Some("footers-1"), |p, _| {
        p.revision_no = Some(0);
        p.printed.footers[0].revision_no = Some(3);
    }),
    (FooterIssueMismatch, None, |p, _| p.printed.footers[0].issue_no = None),
    (DateMissing, Some("effective_on"), |p, _| p.effective_on = None),
    (DateMissing, Some("issued_on"), |p, _| p.issued_on = None),
    (DateMissing, None, |p, _| p.printed.footers.clear()),
    (EffectiveBeforeIssued, Some("effective_on"), |p, _| p.effective_on = Some(date(2024, 7, 3))),
    (EffectiveBeforeIssued, None, |p, _| p.effective_on = Some(date(2025, 7, 8))),
    (FooterDateMismatch, Some("footers-2"), |p, _| {
        p.printed.footers.push(footer(date(2025, 7, 9), 1));
    }),
    (FooterDateMismatch, Some("footers-2"), |p, _| {
        p.effective_on = None;
        p.printed.footers.push(footer(date(2025, 7, 9), 1));
    }),
    (FooterDateMismatch, None, |p, _| p.printed.footers.push(footer(EFFECTIVE, 1))),
    (FooterDateMismatch, None, |p, _| p.printed.footers.push(footer(date(2024, 7, 3), 1))),
    (FooterDateStale, Some("footers-2"), |p, _| {
        p.printed.footers.push(footer(date(2024, 7, 3), 1));
    }),
    (FooterDateStale, None, |p, _| p.printed.footers.push(footer(date(2025, 7, 9), 1))),
    (ResponsibilityIncomplete, Some("reviewer"), |p, _| p.reviewer = None),
    (ResponsibilityIncomplete, Some("approver"), |p, _| {
        p.approver = Some(who("Trần Văn Cường", " "));
    }),
    (ResponsibilityIncomplete, None, |p, _| {
        p.reviewer = Some(who("Võ Thị Dung", "Chánh Văn phòng"));
    }),
    (ApproverIsAuthor, Some("approver"), |p, _| {
        p.approver = Some(who("nguyễn  văn an", "Giám đốc"));
    }),
    (ApproverIsAuthor, None, |p, _| {
        p.approver = None;
        p.author = None;
    }),
    (ReviewerIsAuthor, Some("reviewer"), |p, _| {
        p.reviewer = Some(who("Nguyễn Văn An", "Chuyên viên"));
    }),
    (ReviewerIsAuthor, None, |p, _| p.reviewer = Some(who("Nguyễn Văn Anh", "Chuyên viên"))),
    (AmendmentMissing, Some("amendments"), |p, _| p.issue_no = Some(2)),
    (AmendmentMissing, Some("amendments"), |p, _| p.revision_no = Some(1)),
    (AmendmentMissing, Some("amendments"), |_, c| c.edition = Edition::Later),
    (AmendmentMissing, None, |p, c| {
        p.issue_no = Some(2);
        c.edition = Edition::First;
    }),
    (AmendmentMissing, None, |p, _| {
        p.issue_no = Some(2);
        p.amendments.push(Amendment { summary: "Sửa mục 5.4".into(), ..Amendment::default() });
    }),
    (AmendmentIncomplete, Some("amendments-1"), |p, _| {
        p.amendments.push(Amendment { summary: "Sửa mục 5.4".into(), ..Amendment::default() });
    }),
    (AmendmentIncomplete, None, |p, _| {
        let (summary, basis) = ("Sửa mục 5.4".into(), "Nghị định số 07/2025/NĐ-CP".into());
        p.amendments.push(Amendment { summary, basis, ..Amendment::default() });
    }),
];
