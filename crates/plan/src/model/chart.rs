//! The chart of a plan over its year: one bar a task.

use jiff::{ToSpan as _, civil::Date};
use quality_register::{Entry, Tone};
use std::collections::BTreeMap;

/// The width of the months together.
const YEAR: i32 = 336;

/// Where the months begin.
const LEFT: i32 = 398;

/// Where the units stand.
const UNITS: i32 = 340;

/// The size of the words in tenths: 8 points where a page is 160 mm wide.
const FONT: i32 = 132;

/// The height of the head.
const HEAD: i32 = 22;

/// The lowest row, and how many of these fit one A4 with its title.
const LOWEST: i32 = 17;
const MOST: usize = 46;

/// The height of a row where its words stand above its bar.
const NARROW_ROW: i32 = 32;

/// What is free on both sides of the months there.
const MARGIN: i32 = 8;

/// The height of the rows together where there are many.
const ROWS: i32 = LOWEST * 46;

/// The short names of units by their keys.
pub(crate) type UnitCodes = BTreeMap<i64, String>;

/// A chart, ready to be drawn: 742 wide, as wide as the text of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chart {
    /// The year.
    pub(crate) year: i16,
    /// The height of a row.
    pub(crate) row: i32,
    /// Its bars, from above.
    pub(crate) bars: Vec<Bar>,
    /// Where today stands, if it is of that year.
    pub(crate) today: Option<i32>,
}

/// A task on a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Its place in the table of the plan and what it is, cut to its line.
    pub(crate) label: String,
    /// Whose it is, in short.
    pub(crate) unit: String,
    /// What it is, whole, with its days.
    pub(crate) whole: String,
    /// Its upper edge.
    pub(crate) y: i32,
    /// Its left edge.
    pub(crate) x: i32,
    /// Its width.
    pub(crate) width: i32,
    /// How much of it is done.
    pub(crate) done: i32,
    /// How its state looks.
    pub(crate) tone: Tone,
    /// Whether its day is over while it is not done.
    pub(crate) is_late: bool,
}

impl Chart {
    /// The chart of tasks over a year, in their order. A task without a first day is drawn from a month
    /// before its due day; what lies outside the year is cut.
    pub(crate) fn of(tasks: &[Entry], units: &UnitCodes, year: i16, today: Date) -> Self {
        Self::part(tasks, 0, units, (year, today))
    }

    /// The same on paper: on one sheet, or on as many as its words need to be read, each with the months
    /// at its head.
    pub(crate) fn sheets(tasks: &[Entry], units: &UnitCodes, year: i16, today: Date) -> Vec<Self> {
        let each = rows_of_a_sheet(tasks.len());
        let sheets = tasks.chunks(each).enumerate();
        sheets.map(|(no, part)| Self::part(part, no * each, units, (year, today))).collect()
    }

    /// Tasks of which so many stand on the sheets before.
    fn part(tasks: &[Entry], before: usize, units: &UnitCodes, (year, today): (i16, Date)) -> Self {
        let row = row_height(tasks.len());
        let line = |(place, task): (usize, &Entry)| {
            let label = format!("{}. {}", before + place + 1, task.title());
            let unit = task.unit().and_then(|unit| units.get(&unit)).map_or("", String::as_str);
            Bar {
                label: cut(&label, room(UNITS)),
                unit: cut(unit, room(LEFT - UNITS)),
                y: HEAD + row * i32::try_from(place).unwrap_or_default(),
                ..bar(task, year, today)
            }
        };
        let bars = tasks.iter().enumerate().map(line).collect();
        let today = (today.year() == year).then(|| place(today, year));
        Self { year, row, bars, today }
    }

    /// The size of its words.
    pub(crate) fn font() -> String {
        format!("{}.{}", FONT / 10, FONT % 10)
    }

    /// Where the units stand.
    pub(crate) const fn units() -> i32 {
        UNITS
    }

    /// The height of a bar.
    pub(crate) const fn bar_height(&self) -> i32 {
        self.row - 8
    }

    /// How far below its upper edge the words of a row stand.
    pub(crate) const fn baseline(&self) -> i32 {
        self.row / 2 + 4
    }

    pub(crate) fn height(&self) -> i32 {
        HEAD + self.row * i32::try_from(self.bars.len()).unwrap_or_default() + 4
    }

    /// Where the drawing for a phone begins: it has no column of words, they stand above the bars.
    pub(crate) const fn edge() -> i32 {
        LEFT - MARGIN
    }

    /// How broad that drawing is.
    pub(crate) const fn breadth() -> i32 {
        YEAR + 2 * MARGIN
    }

    /// How high that drawing is.
    pub(crate) fn narrow_height(&self) -> i32 {
        HEAD + NARROW_ROW * i32::try_from(self.bars.len()).unwrap_or_default() + 4
    }

    /// Its bars, each with the upper edge of its row.
    pub(crate) fn narrow(&self) -> Vec<(i32, &Bar)> {
        (0..).map(|place| HEAD + NARROW_ROW * place).zip(&self.bars).collect()
    }

    /// The months with the place where each begins.
    pub(crate) fn months(&self) -> Vec<(i8, i32)> {
        let begins =
            |month| Date::new(self.year, month, 1).map_or(LEFT, |day| place(day, self.year));
        (1..=12).map(|month| (month, begins(month))).collect()
    }
}

/// Few tasks have room; many share the page.
fn row_height(tasks: usize) -> i32 {
    (ROWS / i32::try_from(tasks.max(1)).unwrap_or(ROWS)).clamp(LOWEST, 20)
}

