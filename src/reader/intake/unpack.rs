//! Whether the packed parts of a PDF unpack to more than memory should hold: found out before they are unpacked.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// The most that one packed part of a document may unpack to, in bytes: a scanned page has some hundred million.
const UNPACKED: u64 = 1 << 28;
/// How often what was unpacked may be packed once more. Nobody packs text more than twice.
const LAYERS: usize = 4;
/// How far before its data the description of a part is looked for, in bytes.
const DESCRIPTION: usize = 4096;

/// Whether a part of the document, or all its packed objects together, unpack to more than [`UNPACKED`].
///
/// Parts are tried one by one, layer by layer, and nothing is kept.
pub(super) fn too_far(document: &[u8]) -> bool {
    exceeds(document, UNPACKED)
}

fn exceeds(document: &[u8], most: u64) -> bool {
    let mut from = 0;
    // Packed objects are kept for as long as the document is read.
    let mut objects = 0_u64;
    while let Some(at) = memchr::memmem::find(&document[from..], b"stream") {
        let keyword = from + at;
        from = keyword + 6;
        if document[..keyword].ends_with(b"end") {
            continue;
        }
        let data = &document[from..];
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let description = description(&document[..keyword]);
        let Some(size) = unpacked(description, data, most) else { return true };
        if holds(description, b"ObjStm") {
            objects += size;
        }
        if objects > most {
            return true;
        }
    }
    false
}

/// What stands between the beginning of an object and its data.
fn description(before: &[u8]) -> &[u8] {
    let near = &before[before.len().saturating_sub(DESCRIPTION)..];
    memchr::memmem::rfind(near, b" obj").map_or(near, |at| &near[at..])
}

fn holds(description: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find(description, name).is_some()
}

/// How many bytes a part unpacks to; nothing when they are more than `most`.
fn unpacked(description: &[u8], data: &[u8], most: u64) -> Option<u64> {
    let lzw = holds(description, b"LZW");
    let runs = holds(description, b"RunLength");
    let flate = holds(description, b"FlateDecode");
    if (lzw && (flate || runs)) || (runs && flate) {
        // Rare, and the size can't be told without unpacking.
        return None;
    }
    let size = if lzw {
        lzw_size(data, most)
    } else if runs {
        runs_size(data, most)
    } else {
        let text = holds(description, b"ASCII").then(|| from_ascii(description, data));
        flate_size(text.as_deref().unwrap_or(data), most)
    };
    (size <= most).then_some(size)
}

/// The largest of the layers that deflated data unpacks to, `most + 1` for all that is more.
fn flate_size(data: &[u8], most: u64) -> u64 {
    let mut largest = 0;
    for layers in 1..=LAYERS {
        let Some(unpacked) = layered(data, layers) else { break };
        // What is damaged ends early; what came until then was unpacked all the same.
        let mut counted = Counted(0);
        io::copy(&mut unpacked.take(most + 1), &mut counted).ok();
        largest = largest.max(counted.0);
        if largest > most {
            break;
        }
    }
    largest
}

/// Data unpacked so many times; nothing where it is not packed so often.
fn layered(data: &[u8], layers: usize) -> Option<Box<dyn Read + '_>> {
    let mut layer: Box<dyn Read + '_> = Box::new(data);
    for depth in 0..layers {
        let mut head = [0; 2];
        layer.read_exact(&mut head).ok()?;
        let zlib = head[0] & 0x0f == 8 && u16::from_be_bytes(head).is_multiple_of(31);
        let whole = io::Cursor::new(head).chain(layer);
        layer = match (zlib, depth) {
            (true, _) => Box::new(ZlibDecoder::new(whole)),
            // Some writers leave the two bytes of zlib out; deeper down nearly anything could be taken for that.
            (false, 0) => Box::new(DeflateDecoder::new(whole)),
            (false, _) => return None,
        };
    }
    Some(layer)
}

