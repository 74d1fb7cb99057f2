/** Runs small compute shaders of the tests, every one inside an error scope: a failure is loud. */

const device = await openDevice();

async function openDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('The GPU tests need a WebGPU adapter, and there is none.');
  return adapter.requestDevice();
}

/**
 * Runs a shader whose only binding is `output` at group 0, binding 0, and reads that back.
 *
 * @param code WGSL with an entry point `main`
 * @param workgroups how many to dispatch
 * @param byteLength size of the output
 */
export async function runKernel(
  code: string,
  workgroups: number,
  byteLength: number,
): Promise<ArrayBuffer> {
  device.pushErrorScope('validation');
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
  });
  const output = device.createBuffer({
    size: byteLength,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
  });
  const staging = device.createBuffer({
    size: byteLength,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer: output } }],
    }),
  );
  pass.dispatchWorkgroups(workgroups);
  pass.end();
  encoder.copyBufferToBuffer(output, 0, staging, 0, byteLength);
  device.queue.submit([encoder.finish()]);
  const error = await device.popErrorScope();
  if (error !== null) throw new Error(error.message);
  await staging.mapAsync(GPUMapMode.READ);
  const bytes = staging.getMappedRange().slice(0);
  output.destroy();
  staging.destroy();
  return bytes;
}
