export type JpegFacts = {
  /** EXIF orientation, 1 to 8: how a camera was held. 1: as it is stored. */
  readonly orientation: number;
  /** Colours of a point: 1 grey, 3 colour, 4 for print; null where it is not said. */
  readonly colours: number | null;
};

/** What a JPEG says of itself before its picture begins. Total for any bytes: what cannot be read is as stored. */
export function jpegFacts(bytes: Uint8Array): JpegFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (marker === 0xe1 && end <= view.byteLength) orientation = orientationIn(view, at + 4, end) ?? orientation;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 10 <= view.byteLength) return { orientation, colours: view.getUint8(at + 9) };
    if (marker === 0xda || length < 2) break;
    at = end;
  }
  return { orientation, colours: null };
}

/** The orientation in an EXIF block; null where there is none. */
function orientationIn(view: DataView, from: number, to: number): number | null {
  const isExif = to - from >= 14 && view.getUint32(from) === 0x45_78_69_66 && view.getUint16(from + 4) === 0;
  if (!isExif) return null;
  const start = from + 6;
  const isLittle = view.getUint16(start) === 0x49_49;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > to) return null;
  const count = view.getUint16(directory, isLittle);
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= to; entry += 12) {
    if (view.getUint16(entry, isLittle) !== 0x01_12) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
