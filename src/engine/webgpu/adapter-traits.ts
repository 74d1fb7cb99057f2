/** What shaders are fitted to: adapters compute the same, at different cost. */

import type { Lanes } from '../../formula/wgsl.ts';

/** Traits of an adapter that decide how a shader is written. */
export interface AdapterTraits {
  /** A software rasteriser. It executes a branch that few particles take masked, for all of them. */
  readonly isSoftware: boolean;
  /** Whether integers are rotated by shifts, or by products where shifts are slow. */
  readonly rotation: 'by-shifts' | 'by-products';
  /** Particles that one invocation moves side by side. */
  readonly lanes: Lanes;
  /**
   * Steps between two looks at what has happened, at most. Whoever escapes or diverges waits until the next look, and its
   * neighbours wait when it catches up; looking costs something where a branch that nobody takes is executed masked.
   */
  readonly stepsTogether: number;
  /**
   * Whether the numbers of an experiment stand in the shader's text, or in buffers. In the text they are faster where every
   * reading of a buffer counts, and every experiment is compiled anew.
   */
  readonly numbers: 'in-buffers' | 'in-text';
}

/** A graphics card. */
export const HARDWARE: AdapterTraits = {
  isSoftware: false,
  rotation: 'by-shifts',
  lanes: 1,
  stepsTogether: 1,
  numbers: 'in-buffers',
};

/** Mesa's processor rasteriser. */
export const LLVMPIPE: AdapterTraits = {
  ...HARDWARE,
  isSoftware: true,
  lanes: 4,
  stepsTogether: 16,
};

/** The one that Chromium carries. */
export const SWIFTSHADER: AdapterTraits = {
  isSoftware: true,
  rotation: 'by-products',
  lanes: 2,
  stepsTogether: 64,
  numbers: 'in-text',
};

/** The traits of an adapter, by what it says of itself. */
export function traitsOf(info: GPUAdapterInfo): AdapterTraits {
  const words = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  if (/swiftshader/i.test(words)) return SWIFTSHADER;
  if (/llvmpipe|lavapipe/i.test(words)) return LLVMPIPE;
  return { ...HARDWARE, isSoftware: info.isFallbackAdapter === true };
}
