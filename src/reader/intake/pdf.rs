//! The text of a PDF: its glyphs in the order in which they are drawn, put together to lines and paragraphs.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask,
    font::{Glyph, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::{LoadPdfError, Pdf, page::Page},
    interpret_page,
    kurbo::{Affine, BezPath, Point, Rect},
};

use super::{IntakeError, layout::Layout, unpack};

/// How long a document may take.
const TIME: Duration = Duration::from_secs(20);
/// The most glyphs of a document, some three thousand full pages.
const GLYPHS: usize = 8_000_000;
/// The most pages that are read.
const PAGES: usize = 5_000;
/// The stack of the reading thread: nested forms of a document nest calls.
const STACK: usize = 64 << 20;

/// What a document holds.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub text: String,
    pub title: Option<String>,
    pub author: Option<String>,
}

/// Reads a document.
///
/// A hostile one can make the parser run wild, so it works on a thread of its own, which ends itself when its time or
/// its glyphs are spent, and whose failure is reported as a damaged document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, IntakeError> {
    if unpack::too_far(bytes) {
        return Err(IntakeError::TooMuch);
    }
    let bytes = bytes.to_vec();
    let (done, result) = mpsc::channel();
    let work = move || {
        let read = panic::catch_unwind(AssertUnwindSafe(|| extract(bytes)));
        // Nobody listens any more if the time is over.
        done.send(read).ok();
    };
    let spawned = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(work);
    if spawned.is_err() {
        return Err(IntakeError::TooMuch);
    }
    match result.recv_timeout(TIME + Duration::from_secs(5)) {
        Ok(Ok(read)) => read,
        Ok(Err(reason)) if reason.is::<Spent>() => Err(IntakeError::TooMuch),
        Ok(Err(_)) | Err(mpsc::RecvTimeoutError::Disconnected) => Err(IntakeError::BrokenPdf),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(IntakeError::TooMuch),
    }
}

/// What the reading thread ends itself with when its time or its glyphs are spent.
struct Spent;

fn extract(bytes: Vec<u8>) -> Result<Document, IntakeError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => IntakeError::EncryptedPdf,
        LoadPdfError::Invalid => IntakeError::BrokenPdf,
    })?;
    let cache = InterpreterCache::new();
    let mut sheet = Sheet { until: Instant::now() + TIME, glyphs: 0, images: 0, layout: Layout::default() };
    for page in pdf.pages().iter().take(PAGES) {
        // A page may take long and draw nothing.
        if Instant::now() > sheet.until {
            return Err(IntakeError::TooMuch);
        }
        read_page(page, &pdf, &cache, &mut sheet);
    }
    let text = sheet.layout.finish();
    if text.trim().is_empty() {
        return Err(if sheet.images > 0 { IntakeError::PicturesOnly } else { IntakeError::NoText });
    }
    let metadata = pdf.metadata();
    let stated = |value: Option<&[u8]>| {
        let text = value.map(text_string).unwrap_or_default();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty() && text.chars().count() <= 500)
    };
    Ok(Document { text, title: stated(metadata.title.as_deref()), author: stated(metadata.author.as_deref()) })
}

fn read_page<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, sheet: &mut Sheet) {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true);
    let mut context =
        Context::new(Affine::new(upright.as_coeffs()), area, cache, pdf.xref(), InterpreterSettings::default());
    sheet.layout.page();
    interpret_page(page, &mut context, sheet);
}

/// A text of the document's properties: UTF-16 behind a mark, else near enough to Latin-1.
fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xfe, 0xff]) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        return super::encoding::decode(bytes).text;
    }
    bytes.iter().map(|byte| char::from(*byte)).filter(|c| !c.is_control()).collect()
}

/// Takes what a page draws.
struct Sheet {
    until: Instant,
    glyphs: usize,
    images: usize,
    layout: Layout,
}

impl Sheet {
    fn check_time(&self) {
        if Instant::now() > self.until {
            panic::resume_unwind(Box::new(Spent));
        }
    }
}

impl Device<'_> for Sheet {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.glyphs += 1;
            if self.glyphs > GLYPHS || Instant::now() > self.until {
                panic::resume_unwind(Box::new(Spent));
            }
            let place: Affine = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            // Glyphs are drawn on a square of a thousand units.
            let size = (place * Point::new(0.0, 1000.0) - origin).hypot();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(_) => None,
            };
            let width = size * f64::from(advance.unwrap_or(500.0)) / 1000.0;
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => continue,
            };
            self.layout.glyph(origin.x, origin.y, size, width, &text);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.images += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.check_time();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.check_time();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
