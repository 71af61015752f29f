//! Who there is and who plays which role (ISO 9001, 5.3 and 7.1.2).

use crate::directory;
use platform::{DbError, Exhibit, Role, Span, Tx};

/// Roles without which the system has nobody to run it.
const NEEDED_ROLES: [Role; 4] =
    [Role::Approver, Role::IsoSecretary, Role::DocumentController, Role::Auditor];

/// The figures of a span, as of its last day.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let members = directory(tx, span.to)?;
    let is_played = |role: &&Role| members.iter().any(|member| member.roles.contains(role));
    let played = NEEDED_ROLES.iter().filter(is_played).count();
    let in_place = members.iter().filter(|member| !member.position.is_empty()).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let roles = Exhibit {
        key: "organization.roles",
        label: "vai trò chính đã có người giữ",
        href: format!("/people?{}", span.as_of()),
        clauses: &["5.3"],
        mend: "Giao các vai trò còn trống: lãnh đạo phê duyệt, thư ký ISO, kiểm soát tài liệu, đánh giá viên.",
        ..Exhibit::default()
    };
    let people = Exhibit {
        key: "organization.people",
        label: "người có chức vụ trong đơn vị",
        href: format!("/people?placed=yes&{}", span.as_of()),
        clauses: &["7.1.2"],
        mend: "Ghi người và chức vụ của từng đơn vị.",
        ..Exhibit::default()
    };
    Ok(vec![
        roles.of_all(number(played), number(NEEDED_ROLES.len())),
        people.needed(number(in_place)),
    ])
}
