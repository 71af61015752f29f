//! Drawings of other tools, and our own back again.

use flow::{Duration, Procedure, Step, StepRole, Unit};
use intake::bpmn::{Refusal, Why, is_xml, read};
use proptest::prelude::*;
use std::{path::Path, process::Command};

/// As bpmn.io and Camunda write: prefix `bpmn`, a pool with lanes, line breaks in names, a way back.
const CAMUNDA: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.20.0" modeler:executionPlatform="Camunda Cloud">
  <bpmn:collaboration id="Collaboration_1"><bpmn:participant id="Participant_1" name="Cấp bản sao" processRef="Process_1" /><bpmn:participant id="Outside" name="Công dân" /><bpmn:messageFlow id="Message_1" name="Hồ sơ" sourceRef="Outside" targetRef="Start_1" /></bpmn:collaboration>
  <bpmn:process id="Process_1" isExecutable="true">
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="Một cửa"><bpmn:flowNodeRef>Start_1</bpmn:flowNodeRef><bpmn:flowNodeRef>Receive</bpmn:flowNodeRef><bpmn:flowNodeRef>Return</bpmn:flowNodeRef><bpmn:flowNodeRef>End_1</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="Lane_2" name="Phòng Tư pháp"><bpmn:childLaneSet id="LaneSet_2"><bpmn:lane id="Lane_3" name="Chuyên viên"><bpmn:flowNodeRef>Check</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet><bpmn:flowNodeRef>Check</bpmn:flowNodeRef><bpmn:flowNodeRef>Good</bpmn:flowNodeRef></bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start_1" name="Có yêu cầu"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Receive" name="Tiếp nhận&#10;hồ sơ"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements><bpmn:incoming>F1</bpmn:incoming><bpmn:incoming>F4</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing></bpmn:userTask>
    <bpmn:serviceTask id="Check" name="Thẩm tra"><bpmn:documentation>Theo Điều 5</bpmn:documentation></bpmn:serviceTask>
    <bpmn:exclusiveGateway id="Good" name="Đạt?" default="F5" />
    <bpmn:task id="Return" name="Trả kết quả" />
    <bpmn:endEvent id="End_1" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start_1" targetRef="Receive" />
    <bpmn:sequenceFlow id="F2" sourceRef="Receive" targetRef="Check" />
    <bpmn:sequenceFlow id="F3" sourceRef="Check" targetRef="Good" />
    <bpmn:sequenceFlow id="F4" name="Chưa đạt" sourceRef="Good" targetRef="Receive"><bpmn:conditionExpression>=not(ok)</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F5" sourceRef="Good" targetRef="Return" />
    <bpmn:sequenceFlow id="F6" sourceRef="Return" targetRef="End_1" />
  </bpmn:process>
</bpmn:definitions>"#;

/// As Bizagi and Visio write: the default namespace, an empty process beside, parallel branches,
/// papers that a task leaves, an event on the way.
const BIZAGI: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://www.bizagi.com/definitions/1" exporter="Bizagi Process Modeler">
  <process id="Id_empty" name="Main Process"><extensionElements><BizagiExtensions xmlns="http://www.bizagi.com/bpmn20"/></extensionElements></process>
  <process id="Id_1" name="Cấp phép">
    <laneSet id="l"><lane id="l1" name="Văn phòng"><flowNodeRef>a</flowNodeRef><flowNodeRef>d</flowNodeRef></lane></laneSet>
    <startEvent id="s"><outgoing>1</outgoing></startEvent>
    <task id="a" name="Nhận đơn"><dataOutputAssociation id="o"><targetRef>paper</targetRef></dataOutputAssociation></task>
    <dataObjectReference id="paper" name="Phiếu tiếp nhận" dataObjectRef="x"/><dataObject id="x"/>
    <parallelGateway id="p"/>
    <task id="b" name="Hỏi ý kiến"/><manualTask id="c" name="Kiểm tra thực địa"/>
    <parallelGateway id="q"/>
    <intermediateCatchEvent id="t" name="Đủ 15 ngày"><timerEventDefinition/></intermediateCatchEvent>
    <task id="d" name="Cấp phép"/>
    <endEvent id="e"><terminateEventDefinition/></endEvent>
    <textAnnotation id="n"><text>Ghi chú ngoài lề</text></textAnnotation>
    <association id="as" sourceRef="a" targetRef="n"/>
    <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="p"/>
    <sequenceFlow id="3" sourceRef="p" targetRef="b"/><sequenceFlow id="4" sourceRef="p" targetRef="c"/>
    <sequenceFlow id="5" sourceRef="b" targetRef="q"/><sequenceFlow id="6" sourceRef="c" targetRef="q"/>
    <sequenceFlow id="7" sourceRef="q" targetRef="t"/><sequenceFlow id="8" sourceRef="t" targetRef="d"/>
    <sequenceFlow id="9" sourceRef="d" targetRef="e"/>
  </process>
