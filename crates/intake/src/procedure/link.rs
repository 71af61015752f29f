//! The cases of the steps and those of the time limits are the same: they get the same label.

use flow::{Procedure, TimeLimit};

use crate::plain::fold;

pub(super) fn cases(procedure: &mut Procedure) {
    let limits = procedure.time_limit.clone();
    for duration in procedure.steps.iter_mut().flat_map(|s| &mut s.durations) {
        if let Some(case) = &duration.case
            && let Some(limit) = same_case(case, &limits)
        {
            duration.case.clone_from(&limit.case);
        }
    }
}

/// The one limit that a column's heading means; `None` where none or several would do.
fn same_case<'l>(case: &str, limits: &'l [TimeLimit]) -> Option<&'l TimeLimit> {
    let wanted = words(case);
    let named = limits.iter().filter(|l| l.case.is_some());
    let mut scored: Vec<(usize, &TimeLimit)> = named
        .filter_map(|limit| {
            let has = words(limit.case.as_deref().unwrap_or_default());
            if verifies(case) != verifies(limit.case.as_deref().unwrap_or_default()) {
                return None;
            }
            let common = wanted.iter().filter(|w| has.contains(w)).count();
            let all = wanted.len() + has.len() - common;
            let only_verifies = wanted.is_empty();
            let close = only_verifies || common * 2 >= all;
            close.then_some((common, limit))
        })
        .collect();
    scored.sort_by_key(|(common, _)| std::cmp::Reverse(*common));
    match scored.as_slice() {
        [(_, one)] => Some(one),
        [(best, one), (next, _), ..] if best > next => Some(one),
        _ => None,
    }
}

fn verifies(case: &str) -> bool {
    let folded = fold(case);
    folded.contains("xac minh") && !folded.contains("khong xac minh")
}

/// The words that tell cases apart.
fn words(case: &str) -> Vec<String> {
    const COMMON: [&str; 16] = [
        "thu", "tuc", "viec", "truong", "hop", "thong", "tin", "doi", "voi", "co", "phai", "can",
        "xac", "minh", "cac", "ve",
    ];
    let folded = fold(case);
    let mut out: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !COMMON.contains(w))
        .map(str::to_owned)
        .collect();
    out.sort();
    out.dedup();
    out
}
