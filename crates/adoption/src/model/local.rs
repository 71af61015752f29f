use super::{LocalField, Part, Target};
use flow::{Fee, Procedure};
use serde_json::Value;

/// What an agency wrote into the local fields: field and words, in the order of the master.
pub type Given = Vec<(LocalField, String)>;

/// The master with an agency's own words. A field without words stays as the master has it; where
/// two fields could begin at one place, the longer wins; what was put in is not searched again.
pub fn localize(master: &Procedure, given: &Given) -> Procedure {
    let mut words: Vec<(&str, &str)> = given
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(field, value)| match &field.target {
            Target::Words(words) if !words.is_empty() => Some((words.as_str(), value.as_str())),
            Target::Words(_) | Target::Part(_) => None,
        })
        .collect();
    words.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    let mut out = if words.is_empty() { master.clone() } else { replaced(master, &words) };
    for (field, value) in given.iter().filter(|(_, value)| !value.is_empty()) {
        if let Target::Part(part) = field.target {
            put(&mut out, part, value);
        }
    }
    out
}

fn replaced(master: &Procedure, words: &[(&str, &str)]) -> Procedure {
    let Ok(mut value) = serde_json::to_value(master) else { return master.clone() };
    each_text(&mut value, &mut |text| *text = replace(text, words));
    serde_json::from_value(value).unwrap_or_else(|_| master.clone())
}

/// Words that stand in keys of enumerations are no text: they have no place in local fields, since
/// a field is at least two letters with a capital or a space among them.
fn each_text(value: &mut Value, act: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => act(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, act)),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let is_word = matches!(name.as_str(), "unit" | "role" | "kind" | "cutoff")
                    || name.ends_with("_on");
                if !is_word {
                    each_text(field, act);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn replace(text: &str, words: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let found = |(from, to)| rest.strip_prefix(from).map(|left| (to, left));
        if let Some((to, left)) = words.iter().copied().find_map(found) {
            out.push_str(to);
            rest = left;
        } else {
            out.push(next);
            rest = rest.get(next.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn put(out: &mut Procedure, part: Part, value: &str) {
    let lines = || value.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    match part {
        Part::IssuingBody => out.issuing_body = Some(value.to_owned()),
        Part::SettledBy => out.settled_by = Some(value.to_owned()),
        Part::Channels => out.channels = lines().collect(),
        Part::Fees => {
            // A line that the master has too keeps its amount.
            let known = std::mem::take(&mut out.fees);
            out.fees = lines()
                .map(|text| {
                    let same = known.iter().find(|fee| fee.text == text);
                    same.cloned().unwrap_or(Fee { text, amount_vnd: None })
                })
                .collect();
        }
    }
}

/// What the master has where a field stands.
pub(crate) fn of_master(master: &Procedure, field: &LocalField) -> String {
    match &field.target {
        Target::Words(words) => words.clone(),
        Target::Part(Part::IssuingBody) => master.issuing_body.clone().unwrap_or_default(),
        Target::Part(Part::SettledBy) => master.settled_by.clone().unwrap_or_default(),
        Target::Part(Part::Channels) => master.channels.join("\n"),
        Target::Part(Part::Fees) => {
            master.fees.iter().map(|fee| fee.text.as_str()).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Whether every local field says what the master says: nobody made it local.
pub(crate) fn unchanged(master: &Procedure, given: &Given) -> bool {
    !given.is_empty() && given.iter().all(|(field, value)| *value == of_master(master, field))
}

/// Every text of a procedure, one a line.
pub(crate) fn all_text(procedure: &Procedure) -> String {
    let bare = Procedure { code: None, not_understood: Vec::new(), ..procedure.clone() };
    let mut out = String::new();
    if let Ok(mut value) = serde_json::to_value(&bare) {
        each_text(&mut value, &mut |text| {
            out.push_str(text);
            out.push('\n');
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FieldKind;
    use flow::{Section, Step, StepRole};

    fn words(from: &str, to: &str) -> (LocalField, String) {
        let target = Target::Words(from.into());
        (LocalField { kind: FieldKind::Other, label: String::new(), target }, to.into())
    }

    fn master() -> Procedure {
        Procedure {
            issuing_body: Some("UBND tỉnh".into()),
            fees: vec![Fee { text: "8.000 đồng".into(), amount_vnd: Some(8000) }],
            sections: vec![Section {
                number: "1".into(),
                title: "Mục đích".into(),
                text: "Tại UBND xã và Phòng Tư pháp xã.".into(),
            }],
            steps: vec![Step {
                responsible: Some("Phòng Tư pháp".into()),
                role: Some(StepRole::Specialist),
                ..Step::default()
            }],
            ..Procedure::default()
        }
    }

    #[test]
    fn words_are_replaced_wherever_they_stand_and_once() {
        for (given, text, who) in [
            (vec![], "Tại UBND xã và Phòng Tư pháp xã.", "Phòng Tư pháp"),
            (
                vec![words("UBND xã", "UBND xã Gio Hải"), words("Phòng Tư pháp", "Tổ UBND xã")],
                "Tại UBND xã Gio Hải và Tổ UBND xã xã.",
                "Tổ UBND xã",
            ),
            // The longer one first, whatever the order.
            (
                vec![words("Phòng", "Ban"), words("Phòng Tư pháp", "Văn phòng")],
                "Tại UBND xã và Văn phòng xã.",
                "Văn phòng",
            ),
            (
                vec![words("specialist", "x"), words("Phòng Tư pháp", "")],
                "Tại UBND xã và Phòng Tư pháp xã.",
                "Phòng Tư pháp",
            ),
        ] {
            let local = localize(&master(), &given);
            assert_eq!(local.sections[0].text, text);
            assert_eq!(local.steps[0].responsible.as_deref(), Some(who));
            assert_eq!(local.steps[0].role, Some(StepRole::Specialist));
        }
    }

    #[test]
    fn parts_are_replaced_as_a_whole() {
        let part = |part: Part, to: &str| {
            let target = Target::Part(part);
            (LocalField { kind: part.kind(), label: String::new(), target }, to.to_owned())
        };
        let given = vec![
            part(Part::IssuingBody, "UBND xã Gio Hải"),
            part(Part::Fees, "8.000 đồng\n 5.000 đồng trực tuyến "),
            part(Part::Channels, "Một cửa xã"),
            part(Part::SettledBy, ""),
        ];
        let local = localize(&master(), &given);
        assert_eq!(local.issuing_body.as_deref(), Some("UBND xã Gio Hải"));
        assert_eq!(local.fees[0].amount_vnd, Some(8000));
        assert_eq!(
            (local.fees[1].text.as_str(), local.fees[1].amount_vnd),
            ("5.000 đồng trực tuyến", None)
        );
        assert_eq!(local.channels, ["Một cửa xã"]);
        assert_eq!(local.settled_by, None);
        assert!(!unchanged(&master(), &given));
        let same: Given =
            given.iter().map(|(field, _)| (field.clone(), of_master(&master(), field))).collect();
        assert!(unchanged(&master(), &same));
        assert!(!unchanged(&master(), &Vec::new()));
    }
}
