use document::VersionId;
use edition::Edition;

/// Where it comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Source {
    /// Hồ sơ trả quá hạn.
    LateDossier,
    /// Tự phát hiện.
    #[default]
    SelfFound,
    /// Đánh giá nội bộ.
    Audit,
    /// Cấp trên kiểm tra.
    Inspection,
    /// Phản ánh, kiến nghị.
    Complaint,
    /// Mục tiêu không đạt.
    Objective,
    /// Xem xét của lãnh đạo.
    Review,
    /// Đầu ra không phù hợp (8.7).
    Output,
    /// Rủi ro đã xảy ra.
    Risk,
    /// Nhà cung cấp, thiết bị.
    Provider,
    /// Rà soát tài liệu.
    DocumentReview,
    /// Hành động khắc phục trước không có hiệu lực.
    Recurrence,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 12] = [
        Self::LateDossier,
        Self::SelfFound,
        Self::Audit,
        Self::Inspection,
        Self::Complaint,
        Self::Objective,
        Self::Review,
        Self::Output,
        Self::Risk,
        Self::Provider,
        Self::DocumentReview,
        Self::Recurrence,
    ];

    /// What a person may give as the source; the others come about by themselves.
    pub const TYPED: [Self; 10] = [
        Self::SelfFound,
        Self::Audit,
        Self::Inspection,
        Self::Complaint,
        Self::Objective,
        Self::Review,
        Self::Output,
        Self::Risk,
        Self::Provider,
        Self::DocumentReview,
    ];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LateDossier => "late_dossier",
            Self::SelfFound => "self_found",
            Self::Audit => "audit",
            Self::Inspection => "inspection",
            Self::Complaint => "complaint",
            Self::Objective => "objective",
            Self::Review => "review",
            Self::Output => "output",
            Self::Risk => "risk",
            Self::Provider => "provider",
            Self::DocumentReview => "document_review",
            Self::Recurrence => "recurrence",
        }
    }

    /// The source that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == word)
    }
}

/// How grave it is. The names are the agency's; the kinds are the standard practice of audits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Severity {
    /// An isolated lapse.
    #[default]
    Minor,
    /// A requirement is not met at all, the law is broken, or it is systemic.
    Major,
}

impl Severity {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Minor, Self::Major];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The severity that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

/// The thing of the record out of which a nonconformity was raised: a finding of an audit, a
/// complaint, a missed objective, a decision of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    thing: String,
    href: String,
    label: String,
}

impl Origin {
    /// `thing` as the record names it (`finding/12`), the address of its page, and what people call
    /// it. None where the name or the address is none of this program.
    pub fn new(thing: &str, href: &str, label: &str) -> Option<Self> {
        let plain = |text: &str, most: usize, more: &[char]| {
            let fits = |c: char| c.is_ascii_alphanumeric() || more.contains(&c);
            (1..=most).contains(&text.len()) && text.chars().all(fits)
        };
        let (kind, key) = thing.split_once('/')?;
        let named = plain(kind, 60, &['_']) && plain(key, 60, &['_', '-']);
        let is_here = href.starts_with('/') && !href.starts_with("//");
        let is_page = is_here && plain(href, 200, &['/', '-', '_', '.', '?', '=', '&', '#']);
        let [thing, href] = [thing, href].map(ToOwned::to_owned);
        (named && is_page).then(|| Self { thing, href, label: label.chars().take(200).collect() })
    }

    /// `finding/12`.
    pub fn thing(&self) -> &str {
        &self.thing
    }

    /// The address of its page.
    pub fn href(&self) -> &str {
        &self.href
    }

    /// What people call it.
    pub fn label(&self) -> &str {
        &self.label
    }
}

/// Where it happened: the procedure, and the step of it where one is to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The issue that was followed.
    pub version: VersionId,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The step.
    pub step_no: Option<i64>,
    /// What that step is; empty without one.
    pub step: String,
}

/// What somebody found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// How it came to light.
    pub source: Source,
    /// What is not as it should be.
    pub description: String,
    /// The clause of the standard, such as `8.5.1`; empty where none is named.
    pub clause: String,
    /// The edition that it is a clause of; none: the one in force when it is noted.
    pub edition: Option<Edition>,
    /// The document or the law that was not followed.
    pub requirement: String,
    /// The unit that it concerns.
    pub unit: Option<i64>,
    /// What shows it.
    pub evidence: String,
    /// Who found it, where that is not who wrote it down: an inspection team, a citizen.
    pub found_by: String,
    /// How grave it is.
    pub severity: Severity,
    /// Where in which procedure.
    pub place: Option<Place>,
    /// The thing out of which it was raised.
    pub origin: Option<Origin>,
}
