//! An appointment as a file for calendars of telephones (iCalendar, RFC 5545). Nothing here touches a
//! clock, a database or a request.

use jiff::{Timestamp, ToSpan as _, civil::DateTime};

/// What the calendar is told, in words that nobody has escaped yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// What it is known by, so that a later file replaces an earlier one.
    pub(crate) uid: String,
    /// How often it was moved.
    pub(crate) sequence: i64,
    /// When the file is made.
    pub(crate) made_at: Timestamp,
    /// When it begins, in local time here.
    pub(crate) begins: DateTime,
    /// How long it takes.
    pub(crate) minutes: i64,
    /// What stands in the calendar.
    pub(crate) summary: String,
    /// Where.
    pub(crate) place: String,
    /// What is to be known.
    pub(crate) about: String,
    /// Where it is moved or cancelled.
    pub(crate) url: String,
}

/// The longest line, in octets, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

impl Event {
    /// The file. It rings two hours before.
    pub(crate) fn file(&self) -> String {
        let ends = self.begins.saturating_add(self.minutes.minutes());
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Hai Dang//Appointments//VI".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTAMP:{}", self.made_at.strftime("%Y%m%dT%H%M%SZ")),
            format!("DTSTART:{}", in_utc(self.begins)),
            format!("DTEND:{}", in_utc(ends)),
            format!("SUMMARY:{}", escaped(&self.summary)),
            format!("LOCATION:{}", escaped(&self.place)),
            format!("DESCRIPTION:{}", escaped(&self.about)),
            format!("URL:{}", in_one_line(&self.url)),
            "STATUS:CONFIRMED".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escaped(&self.summary)),
            "TRIGGER:-PT2H".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

/// Local time here, which is seven hours ahead all the year.
fn in_utc(local: DateTime) -> String {
    local.saturating_sub(7.hours()).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a value (RFC 5545, 3.3.11): nothing that is typed begins a line or a property of its own.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn in_one_line(address: &str) -> String {
    address.chars().filter(|c| !c.is_control()).collect()
}

/// A line with its end, broken where it is too long: what follows begins with a blank. No letter is
/// broken.
fn folded(line: &str) -> String {
    let (mut out, mut used) = (String::new(), 0);
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn event() -> Event {
        Event {
            uid: "appointment-7@vidu.example".into(),
            sequence: 1,
            made_at: "2026-11-23T01:00:00Z".parse().unwrap(),
            begins: date(2026, 11, 25).at(6, 30, 0, 0),
            minutes: 45,
            summary: "Đăng ký khai sinh".into(),
            place: "Bộ phận Tiếp nhận và Trả kết quả, 01 Trần Phú".into(),
            about: "Mã hẹn: ABCD-2345\nMang theo: tờ khai; giấy chứng sinh".into(),
            url: "https://vidu.example/portal/con-co/appointments/mine".into(),
        }
    }

    /// Lines put together again, as a calendar reads them.
    fn read(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(ToOwned::to_owned).collect()
    }

    #[test]
    fn what_a_calendar_reads() {
        let lines = read(&event().file());
        for line in [
            "DTSTAMP:20261123T010000Z",
            // Half past six here is the day before in Greenwich.
            "DTSTART:20261124T233000Z",
            "DTEND:20261125T001500Z",
            "SUMMARY:Đăng ký khai sinh",
            "LOCATION:Bộ phận Tiếp nhận và Trả kết quả\\, 01 Trần Phú",
            "DESCRIPTION:Mã hẹn: ABCD-2345\\nMang theo: tờ khai\\; giấy chứng sinh",
            "URL:https://vidu.example/portal/con-co/appointments/mine",
            "SEQUENCE:1",
        ] {
            assert!(lines.iter().any(|read| read == line), "{line}: {lines:#?}");
        }
        assert_eq!((lines[0].as_str(), lines[1].as_str()), ("BEGIN:VCALENDAR", "VERSION:2.0"));
        assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
    }

    /// Every line ends with CR LF and none has more than 75 octets; letters stay whole.
    #[test]
    fn long_lines_are_folded() {
        let summary = "Cấp bản sao Giấy khai sinh, xác nhận tình trạng hôn nhân ".repeat(9);
        let file = Event { summary: summary.clone(), ..event() }.file();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        let lines: Vec<_> = file.split_terminator("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LINE), "{file}");
        assert!(lines.iter().any(|line| line.starts_with(' ')), "{file}");
        let expected = format!("SUMMARY:{}", summary.replace(',', "\\,"));
        assert!(read(&file).contains(&expected), "{file}");
    }

    /// What somebody typed is text in the calendar, and never a line of the file.
    #[test]
    fn what_is_typed_begins_no_line() {
        let typed = "a\r\nATTACH:https://evil.example\rb\nBEGIN:VALARM\\n;x";
        let hostile = Event {
            summary: typed.into(),
            place: typed.into(),
            about: typed.into(),
            uid: typed.into(),
            url: typed.into(),
            ..event()
        };
        let (lines, usual) = (read(&hostile.file()), read(&event().file()));
        assert_eq!(lines.len(), usual.len(), "{lines:#?}");
        let name = |line: &String| line.split(':').next().unwrap_or_default().to_owned();
        let names = |lines: &[String]| lines.iter().map(name).collect::<Vec<_>>();
        assert_eq!(names(&lines), names(&usual));
        assert_eq!(escaped(typed), "a\\nATTACH:https://evil.exampleb\\nBEGIN:VALARM\\\\n\\;x");
    }
}
