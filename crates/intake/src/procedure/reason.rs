//! Why something was seen and not read.

use flow::NotUnderstood;

/// One reason. Its sentence stands in `not_understood`; pages find their own words by [`Self::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No cover table with a code.
    NoCover,
    /// No section on the content of the procedure.
    NoContent,
    /// No table of steps.
    NoSteps,
    /// A duration that several steps share.
    SharedDuration,
    /// A duration without exactly one number and a known unit.
    UnclearDuration,
    /// A time limit without exactly one number.
    UnclearLimit,
    /// A time limit that only says by how much another is extended.
    Extension,
    /// A line among the components that is neither a component nor a note.
    UnclearComponent,
    /// A heading within the content that is not known.
    UnknownSection,
    /// A table that is not the table of steps.
    TableNotRead,
    /// A row across the table of steps.
    RowAcross,
    /// A row of the table of steps that goes on another step with a duration of its own.
    SplitStep,
    /// A second table of steps.
    SecondTable,
    /// A run in an old encoding that could not be decided.
    Encoding,
    /// A date or number on the cover or in a footer that is none.
    UnclearValue,
    /// A part of a drawing that a table of steps has no place for.
    DrawingPart,
    /// Branches of a drawing of which only one is walked.
    DrawingBranches,
    /// Branches of a drawing that are walked at the same time.
    DrawingParallel,
    /// A way back in a drawing.
    DrawingBack,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 19] = [
        Self::NoCover,
        Self::NoContent,
        Self::NoSteps,
        Self::SharedDuration,
        Self::UnclearDuration,
        Self::UnclearLimit,
        Self::Extension,
        Self::UnclearComponent,
        Self::UnknownSection,
        Self::TableNotRead,
        Self::RowAcross,
        Self::SplitStep,
        Self::SecondTable,
        Self::Encoding,
        Self::UnclearValue,
        Self::DrawingPart,
        Self::DrawingBranches,
        Self::DrawingParallel,
        Self::DrawingBack,
    ];

    /// The stable word for this reason.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoCover => "no_cover",
            Self::NoContent => "no_content_section",
            Self::NoSteps => "no_step_table",
            Self::SharedDuration => "shared_duration",
            Self::UnclearDuration => "unclear_duration",
            Self::UnclearLimit => "unclear_time_limit",
            Self::Extension => "extension_only",
            Self::UnclearComponent => "unclear_component",
            Self::UnknownSection => "unknown_section",
            Self::TableNotRead => "table_not_read",
            Self::RowAcross => "row_across_steps",
            Self::SplitStep => "split_step",
            Self::SecondTable => "second_step_table",
            Self::Encoding => "unknown_encoding",
            Self::UnclearValue => "unclear_value",
            Self::DrawingPart => "drawing_part",
            Self::DrawingBranches => "drawing_branches",
            Self::DrawingParallel => "drawing_parallel",
            Self::DrawingBack => "drawing_back",
        }
    }

    /// The English sentence that stands in `not_understood`.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoCover => "no cover table with a document code was found",
            Self::NoContent => "no section on the content of the procedure was found",
            Self::NoSteps => "no table with steps, responsibilities and times was found",
            Self::SharedDuration => {
                "one duration is merged over several steps: it is none of theirs alone"
            }
            Self::UnclearDuration => "the duration has not exactly one number with a known unit",
            Self::UnclearLimit => "the time limit has not exactly one number with a known unit",
            Self::Extension => {
                "the text says by how much a time limit is extended, not the limit itself"
            }
            Self::UnclearComponent => "the line is neither clearly a component nor clearly a note",
            Self::UnknownSection => "the heading is not one that a procedure is known to have",
            Self::TableNotRead => "the table is not the table of steps",
            Self::RowAcross => "the row lies across the table of steps and is no step",
            Self::SplitStep => "the row goes on the step above with a duration of its own",
            Self::SecondTable => "a second table of steps: only the first is read",
            Self::Encoding => "the letters are in an old encoding that could not be decided",
            Self::UnclearValue => "the value is not a date or number",
            Self::DrawingPart => "a table of steps has no place for this part of the drawing",
            Self::DrawingBranches => {
                "only one of these branches is walked; their steps stand one after another"
            }
            Self::DrawingParallel => {
                "these branches are walked at the same time; their steps stand one after another"
            }
            Self::DrawingBack => "the way back is written into the text of the step before it",
        }
    }

    /// The reason that such a sentence means.
    pub fn of(sentence: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.sentence() == sentence)
    }
}

const MOST: usize = 300;

/// The list while it grows.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<NotUnderstood>);

impl Notes {
    pub(super) fn add(&mut self, place: impl Into<String>, text: &str, reason: Reason) {
        self.0.push(NotUnderstood {
            place: place.into(),
            text: text.trim().chars().take(MOST).collect(),
            why: reason.sentence().to_owned(),
        });
    }

    pub(super) fn into_list(self) -> Vec<NotUnderstood> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn every_sentence_leads_back_to_its_reason() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of(reason.sentence()), Some(reason));
        }
    }
}
