//! A file as a body: read in portions off the executor, never whole.

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use std::{
    fs::File,
    io::{self, Read as _},
    pin::Pin,
    task::{Context, Poll},
};
use tokio::sync::mpsc::{Receiver, channel};

const PORTION: usize = 256 * 1024;

/// A file that is being sent.
pub(crate) struct FileBody {
    portions: Receiver<io::Result<Bytes>>,
    left: u64,
}

impl FileBody {
    /// Begins to read; the reader waits while nobody takes what it read, and ends with the body.
    pub(crate) fn new(mut file: File, length: u64) -> Self {
        let (give, portions) = channel(2);
        tokio::task::spawn_blocking(move || {
            loop {
                let mut portion = vec![0; PORTION];
                let read = file.read(&mut portion).map(|n| {
                    portion.truncate(n);
                    Bytes::from(portion)
                });
                let is_last = read.as_ref().map_or(true, Bytes::is_empty);
                if read.as_ref().is_ok_and(Bytes::is_empty) || give.blocking_send(read).is_err() {
                    return;
                }
                if is_last {
                    return;
                }
            }
        });
        Self { portions, left: length }
    }
}

impl http_body::Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.portions.poll_recv(context).map(|portion| {
            let portion = portion?;
            if let Ok(bytes) = &portion {
                self.left = self.left.saturating_sub(bytes.len() as u64);
            }
            Some(portion.map(Frame::data))
        })
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
