use crate::office::{Office, app, birth, main_of, pdf_text, reception};

const SCRIPT: &str = "<script>alert(1)</script> & \"Ông\" 'A'";

/// What somebody types is text, wherever it is shown.
#[tokio::test]
async fn what_is_typed_is_only_text() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let with = [("name", SCRIPT), ("address", "#let x = 1; *đậm* $a$ \\ [x] @y <z>")];
    let answer = office.buoi.submit("/dossiers", &reception(version, &with)).await;
    assert_eq!(answer.status, 200);
    let id = *office_ids(&office.buoi.get("/dossiers").await.text).first().unwrap();
    let reason = [("reason", SCRIPT)];
    office.done(&office.duc, id, "request_supplement", &reason).await;
    for path in
        ["/dossiers".to_owned(), format!("/dossiers/{id}"), "/dossiers?q=%3Cscript%3E".to_owned()]
    {
        let page = office.buoi.get(&path).await;
        let main = main_of(&page.text);
        assert!(!main.contains("<script>"), "{path}: {main}");
        assert!(main.contains("script"), "{path}: {main}");
    }
    for print in ["receipt", "control-slip", "slips/supplement"] {
        if let Some(text) = pdf_text(&office.buoi.get(&format!("/dossiers/{id}/{print}")).await) {
            assert!(text.contains("<script>alert(1)</script>"), "{print}: {text}");
        }
    }
    let wrong = [("name", SCRIPT), ("sets", "x")];
    let page = office.buoi.post("/dossiers", &reception(version, &wrong)).await;
    assert_eq!(page.status, 422);
    assert!(!main_of(&page.text).contains("<script>"));
}

/// A cell that a table program would run is made text.
#[tokio::test]
async fn a_table_program_runs_nothing() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    for name in ["=1+2", "+84", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "a\",=2"] {
        let answer = office.buoi.post("/dossiers", &reception(version, &[("name", name)])).await;
        assert_eq!(answer.status, 303);
    }
    let csv = office.buoi.get("/dossiers?format=csv").await.text;
    for line in csv.lines().skip(1) {
        for cell in line.split(',') {
            let bare = cell.trim_matches('"');
            assert!(!bare.starts_with(['=', '+', '-', '@']) || bare == "=2", "{line}");
        }
    }
    let xlsx = office.buoi.get("/dossiers?format=xlsx").await;
    assert!(xlsx.bytes.starts_with(b"PK"));
}

/// Values at their limit go through whole; beyond it they are refused at their field.
#[tokio::test]
async fn long_values_end_at_their_field() {
    let app = app();
    let office = Office::new(&app).await;
    let version = office.procedure("QT.HT.01", birth()).await;
    let longest = "Ự".repeat(200);
    let words = "một hai ba bốn ".repeat(20);
    let with =
        [("name", longest.as_str()), ("address", &words), ("sets", "99"), ("original.0", "99")];
    let answer = office.buoi.post("/dossiers", &reception(version, &with)).await;
    assert_eq!(answer.status, 303, "{}", main_of(&answer.text));
    let id = *office_ids(&office.buoi.get("/dossiers").await.text).first().unwrap();
    for print in ["receipt", "control-slip"] {
        let pdf = office.buoi.get(&format!("/dossiers/{id}/{print}")).await;
        if let Some(text) = pdf_text(&pdf) {
            assert!(text.contains("ỰỰỰ"), "{print}");
        }
    }
    let longer = "x".repeat(100_000);
    for (field, value) in [
        ("name", longer.as_str()),
        ("address", &longer),
        ("phone", &longer),
        ("email", &longer),
        ("sets", "100"),
        ("sets", "99999999999999999999999"),
        ("original.0", "-1"),
        ("original.0", &longer),
        ("channel", "tower"),
    ] {
        let page = office.buoi.post("/dossiers", &reception(version, &[(field, value)])).await;
        assert_eq!(page.status, 422, "{field}");
    }
    let nul = [("name", "Nguyễn\0 Văn A"), ("address", "\0")];
    assert_eq!(office.buoi.post("/dossiers", &reception(version, &nul)).await.status, 422);
    let nul = [("name", "Nguyễn\0 Văn A")];
    assert_eq!(office.buoi.post("/dossiers", &reception(version, &nul)).await.status, 303);
    // Fields that no form has, a case that no limit has, and too much of everything.
    let odd =
        [("original.199", "1"), ("original.99999999999", "1"), ("original.", "1"), ("x", "y")];
    let answer = office.buoi.post("/dossiers", &reception(version, &odd)).await;
    assert_eq!(answer.status, 303);
    let answer = office.buoi.post("/dossiers", &reception(version, &[("case", "không có")])).await;
    assert_eq!(answer.status, 409);
    let reason = [("reason", longer.as_str())];
    assert_eq!(office.press(&office.duc, id, "request_supplement", &reason).await.status, 422);
    let basis = [("reason", "x"), ("basis", longer.as_str())];
    assert_eq!(office.press(&office.duc, id, "pause", &basis).await.status, 422);
    for path in [
        "/dossiers/x",
        "/dossiers/-1",
        "/dossiers/99999999999999999999",
        "/dossiers?after=!!&late_before=x&state=%00",
    ] {
        let status = office.buoi.get(path).await.status;
        assert!(status == 404 || status == 400 || status == 200, "{path}: {status}");
    }
}

fn office_ids(page: &str) -> Vec<i64> {
    let links = page.split("href=\"/dossiers/").skip(1);
    links.filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}
