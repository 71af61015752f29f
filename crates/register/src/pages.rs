//! The words of every printed register.

use jiff::civil::Date;

/// The head of the column of running numbers.
pub(crate) const NUMBER: &str = "TT";

/// The line under the title.
pub(crate) fn as_of(day: Date) -> String {
    format!("Tính đến ngày {}", text::date(day))
}
