use super::source::Source;
use std::collections::{BTreeMap, BTreeSet};

/// Refusals whose only or first argument is the code.
const REFUSALS: [&str; 3] = ["Forbidden(\"", "Conflict(\"", "BadRequest(\""];

/// Every code that is given to people has a sentence for them.
pub(super) fn check(sources: &[Source]) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut used = BTreeMap::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let is_table = source.path.ends_with("words.rs") || source.path.ends_with("sentences.rs");
        if is_table {
            known.extend(pairs(&source.code()));
        } else if !source.is_test() && source.crate_name() != "xtask" {
            for code in codes(&source.code()) {
                used.entry(code).or_insert_with(|| source.path.clone());
            }
        }
    }
    let missing = used.into_iter().filter(|(code, _)| !known.contains(code));
    missing
        .map(|(code, path)| {
            format!("{path}: the code \"{code}\" has no sentence in pages/words.rs")
        })
        .collect()
}

/// The codes of a table of sentences: what begins a pair.
fn pairs(text: &str) -> Vec<String> {
    let compact = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("( \"", "(\"");
    compact
        .split("(\"")
        .skip(1)
        .filter_map(|rest| word(rest, "\", ").or(word(rest, "\",")))
        .collect()
}

/// The word that `rest` begins with, if `end` follows it.
fn word(rest: &str, end: &str) -> Option<String> {
    let (word, _) = rest.split_once(end)?;
    let fits = !word.is_empty()
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    fits.then(|| word.to_owned())
}

/// The codes that a file refuses with.
fn codes(text: &str) -> Vec<String> {
    let mut codes: Vec<_> = REFUSALS
        .iter()
        .flat_map(|refusal| text.split(refusal).skip(1).filter_map(|rest| word(rest, "\"")))
        .collect();
    // `errors.add("field", "code")` and `add(field, "code")`: the last argument, if it is written out.
    for rest in text.split(".add(").skip(1) {
        let call = rest.split_once(')').map_or("", |(call, _)| call);
        let last = call.split(',').map(str::trim).rfind(|argument| !argument.is_empty());
        let is_pair = call.contains(',');
        codes.extend(last.filter(|_| is_pair).and_then(|last| word(last.strip_prefix('"')?, "\"")));
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_without_a_sentence_is_told() {
        let file = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        let words = "const S: &[(&str, &str)] = &[\n    (\"known\", \"Câu.\"),\n    (\n        \"long\",\n        \"Câu dài.\",\n    ),\n];";
        for (text, count) in [
            ("AppError::Conflict(\"known\")", 0),
            ("AppError::Conflict(\"unknown\")", 1),
            ("AppError::Forbidden(\"long\")", 0),
            ("errors.add(\"field\", \"known\")", 0),
            ("errors.add(\"field\", \"unknown\")", 1),
            ("errors.add(\n    field,\n    \"unknown\",\n)", 1),
            ("errors.add(field, code)", 0),
            ("set.add(\"one\")", 0),
            ("\n#[cfg(test)]\nmod tests { Conflict(\"unknown\") }", 0),
        ] {
            let sources =
                [file("crates/a/src/pages/words.rs", words), file("crates/a/src/form.rs", text)];
            assert_eq!(check(&sources).len(), count, "{text}");
        }
    }
}
