//! A credence as a picture: the scale from 0 to 100, the interval as a band, the credence as a mark.
//!
//! All widths are shares, so that lines stay as thin as they are at any size.

use maud::{Markup, html};

use super::super::summary::Verdict;

/// The bar of `verdict`. Without evidence the scale stays empty.
pub fn bar(verdict: &Verdict) -> Markup {
    let shown = verdict.settled.is_some() || verdict.is_weighed();
    let band = verdict.low.zip(verdict.high).filter(|_| verdict.is_weighed());
    let at = share(verdict.credence);
    html! {
        svg.bar height="14" role="img" aria-label=(verdict.line()) {
            rect.track x="0" y="5" width="100%" height="4" rx="2" {}
            @if shown { rect.fill x="0" y="5" width=(at) height="4" rx="2" {} }
            @if let Some((low, high)) = band {
                rect.band x=(share(low)) y="1.5" width=(share(high - low)) height="11" rx="2" {}
            }
            line.half x1="50%" x2="50%" y1="2" y2="12" {}
            @if shown { line.mark x1=(at) x2=(at) y1="0" y2="14" {} }
        }
    }
}

/// A share of the scale's width.
fn share(share: f64) -> String {
    format!("{:.1}%", share.clamp(0.005, 0.995) * 100.0)
}
