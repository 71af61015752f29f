use super::*;
use expect_test::expect;
use jiff::civil::date;
use std::fmt::Write;

const TODAY: Date = date(2026, 11, 23);

pub(crate) fn a_survey(state: State) -> Survey {
    Survey {
        id: SurveyId::new(1),
        number: "KS-2026-01".into(),
        plan: Plan {
            title: "Hài lòng".into(),
            target: "Người dân".into(),
            from: date(2026, 11, 1),
            to: date(2026, 11, 30),
            issued: 60,
        },
        frame: 0,
        questions: questions(),
        code: "ABCD".into(),
        drafted_by: PersonId::new(1),
        analysis: String::new(),
        measures: String::new(),
        moves: 0,
        state,
    }
}

fn questions() -> Vec<Question> {
    [Area::Access, Area::Official, Area::Overall]
        .map(|area| Question { area, text: "Câu hỏi".into() })
        .into()
}

fn slip(unit: i64, answers: &[u8]) -> Slip {
    let answers = Answers(answers.iter().map(|at| Some(*at).filter(|at| *at > 0)).collect());
    Slip { channel: Channel::Paper, unit: Some(unit), invalid: answers.judge(), answers }
}

#[test]
fn the_life_of_a_survey() {
    let mut table = String::new();
    for from in State::ALL {
        for (action, to) in from.moves() {
            writeln!(table, "{:9} --{}--> {}", from.as_str(), action.as_str(), to.as_str())
                .unwrap();
        }
    }
    expect![[r"
        draft     --approve--> approved
        draft     --cancel--> cancelled
        approved  --open--> open
        approved  --return--> draft
        approved  --cancel--> cancelled
        open      --close--> closed
        closed    --analyse--> analysed
        closed    --return--> open
        analysed  --publish--> published
        analysed  --return--> closed
        published --return--> analysed
    "]]
    .assert_eq(&table);
}

#[test]
fn each_act_takes_what_it_needs() {
    let said = Move { note: "Vì".into(), analysis: "Tốt".into(), measures: "Giữ".into() };
    let nothing = Move::default();
    for (from, action, with, valid, today, want) in [
        (State::Draft, Action::Open, &said, 1, TODAY, Err(Refusal::WrongState)),
        (State::Approved, Action::Open, &nothing, 0, TODAY, Ok(State::Open)),
        (State::Approved, Action::Open, &nothing, 0, date(2026, 12, 1), Err(Refusal::Over)),
        (State::Approved, Action::Cancel, &nothing, 0, TODAY, Err(Refusal::NoNote)),
        (State::Closed, Action::Analyse, &said, 0, TODAY, Err(Refusal::NoSlips)),
        (State::Closed, Action::Analyse, &nothing, 9, TODAY, Err(Refusal::NoAnalysis)),
        (State::Closed, Action::Analyse, &said, 9, TODAY, Ok(State::Analysed)),
        (State::Analysed, Action::Publish, &nothing, 9, TODAY, Ok(State::Published)),
        (State::Cancelled, Action::Return, &said, 9, TODAY, Err(Refusal::WrongState)),
    ] {
        let before = a_survey(from);
        let got = Permit { action, survey: &before }.act(with, valid, today);
        assert_eq!(got.map(|after| after.state()), want, "{from:?} {action:?}");
    }
}

#[test]
fn a_phone_answers_while_it_is_open_and_its_days_last() {
    for (state, day, takes) in [
        (State::Open, date(2026, 11, 1), true),
        (State::Open, date(2026, 11, 30), true),
        (State::Open, date(2026, 12, 1), false),
        (State::Approved, TODAY, false),
        (State::Closed, TODAY, false),
    ] {
        assert_eq!(a_survey(state).answers_on(day), takes, "{state:?} {day}");
    }
}

#[test]
fn slips_as_they_are_typed() {
    let read = |line: &str| {
        let (answers, comment) = Answers::parse(line, 3)?;
        Some((answers.0, comment))
    };
    let want = |ticks: [Option<u8>; 3], comment: &str| Some((ticks.to_vec(), comment.to_owned()));
    for (line, meant) in [
        ("5 4 3", want([Some(5), Some(4), Some(3)], "")),
        ("5,-,3; Chờ lâu; nóng", want([Some(5), None, Some(3)], "Chờ lâu; nóng")),
        ("543", want([Some(5), Some(4), Some(3)], "")),
        ("---; Phiếu trắng", want([None, None, None], "Phiếu trắng")),
        ("5 4", None),
        ("5 4 6", None),
        ("5 4 3 2", None),
    ] {
        assert_eq!(read(line), meant, "{line}");
    }
}

#[test]
fn a_slip_counts_from_half_of_its_questions_on() {
    let judge = |answers: &[Option<u8>]| Answers(answers.to_vec()).judge();
    assert_eq!(judge(&[Some(1), None]), None);
    assert_eq!(judge(&[Some(1), None, None]), Some(Invalid::TooFew));
    assert_eq!(judge(&[None, None]), Some(Invalid::TooFew));
    assert_eq!(judge(&[]), Some(Invalid::TooFew));
}

#[test]
fn a_share_is_of_sums_and_an_invalid_slip_has_no_voice() {
    let file = Imported {
        issued: 10,
        returned: 9,
        valid: 8,
        counts: vec![Tally([0, 0, 0, 8, 0]), Tally([1, 0, 0, 0, 7]), Tally([0, 0, 2, 3, 3])],
    };
    let slips = [slip(7, &[5, 4, 4]), slip(7, &[3, 0, 2]), slip(7, &[0, 0, 1])];
    let got = Results::of(&questions(), 20, &slips, &[file]);
    assert_eq!((got.issued, got.returned, got.valid), (30, 12, 10));
    assert_eq!(got.overall, Tally([0, 1, 2, 4, 3]));
    assert_eq!((got.overall.satisfied(), got.overall.n()), (7, 10));
    assert_eq!(got.questions[1].n(), 9, "who ticked nothing is not counted there");
    assert_eq!(got.areas.len(), 3);
}

#[test]
fn a_unit_of_which_few_spoke_is_not_shown() {
    let mut slips = vec![slip(7, &[5, 5, 5]); 5];
    slips.extend(vec![slip(8, &[1, 1, 1]); 4]);
    let got = Results::of(&questions(), 0, &slips, &[]);
    assert_eq!(got.units, [(7, 5, Tally([0, 0, 0, 0, 5]))]);
    assert_eq!(got.hidden_units, 1);
    assert_eq!(got.overall.n(), 9, "in the whole they count");
}

#[test]
fn without_a_question_about_all_of_it_all_answers_are_taken() {
    let questions = &questions()[..2];
    let got = Results::of(questions, 0, &[slip(7, &[5, 3])], &[]);
    assert_eq!((got.overall.satisfied(), got.overall.n()), (1, 2));
}
