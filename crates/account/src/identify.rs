use crate::{
    Token,
    model::{IDLE_SECONDS, LIFE_SECONDS},
    store, view,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::header,
    middleware::Next,
    response::Response,
};
use platform::{Actor, AgencyId, App, DbError, PersonId, Role, Tx, Via};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;

/// Sessions are marked as seen once a minute, not on every request: a write is a flush.
const SEEN_SECONDS: i64 = 60;

/// The cookie's name. Over HTTPS it is bound to this very host (`__Host-`).
pub const fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-sid" } else { "sid" }
}

/// SHA-256 of an address with this installation's salt.
pub(crate) fn address_hash(app: &App, request: &Request) -> String {
    let address = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let address = address.map(|ConnectInfo(at)| at.ip().to_string()).unwrap_or_default();
    let mut hasher = Sha256::new();
    hasher.update(app.settings.salt);
    hasher.update(address);
    hex::encode(hasher.finalize())
}

/// Puts the actor of the session on the request, if there is one.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let ip_hash = address_hash(&app, &request);
    request.extensions_mut().insert(Address(ip_hash.clone()));
    if let Some(token) = shown_token(&app, &request) {
        let hash = token.hash();
        let found = app.db.anywhere().read(move |tx| find(tx, &hash)).await;
        match found {
            Ok(Some((mut actor, is_stale))) => {
                let route = format!("{} {}", request.method(), request.uri().path());
                actor.via = Via {
                    auth: "password",
                    session_hash: token.hash(),
                    ip_hash,
                    route,
                    confirmed: false,
                    guest: actor.via.guest,
                    until: actor.via.until,
                    ended: actor.via.ended.clone(),
                };
                if is_stale {
                    mark_seen(&app, &token);
                }
                request.extensions_mut().insert(actor);
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "a session could not be read: {error}"),
        }
    }
    next.run(request).await
}

/// The caller's hashed address, for the throttle.
#[derive(Clone)]
pub(crate) struct Address(pub(crate) String);

fn shown_token(app: &App, request: &Request) -> Option<Token> {
    let name = cookie_name(app.settings.https);
    let cookies = request.headers().get(header::COOKIE)?.to_str().ok()?;
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, token)| Token::shown(token))
}

/// The actor of a session that still lives, and whether it is time to mark it as seen.
fn find(tx: &Tx<'_>, token_hash: &str) -> Result<Option<(Actor, bool)>, DbError> {
    let today = text::here(tx.now()).date().to_string();
    let Some(row) = store::session(tx, token_hash, &today)? else { return Ok(None) };
    let seconds_since = |at: i64| (tx.now().as_microsecond() - at) / 1_000_000;
    if seconds_since(row.opened_at) > LIFE_SECONDS || seconds_since(row.seen_at) > IDLE_SECONDS {
        return Ok(None);
    }
    if !row.guest().is_open(tx.now().as_microsecond()) {
        return Ok(None);
    }
    let (guest, until, view) = (row.guest().is_guest(), row.guest().until(), row.view);
    let roles = store::roles(tx, row.agency, row.person, &today)?;
    let actor = Actor {
        agency: AgencyId::new(row.agency),
        agency_name: row.agency_name,
        person: PersonId::new(row.person),
        name: row.name,
        position: row.position.unwrap_or_default(),
        unit: row.unit,
        roles: roles.iter().filter_map(|(role,)| Role::parse(role)).collect(),
        via: Via { guest, until, ..Via::default() },
    };
    let is_stale = seconds_since(row.seen_at) > SEEN_SECONDS;
    Ok(Some((view::in_sight(tx, actor, view)?, is_stale)))
}

/// Marks a session as seen without making its user wait.
fn mark_seen(app: &App, token: &Token) {
    let (db, hash) = (app.db.clone(), token.hash());
    tokio::spawn(async move {
        let seen = db.anywhere().write(move |tx| store::seen(tx, &hash, tx.now().as_microsecond()));
        if let Err(error) = seen.await {
            tracing::error!(%error, "a session could not be marked as seen: {error}");
        }
    });
}
