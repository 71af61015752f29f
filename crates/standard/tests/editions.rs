//! The tables as a whole, and every way between editions.

use proptest::prelude::*;
use standard::{Clause, Edition, Kind, changes, project};
use std::collections::BTreeSet;

const TABLES: [(Edition, &str); 3] = [
    (Edition::Iso2008, include_str!("../data/2008.csv")),
    (Edition::Iso2015, include_str!("../data/2015.csv")),
    (Edition::Iso2026, include_str!("../data/2026.csv")),
];

const MAPS: [(Edition, Edition, &str); 3] = [
    (Edition::Iso2008, Edition::Iso2015, include_str!("../data/2008-2015.csv")),
    (Edition::Iso2015, Edition::Amended2024, include_str!("../data/2015-2015+A1.csv")),
    (Edition::Amended2024, Edition::Iso2026, include_str!("../data/2015+A1-2026.csv")),
];

fn numbers(found: &[standard::Projected]) -> Vec<(&str, Kind)> {
    found.iter().map(|one| (one.clause.number, one.kind)).collect()
}

#[test]
fn the_tables_are_whole() {
    for (edition, table) in TABLES {
        let clauses = edition.clauses();
        assert_eq!(clauses.len(), table.lines().count() - 1, "{edition:?}: every line is a clause");
        let known: BTreeSet<_> = clauses.iter().map(|clause| clause.number).collect();
        assert_eq!(known.len(), clauses.len(), "{edition:?}: no number stands twice");
        for clause in clauses {
            let above = clause.number.rsplit_once('.').map(|(above, _)| above);
            assert!(above.is_none_or(|above| known.contains(above)), "{}", clause.number);
            assert!(clause.is_fine || !clause.vietnamese.is_empty(), "{}", clause.number);
            assert!(clause.is_fine || !clause.english.is_empty(), "{}", clause.number);
        }
        let by_number = |clause: &Clause| -> Vec<u32> {
            clause.number.split('.').map(|part| part.parse().unwrap()).collect()
        };
        assert!(clauses.is_sorted_by_key(by_number), "{edition:?}: in their order");
    }
}

#[test]
fn no_two_rows_have_one_title() {
    for (edition, _) in TABLES {
        let rows = || edition.clauses().iter().filter(|clause| clause.is_row());
        let titles: BTreeSet<_> = rows().map(Clause::title).collect();
        assert_eq!(titles.len(), rows().count(), "{edition:?}: {titles:?}");
    }
    let title = |number| Edition::Iso2015.clause(number).unwrap().title();
    assert_eq!(title("5.1.1"), "Sự lãnh đạo và cam kết – Khái quát");
    assert_eq!(title("7.1.1"), "Nguồn lực – Khái quát");
    assert_eq!(title("9.2"), "Đánh giá nội bộ");
}

#[test]
fn every_number_of_a_map_is_a_clause() {
    for (from, to, map) in MAPS {
        for line in map.lines().skip(1) {
            let [old, now, how, _] =
                <[&str; 4]>::try_from(line.split(';').collect::<Vec<_>>()).unwrap();
            assert!(["", "new", "gone", "more"].contains(&how), "{line}");
            assert_eq!(old.is_empty(), how == "new", "{line}");
            assert!(how == "new" || from.clause(old).is_some(), "{line}");
            assert!(to.clause(now).is_some(), "{line}");
        }
    }
}

#[test]
fn the_ways_that_agencies_ask_for() {
    use Edition::{Amended2024, Iso2008, Iso2015, Iso2026};
    use Kind::{Merged, More, Moved, Removed, Same, Split};
    for (number, from, to, want) in [
        ("4.2.3", Iso2008, Iso2015, vec![("7.5.2", Split), ("7.5.3", Split)]),
        ("5.5.3", Iso2008, Iso2015, vec![("7.4", Moved)]),
        ("8.5.3", Iso2008, Iso2015, vec![("6.1", Removed)]),
        ("8.2.2", Iso2008, Iso2015, vec![("9.2", Moved)]),
        ("7.5.1", Iso2015, Iso2008, vec![("4.2.1", Split), ("4.2.2", Split)]),
        ("4.1", Iso2015, Iso2008, vec![]),
        ("9.2.2", Iso2015, Iso2008, vec![("8.2.2", Moved)]),
        ("4.1", Iso2015, Amended2024, vec![("4.1", More)]),
        ("10.3", Iso2015, Iso2026, vec![("10.1", Moved)]),
        ("10.1", Iso2015, Iso2026, vec![("10.1", Removed)]),
        ("8.5.1", Iso2015, Iso2026, vec![("8.5.1", Same)]),
        ("10.1", Iso2026, Iso2015, vec![("10.3", Moved)]),
        ("8.5.2", Iso2008, Iso2026, vec![("10.2", Merged)]),
        ("99", Iso2008, Iso2026, vec![]),
    ] {
        assert_eq!(numbers(&project(number, from, to)), want, "{number} {from:?} {to:?}");
    }
}

