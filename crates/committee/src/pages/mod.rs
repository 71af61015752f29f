//! HTML for people: what this feature shows beside the shared register's.

mod panels;
pub(crate) mod printed;
mod public;
mod words;

pub(crate) use panels::{committee_panels, concerns_panel, tasks_panel};
pub(crate) use public::sections;
pub(crate) use words::{
    ATTENDANCE_WORDS, COMMITTEE_WORDS, CONCLUSION_WORDS, DECISION, DECISION_WORD, INVITATION,
    MEETING_WORDS, MINUTES, NAV, SEAT_WORDS, SENTENCES, SIGNED_BY, STRENGTHEN, and_others, concern,
    figures, leader, replaced_by,
};
