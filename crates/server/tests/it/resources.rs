//! An entry of each register of context, risks, providers, infrastructure and communication, for the
//! matrix of rights.

use platform::{Actor, Role};
use quality_register::{Register, Values, enter};
use testkit::{AGENCY, TestApp};

type Said = (&'static str, &'static str);

/// A register with its addresses and what an entry of it says beside unit and owner.
static ENTRIES: [(&Register, [&str; 2], &[Said]); 8] = [
    (
        &risk::RISKS,
        ["/risks", "/api/v1/risks"],
        &[("kind", "risk"), ("what", "Trả chậm"), ("process", "Một cửa")],
    ),
    (
        &context::ISSUES,
        ["/context-issues", "/api/v1/context-issues"],
        &[
            ("kind", "internal"),
            ("topic", "Nhân lực"),
            ("issue", "Ít người"),
            ("sign", "negative"),
            ("effect", "Thiếu người thay"),
            ("climate", "no"),
            ("monitor", "Theo dõi"),
        ],
    ),
    (
        &context::PARTIES,
        ["/interested-parties", "/api/v1/interested-parties"],
        &[("kind", "staff"), ("party", "Công chức"), ("needs", "Rõ"), ("how", "Họp")],
    ),
    (
        &provider::PROVIDERS,
        ["/providers", "/api/v1/providers"],
        &[
            ("name", "Bưu điện"),
            ("kind", "post"),
            ("provides", "Chuyển phát"),
            ("criteria", "Có tuyến"),
            ("control", "Hợp đồng"),
        ],
    ),
    (
        &infrastructure::EQUIPMENT,
        ["/equipment", "/api/v1/equipment"],
        &[
            ("kind", "equipment"),
            ("name", "Máy quét"),
            ("place", "Một cửa"),
            ("maintenance", "Vệ sinh"),
            ("maintenance_months", "6"),
        ],
    ),
    (
        &infrastructure::CHECKS,
        ["/environment-checks", "/api/v1/environment-checks"],
        &[("place", "Một cửa"), ("checked_on", "2026-11-20"), ("remark", "Thiếu ghế")],
    ),
    (
        &communication::PLAN,
        ["/communication-plan", "/api/v1/communication-plan"],
        &[
            ("content", "Duy trì hệ thống"),
            ("channel", "briefing"),
            ("audience", "Công chức"),
            ("frequency", "monthly"),
            ("record", "Biên bản"),
        ],
    ),
    (
        &communication::LOG,
        ["/communications", "/api/v1/communications"],
        &[("content", "Giao ban"), ("channel", "briefing"), ("told_on", "2026-11-20")],
    ),
];

/// The addresses with the keys of what was made.
pub(crate) async fn make(app: &TestApp) -> Vec<(&'static str, String)> {
    let mut secretary = Actor::system(AGENCY, "password");
    let person = app.person("Ngô Thị Sổ", &[Role::IsoSecretary]).await.id();
    (secretary.person, secretary.roles) = (person, vec![Role::IsoSecretary]);
    let unit = app.unit("VP").to_string();
    let made = app.write(move |tx| {
        let mut made = Vec::new();
        for (register, addresses, said) in &ENTRIES {
            let about = Values::new().with("unit", &unit).with("owner", person.to_string());
            let values = said.iter().fold(about, |all, (key, value)| all.with(key, *value));
            let id = enter(tx, &secretary, register, &values, None)?.id;
            made.extend((*addresses).map(|address| (address, id.to_string())));
        }
        Ok(made)
    });
    made.await.unwrap()
}
