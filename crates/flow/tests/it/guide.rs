//! The rules and their guide pages belong together.

use expect_test::expect_file;
use flow::lint::{Rule, Severity};
use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

#[test]
fn every_rule_has_its_guide_page() {
    for rule in Rule::ALL {
        let page = rule.guide();
        let head = format!("# {}\n\n`{}` · {}\n", rule.title(), rule.id(), rule.severity().title());
        assert!(page.starts_with(&head), "{}: expected\n{head}", rule.id());
        for part in ["## Quy tắc nói gì\n", "## Vì sao\n", "## Cách sửa\n", "## Ví dụ\n"]
        {
            assert!(page.contains(part), "{} lacks {part}", rule.id());
        }
        let source = format!("\nNguồn: {}.\n", rule.clause());
        assert!(page.contains(&source), "{} lacks {source}", rule.id());
        assert_eq!(page, text::nfc(page), "{}", rule.id());
    }
}

#[test]
fn every_guide_page_has_its_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/lint");
    let mut pages: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str()?.strip_suffix(".md").map(str::to_owned)
        })
        .collect();
    assert!(pages.remove("README"));
    let rules: BTreeSet<String> = Rule::ALL.iter().map(|rule| rule.id().to_owned()).collect();
    assert_eq!(pages, rules);
    assert_eq!(rules.len(), Rule::ALL.len());
}

#[test]
fn ids_are_kebab_case_and_parse_back() {
    for rule in Rule::ALL {
        assert!(rule.id().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id());
        assert_eq!(Rule::parse(rule.id()), Some(*rule));
    }
    assert_eq!(Rule::parse("no-such-rule"), None);
}

#[test]
fn the_index_lists_every_rule() {
    let mut index = String::from(
        "# Kiểm tra quy trình trước khi phê duyệt\n\n\
         Chương trình kiểm tra quy trình theo các quy tắc dưới đây, khi soạn thảo và khi chạy lệnh \
         `haidang lint`. Quy trình còn **lỗi** thì chưa gửi xem xét được; **cảnh báo** nên sửa, người \
         soạn thảo quyết định; **lưu ý** để biết.\n\n",
    );
    for severity in Severity::ALL {
        let rules = Rule::ALL.iter().filter(|rule| rule.severity() == severity);
        writeln!(index, "## {} ({})\n", severity.title(), rules.clone().count()).unwrap();
        index.push_str("| Quy tắc | Nội dung | Nguồn |\n|---|---|---|\n");
        for rule in rules {
            let (id, title, clause) = (rule.id(), rule.title(), rule.clause());
            writeln!(index, "| [`{id}`]({id}.md) | {title} | {clause} |").unwrap();
        }
        index.push('\n');
    }
    let index = format!("{}\n", index.trim_end());
    expect_file!["../../../../docs/guide/lint/README.md"].assert_eq(&index);
}