#[test]
fn what_a_transition_has_to_look_at() {
    use Edition::{Iso2008, Iso2015, Iso2026};
    let of = |from, to, number: &str| {
        let mut change = changes(from, to).into_iter();
        change.find(|change| change.to.is_some_and(|to| to.number == number)).unwrap()
    };
    assert_eq!(of(Iso2008, Iso2015, "4.1").kind, Kind::New);
    assert_eq!(of(Iso2008, Iso2015, "7.1.6").kind, Kind::New);
    assert_eq!(of(Iso2008, Iso2015, "10.2").kind, Kind::Merged);
    assert_eq!(of(Iso2008, Iso2015, "9.3.2").kind, Kind::Moved);
    assert_eq!(of(Iso2015, Iso2026, "6.1.3").kind, Kind::Split);
    let came_from: Vec<_> = of(Iso2015, Iso2026, "6.1.3").from.iter().map(|it| it.number).collect();
    assert_eq!(came_from, ["6.1"], "what was not told apart came out of the clause that held it");
    assert_eq!(of(Iso2015, Iso2026, "5.1.1").kind, Kind::More);
    assert!(!of(Iso2015, Iso2026, "5.1.1").notes.is_empty());
    assert_eq!(of(Iso2015, Iso2026, "8.6").kind, Kind::Same);
    let removed = |from, to| -> Vec<_> {
        let gone = changes(from, to).into_iter().filter(|change| change.kind == Kind::Removed);
        gone.flat_map(|change| change.from).map(|clause| clause.number).collect()
    };
    assert_eq!(removed(Iso2008, Iso2015), ["5.5.2", "8.5.3"]);
    assert_eq!(removed(Iso2015, Iso2026), ["10.1"]);
}

fn edition() -> impl Strategy<Value = Edition> {
    prop::sample::select(Edition::ALL.to_vec())
}

fn place() -> impl Strategy<Value = (Edition, &'static str)> {
    edition().prop_flat_map(|edition| {
        let numbers: Vec<_> = edition.clauses().iter().map(|clause| clause.number).collect();
        (Just(edition), prop::sample::select(numbers))
    })
}

proptest! {
    #[test]
    fn to_itself_a_clause_stays((edition, number) in place()) {
        let there = project(number, edition, edition);
        prop_assert_eq!(numbers(&there), [(number, Kind::Same)]);
    }

    /// What was not dropped leads back to where it came from, itself or the clause above it.
    #[test]
    fn there_and_back((from, number) in place(), to in edition()) {
        for there in project(number, from, to) {
            if there.kind == Kind::Removed {
                continue;
            }
            let back = project(there.clause.number, to, from);
            let home = |found: &standard::Projected| {
                found.clause.holds(number) || from.clause(number).unwrap().holds(found.clause.number)
            };
            prop_assert!(
                back.iter().any(home),
                "{} of {:?} is {} of {:?}, which is {:?}", number, from, there.clause.number, to, numbers(&back)
            );
        }
    }

    /// Nobody who goes over loses a clause: each is asked for somewhere, or said to be removed.
    #[test]
    fn no_clause_is_lost((from, number) in place(), to in edition()) {
        prop_assume!(from < to);
        prop_assert!(!project(number, from, to).is_empty(), "{} of {:?} in {:?}", number, from, to);
    }
}

#[test]
fn words_of_editions() {
    for edition in Edition::ALL {
        assert_eq!(Edition::parse(edition.as_str()), Some(edition));
    }
    assert_eq!(Edition::parse("2015 A1"), Some(Edition::Amended2024), "as an address brings it");
    assert_eq!(Edition::parse("2000"), None);
    assert!(Edition::ALL.is_sorted_by_key(|edition| edition.published_on()));
}
