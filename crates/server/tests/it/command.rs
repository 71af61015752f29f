//! The program from outside: what it prints, and its exit codes.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

fn haidang(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_haidang"));
    command.args(arguments).env_remove("HAIDANG_DATABASE").env_remove("HAIDANG_DATA");
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn help_and_wrong_calls() {
    let help = haidang(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for command in [
        "demo",
        "serve",
        "init",
        "invite",
        "procedure",
        "lint",
        "due",
        "ledger",
        "backup",
        "signature",
    ] {
        assert!(out(&help).contains(command), "{command} is not in the help");
        assert_eq!(haidang(&[command, "--help"]).status.code(), Some(0), "{command}");
    }
    assert!(!out(&help).contains("torture") && !out(&help).contains("-child"));
    assert_eq!(haidang(&["--no-such-option"]).status.code(), Some(2));
    assert_eq!(haidang(&["lint", "/no/such/file.docx"]).status.code(), Some(2));
    assert_eq!(haidang(&["ledger", "verify", "--data", "/no/such/folder"]).status.code(), Some(2));
    assert_eq!(haidang(&["backup", "verify", "/no/such.zip"]).status.code(), Some(2));
}

/// A record is dated by the machine's clock; only a demonstration that is made anew stands elsewhere.
#[test]
fn another_clock_is_for_new_demonstrations_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (data, clock, none) = (at("data"), at("clock"), at("none"));
    std::fs::write(&clock, "2022-01-04T08:00:00+07:00\n").unwrap();
    std::fs::write(at("bad"), "hôm qua\n").unwrap();
    let made = haidang(&["init", "--data", &data, "--agency", "Ủy ban nhân dân xã Thử"]);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    for (arguments, why) in [
        (&["demo", "--clock-file", &clock, "--data", &data][..], "an agency is here already"),
        (&["demo", "--clock-file", &none], "--clock-file"),
        (&["demo", "--clock-file", &at("bad")], "--clock-file"),
        (&["demo", "--bare"], "--clock-file"),
        (&["serve", "--clock-file", &clock, "--data", &data], "unexpected argument"),
    ] {
        let refused = haidang(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {}", err(&refused));
        assert!(err(&refused).contains(why), "{arguments:?}: {}", err(&refused));
    }
    assert!(!out(&haidang(&["demo", "--help"])).contains("--clock-file"), "not for everybody");
}

/// A link that was lost, or a password, is no reason to begin anew; and a folder that was mistyped is told.
#[test]
fn a_lost_link_is_printed_again() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (data, mistyped) = (at("data"), at("dta"));
    for command in ["serve", "invite"] {
        let refused = haidang(&[command, "--data", &mistyped]);
        assert_eq!(refused.status.code(), Some(2), "{command}: {}", err(&refused));
        assert!(err(&refused).contains("haidang init"), "{}", err(&refused));
    }
    assert!(!Path::new(&mistyped).exists(), "nothing was made there");
    let first = haidang(&["init", "--data", &data, "--agency", "Ủy ban nhân dân xã Thử"]);
    let again = haidang(&["invite", "--data", &data]);
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    assert!(out(&again).starts_with("http://127.0.0.1:8080/invitations/"), "{}", out(&again));
    assert_ne!(out(&first), out(&again));
    let named = haidang(&["invite", "--data", &data, "--name", "Quản trị"]);
    assert_eq!(named.status.code(), Some(0), "{}", err(&named));
    for unknown in [["--login", "ai.do"], ["--name", "Không Có Ai"]] {
        let refused = haidang(&["invite", "--data", &data, unknown[0], unknown[1]]);
        assert_eq!(refused.status.code(), Some(2), "{unknown:?}: {}", err(&refused));
    }
    let verified = haidang(&["ledger", "verify", "--data", &data]);
    assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
}

/// An inspection pack bears a list of hashes and no signature: it is judged by that list.
#[test]
fn an_inspection_pack_is_no_forged_package() {
    let folder = tempfile::tempdir().unwrap();
    let pack = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
        let sum = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(b"paper"));
        let sums = format!("{sum}  01/so.pdf\n");
        for (member, bytes) in [
            ("01/so.pdf", content),
            ("00-muc-luc.pdf", &b"contents"[..]),
            ("SHA256SUMS", sums.as_bytes()),
        ] {
            zip.start_file(member, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        path.display().to_string()
    };
    let whole = pack("whole.zip", b"paper");
    let answer = haidang(&["package", "verify", &whole]);
    assert_eq!(answer.status.code(), Some(0), "{}", err(&answer));
    for told in ["without a signature", "1 files", "00-muc-luc.pdf"] {
        assert!(out(&answer).contains(told), "{told}: {}", out(&answer));
    }
    let changed = haidang(&["package", "verify", &pack("changed.zip", b"poper")]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(err(&changed).contains("01/so.pdf: the file was changed"), "{}", err(&changed));
    std::fs::write(folder.path().join("none.zip"), b"no archive").unwrap();
    let none = folder.path().join("none.zip").display().to_string();
    let refused = haidang(&["package", "verify", &none]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!err(&refused).contains("package_"), "words, no keys: {}", err(&refused));
}

#[test]
fn signatures_are_judged() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let pki = testpki::Pki::new("Root of a test");
    // The machine's clock counts here, so the certificate is valid for long.
    let leaf = testpki::Leaf { valid: [(2020, 1, 1), (2049, 1, 1)], ..testpki::Leaf::default() };
    let pkcs12 = pki.issue(&leaf).pkcs12("x");
    let (plain, fields) = (testpki::pdf(1), pades::Fields::default());
    let now = "2026-11-26T02:00:00Z".parse().unwrap();
    let (signed, _) = pades::sign_with_pkcs12(&plain, &fields, &pkcs12, "x", now).unwrap();
    let appended = put("appended.pdf", &[signed.as_slice(), b"%more"].concat());
    let (plain, signed) = (put("plain.pdf", &plain), put("signed.pdf", &signed));
    let root = put("root.pem", pki.root_pem().as_bytes());
    let verify = |arguments: &[&str]| haidang(&[&["signature", "verify"], arguments].concat());
    for (arguments, code, said) in [
        (&[signed.as_str(), "--anchor", &root][..], 0, ": valid\n"),
        (&[&signed], 1, ": undecided\n"),
        (&[&appended, "--anchor", &root], 1, "5 bytes behind it are not signed"),
        (&[&plain], 1, ": not signed\n"),
        (&[&root], 1, ": not judged: "),
        (&[&signed, &plain, "--anchor", &root], 1, ": not signed\n"),
        (&["/no/such.pdf"], 2, ""),
        (&[&signed, "--anchor", &plain], 2, ""),
    ] {
        let done = verify(arguments);
        assert_eq!(done.status.code(), Some(code), "{arguments:?}: {}", err(&done));
        assert!(out(&done).contains(said), "{arguments:?}: {}", out(&done));
    }
    let json = verify(&[&signed, "--anchor", &root, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json[0]["verdict"], "valid");
    assert_eq!(json[0]["signatures"][0]["coverage"]["kind"], "whole_file");
}

#[test]
fn due_dates() {
    let one =
        haidang(&["due", "--received", "2022-09-30T09:15+07:00", "--limit", "3 ngày làm việc"]);
    assert_eq!(one.status.code(), Some(0), "{}", err(&one));
    assert!(out(&one).starts_with("2022-10-05T17:00:00+07:00\n"), "{}", out(&one));
    let json = haidang(&[
        "due",
        "--received",
        "2022-09-30T09:15",
        "--limit",
        "3 ngày làm việc",
        "--format",
        "json",
    ]);
    let json: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(json["due_at"], "2022-10-05T17:00:00+07:00");
    assert!(json["derivation"].as_array().unwrap().len() >= 4);
    assert_eq!(haidang(&["due", "--received", "soon", "--limit", "3 ngày"]).status.code(), Some(2));
    assert_eq!(haidang(&["due"]).status.code(), Some(2));

    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("cases.csv");
    let write = |expected: &str| {
        let rows = format!(
            "id,received_at,limit_value,limit_unit,expected_due_at\nA,2022-09-30T09:15+07:00,3,ngày làm việc,{expected}\n"
        );
        std::fs::write(&table, rows).unwrap();
        haidang(&["due", "--vectors", table.to_str().unwrap()])
    };
    let right = write("2022-10-05T17:00+07:00");
    assert_eq!(right.status.code(), Some(0), "{}", err(&right));
    assert_eq!(out(&right), "id,due_at\nA,2022-10-05T17:00:00+07:00\n");
    let wrong = write("2022-10-04T17:00+07:00");
    assert_eq!(wrong.status.code(), Some(1));
    assert!(err(&wrong).contains('A'), "{}", err(&wrong));
}

fn data(folder: &Path) -> String {
    folder.join("data").display().to_string()
}

#[test]
fn from_an_empty_folder_to_a_proof_for_ten_years() {
    let folder = tempfile::tempdir().unwrap();
    let data = data(folder.path());
    let init = ["init", "--data", &data, "--agency", "Ủy ban nhân dân xã Thử Nghiệm"];
    let made = haidang(&init);
    assert_eq!(made.status.code(), Some(0), "{}", err(&made));
    assert!(out(&made).starts_with("http://127.0.0.1:8080/invitations/"), "{}", out(&made));
    assert_eq!(haidang(&init).status.code(), Some(2), "a second agency is refused");

    let proof = haidang(&["ledger", "export", "2", "--data", &data]);
    assert_eq!(proof.status.code(), Some(0), "{}", err(&proof));
    let file = folder.path().join("entry.tlog-proof");
    std::fs::write(&file, &proof.stdout).unwrap();
    let file = file.to_str().unwrap();
    let key = folder.path().join("data/keys/ledger.pub").display().to_string();
    let checked = haidang(&["ledger", "check", file, "--key", &key, "--format", "json"]);
    assert_eq!(checked.status.code(), Some(0), "{}", err(&checked));
    let checked: serde_json::Value = serde_json::from_str(&out(&checked)).unwrap();
    assert_eq!(checked["entry"]["seq"], 2);
    let forged = String::from_utf8(proof.stdout).unwrap().replace("index 2", "index 1");
    std::fs::write(file, forged).unwrap();
    assert_eq!(haidang(&["ledger", "check", file, "--key", &key]).status.code(), Some(1));

    let verified = haidang(&["ledger", "verify", "--data", &data]);
    assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
    let target = folder.path().join("b.zip").display().to_string();
    let created = haidang(&["backup", "create", &target, "--data", &data]);
    assert_eq!(created.status.code(), Some(0), "{}", err(&created));
    let private = folder.path().join("data/keys/ledger.key").display().to_string();
    assert!(err(&created).contains(&private), "where the key is that it lacks: {}", err(&created));
    let proven = haidang(&["backup", "verify", &target]);
    assert_eq!(proven.status.code(), Some(0), "{}", err(&proven));
    assert!(err(&proven).contains("ledger.key"), "{}", err(&proven));
    let back = folder.path().join("back").display().to_string();
    let restored = haidang(&["backup", "restore", &target, "--data", &back]);
    assert_eq!(restored.status.code(), Some(0), "{}", err(&restored));
    assert_eq!(haidang(&["ledger", "verify", "--data", &back]).status.code(), Some(0));
    tamper(Path::new(&back));
    let bad = haidang(&["ledger", "verify", "--data", &back, "--format", "json"]);
    assert_eq!(bad.status.code(), Some(1), "{}", err(&bad));
    let bad: serde_json::Value = serde_json::from_str(&out(&bad)).unwrap();
    assert_eq!(bad["first_bad_entry"], 1);
}

fn tamper(data: &Path) {
    let conn = rusqlite::Connection::open(data.join("haidang.db")).unwrap();
    conn.execute_batch(
        "DROP TRIGGER ledger_leaf_kept; UPDATE ledger_leaf SET leaf = leaf || ' ' WHERE seq = 1",
    )
    .unwrap();
}

/// A child that is ended with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn the_demonstration_starts_fast_and_ends_well() {
    let began = Instant::now();
    let mut child = Running(
        Command::new(env!("CARGO_BIN_EXE_haidang"))
            .args(["demo", "--listen", "127.0.0.1:18089"])
            .env_remove("HAIDANG_DATABASE")
            .env_remove("HAIDANG_DATA")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "http://127.0.0.1:18089");
    println!("demonstration up after {:?}", began.elapsed());
    let accounts: Vec<_> = lines.by_ref().skip(1).take(13).map(Result::unwrap).collect();
    assert!(accounts.iter().any(|line| line.starts_with("thuky ")), "{accounts:?}");
    let mut stream = TcpStream::connect("127.0.0.1:18089").unwrap();
    let body = "login=thuky&password=hai+dang+con+co";
    let request = format!(
        "POST /login HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.to_lowercase().contains("set-cookie: sid="), "{answer}");
    let ended = Command::new("kill").arg(child.0.id().to_string()).status().unwrap();
    assert!(ended.success());
    let asked = Instant::now();
    while child.0.try_wait().unwrap().is_none() {
        assert!(asked.elapsed() < Duration::from_secs(12), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(child.0.wait().unwrap().success());
}
