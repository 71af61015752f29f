//! An agency with documents in force.

use document::{Content, Kind, VersionId};
use testkit::{AGENCY, TestApp};
use testoffice::{checked_procedure, in_force};

/// Two procedures and a manual in force.
pub(crate) async fn furnished(app: &TestApp) -> [VersionId; 3] {
    let of = |place: &str| Content::Procedure(Box::new(checked_procedure(place)));
    let kind = Kind::AdministrativeProcedure;
    let one = in_force(app, AGENCY, kind, "QT 01/CX-HCTP", of("xã Thử Nghiệm")).await;
    let two = in_force(app, AGENCY, kind, "QT.02", of("xã Thử Nghiệm")).await;
    let text = Content::Text("# 1. Mục đích\n\nSổ tay **chất lượng**.\n\n- Một\n- Hai".into());
    let three = in_force(app, AGENCY, Kind::Manual, "ST.01", text).await;
    [one, two, three]
}
