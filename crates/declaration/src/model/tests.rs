use super::{map::Sheet, *};
use jiff::civil::date;
use standard::Edition;

const TODAY: Date = date(2022, 3, 1);

pub(crate) fn a_process(document: i64, unit: &str) -> Process {
    Process {
        document,
        version: document * 10,
        code: format!("QT.VP.{document:02}"),
        title: format!("Thủ tục {document}"),
        national_code: format!("1.00{document}"),
        field: "Hộ tịch".into(),
        unit: unit.into(),
        issue: "01".into(),
        issued_on: Some(date(2022, 2, 25)),
        hash: String::new(),
    }
}

fn a_snapshot(processes: Vec<Process>) -> Snapshot {
    let scope =
        Scope { statement: "Giải quyết thủ tục hành chính".into(), ..Scope::default() };
    Snapshot { scope, exclusions: vec![("8.3".into(), "Không thiết kế".into())], processes }
}

pub(crate) fn a_declaration(state: State) -> Declaration {
    Declaration {
        id: DeclarationId::new(1),
        number: String::new(),
        dated: None,
        snapshot: a_snapshot(vec![a_process(1, "Văn phòng"), a_process(2, "Văn phòng")]),
        signer: None,
        replaces: None,
        publication: Publication::default(),
        in_force_on: None,
        superseded_on: None,
        drafted_by: PersonId::new(9),
        drafted_on: TODAY,
        moves: 0,
        state,
    }
}

fn head() -> Signer {
    Signer { person: PersonId::new(1), name: "A".into(), position: "Chủ tịch".into() }
}

fn act(before: &Declaration, action: Action, with: &Move) -> Result<Declaration, Refusal> {
    Permit { action, declaration: before }.act(&head(), with, TODAY)
}

#[test]
fn what_makes_a_declaration_due_anew() {
    let declared = a_snapshot(vec![a_process(1, "Văn phòng"), a_process(2, "Văn phòng")]);
    let revised = Process { version: 11, issue: "01/01".into(), ..a_process(1, "Văn phòng") };
    let mut now = a_snapshot(vec![revised, a_process(2, "Văn phòng")]);
    assert_eq!(declared.reasons(&now), [], "a plain revision is none");
    assert_eq!(declared.revised(&now).len(), 1);
    now.processes = vec![a_process(2, "Phòng Nội vụ"), a_process(3, "Văn phòng")];
    now.scope.edition = Edition::Iso2026;
    now.scope.statement.push_str(" và quản lý");
    now.exclusions = vec![("7.1.5.2".into(), String::new())];
    let exclusion =
        |clause: &str, is_excluded| Reason::Exclusion { clause: clause.into(), is_excluded };
    assert_eq!(
        declared.reasons(&now),
        [
            Reason::Edition { from: Edition::Iso2015, to: Edition::Iso2026 },
            Reason::Statement,
            exclusion("7.1.5.2", true),
            exclusion("8.3", false),
            Reason::Moved {
                process: Box::new(a_process(2, "Phòng Nội vụ")),
                from: "Văn phòng".into()
            },
            Reason::Added(Box::new(a_process(3, "Văn phòng"))),
            Reason::Withdrawn(Box::new(a_process(1, "Văn phòng"))),
        ]
    );
    assert_ne!(declared.hash(), now.hash());
}

