//! What kind of content a cue has, and how it is reached.

/// What the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Shape {
    /// "that …"
    That,
    /// "whether …", "if …"
    Whether,
    /// "how …", "what …"
    Question,
    /// A quotation.
    Quote,
    /// What follows a colon.
    Colon,
    /// "to …", from the verb on or from "to" on.
    To,
    /// "… -ing"
    Gerund,
    /// A clause without a word to open it.
    Clause,
    /// A thing: "criticised the bill".
    Object,
    /// Nothing: the content is the subject.
    Nothing,
    /// The quotation before: "…," he said.
    TagQuote,
    /// The clause before: …, he said.
    TagClause,
    /// The relative pronoun before the subject, and what follows: "which critics say …".
    Relative,
}

/// How the content is reached from the cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Way {
    /// At once.
    Near,
    /// Over an addressee: "told reporters that".
    Addressee,
    /// Over words of time and place: "said on Tuesday that".
    Settled,
    /// Over anything else: "said of the bill that".
    Far,
    /// Over a preposition or a particle, by its position in [`PREPOSITIONS`].
    Over(u8),
}

/// Prepositions and particles that lead to a content.
pub(crate) const PREPOSITIONS: [&str; 30] = [
    "of",
    "about",
    "for",
    "on",
    "against",
    "to",
    "with",
    "in",
    "as",
    "from",
    "at",
    "by",
    "over",
    "into",
    "out",
    "up",
    "like",
    "toward",
    "between",
    "than",
    "down",
    "back",
    "off",
    "through",
    "upon",
    "among",
    "regarding",
    "around",
    "aside",
    "away",
];

/// A way with a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Frame {
    /// How the content is reached.
    pub way: Way,
    /// What it is.
    pub shape: Shape,
}

impl Frame {
    const SHAPES: [(&'static str, Shape); 13] = [
        ("that", Shape::That),
        ("whether", Shape::Whether),
        ("wh", Shape::Question),
        ("quote", Shape::Quote),
        ("colon", Shape::Colon),
        ("to", Shape::To),
        ("ing", Shape::Gerund),
        ("clause", Shape::Clause),
        ("object", Shape::Object),
        ("none", Shape::Nothing),
        ("tag-quote", Shape::TagQuote),
        ("tag-clause", Shape::TagClause),
        ("relative", Shape::Relative),
    ];

    /// Its name in the tables: "that", "a:that", "x:quote", "for:object".
    pub fn name(self) -> String {
        let shape = Self::SHAPES[self.shape as usize].0;
        match self.way {
            Way::Near => shape.to_owned(),
            Way::Addressee => format!("a:{shape}"),
            Way::Settled => format!("t:{shape}"),
            Way::Far => format!("x:{shape}"),
            Way::Over(at) => format!("{}:{shape}", PREPOSITIONS[usize::from(at)]),
        }
    }

    /// The frame of a name.
    pub fn parse(name: &str) -> Option<Self> {
        let (way, shape) = match name.split_once(':') {
            None => (Way::Near, name),
            Some(("a", shape)) => (Way::Addressee, shape),
            Some(("t", shape)) => (Way::Settled, shape),
            Some(("x", shape)) => (Way::Far, shape),
            Some((word, shape)) => (Way::Over(PREPOSITIONS.iter().position(|known| *known == word)? as u8), shape),
        };
        let shape = Self::SHAPES.iter().find(|(known, _)| *known == shape)?.1;
        Some(Self { way, shape })
    }
}
