//! Serving: connections with their limits, the clock's work and events beside them, and an end in
//! which nothing acknowledged is lost.

mod background;
mod caller;
mod limits;

pub use limits::Limits;

use axum::{Router, body::Body, extract::ConnectInfo};
use background::Background;
use caller::caller;
use composition::Product;
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use limits::Doorkeeper;
use std::{future::Future, io, net::SocketAddr, pin::pin, time::Duration};
use tokio::{net::TcpListener, net::TcpStream, time::timeout};
use tower::Service as _;

/// The executor's threads. Two are enough on two cores; waiting is done elsewhere.
const THREADS: usize = 2;

/// Threads on which something waits: passwords hashed, reports read, files flushed.
const BLOCKING_THREADS: usize = 24;

/// The executor for a server.
pub fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .max_blocking_threads(BLOCKING_THREADS)
        .enable_all()
        .build()
}

/// Serves until `end`, then lets what runs come to its end and signs the record.
pub async fn serve(
    product: &Product,
    listener: TcpListener,
    limits: Limits,
    end: impl Future<Output = ()>,
) {
    let background = Background::start(product);
    let doorkeeper = Doorkeeper::new(&limits);
    let running = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let accepted = tokio::select! {
            accepted = doorkeeper.accept(&listener) => accepted,
            () = &mut end => break,
        };
        let (stream, from, guest) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Most often too many open files: wait until some are closed.
                tracing::warn!(%error, "a connection was not accepted: {error}");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let connection = connection(stream, from, product.router.clone(), &limits);
        let connection = running.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early: {error}");
            }
            drop(guest);
        });
    }
    drop(listener);
    product.app.ending.begin();
    tracing::info!("ending: finishing the requests that run");
    if timeout(limits.ending, running.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
    background.stop(product, limits.ending).await;
}

/// One connection: half-sent headers are not waited for.
fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
    limits: &Limits,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + use<> {
    let behind_proxy = limits.behind_proxy;
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        let who = caller(request.headers(), from, behind_proxy);
        request.extensions_mut().insert(ConnectInfo(who));
        router.clone().call(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
}

/// When somebody asks the program to end: Ctrl-C or SIGTERM.
pub async fn asked_to_end() {
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C is not heard: {error}");
            std::future::pending::<()>().await;
        }
    };
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::error!(%error, "SIGTERM is not heard: {error}");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! { () = interrupted => {}, () = terminated => {} }
}
