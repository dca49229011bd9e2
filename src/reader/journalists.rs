//! For whom journalists write.

use super::{
    chain::phrase_end,
    names,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// The outlet of a journalist: "Joan Petrakis of the Hartford Sentinel", "the Argus's Marcy Tullo".
pub(crate) fn journalist(p: &Paragraph<'_>, who: Option<&Run>, outlets: &Outlets) -> Option<Run> {
    let who = who?;
    // "The Observer's Anna Kern"
    let start = who.start + usize::from(p.low(who.start) == "the");
    let name = names::name_at(p, start, who.end);
    let of = name.end;
    let outlet = if p.low(of) == "of" && name.len() > 1 {
        of + 1..who.end
    } else if p.kind(of) == Kind::Comma && name.len() > 1 && p.low(of + 1) == "the" && of < who.end {
        // "Max Lunn, the Observer's food critic, wrote"
        let paper = names::name_at(p, of + 2, who.end);
        let last = (paper.end..who.end).find(|at| p.kind(*at) != Kind::Word).unwrap_or(who.end);
        let writes = last > paper.end
            && matches!(p.low(last - 1), "critic" | "correspondent" | "columnist" | "editor" | "reporter" | "writer");
        let owned = !paper.is_empty() && genitive(p.low(paper.end - 1)) && writes;
        return outlets.named(p, &paper).filter(|paper| owned && !outlets.own(p, paper));
    } else if genitive(p.low(of.checked_sub(1)?)) && names::name_at(p, of, who.end).len() > 1 {
        return outlets.named(p, &name).filter(|_| !outlets.own(p, &name));
    } else {
        return None;
    };
    let end = phrase_end(p, outlet.start, outlet.end);
    outlets.named(p, &(outlet.start..end.max(outlet.start))).filter(|outlet| !outlets.own(p, outlet))
}
