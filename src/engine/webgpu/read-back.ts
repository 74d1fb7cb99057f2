/** Copies GPU buffers to the host through a pool of mapped buffers, so that reading never stalls the frame. */
export class ReadBack {
  readonly #device: GPUDevice;
  readonly #idle: GPUBuffer[] = [];

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /**
   * Records commands, then copies the listed buffers once these have run.
   *
   * @param record commands that come before the copy
   * @param sources buffers to copy, each whole or up to a number of bytes (multiples of 4)
   * @returns for each source its words
   */
  async read(
    record: (encoder: GPUCommandEncoder) => void,
    sources: readonly { readonly buffer: GPUBuffer; readonly byteLength?: number }[],
  ): Promise<Uint32Array<ArrayBuffer>[]> {
    const lengths = sources.map(({ buffer, byteLength }) => byteLength ?? buffer.size);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const staging = this.#take(total);
    const encoder = this.#device.createCommandEncoder();
    record(encoder);
    let offset = 0;
    sources.forEach(({ buffer }, index) => {
      encoder.copyBufferToBuffer(buffer, 0, staging, offset, lengths[index]);
      offset += lengths[index];
    });
    this.#device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ, 0, total);
    const bytes = staging.getMappedRange(0, total).slice(0);
    staging.unmap();
    this.#idle.push(staging);
    let start = 0;
    return lengths.map((length) => {
      const words = new Uint32Array(bytes, start, length / 4);
      start += length;
      return words;
    });
  }

  /** An idle buffer that is large enough, but not wastefully so, or a new one. */
  #take(byteLength: number): GPUBuffer {
    const fitting = this.#idle.findIndex(
      ({ size }) => size >= byteLength && size <= 2 * byteLength,
    );
    if (fitting >= 0) return this.#idle.splice(fitting, 1)[0];
    return this.#device.createBuffer({
      label: 'read-back',
      size: byteLength,
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
    });
  }

  destroy(): void {
    for (const buffer of this.#idle) buffer.destroy();
    this.#idle.length = 0;
  }
}
