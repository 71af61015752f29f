//! The words that a decision prints.

use crate::Decision;
use jiff::civil::Date;
use organization::Member;
use platform::{DbError, Role, Tx};

pub(crate) const DECISION: &str = "Quyết định";
pub(crate) const ANNEX_TITLE: &str = "Danh mục tài liệu ban hành";
pub(crate) const ANNEX_HEADS: [&str; 4] = ["TT", "Mã hiệu", "Tên tài liệu", "Lần ban hành"];

/// `Chủ tịch Ủy ban nhân dân huyện Cồn Cỏ`: whose decision it is, also where a deputy signs for them.
pub fn authority(position: &str, agency: &str) -> String {
    let head = position.split(" UBND").next().unwrap_or(position).trim();
    let head = head.strip_prefix("Phó ").unwrap_or(head);
    format!("{head} {}", agency.replace('\n', " "))
}

/// What such a decision rests on.
pub fn bases() -> Vec<String> {
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước",
        "Căn cứ Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ trưởng Bộ Khoa học và Công nghệ quy định chi tiết thi hành Quyết định số 19/2014/QĐ-TTg",
        "Theo đề nghị của Thường trực Ban Chỉ đạo ISO",
    ]
    .map(Into::into)
    .to_vec()
}

/// The articles.
pub(crate) fn articles(count: usize, effective_on: Date) -> Vec<String> {
    vec![
        format!("Ban hành kèm theo Quyết định này {count:02} tài liệu của Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2015 (có danh mục kèm theo)."),
        format!("Quyết định này có hiệu lực từ {}. Các tài liệu cùng mã hiệu ban hành trước đây hết hiệu lực từ ngày này.", text::date_in_words(effective_on)),
        "Trưởng các phòng, đơn vị và cán bộ, công chức có liên quan chịu trách nhiệm thi hành Quyết định này./.".into(),
    ]
}

/// Nơi nhận.
pub(crate) fn recipients() -> Vec<String> {
    ["Như Điều 3;", "Sở Khoa học và Công nghệ;", "Ban Chỉ đạo ISO;", "Lưu: VT."]
        .map(Into::into)
        .to_vec()
}

/// `CHỦ TỊCH`; a deputy signs for the head (KT.).
pub fn signing_title(position: &str) -> String {
    let head = position.split(" UBND").next().unwrap_or(position).trim().to_uppercase();
    match head.strip_prefix("PHÓ ") {
        Some(chief) => format!("KT. {chief}\nPHÓ {chief}"),
        None => head,
    }
}

/// Above the signature for an agency: a people's committee signs as a body. A title that nobody knows
/// is that of its head.
pub fn signing_for(agency: &str, title: &str) -> String {
    let title = if title.is_empty() { "CHỦ TỊCH" } else { title };
    if agency.starts_with("Ủy ban nhân dân") {
        format!("TM. ỦY BAN NHÂN DÂN\n{title}")
    } else {
        title.to_owned()
    }
}

/// Who signs for the agency as its head on a day: the first who approves and is nobody's deputy.
pub fn chief(tx: &Tx<'_>, day: Date) -> Result<Option<Member>, DbError> {
    let leaders = organization::with_role(tx, Role::Approver, day)?;
    let is_head = |position: &str| !position.is_empty() && !position.starts_with("Phó ");
    Ok(leaders.into_iter().find(|member| is_head(&member.position)))
}

/// `(Kèm theo Quyết định số …)`.
pub(crate) fn annex_reference(decision: &Decision, agency: &str) -> String {
    let (number, dated) = (decision.number.as_str(), text::date_in_words(decision.dated));
    format!("(Kèm theo Quyết định số {number} {dated} của {})", agency.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::{authority, signing_for, signing_title};

    #[test]
    fn a_peoples_committee_signs_as_a_body() {
        let agency = "Ủy ban nhân dân\nhuyện Cồn Cỏ";
        assert_eq!(signing_for(agency, ""), "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH");
        assert_eq!(signing_for("Sở Nội vụ", "GIÁM ĐỐC"), "GIÁM ĐỐC");
    }

    #[test]
    fn who_signs() {
        assert_eq!(signing_title("Chủ tịch UBND huyện"), "CHỦ TỊCH");
        assert_eq!(signing_title("Phó Chủ tịch UBND huyện"), "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
        for position in ["Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện"] {
            assert_eq!(
                authority(position, "Ủy ban nhân dân\nhuyện Cồn Cỏ"),
                "Chủ tịch Ủy ban nhân dân huyện Cồn Cỏ"
            );
        }
    }
}
