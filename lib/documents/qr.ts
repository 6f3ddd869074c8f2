import QRCode from 'qrcode';

/** A QR code as a stand-alone SVG, in the ink of the house on white, and how many modules it is wide, its edge included. */
export function qrCode(text: string): { readonly svg: string; readonly modulesWide: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const quiet = 2;
  const side = modules.size + 2 * quiet;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side * 10}" height="${side * 10}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#1C2A2B" d="${path}"/></svg>`;
  return { svg, modulesWide: side };
}
