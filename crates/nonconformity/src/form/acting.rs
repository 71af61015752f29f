use super::words;
use crate::{Action, Branch, Cause, Line, LineKind, Method, Move, Nonconformity, Plan};
use document::VersionId;
use jiff::civil::Date;
use platform::{FieldErrors, PersonId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lines of each kind that a form may bring.
const LINES: usize = 30;

/// A button on the page of a nonconformity, with the fields of its form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(crate) struct ActionForm {
    pub(crate) action: String,
    /// Set by the button that asks for more lines.
    pub(crate) more: String,
    pub(crate) note: String,
    pub(crate) owner: String,
    pub(crate) due_on: String,
    pub(crate) method: String,
    pub(crate) cause: String,
    pub(crate) root: String,
    pub(crate) branch: String,
    pub(crate) elsewhere: String,
    pub(crate) elsewhere_note: String,
    pub(crate) touches_risks: String,
    pub(crate) touches_documents: String,
    pub(crate) line: String,
    pub(crate) done_on: String,
    pub(crate) version: String,
    pub(crate) judge_from: String,
    /// Bones and lines: `bone.people`, `action.0.what`.
    #[serde(flatten)]
    pub(crate) rest: BTreeMap<String, String>,
}

/// A line of the plan as typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypedLine<'f> {
    pub(crate) what: &'f str,
    pub(crate) who: &'f str,
    pub(crate) due: &'f str,
}

impl TypedLine<'_> {
    fn is_empty(&self) -> bool {
        self.what.trim().is_empty() && self.due.trim().is_empty()
    }
}

impl ActionForm {
    /// The form of what stands there already.
    pub(crate) fn of(nonconformity: &Nonconformity) -> Self {
        let Plan { cause, similar, similar_note, touches_risks, touches_documents, .. } =
            &nonconformity.plan;
        let mut form = Self {
            method: cause.method.as_str().to_owned(),
            cause: cause.whys.join("\n"),
            root: cause.root.clone(),
            branch: cause.branch.map_or("", Branch::as_str).to_owned(),
            elsewhere: similar.map_or("", |found| if found { "yes" } else { "no" }).to_owned(),
            elsewhere_note: similar_note.clone(),
            touches_risks: if *touches_risks { "on" } else { "" }.to_owned(),
            touches_documents: if *touches_documents { "on" } else { "" }.to_owned(),
            ..Self::default()
        };
        for (branch, text) in &cause.bones {
            let bone = form.rest.entry(format!("bone.{}", branch.as_str())).or_default();
            let lines = [bone.as_str(), text.as_str()];
            *bone =
                lines.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        }
        for kind in LineKind::ALL {
            for (place, line) in nonconformity.plan.of(kind) {
                let at = |field: &str| format!("{}.{place}.{field}", kind.as_str());
                form.rest.insert(at("what"), line.what.clone());
                form.rest.insert(at("who"), line.who.to_string());
                form.rest.insert(at("due"), text::date(line.due_on));
            }
        }
        form
    }

    /// What is typed for a branch of the fishbone.
    pub(crate) fn bone(&self, branch: Branch) -> &str {
        self.at(&format!("bone.{}", branch.as_str()))
    }

