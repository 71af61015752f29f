//! The words of this feature.

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] =
    &[("bad_visit_start", "Số lượt bắt đầu chưa đúng. Hãy ghi một số, ví dụ 3.739.243.")];
