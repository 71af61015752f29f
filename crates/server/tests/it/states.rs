//! Every table of states through the front door: what a table does not know is refused with a sentence that
//! names the state, and leaves no trace.

use crate::fixture::{Fixtures, whole};
use platform::{Actor, Role, Tx};
use quality_register::Register;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};
use testkit::{AGENCY, Person, TestApp};

/// Every register of every feature.
static REGISTERS: [&Register; 29] = [
    &audit::AUDITS,
    &audit::FINDINGS,
    &audit::LINES,
    &audit::PROGRAMMES,
    &audit::SESSIONS,
    &committee::ATTENDANCE,
    &committee::COMMITTEES,
    &committee::CONCLUSIONS,
    &committee::MEETINGS,
    &committee::SEATS,
    &communication::LOG,
    &communication::PLAN,
    &context::ISSUES,
    &context::PARTIES,
    &infrastructure::CHECKS,
    &infrastructure::EQUIPMENT,
    &inspection::INSPECTIONS,
    &management_review::DECISIONS,
    &management_review::REVIEWS,
    &nonconforming_output::OUTPUTS,
    &plan::PLANS,
    &plan::TASKS,
    &plan::URGINGS,
    &provider::PROVIDERS,
    &risk::RISKS,
    &training::ATTENDANCES,
    &training::COMPETENCES,
    &training::COURSES,
    &training::KNOWLEDGE,
];

/// A feature's own table of states.
struct Table {
    /// The route of its acts.
    route: &'static str,
    /// Where its things stand in the database.
    stands_in: &'static str,
    /// The field of the form that names the act.
    field: &'static str,
    /// Every state with the acts that it allows.
    states: Vec<(&'static str, Vec<&'static str>)>,
    /// Every act.
    acts: Vec<&'static str>,
}

macro_rules! table {
    ($route:literal, $table:literal, $field:literal, $state:ty, $act:ty) => {{
        let moves = |state: &$state| state.moves().iter().map(|(act, _)| act.as_str()).collect();
        Table {
            route: $route,
            stands_in: $table,
            field: $field,
            states: <$state>::ALL.iter().map(|it| (it.as_str(), moves(it))).collect(),
            acts: <$act>::ALL.iter().map(|act| act.as_str()).collect(),
        }
    }};
}

#[expect(clippy::too_many_lines, reason = "a table, a feature a line")]
fn tables() -> Vec<Table> {
    vec![
        table!(
            "/appointments/{id}/actions",
            "desk_appointment",
            "action",
            appointment::State,
            appointment::Action
        ),
        table!("/bulletins/{id}/actions", "bulletin", "action", bulletin::State, bulletin::Action),
        table!(
            "/change-requests/{id}/actions",
            "change_request",
            "action",
            change_request::State,
            change_request::Action
        ),
        table!(
            "/declarations/{id}/actions",
            "declaration",
            "action",
            declaration::State,
            declaration::Action
        ),
        table!(
            "/disposals/{id}/moves",
            "disposal",
            "action",
            distribution::DisposalState,
            distribution::DisposalAction
        ),
        table!(
            "/documents/{id}/actions",
            "document_version",
            "action",
            document::State,
            document::Action
        ),
        table!("/dossiers/{id}/actions", "dossier", "action", dossier::State, dossier::Action),
        table!("/feedback/{id}/actions", "feedback", "action", feedback::State, feedback::Action),
        table!("/news/{id}/actions", "news_article", "action", news::State, news::Action),
        table!(
            "/nonconformities/{id}/actions",
            "nonconformity",
            "action",
            nonconformity::State,
            nonconformity::Action
        ),
        table!(
            "/objectives/{id}/actions",
            "objective",
            "action",
            objective::State,
            objective::Action
        ),
        table!(
            "/registers/disposals/{id}/actions",
            "record_disposal",
            "action",
            record::State,
            record::Action
        ),
        table!(
            "/successions/{id}/actions",
            "succession",
            "action",
            succession::State,
            succession::Action
        ),
        table!(
            "/surveys/{id}/actions",
            "survey",
            "action",
            satisfaction::State,
            satisfaction::Action
        ),
        table!(
            "/transitions/{id}/actions",
            "transition",
            "action",
            transition::State,
            transition::Action
        ),
        table!(
            "/yearly-reports/{id}/actions",
            "yearly_report",
            "action",
            yearly_report::State,
            yearly_report::Action
        ),
    ]
}

