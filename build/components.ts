/** Vite's configuration for the web components: ES modules in dist-components, to be served as they are or bundled on. */

import { defineConfig } from 'vite';
import { shortText } from './short-text.ts';
import { sharedWorkers } from './workers.ts';

export default defineConfig({
  publicDir: false,
  base: './',
  plugins: [sharedWorkers(), shortText()],
  build: {
    target: 'es2023',
    outDir: 'dist-components',
    lib: {
      entry: {
        index: 'src/components.ts',
        'escapement-lab': 'src/ui/site/escapement-lab-component.ts',
        'escapement-cloud': 'src/ui/site/escapement-cloud.ts',
      },
      formats: ['es'],
    },
  },
});
