//! Who wrote, reviewed and approved; what changed and why.

use super::{
    Context, Edition, Finding, Rule,
    part::Part,
    words::{blank, list, name_key, said},
};
use crate::{Procedure, Signatory};

pub(super) fn check(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    responsibility(procedure, out);
    same_person(procedure, out);
    amendments(procedure, context, out);
}

fn responsibility(procedure: &Procedure, out: &mut Vec<Finding>) {
    for (who, part, title) in [
        (procedure.author.as_ref(), Part::Author, "soạn thảo"),
        (procedure.reviewer.as_ref(), Part::Reviewer, "xem xét"),
        (procedure.approver.as_ref(), Part::Approver, "phê duyệt"),
    ] {
        let missing: Vec<String> = [
            ("họ tên", who.and_then(|who| who.name.as_deref())),
            ("chức vụ", who.and_then(|who| who.position.as_deref())),
        ]
        .into_iter()
        .filter(|(_, value)| said(*value).is_none())
        .map(|(what, _)| what.to_owned())
        .collect();
        if !missing.is_empty() {
            let message = format!(
                "Khối trách nhiệm chưa có {} của người {title}. Hãy ghi đủ họ tên và chức vụ.",
                list(&missing)
            );
            out.push(Finding::new(Rule::ResponsibilityIncomplete, part, procedure, message));
        }
    }
}

fn same_person(procedure: &Procedure, out: &mut Vec<Finding>) {
    let Some(author) = named(procedure.author.as_ref()) else { return };
    for (other, part, rule, title) in [
        (procedure.approver.as_ref(), Part::Approver, Rule::ApproverIsAuthor, "phê duyệt"),
        (procedure.reviewer.as_ref(), Part::Reviewer, Rule::ReviewerIsAuthor, "xem xét"),
    ] {
        let same = named(other).is_some_and(|other| name_key(other) == name_key(author));
        if same {
            let message = format!(
                "{author} vừa là người soạn thảo vừa là người {title}. Hãy để người khác {title}; \
                 nếu là hai người trùng tên, hãy ghi thêm tên đơn vị sau họ tên."
            );
            out.push(Finding::new(rule, part, procedure, message));
        }
    }
}

fn named(who: Option<&Signatory>) -> Option<&str> {
    who.and_then(|who| said(who.name.as_deref()))
}

fn amendments(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    let later = match context.edition {
        Edition::First => false,
        Edition::Later => true,
        Edition::AsPrinted => procedure.issue_no > Some(1) || procedure.revision_no > Some(0),
    };
    if later && procedure.amendments.is_empty() {
        let which = match (procedure.issue_no, procedure.revision_no) {
            (Some(issue), None | Some(0)) if issue > 1 => format!("Đây là lần ban hành {issue}"),
            (issue, Some(revision)) if revision > 0 => {
                format!("Đây là lần ban hành {}, lần sửa đổi {revision}", issue.unwrap_or(1))
            }
            _ => "Quy trình này đã được ban hành trước đây".to_owned(),
        };
        let message = format!(
            "{which}, nhưng bảng theo dõi sửa đổi còn trống. Hãy ghi nội dung sửa đổi và căn cứ của \
             việc sửa đổi."
        );
        out.push(Finding::new(Rule::AmendmentMissing, Part::Amendments, procedure, message));
    }
    for (row, amendment) in procedure.amendments.iter().enumerate() {
        let missing: Vec<String> =
            [("nội dung sửa đổi", &amendment.summary), ("căn cứ sửa đổi", &amendment.basis)]
                .into_iter()
                .filter(|(_, text)| blank(text))
                .map(|(what, _)| what.to_owned())
                .collect();
        if !missing.is_empty() {
            let message = format!(
                "Dòng {} của bảng theo dõi sửa đổi chưa ghi {}. Hãy ghi đủ để người đọc biết sửa gì \
                 và vì sao.",
                row + 1,
                list(&missing)
            );
            let part = Part::Amendment(row);
            out.push(Finding::new(Rule::AmendmentIncomplete, part, procedure, message));
        }
    }
}
