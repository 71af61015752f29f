use super::Content;
use jiff::Timestamp;
use platform::PersonId;

platform::id_type! {
    /// One comment.
    CommentId
}

/// Where in a version a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The version as a whole.
    Whole,
    /// A step of a procedure, counted from 1.
    Step(u32),
    /// A section of a procedure, counted from 1.
    Section(u32),
    /// A paragraph, list or table of a text, counted from 1.
    Paragraph(u32),
}

/// What somebody remarked, and what the author answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its key.
    pub id: CommentId,
    /// Where.
    pub place: Place,
    /// The words that stood there then.
    pub quote: String,
    /// What they say.
    pub remark: String,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// The answer, by whom and when.
    pub answer: Option<(String, PersonId, Timestamp)>,
}

impl Place {
    /// The word in the database, addresses and forms: `step-3`.
    pub fn word(self) -> String {
        match self {
            Self::Whole => "whole".to_owned(),
            Self::Step(n) => format!("step-{n}"),
            Self::Section(n) => format!("section-{n}"),
            Self::Paragraph(n) => format!("paragraph-{n}"),
        }
    }

    /// The place that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "whole" {
            return Some(Self::Whole);
        }
        let (kind, number) = word.split_once('-')?;
        let number = number.parse().ok().filter(|number| *number > 0)?;
        match kind {
            "step" => Some(Self::Step(number)),
            "section" => Some(Self::Section(number)),
            "paragraph" => Some(Self::Paragraph(number)),
            _ => None,
        }
    }

    /// Every place of this content, with the words that stand there.
    pub fn all(content: &Content) -> Vec<(Self, String)> {
        let mut places = vec![(Self::Whole, String::new())];
        match content {
            Content::Procedure(procedure) => {
                let sections = (1..).zip(&procedure.sections);
                places.extend(sections.map(|(n, section)| {
                    (Self::Section(n), format!("{} {}", section.number, section.title))
                }));
                let steps = (1..).zip(&procedure.steps);
                places.extend(steps.map(|(n, step)| (Self::Step(n), step.action.clone())));
            }
            Content::Text(text) => {
                let blocks = markdown::read(text).blocks;
                let numbered = (1..).zip(&blocks);
                places.extend(numbered.map(|(n, block)| (Self::Paragraph(n), block.words())));
            }
            Content::Original(_) => {}
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let places = [Place::Whole, Place::Step(3), Place::Section(1), Place::Paragraph(40)];
        for place in places {
            assert_eq!(Place::parse(&place.word()), Some(place));
        }
        for word in ["", "step-0", "step-", "row-1", "step-x", "whole-1"] {
            assert_eq!(Place::parse(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_text_has_its_paragraphs() {
        let places = Place::all(&Content::Text("# Mục đích\nMột\nHai".into()));
        let words: Vec<_> =
            places.iter().map(|(place, words)| (place.word(), words.as_str())).collect();
        assert_eq!(
            words,
            [
                ("whole".into(), ""),
                ("paragraph-1".into(), "Mục đích"),
                ("paragraph-2".into(), "Một"),
                ("paragraph-3".into(), "Hai"),
            ]
        );
    }
}
