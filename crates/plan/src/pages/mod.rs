//! HTML for people: what this feature shows beside the shared register.

mod panels;
mod urging;
mod words;

pub(crate) use panels::{cascade, plan_panels, year};
pub(crate) use urging::{late_units, urge};
pub(crate) use words::{
    CHART, LETTER, NAV, PLAN_WORDS, PRINT, PRINT_CHART, SENTENCES, TASK_WORDS, TASKS_IN_TIME,
    URGING_WORDS, chart_alt, late_line, letter_body, letter_summary, paper, table_heads,
    unit_plan_title, urging_title,
};

use crate::model::Chart;
use askama::Template;
use quality_register::Tone;

/// A chart as a drawing. Colours are attributes, so that it speaks for itself on paper; what is late
/// says so in a sign as well.
#[derive(Template)]
#[template(path = "pages/chart.svg", escape = "html")]
struct ChartDrawing<'c> {
    chart: &'c Chart,
}

impl ChartDrawing<'_> {
    const fn colour(tone: Tone) -> &'static str {
        match tone {
            Tone::Ok => "#2f6b3a",
            Tone::Info => "#2b5a86",
            Tone::Warn => "#8a5a00",
            Tone::Bad => "#9c1c1c",
            Tone::Mute => "#5b6270",
        }
    }
}

/// The same for a phone: the words of a task above its bar.
#[derive(Template)]
#[template(path = "pages/narrow.svg", escape = "html")]
struct NarrowDrawing<'c> {
    chart: &'c Chart,
}

/// The chart as SVG, for a phone.
fn drawn_narrow(chart: &Chart) -> Result<String, platform::AppError> {
    NarrowDrawing { chart }.render().map_err(|e| platform::AppError::Failed(e.to_string()))
}

/// The chart as SVG.
pub(crate) fn drawn(chart: &Chart) -> Result<String, platform::AppError> {
    ChartDrawing { chart }.render().map_err(|e| platform::AppError::Failed(e.to_string()))
}
