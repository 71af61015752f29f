use super::{Shell, css_path, render_with};
use crate::{Actor, App, Problem, sentence};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::Response,
};

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct ProblemPage {
    shell: Shell,
    title: &'static str,
    help: &'static str,
}

#[derive(Template)]
#[template(path = "pages/problem_plain.html")]
struct PlainProblemPage {
    css: &'static str,
    title: &'static str,
    help: &'static str,
}

/// Gives browsers a page where programs get `problem+json`.
pub async fn problem_pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_program = asks_for_data(&request);
    let actor = request.extensions().get::<Actor>().cloned();
    let response = next.run(request).await;
    let Some(problem) = response.extensions().get::<Problem>().filter(|_| !is_program) else {
        return response;
    };
    let (title, help) = (heading(problem), sentence(problem.code));
    match actor {
        Some(actor) => {
            let shell = Shell::new(&app, &actor, "");
            render_with(problem.status, &ProblemPage { shell, title, help })
        }
        None => render_with(problem.status, &PlainProblemPage { css: css_path(), title, help }),
    }
}

/// Whether a program asks: through the API, or as the script of a page that reads the answer itself.
fn asks_for_data(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    request.uri().path().starts_with("/api/")
        || accept.is_some_and(|accept| accept.starts_with("application/json"))
}

fn heading(problem: &Problem) -> &'static str {
    match problem.status.as_u16() {
        401 => "Cần đăng nhập",
        403 => "Bạn không có quyền làm việc này",
        404 => "Không tìm thấy trang này",
        409 => "Chưa làm được việc này",
        413 => "Tệp quá lớn",
        422 | 400 => "Nội dung gửi lên chưa đúng",
        429 => "Bạn thao tác quá nhanh",
        503 => "Hệ thống đang bận",
        _ => "Có lỗi trong hệ thống",
    }
}
