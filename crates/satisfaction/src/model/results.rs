use super::{Area, Channel, Question, Slip};
use std::collections::BTreeMap;

/// Below this many slips of a unit no figure of it is shown: it would be chance, and might tell who
/// answered (`iso-in-agencies.md` 4.6).
pub const FEWEST: i64 = 5;

/// How often each answer of the scale was ticked, from 1 to 5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally(pub [i64; 5]);

impl Tally {
    /// How many answered.
    pub fn n(&self) -> i64 {
        self.0.iter().sum()
    }

    /// How many are satisfied or very satisfied. The share is `satisfied` of `n`.
    pub const fn satisfied(&self) -> i64 {
        self.0[3] + self.0[4]
    }

    /// Counts one more answer.
    pub fn add(&mut self, at: u8) {
        let place = usize::from(at).checked_sub(1).and_then(|place| self.0.get_mut(place));
        if let Some(count) = place {
            *count += 1;
        }
    }

    /// Both together. A share over several is taken from sums, never from shares.
    pub fn merge(&mut self, other: &Self) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }
}

/// Counts that another system made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Slips given out there.
    pub issued: i64,
    /// Slips that came back.
    pub returned: i64,
    /// Of these, those that count.
    pub valid: i64,
    /// One a question of the survey.
    pub counts: Vec<Tally>,
}

/// What a survey came to. Computed each time, from sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// Slips on paper that were given out, here and elsewhere.
    pub issued: i64,
    /// Slips that came back, by every way.
    pub returned: i64,
    /// Of these, those that count.
    pub valid: i64,
    /// Slips by the way they came; a file's are those that count elsewhere.
    pub channels: BTreeMap<Channel, i64>,
    /// One a question.
    pub questions: Vec<Tally>,
    /// One an area that has questions.
    pub areas: Vec<(Area, Tally)>,
    /// The question about all of it; where there is none, all answers.
    pub overall: Tally,
    /// Units with enough slips, with how many these are and what they say of all of it.
    pub units: Vec<(i64, i64, Tally)>,
    /// Units of which too few spoke, and whose figures stay hidden.
    pub hidden_units: usize,
}

impl Results {
    /// Adds everything up.
    pub fn of(questions: &[Question], issued: i64, slips: &[Slip], files: &[Imported]) -> Self {
        let mut results = Self {
            issued: issued + files.iter().map(|file| file.issued).sum::<i64>(),
            questions: vec![Tally::default(); questions.len()],
            ..Self::default()
        };
        let mut units: BTreeMap<i64, (i64, Tally)> = BTreeMap::new();
        for slip in slips {
            results.returned += 1;
            *results.channels.entry(slip.channel).or_default() += 1;
            if slip.invalid.is_some() {
                continue;
            }
            results.valid += 1;
            let of_slip = tallies(questions.len(), slip);
            add(&mut results.questions, &of_slip);
            if let Some(unit) = slip.unit {
                let (count, tally) = units.entry(unit).or_default();
                *count += 1;
                tally.merge(&overall(questions, &of_slip));
            }
        }
        for file in files {
            results.returned += file.returned;
            results.valid += file.valid;
            *results.channels.entry(Channel::File).or_default() += file.returned;
            add(&mut results.questions, &file.counts);
        }
        results.areas = areas(questions, &results.questions);
        results.overall = overall(questions, &results.questions);
        let (shown, hidden): (Vec<_>, Vec<_>) =
            units.into_iter().partition(|(_, (count, _))| *count >= FEWEST);
        results.units = shown.into_iter().map(|(unit, (n, tally))| (unit, n, tally)).collect();
        results.hidden_units = hidden.len();
        results
    }
}

fn tallies(count: usize, slip: &Slip) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); count];
    for (tally, at) in tallies.iter_mut().zip(&slip.answers.0) {
        if let Some(at) = at {
            tally.add(*at);
        }
    }
    tallies
}

fn add(sums: &mut [Tally], more: &[Tally]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        sum.merge(more);
    }
}

fn areas(questions: &[Question], tallies: &[Tally]) -> Vec<(Area, Tally)> {
    let of = |area: Area| {
        let own = questions.iter().zip(tallies).filter(|(question, _)| question.area == area);
        let mut sum = Tally::default();
        let mut any = false;
        for (_, tally) in own {
            any = true;
            sum.merge(tally);
        }
        any.then_some((area, sum))
    };
    Area::ALL.into_iter().filter_map(of).collect()
}

fn overall(questions: &[Question], tallies: &[Tally]) -> Tally {
    let areas = areas(questions, tallies);
    if let Some((_, tally)) = areas.iter().find(|(area, _)| *area == Area::Overall) {
        return *tally;
    }
    let mut all = Tally::default();
    for tally in tallies {
        all.merge(tally);
    }
    all
}
