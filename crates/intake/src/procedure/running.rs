//! Headers and footers, place by place.

use flow::{FooterPrint, Procedure};

use super::dates::{date, number};
use super::reason::{Notes, Reason};
use crate::doc::{Doc, lines};
use crate::plain::Plain;

pub(super) fn read(doc: &Doc, out: &mut Procedure, notes: &mut Notes) {
    for header in &doc.headers {
        for line in lines(&header.blocks) {
            let plain = Plain::new(&line);
            let labels = ["ten quy trinh:", "quy trinh:", "ten tai lieu:"];
            if let Some(after) =
                labels.iter().find_map(|l| plain.after(l).filter(|a| *a == l.len()))
            {
                let name = plain.original_from(after).trim_matches(['_', ' ', '.']).to_owned();
                out.printed.header_names.push(name);
            }
        }
    }
    for footer in &doc.footers {
        let text = lines(&footer.blocks).join(" ");
        let field = |label: &str| {
            let plain = Plain::new(&text);
            let after = plain.after(label)?;
            let rest = plain.original_from(after).trim_start_matches([':', ' ']).to_owned();
            Some(until_next_label(&rest))
        };
        let effective = field("ngay hieu luc").or_else(|| field("hieu luc"));
        let effective_on = effective.as_deref().and_then(date);
        if let Some(text) = effective.filter(|e| effective_on.is_none() && !e.trim().is_empty()) {
            notes.add(format!("footer of {}", footer.place), &text, Reason::UnclearValue);
        }
        out.printed.footers.push(FooterPrint {
            part: footer.place.clone(),
            effective_on,
            issue_no: field("lan ban hanh").as_deref().and_then(number),
            revision_no: field("lan sua doi").as_deref().and_then(number),
            text,
        });
    }
    let main = out.printed.footers.iter().find(|f| f.effective_on.is_some());
    let first = main.filter(|f| is_first_section(f, &out.printed.footers));
    if let Some(footer) = first {
        out.effective_on = footer.effective_on.or(out.effective_on);
        out.revision_no = out.revision_no.or(footer.revision_no);
    }
}

/// Whether a footer belongs to the section that the first footer belongs to.
fn is_first_section(footer: &FooterPrint, all: &[FooterPrint]) -> bool {
    let section = |f: &FooterPrint| f.part.split(',').next().map(str::to_owned);
    all.first().is_some_and(|first| section(first) == section(footer))
}

/// A footer's fields follow each other on one line once its cells are joined.
fn until_next_label(text: &str) -> String {
    let plain = Plain::new(text);
    let ends = ["trang", "lan ban hanh", "lan sua doi", "ngay"];
    let end = ends.iter().filter_map(|l| plain.find(l)).min();
    end.map_or(text, |end| plain.original(0..end)).trim().to_owned()
}
