//! Cover, running header and footer: one field printed in many places.

use super::{
    Context, Finding, Rule,
    part::Part,
    words::{list, name_key, number_key, said, shorten},
};
use crate::{FooterPrint, Procedure};
use std::collections::BTreeSet;
use text::date;

/// Longer names don't fit a header line or a master list.
const NAME_LIMIT: usize = 200;

pub(super) fn check(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    code(procedure, context, out);
    name(procedure, out);
    issue(procedure, out);
    dates(procedure, out);
    footer_dates(procedure, out);
}

fn code(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    let mut say = |rule, message| out.push(Finding::new(rule, Part::Code, procedure, message));
    let Some(code) = procedure.code.as_deref().filter(|code| !code.trim().is_empty()) else {
        let message = "Quy trình chưa có mã hiệu. Hãy đặt mã hiệu theo quy tắc của cơ quan.";
        return say(Rule::CodeMissing, message.into());
    };
    let odd: BTreeSet<char> = code.chars().filter(|c| is_odd(*c)).collect();
    if !odd.is_empty() || code.trim() != code || code.contains("  ") {
        let message = if odd.is_empty() {
            format!("Mã hiệu “{code}” có dấu cách thừa. Hãy xóa dấu cách thừa để tra cứu được.")
        } else {
            let names: Vec<String> =
                odd.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            format!(
                "Mã hiệu “{code}” có ký tự ẩn hoặc ký tự lạ ({}), nên gõ tay sẽ không tìm thấy. \
                 Hãy xóa mã hiệu và gõ lại từ bàn phím.",
                list(&names)
            )
        };
        say(Rule::CodeOddCharacter, message);
    }
    if let Some(c) = code.chars().find(|c| is_foreign_letter(*c)) {
        let message = format!(
            "Mã hiệu “{code}” có chữ “{c}” (U+{:04X}) không phải chữ cái La-tinh dù trông giống. \
             Hãy gõ lại mã hiệu.",
            u32::from(c)
        );
        say(Rule::CodeLookAlike, message);
    } else if let Some(token) = letter_for_digit(code) {
        let message = format!(
            "Trong mã hiệu “{code}”, “{token}” có chữ O, I hoặc l đứng chỗ của chữ số. Hãy kiểm \
             tra có phải là số 0 hoặc số 1 không."
        );
        say(Rule::CodeLookAlike, message);
    }
    let key = number_key(code);
    let taken = context.codes_in_use.iter().find(|(other, _)| number_key(other) == key);
    if let Some((other, title)) = taken {
        let message = format!(
            "Mã hiệu “{other}” đang được dùng cho “{title}”. Hãy đặt mã hiệu khác, hoặc thay thế \
             tài liệu đó nếu là cùng một quy trình."
        );
        say(Rule::CodeDuplicate, message);
    }
}

/// Neither a letter, a digit, a plain space nor a mark that codes use.
fn is_odd(c: char) -> bool {
    !(c.is_alphanumeric() || " /-._()&,:+".contains(c))
}

/// Cyrillic, Greek and full-width letters, which look like Latin ones.
fn is_foreign_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{370}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}' | '\u{ff21}'..='\u{ff5a}')
}

/// A word such as `O1` or `2l`: digits with a letter that looks like one.
fn letter_for_digit(code: &str) -> Option<&str> {
    code.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let digit = word.chars().any(|c| c.is_ascii_digit());
        let letter = word.chars().any(|c| "OoIl".contains(c));
        digit && letter && word.chars().all(|c| c.is_ascii_digit() || "OoIl".contains(c))
    })
}

fn name(procedure: &Procedure, out: &mut Vec<Finding>) {
    let Some(name) = said(procedure.name.as_deref()) else {
        let message =
            "Quy trình chưa có tên. Hãy ghi tên theo quyết định công bố thủ tục hành chính.";
        return out.push(Finding::new(Rule::NameMissing, Part::Name, procedure, message.into()));
    };
    let length = name.chars().count();
    if length > NAME_LIMIT {
        let message = format!(
            "Tên quy trình dài {length} ký tự, vượt {NAME_LIMIT} ký tự, khó in vừa ở đầu trang và \
             danh mục. Nên có tên rút gọn; tên đầy đủ vẫn ghi ở trang bìa."
        );
        out.push(Finding::new(Rule::NameTooLong, Part::Name, procedure, message));
    }
    let key = name_key(name);
    for (row, header) in procedure.printed.header_names.iter().enumerate() {
        let printed = name_key(header);
        let printed = printed.strip_prefix("tenquytrinh").unwrap_or(&printed);
        if !printed.is_empty() && printed != key {
            let message = format!(
                "Đầu trang ghi tên “{}”, còn trang bìa ghi “{}”. Hãy sửa cho giống nhau.",
                shorten(header_name(header), 100),
                shorten(name, 100)
            );
            out.push(Finding::new(Rule::HeaderNameMismatch, Part::Header(row), procedure, message));
        }
    }
}

