//! The trend of an objective, for the page and for paper: a bar a month, the target as a line. Colours
//! are attributes; the page's stylesheet overrides them by class.

use super::share;
use crate::{Measurement, Objective, Period, Scale, Target, Verdict, measure};
use jiff::civil::Date;
use platform::{AppError, Tx};
use std::fmt::Write;

/// The width of the drawing, which fills the width of a printed text.
pub(crate) const WIDTH: i32 = 500;

/// One month of the trend.
pub(crate) struct Month {
    pub(crate) period: Period,
    pub(crate) value: Measurement,
    pub(crate) verdict: Verdict,
    /// Nobody entered anything for it.
    pub(crate) is_blank: bool,
    pub(crate) scale: Scale,
}

impl Month {
    pub(crate) fn label(&self) -> String {
        self.period.from.strftime("%m/%Y").to_string()
    }

    pub(crate) fn share(&self) -> String {
        share(self.scale, self.value, self.is_blank)
    }

    /// The length of its bar; 360 is the whole.
    fn width(&self) -> i64 {
        self.value.permille().unwrap_or_default().min(1000) * 360 / 1000
    }
}

/// Every month of an objective that is over or under way.
pub(super) fn months(
    tx: &Tx<'_>,
    objective: &Objective,
    today: Date,
) -> Result<Vec<Month>, AppError> {
    let Some(period) = objective.content.period.until(today) else {
        return Ok(Vec::new());
    };
    let indicator = &objective.content.indicator;
    let month = |period: Period| {
        // A value entered for a whole month counts in it before the month is over.
        let to = if indicator.is_entered() {
            period.to.last_of_month().min(objective.content.period.to)
        } else {
            period.to
        };
        let value = measure::evaluate(tx, objective, (period.from, to), today)?;
        let is_blank = measure::is_blank(tx, objective, (period.from, to), today)?;
        let (verdict, scale) = (objective.content.target.judge(value), indicator.scale());
        Ok(Month { period, value, verdict, is_blank, scale })
    };
    period.months().into_iter().map(month).collect()
}

/// The height of a drawing of so many months.
pub(crate) fn height(months: &[Month]) -> i32 {
    i32::try_from(months.len()).unwrap_or(i32::MAX / 26) * 26 + 6
}

/// The trend in words.
pub(crate) fn told(months: &[Month]) -> String {
    let month = |month: &Month| format!("{}: {}", month.label(), month.share());
    months.iter().map(month).collect::<Vec<_>>().join(", ")
}

/// The drawing.
pub(crate) fn draw(months: &[Month], target: Target) -> String {
    let (height, told) = (height(months), told(months));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-label=\"{told}\" font-family=\"Liberation Serif, Times New Roman, serif\" font-size=\"15\">"
    );
    for (place, month) in months.iter().enumerate() {
        let y = place * 26;
        let (class, fill) = match month.verdict {
            Verdict::Met => ("ok", "#2e8b57"),
            Verdict::Missed => ("bad", "#b3261e"),
            Verdict::Nothing => ("mute", "#9aa0a6"),
        };
        let (label, width) = (month.label(), month.width());
        let share = month.share();
        let (quiet, said) = match month.verdict {
            Verdict::Nothing => (" class=\"quiet\"", "–"),
            Verdict::Met | Verdict::Missed => ("", share.as_str()),
        };
        let bar = if width > 0 {
            format!(
                "<rect class=\"{class}\" fill=\"{fill}\" x=\"70\" y=\"{}\" width=\"{width}\" height=\"18\" rx=\"3\"/>",
                y + 4
            )
        } else {
            String::new()
        };
        push(
            &mut out,
            format_args!(
                "<rect class=\"track\" fill=\"#e8eaed\" x=\"70\" y=\"{}\" width=\"360\" height=\"18\" rx=\"3\"/>{bar}<text x=\"0\" y=\"{}\">{label}</text><text x=\"436\" y=\"{}\"{quiet}>{said}</text>",
                y + 4,
                y + 18,
                y + 18
            ),
        );
    }
    let at = 70 + target.permille * 360 / 1000;
    push(
        &mut out,
        format_args!(
            "<line class=\"target\" stroke=\"#111\" stroke-dasharray=\"4 3\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"{height}\"/></svg>"
        ),
    );
    out
}

/// Writing to a string cannot fail.
fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    if out.write_fmt(words).is_err() {
        unreachable!("a string takes every text");
    }
}
