use super::{Row, sound::*};
use flow::{NotUnderstood as Unread, lint::Rule::*};

pub(crate) const ROWS: &[Row] = &[
    (TextNotComposed, Some("steps-2"), |p, _| p.steps[1].action = "Xe\u{302}\u{301}p hồ sơ".into()),
    (TextNotComposed, None, |p, _| p.steps[1].action = "Xếp hồ sơ, hoà giải".into()),
    (LegacyEncoding, Some("name"), |p, _| p.name = Some("Thñ tôc hµnh chÝnh".into())),
    (LegacyEncoding, Some("results"), |p, _| p.results = vec!["Ä‘Äƒng kÃ½ khai sinh".into()]),
    (LegacyEncoding, Some("steps-2"), |p, _| {
        p.steps[1].action = "Ñaêng kyù keát hoân, thay ñoåi, giaùm hoä, ñôn".into();
    }),
    (LegacyEncoding, None, |p, _| {
        p.results = vec!["§ 5; ½ ngày; 20 m²; 5 µm; 3×4; ông Müller; “ý” – «Á»; 100 °C".into()];
    }),
    (LegacyEncoding, None, |p, _| p.results = vec!["Á, à, ã, Ã, ÂU, ĐÀN, THỦY, tuỳ".into()]),
    (HiddenCharacter, Some("components-3"), |p, _| {
        p.components.push(component("người yêu cầu đăng k\u{200e}ý hộ tịch"));
    }),
    (HiddenCharacter, None, |p, _| p.components.push(component("đăng\u{a0}ký\thộ tịch\nkhác"))),
    (NotUnderstood, Some("not_understood"), |p, _| {
        for row in 1..=4 {
            let place = format!("Bảng 3, dòng {row}");
            p.not_understood.push(Unread { place, ..Unread::default() });
        }
    }),
    (HiddenCharacter, Some("time_limit-1"), |p, _| {
        p.time_limit[0].text = "03 ngày\u{1b}[31mđỏ\u{202e}".into();
    }),
    (NotUnderstood, None, |p, _| p.not_understood.clear()),
];
