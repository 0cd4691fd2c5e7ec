import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the workspace into dist/workspace, for browsers since spring 2023 (Chrome 111; the last Chrome of Android 7 is newer). */
export default defineConfig({
  root: join(import.meta.dirname, 'src/workspace'),
  base: '/lam-viec/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/workspace'),
    emptyOutDir: true,
    // Fonts and pictures are files of their own: inlined data would be refused by the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})
