//! Dossiers of a span, each with its log of steps (ISO 9001, 8.1 to 8.6).

use crate::figures::{self, Only};
use platform::{DbError, Exhibit, Span, Tx};

/// The figures of a span: what was received and finished in it and, where it lasts until today, what is late now.
pub(crate) fn exhibits(tx: &Tx<'_>, span: Span) -> Result<Vec<Exhibit>, DbError> {
    let received_in = figures::received_in(tx, span)?;
    let told = figures::finished(tx, span.from, span.to, Only::default())?;
    let days = format!("finished_from={}&finished_to={}", span.from, span.to);
    let received = Exhibit {
        key: "dossier.received",
        label: "hồ sơ tiếp nhận trong kỳ, có nhật ký từng bước",
        href: format!("/dossiers?received_from={}&received_before={}", span.start(), span.end()),
        // What the citizen hands over is listed piece by piece when it is received (8.5.3).
        clauses: &["4.4", "8.1", "8.2.3", "8.5.1", "8.5.2", "8.5.3"],
        mend: "Tiếp nhận hồ sơ theo quy trình đang có hiệu lực.",
        ..Exhibit::default()
    };
    let finished = Exhibit {
        key: "dossier.finished",
        label: "hồ sơ đã giải quyết trong kỳ",
        href: format!("/dossiers?{days}"),
        clauses: &["5.1.2", "8.6"],
        mend: "Giải quyết xong hồ sơ để có kết quả.",
        ..Exhibit::default()
    };
    let late = Exhibit {
        key: "dossier.late",
        label: "hồ sơ trả quá hạn trong kỳ",
        href: format!("/dossiers?timeliness=late&{days}"),
        mend: "Xem nguyên nhân quá hạn ở từng bước và khắc phục.",
        ..Exhibit::default()
    };
    let mut shown = vec![
        received.needed(received_in),
        finished.needed(told.all),
        late.none_of(told.late, told.all),
    ];
    if span.reaches(text::here(tx.now()).date()) {
        shown.push(late_now(tx)?);
    }
    Ok(shown)
}

/// Those that citizens wait for past their day.
fn late_now(tx: &Tx<'_>) -> Result<Exhibit, DbError> {
    let (running, late) = figures::running_now(tx)?;
    let shown = Exhibit {
        key: "dossier.overdue",
        label: "hồ sơ đang giải quyết đã quá hạn",
        href: format!("/dossiers?late_before={}", tx.now().as_microsecond()),
        mend: "Giải quyết ngay, xin lỗi và báo người nộp ngày trả mới.",
        ..Exhibit::default()
    };
    Ok(shown.none_of(late, running))
}
