//! Legal bases against each other and against the register of external documents.

use super::{
    Context, ExternalText, Finding, Register, Rule, TextStatus,
    part::Part,
    words::{list, name_key, said, shorten},
};
use crate::{LegalBasis, Procedure, citation};
use jiff::civil::Date;
use text::date;

pub(super) fn check(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    if procedure.legal_basis.is_empty() {
        let message = "Quy trình chưa có căn cứ pháp lý. Hãy ghi các văn bản quy định thủ tục này, \
                       mỗi văn bản một dòng.";
        let part = Part::LegalBases;
        out.push(Finding::new(Rule::LegalBasisMissing, part, procedure, message.into()));
        return;
    }
    unnumbered(procedure, out);
    twice(procedure, out);
    if let Some(register) = &context.register {
        let day = context.valid_on.or(procedure.effective_on);
        for (row, basis) in procedure.legal_basis.iter().enumerate() {
            if let Some((rule, message)) = standing(basis, register, day) {
                out.push(Finding::new(rule, Part::LegalBasis(row), procedure, message));
            }
        }
    }
}

fn unnumbered(procedure: &Procedure, out: &mut Vec<Finding>) {
    let rows: Vec<(usize, String)> = (procedure.legal_basis.iter().enumerate())
        .filter(|(_, basis)| said(basis.number.as_deref()).is_none())
        .map(|(row, basis)| {
            (row, format!("“{}”", shorten(basis.title.trim_end_matches([';', '.', ' ']), 80)))
        })
        .collect();
    let Some((first, _)) = rows.first() else { return };
    let names: Vec<String> = rows.iter().map(|(_, name)| name.clone()).collect();
    let message = format!(
        "{} căn cứ chưa ghi số, ký hiệu: {}. Nên ghi cả số, ký hiệu để theo dõi được hiệu lực của \
         văn bản.",
        rows.len(),
        list(&names)
    );
    let part = Part::LegalBasis(*first);
    out.push(Finding::new(Rule::LegalBasisUnnumbered, part, procedure, message));
}

fn twice(procedure: &Procedure, out: &mut Vec<Finding>) {
    let keys: Vec<String> = procedure.legal_basis.iter().map(key).collect();
    for (row, basis) in procedure.legal_basis.iter().enumerate() {
        let Some(key) = keys.get(row).filter(|key| !key.is_empty()) else { continue };
        let Some(first) = keys.iter().take(row).position(|other| other == key) else { continue };
        let name = basis.number.clone().unwrap_or_else(|| shorten(&basis.title, 80));
        let message = format!("Văn bản {name} đã có ở dòng {}. Hãy xóa dòng lặp.", first + 1);
        out.push(Finding::new(Rule::LegalBasisTwice, Part::LegalBasis(row), procedure, message));
    }
}

fn key(basis: &LegalBasis) -> String {
    said(basis.number.as_deref()).map_or_else(|| name_key(&basis.title), citation::key)
}

fn standing(basis: &LegalBasis, register: &Register, day: Option<Date>) -> Option<(Rule, String)> {
    let number = said(basis.number.as_deref())?;
    let Some(known) = register.find(number) else {
        let message = format!(
            "Văn bản {number} chưa có trong danh mục tài liệu bên ngoài, nên chưa kiểm tra được \
             hiệu lực. Hãy bổ sung vào danh mục hoặc kiểm tra lại số, ký hiệu."
        );
        return Some((Rule::LegalBasisUnknown, message));
    };
    let on_day = day.map_or_else(String::new, |day| format!(" (xét vào ngày {})", date(day)));
    match known.standing(day) {
        TextStatus::Expired => Some((Rule::LegalBasisExpired, expired(number, known, &on_day))),
        TextStatus::NotYetInForce => {
            let state = known.effective_on.map_or_else(
                || "chưa có hiệu lực".to_owned(),
                |from| format!("đến {} mới có hiệu lực", date(from)),
            );
            let message = format!(
                "Văn bản {number} {state}{on_day}. Hãy lùi ngày hiệu lực của quy trình hoặc dùng \
                 căn cứ đang có hiệu lực."
            );
            Some((Rule::LegalBasisNotYet, message))
        }
        TextStatus::PartlyExpired => {
            let message = format!(
                "Văn bản {number} đã hết hiệu lực một phần. Hãy kiểm tra các điều khoản quy trình \
                 này dùng có còn hiệu lực không."
            );
            Some((Rule::LegalBasisPartlyExpired, message))
        }
        TextStatus::InForce => replaced(number, known).map(|m| (Rule::LegalBasisReplaced, m)),
    }
}

fn expired(number: &str, known: &ExternalText, on_day: &str) -> String {
    let since = known.ends_on().map_or_else(String::new, |end| format!(" từ {}", date(end)));
    let mend = known.replaced_by.as_deref().map_or_else(
        || "Hãy thay bằng văn bản đang có hiệu lực.".to_owned(),
        |next| format!("Hãy thay bằng văn bản {next} và rà lại nội dung quy trình."),
    );
    format!("Văn bản {number} đã hết hiệu lực{since}{on_day}. {mend}")
}

/// Still in force on the day, but its end or its successor is already known.
fn replaced(number: &str, known: &ExternalText) -> Option<String> {
    let until = known.ends_on().map(|end| format!(" từ {}", date(end)));
    let mend = "Hãy chuẩn bị sửa đổi quy trình trước ngày đó.";
    match (&known.replaced_by, until) {
        (Some(next), until) => Some(format!(
            "Văn bản {number} được thay thế bằng {next}{}. {mend}",
            until.unwrap_or_default()
        )),
        (None, Some(until)) => Some(format!("Văn bản {number} hết hiệu lực{until}. {mend}")),
        (None, None) => None,
    }
}
