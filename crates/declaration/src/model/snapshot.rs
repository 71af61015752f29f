use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use standard::Edition;
use std::collections::BTreeMap;

/// The scope of the system in words (ISO 9001, 4.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// The edition by which the system is run.
    #[serde(with = "edition_word")]
    pub edition: Edition,
    /// The fields of activity that it covers.
    pub statement: String,
    /// What obliges the agency, one a line; empty prints the usual ones.
    pub bases: String,
    /// The agency's address, as its declaration prints it.
    pub address: String,
    /// Its telephone.
    pub phone: String,
}

impl Default for Scope {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            edition: Edition::Iso2015,
            statement: nothing(),
            bases: nothing(),
            address: nothing(),
            phone: nothing(),
        }
    }
}

/// An edition is stored as its word.
mod edition_word {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use standard::Edition;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields by reference")]
    pub(super) fn serialize<S: Serializer>(edition: &Edition, to: S) -> Result<S::Ok, S::Error> {
        edition.as_str().serialize(to)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Edition, D::Error> {
        let word = String::deserialize(from)?;
        Edition::parse(&word).ok_or_else(|| D::Error::custom(format!("no edition {word:?}")))
    }
}

/// A controlled process of an administrative procedure, as it stood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// The document.
    pub document: i64,
    /// Its version then.
    pub version: i64,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The procedure's code in the national database; empty without one.
    pub national_code: String,
    /// Its field of activity; empty without one.
    pub field: String,
    /// The name of the unit that owns it.
    pub unit: String,
    /// Issue and revision: `01/02`.
    pub issue: String,
    /// The day of its decision.
    pub issued_on: Option<Date>,
    /// SHA-256 of what its signers answered for.
    pub hash: String,
}

/// What a declaration declares, frozen when it is signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Edition and scope in words.
    pub scope: Scope,
    /// Clauses that do not apply, with the reason.
    pub exclusions: Vec<(String, String)>,
    /// The processes, by code.
    pub processes: Vec<Process>,
}

/// Why a declaration is to be made anew (QĐ 19/2014/QĐ-TTg, Article 4, clause 3: the scope is
/// adjusted, extended or narrowed). A plain revision of a process is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Another edition of the standard.
    Edition {
        /// What was declared.
        from: Edition,
        /// What is applied.
        to: Edition,
    },
    /// The scope reads otherwise.
    Statement,
    /// A clause that was declared not applicable applies, or the other way round.
    Exclusion {
        /// Which.
        clause: String,
        /// Whether it is excluded now.
        is_excluded: bool,
    },
    /// A process that was not declared.
    Added(Box<Process>),
    /// A declared process that is no longer applied.
    Withdrawn(Box<Process>),
    /// A declared process that another unit owns.
    Moved {
        /// The process as it is.
        process: Box<Process>,
        /// The unit that was declared.
        from: String,
    },
}

impl Snapshot {
    /// SHA-256 of what it says, by which signature and paper name it.
    pub fn hash(&self) -> String {
        let told = serde_json::to_vec(self);
        let told = told.unwrap_or_else(|e| unreachable!("plain values become JSON: {e}"));
        hex::encode(Sha256::digest(told))
    }

    /// What `now` differs in, so that it is to be declared anew.
    pub fn reasons(&self, now: &Self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.scope.edition != now.scope.edition {
            reasons.push(Reason::Edition { from: self.scope.edition, to: now.scope.edition });
        }
        if self.scope.statement != now.scope.statement {
            reasons.push(Reason::Statement);
        }
        let lacks =
            |other: &Self, clause: &str| !other.exclusions.iter().any(|(it, _)| it == clause);
        for (ours, theirs, is_excluded) in [(now, self, true), (self, now, false)] {
            let changed = ours.exclusions.iter().filter(|(clause, _)| lacks(theirs, clause));
            reasons.extend(
                changed
                    .map(|(clause, _)| Reason::Exclusion { clause: clause.clone(), is_excluded }),
            );
        }
        let declared = by_document(&self.processes);
        let applied = by_document(&now.processes);
        for process in &now.processes {
            match declared.get(&process.document) {
                None => reasons.push(Reason::Added(Box::new(process.clone()))),
                Some(before) if before.unit != process.unit => reasons.push(Reason::Moved {
                    process: Box::new(process.clone()),
                    from: before.unit.clone(),
                }),
                Some(_) => {}
            }
        }
        let gone = self.processes.iter().filter(|it| !applied.contains_key(&it.document));
        reasons.extend(gone.map(|process| Reason::Withdrawn(Box::new(process.clone()))));
        reasons
    }

    /// The declared processes that were revised since, which needs no new declaration.
    pub fn revised<'n>(&self, now: &'n Self) -> Vec<&'n Process> {
        let declared = by_document(&self.processes);
        let is_revised = |process: &&Process| {
            declared.get(&process.document).is_some_and(|before| before.version != process.version)
        };
        now.processes.iter().filter(is_revised).collect()
    }

    /// The fields of activity, in the order of the alphabet.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<_> =
            self.processes.iter().map(|it| it.field.as_str()).filter(|it| !it.is_empty()).collect();
        fields.sort_by_cached_key(|field| text::sort_key(field));
        fields.dedup();
        fields
    }
}

fn by_document(processes: &[Process]) -> BTreeMap<i64, &Process> {
    processes.iter().map(|process| (process.document, process)).collect()
}
