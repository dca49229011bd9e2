//! A saved web page to text: its tags are read one after another, no tree is built, so that time and memory stay in
//! proportion to the page, however deep its tags are nested.

use html5gum::{
    Span as At, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use super::{blocks::Blocks, meta::Meta, tag::Tag};

/// What a page holds.
pub(super) struct Page {
    /// Its paragraphs.
    pub blocks: Blocks,
    /// What it says of itself.
    pub meta: Meta,
}

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let mut reader = Reader { page: Page { blocks: Blocks::default(), meta: Meta::default() }, tag: None };
    {
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: At<()>| -> Option<()> {
            reader.take(&event);
            None
        });
        emitter.naively_switch_states(true);
        for event in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(()) = event;
        }
    }
    reader.page.blocks.finish();
    reader.page.meta.name_channel();
    reader.page
}

struct Reader {
    page: Page,
    /// The start tag that is being read.
    tag: Option<Tag>,
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        let Page { blocks, meta } = &mut self.page;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag::named(&String::from_utf8_lossy(name)));
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    tag.attribute(&String::from_utf8_lossy(name));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(tag) = &mut self.tag {
                    tag.value(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(tag) = self.tag.take() {
                    meta.open(&tag);
                    blocks.open(tag);
                }
            }
            CallbackEvent::EndTag { name } => {
                let name = String::from_utf8_lossy(name);
                meta.close();
                blocks.close(&name);
            }
            CallbackEvent::String { value } => {
                let text = String::from_utf8_lossy(value);
                if !meta.text(&text) {
                    blocks.text(&text);
                }
            }
            _ => {}
        }
    }
}
