use super::Slug;
use document::{DocumentId, VersionId};
use flow::Procedure;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A form that goes with a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideForm {
    /// Its code; empty where it has none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The version in force, where the form is a controlled document of its own that can be handed
    /// out.
    pub version: Option<VersionId>,
}

impl GuideForm {
    /// Its name in addresses.
    pub fn slug(&self) -> String {
        Slug::of(&self.code)
    }
}

/// A legal basis, with the page where the text is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideBasis {
    /// The whole line, as the procedure has it.
    pub text: String,
    /// An address of the web, where the register of texts has one.
    pub link: Option<String>,
}

/// What a review of a procedure is about that is not finished: the public is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updating {
    /// The new text.
    pub text: String,
    /// The first day on which it counts.
    pub from: Date,
}

/// A procedure in force as the public reads it. Nothing in it is typed again: it is the controlled
/// procedure, with what other registers know of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// Its name in addresses, from its code.
    pub slug: String,
    /// Its document.
    pub document: DocumentId,
    /// The version in force.
    pub version: VersionId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Issue and revision: `02/01`.
    pub number: String,
    /// Since when it is in force.
    pub effective_on: Option<Date>,
    /// The unit that settles it; empty where none is named.
    pub unit: String,
    /// What it says.
    pub procedure: Procedure,
    /// Its forms.
    pub forms: Vec<GuideForm>,
    /// Its legal bases.
    pub bases: Vec<GuideBasis>,
    /// What it is being changed for.
    pub updating: Option<Updating>,
    /// Whether somebody entered an English text.
    pub has_english: bool,
}

impl Guide {
    /// What it is about; the procedures without a field stand together.
    pub fn field(&self) -> &str {
        self.procedure.field.as_deref().unwrap_or_default().trim()
    }

    /// What people look for first: name, codes, field, in letters without marks.
    fn head(&self) -> String {
        let national = self.procedure.national_code.as_deref().unwrap_or_default();
        text::fold(&format!("{} {} {national} {}", self.title, self.code, self.field()))
    }
}

/// Every administrative procedure in force.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    guides: Vec<Guide>,
    /// The folded words of each: its head, and all of it.
    words: Vec<(String, String)>,
}

impl Library {
    /// Of these, in this order. Codes that differ in their signs alone get a number at the end of
    /// their address.
    pub fn of(mut guides: Vec<Guide>) -> Self {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for guide in &mut guides {
            let slug = Slug::of(&guide.code);
            let slug = if slug.is_empty() { guide.document.to_string() } else { slug };
            let times = taken.entry(slug.clone()).or_default();
            *times += 1;
            guide.slug = if *times == 1 { slug } else { format!("{slug}-{times}") };
        }
        let words = guides.iter().map(|guide| {
            let head = guide.head();
            let all = format!("{head} {}", text::fold(&guide.procedure.words()));
            (head, all)
        });
        let words = words.collect();
        Self { guides, words }
    }

    /// All of them.
    pub fn all(&self) -> &[Guide] {
        &self.guides
    }

    /// The one with this name in addresses.
    pub fn find(&self, slug: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.slug == slug)
    }

    /// The form with this name in addresses, if a procedure in force has it.
    pub fn form(&self, slug: &str) -> Option<&GuideForm> {
        let forms = self.guides.iter().flat_map(|guide| &guide.forms);
        forms.filter(|form| form.version.is_some()).find(|form| form.slug() == slug)
    }

    /// Those that have every word, with or without marks; those that have them in their head first.
    pub fn search(&self, typed: &str) -> Vec<&Guide> {
        let folded = text::fold(typed);
        let asked: Vec<_> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let has_all = |words: &str| asked.iter().all(|word| words.contains(word));
        let pairs = || self.guides.iter().zip(&self.words);
        let first = pairs().filter(|(_, (head, _))| has_all(head));
        let then = pairs().filter(|(_, (head, all))| !has_all(head) && has_all(all));
        first.chain(then).map(|(guide, _)| guide).collect()
    }

    /// All of them by what they are about, in the order of the alphabet.
    pub fn by_field(&self) -> Vec<(&str, Vec<&Guide>)> {
        let mut fields: BTreeMap<String, (&str, Vec<&Guide>)> = BTreeMap::new();
        for guide in &self.guides {
            // What has no field stands last.
            let key = match guide.field() {
                "" => "\u{10ffff}".to_owned(),
                field => text::sort_key(field),
            };
            fields.entry(key).or_insert((guide.field(), Vec::new())).1.push(guide);
        }
        fields.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide(code: &str, title: &str, field: &str, basis: &str) -> Guide {
        let legal = flow::LegalBasis { number: None, title: basis.into() };
        Guide {
            slug: String::new(),
            document: DocumentId::new(7),
            version: VersionId::new(8),
            code: code.into(),
            title: title.into(),
            number: "01".into(),
            effective_on: None,
            unit: String::new(),
            procedure: Procedure {
                field: Some(field.into()).filter(|field: &String| !field.is_empty()),
                legal_basis: vec![legal],
                ..Procedure::default()
            },
            forms: Vec::new(),
            bases: Vec::new(),
            updating: None,
            has_english: false,
        }
    }

    #[test]
    fn found_with_and_without_marks_the_name_before_the_text() {
        let library = Library::of(vec![
            guide("QT.01", "Đăng ký lại khai tử", "Hộ tịch", "Luật Đất đai"),
            guide("QT.02", "Cấp giấy chứng nhận", "Đất đai", "Nghị định"),
            guide("QT.03", "Chứng thực chữ ký", "", "Nghị định"),
        ]);
        let found = |typed: &str| -> Vec<String> {
            library.search(typed).into_iter().map(|guide| guide.code.clone()).collect()
        };
        assert_eq!(found("khai tu"), ["QT.01"]);
        assert_eq!(found("ĐẤT đai"), ["QT.02", "QT.01"]);
        assert_eq!(found("chung thuc qt.03"), ["QT.03"]);
        assert_eq!(found("ly hôn"), Vec::<String>::new());
        assert_eq!(found("").len(), 3);
        let fields: Vec<_> = library.by_field().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["Đất đai", "Hộ tịch", ""]);
    }

    #[test]
    fn each_has_an_address_of_its_own() {
        let library = Library::of(vec![
            guide("QT 01/CX", "Một", "", ""),
            guide("QT.01-CX", "Hai", "", ""),
            guide("…", "Ba", "", ""),
        ]);
        let slugs: Vec<_> = library.all().iter().map(|guide| guide.slug.as_str()).collect();
        assert_eq!(slugs, ["qt-01-cx", "qt-01-cx-2", "7"]);
        assert_eq!(library.find("qt-01-cx-2").map(|guide| guide.title.as_str()), Some("Hai"));
    }
}
