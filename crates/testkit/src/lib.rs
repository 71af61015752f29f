//! A running product for one test, and the people who use it. Dev-dependency of every feature.
//!
//! ```text
//! let app = TestApp::new([document::feature()]);
//! let lan = app.person("Lan", &[Role::Author]).await;
//! let page = lan.submit("/documents", &[("title", "Kiểm soát tài liệu")]).await;
//! assert_eq!(page.status, 200);
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `app` | [`TestApp`]: the features under test on an empty database, with two agencies |
//! | `store` | a fresh SQLite file, or a fresh PostgreSQL schema where `HAIDANG_TEST_DATABASE` says so |
//! | `person` | [`Person`]: somebody at a browser |
//! | `page` | what of a page is compared with a snapshot |
//! | `paper` | what a printed paper says, cell by cell |
//! | `print` | what a printed paper says, page by page |
//! | `reader` | the program that reads uploaded files |
//!
//! On the clock it is 08:00 on Monday 23 November 2026, until a test moves it.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]
#![expect(clippy::expect_used, reason = "a test that can't go on should stop, and say why")]

mod app;
mod page;
mod paper;
mod person;
mod print;
mod reader;
mod store;

pub use app::{AGENCY, OTHER_AGENCY, TestApp};
pub use page::steady;
pub use paper::Printed;
pub use person::{Answer, Person};
pub use print::printed_pages;
pub use reader::reading_program;

pub use composition::{React, Round};
