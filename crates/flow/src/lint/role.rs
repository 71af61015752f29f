use crate::StepRole;
use text::fold;

/// The one-stop desk, under its names and abbreviations.
const ONE_STOP: [&str; 9] = [
    "mot cua",
    "bo phan tiep nhan",
    "bp tiep nhan",
    "tiep nhan va tra ket qua",
    "tiep nhan ho so",
    "hanh chinh cong",
    "tn&tkq",
    "bptn",
    "ttpvhcc",
];

const CLERK: [&str; 1] = ["van thu"];

const LEADER: [&str; 8] = [
    "lanh dao ubnd",
    "lanh dao uy ban",
    "lanh dao hdnd",
    "lanh dao so",
    "lanh dao co quan",
    "chu tich",
    "giam doc so",
    "tm. ubnd",
];

const UNIT_HEAD: [&str; 13] = [
    "truong phong",
    "pho phong",
    "chanh van phong",
    "lanh dao phong",
    "lanh dao van phong",
    "lanh dao ban",
    "truong ban",
    "truong bo phan",
    "phu trach bo phan",
    "phu trach phong",
    "lanh dao trung tam",
    "giam doc trung tam",
    "lanh dao bo phan",
];

const SPECIALIST: [&str; 7] = [
    "cong chuc",
    "chuyen vien",
    "can bo chuyen mon",
    "can bo thu ly",
    "vien chuc",
    "tu phap - ho tich",
    "tu phap ho tich",
];

/// The role that the text of a "Trách nhiệm" cell suggests; `None` where it names none, or several
/// that don't go together. A person decides.
pub fn suggest_role(responsible: &str) -> Option<StepRole> {
    let folded = fold(responsible).replace('–', "-");
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let (leader, head) = (has(&LEADER), has(&UNIT_HEAD));
    let desk = has(&ONE_STOP) && !head; // the head of the desk is a head
    match (desk, has(&CLERK), leader, head) {
        (true, false, false, false) => Some(StepRole::OneStop),
        (false, true, false, false) => Some(StepRole::Clerk),
        (false, false, true, false) => Some(StepRole::Leader),
        (false, false, false, true) => Some(StepRole::UnitHead),
        (false, false, false, false) if has(&SPECIALIST) => Some(StepRole::Specialist),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StepRole::{Clerk, Leader, OneStop, Specialist, UnitHead};

    #[test]
    fn cells_suggest_roles() {
        for (cell, role) in [
            ("Cán bộ tiếp nhận hồ sơ tại Trung tâm Phục vụ hành chính công", Some(OneStop)),
            ("Công chức tiếp nhận tại Trung tâm hành chính công cấp xã", Some(OneStop)),
            ("Bộ phận tiếp nhận và trả kết quả ", Some(OneStop)),
            ("Bộ phận Một cửa", Some(OneStop)),
            ("Cán bộ tiếp nhận hồ sơ tại TTPVHCC", Some(OneStop)),
            ("Bộ phận TN&TKQ", Some(OneStop)),
            ("Công chức Tư pháp - Hộ tịch", Some(Specialist)),
            ("Chuyên viên", Some(Specialist)),
            ("Công chức Văn phòng - Thống kê", Some(Specialist)),
            ("Lãnh đạo\nUBND cấp xã", Some(Leader)),
            ("Phó Chủ tịch UBND", Some(Leader)),
            ("Lãnh đạo Sở", Some(Leader)),
            ("Trưởng phòng", Some(UnitHead)),
            ("Chánh Văn phòng HĐND và UBND", Some(UnitHead)),
            ("Lãnh đạo Phòng chuyên môn", Some(UnitHead)),
            ("Lãnh đạo Trung tâm Phục vụ hành chính công", Some(UnitHead)),
            ("Văn thư UBND ", Some(Clerk)),
            ("Công chức Văn thư", Some(Clerk)),
            ("Văn thư/Bộ phận một cửa", None),
            ("Lãnh đạo UBND, Trưởng phòng", None),
            ("Phòng chuyên môn", None),
            ("Công chứng viên", None),
            ("UBND xã", None),
            ("", None),
        ] {
            assert_eq!(suggest_role(cell), role, "{cell}");
        }
    }
}