#[test]
fn what_is_signed_is_what_was_seen_and_something() {
    let draft = a_declaration(State::Draft);
    let seen = Move { seen: draft.snapshot.hash(), ..Move::default() };
    assert_eq!(act(&draft, Action::Sign, &Move::default()), Err(Refusal::Changed));
    let mut empty = draft.clone();
    empty.snapshot.processes.clear();
    assert_eq!(act(&empty, Action::Sign, &seen), Err(Refusal::Nothing));
    let signed = act(&draft, Action::Sign, &seen).unwrap();
    assert_eq!((signed.state(), signed.signer.clone()), (State::Signed, Some(head())));
    let publish = Move {
        publication: Publication { posted_on: Some(TODAY), ..Publication::default() },
        ..Move::default()
    };
    assert_eq!(act(&signed, Action::Publish, &publish), Err(Refusal::NoNumber));
    let late =
        Move { number: "47a/QĐ-UBND".into(), dated: Some(date(2022, 3, 2)), ..Move::default() };
    assert_eq!(act(&signed, Action::Number, &late), Err(Refusal::BadDay));
    let number = Move { dated: Some(date(2022, 2, 25)), ..late };
    let numbered = act(&signed, Action::Number, &number).unwrap();
    let reason = Move { reason: "Nhầm".into(), ..Move::default() };
    assert_eq!(act(&numbered, Action::Discard, &reason), Err(Refusal::Numbered));
    assert_eq!(act(&signed, Action::Discard, &Move::default()), Err(Refusal::NoReason));
    let published = act(&numbered, Action::Publish, &publish).unwrap();
    assert_eq!(act(&published, Action::TakeEffect, &Move::default()), Err(Refusal::Incomplete));
    let early = Publication { sent_on: Some(date(2022, 2, 24)), ..Publication::default() };
    let early = Move { publication: early, ..Move::default() };
    assert_eq!(act(&published, Action::Publish, &early), Err(Refusal::BadDay));
    let whole = Publication {
        posted_on: Some(TODAY),
        portal_on: Some(TODAY),
        sent_on: Some(TODAY),
        ..Publication::default()
    };
    let whole =
        act(&published, Action::Publish, &Move { publication: whole, ..Move::default() }).unwrap();
    let in_force = act(&whole, Action::TakeEffect, &Move::default()).unwrap();
    assert_eq!(in_force.in_force_on, number.dated, "as its decision says");
    let next = Move { dated: Some(TODAY), ..Move::default() };
    let old = act(&in_force, Action::Supersede, &next).unwrap();
    assert_eq!(old.superseded_on, Some(TODAY));
}

#[test]
fn both_lists_side_by_side() {
    let one = |id, code: &str, name: &str| Competence {
        id,
        national_code: code.into(),
        name: name.into(),
        field: String::new(),
        from: TODAY,
    };
    let processes = [
        a_process(1, ""),
        a_process(2, ""),
        Process { national_code: String::new(), ..a_process(3, "") },
    ];
    let (covered, others) = side_by_side(
        vec![one(1, "1.001", "Tên khác"), one(2, "", "thu tuc 3"), one(3, "9.9", "Thủ tục 2")],
        &processes,
    );
    let found: Vec<_> =
        covered.iter().map(|it| it.process.as_ref().map(|it| it.document)).collect();
    assert_eq!(found, [Some(1), Some(3), None], "two codes that differ are two procedures");
    assert_eq!(others.len(), 1);
}

#[test]
fn lines_of_a_spreadsheet() {
    let entry = |code: &str, name: &str, field: &str| {
        Some(Entry { national_code: code.into(), name: name.into(), field: field.into() })
    };
    for (line, read) in [
        ("1.001193\tĐăng ký khai sinh\tHộ tịch", entry("1.001193", "Đăng ký khai sinh", "Hộ tịch")),
        ("; Việc khác ;", entry("", "Việc khác", "")),
        ("1.001; A; B; C", entry("1.001", "A", "B")),
        ("Đăng ký khai sinh", None),
        ("abc; Đăng ký", None),
        ("1.001;", None),
    ] {
        assert_eq!(Entry::read(line), read, "{line}");
    }
}

#[test]
fn a_map_is_drawn_as_it_is_told() {
    let process = |id, band, name: &str| MapProcess {
        id,
        band,
        place: id,
        name: name.into(),
        unit: None,
        unit_name: String::new(),
        inputs: String::new(),
        outputs: String::new(),
        documents: vec![(1, 10, "QT.HT.01".into(), "Kiểm soát".into())],
    };
    let sheet = Sheet {
        title: "Sơ đồ",
        bands: ["Quản lý", "Tác nghiệp", "Hỗ trợ"],
        inputs: "Yêu cầu",
        outputs: "Kết quả",
        has_links: true,
    };
    assert_eq!(draw(&[], &sheet), None);
    let all = [
        process(1, Band::Management, "Hoạch định"),
        process(2, Band::Operation, "Giải quyết <hồ sơ> & trả kết quả"),
        process(3, Band::Operation, "Chứng thực"),
        process(4, Band::Support, "Kiểm soát tài liệu"),
    ];
    let drawn = draw(&all, &sheet).unwrap();
    assert!(drawn.alt.contains("Tác nghiệp: Giải quyết <hồ sơ> & trả kết quả, Chứng thực"));
    assert_eq!(drawn.svg.matches("class=\"task\"").count(), 4);
    assert_eq!(drawn.svg.matches("<a href=\"#process-").count(), 4);
    assert!(!drawn.svg.contains("<hồ"), "{}", drawn.svg);
    let plain = draw(&all, &Sheet { has_links: false, ..sheet }).unwrap();
    assert!(!plain.svg.contains("<a ") && plain.svg.contains("role=\"img\""));
}
