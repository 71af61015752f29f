//! The text that a question to a list becomes.

use super::{List, ListQuery, Match, Order, Words};
use crate::db::{DbError, Tx, Value};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use std::cmp::Reverse;

/// A word that leads to fewer rows than this is rare: they are read and sorted, where a common one
/// is looked for in rows that come in order.
const COMMON: i64 = 20_000;

/// Which of the words that were typed leads to its rows; none where all of them are common.
pub(super) type Lead = Option<usize>;

/// The values of a question, which follow those of the list's `from`.
struct Values {
    before: usize,
    all: Vec<Value>,
}

impl Values {
    /// The name of a parameter for `value`.
    fn bind(&mut self, value: Value) -> String {
        // No text that is stored holds a NUL, and PostgreSQL takes none.
        self.all.push(match value {
            Value::Text(text) => Value::Text(text.replace('\0', "")),
            number @ Value::Int(_) => number,
        });
        format!("${}", self.before + self.all.len())
    }

    fn text(&mut self, text: impl Into<String>) -> String {
        self.bind(Value::Text(text.into()))
    }

    /// `sql` with the bounds of a word.
    fn word(&mut self, sql: &str, word: &str) -> String {
        let (low, high) = (self.text(word), self.text(after(word)));
        sql.replace("{low}", &low).replace("{high}", &high)
    }
}

impl Order {
    /// The column to sort by. Where a word leads, no index of the order may: an expression has none.
    fn by(&self, lead: Lead) -> String {
        match (lead, self.text) {
            (None, _) => self.column.to_owned(),
            (Some(_), true) => format!("({} || '')", self.column),
            (Some(_), false) => format!("(+{})", self.column),
        }
    }
}

impl List {
    /// The rarest of the words that were typed.
    pub(super) fn lead(&self, tx: &Tx<'_>, query: &ListQuery) -> Result<Lead, DbError> {
        let mut lead = None;
        for filter in self.filters {
            let Match::Words(table) = filter.kind else { continue };
            let mut fewest = COMMON;
            let words = words(query.get(filter.key));
            let mut words: Vec<_> = words.iter().enumerate().collect();
            // What is likely to be rare is counted first: it ends the counting of the others.
            words.sort_by_key(|(_, word)| (!word.contains(is_digit), Reverse(word.len())));
            for (place, word) in words {
                let (agency, high) = (tx.agency().get(), after(word));
                let found =
                    tx.find::<(i64,)>(&count(table), &[&agency, &word.as_str(), &high, &fewest])?;
                let rows = found.map_or(0, |(rows,)| rows);
                if rows < fewest {
                    (lead, fewest) = (Some(place), rows);
                }
            }
        }
        Ok(lead)
    }

    /// The text of one question, with the values that follow the base parameters.
    pub(super) fn text(
        &self,
        query: &ListQuery,
        order: Order,
        limit: i64,
        lead: Lead,
    ) -> (String, Vec<Value>) {
        let (Self { columns, from, key, .. }, by) = (self, order.by(lead));
        let mut sql = format!("SELECT {}, {key}, {columns} {from}", order.column);
        let mut values = Values { before: self.params, all: Vec::new() };
        for filter in self.filters {
            let typed = query.get(filter.key);
            if typed.is_empty() {
                continue;
            }
            let condition = match filter.kind {
                Match::Text => filter.sql.replace("{}", &values.text(typed)),
                Match::Int => {
                    filter.sql.replace("{}", &values.bind(Value::Int(typed.parse().unwrap_or(-1))))
                }
                Match::Folded => {
                    let words = text::fold(typed);
                    let each = words.split(' ');
                    all(each.map(|word| filter.sql.replace("{}", &values.text(pattern(word)))))
                }
                Match::Words(table) => self.has(table, typed, lead, &mut values),
                Match::Choice(choices) => {
                    let chosen = choices.iter().find(|(name, _)| *name == typed);
                    chosen.map_or("1 = 0", |(_, sql)| *sql).to_owned()
                }
            };
            if !condition.is_empty() {
                sql.extend([" AND (", &condition, ")"]);
            }
        }
        let (than, way) = if order.descending { ("<", "DESC") } else { (">", "ASC") };
        if let Some((at, after)) = decode(query.get("after"), order.text) {
            let (at, after) = (values.bind(at), values.bind(Value::Int(after)));
            sql.extend([" AND (", &by, ", ", key, ") ", than, " (", &at, ", ", &after, ")"]);
        }
        let limit = values.bind(Value::Int(limit));
        sql.extend([" ORDER BY ", &by, " ", way, ", ", key, " ", way, " LIMIT ", &limit]);
        (sql, values.all)
    }

    /// Every word is there; the one that leads brings the rows.
    fn has(&self, table: Words, typed: &str, lead: Lead, values: &mut Values) -> String {
        let words = words(typed);
        all(words.iter().enumerate().map(|(place, word)| {
            if Some(place) == lead {
                format!("{} IN ({})", self.key, values.word(table.keys, word))
            } else {
                values.word(table.has, word)
            }
        }))
    }

