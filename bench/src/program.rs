//! The server itself as a process, on a seeded folder, and connections to it.

use crate::{Outcome, args::Args};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The program that is measured.
pub(crate) fn built(args: &Args) -> Outcome<&Path> {
    let program = Path::new(args.text("program", "target/release/haidang"));
    if program.exists() {
        return Ok(program);
    }
    Err(format!("{}: cargo build --release -p server", program.display()).into())
}

/// A running server; it is ended when this is dropped.
pub(crate) struct Program {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// How long it took to answer.
    pub(crate) started_in: Duration,
}

impl Program {
    /// Starts the server on `folder` and waits for its first answer. `more` are options beside
    /// the usual.
    pub(crate) fn start(program: &Path, folder: &Path, more: &[&str]) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let child = Command::new(program)
            .args(["serve", "--listen", &address.to_string()])
            .args(more)
            .arg("--data")
            .arg(folder)
            .stderr(Stdio::null())
            .spawn()?;
        let mut running = Self { child, address, started_in: Duration::ZERO };
        running.started_in = running.first_answer(started)?;
        Ok(running)
    }

    fn first_answer(&mut self, started: Instant) -> Outcome<Duration> {
        while started.elapsed() < Duration::from_mins(1) {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server ended: {status}").into());
            }
            let answer = Line::open(self.address).and_then(|mut line| line.get("/health", ""));
            if answer.is_ok_and(|answer| answer.status == 200) {
                return Ok(started.elapsed());
            }
            thread::sleep(Duration::from_millis(2));
        }
        Err("the server does not answer".into())
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    fn ask_to_end(&self) -> Outcome<()> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) && self.ask_to_end().is_ok() {
            drop(self.child.wait());
        }
    }
}

/// A connection that is kept: one request after the other.
pub(crate) struct Line(BufReader<TcpStream>);

/// What came back.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) tag: String,
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Line {
    /// Connects.
    pub(crate) fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Asks for a page; `headers` are lines that each end in CR LF.
    pub(crate) fn get(&mut self, path: &str, headers: &str) -> Outcome<Answer> {
        self.ask(&request("GET", path, headers, ""))
    }

    /// Sends a form.
    pub(crate) fn post(&mut self, path: &str, headers: &str, form: &str) -> Outcome<Answer> {
        let kind = "content-type: application/x-www-form-urlencoded\r\n";
        self.ask(&request("POST", path, &format!("{headers}{kind}"), form))
    }

    /// Sends a request that was written before, and reads the whole answer.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.0.get_mut().write_all(request)?;
        let mut answer = Answer::default();
        let status = self.line()?;
        answer.status = status.split(' ').nth(1).and_then(|it| it.parse().ok()).ok_or("no HTTP")?;
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => is_chunked = value == "chunked",
                "etag" => value.clone_into(&mut answer.tag),
                _ => {}
            }
        }
        if is_chunked {
            loop {
                let size = usize::from_str_radix(&self.line()?, 16)?;
                self.bytes(&mut answer.body, size)?;
                self.line()?;
                if size == 0 {
                    break;
                }
            }
        } else {
            self.bytes(&mut answer.body, length)?;
        }
        Ok(answer)
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            return Err("the connection was closed".into());
        }
        line.truncate(line.trim_end().len());
        Ok(line)
    }

    fn bytes(&mut self, into: &mut Vec<u8>, length: usize) -> Outcome<()> {
        let from = into.len();
        into.resize(from + length, 0);
        self.0.read_exact(&mut into[from..])?;
        Ok(())
    }
}

/// A request as it goes over the wire.
pub(crate) fn request(method: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nhost: bench.example\r\n{headers}");
    let agent = "user-agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0\r\n";
    format!("{head}{agent}content-length: {length}\r\n\r\n{body}").into_bytes()
}
