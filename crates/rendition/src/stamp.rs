/// Which copy a paper is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stamp {
    /// None; the state says what stands behind the text: DỰ THẢO, TẠM NGỪNG ÁP DỤNG, HẾT HIỆU LỰC.
    #[default]
    ByState,
    /// TÀI LIỆU KIỂM SOÁT, a numbered copy that is listed and recalled.
    Controlled {
        /// Its number.
        number: u32,
        /// Who holds it.
        holder: String,
        /// What its QR code says: the public address that tells whether it is the current issue.
        link: String,
    },
    /// BẢN SAO KHÔNG KIỂM SOÁT, for information.
    Uncontrolled,
}
