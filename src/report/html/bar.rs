//! A credence as a picture: the scale from 0 to 100, the interval as a band, the credence as a mark.

use maud::{Markup, html};

use super::super::summary::Verdict;

/// Width of the scale in units of the drawing; one per cent is two.
const WIDTH: f64 = 200.0;

/// The bar of `verdict`. Without evidence the scale stays empty.
pub fn bar(verdict: &Verdict) -> Markup {
    let at = (verdict.credence * WIDTH).clamp(2.0, WIDTH - 2.0);
    let band = verdict.low.zip(verdict.high).filter(|_| verdict.is_weighed());
    let label = verdict.line();
    html! {
        svg.bar viewBox="0 0 200 14" preserveAspectRatio="none" role="img" aria-label=(label) {
            rect.track x="0" y="5" width="200" height="4" {}
            @if verdict.is_weighed() {
                rect.fill x="0" y="5" width=(rounded(at)) height="4" {}
            }
            @if let Some((low, high)) = band {
                rect.band x=(rounded(low * WIDTH)) y="2" width=(rounded((high - low).max(0.005) * WIDTH)) height="10" {}
            }
            rect.half x="99.75" y="1" width="0.5" height="12" {}
            @if verdict.settled.is_some() || verdict.is_weighed() {
                rect.mark x=(rounded(at - 1.0)) y="0" width="2" height="14" {}
            }
        }
    }
}

fn rounded(place: f64) -> String {
    format!("{place:.1}")
}
