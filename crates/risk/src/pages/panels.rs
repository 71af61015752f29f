use super::words;
use crate::{
    RISKS,
    actions::{scale_by, scale_on},
    map::{Cell, Map, scale_of},
    model::{PARTS, scores},
    scale::{Grade, Scale},
};
use askama::Template;
use jiff::civil::Date;
use platform::{Actor, AppError, Notice, Tx};
use quality_register::{Entry, Panel, as_of};

#[derive(Template)]
#[template(path = "pages/map.html")]
struct MapPanel {
    /// Heading, whether it shows opportunities, which are good where they are great, and the map.
    maps: Vec<(&'static str, bool, Map)>,
    scale: Scale,
}

impl Cell {
    fn tone(&self, is_chance: bool) -> &'static str {
        match (self.grade, is_chance) {
            (Some(Grade::High), true) => "ok",
            (Some(Grade::Medium), true) => "info",
            (None, _) | (Some(Grade::Low), true) => "mute",
            (Some(grade), false) => grade.tone(),
        }
    }

    fn label(&self) -> &'static str {
        self.grade.map_or("", Grade::label)
    }
}

/// The heat maps above the list: risks before treatment and as they stand, opportunities. Told as of
/// the day of the list.
pub(crate) fn above(tx: &Tx<'_>, _: &Actor, day: Date) -> Result<Vec<Panel>, AppError> {
    let scale = scale_on(tx, day)?;
    let entries = as_of(tx, &RISKS, day)?;
    let of = |kind: &str| -> Vec<&Entry> {
        entries.iter().filter(|it| it.kind() == kind && it.state() != "closed").collect()
    };
    let (risks, chances) = (of("risk"), of("opportunity"));
    let mut maps = vec![
        (words::MAP_BEFORE, false, Map::of(&scale, &risks, false)),
        (words::MAP_NOW, false, Map::of(&scale, &risks, true)),
        (words::MAP_CHANCES, true, Map::of(&scale, &chances, true)),
    ];
    maps.retain(|(.., map)| !map.is_empty());
    if maps.is_empty() {
        return Ok(Vec::new());
    }
    let html = MapPanel { maps, scale }.render().map_err(|e| AppError::Failed(e.to_string()))?;
    Ok(vec![Panel { title: words::MAP_TITLE.to_owned(), html }])
}

#[derive(Template)]
#[template(path = "pages/assessment.html")]
struct AssessmentPanel {
    /// Part, before, after.
    lines: Vec<(&'static str, String, String)>,
    scores: (i64, i64),
    before: Option<Grade>,
    after: Option<Grade>,
    scale: Scale,
    incident: String,
}

impl AssessmentPanel {
    /// The nonconformity that opened it again, where it was one.
    fn nonconformity(&self) -> bool {
        self.incident.starts_with("NC-")
    }
}

/// What an assessment came to, by the scale of its time.
pub(crate) fn panels(tx: &Tx<'_>, _: &Actor, entry: &Entry) -> Result<Vec<Panel>, AppError> {
    let mut panels = super::ties::panel(tx, entry)?;
    let before = scores(&entry.values);
    if before.0 == 0 {
        return Ok(panels);
    }
    let scale = scale_by(tx, scale_of(entry))?;
    let label = |part: &str, field: &str| {
        entry.values.whole(field).map(|level| scale.label(part, level)).unwrap_or_default()
    };
    let lines = PARTS.into_iter().filter(|(part, _)| !scale.levels(part).is_empty());
    let lines = lines
        .map(|(part, after)| (RISKS.named("field", part), label(part, part), label(part, after)));
    let panel = AssessmentPanel {
        lines: lines.collect(),
        scores: before,
        before: Grade::parse(entry.values.text("level")),
        after: Grade::parse(entry.values.text("residual_level")),
        incident: entry.values.text("incident").to_owned(),
        scale,
    };
    let html = panel.render().map_err(|e| AppError::Failed(e.to_string()))?;
    panels.insert(0, Panel { title: words::ASSESSMENT.to_owned(), html });
    Ok(panels)
}

/// What the page of a procedure or of a nonconformity is told.
pub(crate) fn notice(thing: &str, risks: &[Entry], is_after: bool) -> Notice {
    let is_high = risks.iter().any(|risk| risk.grade() == "high");
    let line = |risk: &Entry| {
        let step = risk.values.whole("step_no").map(words::step).unwrap_or_default();
        let level = Grade::parse(risk.grade()).map_or("", Grade::label);
        (risk.href(), words::risk_line(&step, risk.name(), risk.title(), level))
    };
    Notice {
        about: thing.to_owned(),
        class: if is_high || is_after { "warn" } else { "info" },
        title: words::notice_title(risks.len()),
        text: if is_after { words::AFTER_INCIDENT.to_owned() } else { String::new() },
        links: risks.iter().map(line).collect(),
    }
}