/// Somebody who plays every role, so that nothing but the state stands in the way.
async fn everybody(app: &TestApp) -> Person<'_> {
    let person = app.person_of("NV", "Người Đủ Vai", &Role::ALL).await;
    person.password().await;
    // Signing in stands in the record before anything is refused.
    person.get("/account").await;
    person
}

/// Puts a thing into a state, as no act does.
async fn put(app: &TestApp, table: &str, id: i64, state: &'static str) {
    let stands = if table == "quality_entry" { " AND to_at = 9223372036854775807" } else { "" };
    let sql = format!("UPDATE {table} SET state = $1 WHERE agency_id = 1 AND id = $2{stands}");
    let put = move |tx: &Tx<'_>| Ok(tx.execute(&sql, &[&state, &id])?);
    assert_eq!(app.write(put).await.unwrap(), 1, "{table} {id}");
}

/// How much the record holds, which no refusal adds to.
async fn recorded(app: &TestApp) -> i64 {
    let count = |tx: &Tx<'_>| Ok(tx.find::<(i64,)>("SELECT count(*) FROM ledger_leaf", &[])?);
    app.write(count).await.unwrap().unwrap().0
}

fn id_in(address: &str) -> i64 {
    address.split('/').find_map(|part| part.parse().ok()).unwrap()
}

/// The state that a refusal names, as people call it.
fn named(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("khi đang ở trạng thái «")?;
    rest.split_once('»').map(|(state, _)| state)
}

#[test]
fn no_register_is_forgotten() {
    let app = whole();
    let routes = app.product().routes.iter();
    let steps: BTreeSet<_> =
        routes.filter_map(|route| route.path.strip_suffix("/{id}/steps")).collect();
    let mut known: BTreeSet<_> = REGISTERS.iter().map(|register| register.path).collect();
    known.insert(training::NEEDS.path);
    assert_eq!(steps, known);
}

#[test]
fn no_table_of_states_is_forgotten() {
    let app = whole();
    let acts: BTreeSet<_> = (app.product().routes.iter())
        .filter(|route| route.method == "POST" && route.path.ends_with("/{id}/actions"))
        .map(|route| route.path)
        .collect();
    // A procedure of the agency's competence ends, and has no states.
    // A package that came is looked through and taken, once.
    // An ended agency answers its successor, once.
    let without =
        ["/scope/competence/{id}/actions", "/packages/{id}/actions", "/endings/{id}/actions"];
    let tables = tables();
    let known: BTreeSet<_> = tables.iter().map(|table| table.route).chain(without).collect();
    let forgotten: Vec<_> = acts.difference(&known).copied().collect();
    assert_eq!(forgotten, [""; 0]);
}

#[tokio::test]
async fn a_register_refuses_what_its_table_does_not_know() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let everybody = everybody(&app).await;
    let mut refused = 0;
    for register in REGISTERS.into_iter().chain([&training::NEEDS]) {
        let at = fixtures.existing(&format!("{}/{{id}}", register.path));
        let all = register.stages.iter().flat_map(|stage| stage.steps);
        let keys: BTreeSet<_> = all.map(|step| step.key).collect();
        for stage in register.stages {
            put(&app, "quality_entry", id_in(&at), stage.key).await;
            let before = recorded(&app).await;
            for key in keys.iter().filter(|key| stage.step(key).is_none()) {
                let answer = everybody.post(&format!("{at}/steps"), &[("step", key)]).await;
                let what = format!("{at} in {}, {key}: {}", stage.key, answer.status);
                assert_eq!(answer.status, 409, "{what}");
                let state = register.named("state", stage.key);
                assert_eq!(named(&answer.text), Some(state), "{what}: {}", answer.text);
                refused += 1;
            }
            assert_eq!(recorded(&app).await, before, "{at} in {}", stage.key);
        }
    }
    println!("{refused} steps of {} registers were refused", REGISTERS.len() + 1);
}

