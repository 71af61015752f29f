//! The table of steps.

use crate::frame::WIDTH;
use crate::pages::words;
use crate::procedure::UPRIGHT_CASES;
use crate::xml::{Align, Cell, Face, Merge, Row, table};
use typeset::ProcedureSheet;

/// The table of steps: its head is repeated, and with several cases has two rows.
pub(crate) fn step_table(sheet: &ProcedureSheet) -> String {
    let cases = sheet.cases.len().max(1);
    let has_outputs = sheet.steps.iter().any(|step| !step.outputs.is_empty());
    let width = if sheet.cases.len() > UPRIGHT_CASES { 14_287 } else { WIDTH };
    let each = match cases {
        1 => 1_304,
        2 => 1_219,
        _ => 1_134,
    };
    let mut widths = vec![652, 0, 1_588];
    widths.extend(std::iter::repeat_n(each, cases));
    if has_outputs {
        widths.push(1_531);
    }
    let action = width - widths.iter().sum::<i32>();
    if let Some(place) = widths.get_mut(1) {
        *place = action;
    }
    let mut rows = step_heads(sheet, cases, has_outputs);
    rows.extend(sheet.steps.iter().map(|step| {
        let mut cells =
            vec![Cell::center(&step.no), Cell::left(&step.action), Cell::left(&step.responsible)];
        cells.extend(step.durations.iter().map(|time| Cell::center(time)));
        if has_outputs {
            cells.push(Cell::left(&step.outputs.join("\n")));
        }
        Row::of(cells)
    }));
    if !sheet.totals.is_empty() {
        let mut cells = vec![Cell::of(words::TOTAL, Face::BOLD, Align::Left).spanning(3)];
        cells.extend(sheet.totals.iter().map(|total| Cell::head(total)));
        if has_outputs {
            cells.push(Cell::center(""));
        }
        rows.push(Row::of(cells));
    }
    table(&widths, &rows)
}

fn step_heads(sheet: &ProcedureSheet, cases: usize, has_outputs: bool) -> Vec<Row> {
    let is_single = cases == 1;
    let merge = if is_single { Merge::Alone } else { Merge::Start };
    let top = |text: &str| Cell::head(text).merged(merge);
    let time = match sheet.cases.first() {
        Some(case) if is_single && !case.is_empty() => format!("{} ({case})", words::STEP_TIME),
        _ => words::STEP_TIME.to_owned(),
    };
    let mut cells = vec![top(words::STEP_NO), top(words::STEP_ACTION), top(words::STEP_WHO)];
    cells.push(Cell::head(&time).spanning(cases));
    if has_outputs {
        cells.push(top(words::STEP_OUTPUT));
    }
    let mut rows = vec![Row::head(cells)];
    if !is_single {
        let below = || Cell { span: 1, merge: Merge::Continue, ..Cell::default() };
        let mut cells = vec![below(), below(), below()];
        cells.extend(sheet.cases.iter().map(|case| Cell::head(case)));
        if has_outputs {
            cells.push(below());
        }
        rows.push(Row::head(cells));
    }
    rows
}