/// The name in a header, without "Tên quy trình:" and the rule drawn after it.
fn header_name(header: &str) -> &str {
    let name = header.split_once(':').filter(|(label, _)| name_key(label) == "tenquytrinh");
    name.map_or(header, |(_, name)| name).trim_end_matches(['_', ' '])
}

fn issue(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.issue_no.is_none() {
        let message = "Trang bìa chưa ghi lần ban hành. Hãy ghi lần ban hành, lần đầu là 1.";
        out.push(Finding::new(Rule::IssueMissing, Part::Issue, procedure, message.into()));
    }
    for (row, footer) in procedure.printed.footers.iter().enumerate() {
        let pairs = [
            ("lần ban hành", footer.issue_no, procedure.issue_no),
            ("lần sửa đổi", footer.revision_no, procedure.revision_no),
        ];
        for (what, printed, cover) in pairs {
            let (Some(printed), Some(cover)) = (printed, cover) else { continue };
            if printed != cover {
                let message = format!(
                    "Chân trang ghi {what} {printed}, còn trang bìa ghi {cover}. Hãy sửa cho giống nhau."
                );
                out.push(Finding::new(
                    Rule::FooterIssueMismatch,
                    Part::Footer(row),
                    procedure,
                    message,
                ));
            }
        }
    }
}

fn dates(procedure: &Procedure, out: &mut Vec<Finding>) {
    for (day, part, what) in [
        (procedure.issued_on, Part::IssuedOn, "ngày ban hành"),
        (procedure.effective_on, Part::EffectiveOn, "ngày hiệu lực"),
    ] {
        if day.is_none() {
            let message =
                format!("Quy trình chưa ghi {what}. Hãy ghi {what} theo quyết định ban hành.");
            out.push(Finding::new(Rule::DateMissing, part, procedure, message));
        }
    }
    if let (Some(issued), Some(effective)) = (procedure.issued_on, procedure.effective_on)
        && effective < issued
    {
        let message = format!(
            "Ngày hiệu lực {} trước ngày ban hành {}. Hãy kiểm tra lại hai ngày này; thường ngày \
             hiệu lực ở chân trang còn sót từ bản cũ.",
            date(effective),
            date(issued)
        );
        out.push(Finding::new(Rule::EffectiveBeforeIssued, Part::EffectiveOn, procedure, message));
    }
}

fn footer_dates(procedure: &Procedure, out: &mut Vec<Finding>) {
    let footers = &procedure.printed.footers;
    let Some(expected) = procedure.effective_on.or_else(|| first_date(footers)) else { return };
    for (row, footer) in footers.iter().enumerate() {
        let Some(printed) = footer.effective_on.filter(|printed| *printed != expected) else {
            continue;
        };
        let stale = procedure.issued_on.is_some_and(|issued| printed < issued);
        let (rule, message) = if stale {
            let message = format!(
                "Chân trang còn ghi ngày hiệu lực {}, sớm hơn ngày ban hành: đây là ngày của lần \
                 ban hành cũ. Hãy sửa thành {}.",
                date(printed),
                date(expected)
            );
            (Rule::FooterDateStale, message)
        } else {
            let message = format!(
                "Chân trang này ghi ngày hiệu lực {}, nơi khác ghi {}. Hãy kiểm tra ngày đúng rồi \
                 sửa cho giống nhau ở mọi trang.",
                date(printed),
                date(expected)
            );
            (Rule::FooterDateMismatch, message)
        };
        out.push(Finding::new(rule, Part::Footer(row), procedure, message));
    }
}

fn first_date(footers: &[FooterPrint]) -> Option<jiff::civil::Date> {
    footers.iter().find_map(|footer| footer.effective_on)
}
