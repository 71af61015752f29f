use std::sync::Arc;
use tokio::sync::watch;

/// Whether the program was asked to end. Work that takes long looks between two pieces: it gives up
/// what it has not finished, in order, and leaves it to the next start.
#[derive(Debug, Clone, Default)]
pub struct Ending(Arc<watch::Sender<bool>>);

impl Ending {
    /// Says that the program is about to end.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was said.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is said.
    pub async fn begun(&self) {
        // The sender lives as long as this does.
        drop(self.0.subscribe().wait_for(|has_begun| *has_begun).await);
    }
}

#[cfg(test)]
mod tests {
    use super::Ending;

    #[tokio::test]
    async fn whoever_waits_is_told_and_whoever_comes_later_too() {
        let ending = Ending::default();
        assert!(!ending.has_begun());
        let waiting = tokio::spawn({
            let ending = ending.clone();
            async move { ending.begun().await }
        });
        ending.begin();
        waiting.await.unwrap();
        ending.begun().await;
        assert!(ending.has_begun());
    }
}
