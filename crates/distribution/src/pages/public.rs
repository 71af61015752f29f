//! What a label leads to, for anybody with a phone: one small page without a session. It names the
//! document and what the copy is worth; no holder, no person.

use super::number;
use crate::{
    CopyCode, Verdict,
    actions::{self, Scan},
    throttle::Throttle,
};
use askama::Template;
use axum::{
    extract::{ConnectInfo, Path, State as Shared},
    http::{Extensions, StatusCode},
    response::Response,
};
use platform::{App, AppError, Tx, pages::css_path, pages::render_with};
use std::{net::SocketAddr, sync::LazyLock};

static THROTTLE: LazyLock<Throttle> = LazyLock::new(Throttle::default);

#[derive(Template)]
#[template(path = "pages/scan.html")]
struct ScanPage {
    css: &'static str,
    scan: Scan,
}

impl ScanPage {
    /// The answer in a few words, with its colour and shape.
    fn verdict(&self) -> (&'static str, String) {
        match self.scan.verdict {
            Verdict::Current => ("ok", "Bản hiện hành".to_owned()),
            Verdict::NotYet => {
                let from = self.scan.effective_on.map_or_else(String::new, text::date);
                ("info", format!("Chưa có hiệu lực, hiệu lực từ {from}"))
            }
            Verdict::Suspended => ("warn", "Đang tạm ngừng áp dụng".to_owned()),
            Verdict::Replaced => ("bad", self.replaced()),
            Verdict::Withdrawn => ("bad", "Đã hủy bỏ".to_owned()),
            Verdict::Recalled => ("bad", "Bản này đã thu hồi".to_owned()),
            Verdict::Lost => ("bad", "Bản này đã báo mất".to_owned()),
            Verdict::Destroyed => ("bad", "Bản này đã hủy".to_owned()),
        }
    }

    fn replaced(&self) -> String {
        let Some((issue_no, revision_no, from)) = self.scan.successor else {
            return "Đã hết hiệu lực".to_owned();
        };
        let from =
            from.map_or_else(String::new, |day| format!(", hiệu lực từ {}", text::date(day)));
        match revision_no {
            0 => format!("Đã thay bằng lần ban hành {issue_no}{from}"),
            revision => format!("Đã thay bằng lần ban hành {issue_no}, sửa đổi {revision}{from}"),
        }
    }

    /// What to do with the paper.
    fn advice(&self) -> &'static str {
        match self.scan.verdict {
            Verdict::Current => "Được dùng để làm việc.",
            Verdict::Suspended => "Chưa dùng để làm việc cho đến khi được áp dụng lại.",
            Verdict::NotYet => "Chưa dùng để làm việc cho đến ngày hiệu lực.",
            Verdict::Replaced | Verdict::Withdrawn | Verdict::Recalled => {
                "Không dùng bản này để làm việc nữa; hãy trả lại người quản lý tài liệu."
            }
            Verdict::Lost | Verdict::Destroyed => {
                "Không dùng bản này; hãy báo và trả lại người quản lý tài liệu."
            }
        }
    }

    fn number(&self) -> String {
        number(self.scan.number.0, self.scan.number.1)
    }
}

#[derive(Template)]
#[template(path = "pages/scan_unknown.html")]
struct UnknownPage {
    css: &'static str,
    is_throttled: bool,
}

/// `GET /q/{code}`. Sixteen letters are 80 random bits; whoever guesses is slowed down, and every wrong
/// guess looks the same.
pub(crate) async fn scanned(
    Shared(app): Shared<App>,
    Path(typed): Path<String>,
    extensions: Extensions,
) -> Result<Response, AppError> {
    let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(at)| at.ip());
    let now = app.clock.now();
    let css = css_path();
    if !THROTTLE.allows(address, now) {
        let page = UnknownPage { css, is_throttled: true };
        return Ok(render_with(StatusCode::TOO_MANY_REQUESTS, &page));
    }
    let found = match CopyCode::parse(&typed) {
        Some(code) => {
            let read = move |tx: &Tx<'_>| actions::scan(tx, &code);
            app.db.anywhere().read(read).await.map_err(AppError::from)?
        }
        None => None,
    };
    let Some(scan) = found else {
        THROTTLE.missed(address, now);
        let page = UnknownPage { css, is_throttled: false };
        return Ok(render_with(StatusCode::NOT_FOUND, &page));
    };
    Ok(render_with(StatusCode::OK, &ScanPage { css, scan }))
}
