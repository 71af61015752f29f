//! The bases of the twelve real processes: each number is read, each spelling of a text meets the
//! others. Their prose is not kept here.

use flow::citation::{self, Cited};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

#[test]
fn the_bases_of_the_real_processes_meet() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/procedures");
    if !folder.exists() || !intake::can_read_doc() {
        println!("skipped: the real processes or LibreOffice are not at hand");
        return;
    }
    let mut texts: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    let (mut lines, mut numbered, mut titled) = (0, 0, 0);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    for file in files {
        let procedure = intake::read(&std::fs::read(&file).unwrap()).unwrap();
        for basis in &procedure.legal_basis {
            lines += 1;
            if let Some(Cited { key, spelled, written, .. }) = citation::of_basis(basis) {
                numbered += 1;
                assert_eq!(citation::key(&spelled), key, "{spelled}");
                texts.entry(key).or_insert_with(|| (spelled, BTreeSet::new())).1.insert(written);
            } else if let Some((title, year)) = citation::law_title(&basis.title) {
                titled += 1;
                let key = format!("{title} {year:?}");
                texts
                    .entry(key.clone())
                    .or_insert_with(|| (key, BTreeSet::new()))
                    .1
                    .insert(String::new());
            } else {
                println!(
                    "neither number nor law: {}",
                    basis.title.chars().take(60).collect::<String>()
                );
            }
        }
    }
    println!(
        "{lines} lines, {numbered} with a number, {titled} laws by title, {} texts",
        texts.len()
    );
    assert_eq!(lines, numbered + titled, "a line is neither numbered nor a law by its title");
    let known = ["123/2015/ndcp", "4/2020/ttbtp", "luathotich Some(2014)"];
    assert!(known.iter().all(|key| texts.contains_key(*key)), "{:?}", texts.keys());
    for (spelled, spellings) in texts.values() {
        println!("{spelled}: {spellings:?}");
    }
}
