/// Text must stand out from its ground this much, at least (WCAG 2.2, 1.4.3, with room to spare).
pub const LEAST_CONTRAST: f64 = 5.5;

/// A colour of an agency, as `#7b1518`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// The lacquer red of the rest of the product.
    pub const LACQUER: Self = Self([0x7b, 0x15, 0x18]);

    /// White, which is written on the agency's colour.
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#7b1518`, with or without the sign.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let digits = typed.strip_prefix('#').unwrap_or(typed);
        let mut parts = [0; 3];
        hex::decode_to_slice(digits, &mut parts).ok()?;
        Some(Self(parts))
    }

    /// `7b1518`.
    pub fn digits(self) -> String {
        hex::encode(self.0)
    }

    /// The same colour with less light, for a dark ground.
    #[must_use]
    pub fn darker(self) -> Self {
        // Seven tenths of a byte fit a byte.
        Self(self.0.map(|part| u8::try_from(u16::from(part) * 7 / 10).unwrap_or(u8::MAX)))
    }

    /// How much two colours differ in light: 1 for none, 21 for black and white.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.light(), other.light());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance.
    fn light(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_white_stands_out() {
        for (typed, at_least, below) in [
            ("#000000", 20.9, 21.1),
            ("ffffff", 1.0, 1.01),
            ("#7b1518", 10.0, 12.0),
            ("#f2c14e", 1.5, 1.8),
            ("#767676", 4.5, 4.6),
        ] {
            let contrast = Colour::parse(typed).unwrap().contrast(Colour::WHITE);
            assert!((at_least..below).contains(&contrast), "{typed}: {contrast}");
        }
    }

    #[test]
    fn colours_as_people_type_them() {
        for (typed, meant) in [
            (" #7B1518 ", Some("7b1518")),
            ("0b4a7d", Some("0b4a7d")),
            ("#abc", None),
            ("red", None),
            ("#7b15181", None),
            ("", None),
        ] {
            assert_eq!(Colour::parse(typed).map(Colour::digits).as_deref(), meant, "{typed:?}");
        }
        assert_eq!(Colour::parse("#646464").unwrap().darker().digits(), "464646");
    }
}
