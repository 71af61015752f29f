//! HTML for people: what this feature shows beside the shared register.

mod panels;
mod people;
mod words;

pub(crate) use panels::{course_panels, gap_panels, need_panels, plan_panels, presence};
pub(crate) use people::people;
pub(crate) use words::{
    ATTENDANCE_WORDS, COMPETENCE_WORDS, COURSE_WORDS, EFFECTS_IN_TIME, HELD_IN_TIME,
    KNOWLEDGE_WORDS, NAV, NEED_WORDS, PEOPLE_NAV, RECORD, SENTENCES, SHEET, TRAINED, exhibit_label,
    exhibit_mend,
};

/// The words of prints.
pub(crate) mod printed;
