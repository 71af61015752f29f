//! The words of this feature.

use crate::{Conclusion, Exhibit, Source, Standing};
use jiff::civil::Date;

impl Conclusion {
    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Enough => "Đủ",
            Self::Short => "Thiếu",
            Self::Excluded => "Loại trừ",
            Self::NoSource => "Chưa có nguồn trong hệ thống",
        }
    }

    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Enough => "ok",
            Self::Short => "bad",
            Self::Excluded | Self::NoSource => "mute",
        }
    }
}

impl Standing {
    /// Its colour and shape.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Idle => "mute",
            Self::Partial => "warn",
            Self::Missing => "bad",
        }
    }
}

impl Source {
    /// What is counted.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Policy => "chính sách chất lượng có hiệu lực",
            Self::Manual => "sổ tay, phụ lục có hiệu lực",
            Self::SystemProcedures => "quy trình hệ thống, hướng dẫn có hiệu lực",
            Self::AdministrativeProcedures => "quy trình thủ tục hành chính có hiệu lực",
            Self::Approvals => "bản có hiệu lực đã ký phê duyệt",
            Self::Decisions => "quyết định ban hành",
            Self::Coverage => "lượt đã đọc và xác nhận",
            Self::MasterList => "tài liệu trong danh mục nội bộ hôm nay",
            Self::Records => "loại hồ sơ trong danh mục hồ sơ",
            Self::Reviews => "tài liệu chưa quá hạn rà soát",
            Self::ExternalDocuments => "văn bản bên ngoài còn hiệu lực",
            Self::Dossiers => "hồ sơ có nhật ký từng bước, 12 tháng",
            Self::Results => "kết quả đã giải quyết, 12 tháng",
            Self::Objectives => "mục tiêu năm nay đã phê duyệt",
            Self::Measurements => "mục tiêu có kết quả đo",
            Self::Outputs => "phiếu về hồ sơ quá hạn",
            Self::Nonconformities => "phiếu khắc phục",
            Self::Roles => "vai trò chính đã có người giữ",
            Self::People => "người có chức vụ trong đơn vị",
            Self::Ledger => "mục trong sổ ghi không sửa được",
        }
    }

    /// What to do where it is missing.
    pub const fn to_do(self) -> &'static str {
        match self {
            Self::Policy => "Soạn và ban hành chính sách chất lượng.",
            Self::Manual => "Soạn và ban hành sổ tay chất lượng, trong đó nêu phạm vi áp dụng.",
            Self::SystemProcedures => "Soạn và ban hành quy trình hệ thống.",
            Self::AdministrativeProcedures => {
                "Soạn và ban hành quy trình giải quyết thủ tục hành chính."
            }
            Self::Approvals => "Ban hành lại bản đang có hiệu lực mà chưa có chữ ký phê duyệt.",
            Self::Decisions => "Ban hành các bản đã phê duyệt bằng quyết định.",
            Self::Coverage => "Nhắc những người chưa đọc và xác nhận tài liệu.",
            Self::MasterList => "Ban hành tài liệu của hệ thống.",
            Self::Records => "Đưa hồ sơ nêu trong các quy trình vào danh mục hồ sơ.",
            Self::Reviews => "Rà soát các tài liệu quá hạn.",
            Self::ExternalDocuments => {
                "Ghi các văn bản quy phạm pháp luật đang áp dụng vào danh mục."
            }
            Self::Dossiers => "Tiếp nhận hồ sơ theo quy trình đang có hiệu lực.",
            Self::Results => "Giải quyết xong hồ sơ để có kết quả.",
            Self::Objectives => "Lập và phê duyệt mục tiêu chất lượng của năm.",
            Self::Measurements => "Nhập số liệu cho mục tiêu chưa có kết quả đo.",
            Self::Outputs => "Lập phiếu không phù hợp cho hồ sơ quá hạn.",
            Self::Nonconformities => "Xem xét dự thảo phiếu và xử lý phiếu quá hạn.",
            Self::Roles => {
                "Giao các vai trò còn trống: lãnh đạo phê duyệt, thư ký ISO, kiểm soát tài liệu, đánh giá viên."
            }
            Self::People => "Ghi người và chức vụ của từng đơn vị.",
            Self::Ledger => "Đợi hệ thống ký sổ ghi lần đầu; nếu quá một giờ, báo người quản trị.",
        }
    }

    /// Where it is seen and mended.
    pub fn href(self, from: Date) -> String {
        match self {
            Self::Policy => "/documents?kind=policy&state=effective".to_owned(),
            Self::Manual => "/documents?category=system&state=effective".to_owned(),
            Self::SystemProcedures => "/documents?category=procedures&state=effective".to_owned(),
            Self::AdministrativeProcedures => {
                "/documents?kind=administrative_procedure&state=effective".to_owned()
            }
            Self::Approvals => "/documents?state=effective".to_owned(),
            Self::Decisions => "/decisions".to_owned(),
            Self::Coverage => "/distributions".to_owned(),
            Self::MasterList => "/registers/documents".to_owned(),
            Self::Records => "/registers/records".to_owned(),
            Self::Reviews => "/reviews".to_owned(),
            Self::ExternalDocuments => "/external-documents".to_owned(),
            Self::Dossiers => "/dossiers".to_owned(),
            Self::Results => format!("/dossiers?finished_from={from}"),
            Self::Objectives | Self::Measurements => "/objectives".to_owned(),
            Self::Outputs => "/nonconformities?source=late_dossier".to_owned(),
            Self::Nonconformities => "/nonconformities".to_owned(),
            Self::Roles | Self::People => "/people".to_owned(),
            Self::Ledger => "/ledger".to_owned(),
        }
    }
}

impl Exhibit {
    /// What it shows, in a few words.
    pub fn label(&self) -> String {
        let what = self.source.label();
        match (self.standing, self.of) {
            (Standing::Idle, _) => format!("Chưa phát sinh {what}"),
            (Standing::Missing, None | Some(0)) => format!("Chưa có {what}"),
            (_, Some(of)) => format!("{}/{} {what}", text::count(self.count), text::count(of)),
            (_, None) => format!("{} {what}", text::count(self.count)),
        }
    }
}

/// What is said after an act.
pub(crate) fn done(did: &str) -> Option<&'static str> {
    match did {
        "exclude" => Some("Đã ghi điều khoản loại trừ."),
        "include" => Some("Đã ghi điều khoản này được áp dụng."),
        _ => None,
    }
}

/// What people are told for the codes of this feature.
pub(crate) const SENTENCES: &[(&str, &str)] = &[
    ("no_such_clause", "Không có điều khoản này. Hãy chọn trong danh sách."),
    (
        "exclusion_without_reason",
        "Loại trừ một điều khoản phải nêu lý do. Hãy ghi lý do rồi lưu lại.",
    ),
];
