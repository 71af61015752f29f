use crate::{Exhibit, Standing};

impl Standing {
    /// Its colour and shape.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Idle => "mute",
            Self::Partial => "warn",
            Self::Missing => "bad",
        }
    }
}

impl Exhibit {
    /// What it shows, in a few words: `3/4 vai trò chính đã có người giữ`.
    #[must_use]
    pub fn told(&self) -> String {
        let what = self.label;
        match (self.standing, self.of) {
            (Standing::Idle, _) => format!("Chưa phát sinh {what}"),
            (Standing::Missing, None | Some(0)) => format!("Chưa có {what}"),
            (_, Some(of)) => format!("{}/{} {what}", text::count(self.count), text::count(of)),
            (_, None) => format!("{} {what}", text::count(self.count)),
        }
    }
}
