//! The product as a whole: what holds for every feature, whatever it does.

#![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

mod audits;
mod backup;
mod backup_postgres;
mod catalogue;
mod citizens;
mod command;
mod connection;
mod cycle;
mod declared;
mod drafts;
mod every_register;
mod exchanges;
mod figures;
mod fixture;
mod import;
mod improvements;
mod inbox;
mod kill9;
mod ledger;
mod migration;
mod newsroom;
mod openapi;
mod public_site;
mod registers;
mod resources;
mod rights;
mod states;
mod store;
mod successions;
mod trainings;
mod visits;
mod web;
mod work;
