/// Where an appointment stands. The words are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Đã hẹn.
    Booked,
    /// Đã đến, đang chờ.
    Arrived,
    /// Đã được tiếp.
    Served,
    /// Không đến.
    Missed,
    /// Đã hủy.
    Cancelled,
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Whoever booked is here: a number in the queue.
    Arrive,
    /// They were received.
    Serve,
    /// They did not come, or left before they were called.
    Miss,
    /// They do not come, and said so; or the desk cannot receive them.
    Cancel,
    /// Another time.
    Move,
}

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 5] =
        [Self::Booked, Self::Arrived, Self::Served, Self::Missed, Self::Cancelled];

    /// The whole life, one line a state.
    pub const fn moves(self) -> &'static [(Action, Self)] {
        use Action::{Arrive, Cancel, Miss, Move, Serve};
        match self {
            Self::Booked => &[
                (Arrive, Self::Arrived),
                (Miss, Self::Missed),
                (Move, Self::Booked),
                (Cancel, Self::Cancelled),
            ],
            Self::Arrived => &[(Serve, Self::Served), (Miss, Self::Missed)],
            // Who comes late on their day is received all the same.
            Self::Missed => &[(Arrive, Self::Arrived)],
            Self::Served | Self::Cancelled => &[],
        }
    }

    /// Where an action leads from here, if anywhere.
    pub fn after(self, action: Action) -> Option<Self> {
        self.moves().iter().find(|(known, _)| *known == action).map(|(_, to)| *to)
    }

    /// The word in the database, forms and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Arrived => "arrived",
            Self::Served => "served",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 5] = [Self::Arrive, Self::Serve, Self::Miss, Self::Cancel, Self::Move];

    /// The word in forms and in the record.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Arrive => "arrive",
            Self::Serve => "serve",
            Self::Miss => "miss",
            Self::Cancel => "cancel",
            Self::Move => "move",
        }
    }

    /// The action that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// By what way somebody came to their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// On the portal.
    Portal,
    /// By telephone: the desk typed it.
    Phone,
    /// They came without one and were given the next number.
    WalkIn,
}

impl Channel {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Portal, Self::Phone, Self::WalkIn];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Phone => "phone",
            Self::WalkIn => "walk_in",
        }
    }

    /// The way that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == word)
    }
}
