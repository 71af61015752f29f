use super::sql::encode;
use crate::{
    address::escape,
    db::{DbError, FromRow, Param, Tx, Value},
};
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
    /// Words that begin with what is typed, in a table of folded words. Uses the table's indexes
    /// where [`Match::Folded`] reads every row.
    Words(Words),
    /// The value picks one of these conditions, which take no parameter.
    Choice(&'static [(&'static str, &'static str)]),
}

/// How a table of folded words is asked; `{low}` and `{high}` bound a word in each text. A rare word
/// leads to its rows, whatever the order is; where every word is common the rows are read in their
/// order, and each is asked for its words, until the page is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The keys of all rows with the word, as a query.
    pub keys: &'static str,
    /// Whether a row has the word, as a condition.
    pub has: &'static str,
}

/// One filter.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Its name in the address.
    pub key: &'static str,
    /// The condition; `{}` stands for the value. [`Match::Choice`] and [`Match::Words`] bring theirs.
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
    /// Its filters; at most one of them asks for words.
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
        let (sql, values) = self.text(query, order, limit, self.lead(tx, query)?);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: List = List {
        columns: "d.code",
        from: "FROM d WHERE d.agency_id = $1",
        params: 1,
        key: "d.id",
        filters: &[],
        orders: &[Order { key: "code", column: "d.code_key", text: true, descending: false }],
    };

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
