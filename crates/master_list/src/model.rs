//! Nothing here touches a clock, a database or a request.

use document::{DocumentId, VersionId};
use jiff::civil::Date;

/// How a document stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Có hiệu lực.
    InForce,
    /// Tạm ngừng áp dụng.
    Suspended,
    /// Đã ban hành, chưa đến ngày hiệu lực.
    Waiting,
    /// Hết hiệu lực: withdrawn, with nothing in its place.
    Ended,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Suspended, Self::Waiting, Self::Ended];

    /// The word in the address and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Suspended => "suspended",
            Self::Waiting => "waiting",
            Self::Ended => "ended",
        }
    }

    /// The standing that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

/// Issue and revision as documents print them: `01`, `01/02`.
pub(crate) fn number(issue_no: i64, revision_no: i64) -> String {
    match revision_no {
        0 => format!("{issue_no:02}"),
        revision => format!("{issue_no:02}/{revision:02}"),
    }
}

/// A document named by a register: its code and title as of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) document: DocumentId,
    pub(crate) version: VersionId,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) issued_on: Option<Date>,
}

/// A procedure in force on the day, with the forms that its text names: code (if any) and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Naming {
    pub(crate) of: Named,
    pub(crate) forms: Vec<(Option<String>, String)>,
}

/// One form as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormLine {
    /// The document that the form is, where it is one with an issue of its own.
    pub document: Option<DocumentId>,
    /// The version to open: of the form, or of the procedure that names it.
    pub version: VersionId,
    /// Its code; empty where the procedure gives none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The codes of the documents that it belongs to.
    pub parents: Vec<String>,
    /// Issue and revision of the form itself, or of the procedure whose part it is.
    pub number: String,
    /// The day on which that was issued.
    pub issued_on: Option<Date>,
    /// The names that procedures give to the same code, where they differ from [`Self::name`].
    pub other_names: Vec<String>,
}

impl FormLine {
    /// Whether it carries an issue of its own; otherwise it changes with its procedure.
    pub const fn is_own(&self) -> bool {
        self.document.is_some()
    }
}

/// The forms of a day: first the documents that are forms, each with the parent that was assigned;
/// a form that a procedure names is that document where the codes agree, and otherwise a part of the
/// procedure, with the procedure's issue. Sorted by code, then name, by the Vietnamese alphabet.
pub(crate) fn merge(own: Vec<(Named, Option<String>)>, procedures: &[Naming]) -> Vec<FormLine> {
    let mut lines: Vec<FormLine> = own
        .into_iter()
        .map(|(form, parent)| FormLine {
            document: Some(form.document),
            version: form.version,
            code: form.code,
            name: form.title,
            parents: parent.into_iter().collect(),
            number: form.number,
            issued_on: form.issued_on,
            other_names: Vec::new(),
        })
        .collect();
    for Naming { of, forms } in procedures {
        for (code, name) in forms {
            let key = code.as_deref().map(text::fold).filter(|key| !key.is_empty());
            let known = lines.iter_mut().find(|line| {
                line.is_own() && key.as_deref().is_some_and(|key| text::fold(&line.code) == key)
            });
            match known {
                Some(line) => {
                    push_new(&mut line.parents, &of.code);
                    if text::fold(name) != text::fold(&line.name) {
                        push_new(&mut line.other_names, name);
                    }
                }
                None => lines.push(FormLine {
                    document: None,
                    version: of.version,
                    code: code.clone().unwrap_or_default(),
                    name: name.clone(),
                    parents: vec![of.code.clone()],
                    number: of.number.clone(),
                    issued_on: of.issued_on,
                    other_names: Vec::new(),
                }),
            }
        }
    }
    lines.sort_by_cached_key(|line| {
        // What has no code stands last.
        (line.code.is_empty(), text::sort_key(&line.code), text::sort_key(&line.name), line.version)
    });
    lines
}

fn push_new(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}

