//! What people type into forms.

use jiff::civil::Date;

/// Text made of what somebody typed: composed, trimmed, line feeds alike, without NUL, which
/// PostgreSQL does not take.
pub fn typed(typed: &str) -> String {
    crate::nfc(typed.replace("\r\n", "\n").replace('\0', "").trim())
}

/// The day that somebody typed as offices write it, `05/01/2026`; `None` for what is no day.
pub fn typed_day(typed: &str) -> Option<Date> {
    Date::strptime("%d/%m/%Y", typed.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_typed_is_read_alike() {
        assert_eq!(typed(" a\r\nb\0 "), "a\nb");
        assert_eq!(typed("Nguye\u{302}\u{303}n"), "Nguyễn");
        assert_eq!(typed_day(" 05/01/2026 "), Some(date(2026, 1, 5)));
        for wrong in ["", "31/02/2026", "2026-01-05", "hôm nay"] {
            assert_eq!(typed_day(wrong), None, "{wrong}");
        }
    }
}
