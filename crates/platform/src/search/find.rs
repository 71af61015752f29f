use super::{DESK, DRAFTERS, EVERY_UNIT, Shelf, Standing, topic_tag, words};
use crate::{
    Actor,
    db::{DbError, Tx},
};

/// Things on one page of what was found.
pub(super) const PAGE: usize = 20;
/// The same as the database counts, and one that says whether more is found.
const ONE_MORE: i64 = 21;

/// How far the best are looked for before they are put in order.
const BEST: i64 = 200;

/// A question.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What was typed.
    pub typed: String,
    /// Only things of this topic; empty for all.
    pub topic: String,
    /// Only what stands so.
    pub standing: Option<Standing>,
}

crate::row! {
    /// One thing found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Hit {
        /// The page it leads to.
        pub href: String,
        /// The kind of thing.
        pub kind: String,
        /// Its title.
        pub title: String,
        /// Its title folded.
        pub folded: String,
        /// How it stands, as a word.
        pub standing: String,
        /// Its full text.
        pub body: String,
        /// Its key.
        pub id: i64,
    }
}

/// What a question finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best, best first.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
}

/// Where the words of a question are looked for.
#[derive(Clone, Copy)]
enum Part {
    Head,
    Body,
}

/// What `asked` finds for this person: what is called exactly so, what has the words in its title,
/// what has them in its text; of each what holds today before drafts and what no longer holds, the
/// newest first.
pub fn find(tx: &Tx<'_>, actor: &Actor, asked: &Asked) -> Result<Found, DbError> {
    let words = words(&asked.typed);
    if words.is_empty() {
        return Ok(Found::default());
    }
    let standings = asked.standing.map_or_else(|| Standing::ALL.to_vec(), |it| vec![it]);
    let mut hits: Vec<Hit> = Vec::new();
    for part in [Part::Head, Part::Body] {
        let from = hits.len();
        for standing in &standings {
            if hits.len() > PAGE {
                break;
            }
            let most = if matches!(part, Part::Head) { BEST } else { ONE_MORE };
            let question = question(tx, actor, &words, part, *standing, &asked.topic);
            let sql = if tx.is_sqlite() { FIND_SQLITE } else { FIND_POSTGRES };
            let found: Vec<Hit> = tx.list(sql, &[&tx.agency().get(), &question, &most])?;
            let new = found.into_iter().filter(|hit| !hits.iter().any(|it| it.id == hit.id));
            let new: Vec<_> = new.collect();
            hits.extend(new);
        }
        if matches!(part, Part::Head) {
            hits[from..].sort_by_key(|hit| closeness(&hit.folded, &words));
        }
    }
    let more = hits.len() > PAGE;
    hits.truncate(PAGE);
    Ok(Found { hits, more })
}

/// How close a title is to what was typed: 0 the same, or beginning with it as a code does; 1 with
/// the words one after another; 2 with all of them somewhere.
fn closeness(folded: &str, words: &str) -> u8 {
    let begins =
        folded.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    match () {
        () if folded == words || begins => 0,
        () if folded.contains(words) => 1,
        () => 2,
    }
}

/// The question in the language of the engine.
fn question(
    tx: &Tx<'_>,
    actor: &Actor,
    words: &str,
    part: Part,
    standing: Standing,
    topic: &str,
) -> String {
    let mut shelves = vec![format!("zzs{}", Shelf::Everybody.as_int())];
    if actor.is_any(DRAFTERS) {
        shelves.push(format!("zzs{}", Shelf::Drafters.as_int()));
    }
    if actor.is_any(DESK) {
        shelves.push(format!("zzs{}", Shelf::Desk.as_int()));
        shelves.extend(actor.unit.map(|unit| format!("zzs{}", Shelf::DeskOf(unit).as_int())));
    }
    if actor.is_any(EVERY_UNIT) {
        shelves.push("zzu".to_owned());
    }
    let mut tags = vec![format!("zza{}", tx.agency()), standing.tag().to_owned()];
    if !topic.is_empty() {
        tags.push(topic_tag(topic));
    }
    let terms = words.split(' ');
    if tx.is_sqlite() {
        let column = match part {
            Part::Head => "head",
            Part::Body => "body",
        };
        let terms: Vec<_> = terms.map(|word| format!("{column} : \"{word}\"*")).collect();
        let tags: Vec<_> = tags.iter().map(|tag| format!("tags : {tag}")).collect();
        let shelves: Vec<_> = shelves.iter().map(|tag| format!("tags : {tag}")).collect();
        format!("{} AND {} AND ({})", terms.join(" AND "), tags.join(" AND "), shelves.join(" OR "))
    } else {
        let weight = match part {
            Part::Head => "A",
            Part::Body => "D",
        };
        let terms: Vec<_> = terms.map(|word| format!("{word}:*{weight}")).collect();
        let tags: Vec<_> = tags.iter().map(|tag| format!("{tag}:C")).collect();
        let shelves: Vec<_> = shelves.iter().map(|tag| format!("{tag}:C")).collect();
        format!("{} & {} & ({})", terms.join(" & "), tags.join(" & "), shelves.join(" | "))
    }
}

/// From the few that are found to their entries: the other way about reads every text.
const FIND_SQLITE: &str = "SELECT e.href, e.kind, e.title, e.folded, e.standing, e.body, e.id \
     FROM (SELECT rowid AS id FROM search_words WHERE search_words MATCH $2 ORDER BY rowid DESC LIMIT $3) t \
     CROSS JOIN search_entry e WHERE e.id = t.id AND e.agency_id = $1 ORDER BY e.id DESC";

const FIND_POSTGRES: &str = "SELECT e.href, e.kind, e.title, e.folded, e.standing, e.body, e.id \
     FROM search_entry e WHERE e.words @@ to_tsquery('simple', $2) AND e.agency_id = $1 \
     ORDER BY e.id DESC LIMIT $3";

#[cfg(test)]
mod tests {
    use super::closeness;

    #[test]
    fn what_is_called_so_stands_before_what_mentions_it() {
        for (folded, words, close) in [
            ("qt vp 01 hop", "qt vp 01", 0),
            ("qt vp 012 hop", "qt vp 01", 1),
            ("khai sinh", "khai sinh", 0),
            ("dang ky khai sinh", "khai sinh", 1),
            ("sinh hoat khai mac", "khai sinh", 2),
        ] {
            assert_eq!(closeness(folded, words), close, "{folded}");
        }
    }
}
