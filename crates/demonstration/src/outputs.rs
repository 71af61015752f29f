//! Nonconforming outputs of 2022: a wrong result that a citizen brought back, and the late ones that
//! entered themselves, each decided, made good and looked at again.

use crate::{Failure, agenda::Agenda, moment::Days, world::World};
use jiff::civil::date;
use nonconforming_output::OUTPUTS;
use platform::{AppError, Tx};
use quality_register::{Entry, Values, every, step};

/// Who decides, who makes good, who looks again.
const DEPUTY: &str = "phochutich";
const CHIEF: &str = "chanhvanphong";
const SECRETARY: &str = "thuky";

/// Puts the outputs of 2022 on the agenda.
pub(crate) fn plan(agenda: &mut Agenda) -> Result<(), Failure> {
    agenda.at(Days::on(date(2022, 5, 19), 8, 30)?, |tx, world| {
        let values = Values::new()
            .with("what", "Trích lục TL-2022-004 ghi sai năm sinh, người dân mang trả lại")
            .with("kind", "wrong")
            .with("dossier", "TL-2022-004")
            .with("process", "QT.VP.05")
            .with("found_on", "2022-05-19")
            .with("found_by", "Người nộp hồ sơ")
            .with("stage", "afterwards")
            .with("effect", "Phải đi lại một lần để nhận trích lục đúng");
        let unit = world.unit(Some("VP"))?.map(|unit| unit.to_string()).unwrap_or_default();
        let by = world.person("motcua")?;
        quality_register::enter(tx, &by, &OUTPUTS, &values.with("unit", unit), None).map(drop)
    });
    // A wrong result is decided the same day; what was late, at the next meeting.
    for (day, reissued) in [(date(2022, 5, 19), true), (date(2022, 8, 1), false)] {
        agenda.at(Days::on(day, 14, 10)?, move |tx, world| {
            for entry in every(tx, &OUTPUTS)? {
                if entry.state() == "recorded" {
                    settle(tx, world, &entry, reissued)?;
                }
            }
            Ok(())
        });
    }
    Ok(())
}

/// From the decision to the end.
fn settle(tx: &Tx<'_>, world: &World, entry: &Entry, reissued: bool) -> Result<(), AppError> {
    let (deputy, chief) = (world.person(DEPUTY)?, world.person(CHIEF)?);
    let today = text::here(tx.now()).date();
    let decided = if reissued {
        ("reissue", "Thu hồi trích lục sai, cấp lại trích lục đúng trong ngày")
    } else {
        ("apologise", "Xin lỗi bằng văn bản, trả kết quả")
    };
    let decision = Values::new()
        .with("disposition", decided.0)
        .with("decision", decided.1)
        .with("owner", chief.person.to_string())
        .with("due", today.to_string());
    step(tx, &deputy, &OUTPUTS, entry.id, "decide", &decision, "")?;
    let done = Values::new()
        .with(
            "done",
            if reissued {
                "Đã cấp lại trích lục đúng"
            } else {
                "Đã trả kết quả"
            },
        )
        .with("informed", if reissued { "counter" } else { "letter" })
        .with("informed_on", today.to_string())
        .with("apology", format!("Phiếu xin lỗi và hẹn lại, ngày {}", text::date(today)));
    step(tx, &chief, &OUTPUTS, entry.id, "execute", &done, "")?;
    let again = Values::new().with("recheck", "Kết quả đúng, người nộp hồ sơ đã nhận");
    step(tx, &world.person(SECRETARY)?, &OUTPUTS, entry.id, "recheck", &again, "")?;
    step(tx, &deputy, &OUTPUTS, entry.id, "close", &Values::new(), "").map(drop)
}
