use crate::{
    address::escape,
    db::{DbError, FromRow, Param, Tx, Value},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Rows on a page unless somebody asks for fewer.
const PAGE: i64 = 50;

/// Rows in an export, at most.
pub(super) const EXPORT: i64 = 100_000;

/// How what is typed is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The very text.
    Text,
    /// A number or a key.
    Int,
    /// Words in folded text: diacritics, case and tone placement do not matter.
    Folded,
    /// Words that begin with what is typed, in a table of folded words: `{low}` and `{high}` bound
    /// each. Uses the table's index where [`Match::Folded`] reads every row.
    Prefix,
    /// The value picks one of these conditions, which take no parameter.
    Choice(&'static [(&'static str, &'static str)]),
}

/// One filter.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Its name in the address.
    pub key: &'static str,
    /// The condition; `{}` stands for the value.
    pub sql: &'static str,
    /// How the value is compared.
    pub kind: Match,
}

/// One order.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Its name in the address.
    pub key: &'static str,
    /// The column. Never null; text columns hold sort keys of [`text::sort_key`].
    pub column: &'static str,
    /// Whether the column is text.
    pub text: bool,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// A list as its feature declares it.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// The columns, in the order of the row type.
    pub columns: &'static str,
    /// Everything from `FROM` on, with `WHERE x.agency_id = $1` and who may see what (`$2`…).
    pub from: &'static str,
    /// How many parameters `from` takes, the agency among them.
    pub params: usize,
    /// The key that tells rows of one order apart.
    pub key: &'static str,
    /// Its filters.
    pub filters: &'static [Filter],
    /// Its orders; the first is the usual one.
    pub orders: &'static [Order],
}

/// What somebody asks of a list, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct ListQuery(BTreeMap<String, String>);

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// The address part that leads to the next page, if there is one.
    pub next: Option<String>,
}

