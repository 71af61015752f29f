//! HTML for people: what this feature shows beside the shared register.

mod panels;
mod words;

pub(crate) use panels::{course_panels, gap_panels, presence};
pub(crate) use words::{
    ATTENDANCE_WORDS, COMPETENCE_WORDS, COURSE_WORDS, KNOWLEDGE_WORDS, NAV, NEED_WORDS, RECORD,
    SENTENCES, SHEET, exhibit_label, exhibit_mend,
};

/// The words of prints.
pub(crate) mod printed;
