//! Rules across several procedures. Each procedure's own rules are in [`super::lint`].

use super::{
    FileFinding, Finding, Rule,
    part::Part,
    words::{list, name_key, number_key, said, shorten},
};
use crate::Procedure;
use std::collections::BTreeMap;

/// A file's place in the set with what it says: a code, a name, a number.
type Saying<'a> = (usize, Part, &'a str);

/// What is wrong between the files of a set, in the order of the files: codes used twice, names
/// used twice, one legal text under several spellings.
pub fn lint_set(files: &[(&str, &Procedure)]) -> Vec<FileFinding> {
    let mut found: Vec<(usize, FileFinding)> = Vec::new();
    let mut say = |at: usize, rule: Rule, part: Part, message: String| {
        if let Some((file, procedure)) = files.get(at) {
            let finding = Finding::new(rule, part, procedure, message);
            found.push((at, FileFinding { file: (*file).to_owned(), finding }));
        }
    };
    codes(files, &mut say);
    names(files, &mut say);
    spellings(files, &mut say);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn codes(files: &[(&str, &Procedure)], say: &mut impl FnMut(usize, Rule, Part, String)) {
    let codes = files.iter().enumerate().filter_map(|(at, (_, procedure))| {
        Some((at, Part::Code, said(procedure.code.as_deref())?))
    });
    for group in grouped(codes, number_key).values().filter(|group| group.len() > 1) {
        for (at, part, code) in group {
            let message = format!(
                "Mã hiệu “{code}” còn được dùng ở {}. Mỗi quy trình phải có mã hiệu riêng; hãy đặt \
                 lại mã hiệu.",
                others(files, group, *at)
            );
            say(*at, Rule::CodeDuplicate, *part, message);
        }
    }
}

fn names(files: &[(&str, &Procedure)], say: &mut impl FnMut(usize, Rule, Part, String)) {
    let names = files.iter().enumerate().filter_map(|(at, (_, procedure))| {
        Some((at, Part::Name, said(procedure.name.as_deref())?))
    });
    for group in grouped(names, name_key).values().filter(|group| group.len() > 1) {
        for (at, part, name) in group {
            let message = format!(
                "Tên “{}” còn được dùng ở {}. Hãy kiểm tra có phải cùng một quy trình được ban hành \
                 hai lần không; nếu khác nhau, hãy ghi rõ điểm khác trong tên.",
                shorten(name, 100),
                others(files, group, *at)
            );
            say(*at, Rule::NameTwice, *part, message);
        }
    }
}

fn spellings(files: &[(&str, &Procedure)], say: &mut impl FnMut(usize, Rule, Part, String)) {
    let numbers = files.iter().enumerate().flat_map(|(at, (_, procedure))| {
        procedure.legal_basis.iter().enumerate().filter_map(move |(row, basis)| {
            Some((at, Part::LegalBasis(row), said(basis.number.as_deref())?))
        })
    });
    for group in grouped(numbers, number_key).values() {
        let usual = usual_spelling(group);
        for (at, part, number) in group.iter().filter(|(.., number)| *number != usual) {
            let message = format!(
                "Văn bản này được viết là “{number}”, nơi khác viết “{usual}”. Hãy dùng một cách viết \
                 đúng theo bản gốc để tra cứu được mọi quy trình có liên quan."
            );
            say(*at, Rule::LegalBasisVariant, *part, message);
        }
    }
}

fn grouped<'a>(
    sayings: impl Iterator<Item = Saying<'a>>,
    key: impl Fn(&str) -> String,
) -> BTreeMap<String, Vec<Saying<'a>>> {
    let mut groups: BTreeMap<String, Vec<Saying<'a>>> = BTreeMap::new();
    for saying in sayings {
        groups.entry(key(saying.2)).or_default().push(saying);
    }
    groups.remove("");
    groups
}

/// The spelling used most, the earliest among equals.
fn usual_spelling<'a>(group: &[Saying<'a>]) -> &'a str {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (.., spelling) in group {
        match counts.iter_mut().find(|(known, _)| known == spelling) {
            Some((_, count)) => *count += 1,
            None => counts.push((spelling, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or("", |(spelling, _)| spelling)
}

/// The other files of a group, at most three by name.
fn others(files: &[(&str, &Procedure)], group: &[Saying<'_>], at: usize) -> String {
    let names: Vec<String> = (group.iter().filter(|(other, ..)| *other != at))
        .filter_map(|(other, ..)| files.get(*other).map(|(file, _)| format!("“{file}”")))
        .collect();
    match names.len() {
        0..=3 => list(&names),
        more => {
            let shown: Vec<String> = names.into_iter().take(3).collect();
            format!("{} và {} tệp khác", shown.join(", "), more - 3)
        }
    }
}