</definitions>"#;

/// A process of these elements, in the namespace as a default.
fn process(inside: &str) -> String {
    format!(
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:hd='urn:haidang:procedure:1'><process id='p'>{inside}</process></definitions>"
    )
}

/// Flows written `a>b`, or `a>b:label`.
fn flows(all: &str) -> String {
    let one = |flow: &str| {
        let (ends, label) = flow.split_once(':').unwrap_or((flow, ""));
        let (from, to) = ends.split_once('>').unwrap();
        format!(
            "<sequenceFlow id='{from}_{to}' name='{label}' sourceRef='{from}' targetRef='{to}'/>"
        )
    };
    all.split_whitespace().map(one).collect()
}

fn actions(procedure: &Procedure) -> Vec<(&str, &str)> {
    let who = |step: &'_ Step| step.responsible.as_deref().unwrap_or("–").to_owned();
    procedure.steps.iter().map(|s| (s.action.as_str(), &*who(s).leak())).collect()
}

fn told(procedure: &Procedure) -> Vec<String> {
    procedure.not_understood.iter().map(|n| format!("{} | {}", n.place, n.text)).collect()
}

#[test]
fn a_drawing_of_camunda() {
    let read = read(CAMUNDA.as_bytes()).unwrap();
    assert_eq!(read.name.as_deref(), Some("Cấp bản sao"));
    assert_eq!(
        actions(&read),
        [
            ("Tiếp nhận hồ sơ", "Một cửa"),
            ("Thẩm tra\n- Chưa đạt: trả lại bước 1", "Chuyên viên"),
            ("Trả kết quả", "Một cửa"),
        ]
    );
    assert_eq!(
        told(&read),
        [
            "message flow | Hồ sơ",
            "task Thẩm tra | Theo Điều 5",
            "gateway Đạt? | Chưa đạt: trả lại bước 1"
        ]
    );
}

