use super::{Failure, Format, print, print_json};
use clap::{ArgGroup, Args, ValueEnum};
use jiff::{Timestamp, tz};
use serde_json::json;
use std::{fs, path::PathBuf};
use workcal::{Calendar, Limit, OfficeHours, Start, Term, WorkingTime, describe, vectors};

/// `haidang due`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["received", "vectors"]))]
pub(super) struct Due {
    /// When the dossier came, such as 2026-03-02T09:00+07:00; local time without an offset
    #[arg(long, value_name = "INSTANT", requires = "limit")]
    received: Option<String>,
    /// How long it may take, such as "3 ngày làm việc"
    #[arg(long, value_name = "TEXT", conflicts_with = "vectors")]
    limit: Option<String>,
    /// CSV file with cases: prints `id,due_at`, compares with `expected_due_at` where it stands
    #[arg(long, value_name = "FILE")]
    vectors: Option<PathBuf>,
    /// Office hours: P1 (07:00–11:30, 13:30–17:00), P2 (07:30–11:30, 13:30–17:30), or a JSON file
    #[arg(long, value_name = "NAME", default_value = "P1")]
    hours: String,
    /// CSV file with days off and worked Saturdays that go before the built-in ones
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    /// The day before the first that counts: when the office takes it up, or when it came
    /// [default: by the kind of limit]
    #[arg(long, value_enum)]
    start: Option<From>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// When the office takes it up
    Effective,
    /// When it came
    Raw,
}

/// An instant with the offset of Việt Nam.
fn here(at: Timestamp) -> String {
    at.display_with_offset(tz::offset(7)).to_string()
}

fn read(path: &PathBuf) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|e| Failure::call(format!("{}: {e}", path.display())))
}

impl Due {
    pub(super) fn run(self) -> Result<(), Failure> {
        let mut calendar = Calendar::national();
        if let Some(path) = &self.calendar {
            let amended = calendar.amended(&read(path)?);
            calendar = amended.map_err(|e| Failure::call(format!("{}: {e}", path.display())))?;
        }
        match &self.vectors {
            Some(path) => self.table(&calendar, path),
            None => self.one(&calendar),
        }
    }

    fn one(&self, calendar: &Calendar) -> Result<(), Failure> {
        let received = self.received.as_deref().unwrap_or_default();
        let limit = self.limit.as_deref().unwrap_or_default();
        let at = workcal::read_instant(received)
            .ok_or_else(|| Failure::call(format!("--received: {received:?} is no instant")))?;
        let limit = Limit::parse(limit).map_err(|e| Failure::call(format!("--limit: {e}")))?;
        let mut term = Term::new(limit);
        match self.start {
            Some(From::Effective) => term.start = Start::Effective,
            Some(From::Raw) => term.start = Start::Raw,
            None => {}
        }
        let hours = self.office_hours()?;
        let due = WorkingTime::new(calendar, &hours).due(at, term);
        let due = due.map_err(|e| Failure::call(e.to_string()))?;
        if self.format == Format::Text {
            let lines = describe::derivation(&due).join("\n");
            return print(&format!("{}\n{lines}\n", here(due.due_at)));
        }
        let mut answer = serde_json::to_value(&due).map_err(|e| Failure::work("JSON", e))?;
        for (key, at) in [
            ("received_at", due.received_at),
            ("effective_start", due.effective_start),
            ("due_at", due.due_at),
        ] {
            answer[key] = here(at).into();
        }
        answer["explanation"] = json!(describe::derivation(&due));
        print_json(&answer)
    }

    fn office_hours(&self) -> Result<OfficeHours, Failure> {
        if let Some(hours) = OfficeHours::named(&self.hours) {
            return Ok(hours);
        }
        let wrong = |why: String| Failure::call(format!("--hours {}: {why}", self.hours));
        let json = fs::read_to_string(&self.hours).map_err(|e| wrong(e.to_string()))?;
        OfficeHours::parse(&json).map_err(|e| wrong(e.to_string()))
    }

    /// Every row of a table; a row that differs makes the answer "no".
    fn table(&self, calendar: &Calendar, path: &PathBuf) -> Result<(), Failure> {
        let outcomes = vectors::run(&read(path)?, calendar)
            .map_err(|e| Failure::call(format!("{}: {e}", path.display())))?;
        let mut differing = 0;
        let (mut lines, mut rows) = (vec!["id,due_at\n".to_owned()], Vec::new());
        for outcome in &outcomes {
            let due_at = outcome.due_at.as_ref().map(|at| here(*at));
            if let Err(error) = &outcome.due_at {
                eprintln!("{}: {error}", outcome.id);
            }
            let matches = outcome.matches();
            if matches == Some(false) {
                differing += 1;
                let expected = outcome.expected.map(here).unwrap_or_default();
                let got = due_at.as_deref().unwrap_or("no due date");
                eprintln!("{}: {got}, expected {expected}", outcome.id);
            }
            let due_at = due_at.ok();
            lines.push(format!("{},{}\n", outcome.id, due_at.as_deref().unwrap_or_default()));
            rows.push(json!({ "id": outcome.id, "due_at": due_at, "matches": matches }));
        }
        match self.format {
            Format::Text => print(&lines.concat())?,
            Format::Json => print_json(&rows)?,
        }
        if differing > 0 {
            return Err(Failure::No(format!("{differing} of {} rows differ", outcomes.len())));
        }
        Ok(())
    }
}