/// Counts what is written to it.
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes that stand as letters: hexadecimal or base 85. What can't be read is left out, for only the size matters.
fn from_ascii(description: &[u8], data: &[u8]) -> Vec<u8> {
    let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
    let letters = data[..end].iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    if holds(description, b"ASCIIHex") {
        let digits: Vec<u8> =
            letters.filter_map(|byte| char::from(byte).to_digit(16)).map(|digit| digit as u8).collect();
        return digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect();
    }
    let mut bytes = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let mut flush = |group: &mut Vec<u32>| {
        let len = group.len();
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit));
        bytes.extend(value.to_be_bytes().into_iter().take(len.saturating_sub(1)));
        group.clear();
    };
    for byte in letters.take_while(|byte| *byte != b'~') {
        match byte {
            b'z' => group.extend([0; 5]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() >= 5 {
            flush(&mut group);
        }
    }
    flush(&mut group);
    bytes
}

/// How much LZW data unpacks to: the lengths of its table's entries are kept, not the entries.
fn lzw_size(data: &[u8], most: u64) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths: Vec<u64> = Vec::with_capacity(4096);
    let (mut size, mut last) = (0_u64, 0_u64);
    let (mut held, mut bits, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in data {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        match code {
            END => break,
            CLEAR => {
                lengths.clear();
                last = 0;
            }
            code => {
                let known = if code < CLEAR { Some(1) } else { lengths.get(code - 258).copied() };
                let length = known.unwrap_or(last + 1);
                if last > 0 && lengths.len() < 4096 - 258 {
                    lengths.push(last + 1);
                }
                last = length;
                size += length;
            }
        }
        if size > most {
            break;
        }
        width = match lengths.len() + 258 + 1 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    size
}

/// How much run-length data unpacks to.
fn runs_size(data: &[u8], most: u64) -> u64 {
    let (mut at, mut size) = (0, 0);
    while let Some(length) = data.get(at)
        && *length != 128
        && size <= most
    {
        let literal = *length < 128;
        size += if literal { u64::from(*length) + 1 } else { 257 - u64::from(*length) };
        at += if literal { usize::from(*length) + 2 } else { 2 };
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    const MOST: u64 = 1 << 20;

    fn packed(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    fn part(description: &str, data: &[u8]) -> Vec<u8> {
        let mut part = format!("1 0 obj\n<<{description}>>\nstream\n").into_bytes();
        part.extend_from_slice(data);
        part.extend_from_slice(b"\nendstream\nendobj\n");
        part
    }

    #[test]
    fn every_layer_of_what_is_packed_again_and_again_counts() {
        let zeros = vec![0; 2 << 20];
        let flate = "/Filter[/FlateDecode /FlateDecode]";
        assert!(exceeds(&part(flate, &packed(&zeros)), MOST));
        assert!(exceeds(&part(flate, &packed(&packed(&zeros))), MOST));
        assert!(exceeds(&part(flate, &packed(&packed(&packed(&zeros)))), MOST));
        // The inner layer is small, the outer one is not.
        let padded: Vec<u8> = packed(b"text").into_iter().chain(zeros).collect();
        assert!(exceeds(&part(flate, &packed(&padded)), MOST));
        assert!(!exceeds(&part(flate, &packed(&packed(&vec![0; 1000]))), MOST));
        assert!(!exceeds(&part("", b"BT (plain) Tj ET"), MOST));
    }

    #[test]
    fn what_stands_as_letters_is_looked_into() {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap();
        let hex: String =
            packed(&vec![0; 2 << 20]).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        assert!(exceeds(&part("/Filter[/ASCIIHexDecode /FlateDecode]", format!("{hex}>").as_bytes()), MOST));
        assert_eq!(from_ascii(b"/ASCII85Decode", b"87cUR D]i,\"Ebo80~>"), b"Hello World!");
    }

    #[test]
    fn packed_objects_count_together() {
        let one = part("/Type/ObjStm/Filter/FlateDecode", &packed(&vec![0; 400 << 10]));
        assert!(!exceeds(&one.repeat(2), MOST));
        assert!(exceeds(&one.repeat(3), MOST));
    }

    #[test]
    fn the_older_ways_of_packing_are_measured_too() {
        assert_eq!(lzw_size(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], MOST), 10);
        assert_eq!(runs_size(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], MOST), 6);
        assert!(exceeds(&part("/Filter/RunLengthDecode", &[129, 0].repeat(20_000)), MOST));
        assert!(exceeds(&part("/Filter[/FlateDecode/LZWDecode]", b""), MOST));
    }
}
