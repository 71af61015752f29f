use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};

/// What nobody may exceed.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long a request's header may take to arrive, and an idle connection stay.
    pub header: Duration,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address. A proxy of this machine is not one caller.
    pub per_address: usize,
    /// How long requests may run on once the program was asked to end.
    pub ending: Duration,
    /// Whether a proxy of this machine stands before it.
    pub behind_proxy: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            connections: 1024,
            per_address: 128,
            ending: Duration::from_secs(10),
            behind_proxy: false,
        }
    }
}

type Guests = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// Counts who is inside.
pub(super) struct Doorkeeper {
    seats: Arc<Semaphore>,
    guests: Guests,
    per_address: usize,
    behind_proxy: bool,
}

/// Somebody inside; leaves when dropped.
pub(super) struct Guest {
    guests: Guests,
    from: IpAddr,
    _seat: OwnedSemaphorePermit,
}

impl Doorkeeper {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            seats: Arc::new(Semaphore::new(limits.connections)),
            guests: Guests::default(),
            per_address: limits.per_address,
            behind_proxy: limits.behind_proxy,
        }
    }

    /// The next connection that may come in. While all seats are taken, callers wait outside.
    pub(super) async fn accept(
        &self,
        listener: &TcpListener,
    ) -> io::Result<(TcpStream, SocketAddr, Guest)> {
        let seat = self.seats.clone().acquire_owned().await.map_err(io::Error::other)?;
        loop {
            let (stream, from) = listener.accept().await?;
            if self.may_enter(from.ip()) {
                stream.set_nodelay(true)?;
                let guests = self.guests.clone();
                return Ok((stream, from, Guest { guests, from: from.ip(), _seat: seat }));
            }
            tracing::warn!("an address has too many connections; one was closed");
        }
    }

    /// Counts one more from this address, unless it has too many.
    fn may_enter(&self, from: IpAddr) -> bool {
        let mut guests = self.guests.lock().unwrap_or_else(PoisonError::into_inner);
        let inside = guests.entry(from).or_default();
        let is_proxy = self.behind_proxy && from.is_loopback();
        if *inside >= self.per_address && !is_proxy {
            return false;
        }
        *inside += 1;
        true
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut guests = self.guests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inside) = guests.get_mut(&self.from) {
            *inside -= 1;
            if *inside == 0 {
                guests.remove(&self.from);
            }
        }
    }
}
