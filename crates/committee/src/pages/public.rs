//! What the public reads of the committee, on the portal's page about quality.

use crate::{SeatView, actions};
use jiff::civil::Date;
use platform::{DbError, PublicBlock, PublicPlace, PublicSection, Tx};
use quality_register::Entry;

/// Who leads the quality system, as the decision says.
pub(crate) fn sections(tx: &Tx<'_>, day: Date) -> Result<Vec<PublicSection>, DbError> {
    let Some(committee) = actions::in_force(tx, day)? else { return Ok(Vec::new()) };
    let serving = actions::seats(tx)?.into_iter().filter(|seat| seat.is_serving);
    let rows: Vec<_> = serving.map(row).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let heads = ["Họ và tên", "Chức vụ", "Phần việc"].map(Into::into).to_vec();
    let blocks = vec![PublicBlock::Table { caption: caption(&committee), heads, rows }];
    Ok(vec![PublicSection {
        on: PublicPlace::Quality,
        place: 30,
        id: "committee",
        title: "Ban Chỉ đạo ISO".to_owned(),
        blocks,
    }])
}

fn caption(committee: &Entry) -> String {
    let values = &committee.values;
    let dated = values.day("dated").map(|day| format!(" ngày {}", text::date(day)));
    match values.text("number") {
        "" => "Những người điều hành hệ thống quản lý chất lượng".to_owned(),
        number => format!("Theo Quyết định số {number}{}", dated.unwrap_or_default()),
    }
}

fn row(seat: SeatView) -> Vec<String> {
    let position = if seat.position_now.is_empty() { seat.position } else { seat.position_now };
    let part = if seat.is_representative {
        format!("{}, đại diện lãnh đạo về chất lượng", seat.post.label())
    } else {
        seat.post.label().to_owned()
    };
    vec![seat.name, position, part]
}
