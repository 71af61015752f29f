//! What the matrix of rights needs of corrective action and objectives.

use platform::Role;
use testkit::TestApp;

/// The keys of what improves, from the addresses of their pages.
pub(crate) struct Improved {
    pub(crate) finding: String,
    pub(crate) file: String,
    pub(crate) output: String,
    pub(crate) output_file: String,
    pub(crate) objective: String,
    pub(crate) objective_file: String,
}

/// Something that somebody found and a result that was wrong, each with a file, and an objective.
pub(crate) async fn make(app: &TestApp) -> Improved {
    let thu = app.person("Nguyễn Thị Thư", &[Role::IsoSecretary]).await;
    let found = thu.post("/nonconformities", &[("description", "Thiếu chữ ký ở bước 3")]).await;
    let objective = [
        ("number", "MT.01"),
        ("statement", "Hồ sơ được giải quyết đúng hạn"),
        ("indicator", "dossiers_on_time"),
        ("operator", "at_least"),
        ("target", "98"),
        ("from", "01/01/2026"),
        ("to", "31/12/2026"),
        ("frequency", "monthly"),
    ];
    let set = thu.post("/objectives", &objective).await;
    let key = |answer: testkit::Answer| {
        assert_eq!(answer.status, 303, "{}", answer.text);
        let key = answer.location.split(['/', '?']).nth(2);
        key.map_or_else(|| panic!("no key in {}", answer.location), ToOwned::to_owned)
    };
    let wrong = [
        ("what", "Trích lục ghi sai ngày sinh"),
        ("kind", "wrong"),
        ("found_on", "20/11/2026"),
        ("stage", "afterwards"),
        ("unit", &app.unit("VP").to_string()),
    ];
    let wrong = thu.post("/nonconforming-outputs", &wrong).await;
    let (finding, output, objective) = (key(found), key(wrong), key(set));
    let mut files = Vec::new();
    for page in [
        format!("/nonconformities/{finding}"),
        format!("/nonconforming-outputs/{output}"),
        format!("/objectives/{objective}"),
    ] {
        let file = ("file", "anh.txt", &b"Anh"[..]);
        assert_eq!(thu.upload(&format!("{page}/files"), &[], file).await.status, 303);
        let shown = thu.get(&page).await.text;
        let (_, rest) = shown.split_once(&format!("{page}/files/")).unwrap();
        files.push(rest.split_once('"').unwrap().0.to_owned());
    }
    let objective_file = files.pop().unwrap_or_default();
    let output_file = files.pop().unwrap_or_default();
    let file = files.pop().unwrap_or_default();
    Improved { finding, file, output, output_file, objective, objective_file }
}
