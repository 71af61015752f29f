use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

type Held = Arc<dyn Any + Send + Sync>;

/// What features keep in memory while the program runs, one value a type: throttles, figures that
/// wait to be written. It ends with the program.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<HashMap<TypeId, Held>>>);

impl Memory {
    /// The value of a type, begun empty when it is first asked for.
    pub fn of<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || -> Held { Arc::new(T::default()) };
        let found = held.entry(TypeId::of::<T>()).or_insert_with(new).clone();
        // What stands under a type is of that type.
        found.downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use std::sync::atomic::{AtomicU8, Ordering};

    #[test]
    fn one_value_a_type_and_a_program() {
        let (memory, other) = (Memory::default(), Memory::default());
        memory.of::<AtomicU8>().store(7, Ordering::Relaxed);
        assert_eq!(memory.clone().of::<AtomicU8>().load(Ordering::Relaxed), 7);
        assert_eq!(other.of::<AtomicU8>().load(Ordering::Relaxed), 0);
    }
}