/// How many tasks stand on each sheet: about as many on the last as on the first.
fn rows_of_a_sheet(tasks: usize) -> usize {
    tasks.div_ceil(tasks.div_ceil(MOST).max(1)).max(1)
}

/// How many hundredths of the size of its words a breadth holds, less the gap before the next column.
const fn room(breadth: i32) -> i32 {
    (breadth - 8) * 1000 / FONT
}

/// The tasks of a plan as its table and its chart number them: by their days, without what is not to
/// be done.
pub(crate) fn in_order(mut tasks: Vec<Entry>) -> Vec<Entry> {
    tasks.retain(|task| task.state() != "cancelled");
    tasks.sort_by_key(|task| (first_day(task), task.due_on(), task.id));
    tasks
}

fn first_day(task: &Entry) -> Option<Date> {
    let due = task.due_on();
    task.values.day("start").or_else(|| due.map(|due| due.saturating_sub(1.month())))
}

/// Where a day stands in the year; days outside it stand at its ends.
fn place(day: Date, year: i16) -> i32 {
    if day.year() < year {
        return LEFT;
    }
    let days = if day.in_leap_year() { 366 } else { 365 };
    let passed = if day.year() > year { days } else { i32::from(day.day_of_year()) - 1 };
    LEFT + passed * YEAR / days
}

/// A task over its year; its words and its line come from the sheet.
fn bar(task: &Entry, year: i16, today: Date) -> Bar {
    let (from, to) = (first_day(task), task.due_on());
    let x = from.map_or(LEFT, |day| place(day, year));
    let end = to.map_or(LEFT, |day| place(day.saturating_add(1.day()), year));
    let width = (end - x).max(4);
    let progress =
        if task.settled_on.is_some() { 100 } else { task.values.whole("progress").unwrap_or(0) };
    Bar {
        label: String::new(),
        unit: String::new(),
        whole: whole(task, from, to),
        y: 0,
        x,
        width,
        done: width * i32::try_from(progress).unwrap_or_default() / 100,
        tone: task.stage().tone,
        is_late: task.is_overdue(today),
    }
}

fn whole(task: &Entry, from: Option<Date>, to: Option<Date>) -> String {
    let day = |day: Option<Date>| day.map(text::date).unwrap_or_default();
    format!("{}: {} – {}", task.title(), day(from), day(to))
}

/// Words cut to a breadth in hundredths of their size.
fn cut(words: &str, most: i32) -> String {
    if words.chars().map(breadth).sum::<i32>() <= most {
        return words.to_owned();
    }
    let mut left = most - breadth('…');
    let fits = |letter: &char| {
        left -= breadth(*letter);
        left >= 0
    };
    let kept: String = words.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// How broad a letter is in the type of papers, in hundredths of its size; rather too broad.
fn breadth(letter: char) -> i32 {
    match letter {
        ' ' | '.' | ',' | ';' | ':' | 'i' | 'l' | 't' | 'j' => 28,
        'f' | 'r' | 's' | '(' | ')' | '-' | '/' | 'I' => 40,
        'a' | 'c' | 'e' => 45,
        'm' | 'w' => 78,
        'M' | 'W' | '…' | '%' => 100,
        _ if letter.is_uppercase() => 74,
        _ => 50,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_stand_where_they_belong() {
        assert_eq!(place(date(2022, 1, 1), 2022), LEFT);
        assert_eq!(place(date(2021, 12, 31), 2022), LEFT);
        assert_eq!(place(date(2023, 1, 1), 2022), LEFT + YEAR);
        let july = place(date(2022, 7, 2), 2022);
        assert!((LEFT + YEAR / 2 - 2..=LEFT + YEAR / 2 + 2).contains(&july), "{july}");
    }

    #[test]
    fn words_on_paper_are_large_enough() {
        // A letter's text is 160 mm wide, and a millimetre has 72/25,4 points.
        let points = f64::from(FONT) / 10.0 * 160.0 * 72.0 / 25.4 / 742.0;
        assert!(points >= 8.0, "{points}");
        // One sheet of most rows: 185 mm high where the text is 165 mm wide.
        let tall = f64::from(HEAD + ROWS + 4) * 165.0 / 742.0;
        assert!(tall <= 185.0, "{tall}");
        let end = place(date(2023, 1, 1), 2022);
        assert!(end <= 742 - 8, "room for the mark of what is late: {end}");
        assert_eq!(usize::try_from(ROWS / LOWEST), Ok(MOST));
    }

    #[test]
    fn forty_tasks_share_one_page() {
        assert_eq!([1, 15, 39].map(row_height), [20, 20, 20]);
        assert_eq!([42, 46, 200].map(row_height), [18, 17, 17]);
        assert_eq!([0, 24, 42, 46].map(rows_of_a_sheet), [1, 24, 42, 46]);
        assert_eq!([47, 92, 93].map(rows_of_a_sheet), [24, 46, 31]);
    }

    #[test]
    fn a_long_title_is_cut_to_its_line() {
        assert_eq!(cut("Rà soát", 2000), "Rà soát");
        let long = "Rà soát thủ tục hành chính và cập nhật các quy trình theo văn bản mới";
        let short = cut(long, 2000);
        let kept = short.strip_suffix('…').unwrap_or_default();
        assert!(long.starts_with(kept) && (38..=50).contains(&kept.chars().count()), "{short}");
        assert!(short.chars().map(breadth).sum::<i32>() <= 2000, "{short}");
    }
}
