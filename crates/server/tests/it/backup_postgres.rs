//! Packages of a PostgreSQL database; only where the tests have one.

use postgres::{Client, NoTls};
use server::{
    backup::{create, restore, verify},
    open,
    settings::{Settings, Store},
};

/// A database of its own on the tests' server, gone at the end.
struct Scratch {
    server: String,
    name: String,
}

impl Scratch {
    fn new(server: &str) -> Self {
        let mut random = [0; 8];
        getrandom::fill(&mut random).unwrap();
        let name = format!("t_{}", hex::encode(random));
        let mut client = Client::connect(server, NoTls).unwrap();
        client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        Self { server: server.to_owned(), name }
    }

    fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut client = Client::connect(&self.server, NoTls).unwrap();
        client.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).unwrap();
    }
}

#[test]
fn a_package_of_postgres_restores_to_the_same() {
    let Some(server) = std::env::var("HAIDANG_TEST_DATABASE").ok().filter(|url| !url.is_empty())
    else {
        return;
    };
    for schema in ["public", "iso"] {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (Scratch::new(&server), Scratch::new(&server));
        let settings = |data: &str, database: &Scratch| {
            let store = Store { data: Some(folder.path().join(data)), ..Store::default() };
            let (database, schema) = (Some(database.url()), schema.to_owned());
            Settings { database, schema, ..Settings::of_store(store).unwrap() }
        };
        let here = settings("data", &from);
        server::demo::build(&here, &server::demo::Scene::TODAY).unwrap();
        let product = open::product(&here).unwrap();
        let file = product.app.files.put(b"one").unwrap();
        let package = folder.path().join("backup.zip");
        let made = create(&here, &package, true).unwrap();
        assert_eq!(made.manifest.engine, "postgres");
        assert_eq!(made.manifest.tables["person"], 13);
        verify(&package, None).unwrap();

        let back = settings("back", &to);
        restore(&package, &back, None).unwrap();
        let product = open::product(&back).unwrap();
        assert_eq!(product.app.files.get(&file).unwrap(), b"one");
        let head = product.app.ledger.seal(&product.app.db).unwrap();
        assert_eq!(head.root.to_string(), made.manifest.ledger.root);
        let again = Settings { data: folder.path().join("again"), ..back };
        let refused = restore(&package, &again, None).unwrap_err();
        assert!(refused.to_string().contains("not empty"), "{refused}");
    }
}
