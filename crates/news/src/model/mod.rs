//! Nothing here touches a clock, a database or a request.

mod comment;
mod question;
mod state;

pub use comment::{Comment, CommentState, Verdict};
pub(crate) use question::Question;
pub use state::{Action, State};

use crate::Permit;
use jiff::Timestamp;
use platform::PersonId;

platform::id_type! {
    /// One article.
    ArticleId
}
platform::id_type! {
    /// One category of articles.
    CategoryId
}
platform::id_type! {
    /// What one reader said.
    CommentId
}
platform::id_type! {
    /// One correction of a published article.
    CorrectionId
}
platform::id_type! {
    /// One file of old news.
    ImportId
}
platform::id_type! {
    /// One photo of an article.
    PictureId
}

/// Days after publication in which readers may rate an article; then what told them apart goes.
pub(crate) const VOTING_DAYS: i64 = 90;

/// Days for which a reader's e-mail is kept after the editors decided on what they said.
pub(crate) const EMAIL_DAYS: i64 = 30;

/// Tags of an article, at most.
pub(crate) const MOST_TAGS: usize = 10;

/// What an article says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Its title.
    pub title: String,
    /// Sapô: what it is about, in two or three sentences.
    pub lead: String,
    /// The rest, in the small Markdown.
    pub body: String,
    /// Who wrote it, as readers see it.
    pub byline: String,
    /// Under what it stands.
    pub category: Option<CategoryId>,
    /// Words by which it is found.
    pub tags: Vec<String>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its key.
    pub id: ArticleId,
    /// Its name in addresses, which never changes once it is published.
    pub slug: String,
    /// What it says.
    pub text: Text,
    /// Who began it.
    pub author: PersonId,
    /// The photo that stands for it.
    pub cover: Option<PictureId>,
    /// The minute for which its publication is planned.
    pub planned_at: Option<Timestamp>,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
    /// Who of the editors approved it.
    pub approved_by: Option<PersonId>,
    /// The file of old news from which it came.
    pub import: Option<ImportId>,
    /// How often it had been read on another portal.
    pub old_views: i64,
    /// How often it moved, so that two people do not move it at once.
    pub moves: i64,
    /// Private, so that [`Permit::act`] alone moves it.
    pub(crate) state: State,
}

/// Why the rules said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// This state has no such move.
    #[error("this action does not start from this state")]
    WrongState,
    /// Giving back and taking off need a reason.
    #[error("a reason is missing")]
    ReasonMissing,
    /// No minute is given.
    #[error("no minute is given")]
    MomentMissing,
    /// The minute has passed.
    #[error("the minute has passed")]
    MomentPast,
}

/// What an action comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// A reason.
    pub reason: String,
    /// The minute of publication.
    pub planned_at: Option<Timestamp>,
}

impl Article {
    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether its text may be written: until it is handed in. A published text is corrected.
    pub const fn is_writable(&self) -> bool {
        matches!(self.state, State::Draft)
    }

    /// Whether readers may rate it at a moment.
    pub fn is_rated(&self, now: Timestamp) -> bool {
        let since = |at| now.duration_since(at);
        let days = jiff::SignedDuration::from_hours(24 * VOTING_DAYS);
        self.state == State::Published && self.published_at.is_some_and(|at| since(at) < days)
    }
}

impl Permit<'_> {
    /// Does what it allows: the article moved.
    pub fn act(self, given: &Given, now: Timestamp) -> Result<Article, Refusal> {
        let Self { action, article, by } = self;
        let to = article.state.after(action).ok_or(Refusal::WrongState)?;
        let mut moved = Article { state: to, moves: article.moves + 1, ..article.clone() };
        match action {
            Action::Return | Action::Unpublish if given.reason.trim().is_empty() => {
                return Err(Refusal::ReasonMissing);
            }
            Action::Approve => moved.approved_by = Some(by),
            Action::Return | Action::Rework => {
                moved.approved_by = None;
                moved.planned_at = None;
            }
            Action::Schedule => {
                let at = given.planned_at.ok_or(Refusal::MomentMissing)?;
                if at <= now {
                    return Err(Refusal::MomentPast);
                }
                moved.planned_at = Some(at);
            }
            Action::Unschedule => moved.planned_at = None,
            // What comes from another portal keeps its day; what was planned has its minute.
            Action::Publish => {
                let planned = article.planned_at.filter(|at| *at <= now);
                moved.published_at = article.published_at.or(planned).or(Some(now));
                moved.planned_at = None;
            }
            Action::Submit | Action::Unpublish => {}
        }
        Ok(moved)
    }
}

