import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mantineStyles } from './mantine-styles.js';

/** Addresses that are not the app's: the worker never answers for them, and keeps nothing of them. */
const NOT_THE_APP = [/^\/(api|oidc|auth|health)(\/|$)/];

export default defineConfig({
  plugins: [
    react(),
    mantineStyles(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifestFilename: 'liaison.webmanifest',
      manifest: {
        name: 'Liaison',
        short_name: 'Liaison',
        description: 'La suite libre des affaires médicales · The open medical-affairs suite',
        lang: 'fr-CA',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#0b5c7a',
        background_color: '#ffffff',
        icons: [
          { src: '/liaison.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/liaison-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/liaison-512.png', sizes: '512x512', type: 'image/png' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,svg,png,html}'],
        // The page is served at the root, where each answer has a nonce of its own.
        manifestTransforms: [(entries) => ({ manifest: entries.map((entry) => (entry.url === 'index.html' ? { ...entry, url: '/' } : entry)), warnings: [] })],
        navigateFallback: '/',
        navigateFallbackDenylist: NOT_THE_APP,
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing stands in the page itself or in data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    manifest: true,
  },
});
