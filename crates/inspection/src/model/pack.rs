use jiff::Timestamp;
use platform::{PackItem, PersonId, Span};

platform::id_type! {
    /// One pack.
    PackId
}

/// Where a pack stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackState {
    /// Chờ làm.
    Waiting,
    /// Đang làm.
    Making,
    /// Đã xong.
    Ready,
    /// Không làm được.
    Failed,
}

/// What happens to a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// The program begins with it.
    Take,
    /// It is whole.
    Finish,
    /// It could not be made.
    Fail,
    /// The program ends before it is whole.
    GiveUp,
    /// Somebody asks for it again.
    Retry,
}

impl PackState {
    /// Every state, in the order of life.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Making, Self::Ready, Self::Failed];

    /// The whole life cycle, one line a state. A pack in the making waits again where the program
    /// ended in order, and is taken again where it was stopped.
    pub const fn moves(self) -> &'static [(Act, Self)] {
        use Act::{Fail, Finish, GiveUp, Retry, Take};
        match self {
            Self::Waiting => &[(Take, Self::Making)],
            Self::Making => &[
                (Take, Self::Making),
                (Finish, Self::Ready),
                (Fail, Self::Failed),
                (GiveUp, Self::Waiting),
            ],
            Self::Ready => &[],
            Self::Failed => &[(Retry, Self::Waiting)],
        }
    }

    /// Where an act leads from here, if anywhere.
    pub fn after(self, act: Act) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == act).map(|(_, to)| *to)
    }

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Making => "making",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether somebody is to wait for it.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Making)
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What the pack is called.
    pub title: String,
    /// Of which days.
    pub span: Span,
}

/// Everything that is gathered for an inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Its key.
    pub id: PackId,
    /// What was asked for.
    pub ask: Ask,
    /// By which samples are drawn.
    pub seed: u64,
    /// Who asked.
    pub asked_by: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// When it was ready, or given up.
    pub ended_at: Option<Timestamp>,
    /// How many papers are printed.
    pub done: i64,
    /// Of how many.
    pub total: i64,
    /// The name of its file among the files; empty until it is ready.
    pub file_hash: String,
    /// How large that is.
    pub bytes: i64,
    /// Where it stands.
    pub(crate) state: PackState,
}

impl Pack {
    /// Where it stands.
    pub const fn state(&self) -> PackState {
        self.state
    }
}

/// One file in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedFile {
    /// The item that it is for.
    pub item: PackItem,
    /// What it is called.
    pub title: String,
    /// Where it lies in the archive.
    pub file_name: String,
    /// How large it is.
    pub bytes: i64,
    /// The SHA-256 of its bytes; empty where it could not be printed.
    pub sha256: String,
}

/// An item of the outline with what there is for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<'f> {
    /// Which item.
    pub item: PackItem,
    /// Its files.
    pub files: Vec<&'f PackedFile>,
}

impl Item<'_> {
    /// Whether nothing could be handed over.
    pub fn is_gap(&self) -> bool {
        self.files.iter().all(|file| file.sha256.is_empty())
    }
}

/// The contents of a pack: every item of the outline, gaps among them.
pub fn contents(files: &[PackedFile]) -> Vec<Item<'_>> {
    let own = |item| files.iter().filter(move |file| file.item == item).collect();
    PackItem::ALL.into_iter().map(|item| Item { item, files: own(item) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_made_once() {
        for (state, act, want) in [
            (PackState::Waiting, Act::Take, Some(PackState::Making)),
            (PackState::Making, Act::Take, Some(PackState::Making)),
            (PackState::Making, Act::Finish, Some(PackState::Ready)),
            (PackState::Making, Act::Fail, Some(PackState::Failed)),
            (PackState::Making, Act::GiveUp, Some(PackState::Waiting)),
            (PackState::Failed, Act::Retry, Some(PackState::Waiting)),
            (PackState::Ready, Act::Take, None),
            (PackState::Waiting, Act::Finish, None),
        ] {
            assert_eq!(state.after(act), want, "{state:?} {act:?}");
        }
    }

    #[test]
    fn what_nobody_has_is_a_gap() {
        let file = |item, sha256: &str| PackedFile {
            item,
            title: String::new(),
            file_name: String::new(),
            bytes: 1,
            sha256: sha256.to_owned(),
        };
        let files = [file(PackItem::Documents, "ab"), file(PackItem::Dossiers, "")];
        let contents = contents(&files);
        assert_eq!(contents.len(), 15);
        let filled: Vec<_> =
            contents.iter().filter(|item| !item.is_gap()).map(|item| item.item).collect();
        assert_eq!(filled, [PackItem::Documents], "what could not be printed is a gap, too");
    }
}
