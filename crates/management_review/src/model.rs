//! Nothing here touches a clock, a database or a request.

use jiff::civil::Date;
use platform::{Exhibit, Standing};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// An input of a review by its letter in 9.3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// a: what became of earlier decisions.
    Earlier,
    /// b: changes inside and outside.
    Changes,
    /// c 1: satisfaction and feedback.
    Satisfaction,
    /// c 2: objectives.
    Objectives,
    /// c 3: processes and what they put out.
    Processes,
    /// c 4: nonconformities and corrective actions.
    Nonconformities,
    /// c 5: monitoring and measurement.
    Monitoring,
    /// c 6: audits.
    Audits,
    /// c 7: providers.
    Providers,
    /// d: resources.
    Resources,
    /// e: what was done about risks and opportunities.
    Risks,
    /// f: chances to improve.
    Improvement,
}

impl Topic {
    /// All of them, in the order of the clause.
    pub const ALL: [Self; 12] = [
        Self::Earlier,
        Self::Changes,
        Self::Satisfaction,
        Self::Objectives,
        Self::Processes,
        Self::Nonconformities,
        Self::Monitoring,
        Self::Audits,
        Self::Providers,
        Self::Resources,
        Self::Risks,
        Self::Improvement,
    ];

    /// The word in the database and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Earlier => "earlier",
            Self::Changes => "changes",
            Self::Satisfaction => "satisfaction",
            Self::Objectives => "objectives",
            Self::Processes => "processes",
            Self::Nonconformities => "nonconformities",
            Self::Monitoring => "monitoring",
            Self::Audits => "audits",
            Self::Providers => "providers",
            Self::Resources => "resources",
            Self::Risks => "risks",
            Self::Improvement => "improvement",
        }
    }

    /// The input that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == word)
    }

    /// Where the clause names it: `9.3.2 c4`.
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Earlier => "9.3.2 a",
            Self::Changes => "9.3.2 b",
            Self::Satisfaction => "9.3.2 c1",
            Self::Objectives => "9.3.2 c2",
            Self::Processes => "9.3.2 c3",
            Self::Nonconformities => "9.3.2 c4",
            Self::Monitoring => "9.3.2 c5",
            Self::Audits => "9.3.2 c6",
            Self::Providers => "9.3.2 c7",
            Self::Resources => "9.3.2 d",
            Self::Risks => "9.3.2 e",
            Self::Improvement => "9.3.2 f",
        }
    }

    /// The input that a figure belongs to, by the feature that owns it. What no other input names is
    /// monitoring.
    pub fn of(key: &str) -> Self {
        match key.split('.').next().unwrap_or_default() {
            "management_review" => Self::Earlier,
            "context" | "interested_party" | "legal_watch" | "external_document" => Self::Changes,
            "survey" | "feedback" | "satisfaction" | "citizen" => Self::Satisfaction,
            "objective" => Self::Objectives,
            "dossier" | "procedure" | "output" => Self::Processes,
            "nonconformity" => Self::Nonconformities,
            "audit" => Self::Audits,
            "provider" => Self::Providers,
            "training" | "competence" | "organization" | "equipment" | "resource" => {
                Self::Resources
            }
            "risk" | "opportunity" => Self::Risks,
            "change_request" | "plan" | "improvement" => Self::Improvement,
            _ => Self::Monitoring,
        }
    }
}

/// A figure as it stood when it was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its name for programs.
    pub key: String,
    /// What is counted.
    pub label: String,
    /// How much there is.
    pub count: i64,
    /// Of how much.
    pub of: Option<i64>,
    /// `good`, `idle`, `partial` or `missing`.
    pub standing: String,
    /// The page with the list behind it.
    pub href: String,
}

impl Figure {
    /// What a feature shows.
    pub fn of(shown: &Exhibit) -> Self {
        let standing = match shown.standing {
            Standing::Good => "good",
            Standing::Idle => "idle",
            Standing::Partial => "partial",
            Standing::Missing => "missing",
        };
        Self {
            key: shown.key.to_owned(),
            label: shown.label.to_owned(),
            count: shown.count,
            of: shown.of,
            standing: standing.to_owned(),
            href: shown.href.clone(),
        }
    }
}

/// An input with its figures and what is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Which.
    pub topic: Topic,
    /// What the features show.
    pub figures: Vec<Figure>,
    /// What somebody wrote about it.
    pub words: String,
}

/// The inputs of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The first day of the period.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// Every input, in the order of the clause.
    pub inputs: Vec<Input>,
}

impl Snapshot {
    /// Figures sorted into the inputs, with the words that were written for each.
    pub fn of(
        (from, to): (Date, Date),
        shown: &[Exhibit],
        words: impl Fn(Topic) -> String,
    ) -> Self {
        let input = |topic: Topic| Input {
            topic,
            figures: (shown.iter().filter(|it| Topic::of(it.key) == topic))
                .map(Figure::of)
                .collect(),
            words: words(topic),
        };
        Self { from, to, inputs: Topic::ALL.map(input).into() }
    }

    /// Whether nobody wrote a word about any input.
    pub fn is_unsaid(&self) -> bool {
        self.inputs.iter().all(|input| input.words.is_empty())
    }

    /// A figure by its name and, where several have it, its label.
    pub fn figure(&self, key: &str, label: &str) -> Option<&Figure> {
        let all = self.inputs.iter().flat_map(|input| &input.figures);
        all.into_iter().find(|figure| figure.key == key && figure.label == label)
    }
}

/// What somebody writes of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Of which.
    pub topic: Topic,
    /// The words.
    pub words: String,
    /// How often it had been written when its writer looked at it.
    pub seen: i64,
}

/// The hash of a snapshot as it is stored.
pub(crate) fn hash(body: &str) -> String {
    hex::encode(Sha256::digest(body.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_input() {
        for (key, want) in [
            ("management_review.decisions_open", Topic::Earlier),
            ("nonconformity.overdue", Topic::Nonconformities),
            ("audit.findings", Topic::Audits),
            ("objective.missed", Topic::Objectives),
            ("master_list.documents", Topic::Monitoring),
            ("something.new", Topic::Monitoring),
        ] {
            assert_eq!(Topic::of(key), want, "{key}");
        }
        for topic in Topic::ALL {
            assert_eq!(Topic::parse(topic.as_str()), Some(topic));
        }
    }

    #[test]
    fn a_snapshot_is_read_as_it_was_stored() {
        let shown =
            Exhibit { key: "audit.audits", label: "cuộc đánh giá", ..Exhibit::default() };
        let days = (jiff::civil::date(2022, 1, 1), jiff::civil::date(2022, 8, 31));
        let snapshot = Snapshot::of(days, &[shown.needed(1)], |topic| topic.as_str().to_owned());
        let body = serde_json::to_string(&snapshot).unwrap();
        assert_eq!(serde_json::from_str::<Snapshot>(&body).unwrap(), snapshot);
        assert_eq!(snapshot.inputs.len(), 12);
        assert!(!snapshot.is_unsaid() && Snapshot::of(days, &[], |_| String::new()).is_unsaid());
        let figure = snapshot.figure("audit.audits", "cuộc đánh giá").unwrap();
        assert_eq!((figure.count, figure.standing.as_str()), (1, "good"));
        assert_eq!(hash(&body).len(), 64);
    }
}
