import { readFileSync } from 'node:fs';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const SERVER = process.env['ATTAIN_SERVER'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  define: {
    __APP_VERSION__: JSON.stringify(version),
    // Runtime-only Vue without the options API: fewer bytes before the first field.
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
  },
  // `source`: @attain/shared is read from its sources, so no build of it can be stale.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The policy allows no data: images and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    vue(),
    VitePWA({
      strategies: 'injectManifest',
      registerType: 'prompt',
      injectRegister: false,
      srcDir: 'src/pwa',
      filename: 'sw.ts',
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: '绩效自评',
        short_name: '绩效自评',
        description: '没有网络也能填，有网络自动送达',
        lang: 'zh-CN',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        theme_color: '#ffffff',
        background_color: '#f4f5f7',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ],
      },
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'] },
    }),
  ],
  server: {
    proxy: {
      '/graphql': SERVER,
      '/evidence': SERVER,
      '/report-files': SERVER,
      '/report-templates': SERVER,
      '/healthz': SERVER,
      '/readyz': SERVER,
      '/events': SERVER,
      '/public': SERVER,
    },
  },
});
