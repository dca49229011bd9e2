//! From bytes to an article: formats, encodings, what a page says of itself, and what is refused.

use credence::reader::{
    Article, Language, ZoneKind,
    intake::{Format, IntakeError, MAX_BYTES, read, read_plain},
    statements,
};

const SCAN: &[u8] = include_bytes!("files/scan.pdf");
const LOCKED: &[u8] = include_bytes!("files/locked.pdf");
const FERRY: &[u8] = include_bytes!("files/ferry.pdf");

fn words(article: &Article, kind: ZoneKind) -> String {
    let zones = article.zones.iter().filter(|zone| zone.kind == kind);
    zones.map(|zone| &article.text[zone.range.clone()]).collect::<Vec<_>>().join("\n")
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Ferry sold twice | Nordre Tidende</title>
<meta property="og:site_name" content="Nordre Tidende"><link rel="canonical" href="https://example.org/ferry">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry sold twice",
"datePublished": "2024-03-14T08:00:00+01:00", "author": [{"name": "Ingrid Aune"}, {"name": "Per Dahl"}]}]}</script>
<style>p { color: red }</style></head><body><nav><a href="/">Home</a> <a href="/news">The critics say that all is lost</a></nav>
<div class="cookie-banner"><p>We use cookies. The law says that you must agree.</p></div>
<article><h1>Ferry sold <em>twice</em></h1><p class="byline">By Ingrid Aune</p>
<p>The port authority of Skarvik has rejected reports that its only car ferry was&nbsp;sold to two buyers in the same week.
<p>&ldquo;Not a word of this is <b>true</b>,&rdquo; harbour master Jonas Lie told reporters on Thursday.<br>He left.
<figure><img src="x.jpg"><figcaption>The ferry. &ldquo;A beauty,&rdquo; says Lie.</figcaption></figure>
<div class="newsletter"><p>Sign up: our editor says that you will like it.</p></div>
<aside><p>Experts say that aside is no article.</p></aside>
<p>Lie said that the ferry &lt;Skarvik&gt; is where it always is, and that she belongs to the town as she always has.</p>
</article><article><h2>Other news</h2><p>Smith said so.</p></article>
<footer><p>The editor said that all rights are reserved.</p></footer></body></html>"#;

#[test]
fn a_saved_page_gives_its_article_and_what_it_says_of_itself() {
    let intake = read(PAGE.as_bytes()).unwrap();
    let article = intake.article;
    assert_eq!(intake.format, Format::Html);
    assert_eq!(intake.url.as_deref(), Some("https://example.org/ferry"));
    assert_eq!(article.title.as_deref(), Some("Ferry sold twice"));
    assert_eq!(article.byline.as_deref(), Some("Ingrid Aune, Per Dahl"));
    assert_eq!(article.date.as_deref(), Some("2024-03-14"));
    assert_eq!(article.publisher.as_deref(), Some("Nordre Tidende"));
    assert_eq!(article.language, Language::English);
    let body = words(&article, ZoneKind::Body);
    assert!(body.starts_with("The port authority of Skarvik"), "{body}");
    assert!(body.contains("“Not a word of this is true,” harbour master"), "{body}");
    assert!(
        body.contains("was\u{a0}sold") && body.contains("Thursday.\nHe left.") && body.contains("<Skarvik>"),
        "{body}"
    );
    assert_eq!(words(&article, ZoneKind::Title), "Ferry sold twice");
    assert!(words(&article, ZoneKind::Caption).contains("A beauty"));
    for furniture in ["cookies", "Sign up", "aside", "critics", "reserved", "Smith"] {
        assert!(!body.contains(furniture), "{furniture}: {body}");
    }
}

#[test]
fn nothing_is_proposed_from_captions_appeals_menus_and_other_articles() {
    let article = read(PAGE.as_bytes()).unwrap().article;
    let found = statements(&article);
    assert!(!found.is_empty());
    let body: Vec<_> = article.body().map(|zone| zone.range.clone()).collect();
    for statement in found {
        for part in statement.content {
            assert!(
                body.iter().any(|body| body.start <= part.start && part.end <= body.end),
                "{}",
                &article.text[part]
            );
        }
    }
}

#[test]
fn an_article_without_an_article_tag_is_found_too() {
    let page = "<html><body><div id=content><h1>Title</h1><p>The mayor said that it was so.</p></div></body></html>";
    let article = read(page.as_bytes()).unwrap().article;
    assert_eq!(words(&article, ZoneKind::Body), "The mayor said that it was so.");
}

