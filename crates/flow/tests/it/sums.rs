//! The running sum that the editor shows.

use super::sound::*;
use flow::{
    Unit::{self, *},
    lint::{
        Measure::{self, *},
        WhyNot, sums,
    },
};

#[test]
fn sums_of_every_case_beside_its_limit() {
    let got: Vec<_> = sums(&sound())
        .into_iter()
        .map(|sum| (sum.case, sum.minutes, sum.limit_minutes, sum.why_not))
        .collect();
    let verified = Some("phải xác minh".to_owned());
    assert_eq!(
        got,
        [(None, Some(1440), Some(1440), None), (verified, Some(3600), Some(3840), None)]
    );
}

#[test]
fn units_are_converted_and_what_cannot_be_is_said() {
    type Norm = (f64, Unit, &'static str);
    type Want = (Measure, Option<i64>, Option<i64>, Option<WhyNot>);
    let cases: [(Option<f64>, Unit, &[Norm], Want); 8] = [
        (
            Some(3.0),
            WorkingDay,
            &[(0.5, WorkingDay, ""), (4.0, Hour, "")],
            (WorkingTime, Some(480), Some(1440), None),
        ),
        (
            Some(0.0),
            SameDay,
            &[(1.0, WorkingDay, "1 ngày"); 5],
            (WorkingTime, None, Some(480), Some(WhyNot::UpperBounds)),
        ),
        (
            Some(1.0),
            WorkingDay,
            &[(1.0, WorkingDay, "1 ngày"); 2],
            (WorkingTime, Some(960), Some(480), None),
        ),
        (
            Some(5.0),
            CalendarDay,
            &[(1.0, WorkingDay, "")],
            (Converted, Some(480), Some(3 * 480), None),
        ),
        (
            Some(5.0),
            CalendarDay,
            &[(0.5, CalendarDay, ""), (4.0, CalendarDay, "")],
            (CalendarDays, Some(2160), Some(2400), None),
        ),
        (None, WorkingDay, &[(1.0, WorkingDay, "")], (WorkingTime, Some(480), None, None)),
        (
            Some(1.0),
            Month,
            &[(1.0, Month, "01 tháng")],
            (Converted, None, Some(20 * 480), Some(WhyNot::MixedUnits)),
        ),
        (
            Some(5.0),
            WorkingDay,
            &[(1.0, WorkingDay, ""), (3.0, WorkingDay, "3 ngày kể từ khi nhận")],
            (WorkingTime, None, Some(2400), Some(WhyNot::Relative(1))),
        ),
    ];
    for (value, unit, norms, want) in cases {
        let mut procedure = sound();
        timed(&mut procedure, limit(None, value, unit, ""), norms);
        let sum = sums(&procedure).remove(0);
        let got = (sum.measure, sum.minutes, sum.limit_minutes, sum.why_not);
        assert_eq!(got, want, "{value:?} {unit:?} {norms:?}");
    }
}

#[test]
fn absurd_numbers_do_no_harm() {
    for value in [0.0, -1.0, 1e300, f64::NAN, f64::INFINITY] {
        for unit in Unit::ALL {
            for limit_unit in Unit::ALL {
                let mut procedure = sound();
                let time_limit = limit(None, Some(value), limit_unit, "");
                timed(&mut procedure, time_limit, &[(value, unit, ""); 3]);
                flow::lint::lint(&procedure, &context());
            }
        }
    }
}
