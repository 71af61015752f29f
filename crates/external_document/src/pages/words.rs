//! The words of this feature.

use crate::model::Standing;

impl Standing {
    /// The word for it.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Future => "Chưa có hiệu lực",
            Self::InForce => "Còn hiệu lực",
            Self::Expired => "Hết hiệu lực",
        }
    }

    /// Its colour and shape.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Future => "info",
            Self::InForce => "ok",
            Self::Expired => "mute",
        }
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[(
    "ends_before_it_begins",
    "Ngày hết hiệu lực phải sau ngày có hiệu lực. Hãy kiểm tra lại hai ngày này.",
)];
