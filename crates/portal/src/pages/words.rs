//! The words of this feature.

use platform::PublicLink;

/// The portal's own pages in its navigation.
pub(crate) const LINKS: &[PublicLink] = &[PublicLink { place: 0, path: "", label: "Trang chủ" }];

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] =
    &[("slug_taken", "Tên này trong địa chỉ cổng đã có cơ quan khác dùng. Hãy chọn tên khác.")];
