//! What programs are told is what they get.

use crate::fixture::{Fixtures, whole};
use platform::{Role, api::ADDRESS};
use serde_json::Value;
use std::collections::BTreeSet;

/// The document of a running product.
async fn document(app: &testkit::TestApp) -> Value {
    let told = app.nobody().get(ADDRESS).await;
    assert_eq!(told.status, 200, "{}", told.text);
    serde_json::from_str(&told.text).unwrap()
}

/// A route of the API without a word about it fails here, and so does a word without a route.
#[tokio::test]
async fn every_route_of_the_api_is_described() {
    let app = whole();
    let document = document(&app).await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut told = BTreeSet::new();
    for (path, calls) in document["paths"].as_object().unwrap() {
        for (method, call) in calls.as_object().unwrap() {
            assert!(call["summary"].as_str().is_some_and(|about| about.ends_with('.')), "{path}");
            told.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    let routes = app.product().routes.iter();
    let api = routes.filter(|route| route.path.starts_with("/api/") && route.path != ADDRESS);
    let there: BTreeSet<_> = api.map(|route| format!("{} {}", route.method, route.path)).collect();
    assert!(there.len() >= 4, "{there:?}");
    assert_eq!(there, told);
}

/// Every reference leads somewhere.
#[tokio::test]
async fn no_reference_dangles() {
    fn walk<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        if let Some(object) = value.as_object() {
            found.extend(object.get("$ref").and_then(Value::as_str));
            object.values().for_each(|value| walk(value, found));
        }
        value.as_array().into_iter().flatten().for_each(|value| walk(value, found));
    }
    let app = whole();
    let document = document(&app).await;
    let mut found = Vec::new();
    walk(&document, &mut found);
    assert!(found.iter().any(|at| at.starts_with("#/components/schemas/")), "{found:?}");
    for at in found {
        assert!(document.pointer(at.trim_start_matches('#')).is_some(), "{at} leads nowhere");
    }
}

/// What is answered has the fields that the document names, all of them and no others.
#[tokio::test]
async fn answers_have_the_shape_that_was_told() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let document = document(&app).await;
    let desk = app.person("Trần Thị Một Cửa", &[Role::OneStopOfficer, Role::IsoSecretary]).await;
    for (path, calls) in document["paths"].as_object().unwrap() {
        let answer = desk.get(&fixtures.existing(path)).await;
        // Nothing is declared in the agency of this test.
        if path == "/api/v1/declaration" && answer.status == 404 {
            continue;
        }
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        let answer: Value = serde_json::from_str(&answer.text).unwrap();
        let shape = &calls["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        fits(&document, shape, &answer, path);
    }
}

/// Compares names, deep down; the types are those of the same Rust structures.
fn fits(document: &Value, shape: &Value, answer: &Value, at: &str) {
    let named = shape["$ref"].as_str().and_then(|at| document.pointer(at.trim_start_matches('#')));
    let shape = named.unwrap_or(shape);
    if let (Some(told), Some(given)) = (shape["properties"].as_object(), answer.as_object()) {
        let keys = |object: &serde_json::Map<_, _>| object.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(told), keys(given), "{at}");
        for (name, value) in given {
            fits(document, &told[name], value, &format!("{at}.{name}"));
        }
    }
    for value in answer.as_array().into_iter().flatten() {
        fits(document, &shape["items"], value, &format!("{at}[]"));
    }
}
