/** What shaders are fitted to: adapters compute the same, at different cost. */

/** Traits of an adapter that decide how a shader is written. */
export interface AdapterTraits {
  /** A software rasteriser. It executes a branch that few particles take masked, for all of them. */
  readonly isSoftware: boolean;
  /** Whether integers are rotated by shifts, or by products where shifts are slow. */
  readonly rotation: 'by-shifts' | 'by-products';
}

/** A graphics card. */
export const HARDWARE: AdapterTraits = { isSoftware: false, rotation: 'by-shifts' };

/** The traits of an adapter, by what it says of itself. */
export function traitsOf(info: GPUAdapterInfo): AdapterTraits {
  const words = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  const isSwiftShader = /swiftshader/i.test(words);
  return {
    isSoftware: info.isFallbackAdapter === true || /swiftshader|llvmpipe|lavapipe/i.test(words),
    rotation: isSwiftShader ? 'by-products' : 'by-shifts',
  };
}
