use crate::model::MINUTES_PER_WORKING_DAY;

/// Days in the shortest and the longest month.
const MONTH: (f64, f64) = (28.0, 31.0);

/// Ten years: longer limits are counted as this.
const LONGEST: f64 = 3653.0;

/// `4 giờ`, `3,5 ngày làm việc (28 giờ)`.
pub fn written_time(minutes: i64) -> String {
    let hours = fraction(minutes, 60);
    if minutes.abs() < MINUTES_PER_WORKING_DAY {
        return format!("{hours} giờ");
    }
    format!("{} ngày làm việc ({hours} giờ)", fraction(minutes, MINUTES_PER_WORKING_DAY))
}

/// `23 ngày`, for minutes that stand for calendar days of 480.
pub(super) fn written_days(minutes: i64) -> String {
    format!("{} ngày", fraction(minutes, MINUTES_PER_WORKING_DAY))
}

/// A number with at most three decimals, after a comma: `3`, `3,5`, `0,125`.
fn fraction(amount: i64, per: i64) -> String {
    let (amount, per) = (i128::from(amount), i128::from(per));
    let thousandths = (amount * 2000 + per) / (2 * per);
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole},{}", format!("{rest:03}").trim_end_matches('0'))
}

/// Minutes of so many days of 480.
#[expect(clippy::cast_possible_truncation, reason = "a limit is far below 2^52 minutes")]
pub(super) fn day_minutes(days: f64) -> i64 {
    (days * 480.0).round() as i64
}

/// Fewest and most working days in a limit of calendar days, over every weekday of reception. The
/// day of reception does not count, and a last day at the weekend moves to Monday (Civil Code 2015,
/// Art. 147 and 148). Public holidays are left out: they differ every year.
#[expect(clippy::cast_possible_truncation, reason = "a limit is a small number of days")]
pub(super) fn working_days_in(calendar_days: f64) -> (i64, i64) {
    let days = calendar_days.floor().clamp(0.0, LONGEST) as i64;
    let counts = (0..5).map(|reception| {
        let mut last = reception + days;
        while last % 7 > 4 {
            last += 1;
        }
        (reception + 1..=last).filter(|day| day % 7 <= 4).count()
    });
    counts.fold((i64::MAX, 0), |(fewest, most), count| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        (fewest.min(count), most.max(count))
    })
}

/// The same for months.
pub(super) fn working_days_in_months(months: f64) -> (i64, i64) {
    (working_days_in(months * MONTH.0).0, working_days_in(months * MONTH.1).1)
}

/// Fewest and most calendar days in so many months, as minutes of 480 a day.
pub(super) fn days_in_months(months: f64) -> (i64, i64) {
    (day_minutes(months * MONTH.0), day_minutes(months * MONTH.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_written_as_offices_write_it() {
        for (minutes, written) in [
            (60, "1 giờ"),
            (150, "2,5 giờ"),
            (480, "1 ngày làm việc (8 giờ)"),
            (1680, "3,5 ngày làm việc (28 giờ)"),
            (540, "1,125 ngày làm việc (9 giờ)"),
        ] {
            assert_eq!(written_time(minutes), written);
        }
        assert_eq!(written_days(23 * 480), "23 ngày");
    }

    #[test]
    fn calendar_days_hold_so_many_working_days() {
        for (calendar, fewest, most) in [(1.0, 1, 1), (5.0, 3, 5), (7.0, 5, 5), (23.0, 16, 17)] {
            assert_eq!(working_days_in(calendar), (fewest, most), "{calendar}");
        }
    }
}
