use std::time::Duration;

/// One line of the answer.
pub(crate) struct Row {
    what: String,
    got: String,
    aim: &'static str,
    floor: String,
    ratio: String,
}

impl Row {
    /// A figure, what it should be, its floor of the same run, and how far it is from it.
    pub(crate) fn new(
        what: impl Into<String>,
        got: impl Into<String>,
        aim: &'static str,
        floor: impl Into<String>,
        ratio: impl Into<String>,
    ) -> Self {
        let row = Self {
            what: what.into(),
            got: got.into(),
            aim,
            floor: floor.into(),
            ratio: ratio.into(),
        };
        eprintln!("  {}: {} | {} | {}", row.what, row.got, row.floor, row.ratio);
        row
    }
}

/// All lines as a Markdown table.
pub(crate) fn table(rows: &[Row]) -> String {
    let head = "| measured | got | aim | floor, same run | ratio |\n|---|---|---|---|---|\n";
    let line = |row: &Row| {
        let Row { what, got, aim, floor, ratio } = row;
        format!("| {what} | {got} | {aim} | {floor} | {ratio} |\n")
    };
    let lines: Vec<_> = rows.iter().map(line).collect();
    format!("{head}{}", lines.concat())
}

/// Measured times, sorted.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    pub(crate) const fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that so many of a hundred stay below.
    pub(crate) fn percentile(&self, share: usize) -> Duration {
        let at = (self.0.len() * share / 100).min(self.0.len().saturating_sub(1));
        self.0.get(at).copied().unwrap_or_default()
    }

    /// `1.2 / 3.4 / 5.6 ms`.
    pub(crate) fn text(&self) -> String {
        let [p50, p95, p99] = [50, 95, 99].map(|share| millis(self.percentile(share)));
        format!("{p50:.1} / {p95:.1} / {p99:.1} ms")
    }
}

/// Milliseconds with their fraction.
pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// How many in a second.
pub(crate) fn rate(count: usize, seconds: f64) -> f64 {
    real(count) / seconds.max(1e-9)
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) const fn real(count: usize) -> f64 {
    count as f64
}

/// Milliseconds by name: the sum and the dearest, which stand first.
pub(crate) fn dearest(mut times: Vec<(f64, &str)>) -> String {
    times.sort_by(|one, other| other.0.total_cmp(&one.0));
    let all: f64 = times.iter().map(|(ms, _)| ms).sum();
    let first: Vec<_> = times.iter().take(8).map(|(ms, name)| format!("{name} {ms:.1}")).collect();
    format!("{all:.1} ms: {}", first.join(", "))
}

/// The middle one.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
