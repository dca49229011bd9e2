//! Checksums: whether bytes are the ones that were there before. They guard against accidents, not against intent.

use std::io::{self, Read, Write};

/// A CRC-32 (IEEE 802.3) with the count of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest {
    pub len: u64,
    pub sum: u32,
}

impl Digest {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { len: bytes.len() as u64, sum: crc32fast::hash(bytes) }
    }

    /// Of everything that `from` still holds, piece by piece.
    pub(super) fn of_all(mut from: impl Read) -> io::Result<Self> {
        let mut digesting = Digesting::new(io::sink());
        let mut piece = vec![0; 256 * 1024];
        loop {
            match from.read(&mut piece) {
                Ok(0) => return Ok(digesting.digest()),
                Ok(count) => digesting.write_all(&piece[..count])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Hands bytes on and notes their checksum.
pub(super) struct Digesting<W> {
    out: W,
    len: u64,
    hasher: crc32fast::Hasher,
}

impl<W: Write> Digesting<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, len: 0, hasher: crc32fast::Hasher::new() }
    }

    pub(super) fn digest(&self) -> Digest {
        Digest { len: self.len, sum: self.hasher.clone().finalize() }
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        self.len += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
