//! Connections: half-sent headers, too many from one place, and an end that finishes what runs.

use platform::{Chore, Feature};
use server::serve::{Limits, serve};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};
use testkit::TestApp;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

/// A server on a port of its own. It ends when the sender is used.
async fn started(
    limits: Limits,
    features: impl IntoIterator<Item = Feature>,
) -> (std::net::SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel();
    let app = TestApp::new(features);
    let serving = tokio::spawn(async move {
        serve(app.product(), listener, limits, async { drop(ended.await) }).await;
    });
    (at, end, serving)
}

async fn ask(at: std::net::SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

const HEALTH: &str = "GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_half_sent_header_is_closed() {
    let limits = Limits { header: Duration::from_millis(300), ..Limits::default() };
    let (at, _end, _serving) = started(limits, []).await;
    let began = Instant::now();
    let mut slow = TcpStream::connect(at).await.unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: h\r\nX-Slow").await.unwrap();
    assert!(ask(at, HEALTH).await.starts_with("HTTP/1.1 200"), "others are served meanwhile");
    let mut rest = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(5), slow.read_to_end(&mut rest)).await;
    assert!(closed.is_ok(), "still open after {:?}", began.elapsed());
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_has_its_share_of_connections() {
    let limits = Limits { per_address: 3, ..Limits::default() };
    let (at, _end, _serving) = started(limits, []).await;
    let mut idle = Vec::new();
    for _ in 0..3 {
        idle.push(TcpStream::connect(at).await.unwrap());
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut fourth = TcpStream::connect(at).await.unwrap();
    drop(fourth.write_all(HEALTH.as_bytes()).await);
    let mut answer = Vec::new();
    drop(fourth.read_to_end(&mut answer).await);
    assert!(answer.is_empty(), "the fourth was served");
    drop(idle);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(ask(at, HEALTH).await.starts_with("HTTP/1.1 200"), "places are given back");
}

#[tokio::test(flavor = "multi_thread")]
async fn asked_to_end_it_ends_and_signs_the_record() {
    let (at, end, serving) = started(Limits::default(), []).await;
    let mut open = TcpStream::connect(at).await.unwrap();
    open.write_all(b"GET /ready HTTP/1.1\r\nHost: h\r\n\r\n").await.unwrap();
    let mut answer = [0; 12];
    open.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    end.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), serving).await.expect("it ends").unwrap();
    assert!(TcpStream::connect(at).await.is_err(), "nobody is let in any more");
}

/// Work beside the requests is told of the end, and waited for while it leaves things in order.
#[tokio::test(flavor = "multi_thread")]
async fn long_work_gives_up_at_the_end() {
    static BEGUN: AtomicBool = AtomicBool::new(false);
    static LEFT_IN_ORDER: AtomicBool = AtomicBool::new(false);
    let endless = Chore {
        name: "endless",
        every_seconds: 3600,
        run: |app| {
            BEGUN.store(true, Ordering::SeqCst);
            while !app.ending.has_begun() {
                std::thread::sleep(Duration::from_millis(5));
            }
            LEFT_IN_ORDER.store(true, Ordering::SeqCst);
            Ok(true)
        },
    };
    let feature = Feature { chores: vec![endless], ..Feature::new("endless") };
    let (at, end, serving) = started(Limits::default(), [feature]).await;
    assert!(ask(at, HEALTH).await.starts_with("HTTP/1.1 200"));
    while !BEGUN.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    end.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), serving).await.expect("it ends").unwrap();
    assert!(LEFT_IN_ORDER.load(Ordering::SeqCst));
}
