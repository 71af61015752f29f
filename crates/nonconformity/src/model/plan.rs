use jiff::civil::Date;
use platform::PersonId;

/// How the cause was looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Method {
    /// 5 Why: each answer is asked again.
    #[default]
    Whys,
    /// Xương cá: what the six branches contribute.
    Fishbone,
}

impl Method {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Whys, Self::Fishbone];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whys => "whys",
            Self::Fishbone => "fishbone",
        }
    }

    /// The method that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == word)
    }
}

/// The six branches of a fishbone; also the group to which a root cause belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Branch {
    /// Con người.
    People,
    /// Quy trình, phương pháp.
    Method,
    /// Phương tiện, phần mềm.
    Means,
    /// Thông tin, hồ sơ đầu vào.
    Input,
    /// Môi trường, điều kiện.
    Environment,
    /// Kiểm tra, giám sát.
    Control,
}

impl Branch {
    /// All six, in the order in which they are drawn.
    pub const ALL: [Self; 6] =
        [Self::People, Self::Method, Self::Means, Self::Input, Self::Environment, Self::Control];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Method => "method",
            Self::Means => "means",
            Self::Input => "input",
            Self::Environment => "environment",
            Self::Control => "control",
        }
    }

    /// The branch that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|branch| branch.as_str() == word)
    }
}

/// Why it came about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cause {
    /// How it was looked for.
    pub method: Method,
    /// The answers, from the nearest to the root.
    pub whys: Vec<String>,
    /// What a branch of the fishbone contributes.
    pub bones: Vec<(Branch, String)>,
    /// The root cause, in a sentence.
    pub root: String,
    /// The group to which it belongs.
    pub branch: Option<Branch>,
}

impl Cause {
    /// How many answers there are at least: an answer that nobody asked again about is no root.
    pub const FEWEST_WHYS: usize = 2;

    /// As stored: a line an answer; a bone is `branch`, a tab, what it contributes.
    pub fn written(&self) -> String {
        let bone = |(branch, text): &(Branch, String)| format!("{}\t{text}", branch.as_str());
        let bones = self.bones.iter().map(bone);
        self.whys.iter().cloned().chain(bones).collect::<Vec<_>>().join("\n")
    }

    /// From what is stored.
    pub fn read(method: Method, written: &str, root: String, branch: Option<Branch>) -> Self {
        let mut cause = Self { method, root, branch, ..Self::default() };
        for line in written.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let bone = line
                .split_once('\t')
                .and_then(|(word, text)| Some((Branch::parse(word)?, text.to_owned())));
            match bone {
                Some(bone) => cause.bones.push(bone),
                None => cause.whys.push(line.to_owned()),
            }
        }
        cause
    }

    /// Whether it says enough to act on: something was asked, and it led to a root.
    pub fn is_found(&self) -> bool {
        let asked = match self.method {
            Method::Whys => self.whys.len() >= Self::FEWEST_WHYS,
            Method::Fishbone => !self.bones.is_empty(),
        };
        asked && !self.root.is_empty() && self.branch.is_some()
    }
}

/// What a line of the plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Khắc phục: mends what is wrong, at once.
    Correction,
    /// Hành động khắc phục: removes the cause, so that it does not come again.
    Action,
}

impl LineKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Correction, Self::Action];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Action => "action",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub who: PersonId,
    /// Until when.
    pub due_on: Date,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What shows that.
    pub evidence: String,
}

impl Line {
    /// Whether its day is over while it is still to be done. Computed, never stored.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done_on.is_none() && self.due_on < today
    }
}

/// Cause, what is mended, what is done about the cause, and what else it touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Why it came about.
    pub cause: Cause,
    /// Corrections first, then actions.
    pub lines: Vec<Line>,
    /// Whether the same was found elsewhere; none while nobody said.
    pub similar: Option<bool>,
    /// Where, or where one looked.
    pub similar_note: String,
    /// Whether the register of risks must be brought up to date (ISO 9001, 10.2.1 e).
    pub touches_risks: bool,
    /// Whether a document must be changed (10.2.1 f).
    pub touches_documents: bool,
}

impl Plan {
    /// The lines of one kind, each with its place among them.
    pub fn of(&self, kind: LineKind) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().filter(move |line| line.kind == kind).enumerate()
    }

    /// The line at such a place.
    pub fn line_mut(&mut self, kind: LineKind, place: usize) -> Option<&mut Line> {
        self.lines.iter_mut().filter(|line| line.kind == kind).nth(place)
    }

    /// Whether it is a plan: cause, correction and action, and an answer to «elsewhere too?».
    pub fn is_whole(&self) -> bool {
        let has = |kind| self.of(kind).next().is_some();
        self.cause.is_found() && LineKind::ALL.into_iter().all(has) && self.similar.is_some()
    }

    /// Whether every line is done.
    pub fn is_done(&self) -> bool {
        self.lines.iter().all(|line| line.done_on.is_some())
    }

    /// Takes over what was already done of lines that say the same.
    pub(super) fn keep_done(&mut self, before: &Self) {
        for line in &mut self.lines {
            let same = |old: &&Line| old.kind == line.kind && old.what == line.what;
            if let Some(old) = before.lines.iter().find(same) {
                line.done_on = old.done_on;
                line.evidence.clone_from(&old.evidence);
            }
        }
    }
}
