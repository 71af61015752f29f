//! The twenty procedures have no fault that keeps them from being followed.

use crate::{Place, built};
use demonstration::AGENCY;
use flow::lint::{Context, Edition, Purpose, Rule, Severity, lint};
use jiff::civil::date;
use platform::AppError;
use std::collections::BTreeMap;

#[test]
fn procedures_can_be_executed() {
    let (app, _) = built(&Place::sqlite());
    let (versions, register) = app
        .db
        .at(AGENCY)
        .read_now(|tx| {
            let versions = document::versions_in_force(tx)?;
            Ok::<_, AppError>((versions, external_document::texts(tx)?))
        })
        .unwrap();
    let context = Context {
        valid_on: Some(date(2022, 2, 25)),
        register: Some(register),
        edition: Edition::First,
        purpose: Purpose::Execution,
        ..Context::default()
    };
    let mut met: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut checked = 0;
    for version in versions {
        let Some(procedure) = version.procedure() else { continue };
        checked += 1;
        let drawn = flow::picture::picture(procedure, flow::picture::Fit::Page).unwrap();
        assert_eq!(
            flow::picture::faults(&drawn),
            Vec::<String>::new(),
            "{}",
            version.code.as_str()
        );
        for finding in lint(&version.printed(procedure), &context) {
            let code = version.code.as_str();
            assert_ne!(finding.severity, Severity::Error, "{code}: {}", finding.message);
            println!("{code} {:?} {}", finding.severity, finding.message);
            *met.entry(finding.rule).or_default() += 1;
        }
    }
    assert_eq!(checked, 20);
    // What has ended by now, limits by the calendar, and names that signatures give. A warning of another kind is a fault here.
    let expected = [
        Rule::LegalBasisReplaced,
        Rule::LimitConverted,
        Rule::LastStepNotReturn,
        Rule::ResponsibilityIncomplete,
    ];
    let others: Vec<_> = met.keys().filter(|rule| !expected.contains(rule)).collect();
    assert!(others.is_empty(), "{met:?}");
}
