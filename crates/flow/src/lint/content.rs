//! Parts of an administrative procedure (NĐ 63/2010, Art. 8), forms and records.

use super::{
    Context, Finding, Rule,
    part::Part,
    words::{blank, name_key, number_key, said, shorten},
};
use crate::{Form, Procedure};
use text::{count, fold};

pub(super) fn check(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    national_code(procedure, context, out);
    components(procedure, out);
    results(procedure, out);
    fees(procedure, out);
    forms(procedure, out);
    records(procedure, out);
}

fn national_code(procedure: &Procedure, context: &Context, out: &mut Vec<Finding>) {
    let Some(code) = procedure.national_code.as_deref() else { return };
    let mut say =
        |rule, message| out.push(Finding::new(rule, Part::NationalCode, procedure, message));
    if !is_national_code(code) {
        let message = format!(
            "Mã thủ tục hành chính “{code}” sai dạng. Mã đúng gồm một chữ số, dấu chấm và sáu chữ \
             số, ví dụ 1.001193."
        );
        say(Rule::NationalCodeMalformed, message);
    } else if context.national_codes.as_ref().is_some_and(|known| !known.contains(code)) {
        let message = format!(
            "Mã thủ tục hành chính {code} không có trong danh mục thủ tục của cơ quan. Hãy đối \
             chiếu với quyết định công bố."
        );
        say(Rule::NationalCodeUnknown, message);
    }
}

/// `1.001193`.
fn is_national_code(code: &str) -> bool {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    code.split_once('.').is_some_and(|(kind, number)| digits(kind, 1) && digits(number, 6))
}

fn components(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.components.iter().all(|component| blank(&component.text)) {
        let message = "Quy trình chưa có thành phần hồ sơ. Hãy liệt kê từng loại giấy tờ người dân \
                       phải nộp hoặc xuất trình.";
        let part = Part::Components;
        out.push(Finding::new(Rule::ComponentsMissing, part, procedure, message.into()));
        return;
    }
    if procedure.sets.is_none() {
        let message = "Chưa ghi số lượng hồ sơ. Hãy ghi số bộ phải nộp, thường là 01 bộ.";
        out.push(Finding::new(Rule::SetsMissing, Part::Sets, procedure, message.into()));
    }
    let keys: Vec<String> = procedure.components.iter().map(|c| name_key(&c.text)).collect();
    for (row, component) in procedure.components.iter().enumerate() {
        let Some(key) = keys.get(row).filter(|key| !key.is_empty()) else { continue };
        let Some(first) = keys.iter().take(row).position(|other| other == key) else { continue };
        let message = format!(
            "Thành phần hồ sơ “{}” đã có ở dòng {}. Hãy xóa dòng lặp hoặc ghi rõ hai dòng khác nhau \
             ở điểm nào.",
            shorten(&component.text, 100),
            first + 1
        );
        out.push(Finding::new(Rule::ComponentTwice, Part::Component(row), procedure, message));
    }
}

fn results(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.results.iter().all(|result| blank(result)) {
        let message = "Quy trình chưa ghi kết quả thực hiện. Hãy ghi tên giấy tờ hoặc văn bản trả \
                       cho người dân.";
        out.push(Finding::new(Rule::ResultsMissing, Part::Results, procedure, message.into()));
    }
}

fn fees(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.fees.iter().all(|fee| blank(&fee.text) && fee.amount_vnd.is_none()) {
        let message =
            "Chưa ghi phí, lệ phí. Nếu không thu, hãy ghi “Không” để người dân biết chắc.";
        out.push(Finding::new(Rule::FeesMissing, Part::Fees, procedure, message.into()));
    }
    for (row, fee) in procedure.fees.iter().enumerate() {
        let amounts = amounts(&fee.text);
        if fee.amount_vnd.is_none() && amounts.len() > 1 {
            let written: Vec<String> = amounts.iter().map(|amount| count(*amount)).collect();
            let message = format!(
                "Dòng này có {} mức thu ({} đồng), nên chưa lấy được một số tiền. Hãy tách mỗi mức \
                 thu một dòng, kèm điều kiện áp dụng.",
                amounts.len(),
                written.join("; ")
            );
            out.push(Finding::new(Rule::FeeSeveralAmounts, Part::Fee(row), procedure, message));
        }
    }
}

/// Different amounts of money in a text, in order: the numbers before "đồng" or "đ".
fn amounts(text: &str) -> Vec<i64> {
    let folded = fold(text);
    let mut found = Vec::new();
    let mut last: Option<i64> = None;
    for word in folded.split([' ', '/', ';', '(', ')']) {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let number = digits.parse().ok().filter(|_| word.starts_with(|c: char| c.is_ascii_digit()));
        let money =
            |word: &str| ["dong", "d", "vnd"].contains(&word.trim_end_matches(['.', ',', ':']));
        let amount = if money(rest) { number.or(last) } else { None };
        if let Some(amount) = amount.filter(|amount| !found.contains(amount)) {
            found.push(amount);
        }
        last = number;
    }
    found
}

fn forms(procedure: &Procedure, out: &mut Vec<Finding>) {
    for (row, form) in procedure.forms.iter().enumerate() {
        if form.attached == Some(false) {
            let message = format!(
                "Biểu mẫu “{}” được nêu tên nhưng không kèm theo. Hãy đính kèm mẫu hoặc ghi văn bản \
                 ban hành mẫu.",
                shorten(&form.name, 100)
            );
            out.push(Finding::new(Rule::FormNotAttached, Part::Form(row), procedure, message));
        }
        let Some(code) = said(form.code.as_deref()) else { continue };
        let key = number_key(code);
        let same = |other: &&Form| other.code.as_deref().is_some_and(|c| number_key(c) == key);
        if let Some(first) = procedure.forms.iter().take(row).find(same) {
            let message = format!(
                "Ký hiệu “{code}” dùng cho cả “{}” và “{}”. Hãy đặt ký hiệu riêng cho từng biểu mẫu.",
                shorten(&first.name, 80),
                shorten(&form.name, 80)
            );
            out.push(Finding::new(Rule::FormCodeTwice, Part::Form(row), procedure, message));
        }
    }
}

fn records(procedure: &Procedure, out: &mut Vec<Finding>) {
    if procedure.records.is_empty() {
        let message = "Quy trình chưa có danh mục hồ sơ lưu. Hãy ghi tên hồ sơ, nơi lưu và thời hạn \
                       lưu.";
        out.push(Finding::new(Rule::RecordsMissing, Part::Records, procedure, message.into()));
    }
    for (row, record) in procedure.records.iter().enumerate() {
        let name = shorten(&record.name, 100);
        if said(record.retention.as_deref()).is_none() {
            let message = format!(
                "Hồ sơ “{name}” chưa ghi thời hạn lưu. Hãy ghi số năm hoặc “Vĩnh viễn” theo quy \
                 định về lưu trữ."
            );
            let part = Part::Record(row);
            out.push(Finding::new(Rule::RecordWithoutRetention, part, procedure, message));
        }
        if said(record.keeper.as_deref()).is_none() {
            let message = format!(
                "Hồ sơ “{name}” chưa ghi nơi lưu hoặc người lưu. Hãy ghi bộ phận giữ hồ sơ."
            );
            out.push(Finding::new(
                Rule::RecordWithoutKeeper,
                Part::Record(row),
                procedure,
                message,
            ));
        }
    }
}
