/** Vite's configuration for test/page/figure-chart.html: the chart of a figure, without the laboratory around it. */

import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  base: './',
  build: { target: 'es2023', rolldownOptions: { input: 'test/page/figure-chart.html' } },
});
