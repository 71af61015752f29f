use super::Severity;
use serde::{Serialize, Serializer};

/// Writes the table of rules once: variants, ids, severities, titles, sources, guide pages.
macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $title:literal $clause:literal;)+) => {
        /// One check. Its id never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!("`", $id, "`: ", $title, ".")] $name,)+
        }

        impl Rule {
            /// Every rule, in the order of the printed document.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable name, such as `step-sum-over-limit`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// What the rule is called, in Vietnamese.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// How much a finding of this rule weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }

            /// The law, standard or practice that the rule comes from.
            pub const fn clause(self) -> &'static str {
                match self { $(Self::$name => $clause),+ }
            }

            /// The page that explains the rule, in Markdown.
            pub const fn guide(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(
                        concat!("../../../../docs/guide/lint/", $id, ".md")
                    )),+
                }
            }
        }
    };
}

rules! {
    CodeMissing "code-missing" Error
        "Thiếu mã hiệu" "TCVN ISO 9001:2015, 7.5.2";
    CodeOddCharacter "code-odd-character" Error
        "Mã hiệu có ký tự ẩn hoặc ký tự lạ" "TCVN ISO 9001:2015, 7.5.2; NĐ 30/2020/NĐ-CP, Phụ lục I";
    CodeLookAlike "code-look-alike" Warning
        "Mã hiệu có chữ dễ nhầm" "TCVN ISO 9001:2015, 7.5.2";
    CodeDuplicate "code-duplicate" Error
        "Trùng mã hiệu" "TCVN ISO 9001:2015, 7.5.2";
    NameMissing "name-missing" Error
        "Thiếu tên quy trình" "TCVN ISO 9001:2015, 7.5.2; NĐ 63/2010/NĐ-CP, Điều 8";
    NameTooLong "name-too-long" Info
        "Tên quy trình quá dài" "TCVN ISO 9001:2015, 7.5.2";
    NameTwice "name-twice" Warning
        "Hai quy trình cùng tên" "TCVN ISO 9001:2015, 7.5.2";
    HeaderNameMismatch "header-name-mismatch" Error
        "Tên ở đầu trang khác trang bìa" "TCVN ISO 9001:2015, 7.5.2 và 7.5.3";
    IssueMissing "issue-missing" Warning
        "Thiếu lần ban hành" "TCVN ISO 9001:2015, 7.5.3.2";
    FooterIssueMismatch "footer-issue-mismatch" Error
        "Lần ban hành ở chân trang khác trang bìa" "TCVN ISO 9001:2015, 7.5.3.2";
    DateMissing "date-missing" Warning
        "Thiếu ngày ban hành hoặc ngày hiệu lực" "TCVN ISO 9001:2015, 7.5.2";
    EffectiveBeforeIssued "effective-before-issued" Error
        "Ngày hiệu lực trước ngày ban hành" "TCVN ISO 9001:2015, 7.5.3";
    FooterDateMismatch "footer-date-mismatch" Error
        "Ngày hiệu lực ở các chân trang khác nhau" "TCVN ISO 9001:2015, 7.5.3.2";
    FooterDateStale "footer-date-stale" Error
        "Chân trang còn ngày của lần ban hành cũ" "TCVN ISO 9001:2015, 7.5.3.2";
    ResponsibilityIncomplete "responsibility-incomplete" Warning
        "Khối trách nhiệm chưa đủ" "TCVN ISO 9001:2015, 5.3 và 7.5.2";
    ApproverIsAuthor "approver-is-author" Error
        "Người phê duyệt cũng là người soạn thảo" "TCVN ISO 9001:2015, 7.5.2";
    ReviewerIsAuthor "reviewer-is-author" Warning
        "Người xem xét cũng là người soạn thảo" "TCVN ISO 9001:2015, 7.5.2";
    AmendmentMissing "amendment-missing" Error
        "Chưa ghi nội dung sửa đổi" "TCVN ISO 9001:2015, 7.5.3.2";
    AmendmentIncomplete "amendment-incomplete" Warning
        "Dòng sửa đổi thiếu nội dung hoặc căn cứ" "TCVN ISO 9001:2015, 7.5.3.2";
    NationalCodeMalformed "national-code-malformed" Error
        "Mã thủ tục hành chính sai dạng" "Cơ sở dữ liệu quốc gia về thủ tục hành chính";
    NationalCodeUnknown "national-code-unknown" Warning
        "Mã thủ tục hành chính không có trong danh mục" "NĐ 63/2010/NĐ-CP; quyết định công bố thủ tục hành chính";
    ComponentsMissing "components-missing" Warning
        "Chưa có thành phần hồ sơ" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.2";
    ComponentTwice "component-twice" Warning
        "Thành phần hồ sơ bị lặp" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.2";
    SetsMissing "sets-missing" Info
        "Chưa ghi số lượng hồ sơ" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.3";
    ResultsMissing "results-missing" Warning
        "Chưa ghi kết quả thực hiện" "NĐ 63/2010/NĐ-CP, Điều 8";
    FeesMissing "fees-missing" Info
        "Chưa ghi phí, lệ phí" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.6";
    FeeSeveralAmounts "fee-several-amounts" Info
        "Một dòng lệ phí có nhiều mức thu" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.6";
    FormNotAttached "form-not-attached" Warning
        "Biểu mẫu có tên nhưng không kèm theo" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 6";
    FormCodeTwice "form-code-twice" Warning
        "Hai biểu mẫu cùng ký hiệu" "TCVN ISO 9001:2015, 7.5.2";
    RecordsMissing "records-missing" Warning
        "Chưa có danh mục hồ sơ lưu" "TCVN ISO 9001:2015, 7.5.3; QĐ 101/QĐ-BKHCN, mục 7";
    RecordWithoutRetention "record-without-retention" Error
        "Hồ sơ lưu chưa có thời hạn" "TCVN ISO 9001:2015, 7.5.3.2; Luật Lưu trữ số 33/2024/QH15";
    RecordWithoutKeeper "record-without-keeper" Warning
        "Hồ sơ lưu chưa có nơi lưu" "TCVN ISO 9001:2015, 7.5.3.2; QĐ 101/QĐ-BKHCN, mục 7";
    LimitMissing "limit-missing" Error
        "Thiếu thời hạn giải quyết" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.4";
    LimitWithoutNumber "limit-without-number" Warning
        "Thời hạn chưa tính được thành một con số" "NĐ 63/2010/NĐ-CP, Điều 8; QĐ 101/QĐ-BKHCN, mục 5.4";
    LimitCaseTwice "limit-case-twice" Warning
        "Một trường hợp có hai thời hạn" "QĐ 101/QĐ-BKHCN, mục 5.4";
    CutoffNotRecorded "cutoff-not-recorded" Warning
        "Giờ nhận hồ sơ nêu trong văn bản chưa được ghi nhận" "NĐ 23/2015/NĐ-CP, Điều 7; NĐ 118/2025/NĐ-CP, Điều 18";
    StepSumOverLimit "step-sum-over-limit" Error
        "Tổng thời gian các bước vượt thời hạn" "QĐ 101/QĐ-BKHCN, mục 5.7; TCVN ISO 9001:2015, 8.5.1";
    SameDaySumOver "same-day-sum-over" Error
        "Tổng thời gian các bước vượt một ngày" "QĐ 101/QĐ-BKHCN, mục 5.7; TCVN ISO 9001:2015, 8.5.1";
    StepSumMayExceed "step-sum-may-exceed" Warning
        "Tổng thời gian các bước có thể vượt thời hạn" "Bộ luật Dân sự 2015, Điều 147 và 148; QĐ 101/QĐ-BKHCN, mục 5.7";
    LimitConverted "limit-converted" Info
        "Thời hạn theo lịch được quy đổi" "Bộ luật Dân sự 2015, Điều 147 và 148";
    StepSumUnchecked "step-sum-unchecked" Info
        "Không kiểm tra được tổng thời gian" "QĐ 101/QĐ-BKHCN, mục 5.7";
    LimitCaseWithoutSteps "limit-case-without-steps" Warning
        "Trường hợp có thời hạn nhưng các bước chưa có thời gian" "QĐ 101/QĐ-BKHCN, mục 5.4 và 5.7";
    StepCaseWithoutLimit "step-case-without-limit" Warning
        "Trường hợp trong các bước không có ở thời hạn" "QĐ 101/QĐ-BKHCN, mục 5.4 và 5.7";
    LegalBasisMissing "legal-basis-missing" Error
        "Thiếu căn cứ pháp lý" "QĐ 101/QĐ-BKHCN, mục 5.1; TCVN ISO 9001:2015, 8.2.2";
    LegalBasisUnnumbered "legal-basis-unnumbered" Info
        "Căn cứ pháp lý chưa ghi số, ký hiệu" "NĐ 30/2020/NĐ-CP, Phụ lục I; TCVN ISO 9001:2015, 7.5.3.2";
    LegalBasisTwice "legal-basis-twice" Warning
        "Căn cứ pháp lý bị lặp" "TCVN ISO 9001:2015, 7.5.3.2";
    LegalBasisVariant "legal-basis-variant" Warning
        "Một văn bản được viết số khác nhau" "NĐ 30/2020/NĐ-CP, Phụ lục I";
    LegalBasisUnknown "legal-basis-unknown" Warning
        "Căn cứ pháp lý chưa có trong danh mục tài liệu bên ngoài" "TCVN ISO 9001:2015, 7.5.3.2";
    LegalBasisExpired "legal-basis-expired" Error
        "Căn cứ pháp lý đã hết hiệu lực" "TCVN ISO 9001:2015, 7.5.3.2 và 8.2.2";
    LegalBasisPartlyExpired "legal-basis-partly-expired" Warning
        "Căn cứ pháp lý hết hiệu lực một phần" "TCVN ISO 9001:2015, 7.5.3.2 và 8.2.2";
    LegalBasisNotYet "legal-basis-not-yet" Error
        "Căn cứ pháp lý chưa có hiệu lực" "TCVN ISO 9001:2015, 7.5.3.2 và 8.2.2";
    LegalBasisReplaced "legal-basis-replaced" Warning
        "Căn cứ pháp lý sắp hết hiệu lực hoặc bị thay thế" "TCVN ISO 9001:2015, 7.5.3.2 và 8.2.4";
    StepsMissing "steps-missing" Error
        "Chưa có các bước xử lý" "TCVN ISO 9001:2015, 4.4.1; QĐ 101/QĐ-BKHCN, mục 5.7";
    StepWithoutAction "step-without-action" Error
        "Bước chưa ghi nội dung công việc" "TCVN ISO 9001:2015, 4.4.1; QĐ 101/QĐ-BKHCN, mục 5.7";
    StepWithoutResponsible "step-without-responsible" Error
        "Bước chưa ghi trách nhiệm" "TCVN ISO 9001:2015, 4.4.1 và 5.3";
    StepWithoutRole "step-without-role" Error
        "Bước chưa chọn vai trò thực hiện" "TCVN ISO 9001:2015, 5.3";
    PositionUnknown "position-unknown" Info
        "Chức danh không có trong danh sách của cơ quan" "TCVN ISO 9001:2015, 5.3";
    StepWithoutDuration "step-without-duration" Warning
        "Bước chưa có thời gian" "QĐ 101/QĐ-BKHCN, mục 5.7";
    StepCaseWithoutDuration "step-case-without-duration" Info
        "Bước chưa có thời gian ở một trường hợp" "QĐ 101/QĐ-BKHCN, mục 5.7";
    StepNumberTwice "step-number-twice" Warning
        "Số thứ tự bước bị trùng" "TCVN ISO 9001:2015, 4.4.1";
    StepNumberOrder "step-number-order" Warning
        "Số thứ tự bước bị nhảy hoặc đảo" "TCVN ISO 9001:2015, 4.4.1";
    FirstStepNotReception "first-step-not-reception" Info
        "Bước đầu không phải tiếp nhận tại một cửa" "NĐ 118/2025/NĐ-CP, Điều 17";
    LastStepNotReturn "last-step-not-return" Info
        "Bước cuối không phải trả kết quả tại một cửa" "NĐ 118/2025/NĐ-CP";
    TextNotComposed "text-not-composed" Warning
        "Chữ có dấu ở dạng tổ hợp" "NĐ 30/2020/NĐ-CP, Phụ lục I (TCVN 6909:2001)";
    LegacyEncoding "legacy-encoding" Error
        "Chữ bị lỗi bảng mã" "NĐ 30/2020/NĐ-CP, Phụ lục I (TCVN 6909:2001)";
    HiddenCharacter "hidden-character" Warning
        "Văn bản có ký tự ẩn" "NĐ 30/2020/NĐ-CP, Phụ lục I (TCVN 6909:2001)";
    NotUnderstood "not-understood" Warning
        "Còn nội dung chưa đọc được" "TCVN ISO 9001:2015, 7.5.3";
}

impl Rule {
    /// The rule of that id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