/// Where the state alone stands in the way it is named; before that come who may know of it (404), whose
/// part it is (403), and a form that lacks what the act asks for (422).
#[tokio::test]
async fn a_feature_refuses_what_its_table_does_not_know() {
    let app = whole();
    let fixtures = Fixtures::new(&app).await;
    let everybody = everybody(&app).await;
    let password = everybody.password().await;
    edits(&app, &everybody).await;
    let (mut answers, mut total) = (String::new(), 0);
    for table in tables() {
        let at = fixtures.existing(table.route);
        let (mut by_state, mut others) = (0, BTreeMap::<String, usize>::new());
        for (state, allowed) in &table.states {
            put(&app, table.stands_in, id_in(&at), state).await;
            let before = recorded(&app).await;
            let moves = moves(&app, table.stands_in, id_in(&at)).await;
            for act in table.acts.iter().filter(|act| !allowed.contains(act)) {
                let form = filled(table.field, act, password, &moves);
                let answer = everybody.post(&at, &form).await;
                let what = format!("{at} in {state}, {act}: {}", answer.status);
                match (answer.status, named(&answer.text)) {
                    (409, Some(told)) => {
                        assert!(told != *state && !told.is_empty(), "{what}: a word of programs");
                        by_state += 1;
                    }
                    (403 | 404 | 409 | 422, _) => {
                        let why = format!("{} {}", answer.status, said(&answer.text));
                        *others.entry(why).or_default() += 1;
                    }
                    _ => panic!("{what}"),
                }
            }
            assert_eq!(recorded(&app).await, before, "{at} in {state}");
        }
        total += by_state;
        writeln!(answers, "{}: {by_state} by the name of the state", table.route).unwrap();
        for (why, count) in others {
            writeln!(answers, "    {count}: {why}").unwrap();
        }
    }
    println!("{answers}");
    assert!(total > 300, "{total} refusals name the state:\n{answers}");
}

/// Makes somebody one of the two editors of the news.
async fn edits(app: &TestApp, person: &Person<'_>) {
    let other = app.person("Biên Tập Thứ Hai", &Role::ALL).await.id();
    let (mut by, one) = (Actor::system(AGENCY, "password"), person.id());
    by.roles = Role::ALL.to_vec();
    app.write(move |tx| news::set_editors(tx, &by, &[one, other])).await.unwrap();
}

/// How often a thing changed, where its form asks for that.
async fn moves(app: &TestApp, table: &str, id: i64) -> String {
    if !["dossier", "record_disposal"].contains(&table) {
        return "0".to_owned();
    }
    let sql = format!("SELECT moves FROM {table} WHERE agency_id = 1 AND id = $1");
    let read = move |tx: &Tx<'_>| Ok(tx.find::<(i64,)>(&sql, &[&id])?);
    app.write(read).await.unwrap().unwrap().0.to_string()
}

/// What a page or a problem says first.
fn said(text: &str) -> String {
    let after = |mark: &str| text.split_once(mark).map(|(_, rest)| rest);
    let rest = after("class=\"flash bad").or_else(|| after("err-summary")).or_else(|| after("<h1"));
    let rest = rest.and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest);
    let plain: String = rest.chars().take(400).collect();
    let mut inside = false;
    let kept = plain.chars().filter(|letter| {
        let tag = *letter == '<';
        inside = tag || (inside && *letter != '>');
        !inside && *letter != '>'
    });
    kept.collect::<String>().split_whitespace().take(24).collect::<Vec<_>>().join(" ")
}

/// A form in which everything that any act may ask for is filled in.
fn filled<'f>(
    field: &'f str,
    act: &'f str,
    password: &'f str,
    moves: &'f str,
) -> Vec<(&'f str, &'f str)> {
    let day = "26/11/2026";
    let mut form = vec![(field, act), ("password", password), ("moves", moves), ("line", "1")];
    let words = [
        "reason",
        "note",
        "words",
        "remark",
        "number",
        "answer",
        "text",
        "conclusion",
        "basis",
        "analysis",
        "measures",
        "root",
        "cause",
        "evidence",
        "elsewhere_note",
        "correction.0.what",
        "action.0.what",
    ];
    form.extend(words.map(|name| (name, "01/QĐ-UBND")));
    form.extend(
        ["day", "dated", "on", "due_on", "due", "until", "done_on", "planned"]
            .map(|name| (name, day)),
    );
    form.extend(["owner", "unit", "author", "version"].map(|name| (name, "1")));
    form.extend([
        ("method", "whys"),
        ("branch", "method"),
        ("elsewhere", "no"),
        ("kind", "suggestion"),
    ]);
    form
}
