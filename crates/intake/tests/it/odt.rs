//! `.odt`, as LibreOffice writes it.

use crate::fixture::archive;
use intake::Format;
use intake::doc::{Block, Merge, lines, tables};

const NS: &str = r#"xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:fo="f" xmlns:svg="v" xmlns:loext="l""#;

fn odt(content: &str, automatic: &str, masters: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NS}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{content}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {NS}><office:master-styles>{masters}</office:master-styles></office:document-styles>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        ("styles.xml", &styles),
        ("META-INF/manifest.xml", "<manifest/>"),
    ])
}

fn cell(text: &str) -> String {
    format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn text_lists_and_footers() {
    let automatic = r#"<style:style style:name="T1" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2" loext:num-list-format="%2%."/></text:list-style>"#;
    let content = r#"<text:tracked-changes><text:deletion><text:p>đã xóa</text:p></text:deletion></text:tracked-changes>
<text:list text:style-name="L1"><text:list-item><text:p>MỤC ĐÍCH</text:p></text:list-item><text:list-item><text:p>PHẠM VI</text:p><text:list><text:list-item><text:p>con</text:p></text:list-item></text:list></text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:list><text:list-item><text:p>chữ</text:p></text:list-item></text:list></text:list-item></text:list>
<text:p>hai<text:s text:c="2"/>từ<text:line-break/>dòng</text:p>
<text:p><text:span text:style-name="T1">C«ng chøc</text:span></text:p>
<text:p><draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame></text:p>"#;
    let masters = r#"<style:master-page style:name="Standard"><style:footer><text:p>Ngày hiệu lực: 01/7/2025 Trang: <text:page-number>3</text:page-number></text:p></style:footer></style:master-page>"#;
    let doc = intake::read_doc(&odt(content, automatic, masters)).unwrap();
    assert_eq!(doc.format, Format::Odt);
    assert_eq!(
        lines(&doc.body),
        ["MỤC ĐÍCH", "PHẠM VI", "con", "chữ", "hai từ", "dòng", "Công chức", "hộp"]
    );
    let labels: Vec<String> = doc
        .body
        .iter()
        .filter_map(|b| match b {
            Block::Paragraph(p) => p.label.clone().map(|l| l.text),
            Block::Table(_) => None,
        })
        .collect();
    assert_eq!(labels, ["1.", "2.", "2.1.", "a."]);
    let read = intake::procedure::read(&doc);
    assert_eq!(read.effective_on.unwrap().to_string(), "2025-07-01");
}

#[test]
fn merged_cells_and_steps() {
    let head = ["TT", "Trình tự", "Trách nhiệm", "Thời gian (02 ngày làm việc)"];
    let head: String = head.iter().map(|t| cell(t)).collect();
    let content = format!(
        r#"<text:p>5. NỘI DUNG</text:p><text:p>k. Quy trình xử lý:</text:p><table:table>
<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>
<table:table-row>{}{}{}<table:table-cell table:number-rows-spanned="2"><text:p>01 ngày</text:p></table:table-cell></table:table-row>
<table:table-row>{}{}{}<table:covered-table-cell/></table:table-row>
<table:table-row>{}{}{}{}</table:table-row></table:table>"#,
        cell("1"),
        cell("Nhận"),
        cell("Một cửa"),
        cell("2"),
        cell("Ký"),
        cell("Lãnh đạo"),
        cell("3"),
        cell("Trả"),
        cell("Một cửa"),
        cell("½ ngày"),
    );
    let doc = intake::read_doc(&odt(&content, "", "")).unwrap();
    assert_eq!(tables(&doc.body)[0].rows[2].cells[3].merge, Merge::Continue);
    let read = intake::procedure::read(&doc);
    let values: Vec<Vec<Option<f64>>> =
        read.steps.iter().map(|s| s.durations.iter().map(|d| d.value).collect()).collect();
    assert_eq!(values, [vec![None], vec![], vec![Some(0.5)]]);
}
