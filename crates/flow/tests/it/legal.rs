use super::{Row, sound::*};
use flow::{LegalBasis, lint::ExternalText, lint::Rule::*, lint::TextStatus};
use jiff::civil::date;

pub(crate) const ROWS: &[Row] = &[
    (LegalBasisMissing, Some("legal_basis"), |p, _| p.legal_basis.clear()),
    (LegalBasisMissing, None, |p, _| p.legal_basis.truncate(1)),
    (LegalBasisUnnumbered, Some("legal_basis-3"), |p, _| {
        for title in ["Luật Hôn nhân và gia đình năm 2014;", "Nghị định về hộ tịch;"]
        {
            p.legal_basis.push(LegalBasis { number: None, title: title.into() });
        }
    }),
    (LegalBasisUnnumbered, None, |p, _| p.legal_basis[0].title = String::new()),
    (LegalBasisTwice, Some("legal_basis-3"), |p, _| {
        p.legal_basis.push(basis("123/2015/NĐ – CP", ""));
    }),
    (LegalBasisTwice, None, |p, _| p.legal_basis.push(basis("132/2015/NĐ-CP", ""))),
    (LegalBasisUnknown, Some("legal_basis-3"), |p, _| {
        p.legal_basis.push(basis("132/2015/NĐ-CP", ""));
    }),
    (LegalBasisUnknown, None, |p, c| {
        p.legal_basis.push(basis("132/2015/NĐ-CP", ""));
        c.register = None;
    }),
    (LegalBasisExpired, Some("legal_basis-2"), |_, c| {
        let replaced_by = Some("120/2025/NĐ-CP".into());
        let expired_on = Some(date(2025, 7, 1));
        register(c, ExternalText { expired_on, replaced_by, ..ExternalText::default() });
    }),
    (LegalBasisExpired, Some("legal_basis-2"), |p, c| {
        p.effective_on = None;
        register(c, text_of(TextStatus::Expired));
    }),
    (LegalBasisExpired, Some("legal_basis-2"), |_, c| {
        c.valid_on = Some(date(2026, 1, 1));
        register(c, ExternalText { expired_on: Some(date(2026, 1, 1)), ..ExternalText::default() });
    }),
    (LegalBasisExpired, None, |_, c| {
        let expired_on = Some(date(2025, 7, 8));
        let status = TextStatus::Expired; // by now, but not on the day the procedure took effect
        register(c, ExternalText { expired_on, status, ..ExternalText::default() });
    }),
    (LegalBasisPartlyExpired, Some("legal_basis-2"), |_, c| {
        register(c, text_of(TextStatus::PartlyExpired));
    }),
    (LegalBasisPartlyExpired, None, |_, c| register(c, text_of(TextStatus::InForce))),
    (LegalBasisNotYet, Some("legal_basis-2"), |_, c| {
        register(
            c,
            ExternalText { effective_on: Some(date(2025, 7, 8)), ..ExternalText::default() },
        );
    }),
    (LegalBasisNotYet, Some("legal_basis-2"), |_, c| {
        register(c, text_of(TextStatus::NotYetInForce));
    }),
    (LegalBasisNotYet, None, |_, c| {
        let status = TextStatus::NotYetInForce;
        register(
            c,
            ExternalText { effective_on: Some(EFFECTIVE), status, ..ExternalText::default() },
        );
    }),
    (LegalBasisReplaced, Some("legal_basis-2"), |_, c| {
        let replaced_by = Some("Luật Hộ tịch 2026".into());
        let replaced_on = Some(date(2027, 3, 1));
        register(c, ExternalText { replaced_by, replaced_on, ..ExternalText::default() });
    }),
    (LegalBasisReplaced, Some("legal_basis-2"), |_, c| {
        register(c, ExternalText { expired_on: Some(date(2027, 3, 1)), ..ExternalText::default() });
    }),
    (LegalBasisReplaced, None, |_, c| {
        register(
            c,
            ExternalText { replaced_on: Some(date(2025, 7, 1)), ..ExternalText::default() },
        );
    }),
];
