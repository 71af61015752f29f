//! The figures of which every unit has a share, a row a unit.

use super::words::{UNIT, capital};
use crate::{Figure, Report};

/// The heads of the table by unit, and its rows: none where no figure tells units apart.
pub(crate) fn by_unit(report: &Report) -> (Vec<String>, Vec<Vec<String>>) {
    let figures: Vec<&Figure> = report.figures.iter().filter(|it| !it.units.is_empty()).collect();
    let labels = figures.iter().map(|figure| capital(&figure.label));
    let heads = [UNIT.to_owned()].into_iter().chain(labels).collect();
    let units = figures.first().map(|figure| figure.units.as_slice()).unwrap_or_default();
    let row = |(place, (unit, ..)): (usize, &(String, i64, i64))| {
        let of = |figure: &&Figure| figure.units.get(place).map(share).unwrap_or_default();
        [unit.clone()].into_iter().chain(figures.iter().map(of)).collect()
    };
    (heads, units.iter().enumerate().map(row).collect())
}

/// `3/4 (75%)`; a dash where there was nothing.
fn share((_, count, of): &(String, i64, i64)) -> String {
    let told = |rate| format!("{}/{} ({rate})", text::count(*count), text::count(*of));
    text::percent(*count, *of).map_or_else(|| "–".to_owned(), told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{State, model::tests::a_report};

    #[test]
    fn a_row_is_a_unit_with_its_shares() {
        let figure = |label: &str, units: &[(&str, i64, i64)]| Figure {
            label: label.to_owned(),
            units: units.iter().map(|(unit, n, of)| ((*unit).to_owned(), *n, *of)).collect(),
            ..Figure::default()
        };
        let figures = vec![
            figure("lượt trả lời", &[("Văn phòng", 3, 4), ("Phòng Nội vụ", 0, 0)]),
            figure("kế hoạch", &[]),
            figure("người đã học", &[("Văn phòng", 1, 3), ("Phòng Nội vụ", 2, 2)]),
        ];
        let (heads, rows) = by_unit(&Report { figures, ..a_report(State::Draft) });
        assert_eq!(heads, ["Đơn vị", "Lượt trả lời", "Người đã học"]);
        assert_eq!(
            rows,
            [["Văn phòng", "3/4 (75%)", "1/3 (33,3%)"], ["Phòng Nội vụ", "–", "2/2 (100%)"]]
        );
        assert!(by_unit(&a_report(State::Draft)).1.is_empty());
    }
}
