//! What the decision and the declaration say on paper.

use crate::{Declaration, Snapshot};
use organization::Agency;

pub(crate) const DECISION: &str = "Quyết định";
pub(crate) const STATEMENT: &str = "Bản công bố";
pub(crate) const MAP: &str = "Sơ đồ quá trình";
pub(crate) const ANNEX_TITLE: &str =
    "Danh mục thủ tục hành chính áp dụng hệ thống quản lý chất lượng";
pub(crate) const ANNEX_HEADS: [&str; 6] = [
    "TT",
    "Mã thủ tục",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Mã quy trình",
    "Lần ban hành, ngày",
];
pub(crate) const NO_DATE: &str = "ngày       tháng       năm";

/// Trích yếu of the decision.
pub(crate) fn summary(it: &Snapshot) -> String {
    format!("Về việc {}", lower(&subject(it)))
}

/// What is declared.
fn subject(it: &Snapshot) -> String {
    format!("Công bố Hệ thống quản lý chất lượng phù hợp Tiêu chuẩn {}", standard(it))
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().collect::<String>() + letters.as_str()
    })
}

fn standard(it: &Snapshot) -> String {
    let label = it.scope.edition.label();
    if label.starts_with("TCVN") {
        format!("quốc gia {label}")
    } else {
        format!("quốc tế {label}")
    }
}

/// Căn cứ: what the scope says, or the usual ones.
pub(crate) fn bases(it: &Snapshot) -> Vec<String> {
    let own: Vec<_> = it
        .scope
        .bases
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(Into::into)
        .collect();
    if own.is_empty() { document::usual_bases() } else { own }
}

fn name_of(agency: &Agency) -> String {
    agency.name.replace('\n', " ")
}

/// The articles of the decision.
pub(crate) fn articles(
    it: &Declaration,
    agency: &Agency,
    before: Option<&Declaration>,
) -> Vec<String> {
    let snapshot = &it.snapshot;
    let replaced = before
        .map_or_else(String::new, |before| format!(" và thay thế {}", decision_named(before)));
    vec![
        format!(
            "Công bố Hệ thống quản lý chất lượng của {} phù hợp Tiêu chuẩn {}, áp dụng đối với: {}, gồm {:02} quy trình giải quyết thủ tục hành chính (có Bản công bố và Phụ lục kèm theo).",
            name_of(agency),
            standard(snapshot),
            snapshot.scope.statement.trim_end_matches('.'),
            snapshot.processes.len()
        ),
        "Thường trực Ban Chỉ đạo ISO niêm yết Bản công bố tại trụ sở cơ quan, đăng trên trang thông tin điện tử và gửi Sở Khoa học và Công nghệ; duy trì, cải tiến hệ thống và đề nghị công bố lại khi phạm vi áp dụng thay đổi.".into(),
        format!("Quyết định này có hiệu lực kể từ ngày ký{replaced}."),
        "Trưởng các phòng, đơn vị và cán bộ, công chức có liên quan chịu trách nhiệm thi hành Quyết định này./.".into(),
    ]
}

/// `Quyết định số 47a/QĐ-UBND ngày …`.
pub(crate) fn decision_named(it: &Declaration) -> String {
    let dated = it.dated.map_or_else(|| NO_DATE.to_owned(), text::date_in_words);
    let number = if it.number.is_empty() { "..........." } else { &it.number };
    format!("Quyết định số {number} {dated}")
}

/// Trích yếu of the declaration.
pub(crate) fn statement_summary(it: &Snapshot) -> String {
    format!("Hệ thống quản lý chất lượng phù hợp\nTiêu chuẩn {}", standard(it))
}

/// The text of the declaration.
pub(crate) fn statement(it: &Declaration, agency: &Agency) -> String {
    let snapshot = &it.snapshot;
    let mut lines = vec![format!("Tên cơ quan: {}.", name_of(agency))];
    for (label, value) in
        [("Địa chỉ", &snapshot.scope.address), ("Điện thoại", &snapshot.scope.phone)]
    {
        if !value.is_empty() {
            lines.push(format!("{label}: {}.", value.trim_end_matches('.')));
        }
    }
    // Who proposed it stands in the decision.
    let bases = bases(snapshot).into_iter().filter(|basis| !basis.starts_with("Theo đề nghị"));
    lines.extend(bases.map(|basis| format!("{};", basis.trim_end_matches([';', '.', ',']))));
    lines.push(format!("Thực hiện {},", decision_of(it, agency)));
    lines.push(format!(
        "Công bố Hệ thống quản lý chất lượng của cơ quan phù hợp Tiêu chuẩn {}, áp dụng đối với: {}.",
        standard(snapshot),
        snapshot.scope.statement.trim_end_matches('.')
    ));
    let fields = snapshot.fields();
    if !fields.is_empty() {
        lines.push(format!("Lĩnh vực hoạt động: {}.", fields.join("; ")));
    }
    lines.push(format!(
        "Danh mục {:02} thủ tục hành chính áp dụng hệ thống nêu tại Phụ lục của Bản công bố này.",
        snapshot.processes.len()
    ));
    if !snapshot.exclusions.is_empty() {
        lines.push("Điều khoản của tiêu chuẩn không áp dụng:".into());
        lines.extend(snapshot.exclusions.iter().map(|(clause, reason)| {
            format!("- Điều khoản {clause}: {}.", reason.trim_end_matches('.'))
        }));
    }
    lines.join("\n")
}

/// Its last words, which stay with the signature.
pub(crate) fn statement_closing(before: Option<&Declaration>) -> String {
    let from = "Bản công bố này có hiệu lực kể từ ngày ký";
    match before.map(decision_named) {
        Some(replaced) => format!("{from} và thay thế Bản công bố kèm theo {replaced}./."),
        None => format!("{from}./."),
    }
}

/// `Quyết định số … ngày … của …`.
fn decision_of(it: &Declaration, agency: &Agency) -> String {
    format!("{} của {}", decision_named(it), name_of(agency))
}

/// `(Phụ lục của Bản công bố kèm theo Quyết định số …)`.
pub(crate) fn annex_reference(it: &Declaration, agency: &Agency) -> String {
    format!("(Phụ lục của Bản công bố kèm theo {})", decision_of(it, agency))
}

/// Nơi nhận of the decision.
pub(crate) fn recipients() -> Vec<String> {
    let own = ["Như Điều 4;", "Sở Khoa học và Công nghệ;", "Ban Chỉ đạo ISO;", "Lưu: VT."];
    own.map(Into::into).to_vec()
}

/// Nơi nhận of the declaration.
pub(crate) fn statement_recipients() -> Vec<String> {
    let own = [
        "Sở Khoa học và Công nghệ;",
        "Trang thông tin điện tử của cơ quan;",
        "Các phòng, đơn vị;",
        "Niêm yết tại trụ sở;",
        "Lưu: VT.",
    ];
    own.map(Into::into).to_vec()
}