impl ListQuery {
    /// What was asked for `key`; empty if nothing.
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", |value| value.trim())
    }

    /// The same question with one thing set. For links and tests.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.0.insert(key.to_owned(), value.to_owned());
        self
    }

    /// Whether any of the filters is in use.
    pub fn is_filtered(&self, list: &List) -> bool {
        list.filters.iter().any(|filter| !self.get(filter.key).is_empty())
    }

    /// The order in use.
    pub fn order(&self, list: &List) -> Order {
        let chosen = list.orders.iter().find(|order| order.key == self.get("sort"));
        let mut order = *chosen.unwrap_or(&list.orders[0]);
        match self.get("dir") {
            "asc" => order.descending = false,
            "desc" => order.descending = true,
            _ => {}
        }
        order
    }

    /// The address part for this question with `changes`, and back on the first page.
    pub fn href(&self, changes: &[(&str, &str)]) -> String {
        let mut pairs = self.0.clone();
        pairs.remove("after");
        for (key, value) in changes {
            pairs.insert((*key).to_owned(), (*value).to_owned());
        }
        let mut out = String::from("?");
        for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            if out.len() > 1 {
                out.push('&');
            }
            out.extend([key, "=", &escape(value)]);
        }
        out
    }

    /// The link that sorts by `key`: the other way round if it is in use.
    pub fn sort_href(&self, list: &List, key: &str) -> String {
        let now = self.order(list);
        let dir = if now.key == key && !now.descending { "desc" } else { "asc" };
        self.href(&[("sort", key), ("dir", dir)])
    }

    /// `ascending`, `descending` or `none`, for `aria-sort`.
    pub fn aria_sort(&self, list: &List, key: &str) -> &'static str {
        let now = self.order(list);
        match (now.key == key, now.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

/// A row with the place where it stands.
struct Placed<R> {
    at: Value,
    key: i64,
    row: R,
}

impl List {
    /// One page.
    pub fn page<R: FromRow>(
        &self,
        tx: &Tx<'_>,
        base: &[&dyn Param],
        query: &ListQuery,
    ) -> Result<Page<R>, DbError> {
        let asked = query.get("limit").parse().unwrap_or(PAGE);
        let limit = asked.clamp(1, 200);
        let mut placed = self.run::<R>(tx, base, query, limit + 1)?;
        let more = placed.len() > usize::try_from(limit).unwrap_or(usize::MAX);
        if more {
            placed.pop();
        }
        let last = if more { placed.last() } else { None };
        let next = last.map(|last| {
            let cursor = encode(&last.at, last.key);
            let mut href = query.href(&[]);
            href.push_str(if href.len() > 1 { "&after=" } else { "after=" });
            href + &cursor
        });
        Ok(Page { rows: placed.into_iter().map(|placed| placed.row).collect(), next })
    }

    /// All rows that the filters leave, for an export; 100,000 at most.
    pub fn all<R: FromRow>(
        &self,
        tx: &Tx<'_>,
        base: &[&dyn Param],
        query: &ListQuery,
    ) -> Result<Vec<R>, DbError> {
        let placed = self.run::<R>(tx, base, query, EXPORT)?;
        Ok(placed.into_iter().map(|placed| placed.row).collect())
    }

    fn run<R: FromRow>(
        &self,
        tx: &Tx<'_>,
        base: &[&dyn Param],
        query: &ListQuery,
        limit: i64,
    ) -> Result<Vec<Placed<R>>, DbError> {
        let order = query.order(self);
        let (sql, values) = self.text(query, order, limit);
        let mut params: Vec<&dyn Param> = base.to_vec();
        params.extend(values.iter().map(Value::as_param));
        let mut rows = Vec::new();
        tx.each(&sql, &params, |row| {
            let at = if order.text { Value::Text(row.get(0)?) } else { Value::Int(row.get(0)?) };
            rows.push(Placed { at, key: row.get(1)?, row: R::from_row(&row.after(2))? });
            Ok(())
        })?;
        Ok(rows)
    }

    /// The text of one question, with the values that follow the base parameters.
    fn text(&self, query: &ListQuery, order: Order, limit: i64) -> (String, Vec<Value>) {
        let Self { columns, from, key, .. } = self;
        let mut sql = format!("SELECT {}, {key}, {columns} {from}", order.column);
        let mut values = Vec::new();
        let mut bind = |value: Value| {
            // No text that is stored holds a NUL, and PostgreSQL takes none.
            values.push(match value {
                Value::Text(text) => Value::Text(text.replace('\0', "")),
                number @ Value::Int(_) => number,
            });
            format!("${}", self.params + values.len())
        };
        for filter in self.filters {
            let typed = query.get(filter.key);
            if typed.is_empty() {
                continue;
            }
            let condition = match filter.kind {
                Match::Text => filter.sql.replace("{}", &bind(Value::Text(typed.to_owned()))),
                Match::Int => {
                    filter.sql.replace("{}", &bind(Value::Int(typed.parse().unwrap_or(-1))))
                }
                Match::Folded => text::fold(typed)
                    .split(' ')
                    .map(|word| filter.sql.replace("{}", &bind(Value::Text(pattern(word)))))
                    .collect::<Vec<_>>()
                    .join(" AND "),
                Match::Prefix => text::fold(typed)
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .map(|word| {
                        let low = bind(Value::Text(word.to_owned()));
                        let high = bind(Value::Text(format!("{word}zzzz")));
                        filter.sql.replace("{low}", &low).replace("{high}", &high)
                    })
                    .collect::<Vec<_>>()
                    .join(" AND "),
                Match::Choice(choices) => {
                    let chosen = choices.iter().find(|(name, _)| *name == typed);
                    chosen.map_or("1 = 0", |(_, sql)| *sql).to_owned()
                }
            };
            if condition.is_empty() {
                continue;
            }
            sql.extend([" AND (", &condition, ")"]);
        }
        let (than, way) = if order.descending { ("<", "DESC") } else { (">", "ASC") };
        if let Some((at, after)) = decode(query.get("after"), order.text) {
            let (at, after) = (bind(at), bind(Value::Int(after)));
            sql.extend([
                " AND (",
                order.column,
                ", ",
                key,
                ") ",
                than,
                " (",
                &at,
                ", ",
                &after,
                ")",
            ]);
        }
        let limit = bind(Value::Int(limit));
        let order = [order.column, " ", way, ", ", key, " ", way, " LIMIT ", &limit];
        sql.push_str(" ORDER BY ");
        sql.extend(order);
        (sql, values)
    }

    /// Every text this list can become, one filter at a time, for the test that prepares them.
    pub fn texts(&self) -> Vec<(String, usize)> {
        let mut texts = Vec::new();
        for order in self.orders {
            let base = ListQuery::default().with("sort", order.key);
            let at = if order.text { Value::Text("x".into()) } else { Value::Int(1) };
            let mut queries = vec![base.clone(), base.clone().with("after", &encode(&at, 1))];
            for filter in self.filters {
                match filter.kind {
                    Match::Choice(choices) => queries.extend(
                        choices.iter().map(|(name, _)| base.clone().with(filter.key, name)),
                    ),
                    Match::Text | Match::Int | Match::Folded | Match::Prefix => {
                        queries.push(base.clone().with(filter.key, "1 a"));
                    }
                }
            }
            texts.extend(queries.into_iter().map(|query| {
                let (sql, values) = self.text(&query, query.order(self), 1);
                (sql, self.params + values.len())
            }));
        }
        texts
    }
}

/// A `LIKE` pattern that finds `word` anywhere, its own `%` and `_` standing for themselves.
fn pattern(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

fn encode(at: &Value, key: i64) -> String {
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

    const LIST: List = List {
        columns: "d.code",
        from: "FROM d WHERE d.agency_id = $1",
        params: 1,
        key: "d.id",
        filters: &[
            Filter { key: "state", sql: "d.state = {}", kind: Match::Text },
            Filter { key: "q", sql: "d.fold LIKE {} ESCAPE '\\'", kind: Match::Folded },
        ],
        orders: &[
            Order { key: "code", column: "d.code_key", text: true, descending: false },
            Order { key: "due", column: "d.due_at", text: false, descending: true },
        ],
    };

    #[test]
    fn a_question_becomes_one_text() {
        let query = ListQuery::default().with("state", "draft").with("q", "Khai  sinh");
        let (sql, values) = LIST.text(&query, query.order(&LIST), 51);
        assert_eq!(
            sql,
            "SELECT d.code_key, d.id, d.code FROM d WHERE d.agency_id = $1 AND (d.state = $2) \
             AND (d.fold LIKE $3 ESCAPE '\\' AND d.fold LIKE $4 ESCAPE '\\') \
             ORDER BY d.code_key ASC, d.id ASC LIMIT $5"
        );
        assert_eq!(values.len(), 4);
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        for (at, text) in [(Value::Int(-5), false), (Value::Text("a|b".into()), true)] {
            assert_eq!(decode(&encode(&at, 9), text), Some((at, 9)));
        }
        assert_eq!(decode("rubbish!", true), None);
        assert_eq!(decode("", true), None);
    }

    #[test]
    fn links_keep_the_question() {
        let query = ListQuery::default().with("q", "hộ tịch").with("after", "zzz");
        assert_eq!(query.href(&[]), "?q=h%E1%BB%99%20t%E1%BB%8Bch");
        assert_eq!(
            query.sort_href(&LIST, "code"),
            "?dir=desc&q=h%E1%BB%99%20t%E1%BB%8Bch&sort=code"
        );
    }
}
