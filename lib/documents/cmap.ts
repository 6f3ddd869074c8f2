/** Where the tables of a font file begin, by their four letters. */
function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

/** Format 12: groups of code points, any plane. */
function readGroups(font: Buffer, at: number, add: (codePoint: number) => void): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = at + 16; group < at + 16 + 12 * groups; group += 12) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [
      number,
      number,
      number,
    ];
    for (let code = first; code <= last; code += 1) if (glyph + code - first !== 0) add(code);
  }
}

/** Format 4: segments of the first plane. */
function readSegments(font: Buffer, at: number, add: (codePoint: number) => void): void {
  const bytes = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + bytes + 2;
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = Math.min(font.readUInt16BE(ends + segment), 0xfffe);
    const delta = font.readUInt16BE(starts + bytes + segment);
    const rangeAt = starts + 2 * bytes + segment;
    const range = font.readUInt16BE(rangeAt);
    const first = font.readUInt16BE(starts + segment);
    for (let code = first; code <= last; code += 1) {
      const listed = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) add(code);
    }
  }
}

/** The code points for which a TrueType font has a glyph of its own, by its Unicode map (OpenType `cmap`, formats 4 and 12). */
export function glyphsOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap');
  const found = new Set<number>();
  const count = font.readUInt16BE(cmap + 2);
  for (let record = cmap + 4; record < cmap + 4 + 8 * count; record += 8) {
    const platform = font.readUInt16BE(record);
    const at = cmap + font.readUInt32BE(record + 4);
    if (platform !== 0 && platform !== 3) continue;
    const format = font.readUInt16BE(at);
    if (format === 12) readGroups(font, at, (code) => found.add(code));
    if (format === 4) readSegments(font, at, (code) => found.add(code));
  }
  return found;
}
