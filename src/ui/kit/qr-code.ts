import { type SVGTemplateResult, svg } from 'lit';
import { encode } from 'uqr';

/** Characters of the longest address that becomes a QR code: version 25, as fine as a phone still reads from a projector. */
export const LONGEST_QR_CODE = 1273;
const FINEST_VERSION = 25;
/** Width of the light margin that readers need, in modules. */
const MARGIN = 4;

/** An address as a QR code, dark on light in every theme; a square of `size` modules. */
export function drawQrCode(address: string): { size: number; picture: SVGTemplateResult } {
  const { data, size } = encode(address, {
    ecc: 'L',
    boostEcc: true,
    maxVersion: FINEST_VERSION,
    border: MARGIN,
  });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const picture = svg`<rect width=${size} height=${size} fill="white" /><path d=${path} fill="black" />`;
  return { size, picture };
}
