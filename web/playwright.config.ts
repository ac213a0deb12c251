import { defineConfig } from '@playwright/test'

/**
 * Drives a running installation in the machine's own Chromium. BASE_URL says where it is; nothing is started here.
 * Steps build on each other, so there is one worker and no second try.
 */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 40_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    // Nothing is half-way anywhere when it is clicked, looked at or photographed.
    contextOptions: { reducedMotion: 'reduce' },
    // TRACE=1 keeps every step of a story that fails; to write them down takes a third of its time, so that it is not done unasked.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
