//! Why a drawing of BPMN was not read, in words, with the element named.

use intake::bpmn::{Refusal, Why};

/// «Sự kiện biên “Hết hạn” (mã …) …», with what to do about it.
pub(crate) fn refused(refusal: &Refusal) -> String {
    let what = element(refusal);
    match refusal.why {
        Why::NotBpmn => "Tệp này không phải hình vẽ BPMN 2.0. Hãy xuất tệp .bpmn từ phần mềm vẽ quy trình rồi gửi lại.".to_owned(),
        Why::Broken => "Tệp BPMN bị hỏng hoặc thiếu phần cuối. Hãy mở bằng phần mềm vẽ quy trình, lưu lại rồi gửi lại.".to_owned(),
        Why::TooLarge => "Hình vẽ quá lớn hoặc có cấu trúc bất thường: chỉ đọc tệp đến 4 MB với tối đa 200 bước, không có khai báo DOCTYPE.".to_owned(),
        Why::NoProcess => "Tệp không có quy trình nào có nội dung.".to_owned(),
        Why::NoSteps => "Hình vẽ không có công việc nào để làm thành bước.".to_owned(),
        Why::SecondProcess => format!("{what} là quy trình thứ hai trong tệp. Hãy tách mỗi quy trình thành một tệp."),
        Why::Unsupported => format!("{what} không có chỗ trong bảng các bước. Hãy thay bằng công việc, cổng loại trừ hoặc cổng song song rồi xuất lại."),
        Why::EventKind => format!("{what} thuộc loại sự kiện chưa đọc được. Chỉ đọc sự kiện thường, thông báo, thời gian, tín hiệu, điều kiện."),
        Why::SubProcess => format!("{what} đang mở phần bên trong. Hãy vẽ phần đó thành một quy trình riêng hoặc thu gọn thành một công việc."),
        Why::SeveralStarts => format!("{what} là điểm bắt đầu thứ hai. Quy trình chỉ có một điểm bắt đầu."),
        Why::NoStart => "Không thấy điểm bắt đầu của quy trình.".to_owned(),
        Why::Unreachable => format!("{what} không nối với điểm bắt đầu. Hãy nối hoặc bỏ phần tử này."),
        Why::Loop => format!("{what} có đường quay lại mà không qua cổng loại trừ. Hãy thêm cổng quyết định khi nào thì quay lại."),
        Why::Tangled => format!("{what} nằm trên nhiều nhánh đan vào nhau. Hãy vẽ để các nhánh của mỗi cổng gặp lại nhau ở một chỗ."),
        Why::ManyWaysOut => format!("{what} có nhiều đường đi ra mà không phải là cổng. Hãy thêm cổng loại trừ hoặc cổng song song."),
        Why::NoTarget => format!("{what} nối từ hoặc nối tới một phần tử không có trong quy trình."),
        Why::TooDeep => format!("{what} nằm quá sâu trong các cổng lồng nhau."),
    }
}

fn element(refusal: &Refusal) -> String {
    let kind = kind(&refusal.element);
    let name =
        if refusal.name.is_empty() { String::new() } else { format!(" “{}”", refusal.name) };
    let id = if refusal.id.is_empty() { String::new() } else { format!(" (mã {})", refusal.id) };
    format!("{kind}{name}{id}")
}

fn kind(element: &str) -> String {
    let known = match element {
        "boundaryEvent" => "Sự kiện biên",
        "startEvent" => "Sự kiện bắt đầu",
        "endEvent" => "Sự kiện kết thúc",
        "intermediateCatchEvent" | "intermediateThrowEvent" | "intermediateEvent" => {
            "Sự kiện trung gian"
        }
        "exclusiveGateway" => "Cổng loại trừ",
        "parallelGateway" => "Cổng song song",
        "inclusiveGateway" => "Cổng bao hàm",
        "complexGateway" => "Cổng phức hợp",
        "eventBasedGateway" => "Cổng theo sự kiện",
        "subProcess" => "Quy trình con",
        "adHocSubProcess" => "Quy trình con tùy biến",
        "transaction" => "Giao dịch",
        "sequenceFlow" => "Mũi tên",
        "process" => "Quy trình",
        task if task.ends_with("ask") || task == "callActivity" => "Công việc",
        other => return format!("Phần tử {other}"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::refused;
    use intake::bpmn::{Refusal, Why};

    #[test]
    fn every_refusal_of_an_element_names_it() {
        for why in Why::ALL {
            let refusal = Refusal {
                why,
                element: "boundaryEvent".into(),
                name: "Hết hạn".into(),
                id: "Event_1".into(),
            };
            let said = refused(&refusal);
            let is_of_file = matches!(
                why,
                Why::NotBpmn
                    | Why::Broken
                    | Why::TooLarge
                    | Why::NoProcess
                    | Why::NoSteps
                    | Why::NoStart
            );
            let names = said.starts_with("Sự kiện biên “Hết hạn” (mã Event_1) ");
            assert_eq!(names, !is_of_file, "{said}");
            assert!(said.ends_with('.'), "{said}");
        }
    }
}
