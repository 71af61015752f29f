//! An entry of each register of training, for the matrix of rights.

use platform::{Actor, Role};
use quality_register::{Register, Values, enter};
use testkit::{AGENCY, TestApp};
use training::{ATTENDANCES, COMPETENCES, COURSES, KNOWLEDGE, NEEDS};

type Said<'s> = &'s [(&'static str, &'s str)];

/// The addresses with the keys of what was made.
pub(crate) async fn make(app: &TestApp) -> Vec<(&'static str, String)> {
    let mut secretary = Actor::system(AGENCY, "password");
    let person = app.person("Ngô Thị Học", &[Role::IsoSecretary]).await.id();
    (secretary.person, secretary.roles) = (person, vec![Role::IsoSecretary]);
    let (unit, who) = (app.unit("VP").to_string(), person.to_string());
    let made = app.write(move |tx| {
        let add = |register: &'static Register, said: Said<'_>, parent| {
            let values = said.iter().fold(Values::new(), |all, (key, value)| all.with(key, *value));
            Ok::<_, platform::AppError>(enter(tx, &secretary, register, &values, parent)?.id)
        };
        let course: Said<'_> = &[
            ("title", "Nhận thức ISO"),
            ("kind", "inside"),
            ("due", "2026-12-01"),
            ("audience", "Công chức"),
            ("organizer", "Văn phòng"),
        ];
        let course = add(&COURSES, course, None)?;
        let line = add(&ATTENDANCES, &[("person", &who)], Some(course))?;
        let need: Said<'_> = &[("title", "Một cửa"), ("unit", &unit), ("people", "2 người")];
        let asked: Said<'_> = &[("position", "Thư ký"), ("requirement", "Biết ISO")];
        let known: Said<'_> = &[("title", "Lưu hồ sơ"), ("owner", &who), ("risk", "high")];
        let (need, asked) = (add(&NEEDS, need, None)?, add(&COMPETENCES, asked, None)?);
        let known = add(&KNOWLEDGE, known, None)?;
        Ok([
            (["/courses", "/api/v1/courses"], course),
            (["/attendances", "/api/v1/attendances"], line),
            (["/training-needs", "/api/v1/training-needs"], need),
            (["/competences", "/api/v1/competences"], asked),
            (["/knowledge", "/api/v1/knowledge"], known),
        ])
    });
    let made = made.await.unwrap();
    made.into_iter().flat_map(|(at, id)| at.map(|address| (address, id.to_string()))).collect()
}
