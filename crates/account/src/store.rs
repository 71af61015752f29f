//! All SQL about accounts and sessions.

use platform::{queries, row};

row! {
    pub(crate) struct SignInRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) password_hash: String }
}
row! {
    pub(crate) struct SessionRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) opened_at: i64, pub(crate) seen_at: i64, pub(crate) agency_name: String, pub(crate) name: String, pub(crate) unit: Option<i64>, pub(crate) position: Option<String> }
}
row! {
    pub(crate) struct InvitationRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) expires_at: i64, pub(crate) name: String }
}

queries! { global
    sign_in(login: &str) -> opt SignInRow =
        "SELECT agency_id, person_id, password_hash FROM account WHERE login = $1 AND is_closed = 0";
    open_session(token_hash: &str, agency: i64, person: i64, at: i64) -> exec =
        "INSERT INTO session (token_hash, agency_id, person_id, opened_at, seen_at) VALUES ($1, $2, $3, $4, $4)";
    session(token_hash: &str, today: &str) -> opt SessionRow =
        "SELECT s.agency_id, s.person_id, s.opened_at, s.seen_at, g.short_name, p.full_name, a.unit_id, a.position
         FROM session s
         JOIN agency g ON g.agency_id = s.agency_id
         JOIN person p ON p.agency_id = s.agency_id AND p.id = s.person_id
         LEFT JOIN appointment a ON a.agency_id = s.agency_id AND a.person_id = s.person_id AND a.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = s.agency_id AND b.person_id = s.person_id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         WHERE s.token_hash = $1";
    roles(agency: i64, person: i64, today: &str) -> many (String,) =
        "SELECT role FROM role_grant WHERE agency_id = $1 AND person_id = $2 AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3)";
    seen(token_hash: &str, at: i64) -> exec = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
    close_session(token_hash: &str) -> exec = "DELETE FROM session WHERE token_hash = $1";
    close_old_sessions(opened_before: i64, seen_before: i64) -> exec =
        "DELETE FROM session WHERE opened_at < $1 OR seen_at < $2";
    invite(token_hash: &str, agency: i64, person: i64, expires_at: i64) -> exec =
        "INSERT INTO invitation (token_hash, agency_id, person_id, expires_at) VALUES ($1, $2, $3, $4)";
    invitation(token_hash: &str) -> opt InvitationRow =
        "SELECT i.agency_id, i.person_id, i.expires_at, p.full_name FROM invitation i
         JOIN person p ON p.agency_id = i.agency_id AND p.id = i.person_id WHERE i.token_hash = $1";
    login_taken(login: &str) -> one (i64,) = "SELECT count(*) FROM account WHERE login = $1";
}

/// What concerns one agency.
pub(crate) mod own {
    platform::queries! {
        login(person: i64) -> opt (String, String) =
            "SELECT login, password_hash FROM account WHERE agency_id = $1 AND person_id = $2";
        put(person: i64, login: &str, password_hash: &str, at: i64) -> exec =
            "INSERT INTO account (agency_id, person_id, login, password_hash, set_at, is_closed) VALUES ($1, $2, $3, $4, $5, 0)
             ON CONFLICT (agency_id, person_id) DO UPDATE SET login = $3, password_hash = $4, set_at = $5, is_closed = 0";
        close_sessions(person: i64) -> exec = "DELETE FROM session WHERE agency_id = $1 AND person_id = $2";
        use_invitations(person: i64) -> exec = "DELETE FROM invitation WHERE agency_id = $1 AND person_id = $2";
    }
}
