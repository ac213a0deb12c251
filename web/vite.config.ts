import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the backend. */
const backend = process.env.BACKEND ?? 'http://localhost:8080'

/** Lays a compressed twin beside each text asset: the backend hands it out as it is. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/^assets\/.*\.(js|css)$/.test(name)) continue
        writeFileSync(join(dir!, `${name}.gz`), gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }))
      }
    },
  }
}

/**
 * Puts what every page begins with into two files that are fetched side by side, rather than into one for each part that several pages share: a browser asks
 * for six at a time. Libraries, which change rarely, are one of them.
 */
function firstPage(): Plugin {
  const begin = fileURLToPath(new URL('./src/main.tsx', import.meta.url))
  const first = new Set<string>()
  // What a group needs comes with it, unless an earlier one has it.
  const groups = [
    { name: 'libraries', test: (id: string) => first.has(id) && id.includes('/node_modules/') },
    { name: 'app', test: (id: string) => first.has(id) },
  ]
  return {
    name: 'first-page',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    buildEnd() {
      const waiting = [begin]
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (first.has(id)) continue
        first.add(id)
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        // Else it is asked for when the first text is laid out, and the text is laid out again when it is there.
        const font = Object.keys(bundle ?? {}).find((name) => /\/inter-latin-wght-normal[^/]*\.woff2$/.test(name))
        return font ? [{ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font}` }, injectTo: 'head' as const }] : []
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), tailwindcss(), firstPage(), compressed()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': backend, '/health': backend } },
  build: {
    target: 'es2023',
    sourcemap: false,
    // A page's own code arrives with the page; nothing is inlined, so that a strict content security policy can hold.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
  },
})
