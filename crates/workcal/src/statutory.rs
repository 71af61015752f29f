//! Days off as the law gives them, for the years whose notice has not been published.
//!
//! The Labour Code (45/2019/QH14), Articles 111 and 112, and Resolution 28/2026/QH16. What the
//! Prime Minister chooses each year (which five days of Tết, which neighbour of National Day) is
//! guessed from what was chosen before; swapped Saturdays cannot be guessed at all. Such a
//! calendar is therefore *provisional*.

use crate::calendar::{Occasion, SpecialDay};
use crate::lunar::{LunarDate, tet};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use std::collections::BTreeMap;

const LABOUR_CODE: &str = "45/2019/QH14";
const CULTURE_DAY_RESOLUTION: &str = "28/2026/QH16";
const CULTURE_DAY_SINCE: i16 = 2026;

/// The days off of a year by law alone, in order, with what is made up for weekly rest.
pub fn days_off(year: i16) -> Vec<SpecialDay> {
    let mut days = BTreeMap::new();
    for (day, reason) in holidays(year) {
        days.insert(day, special(day, Occasion::Statutory, reason.to_owned(), LABOUR_CODE));
    }
    if year >= CULTURE_DAY_SINCE {
        let day = date(year, 11, 24);
        let reason = "Ngày Văn hóa Việt Nam 24/11".to_owned();
        days.insert(day, special(day, Occasion::Statutory, reason, CULTURE_DAY_RESOLUTION));
    }
    for (day, reason) in holidays(year) {
        // Article 111(3). The 24th of November is not among the days of Article 112(1).
        if let Some(free) = is_weekly_rest(day).then(|| next_free(day, &days)).flatten() {
            let reason = format!("nghỉ bù {reason}");
            days.insert(free, special(free, Occasion::MakeUp, reason, LABOUR_CODE));
        }
    }
    days.into_values().collect()
}

/// Saturday and Sunday.
pub fn is_weekly_rest(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The holidays of Article 112(1), whatever day of the week they fall on, in order.
fn holidays(year: i16) -> Vec<(Date, &'static str)> {
    let mut days = vec![(date(year, 1, 1), "Tết Dương lịch")];
    days.extend(tet(year).into_iter().flat_map(tet_days).map(|day| (day, "Tết Nguyên đán")));
    if let Some(day) = LunarDate::new(year, 3, 10).to_solar() {
        days.push((day, "Giỗ Tổ Hùng Vương"));
    }
    days.push((date(year, 4, 30), "Ngày Chiến thắng 30/4"));
    days.push((date(year, 5, 1), "Ngày Quốc tế Lao động 1/5"));
    days.extend(national_days(year).map(|day| (day, "Quốc khánh 2/9")));
    days
}

/// Five days from two before the new year, or from one before where that fills a week of work.
///
/// So it was chosen every year from 2019 to 2027.
fn tet_days(new_year: Date) -> impl Iterator<Item = Date> {
    let before = if new_year.weekday() == Weekday::Tuesday { 1 } else { 2 };
    (0..5).filter_map(move |n| new_year.checked_add((n - before).days()).ok())
}

/// The second of September and a neighbour: the one that joins it to a weekend, else the day
/// before, as in 2026.
fn national_days(year: i16) -> std::array::IntoIter<Date, 2> {
    let day = date(year, 9, 2);
    match day.weekday() {
        Weekday::Monday | Weekday::Thursday => [day, date(year, 9, 3)],
        Weekday::Tuesday
        | Weekday::Wednesday
        | Weekday::Friday
        | Weekday::Saturday
        | Weekday::Sunday => [date(year, 9, 1), day],
    }
    .into_iter()
}

/// The first working day after `day` that is not off already.
fn next_free(day: Date, taken: &BTreeMap<Date, SpecialDay>) -> Option<Date> {
    day.series(1.day()).skip(1).find(|next| !is_weekly_rest(*next) && !taken.contains_key(next))
}

fn special(date: Date, kind: Occasion, reason: String, notice: &str) -> SpecialDay {
    SpecialDay { date, kind, reason, notice: notice.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use expect_test::expect;
    use std::fmt::Write;

    /// What the law and the guesses give is what was published, but for swaps.
    #[test]
    fn the_law_gives_the_published_days() {
        let published = Calendar::national();
        for year in 2022..=2027 {
            let derived: Vec<_> =
                days_off(year).into_iter().map(|day| (day.date, day.kind, day.reason)).collect();
            let noticed: Vec<_> = published
                .special_days()
                .filter(|day| day.date.year() == year)
                .filter(|day| matches!(day.kind, Occasion::Statutory | Occasion::MakeUp))
                .map(|day| (day.date, day.kind, day.reason.clone()))
                .collect();
            assert_eq!(derived, noticed, "{year}");
        }
    }

    #[test]
    fn a_year_nobody_has_published() {
        let mut days = String::new();
        for day in days_off(2028) {
            writeln!(days, "{} {:?} {}", day.date.strftime("%a %d/%m"), day.kind, day.reason)
                .unwrap();
        }
        expect![[r"
            Sat 01/01 Statutory Tết Dương lịch
            Mon 03/01 MakeUp nghỉ bù Tết Dương lịch
            Mon 24/01 Statutory Tết Nguyên đán
            Tue 25/01 Statutory Tết Nguyên đán
            Wed 26/01 Statutory Tết Nguyên đán
            Thu 27/01 Statutory Tết Nguyên đán
            Fri 28/01 Statutory Tết Nguyên đán
            Tue 04/04 Statutory Giỗ Tổ Hùng Vương
            Sun 30/04 Statutory Ngày Chiến thắng 30/4
            Mon 01/05 Statutory Ngày Quốc tế Lao động 1/5
            Tue 02/05 MakeUp nghỉ bù Ngày Chiến thắng 30/4
            Fri 01/09 Statutory Quốc khánh 2/9
            Sat 02/09 Statutory Quốc khánh 2/9
            Mon 04/09 MakeUp nghỉ bù Quốc khánh 2/9
            Fri 24/11 Statutory Ngày Văn hóa Việt Nam 24/11
        "]]
        .assert_eq(&days);
    }

    #[test]
    fn the_culture_day_is_not_made_up() {
        // In 2029 it is a Saturday.
        let november = |day: &SpecialDay| day.date.month() == 11;
        assert_eq!(days_off(2029).iter().filter(|day| november(day)).count(), 1);
        assert_eq!(days_off(2025).iter().filter(|day| november(day)).count(), 0);
    }
}
