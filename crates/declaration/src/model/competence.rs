use super::Process;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// An administrative procedure that the agency is competent for, whether it runs by a controlled
/// process or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Its key.
    pub id: i64,
    /// Its code in the national database; empty where it has none.
    pub national_code: String,
    /// Its name.
    pub name: String,
    /// Its field of activity.
    pub field: String,
    /// Since when the agency is competent.
    pub from: Date,
}

/// One with the process that covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The procedure.
    pub competence: Competence,
    /// The process, where there is one.
    pub process: Option<Process>,
}

/// Puts both lists side by side: by the national code where both have one, else by the name. Also
/// the processes of procedures that are in no list of competence.
pub fn side_by_side(
    competences: Vec<Competence>,
    processes: &[Process],
) -> (Vec<Covered>, Vec<Process>) {
    let mut by_code: BTreeMap<&str, &Process> = BTreeMap::new();
    let mut by_name: BTreeMap<String, &Process> = BTreeMap::new();
    for process in processes {
        if !process.national_code.is_empty() {
            by_code.insert(&process.national_code, process);
        }
        by_name.insert(text::fold(&process.title), process);
    }
    let find = |it: &Competence| {
        let named = || {
            by_name
                .get(&text::fold(&it.name))
                .filter(|process| it.national_code.is_empty() || process.national_code.is_empty())
        };
        by_code.get(it.national_code.as_str()).or_else(named).map(|process| (*process).clone())
    };
    let covered: Vec<_> = competences
        .into_iter()
        .map(|competence| Covered { process: find(&competence), competence })
        .collect();
    let used = |process: &&Process| {
        covered
            .iter()
            .any(|it| it.process.as_ref().is_some_and(|used| used.document == process.document))
    };
    let others = processes.iter().filter(|process| !used(process)).cloned().collect();
    (covered, others)
}

/// One line of what somebody pasted: code, name and field, as columns of a spreadsheet are copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The national code; empty where there is none.
    pub national_code: String,
    /// The name.
    pub name: String,
    /// The field of activity.
    pub field: String,
}

impl Entry {
    /// Reads a line: three columns with tabs or semicolons between them. Nothing where it has no
    /// name.
    pub fn read(line: &str) -> Option<Self> {
        let parts: Vec<_> = if line.contains('\t') {
            line.split('\t').map(str::trim).collect()
        } else {
            line.split(';').map(str::trim).collect()
        };
        let [national_code, name, field] = match parts.as_slice() {
            [code, name] => [*code, *name, ""],
            [code, name, field, ..] => [*code, *name, *field],
            _ => return None,
        };
        let is_code = national_code.chars().all(|c| c.is_ascii_digit() || c == '.');
        let fits =
            !name.is_empty() && name.chars().count() <= 500 && is_code && national_code.len() <= 20;
        let own = str::to_owned;
        fits.then(|| Self { national_code: own(national_code), name: own(name), field: own(field) })
    }
}