#[test]
fn a_pdf_gives_its_paragraphs_in_russian_and_english() {
    let intake = read(FERRY).unwrap();
    assert_eq!((intake.format, intake.article.language), (Format::Pdf, Language::Russian));
    let text = &intake.article.text;
    assert!(
        text.contains("\n\n«Никто ничего не продавал, паром стоит у причала», — заявил журналистам вице-мэр"),
        "{text}"
    );
    assert!(text.contains("“Not a word of this is true,” harbour master Jonas Lie"), "{text}");
    assert_eq!(intake.article.title.as_deref(), Some("Паром не продан"));
}

#[test]
fn pictures_and_locked_pdfs_are_refused_with_the_reason() {
    assert_eq!(read(SCAN), Err(IntakeError::PicturesOnly));
    assert_eq!(read(LOCKED), Err(IntakeError::EncryptedPdf));
    assert_eq!(read(b"%PDF-1.7\nnonsense"), Err(IntakeError::BrokenPdf));
}

#[test]
fn a_damaged_pdf_never_takes_the_program_down() {
    let mut random = 7_u32;
    for _ in 0..40 {
        let mut bytes = FERRY.to_vec();
        for _ in 0..60 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = random as usize % bytes.len();
            bytes[at] = (random >> 24) as u8;
        }
        read(&bytes).ok();
    }
}

/// A PDF of one page whose drawing is `content`, packed so many times.
fn pdf(content: &[u8], layers: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = content.to_vec();
    for _ in 0..layers {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&packed).unwrap();
        packed = encoder.finish().unwrap();
    }
    let filters = "/FlateDecode ".repeat(layers);
    let mut file = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
        3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
        /Resources<</Font<</F 5 0 R>>>>>>\nendobj\n\
        5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
        .to_vec();
    file.extend(format!("4 0 obj\n<</Length {}/Filter[{filters}]>>\nstream\n", packed.len()).into_bytes());
    file.extend(packed);
    file.extend(b"\nendstream\nendobj\ntrailer<</Size 6/Root 1 0 R>>\n%%EOF");
    file
}

#[test]
fn what_is_packed_again_and_again_is_read_or_refused_before_it_unpacks() {
    let text = b"BT /F 12 Tf 50 700 Td (The mayor said that it was so.) Tj ET";
    for layers in 1..=3 {
        let read = read(&pdf(text, layers)).unwrap();
        assert_eq!(&*read.article.text, "The mayor said that it was so.", "{layers}");
    }
    let blank = vec![b' '; (1 << 28) + 1];
    assert_eq!(read(&pdf(&blank, 2)), Err(IntakeError::TooMuch));
}

#[test]
fn damaged_utf_8_is_no_other_encoding() {
    let russian = "Мэр сказал, что паром не продан. Да";
    let cut = read(&russian.as_bytes()[..russian.len() - 1]).unwrap();
    assert_eq!((cut.encoding, cut.article.language), ("UTF-8", Language::Russian));
    let damaged = [&b"\xff"[..], "“It is true,” he said. “We know,” she said.".as_bytes()].concat();
    assert_eq!(statements(&read(&damaged).unwrap().article).len(), 2);
}

#[test]
fn a_page_of_scripts_says_so() {
    let page = b"<html><head><title>App</title></head><body><div id=root></div><script>say('He said it')</script></body></html>";
    assert_eq!(read(page), Err(IntakeError::ScriptsOnly));
    assert_eq!(read(b"<html><body></body></html>"), Err(IntakeError::NoText));
    assert_eq!(read(b" \n\t "), Err(IntakeError::NoText));
}

#[test]
fn what_is_no_article_is_named() {
    let error = read(b"PK\x03\x04rest of it").unwrap_err().to_string();
    assert!(error.contains("Word"), "{error}");
    let every: Vec<u8> = (0..=255).collect();
    assert_eq!(read(&every), Err(IntakeError::Foreign { what: "binary data" }));
}

#[test]
fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
    let bytes = vec![b' '; MAX_BYTES as usize + 1];
    let error = read(&bytes).unwrap_err();
    assert_eq!(error, IntakeError::TooLarge { bytes: MAX_BYTES + 1 });
    assert!(error.to_string().contains("51 MB") && error.to_string().contains("50"), "{error}");
}

#[test]
fn plain_text_is_kept_as_it_stands() {
    for text in ["One.\r\nTwo\u{a0}.\n\n\n", "\u{feff}<p>He said so.</p>\r", "He said:\ta\u{7} long word."] {
        assert_eq!(&*read_plain(text.as_bytes()).unwrap().article.text, text);
    }
}

#[test]
fn tags_nested_a_hundred_thousand_deep_are_no_danger() {
    let deep = format!("<html><body>{}<p>He said so.</p>", "<div>".repeat(100_000));
    read(deep.as_bytes()).ok();
    let wide = format!("<html><body>{}</body>", "<p>The mayor said that it was so.".repeat(20_000));
    assert!(read(wide.as_bytes()).is_ok());
}
