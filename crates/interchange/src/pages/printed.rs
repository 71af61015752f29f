//! What a package says to people who open it without this program.

use crate::Scope;
use intake::package::DocumentRecord;
use organization::Agency;

/// The program, as the manifest names it.
pub(crate) fn program() -> String {
    format!("Hải Đăng {}", env!("CARGO_PKG_VERSION"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn state(word: &str) -> &'static str {
    document::State::parse(word).map_or("", document::State::label)
}

/// One line of the list.
pub(crate) fn index_line(folder: &str, record: &DocumentRecord) -> String {
    let number = match record.revision_no {
        0 => format!("{:02}", record.issue_no),
        revision => format!("{:02}/{revision:02}", record.issue_no),
    };
    let day = record.effective_on.map(text::date).unwrap_or_default();
    let label = |file: &str| match file.rsplit('.').next() {
        _ if file.starts_with("original") => "bản gốc",
        Some("pdf") => "PDF",
        Some("docx") => "Word",
        _ => "tệp",
    };
    let links: Vec<_> = (record.files.iter())
        .map(|file| format!("<a href=\"{folder}/{file}\">{}</a> ", label(file)))
        .collect();
    let links = links.concat();
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{number}</td><td>{day}</td><td>{}</td><td>{links}<a href=\"{folder}/document.json\">JSON</a></td></tr>\n",
        escape(&record.code),
        escape(&record.title),
        state(&record.state),
    )
}

/// The list of everything, as one page without script.
pub(crate) fn index(agency: &Agency, scope: Scope, count: usize, lines: &str) -> String {
    let name = escape(&agency.name.replace('\n', " "));
    let scope = scope.label();
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Tài liệu của {name}</title>\n<style>body{{font:16px/1.5 'Times New Roman',serif;margin:2rem;max-width:70rem}}table{{border-collapse:collapse;width:100%}}th,td{{border:1px solid #888;padding:.3rem .5rem;text-align:left;vertical-align:top}}</style></head><body>\n<h1>Tài liệu của {name}</h1>\n<p>{scope}: {count} bản. Cách kiểm tra gói này: xem tệp <a href=\"README.txt\">README.txt</a>.</p>\n<table><caption>Danh mục</caption><thead><tr><th scope=\"col\">Mã hiệu</th><th scope=\"col\">Tên tài liệu</th><th scope=\"col\">Lần ban hành</th><th scope=\"col\">Hiệu lực từ</th><th scope=\"col\">Tình trạng</th><th scope=\"col\">Tệp</th></tr></thead><tbody>\n{lines}</tbody></table>\n</body></html>\n"
    )
}

/// The explanation that lies in every package.
pub(crate) fn readme() -> &'static str {
    include_str!("readme.txt")
}
