/// What kind of document (`iso-in-agencies.md` 2.1, 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Chính sách chất lượng.
    Policy,
    /// Mục tiêu chất lượng.
    Objectives,
    /// Kế hoạch.
    Plan,
    /// Sổ tay chất lượng, bản mô tả mô hình.
    Manual,
    /// Phạm vi của hệ thống quản lý chất lượng.
    Scope,
    /// Sơ đồ các quá trình.
    ProcessMap,
    /// Phụ lục của sổ tay.
    Appendix,
    /// Quy chế, quy định.
    Regulation,
    /// Biểu mẫu.
    Form,
    /// Quy trình hệ thống.
    SystemProcedure,
    /// Hướng dẫn.
    Instruction,
    /// Quy trình giải quyết thủ tục hành chính.
    AdministrativeProcedure,
}

/// How agencies count their documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Tài liệu hệ thống.
    System,
    /// Quy trình, hướng dẫn.
    Procedures,
    /// Quy trình giải quyết thủ tục hành chính.
    Administrative,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 3] = [Self::System, Self::Procedures, Self::Administrative];
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Policy,
        Self::Objectives,
        Self::Plan,
        Self::Manual,
        Self::Scope,
        Self::ProcessMap,
        Self::Appendix,
        Self::Regulation,
        Self::Form,
        Self::SystemProcedure,
        Self::Instruction,
        Self::AdministrativeProcedure,
    ];

    /// The word in the database, forms and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Objectives => "objectives",
            Self::Plan => "plan",
            Self::Manual => "manual",
            Self::Scope => "scope",
            Self::ProcessMap => "process_map",
            Self::Appendix => "appendix",
            Self::Regulation => "regulation",
            Self::Form => "form",
            Self::SystemProcedure => "system_procedure",
            Self::Instruction => "instruction",
            Self::AdministrativeProcedure => "administrative_procedure",
        }
    }

    /// The kind that such a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// What it is counted with.
    pub const fn category(self) -> Category {
        match self {
            Self::SystemProcedure | Self::Instruction => Category::Procedures,
            Self::AdministrativeProcedure => Category::Administrative,
            Self::Policy
            | Self::Objectives
            | Self::Plan
            | Self::Manual
            | Self::Scope
            | Self::ProcessMap
            | Self::Appendix
            | Self::Regulation
            | Self::Form => Category::System,
        }
    }

    /// Its level in the set of documents (`iso-in-agencies.md` 2.1): 1 says what is wanted, 2 how
    /// the system works, 3 how work is done, 4 what is filled in.
    pub const fn level(self) -> u8 {
        match self {
            Self::Policy
            | Self::Objectives
            | Self::Plan
            | Self::Manual
            | Self::Scope
            | Self::ProcessMap => 1,
            Self::SystemProcedure => 2,
            Self::Instruction | Self::Regulation | Self::AdministrativeProcedure => 3,
            Self::Appendix | Self::Form => 4,
        }
    }
}