    /// The line at a place, empty where nobody typed one.
    pub(crate) fn line(&self, kind: LineKind, place: usize) -> TypedLine<'_> {
        let at = |field: &str| self.at(&format!("{}.{place}.{field}", kind.as_str()));
        TypedLine { what: at("what"), who: at("who"), due: at("due") }
    }

    /// How many lines a form shows: those that are typed and some to type in.
    pub(crate) fn rows(&self, kind: LineKind) -> usize {
        let mut typed = (0..LINES).filter(|place| !self.line(kind, *place).is_empty());
        let used = typed.next_back().map_or(0, |last| last + 1);
        let spare = match (kind, self.more.is_empty()) {
            (LineKind::Correction, true) => 1,
            (LineKind::Action, true) => 2,
            (_, false) => 4,
        };
        (used + spare).min(LINES)
    }

    fn at(&self, key: &str) -> &str {
        self.rest.get(key).map_or("", String::as_str)
    }

    /// All of it right, or every mistake at once. What an action does not take is not read.
    pub(crate) fn parse(&self) -> Result<(Action, Move), FieldErrors> {
        let mut errors = FieldErrors::default();
        let Some(action) = Action::parse(&self.action) else {
            errors.add("action", "unknown_action");
            return Err(errors);
        };
        let mut with = Move { note: words(&mut errors, "note", &self.note), ..Move::default() };
        match action {
            Action::Assign => {
                with.owner = self.owner.trim().parse().ok().map(PersonId::new);
                if with.owner.is_none() {
                    errors.add("owner", "owner_missing");
                }
                with.due_on = errors.day("due_on", &self.due_on);
            }
            Action::Extend => with.due_on = errors.day("due_on", &self.due_on),
            Action::ProposeCause => with.plan = self.plan(&mut errors),
            Action::ReportLine => with.line = self.done_line(&mut errors),
            Action::RequestChange => {
                with.version = self.version.trim().parse().ok().map(VersionId::new);
                if with.version.is_none() {
                    errors.add("version", "version_missing");
                }
                if with.note.is_empty() {
                    errors.add("note", "missing");
                }
            }
            Action::Verify => with.judge_from = optional_day(&mut errors, &self.judge_from),
            Action::Raise
            | Action::ApprovePlan
            | Action::NoteRisk
            | Action::ReportDone
            | Action::Return
            | Action::Close
            | Action::MarkIneffective
            | Action::Cancel => {}
        }
        errors.or((action, with))
    }

    fn plan(&self, errors: &mut FieldErrors) -> Plan {
        let cause = self.cause(errors);
        let mut lines = Vec::new();
        for kind in LineKind::ALL {
            lines.extend(self.lines(errors, kind));
        }
        let similar = match self.elsewhere.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        if similar.is_none() {
            errors.add("elsewhere", "elsewhere_missing");
        }
        let similar_note = words(errors, "elsewhere_note", &self.elsewhere_note);
        if similar == Some(true) && similar_note.is_empty() {
            errors.add("elsewhere_note", "missing");
        }
        Plan {
            cause,
            lines,
            similar,
            similar_note,
            touches_risks: !self.touches_risks.is_empty(),
            touches_documents: !self.touches_documents.is_empty(),
        }
    }

    fn cause(&self, errors: &mut FieldErrors) -> Cause {
        let method = Method::parse(&self.method).unwrap_or_default();
        let lines = |typed: &str| -> Vec<String> {
            let typed = text::typed(typed);
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(ToOwned::to_owned).collect()
        };
        let mut cause = Cause { method, ..Cause::default() };
        match method {
            Method::Whys => {
                words(errors, "cause", &self.cause);
                cause.whys = lines(&self.cause);
                match cause.whys.len() {
                    0 => errors.add("cause", "missing"),
                    few if few < Cause::FEWEST_WHYS => errors.add("cause", "whys_too_few"),
                    _ => {}
                }
            }
            Method::Fishbone => {
                let of = |branch: Branch| {
                    lines(self.bone(branch)).into_iter().map(move |it| (branch, it))
                };
                cause.bones = Branch::ALL.into_iter().flat_map(of).collect();
                if cause.bones.is_empty() {
                    errors.add("bone.people", "bones_missing");
                }
            }
        }
        cause.root = words(errors, "root", &self.root);
        if cause.root.is_empty() {
            errors.add("root", "missing");
        }
        cause.branch = Branch::parse(&self.branch);
        if cause.branch.is_none() {
            errors.add("branch", "branch_missing");
        }
        cause
    }

    fn lines(&self, errors: &mut FieldErrors, kind: LineKind) -> Vec<Line> {
        let mut lines = Vec::new();
        for place in 0..LINES {
            let typed = self.line(kind, place);
            if typed.is_empty() {
                continue;
            }
            let at = |field: &str| format!("{}.{place}.{field}", kind.as_str());
            let what = text::typed(typed.what);
            if what.is_empty() {
                errors.add(at("what"), "missing");
            }
            let who = typed.who.trim().parse().ok().map(PersonId::new);
            if who.is_none() {
                errors.add(at("who"), "who_missing");
            }
            let mut of_day = FieldErrors::default();
            let due_on = of_day.day("due", typed.due);
            for (_, code) in of_day.0 {
                errors.add(at("due"), code);
            }
            if let (Some(who), Some(due_on)) = (who, due_on) {
                let (done_on, evidence) = (None, String::new());
                lines.push(Line { kind, what, who, due_on, done_on, evidence });
            }
        }
        let is_empty = (0..LINES).all(|place| self.line(kind, place).is_empty());
        if is_empty {
            errors.add(format!("{}.0.what", kind.as_str()), "missing");
        }
        lines
    }

    fn done_line(&self, errors: &mut FieldErrors) -> Option<(LineKind, usize, Date)> {
        let line = self.line.split_once('.');
        let line =
            line.and_then(|(kind, place)| Some((LineKind::parse(kind)?, place.parse().ok()?)));
        if line.is_none() {
            errors.add("line", "line_missing");
        }
        let day = errors.day("done_on", &self.done_on);
        if self.note.trim().is_empty() {
            errors.add("note", "proof_missing");
        }
        let ((kind, place), day) = line.zip(day)?;
        Some((kind, place, day))
    }
}

fn optional_day(errors: &mut FieldErrors, typed: &str) -> Option<Date> {
    if typed.trim().is_empty() {
        return None;
    }
    errors.day("judge_from", typed)
}
