//! The lists of staff and of readers.

use platform::{
    list::{Filter, List, Match, Order},
    row,
};

row! {
    /// A line of the staff's list.
    #[derive(Debug, Clone)]
    pub(crate) struct StaffLine { pub(crate) id: i64, pub(crate) state: String, pub(crate) title: String, pub(crate) byline: String, pub(crate) author: String, pub(crate) category: String, pub(crate) planned_at: i64, pub(crate) published_at: i64, pub(crate) waiting: i64 }
}
row! {
    /// A line of the readers' list.
    #[derive(Debug, Clone)]
    pub(crate) struct PublicLine { pub(crate) slug: String, pub(crate) title: String, pub(crate) lead: String, pub(crate) published_at: i64, pub(crate) category: String, pub(crate) small: String, pub(crate) width: i64, pub(crate) height: i64, pub(crate) alt: String }
}
row! {
    /// A line of the editors' list of comments. Exports of it have no e-mail: see `pages`.
    #[derive(Debug, Clone)]
    pub(crate) struct CommentLine { pub(crate) id: i64, pub(crate) state: String, pub(crate) article: i64, pub(crate) title: String, pub(crate) name: String, pub(crate) email: String, pub(crate) words: String, pub(crate) at: i64, pub(crate) reason: String }
}

const Q: Filter = Filter { key: "q", sql: "a.folded LIKE {} ESCAPE '\\'", kind: Match::Folded };

/// Articles. What is not published is its author's and the editors': `$2` and `$3`.
pub(crate) const STAFF: List = List {
    columns: "a.id, a.state, a.title, a.byline, COALESCE(p.full_name, ''), COALESCE(c.name, ''), COALESCE(a.planned_at, 0), COALESCE(a.published_at, 0),
              (SELECT count(*) FROM news_comment m WHERE m.agency_id = $1 AND m.article_id = a.id AND m.state = 'pending')",
    from: "FROM news_article a
           LEFT JOIN person p ON p.agency_id = $1 AND p.id = a.author_id
           LEFT JOIN news_category c ON c.agency_id = $1 AND c.id = a.category_id
           WHERE a.agency_id = $1 AND (a.state = 'published' OR a.author_id = $2 OR $3 = 1)",
    params: 3,
    key: "a.id",
    filters: &[
        Q,
        Filter { key: "state", sql: "a.state = {}", kind: Match::Text },
        Filter { key: "category", sql: "a.category_id = {}", kind: Match::Int },
        Filter { key: "import", sql: "a.import_id = {}", kind: Match::Int },
        Filter { key: "from", sql: "a.published_at >= {}", kind: Match::Int },
        Filter { key: "to", sql: "a.published_at < {}", kind: Match::Int },
    ],
    orders: &[
        Order { key: "changed", column: "a.changed_at", text: false, descending: true },
        Order { key: "published", column: "COALESCE(a.published_at, 0)", text: false, descending: true },
    ],
};

/// Published articles, the newest first.
pub(crate) const PUBLIC: List = List {
    columns: "a.slug, a.title, a.lead, a.published_at, COALESCE(c.name, ''), COALESCE(p.small, ''), COALESCE(p.width, 0), COALESCE(p.height, 0), COALESCE(p.alt, '')",
    from: "FROM news_article a
           LEFT JOIN news_category c ON c.agency_id = $1 AND c.id = a.category_id
           LEFT JOIN news_picture p ON p.agency_id = $1 AND p.id = a.cover_id
           WHERE a.agency_id = $1 AND a.state = 'published'",
    params: 1,
    key: "a.id",
    filters: &[
        Q,
        Filter { key: "category", sql: "c.slug = {}", kind: Match::Text },
        Filter {
            key: "tag",
            sql: "EXISTS (SELECT 1 FROM news_tag t WHERE t.agency_id = $1 AND t.article_id = a.id AND t.slug = {})",
            kind: Match::Text,
        },
    ],
    orders: &[Order { key: "published", column: "a.published_at", text: false, descending: true }],
};

/// Comments, for the editors.
pub(crate) const COMMENTS: List = List {
    columns: "m.id, m.state, m.article_id, a.title, m.name, m.email, m.words, m.at, m.reason",
    from: "FROM news_comment m JOIN news_article a ON a.agency_id = $1 AND a.id = m.article_id WHERE m.agency_id = $1",
    params: 1,
    key: "m.id",
    filters: &[
        Filter { key: "state", sql: "m.state = {}", kind: Match::Text },
        Filter { key: "article", sql: "m.article_id = {}", kind: Match::Int },
    ],
    orders: &[Order { key: "at", column: "m.at", text: false, descending: true }],
};
