//! What was known of risks, things and partners is kept on; the portals of both say who is who.

use crate::office::{DISTRICT, Office, ZONE, app, clerk_of};
use platform::{AgencyId, Role};
use portal::{Colour, Contact, Setting, Slug};
use quality_register::{Entry, Register, Values, enter};

async fn entered(office: &Office<'_>, register: &'static Register, values: Values) -> Entry {
    let by = clerk_of(DISTRICT, &office.old_secretary, &[Role::IsoSecretary]);
    office.in_agency(DISTRICT, move |tx| enter(tx, &by, register, &values, None)).await
}

#[tokio::test]
async fn risks_and_equipment_begin_anew() {
    let app = app();
    let office = Office::new(&app).await;
    let unit = app.foreign_unit("NV").to_string();
    let owner = office.old_secretary.id().to_string();
    let risk = Values::new()
        .with("kind", "risk")
        .with("what", "Tàu nghỉ chạy khi biển động")
        .with("unit", unit.as_str())
        .with("process", "Luân chuyển hồ sơ với đất liền")
        .with("owner", owner.as_str());
    let risk = entered(&office, &risk::RISKS, risk).await;
    let printer = Values::new()
        .with("kind", "equipment")
        .with("name", "Máy in Một cửa")
        .with("place", "Bộ phận Một cửa")
        .with("unit", unit.as_str())
        .with("owner", owner.as_str())
        .with("maintenance", "Vệ sinh, thay mực")
        .with("maintenance_months", "6");
    entered(&office, &infrastructure::EQUIPMENT, printer).await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    let page = office.secretary.get(&format!("/successions/{id}")).await.text;
    assert!(page.contains("rủi ro, thiết bị, nhà cung cấp"), "{page}");
    office.carried_out(id).await;

    let list = office.secretary.get("/inherited?kind=kept").await.text;
    for said in ["Tàu nghỉ chạy khi biển động", "Máy in Một cửa", "Đã ghi vào sổ"]
    {
        assert!(list.contains(said), "{said}: {list}");
    }
    let kept = office.in_agency(ZONE, |tx| Ok(quality_register::every(tx, &risk::RISKS)?)).await;
    let [kept] = kept.as_slice() else { panic!("one risk: {}", kept.len()) };
    assert_eq!((kept.state(), kept.title()), ("identified", risk.title()));
    assert_eq!(kept.unit(), Some(app.unit("NV").get()), "the unit of the same code");
    assert_eq!(kept.owner(), Some(office.secretary.id()), "who took over answers for it");
    let origin = kept.origin.clone().unwrap();
    assert!(origin.href.contains("/read?agency=") && origin.label.contains("UBND xã Khác"));
    let things =
        office.in_agency(ZONE, |tx| Ok(quality_register::every(tx, &infrastructure::EQUIPMENT)?));
    assert_eq!(things.await.len(), 1);
}

fn setting(slug: &str) -> Setting {
    Setting {
        slug: Slug::parse(slug).unwrap(),
        is_open: true,
        welcome: String::new(),
        contact: Contact::default(),
        colour: Colour::parse("#0b4a7d").unwrap(),
        emblem: None,
        framers: Vec::new(),
    }
}

async fn opened(office: &Office<'_>, agency: AgencyId, slug: &'static str) {
    let head = if agency == ZONE { &office.head } else { &office.old_head };
    let by = clerk_of(agency, head, &[Role::Administrator]);
    office.in_agency(agency, move |tx| portal::configure(tx, &by, &setting(slug))).await;
}

#[tokio::test]
async fn portals_say_who_took_over() {
    let app = app();
    let office = Office::new(&app).await;
    opened(&office, DISTRICT, "huyen").await;
    opened(&office, ZONE, "dac-khu").await;
    let id = office.decided(&[]).await;
    office.agreed(id).await;
    let stranger = app.nobody();
    let before = stranger.get("/portal/huyen").await.text;
    assert!(!before.contains("đã kết thúc hoạt động"), "it is at work until its last day");
    office.carried_out(id).await;
    for path in ["/portal/huyen", "/portal/huyen/processes", "/portal/huyen/quality"] {
        let page = stranger.get(path).await.text;
        assert!(page.contains("đã kết thúc hoạt động sau ngày 30/06/2026"), "{path}: {page}");
    }
    let old = stranger.get("/portal/huyen").await.text;
    assert!(old.contains("href=\"/portal/dac-khu\""), "{old}");
    let new = stranger.get("/portal/dac-khu").await.text;
    assert!(!new.contains("đã kết thúc hoạt động sau"), "{new}");
    assert!(new.contains("href=\"/portal/huyen\"") && new.contains("Cơ quan cũ"), "{new}");
}
