//! The office in which these tests happen.

use platform::Role;
use testkit::{Answer, Person, TestApp};

pub(crate) fn app() -> TestApp {
    TestApp::new([
        external_document::feature(),
        document::feature(),
        procedure::feature(),
        master_list::feature(),
        record::feature(),
    ])
}

/// Those who keep, check and decide; `head` leads the unit `VP`.
pub(crate) struct Office<'a> {
    app: &'a TestApp,
    pub(crate) clerk: Person<'a>,
    pub(crate) head: Person<'a>,
    pub(crate) leader: Person<'a>,
    pub(crate) reader: Person<'a>,
}

impl<'a> Office<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        Self {
            app,
            clerk: app.person("Vũ Văn Thư (minh họa)", &[Role::Clerk]).await,
            head: app.person("Trần Thị Bình (minh họa)", &[Role::Head]).await,
            leader: app.person("Nguyễn Văn Chủ (minh họa)", &[Role::Approver]).await,
            reader: app.person("Đỗ Văn Nam (minh họa)", &[Role::Reader]).await,
        }
    }

    /// A kind of records, kept so many years, since a day.
    pub(crate) async fn kind(&self, code: &str, years: &str, from: &str) -> i64 {
        let unit = self.app.unit("VP").to_string();
        let form = kind(code, years, from, &unit);
        let made = self.clerk.post("/registers/records", &form).await;
        assert_eq!(made.status, 303, "{}", made.text);
        made.id()
    }

    /// A book of a year that ended with it.
    pub(crate) async fn book(&self, kind: i64, unit: &'static str, year: &str) -> Answer {
        let unit = self.app.unit(unit).to_string();
        let (from, to) = (format!("01/01/{year}"), format!("31/12/{year}"));
        let form = [
            ("unit", unit.as_str()),
            ("year", year),
            ("title", "Quyển 1"),
            ("volumes", "1"),
            ("place", "Tủ số 2"),
            ("from", &from),
            ("closed_on", &to),
        ];
        self.clerk.post(&format!("/registers/records/{kind}/holdings"), &form).await
    }

    /// The keys of what may be put on a disposal list.
    pub(crate) async fn due(&self) -> Vec<String> {
        let page = self.clerk.get("/registers/disposals/new").await.text;
        let values = page.split("name=\"holding\" value=\"").skip(1);
        values.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    }
}

/// The form of a kind of records.
pub(crate) fn kind<'f>(
    code: &'f str,
    years: &'f str,
    from: &'f str,
    unit: &'f str,
) -> Vec<(&'static str, &'f str)> {
    vec![
        ("code", code),
        ("name", "Sổ theo dõi hồ sơ"),
        ("unit", unit),
        ("keeper", "Văn thư"),
        ("medium", "paper"),
        ("place", "Kho lưu trữ"),
        ("retention", "years"),
        ("years", years),
        ("disposal", "shred"),
        ("basis", "Thông tư 10/2022/TT-BNV"),
        ("from", from),
    ]
}