    /// Every text this list can become, one filter at a time, with the number of its parameters:
    /// for the test that prepares them.
    pub fn texts(&self) -> Vec<(String, usize)> {
        let mut texts = Vec::new();
        for order in self.orders {
            let base = ListQuery::default().with("sort", order.key);
            let at = if order.text { Value::Text("x".into()) } else { Value::Int(1) };
            let after = encode(&at, 1);
            let mut queries =
                vec![(base.clone(), None), (base.clone().with("after", &after), None)];
            for filter in self.filters {
                let typed = base.clone().with(filter.key, "1 a");
                match filter.kind {
                    Match::Choice(choices) => queries.extend(
                        choices.iter().map(|(name, _)| (base.clone().with(filter.key, name), None)),
                    ),
                    Match::Words(table) => {
                        texts.push((count(table), 4));
                        let next = typed.clone().with("after", &after);
                        queries.extend([(typed.clone(), None), (typed, Some(0)), (next, Some(1))]);
                    }
                    Match::Text | Match::Int | Match::Folded => queries.push((typed, None)),
                }
            }
            texts.extend(queries.into_iter().map(|(query, lead)| {
                let (sql, values) = self.text(&query, query.order(self), 1, lead);
                (sql, self.params + values.len())
            }));
        }
        texts
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn all(conditions: impl Iterator<Item = String>) -> String {
    conditions.collect::<Vec<_>>().join(" AND ")
}

/// How many rows have a word, counted no further than `$4`.
fn count(table: Words) -> String {
    let keys = table.keys.replace("{low}", "$2").replace("{high}", "$3");
    format!("SELECT count(*) FROM ({keys} LIMIT $4) AS k")
}

/// What was typed, as folded words.
fn words(typed: &str) -> Vec<String> {
    let folded = text::fold(typed);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// What stands behind every word that begins with `word`.
fn after(word: &str) -> String {
    format!("{word}zzzz")
}

/// A `LIKE` pattern that finds `word` anywhere, its own `%` and `_` standing for themselves.
fn pattern(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// The place of a row, for the address of the next page.
pub(super) fn encode(at: &Value, key: i64) -> String {
    let at = match at {
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
    };
    URL_SAFE_NO_PAD.encode(format!("{key}|{at}"))
}

/// A cursor that somebody changed is no cursor: the list starts at its beginning.
fn decode(cursor: &str, text: bool) -> Option<(Value, i64)> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok().filter(|bytes| !bytes.is_empty())?;
    let whole = String::from_utf8(bytes).ok()?;
    let (key, at) = whole.split_once('|')?;
    let at = if text { Value::Text(at.to_owned()) } else { Value::Int(at.parse().ok()?) };
    Some((at, key.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::Filter;

    const LIST: List = List {
        columns: "d.code",
        from: "FROM d WHERE d.agency_id = $1",
        params: 1,
        key: "d.id",
        filters: &[
            Filter { key: "state", sql: "d.state = {}", kind: Match::Text },
            Filter { key: "q", sql: "d.fold LIKE {} ESCAPE '\\'", kind: Match::Folded },
            Filter {
                key: "w",
                sql: "",
                kind: Match::Words(Words { keys: "keys {low} {high}", has: "has {low} {high}" }),
            },
        ],
        orders: &[
            Order { key: "code", column: "d.code_key", text: true, descending: false },
            Order { key: "due", column: "d.due_at", text: false, descending: true },
        ],
    };

    #[test]
    fn a_question_becomes_one_text() {
        let query = ListQuery::default().with("state", "draft").with("q", "Khai  sinh");
        let (sql, values) = LIST.text(&query, query.order(&LIST), 51, None);
        assert_eq!(
            sql,
            "SELECT d.code_key, d.id, d.code FROM d WHERE d.agency_id = $1 AND (d.state = $2) \
             AND (d.fold LIKE $3 ESCAPE '\\' AND d.fold LIKE $4 ESCAPE '\\') \
             ORDER BY d.code_key ASC, d.id ASC LIMIT $5"
        );
        assert_eq!(values.len(), 4);
    }

    /// The rare word brings the rows, and no index of the order may come before it.
    #[test]
    fn a_rare_word_leads() {
        let query = ListQuery::default().with("w", "Nguyễn 42").with("sort", "due");
        let text = |lead| LIST.text(&query, query.order(&LIST), 51, lead).0;
        let rest = "SELECT d.due_at, d.id, d.code FROM d WHERE d.agency_id = $1 AND ";
        assert_eq!(
            text(Some(1)),
            format!(
                "{rest}(has $2 $3 AND d.id IN (keys $4 $5)) \
                 ORDER BY (+d.due_at) DESC, d.id DESC LIMIT $6"
            )
        );
        assert_eq!(
            text(None),
            format!("{rest}(has $2 $3 AND has $4 $5) ORDER BY d.due_at DESC, d.id DESC LIMIT $6")
        );
        let by_text = LIST.text(&query, LIST.orders[0], 51, Some(0)).0;
        assert!(by_text.contains("ORDER BY (d.code_key || '') ASC, d.id ASC"), "{by_text}");
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        for (at, text) in [(Value::Int(-5), false), (Value::Text("a|b".into()), true)] {
            assert_eq!(decode(&encode(&at, 9), text), Some((at, 9)));
        }
        assert_eq!(decode("rubbish!", true), None);
        assert_eq!(decode("", true), None);
    }
}