/// The code of the document that a form's code points at: `BM.HT.01-02` is form 02 of the document
/// whose code ends in `HT.01` (`{parent}-{nn}`, `iso-in-agencies.md` 2.1). Only a proposal.
pub fn proposed_parent<'c>(
    form: &str,
    codes: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let (stem, number) = form.rsplit_once('-')?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let (_, rest) = stem.split_once('.').filter(|_| is_number)?;
    let fits = |code: &&str| {
        code.strip_suffix(rest).is_some_and(|head| head.is_empty() || head.ends_with('.'))
    };
    let mut fitting = codes.into_iter().filter(fits);
    let found = fitting.next()?;
    // Two that fit are none.
    fitting.next().is_none().then_some(found)
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Only a form belongs to another document.
    #[error("this document is no form")]
    NotAForm,
    /// A form belongs to a procedure, an instruction or another text, not to a form.
    #[error("the other document cannot hold forms")]
    NoParent,
    /// The day lies before the last change, or in the future.
    #[error("the day does not follow the last change")]
    BadDay,
}

/// Whether a change of the parent may begin on a day: not in the future, and not before the last one.
pub(crate) fn check_from(from: Date, last: Option<Date>, today: Date) -> Result<(), Refusal> {
    if from > today || last.is_some_and(|last| from < last) {
        return Err(Refusal::BadDay);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn named(id: i64, code: &str, title: &str, number: &str) -> Named {
        Named {
            document: DocumentId::new(id),
            version: VersionId::new(id * 10),
            code: code.into(),
            title: title.into(),
            number: number.into(),
            issued_on: Some(date(2022, 2, 25)),
        }
    }

    #[test]
    fn a_form_of_its_own_keeps_its_issue_and_others_have_their_procedures() {
        let own = vec![
            (named(1, "BM.HT.01-01", "Phiếu đề nghị", "02"), Some("QT.HT.01".to_owned())),
            (named(2, "BM.HT.02-01", "Kế hoạch đánh giá", "01"), None),
        ];
        let procedures = [Naming {
            of: named(3, "QT.VP.01", "Đăng ký khai sinh", "03/01"),
            forms: vec![
                (Some("bm.ht.02-01".into()), "Kế hoạch đánh giá nội bộ".into()),
                (Some("Mẫu 01".into()), "Giấy tiếp nhận".into()),
                (None, "Tờ khai đăng ký khai sinh".into()),
            ],
        }];
        let lines = merge(own, &procedures);
        let short: Vec<_> = lines
            .iter()
            .map(|line| (line.code.as_str(), line.number.as_str(), line.parents.join(" ")))
            .collect();
        assert_eq!(
            short,
            [
                ("BM.HT.01-01", "02", "QT.HT.01".to_owned()),
                ("BM.HT.02-01", "01", "QT.VP.01".to_owned()),
                ("Mẫu 01", "03/01", "QT.VP.01".to_owned()),
                ("", "03/01", "QT.VP.01".to_owned()),
            ]
        );
        assert_eq!(lines[1].other_names, ["Kế hoạch đánh giá nội bộ"]);
    }

    #[test]
    fn the_parent_that_a_code_points_at() {
        let codes = ["QT.HT.01", "QT.HT.02", "QT.VP.01", "HD.VP.01"];
        for (form, parent) in [
            ("BM.HT.01-01", Some("QT.HT.01")),
            ("BM.HT.02-12", Some("QT.HT.02")),
            ("BM.HT.03-01", None),
            ("BM.VP.01-01", None),
            ("BM.TT.01", None),
            ("BM.HT.01-a", None),
            ("BM", None),
        ] {
            assert_eq!(proposed_parent(form, codes), parent, "{form}");
        }
    }

    #[test]
    fn a_change_follows_the_last_one_and_is_not_of_the_future() {
        let (today, last) = (date(2026, 11, 23), Some(date(2026, 3, 1)));
        for (from, last, may) in [
            (date(2026, 11, 23), None, true),
            (date(2026, 11, 24), None, false),
            (date(2026, 3, 1), last, true),
            (date(2026, 2, 28), last, false),
        ] {
            assert_eq!(check_from(from, last, today).is_ok(), may, "{from}");
        }
    }
}
