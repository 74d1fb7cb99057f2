import { expect, it } from 'vitest';
it('x', async () => { const a = await navigator.gpu.requestAdapter(); console.log(a!.info.vendor, a!.info.architecture, crossOriginIsolated); expect(a).not.toBeNull(); });
