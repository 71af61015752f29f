//! News of the agency's public page: written, approved by the editorial board (ban biên tập),
//! published at a minute, corrected in the open, read, rated and commented (`iso-in-agencies.md` 7,
//! S 1-4, 26-29, 37-39; ISO 9001, 7.4).
//!
//! | file | holds |
//! |---|---|
//! | `model` | an article, its states, comments, the question before one; pure |
//! | `permit` | who may do which action |
//! | `actions` | the use cases, one transaction each |
//! | `store` | all SQL of this feature |
//! | `form` | what people type, made into what the model takes |
//! | `upload` | photos and files, checked before they are kept |
//! | `archive` | a file of old news with the pictures beside it |
//! | `limit` | how often one line may vote and comment |
//! | `feed` | RSS and Atom |
//! | `pages` | HTML for staff and for readers |
//! | `exhibits` | what it can show of itself |
//!
//! **Invariant**: nobody approves what they wrote, correction or article; what readers typed is text
//! everywhere; a reader's e-mail is shown to editors alone and exported by nothing.

mod actions;
mod archive;
mod exhibits;
mod feed;
mod form;
mod limit;
mod model;
mod pages;
mod permit;
mod store;
mod upload;

pub use actions::{
    Brought, NewPicture, Said, Setting, Shown, act, add_category, address, attach, bring,
    choose_cover, comment, correct, decide_correction, decide_import, draft, is_editor, moderate,
    newest, open, published, put, put_picture, set_editors, set_setting, show,
};
pub use model::{
    Action, Article, ArticleId, CategoryId, Comment, CommentId, CommentState, CorrectionId, Given,
    ImportId, PictureId, Refusal, State, Text, Verdict,
};
pub use pages::dated;
pub use permit::{Permit, may};

use platform::{Access, Feature, Job, NavEntry, PublicSide, Routes, Shelf};

/// This feature, for the server's list.
pub fn feature() -> Feature {
    Feature {
        migrations: platform::migrations!["20261126-54_news", "20261126-92_news_import_counts"],
        routes: staff().merge(public()),
        nav: vec![NavEntry::new(79, "/news", pages::NAV.0).under(Shelf::Operate, pages::NAV.1)],
        sentences: pages::SENTENCES,
        jobs: vec![
            Job { name: "news.publish_due", every_seconds: 15, run: actions::publish_due },
            Job { name: "news.forget", every_seconds: 3600, run: actions::forget },
        ],
        inbox: Some(actions::inbox),
        exhibits: Some(exhibits::exhibits),
        public: Some(PublicSide {
            links: pages::LINKS,
            sections: Some(pages::sections),
            addresses: Some(pages::addresses),
            ..PublicSide::default()
        }),
        queries: store::catalogue(),
        lists: vec![&store::lists::STAFF, &store::lists::PUBLIC, &store::lists::COMMENTS],
        ..Feature::new("news")
    }
}

fn staff() -> Routes {
    let all = Access::SignedIn;
    Routes::new()
        .get("/news", all, pages::staff::list)
        .post("/news", all, pages::staff::create)
        .get("/news/new", all, pages::staff::new)
        .get("/news/{id}", all, pages::staff::show)
        .get("/news/{id}/edit", all, pages::staff::edit)
        .post("/news/{id}/content", all, pages::staff::save)
        .post("/news/{id}/actions", all, pages::staff::act)
        .post("/news/{id}/cover", all, pages::staff::cover)
        .post("/news/{id}/files", all, pages::staff::attach)
        .get("/news/files/{id}", all, pages::staff::file)
        .get("/news/{id}/correction", all, pages::staff::correction)
        .post("/news/{id}/corrections", all, pages::staff::correct)
        .post("/news/corrections/{id}/decision", all, pages::staff::decide_correction)
        .get("/news/photos/{hash}", all, pages::staff::photo)
        .get("/news/comments", all, pages::staff::comments)
        .post("/news/comments/{id}/decision", all, pages::staff::decide_comment)
        .get("/news/settings", all, pages::staff::settings)
        .post("/news/settings", all, pages::staff::set_setting)
        .post("/news/settings/editors", all, pages::staff::set_editors)
        .post("/news/categories", all, pages::staff::add_category)
        .post("/news/categories/{id}", all, pages::staff::rename_category)
        .get("/news/imports", all, pages::staff::imports)
        .upload("/news/imports", all, pages::staff::bring)
        .post("/news/imports/{id}/decision", all, pages::staff::decide_import)
}

fn public() -> Routes {
    let all = Access::Public;
    Routes::new()
        .get("/portal/{agency}/news", all, pages::public::list)
        .get("/portal/{agency}/news/rss.xml", all, pages::public::rss)
        .get("/portal/{agency}/news/atom.xml", all, pages::public::atom)
        .get("/portal/{agency}/news/photos/{hash}", all, pages::public::photo)
        .get("/portal/{agency}/news/files/{id}", all, pages::public::file)
        .get("/portal/{agency}/news/{slug}", all, pages::public::article)
        .post("/portal/{agency}/news/{slug}/votes", all, pages::public::vote)
        .post("/portal/{agency}/news/{slug}/comments", all, pages::public::comment)
}
