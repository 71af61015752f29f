//! The portal as plain files, and a checker of their links.

use super::{
    app,
    office::{Office, procedure},
    open, setting,
};
use document::{Content, Kind};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

#[tokio::test]
async fn every_link_of_the_exported_files_leads_somewhere() {
    let app = app();
    open(&app, setting("thu-nghiem")).await;
    let office = Office::new(&app).await;
    office.procedure("QT.01", procedure("Đăng ký khai sinh", "Hộ tịch")).await;
    office.procedure("QT.02", procedure("Đăng ký đất đai", "Đất đai")).await;
    let policy = Content::Text("Đúng hẹn".into());
    office.document("CSCL", "Chính sách chất lượng", Kind::Policy, policy).await;

    let folder = app.folder().join("export");
    let (router, live) = (&app.product().router, "http://test.example");
    let done = portal::export(router, "thu-nghiem", live, &folder).await.unwrap();
    assert!(done.pages >= 6 && done.files >= 8, "{done:?}");
    for file in [
        "index.html",
        "processes/index.html",
        "processes/qt-01/index.html",
        "processes/qt-01/picture.svg",
        "processes/qt-01/a4.pdf",
        "quality/index.html",
        "dossiers/index.html",
    ] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    assert_eq!(broken(&folder), Vec::<String>::new());
    // What only a living site can do leads there.
    let look_up = fs::read_to_string(folder.join("dossiers/index.html")).unwrap();
    assert!(look_up.contains("href=\"http://test.example/portal/thu-nghiem/dossiers\""));
    assert!(!look_up.contains("<form"));

    let missing = portal::export(router, "khac", live, &folder).await;
    assert!(matches!(missing, Err(portal::ExportError::NoPortal)));
}

/// Every relative link that leads to no file, or to no place in its file.
fn broken(folder: &Path) -> Vec<String> {
    let mut broken = Vec::new();
    let is_page = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "html");
    for file in files(folder).into_iter().filter(is_page) {
        let html = fs::read_to_string(&file).unwrap();
        for attribute in [" href=\"", " src=\""] {
            let links = html.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap());
            let bad = links.filter(|link| !link.contains(':') && !leads(&file, link));
            broken.extend(bad.map(|link| format!("{}: {link}", file.display())));
        }
    }
    broken
}

fn leads(file: &Path, link: &str) -> bool {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { file.to_owned() } else { file.parent().unwrap().join(path) };
    let place = format!("id=\"{fragment}\"");
    let has_place = || fs::read_to_string(&target).is_ok_and(|html| html.contains(&place));
    !path.starts_with('/') && target.is_file() && (fragment.is_empty() || has_place())
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path);
        }
    }
    found
}