/// The name of an article in addresses: its title, and a number where that is taken.
pub(crate) fn slug(title: &str, place: usize) -> String {
    let name = text::file_name(title, "tin");
    if place == 0 { name } else { format!("{name}-{}", place + 1) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn an_article(state: State) -> Article {
        Article {
            id: ArticleId::new(1),
            slug: "tin".into(),
            text: Text { title: "Tin".into(), ..Text::default() },
            author: PersonId::new(1),
            cover: None,
            planned_at: None,
            published_at: None,
            approved_by: None,
            import: None,
            old_views: 0,
            moves: 0,
            state,
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    const NOON: &str = "2022-09-30T05:00:00Z";

    fn act(article: &Article, action: Action, given: &Given) -> Result<Article, Refusal> {
        Permit { action, article, by: PersonId::new(9) }.act(given, at(NOON))
    }

    /// Every state with every action: only what the table has goes through.
    #[test]
    fn the_life_of_an_article() {
        let given =
            Given { reason: "Sai tên".into(), planned_at: Some(at("2022-09-30T09:20:00Z")) };
        for state in State::ALL {
            for action in Action::ALL {
                let got = act(&an_article(state), action, &given);
                match state.after(action) {
                    Some(to) => assert_eq!(got.unwrap().state, to, "{state:?} {action:?}"),
                    None => assert_eq!(got, Err(Refusal::WrongState), "{state:?} {action:?}"),
                }
            }
        }
    }

    #[test]
    fn what_an_action_must_come_with() {
        let nothing = Given::default();
        let past = Given { planned_at: Some(at(NOON)), ..Given::default() };
        for (state, action, given, refusal) in [
            (State::Submitted, Action::Return, &nothing, Refusal::ReasonMissing),
            (State::Published, Action::Unpublish, &nothing, Refusal::ReasonMissing),
            (State::Approved, Action::Schedule, &nothing, Refusal::MomentMissing),
            (State::Approved, Action::Schedule, &past, Refusal::MomentPast),
        ] {
            assert_eq!(act(&an_article(state), action, given), Err(refusal), "{action:?}");
        }
    }

    #[test]
    fn the_day_of_an_article_is_its_first() {
        let nothing = Given::default();
        let published = |article: Article| act(&article, Action::Publish, &nothing).unwrap();
        let fresh = an_article(State::Approved);
        assert_eq!(published(fresh.clone()).published_at, Some(at(NOON)));
        let planned = Some(at("2022-09-30T04:59:00Z"));
        let of_plan = Article { planned_at: planned, ..an_article(State::Scheduled) };
        assert_eq!(published(of_plan).published_at, planned);
        let early = Article {
            planned_at: Some(at("2022-09-30T06:00:00Z")),
            ..an_article(State::Scheduled)
        };
        assert_eq!(published(early).published_at, Some(at(NOON)));
        let old = Article { published_at: Some(at("2015-01-01T00:00:00Z")), ..fresh };
        assert_eq!(published(old.clone()).published_at, old.published_at);
    }

    #[test]
    fn readers_rate_for_some_months() {
        let article = Article { published_at: Some(at(NOON)), ..an_article(State::Published) };
        assert!(article.is_rated(at("2022-12-01T00:00:00Z")));
        assert!(!article.is_rated(at("2023-01-01T00:00:00Z")));
        assert!(!an_article(State::Scheduled).is_rated(at(NOON)));
    }

    #[test]
    fn names_in_addresses() {
        assert_eq!(slug("Cồn Cỏ áp dụng ISO 9001:2015", 0), "con-co-ap-dung-iso-9001-2015");
        assert_eq!(slug("!!!", 0), "tin");
        assert_eq!(slug("Tin", 1), "tin-2");
    }
}
