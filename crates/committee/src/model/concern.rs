//! What is wrong with the seats of a committee on a day (`iso-in-agencies.md` 1.8: committees change
//! with people). Computed, never stored.

use jiff::civil::Date;
use quality_register::EntryId;

/// As what somebody sits in the committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// Trưởng ban.
    Chair,
    /// Phó Trưởng ban.
    Deputy,
    /// Ủy viên thường trực.
    Standing,
    /// Ủy viên.
    Member,
    /// Thư ký ISO: helps the committee and is not counted among its members.
    Secretary,
}

impl Post {
    /// Every post, in the order of rank.
    pub const ALL: [Self; 5] =
        [Self::Chair, Self::Deputy, Self::Standing, Self::Member, Self::Secretary];

    /// Their words, for the field.
    pub const WORDS: [&'static str; 5] = ["chair", "deputy", "standing", "member", "secretary"];

    /// The posts without which a committee is not whole.
    pub const NEEDED: [Self; 3] = [Self::Chair, Self::Standing, Self::Secretary];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Deputy => "deputy",
            Self::Standing => "standing",
            Self::Member => "member",
            Self::Secretary => "secretary",
        }
    }

    /// The post that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.as_str() == word)
    }
}

/// A seat as of a day, with the position that its holder has today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatView {
    /// The seat.
    pub id: EntryId,
    /// Its holder's name.
    pub name: String,
    /// As what they sit there.
    pub post: Post,
    /// Whether they represent the leaders for quality (ĐDLĐ).
    pub is_representative: bool,
    /// Their position when the seat was drafted.
    pub position: String,
    /// Their position today; empty where they hold none.
    pub position_now: String,
    /// The last day of their term, if it has one.
    pub to: Option<Date>,
    /// Whether they serve: not left, not ended.
    pub is_serving: bool,
}

/// Something that wants the committee to be strengthened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// There is no committee.
    None,
    /// Nobody holds a post that is needed.
    Vacant(Post),
    /// Nobody represents the leaders for quality.
    NoRepresentative,
    /// A term is over.
    Expired(SeatView),
    /// Somebody left the post by which they were a member.
    LeftPost(SeatView),
}

/// What is wrong with these seats on a day.
pub fn concerns_of(seats: &[SeatView], today: Date) -> Vec<Concern> {
    let serving: Vec<_> = seats.iter().filter(|seat| seat.is_serving).collect();
    let mut concerns = Vec::new();
    for post in Post::NEEDED {
        if !serving.iter().any(|seat| seat.post == post) {
            concerns.push(Concern::Vacant(post));
        }
    }
    if !serving.iter().any(|seat| seat.is_representative) {
        concerns.push(Concern::NoRepresentative);
    }
    for seat in serving {
        if seat.to.is_some_and(|to| to < today) {
            concerns.push(Concern::Expired(seat.clone()));
        }
        if seat.position_now != seat.position {
            concerns.push(Concern::LeftPost(seat.clone()));
        }
    }
    concerns
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn seat(post: Post, now: &str, to: Option<Date>) -> SeatView {
        SeatView {
            id: EntryId::new(1),
            name: "A".into(),
            post,
            is_representative: post == Post::Deputy,
            position: "Trưởng phòng".into(),
            position_now: now.into(),
            to,
            is_serving: true,
        }
    }

    #[test]
    fn vacancies_terms_and_posts() {
        let today = date(2026, 11, 26);
        let kept = "Trưởng phòng";
        let whole = [
            seat(Post::Chair, kept, None),
            seat(Post::Deputy, kept, Some(today)),
            seat(Post::Standing, kept, None),
            seat(Post::Secretary, kept, None),
        ];
        assert_eq!(concerns_of(&whole, today), []);
        let mut gone = whole.clone();
        gone[0].is_serving = false;
        gone[1].is_serving = false;
        gone[2].to = Some(date(2026, 11, 25));
        gone[3].position_now = String::new();
        assert_eq!(
            concerns_of(&gone, today),
            [
                Concern::Vacant(Post::Chair),
                Concern::NoRepresentative,
                Concern::Expired(gone[2].clone()),
                Concern::LeftPost(gone[3].clone()),
            ]
        );
    }
}
