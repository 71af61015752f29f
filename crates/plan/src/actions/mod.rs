//! The use cases beside those of the shared register. Each runs inside one transaction that its
//! caller opened.

mod tasks;
mod urging;

pub use tasks::{NewTask, cascade, open_task, tasks_from};
pub(crate) use tasks::{
    after_plan, approved_on, fill_plan, may_step_plan, release_if_due, task_may_stand, tasks_of,
};
pub use urging::urge;
