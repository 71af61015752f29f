//! All SQL about accounts and sessions.

use platform::{queries, row};

row! {
    pub(crate) struct SignInRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) password_hash: String, from_at: Option<i64>, until_at: Option<i64>, ended_at: Option<i64> }
}
row! {
    pub(crate) struct SessionRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) opened_at: i64, pub(crate) seen_at: i64, pub(crate) agency_name: String, pub(crate) name: String, pub(crate) unit: Option<i64>, pub(crate) position: Option<String>, from_at: Option<i64>, until_at: Option<i64>, ended_at: Option<i64>, pub(crate) view: Option<i64> }
}
row! {
    pub(crate) struct InvitationRow { pub(crate) agency: i64, pub(crate) person: i64, pub(crate) expires_at: i64, pub(crate) name: String }
}

/// From when until when an account is open; a guest's alone has a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening {
    from: Option<i64>,
    until: Option<i64>,
    ended: Option<i64>,
}

impl Opening {
    /// Whether it is a guest's.
    pub(crate) const fn is_guest(self) -> bool {
        self.from.is_some()
    }

    /// The moment at which it ends.
    pub(crate) fn until(self) -> Option<jiff::Timestamp> {
        self.until.and_then(|until| jiff::Timestamp::from_microsecond(until).ok())
    }

    /// When it was ended before its time, or ran out, if that is over.
    pub(crate) fn over_since(self, now: i64) -> Option<jiff::Timestamp> {
        let over = self.ended.or(self.until).filter(|over| *over <= now)?;
        jiff::Timestamp::from_microsecond(over).ok()
    }

    /// Whether the door is open at a moment.
    pub(crate) fn is_open(self, now: i64) -> bool {
        self.ended.is_none()
            && self.from.is_none_or(|from| from <= now)
            && self.until.is_none_or(|until| now < until)
    }
}

impl SignInRow {
    pub(crate) const fn guest(&self) -> Opening {
        Opening { from: self.from_at, until: self.until_at, ended: self.ended_at }
    }
}

impl SessionRow {
    pub(crate) const fn guest(&self) -> Opening {
        Opening { from: self.from_at, until: self.until_at, ended: self.ended_at }
    }
}

queries! { global
    sign_in(login: &str) -> opt SignInRow =
        "SELECT a.agency_id, a.person_id, a.password_hash, v.from_at, v.until_at, v.ended_at FROM account a
         LEFT JOIN account_guest v ON v.agency_id = a.agency_id AND v.person_id = a.person_id
         WHERE a.login = $1 AND a.is_closed = 0";
    open_session(token_hash: &str, agency: i64, person: i64, at: i64) -> exec =
        "INSERT INTO session (token_hash, agency_id, person_id, opened_at, seen_at) VALUES ($1, $2, $3, $4, $4)";
    session(token_hash: &str, today: &str) -> opt SessionRow =
        "SELECT s.agency_id, s.person_id, s.opened_at, s.seen_at, g.short_name, p.full_name, a.unit_id, a.position, v.from_at, v.until_at, v.ended_at, s.view_agency_id
         FROM session s
         LEFT JOIN account_guest v ON v.agency_id = s.agency_id AND v.person_id = s.person_id
         JOIN agency g ON g.agency_id = s.agency_id
         JOIN person p ON p.agency_id = s.agency_id AND p.id = s.person_id
         LEFT JOIN appointment a ON a.agency_id = s.agency_id AND a.person_id = s.person_id AND a.id =
            (SELECT max(b.id) FROM appointment b WHERE b.agency_id = s.agency_id AND b.person_id = s.person_id
             AND b.from_day <= $2 AND (b.to_day IS NULL OR b.to_day >= $2))
         WHERE s.token_hash = $1";
    roles(agency: i64, person: i64, today: &str) -> many (String,) =
        "SELECT role FROM role_grant WHERE agency_id = $1 AND person_id = $2 AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3)";
    /// An agency by its key, and the unit there that has the code of one's own.
    viewed(agency: i64, unit: i64) -> opt (String, Option<i64>) =
        "SELECT g.short_name, (SELECT max(u.id) FROM unit u JOIN unit o ON o.id = $2 AND o.code = u.code WHERE u.agency_id = g.agency_id)
         FROM agency g WHERE g.agency_id = $1";
    view(token_hash: &str, agency: Option<i64>) -> exec =
        "UPDATE session SET view_agency_id = $2 WHERE token_hash = $1";
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
    platform::row! {
        /// An account of somebody from outside.
        pub(crate) struct Guest { pub(crate) person: i64, pub(crate) purpose: String, pub(crate) from_at: i64, pub(crate) until_at: i64, pub(crate) opened_by: i64, pub(crate) ended_at: Option<i64> }
    }

    platform::queries! {
        guests() -> many Guest =
            "SELECT person_id, purpose, from_at, until_at, opened_by, ended_at FROM account_guest WHERE agency_id = $1 ORDER BY opened_at DESC, person_id DESC";
        put_guest(person: i64, purpose: &str, from_at: i64, until_at: i64, by: i64, at: i64) -> exec =
            "INSERT INTO account_guest (agency_id, person_id, purpose, from_at, until_at, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        end_guest(person: i64, at: i64) -> exec =
            "UPDATE account_guest SET ended_at = $3 WHERE agency_id = $1 AND person_id = $2 AND ended_at IS NULL";
        login(person: i64) -> opt (String, String) =
            "SELECT login, password_hash FROM account WHERE agency_id = $1 AND person_id = $2";
        put(person: i64, login: &str, password_hash: &str, at: i64) -> exec =
            "INSERT INTO account (agency_id, person_id, login, password_hash, set_at, is_closed) VALUES ($1, $2, $3, $4, $5, 0)
             ON CONFLICT (agency_id, person_id) DO UPDATE SET login = $3, password_hash = $4, set_at = $5, is_closed = 0";
        close_sessions(person: i64) -> exec = "DELETE FROM session WHERE agency_id = $1 AND person_id = $2";
        use_invitations(person: i64) -> exec = "DELETE FROM invitation WHERE agency_id = $1 AND person_id = $2";
    }
}
