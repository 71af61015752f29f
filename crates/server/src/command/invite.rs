use super::{Failure, Format, init, print, print_json};
use crate::{
    open,
    settings::{Door, Settings, Store},
};
use account::{Login, Token};
use clap::Args;
use organization::Member;
use platform::{Actor, AgencyId, DbError, PersonId, Role, Tx};

/// `haidang invite`.
#[derive(Debug, Args)]
pub(super) struct Invite {
    #[command(flatten)]
    store: Store,
    #[command(flatten)]
    door: Door,
    /// What the person signs in with [default: the administrator, where there is only one]
    #[arg(long, value_name = "LOGIN")]
    login: Option<String>,
    /// The person's full name, where they have no account yet
    #[arg(long, value_name = "NAME", conflicts_with = "login")]
    name: Option<String>,
    /// How to print the link
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Somebody who may be meant.
type Found = (AgencyId, PersonId, String);

impl Invite {
    pub(super) fn run(self) -> Result<(), Failure> {
        let settings = Settings::new(self.store, self.door)?;
        open::installed(&settings)?;
        let product = open::product(&settings)?;
        let (login, name) = (self.login, self.name.map(|name| text::nfc(name.trim())));
        let asked = match (&login, &name) {
            (Some(login), _) => format!("--login: nobody signs in as {login}"),
            (None, Some(name)) => format!("--name: there is nobody called {name}"),
            (None, None) => {
                "there is no administrator; name somebody with --login or --name".into()
            }
        };
        let find = move |tx: &Tx<'_>| match (&login, &name) {
            (Some(login), _) => by_login(tx, login),
            (None, Some(name)) => among(tx, |member| member.name == *name),
            (None, None) => among(tx, |member| member.roles.contains(&Role::Administrator)),
        };
        let found = product.app.db.anywhere().read_now(find);
        let found = found.map_err(|e| Failure::work("database", e))?;
        let (agency, person) = match found.as_slice() {
            [(agency, person, _)] => (*agency, *person),
            [] => return Err(Failure::call(asked)),
            several => {
                let names: Vec<_> = several.iter().map(|(_, _, name)| name.as_str()).collect();
                let names = names.join(", ");
                return Err(Failure::call(format!("name one with --login: {names}")));
            }
        };
        let token = init::new_token()?;
        let link = format!("{}/invitations/{}", settings.public_url, token.as_str());
        invite(&product.app.db, agency, person, token)?;
        eprintln!("Open this link within 7 days; it works once and sets the password:");
        match self.format {
            Format::Text => print(&format!("{link}\n")),
            Format::Json => print_json(&serde_json::json!({ "invitation_url": link })),
        }
    }
}

fn invite(
    db: &platform::Db,
    agency: AgencyId,
    person: PersonId,
    token: Token,
) -> Result<(), Failure> {
    let by = Actor::system(agency, "command");
    let made = db.at(agency).write_now(move |tx| account::invite(tx, &by, person, &token));
    made.map_err(|e| Failure::work("database", init::cause(&e)))
}

fn by_login(tx: &Tx<'_>, login: &str) -> Result<Vec<Found>, DbError> {
    let Some(login) = Login::parse(login) else { return Ok(Vec::new()) };
    let Some((agency, person)) = account::holder(tx, &login)? else { return Ok(Vec::new()) };
    let there = tx.of(agency);
    let member = organization::member(&there, person, text::here(tx.now()).date())?;
    Ok(member.into_iter().map(|member| (agency, person, member.name)).collect())
}

fn among(tx: &Tx<'_>, is_meant: impl Fn(&Member) -> bool) -> Result<Vec<Found>, DbError> {
    let today = text::here(tx.now()).date();
    let mut found = Vec::new();
    for agency in organization::agencies(tx)? {
        let members = organization::directory(&tx.of(agency), today)?.into_iter();
        let meant = members.filter(|member| is_meant(member));
        found.extend(meant.map(|member| (agency, member.person, member.name)));
    }
    Ok(found)
}