#[test]
fn a_drawing_of_bizagi() {
    let mut utf16: Vec<u8> = vec![0xff, 0xfe];
    utf16.extend(BIZAGI.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [BIZAGI.as_bytes().to_vec(), format!("\u{feff}{BIZAGI}").into_bytes(), utf16] {
        assert!(is_xml(&bytes));
        let read = read(&bytes).unwrap();
        assert_eq!(read.name.as_deref(), Some("Cấp phép"));
        assert_eq!(
            actions(&read),
            [
                ("Nhận đơn", "Văn phòng"),
                ("Hỏi ý kiến", "–"),
                ("Kiểm tra thực địa", "–"),
                ("Cấp phép", "Văn phòng"),
            ]
        );
        assert_eq!(read.steps[0].outputs, ["Phiếu tiếp nhận"]);
        assert_eq!(
            told(&read),
            ["event | Đủ 15 ngày", "annotation | Ghi chú ngoài lề", "gateway p | B2; B3"]
        );
    }
}

#[test]
fn branches_are_written_one_after_another() {
    let text = process(&format!(
        "<startEvent id='s'/><task id='a' name='A'/><exclusiveGateway id='g' name='Đủ?'/><task id='b' name='B'/><task id='c' name='C'/><exclusiveGateway id='j'/><task id='d' name='D'/><endEvent id='e'/>{}",
        flows("s>a a>g g>b:Có b>c c>j g>j:Không j>d d>e")
    ));
    let read = read(text.as_bytes()).unwrap();
    assert_eq!(actions(&read).iter().map(|(a, _)| *a).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    assert_eq!(told(&read), ["gateway Đủ? | Có: B2–B3; Không: –"]);
}

#[test]
fn branches_that_only_take_differently_long_are_cases() {
    let task = |id: &str, name: &str, days: u8| {
        format!(
            "<task id='{id}' name='{name}'><extensionElements><hd:step><hd:duration value='{days}' unit='working_day'>0{days} ngày</hd:duration></hd:step></extensionElements></task>"
        )
    };
    let file = |other: &str| {
        process(&format!(
            "<startEvent id='s'/><exclusiveGateway id='g'/>{}{}<exclusiveGateway id='j'/><endEvent id='e'/>{}",
            task("a", "Thẩm tra", 1),
            task("b", other, 5),
            flows("s>g g>a:Thường g>b:Xác_minh a>j b>j j>e")
        ))
    };
    let cases = read(file("Thẩm tra").as_bytes()).unwrap();
    let norms: Vec<_> =
        cases.steps[0].durations.iter().map(|d| (d.case.as_deref(), d.value)).collect();
    assert_eq!(norms, [(Some("Thường"), Some(1.0)), (Some("Xác_minh"), Some(5.0))]);
    assert_eq!((cases.steps.len(), cases.not_understood.len()), (1, 0));
    let apart = read(file("Xác minh").as_bytes()).unwrap();
    assert_eq!((apart.steps.len(), apart.not_understood.len()), (2, 1));
}

#[test]
fn what_is_refused_is_named() {
    let plain = |more: &str, ways: &str| {
        process(&format!(
            "<startEvent id='s'/><task id='a' name='A'/><task id='b' name='B'/><endEvent id='e'/>{more}{}",
            flows(ways)
        ))
    };
    let line = "s>a a>b b>e";
    let second = plain("", line).replace(
        "</definitions>",
        "<process id='p2' name='Khác'><task id='z'/></process></definitions>",
    );
    for (file, why, id) in [
        ("<html/>".to_owned(), Why::NotBpmn, ""),
        ("<definitions xmlns='http://schema.omg.org/spec/BPMN/1.1'/>".to_owned(), Why::NotBpmn, ""),
        (plain("", line).replace("</process>", ""), Why::Broken, ""),
        (format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{}", plain("", line)), Why::TooLarge, ""),
        ("<a>".repeat(300), Why::TooLarge, ""),
        (process(""), Why::NoProcess, ""),
        (
            process(&format!("<startEvent id='s'/><endEvent id='e'/>{}", flows("s>e"))),
            Why::NoSteps,
            "",
        ),
        (second, Why::SecondProcess, "p2"),
        (
            plain("<boundaryEvent id='x' name='Hết hạn' attachedToRef='a'/>", line),
            Why::Unsupported,
            "x",
        ),
        (plain("<inclusiveGateway id='x'/>", line), Why::Unsupported, "x"),
        (plain("<eventBasedGateway id='x'/>", line), Why::Unsupported, "x"),
        (
            plain(
                "<intermediateThrowEvent id='x'><linkEventDefinition/></intermediateThrowEvent>",
                line,
            ),
            Why::EventKind,
            "x",
        ),
        (plain("<subProcess id='x'><task id='y'/></subProcess>", line), Why::SubProcess, "x"),
        (plain("<startEvent id='x'/>", line), Why::SeveralStarts, "x"),
        (plain("<task id='x'/>", line), Why::Unreachable, "x"),
        (plain("", "s>a a>b b>a"), Why::Loop, "b"),
        (plain("", "s>a a>b b>s"), Why::Loop, "b"),
        (plain("", "s>a a>b a>e b>e"), Why::ManyWaysOut, "a"),
        (plain("", "s>a a>b b>e b>x"), Why::NoTarget, "b_x"),
        (
            plain(
                "<exclusiveGateway id='g'/><exclusiveGateway id='h'/>",
                "s>g g>a:1 g>h:2 h>a:3 h>b:4 a>b b>e",
            ),
            Why::Tangled,
            "a",
        ),
    ] {
        let refusal = read(file.as_bytes()).unwrap_err();
        assert_eq!((refusal.why, refusal.id.as_str()), (why, id), "{file}");
    }
    let named =
        read(plain("<boundaryEvent id='x' name='Hết hạn' attachedToRef='a'/>", line).as_bytes());
    let Refusal { element, name, .. } = named.unwrap_err();
    assert_eq!((element.as_str(), name.as_str()), ("boundaryEvent", "Hết hạn"));
}

fn joined(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

#[test]
fn limits_end_hostile_drawings() {
    let tasks = |count: usize| {
        let nodes = joined(count, |n| format!("<task id='t{n}'/>"));
        let ways: String = (1..count).map(|n| flows(&format!("t{}>t{n}", n - 1))).collect();
        process(&format!("{nodes}{ways}"))
    };
    assert_eq!(read(tasks(200).as_bytes()).unwrap().steps.len(), 200);
    assert_eq!(read(tasks(201).as_bytes()).unwrap_err().why, Why::TooLarge);
    assert_eq!(read(tasks(2001).as_bytes()).unwrap_err().why, Why::TooLarge);
    let large = vec![b' '; intake::bpmn::MAX_FILE + 1];
    assert_eq!(read(&large).unwrap_err().why, Why::TooLarge);
    let nested = |depth: usize| {
        let nodes = joined(depth, |n| {
            format!("<exclusiveGateway id='g{n}'/><exclusiveGateway id='j{n}'/><task id='t{n}'/>")
        });
        let ways: String = (0..depth)
            .map(|n| {
                let inner = if n + 1 < depth {
                    format!("g{n}>g{0} j{0}>j{n}", n + 1)
                } else {
                    format!("g{n}>j{n}")
                };
                flows(&format!("{inner} g{n}>t{n} t{n}>j{n}"))
            })
            .collect();
        process(&format!("{nodes}{ways}"))
    };
    assert_eq!(read(nested(40).as_bytes()).unwrap().steps.len(), 40);
    assert_eq!(read(nested(42).as_bytes()).unwrap_err().why, Why::TooDeep);
}

fn text() -> impl Strategy<Value = String> {
    "[ -~àảãáạăằẳẵắặâầẩẫấậđêộơờớưừứÀĐƯ½–\n\t\r]{0,40}"
}

fn step() -> impl Strategy<Value = Step> {
    let unit = prop::option::of(prop::sample::select(Unit::ALL.to_vec()));
    let norm = (prop::option::of(text()), prop::option::of(0.0..3650.0_f64), unit, text())
        .prop_map(|(case, value, unit, text)| Duration { case, value, unit, text });
    let who = prop::option::of(prop_oneof![
        text(),
        Just("Bộ phận Một cửa".to_owned()),
        Just("bộ phận  một cửa".to_owned())
    ]);
    (
        prop::option::of(0..99_u32),
        prop_oneof![text(), Just("Ký\n- Không đạt: trả lại bước 1".to_owned())],
        who,
        prop::option::of(prop::sample::select(StepRole::ALL.to_vec())),
        prop::collection::vec(norm, 0..3),
        prop::collection::vec(text(), 0..3),
    )
        .prop_map(|(no, action, responsible, role, durations, outputs)| Step {
            no,
            action,
            responsible,
            role,
            durations,
            outputs,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_own_file_gives_the_same_steps(steps in prop::collection::vec(step(), 1..12), name in text()) {
        let procedure = Procedure {
            code: Some("QT 01/X".into()),
            name: Some(name),
            steps,
            ..Procedure::default()
        };
        let file = flow::bpmn::export(&procedure).unwrap();
        let back = read(file.as_bytes()).unwrap();
        prop_assert_eq!(&back.steps, &procedure.steps);
        prop_assert_eq!(&back.name, &procedure.name);
        prop_assert_eq!(&back.code, &procedure.code);
        prop_assert_eq!(&back.not_understood, &[]);
        prop_assert_eq!(flow::bpmn::export(&back), Some(file));
    }

    #[test]
    fn no_bytes_bring_it_down(cut in 0..BIZAGI.len(), at in 0..BIZAGI.len(), byte: u8) {
        let mut bytes = BIZAGI.as_bytes().to_vec();
        bytes[at] = byte;
        // Whatever comes of it, it comes back.
        drop((read(&bytes), read(&bytes[..cut])));
    }
}

/// bpmn-moddle is the reader of bpmn.io and Camunda.
#[test]
fn another_reader_has_no_warnings() {
    let judge = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../e2e/bpmn.mjs"));
    if !judge.with_file_name("node_modules/bpmn-moddle").exists()
        || Command::new("node").arg("--version").output().is_err()
    {
        eprintln!("skipped: bpmn-moddle is absent (npm ci in e2e)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let back = "Ký & \"đóng dấu\" <b>\n- Không đạt: trả lại bước 1";
    for (place, count) in [1, 3, 12].into_iter().enumerate() {
        let step = |n: usize| Step {
            action: if n == 2 { back.into() } else { format!("Việc {n}") },
            responsible: (n % 4 != 3).then(|| format!("Người {}", n % 3)),
            durations: vec![Duration {
                text: "½ ngày".into(),
                value: Some(0.5),
                unit: Some(Unit::WorkingDay),
                ..Duration::default()
            }],
            outputs: vec!["Phiếu".into()],
            ..Step::default()
        };
        let procedure = Procedure {
            name: Some("Thử".into()),
            steps: (0..count).map(step).collect(),
            ..Procedure::default()
        };
        let file = folder.path().join(format!("{place}.bpmn"));
        std::fs::write(&file, flow::bpmn::export(&procedure).unwrap()).unwrap();
        files.push(file);
    }
    let said = Command::new("node").arg(judge).args(&files).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
    let broken = folder.path().join("broken.bpmn");
    std::fs::write(
        &broken,
        std::fs::read_to_string(&files[0])
            .unwrap()
            .replace("targetRef=\"end\"", "targetRef=\"none\""),
    )
    .unwrap();
    let said = Command::new("node").arg(judge).arg(&broken).output().unwrap();
    assert!(!said.status.success(), "a broken file is no witness");
}
