//! A declaration and what belongs to it; a committee with its meeting.

use declaration::{Action, Band, Entry, Move, ProcessFields, Scope};
use platform::{Actor, Role};
use quality_register::{Values, enter};
use testkit::{AGENCY, TestApp};

/// Their keys.
pub(crate) struct Declared {
    pub(crate) declaration: String,
    pub(crate) evidence: String,
    pub(crate) competence: String,
    pub(crate) process: String,
}

/// A declaration with its number and a file, as people make it.
pub(crate) async fn make(app: &TestApp) -> Declared {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let anh = app.person("Trần Xuân Anh", &[Role::Approver]).await;
    let actor = |person: &testkit::Person<'_>| {
        let mut actor = Actor::system(AGENCY, "password");
        (actor.person, actor.roles) = (person.id(), person.roles().to_vec());
        actor
    };
    let (thu, mut anh) = (actor(&thu), actor(&anh));
    anh.via.confirmed = true;
    let hash = app.app().files.put(b"a picture").unwrap();
    app.write(move |tx| {
        let today = text::here(tx.now()).date();
        let scope = Scope { statement: "giải quyết thủ tục".into(), ..Scope::default() };
        declaration::put_scope(tx, &thu, &scope)?;
        let entry = Entry { name: "Đăng ký khai sinh".into(), ..Entry::default() };
        declaration::add_competences(tx, &thu, &[entry], today)?;
        let fields = ProcessFields {
            band: Band::Operation,
            place: 1,
            name: "Hộ tịch".into(),
            unit: None,
            inputs: String::new(),
            outputs: String::new(),
            documents: Vec::new(),
        };
        let process = declaration::put_process(tx, &thu, None, &fields)?;
        let id = declaration::begin(tx, &thu)?;
        let seen = declaration::open(tx, id)?.snapshot.hash();
        declaration::act(tx, &anh, id, Action::Sign, &Move { seen, ..Move::default() })?;
        let number = Move { number: "47a/QĐ-UBND".into(), dated: Some(today), ..Move::default() };
        declaration::act(tx, &thu, id, Action::Number, &number)?;
        let evidence = declaration::keep_evidence(tx, &thu, id, "anh.png", &hash, 9)?;
        Ok(Declared {
            declaration: id.to_string(),
            evidence: evidence.to_string(),
            competence: declaration::competences(tx, today)?[0].id.to_string(),
            process: process.to_string(),
        })
    })
    .await
    .unwrap()
}

/// The keys of a committee and of what belongs to its meeting.
pub(crate) struct Led {
    pub(crate) committee: String,
    pub(crate) seat: String,
    pub(crate) meeting: String,
    pub(crate) guest: String,
    pub(crate) conclusion: String,
}

/// A committee that is drafted, and a meeting with a guest and a conclusion.
pub(crate) async fn committee(app: &TestApp) -> Led {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let chairman = app.person("Trần Văn Chủ", &[Role::Approver]).await.id().to_string();
    let mut by = Actor::system(AGENCY, "password");
    (by.person, by.roles) = (thu.id(), thu.roles().to_vec());
    let unit = app.unit("VP").to_string();
    app.write(move |tx| {
        let today = text::here(tx.now()).date().to_string();
        let me = by.person.to_string();
        let committee = Values::new()
            .with("title", "Ban Chỉ đạo ISO")
            .with("kind", "set_up")
            .with("unit", unit.as_str())
            .with("tasks", "Chỉ đạo")
            .with("signer", chairman.as_str());
        let committee = enter(tx, &by, &committee::COMMITTEES, &committee, None)?.id;
        let seat = Values::new()
            .with("person", me.as_str())
            .with("post", "chair")
            .with("from", today.as_str());
        let seat = enter(tx, &by, &committee::SEATS, &seat, Some(committee))?.id;
        let meeting = Values::new()
            .with("title", "Họp quý IV")
            .with("held_on", today.as_str())
            .with("time", "08 giờ")
            .with("place", "Phòng họp")
            .with("chair", me.as_str())
            .with("agenda", "Nhiệm vụ");
        let meeting = enter(tx, &by, &committee::MEETINGS, &meeting, None)?.id;
        let guest = Values::new().with("person", me.as_str());
        let guest = enter(tx, &by, &committee::ATTENDANCE, &guest, Some(meeting))?.id;
        let conclusion = Values::new()
            .with("title", "Rà soát")
            .with("unit", unit.as_str())
            .with("due", today.as_str());
        let conclusion = enter(tx, &by, &committee::CONCLUSIONS, &conclusion, Some(meeting))?.id;
        Ok(Led {
            committee: committee.to_string(),
            seat: seat.to_string(),
            meeting: meeting.to_string(),
            guest: guest.to_string(),
            conclusion: conclusion.to_string(),
        })
    })
    .await
    .unwrap()
}
