//! Random numbers by counting: the number depends on a key and a count alone, so it is the same whatever else is drawn.

/// The stream of random numbers of one key and count. Its mixing function is that of `SplitMix64`.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    state: u64,
}

/// A number that looks like no other, one for one: the last step of `SplitMix64`.
pub(super) fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The key of a text: the same on every machine.
pub(super) fn key(text: &str) -> u64 {
    let fold = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    mix(text.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}

impl Stream {
    pub fn new(key: u64, count: u64) -> Self {
        Self { state: mix(key ^ mix(count.wrapping_add(1))) }
    }

    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// Evenly spread over (0, 1).
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// From the normal distribution of mean 0 and spread 1.
    pub fn normal(&mut self) -> f64 {
        self.normals().0
    }

    /// Two at once, by the method of Box and Muller (1958).
    fn normals(&mut self) -> (f64, f64) {
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        let (sin, cos) = (std::f64::consts::TAU * self.uniform()).sin_cos();
        (radius * cos, radius * sin)
    }

    /// From a gamma distribution with this shape (above 0) and scale 1, by the method of Marsaglia and Tsang (2000). The
    /// first attempt uses `x`, which is from the normal distribution.
    fn gamma(&mut self, shape: f64, mut x: f64) -> f64 {
        if shape < 1.0 {
            let boost = self.uniform().powf(1.0 / shape);
            return self.gamma(shape + 1.0, x) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let v = (1.0 + c * x).powi(3);
            let u = self.uniform();
            // The first of the two conditions holds nearly always, and spares the logarithms of the second.
            let squeezed = u < 1.0 - 0.0331 * x.powi(4);
            if v > 0.0 && (squeezed || u.ln() < 0.5 * x * x + d - d * v + d * v.ln()) {
                return d * v;
            }
            x = self.normal();
        }
    }

    /// From a Beta distribution with these parameters, both above 0.
    pub fn beta(&mut self, alpha: f64, beta: f64) -> f64 {
        let (x, y) = self.normals();
        let (hits, misses) = (self.gamma(alpha, x), self.gamma(beta, y));
        let sum = hits + misses;
        if sum > 0.0 {
            hits / sum
        } else {
            // Both so small that they vanished: nearly all the mass sits at the two ends.
            f64::from(u8::from(self.uniform() < alpha / (alpha + beta)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beta_has_its_mean_and_its_spread() {
        for (alpha, beta) in [(1.0, 1.0), (0.3, 2.0), (13.6, 2.4), (6.0, 6.0), (100.0, 3.0)] {
            let count = 20_000;
            let draws: Vec<f64> = (0..count).map(|count| Stream::new(key("beta"), count).beta(alpha, beta)).collect();
            let mean = draws.iter().sum::<f64>() / count as f64;
            let spread = draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / count as f64;
            let whole = alpha + beta;
            let expected = alpha * beta / (whole * whole * (whole + 1.0));
            assert!((mean - alpha / whole).abs() < 4.0 * (expected / count as f64).sqrt(), "mean of {alpha}, {beta}");
            assert!((spread / expected - 1.0).abs() < 0.06, "spread of {alpha}, {beta}: {spread}, not {expected}");
        }
    }

    #[test]
    fn a_vanishing_beta_is_a_coin() {
        let draw = Stream::new(1, 1).beta(1e-9, 1e-9);
        assert!((0.0..=1.0).contains(&draw));
    }

    #[test]
    fn the_same_key_and_count_give_the_same_numbers() {
        let numbers = |key, count| (0..4).map(|_| Stream::new(key, count).uniform()).collect::<Vec<_>>();
        assert_eq!(numbers(key("src-a"), 7), numbers(key("src-a"), 7));
        assert_ne!(numbers(key("src-a"), 7), numbers(key("src-b"), 7));
        assert_ne!(numbers(key("src-a"), 7), numbers(key("src-a"), 8));
    }
}
