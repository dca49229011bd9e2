#!/usr/bin/env python3
"""Builds the bundled fonts from their originals. README.md beside this file says where those come from.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    npm pack inter-ui@4.1.1 @phosphor-icons/web@2.1.2 dejavu-fonts-ttf@2.37.3   # then unpack each with tar
    venv/bin/python assets/fonts/build.py INTER_FOLDER PHOSPHOR_FOLDER DEJAVU_FOLDER

The same originals give the same bytes.
"""

import io
import re
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent.parent / "src" / "app" / "icons.rs"

# What Inter is kept for: Latin, Greek, Cyrillic, and the marks and signs of running text.
TEXT = [
    (0x0020, 0x024F), (0x0250, 0x02FF), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x27BF), (0xFFFD, 0xFFFD),
]
# What DejaVu Sans fills in: arrows, mathematics, technical signs, shapes, dingbats, Braille (drag handles).
SYMBOLS = [
    (0x2010, 0x2027), (0x2030, 0x205E), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF),
    (0x2460, 0x2473), (0x2500, 0x25FF), (0x2600, 0x27BF), (0x27C0, 0x27FF), (0x28FF, 0x28FF), (0x283F, 0x283F),
    (0x2B00, 0x2B1F),
]
# Inter's vertical metrics, in ems: all three fonts share them, so that a symbol never changes a line's height.
ASCENT, DESCENT = 1984 / 2048, -494 / 2048
CAP_HEIGHT = 1490 / 2048
# Phosphor draws in a square of one em; at this scale its strokes and sizes sit well beside the text.
ICON_SCALE = 1.12
# Filled icons lie this far above their outlines.
FILLED = 0xF0000


def expand(ranges):
    return {code for low, high in ranges for code in range(low, high + 1)}


def subset(font, codes, features):
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["FFTM", "gasp", "kern", "MATH", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def share_metrics(font):
    em = font["head"].unitsPerEm
    ascent, descent = round(ASCENT * em), round(DESCENT * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent


def save(font, name):
    font.recalcTimestamp = False
    font.save(HERE / name)
    print(f"{name}: {len(font.getBestCmap())} characters, {(HERE / name).stat().st_size} bytes")


def tabular_figures(font):
    """Makes the figures of equal width the default: numbers change while a slider moves, and must not dance."""
    swap = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            if chr(code) in "0123456789":
                table.cmap[code] = swap.get(glyph, glyph)


def text_font(source, name):
    font = TTFont(source)
    font.flavor = None
    tabular_figures(font)
    # No `calt`: it draws an arrow for "->" and a multiplication sign for "x", and a quote must stay as it was written.
    subset(font, expand(TEXT), ["kern", "mark", "mkmk", "ccmp"])
    share_metrics(font)
    save(font, name)


def symbol_font(source, name):
    font = TTFont(source)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xFF0B] = table.cmap[ord("+")]
            table.cmap[0xFF0D] = table.cmap[ord("−")]
    subset(font, expand(SYMBOLS) | {0xFF0B, 0xFF0D, 0x20}, [])
    share_metrics(font)
    save(font, name)


def draw(font, glyph, pen_transform):
    """The glyph's outline, moved and scaled; contours of no area (Phosphor marks its box with them) are dropped."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(recording)
    pen = TTGlyphPen(None)
    target = TransformPen(pen, pen_transform)
    contour = []
    for operator, arguments in recording.value:
        contour.append((operator, arguments))
        if operator in ("closePath", "endPath"):
            points = {point for _, points in contour for point in points if point is not None}
            if len(points) > 2:
                for step, values in contour:
                    getattr(target, step)(*values)
            contour = []
    return pen.glyph()


def icon_font(regular, filled, name):
    codes = {int(code, 16) for code in re.findall(r'= "\\u\{([0-9a-f]+)\}";', ICONS.read_text())}
    font, other = TTFont(regular), TTFont(filled)
    em = font["head"].unitsPerEm
    subset(font, {code for code in codes if code < FILLED}, [])
    cmap = dict(font.getBestCmap())
    # The middle of the icon's square goes to the middle of a capital letter.
    middle = (font["hhea"].ascent + font["hhea"].descent) / 2
    side = (em * ICON_SCALE - em) / 2
    place = (ICON_SCALE, 0, 0, ICON_SCALE, 0, CAP_HEIGHT / 2 * em - ICON_SCALE * middle)
    advance = round(em + 2 * side)
    glyphs = {glyph: draw(font, glyph, place) for glyph in cmap.values()}
    names = {}
    for code in sorted(code for code in codes if code >= FILLED):
        glyph = f"filled{code:x}"
        glyphs[glyph] = draw(other, other.getBestCmap()[code - FILLED], place)
        names[code] = glyph
    order = font.getGlyphOrder() + list(names.values())
    font.setGlyphOrder(order)
    for glyph, outline in glyphs.items():
        outline.recalcBounds(font["glyf"])
        font["glyf"][glyph] = outline
        font["hmtx"][glyph] = (advance, getattr(outline, "xMin", 0))
    font["glyf"].glyphOrder = order
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.format = 3, 10, 0, 12
    table.reserved, table.length, table.nGroups = 0, 0, 0
    table.cmap = {code: glyph for code, glyph in cmap.items() if code in codes} | names
    font["cmap"].tables = [table]
    missing = codes - set(table.cmap)
    if missing:
        sys.exit(f"icons.rs names characters that Phosphor lacks: {sorted(map(hex, missing))}")
    share_metrics(font)
    save(font, name)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    inter, phosphor, dejavu = map(Path, sys.argv[1:])
    for weight in ("Regular", "SemiBold"):
        text_font(inter / "web" / f"Inter-{weight}.woff2", f"Inter-{weight}.ttf")
    symbol_font(next(dejavu.rglob("DejaVuSans.ttf")), "Symbols.ttf")
    source = phosphor / "src"
    icon_font(source / "regular" / "Phosphor.ttf", source / "fill" / "Phosphor-Fill.ttf", "Icons.ttf")


if __name__ == "__main__":
    main()
